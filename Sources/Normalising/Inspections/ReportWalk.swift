import PlanSchema
import Wording

/// Walks through the body of a report, piece by piece, under the heading in force, and gathers sections, recommendations, findings and
/// narrative.
struct ReportWalk {
  /// What the pieces under the heading in force are.
  private enum Part: Equatable {
    case contents(page: Int?)
    /// What the report says of the area, of the inspection, of its grades: it names areas and grades that are not this report's.
    case information
    case narrative, findings, imprint
  }

  private let headings: HeadingReader
  private let vocabulary: InspectionVocabulary
  private let pieces: [Piece]
  /// The indices of pieces that something else has taken.
  private let used: Set<Int>
  /// The report's own judgements, as far as they are known beforehand.
  private let judgements: [Judgement]
  private var part = Part.narrative
  private var isBoard = false
  private var heading: String?
  /// The section in force, and the level of its heading.
  private var section: String?
  private var sectionLevel: Int?
  private var list: RecommendationList?
  private(set) var outcome = ReportOutcome()

  init(_ pieces: [Piece], used: Set<Int>, judgements: [Judgement], vocabulary: InspectionVocabulary) {
    self.pieces = pieces
    self.used = used
    self.judgements = judgements
    self.vocabulary = vocabulary
    headings = HeadingReader(vocabulary: vocabulary)
  }

  /// Walks from a piece to the end.
  mutating func run(from start: Int) {
    var taken = start
    for index in start..<max(start, pieces.count) where index >= taken {
      let piece = pieces[index]
      if !used.contains(index), !isContents(piece), let table = judgementTable(at: index) {
        takeTable(table, at: index)
        taken = index + table.count
      } else if used.contains(index) {
        outcome.place(piece)
      } else if isContents(piece) {
        outcome.note(piece)
      } else if isTableHeader(piece) {
        outcome.note(piece)
      } else if let reading = headings.read(piece), part != .information || piece.isHeading || reading.role != .judgement {
        take(reading, piece, at: index)
      } else if piece.isHeading {
        takeUnknownHeading(piece, at: index)
      } else {
        takeText(piece, at: index)
      }
    }
    closeList()
  }

  // MARK: Headings

  private mutating func take(_ reading: HeadingReading, _ piece: Piece, at index: Int) {
    switch reading.role {
    case .recommendations, .priority, .improvement: openList(reading, piece)
    case .timescale:
      guard list != nil else { return takeUnknownHeading(piece, at: index) }
      list?.begin(heading: reading.title, due: reading.title)
      outcome.place(piece)
    case .judgement:
      if list != nil, staysInList(piece, at: index), reading.grade == nil { return takeSubheading(piece) }
      closeList()
      if reading.area == .safeguardingBoard { isBoard = true }
      beginSection(reading, piece, kind: .judgement)
    case .board:
      closeList()
      isBoard = true
      beginSection(reading, piece, kind: .judgement)
    case .findings where isInJudgedSection && !reading.isAboutBoard,
      .summary where isInJudgedSection && reading.title.levelled == "summary":
      // A part of the judged section, not one of its own.
      heading = reading.title
      outcome.place(piece)
    case .findings, .keyFindings:
      closeList()
      if reading.isAboutBoard { isBoard = true }
      beginSection(reading, piece, kind: .other)
    case .authority:
      closeList()
      isBoard = false
      begin(.narrative, reading.title, piece)
    case .contents:
      closeList()
      begin(.contents(page: piece.place.page), nil, piece)
    case .imprint:
      closeList()
      part = .imprint
      outcome.note(piece)
    case .summary, .mainFindings:
      closeList()
      begin(.narrative, reading.title, piece)
    case .about, .areaInformation, .meanings:
      closeList()
      begin(.information, reading.title, piece)
    }
  }

  private mutating func begin(_ next: Part, _ title: String?, _ piece: Piece) {
    part = next
    heading = title
    section = nil
    outcome.place(piece)
  }

  /// Whether the section in force is that of a judged area, with no list read since its heading.
  private var isInJudgedSection: Bool {
    list == nil && part == .findings && outcome.sections.last.map { $0.id == section && $0.kind == .judgement && !isBoard } == true
  }

