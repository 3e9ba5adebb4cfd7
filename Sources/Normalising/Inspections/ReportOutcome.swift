import PlanSchema

/// What a walk through a report's pieces gathers, with the ids given as it goes.
struct ReportOutcome {
  var sections: [Section] = []
  var recommendations: [Recommendation] = []
  var findings: [Finding] = []
  var narrative: [Passage] = []
  /// Judgements that section headings give ("…: requires improvement to be good").
  var headingJudgements: [Judgement] = []
  /// The ids of the units whose text stands in the record, and of those that only help to read it.
  var placed: [Int] = []
  var context: [Int] = []

  mutating func place(_ piece: Piece) { placed += piece.units }
  mutating func note(_ piece: Piece) { context += piece.units }

  mutating func addSection(
    _ title: String, kind: Section.Kind, ref: String? = nil, grade: Judgement.Grade? = nil, parent: String? = nil, at piece: Piece
  ) -> String {
    let id = "s\(sections.count + 1)"
    sections.append(Section(id: id, ref: ref, kind: kind, title: title, parent: parent, grade: grade, place: piece.place))
    place(piece)
    return id
  }

  mutating func addFinding(_ piece: Piece, heading: String?, section: String?) {
    findings.append(
      Finding(id: "f\(findings.count + 1)", ref: piece.ref, heading: heading, section: section, text: piece.text, place: piece.place))
    place(piece)
  }

  /// Adds a point of a list to the finding that introduces it.
  mutating func extendFinding(_ piece: Piece) {
    guard let last = findings.indices.last else { return addFinding(piece, heading: nil, section: nil) }
    let separator = findings[last].text.separatorBeforeNextPoint
    findings[last].text += separator + piece.text
    if let place = findings[last].place { findings[last].place = place.through(piece.place) }
    place(piece)
  }

  mutating func addPassage(_ piece: Piece, heading: String?) {
    narrative.append(Passage(id: "n\(narrative.count + 1)", heading: heading, ref: piece.ref, text: piece.text, place: piece.place))
    place(piece)
  }

  mutating func add(_ list: RecommendationList) {
    for item in list.items {
      let number = recommendations.count + 1
      recommendations.append(
        Recommendation(
          id: "r\(number)", ref: item.ref, number: number, kind: item.kind, body: list.body, heading: item.heading, text: item.text,
          due: item.due.map { DueDate(printed: $0, precision: .event) }, place: item.place))
    }
  }
}

extension ReportOutcome {
  /// Puts what was read into the record, and closes its account.
  func fill(_ record: inout Record, _ ledger: inout LedgerKeeper) {
    record.sections = sections
    record.recommendations = recommendations
    record.findings = findings
    record.narrative = narrative
    for id in placed { ledger.place(ledger.units[id]) }
    for id in context { ledger.context(ledger.units[id]) }
    record.ledger = ledger.ledger
  }
}