  private mutating func beginSection(_ reading: HeadingReading, _ piece: Piece, kind: Section.Kind) {
    part = .findings
    heading = reading.title
    let area = reading.area ?? (reading.role == .board ? .safeguardingBoard : nil)
    // The board's heading is often printed twice: for the part of the report and over its judgement.
    if let last = outcome.sections.last, last.kind == kind, last.title.levelled == reading.title.levelled, last.id == section {
      if outcome.sections[outcome.sections.count - 1].grade == nil { outcome.sections[outcome.sections.count - 1].grade = reading.grade }
      outcome.place(piece)
    } else {
      let parent = parent(of: reading, piece)
      section = outcome.addSection(reading.title, kind: kind, grade: reading.grade, parent: parent, at: piece)
      if parent == nil { sectionLevel = piece.headingLevel }
    }
    if let area, let grade = reading.grade, let printed = reading.printedGrade {
      outcome.headingJudgements.append(
        Judgement(area: area, printedArea: reading.title, grade: grade, printed: printed, place: piece.place))
    }
  }

  /// The section that a judged area belongs to: adoption and care leavers were judged under children looked after.
  private func parent(of reading: HeadingReading, _ piece: Piece) -> String? {
    guard reading.role == .judgement, let level = piece.headingLevel, let sectionLevel, level > sectionLevel else { return nil }
    return outcome.sections.last { $0.kind == .judgement && $0.parent == nil }?.id
  }

  private mutating func takeUnknownHeading(_ piece: Piece, at index: Int) {
    if let grade = vocabulary.grades.grade(of: piece.text), let section { return setGrade(grade, of: section, piece) }
    if list != nil {
      if staysInList(piece, at: index) { return takeSubheading(piece) }
      closeList()
    }
    if part == .imprint { return outcome.note(piece) }
    heading = piece.text.withoutFootnoteMark
    outcome.place(piece)
  }

  private mutating func takeSubheading(_ piece: Piece) {
    list?.begin(heading: piece.text.withoutFootnoteMark.withoutEndStop)
    outcome.place(piece)
  }

  private mutating func setGrade(_ grade: Judgement.Grade, of section: String, _ piece: Piece) {
    if let index = outcome.sections.firstIndex(where: { $0.id == section }), outcome.sections[index].grade == nil {
      outcome.sections[index].grade = grade
    }
    outcome.place(piece)
  }

  /// The graded area, in pieces of its own, that heads a section: "Care leavers" "Good".
  private func judgementTable(at index: Int) -> JudgementStream.Reading? {
    let piece = pieces[index]
    guard piece.marker == nil || piece.isHeading, piece.isRow || piece.isHeading || piece.isShortLine else { return nil }
    guard let table = JudgementStream.read(pieces[index...].prefix(6), vocabulary: vocabulary) else { return nil }
    if part == .information, !piece.isHeading {
      // The report's own judged areas may follow its information about the area without a heading between them.
      guard piece.isRow,
        table.judgements.allSatisfy({ found in judgements.contains { $0.judges(found.printedArea) && $0.grade == found.grade } })
      else { return nil }
    }
    return table
  }

  private mutating func takeTable(_ table: JudgementStream.Reading, at index: Int) {
    closeList()
    for judgement in table.judgements {
      let reading = HeadingReading(
        role: .judgement, title: judgement.printedArea, area: judgement.area, grade: judgement.grade, printedGrade: judgement.printed,
        isAboutBoard: judgement.area == .safeguardingBoard)
      if reading.isAboutBoard { isBoard = true }
      beginSection(reading, pieces[index], kind: .judgement)
    }
    for piece in pieces[index..<(index + table.count)] { outcome.place(piece) }
  }

  /// The words over a table of judgements: "Key judgement", "Judgement grade".
  private func isTableHeader(_ piece: Piece) -> Bool {
    // Few pieces are so short: most need not be levelled.
    guard piece.text.utf8.count <= 120 else { return false }
    let words = Set(piece.text.levelled.split(separator: " ").map(String.init))
    return !words.isEmpty && words.isSubset(of: ["key", "judgement", "judgment", "judgements", "grade", "grades", "|"])
  }

  // MARK: Lists

  private mutating func openList(_ reading: HeadingReading, _ piece: Piece) {
    let kind: Recommendation.Kind = reading.role == .priority ? .priority : .improvement
    outcome.place(piece)
    // "Areas for improvement" under "What does the local authority need to improve?" goes on with its list.
    if reading.role != .recommendations, list != nil {
      list?.kind = kind
      list?.begin(heading: nil)
      return
    }
    closeList()
    if reading.isAboutBoard { isBoard = true }
    list = RecommendationList(
      vocabulary: vocabulary, body: isBoard ? .safeguardingBoard : .authority, level: piece.headingLevel, kind: kind)
  }

  private mutating func closeList() {
    guard let list else { return }
    outcome.add(list)
    self.list = nil
    part = .narrative
    heading = nil
  }

  /// Whether a heading inside a list is a sub-heading of it: lower than the list's own, with items after it.
  private func staysInList(_ piece: Piece, at index: Int) -> Bool {
    guard let list, let next = next(after: index), next.marker != nil || next.isHeading else { return false }
    if let own = list.level, let level = piece.headingLevel { return level > own }
    // Numbered paragraphs after a bulleted list are the narrative again.
    if let item = list.items.last, item.isMarked, item.ref == nil, next.number != nil { return false }
    if let number = next.number, let ref = list.items.last?.ref, let last = Int(ref) { return number == last + 1 }
    return next.marker != nil
  }

  private func next(after index: Int) -> Piece? { pieces[(index + 1)...].first }

  // MARK: Text

  private mutating func takeText(_ piece: Piece, at index: Int) {
    // Beside the imprint: a number by itself, of a page that nothing else tells to be one.
    if part == .imprint || piece.text.isEmpty { return outcome.note(piece) }
    let isItem = isBareItem(piece, at: index), piece = isItem ? piece.withBareMark : piece
    if piece.isFootnote, !isItem { return outcome.addPassage(piece, heading: nil) }
    if let grade = vocabulary.grades.grade(of: piece.text), let section { return setGrade(grade, of: section, piece) }
    if list != nil, takeListed(piece, at: index) { return }
    if piece.isShortLine, let next = next(after: index), !next.isShortLine || next.marker != nil {
      heading = piece.text
      return outcome.place(piece)
    }
    switch part {
    case .findings:
      // A row, or a few loose words, among findings: nothing understands them, and the ledger says so.
      guard !piece.isRow, piece.marker != nil || piece.text.endsSentence || piece.text.utf8.count > 60 else { return }
      // The numbered findings stand under the section again after its summary.
      if piece.number != nil, heading?.levelled == "summary" { heading = outcome.sections.last { $0.id == section }?.title }
      if piece.isBulleted, outcome.findings.last?.text.hasSuffix(":") == true || isInRun {
        outcome.extendFinding(piece)
      } else {
        outcome.addFinding(piece, heading: heading, section: section)
      }
      isInRun = piece.isBulleted && (isInRun || outcome.findings.last?.text.contains(":") == true)
    case .narrative, .information, .contents, .imprint: outcome.addPassage(piece, heading: heading)
    }
  }

  /// Whether the pieces before this one are points under a finding that ends in a colon.
  private var isInRun = false

  /// Whether a piece that looks like a footnote is an item of a list whose numbers have no stop: the next after the last item's, or, as
  /// its first, followed by the next.
  private func isBareItem(_ piece: Piece, at index: Int) -> Bool {
    guard let list, let number = piece.bareNumber else { return false }
    if let last = list.items.last { return last.isBare && last.ref.flatMap { Int($0) } == number - 1 }
    return next(after: index)?.bareNumber == number + 1
  }

  private mutating func takeListed(_ piece: Piece, at index: Int) -> Bool {
    let nextIsMarked = next(after: index)?.marker != nil
    let isLabel = piece.marker == nil && piece.text.hasSuffix(":") && piece.text.utf8.count <= 120 && list?.lastText != nil
    if piece.isShortLine || isLabel, nextIsMarked, list?.lastText?.endsSentence ?? true {
      takeSubheading(piece)
      return true
    }
    switch list?.offer(piece, nextIsMarked: nextIsMarked) {
    case .taken: outcome.place(piece)
    case .remark: outcome.addPassage(piece, heading: list?.heading)
    case .refused, nil:
      closeList()
      return false
    }
    return true
  }

  private func isContents(_ piece: Piece) -> Bool {
    guard case .contents(let page) = part else { return false }
    if let page, piece.place.page == page { return true }
    return piece.marker == nil && piece.text.split(separator: " ").last.map { $0.count <= 3 && $0.allSatisfy(\.isNumber) } == true
  }
}

extension Piece {
  /// A footnote: its number, without a stop, and then a capital.
  var isFootnote: Bool {
    guard !isRow, !isHeading else { return false }
    if let marker { return marker.count <= 2 && marker.allSatisfy { $0.isASCII && $0.isNumber } }
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count > 1, words[0].count <= 2, words[0].allSatisfy({ $0.isASCII && $0.isNumber }) else { return false }
    return words[1].first?.isUppercase == true
  }

  /// A line of its own that is no sentence: a heading in all but looks.
  var isShortLine: Bool { marker == nil && !isRow && text.utf8.count <= 90 && !text.endsSentence && !text.isEmpty }
}
