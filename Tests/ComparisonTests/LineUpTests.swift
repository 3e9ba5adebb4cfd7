import Comparison
import Foundation
import PlanSchema
import Testing

private func result(_ asOf: String? = nil) -> SideBySide {
  Invented.set.compared(reference: Invented.reference, asOf: asOf.flatMap { CalendarDay($0) })
}

private func line(_ theme: String, _ authority: String) throws -> AuthorityLine {
  let lineUp = try #require(result().themes.first { $0.id == theme })
  return try #require(lineUp.authorities.first { $0.authority == authority })
}

@Suite("A line-up")
struct LineUps {
  @Test("sets the authorities side by side with everything that carries the theme")
  func sideBySide() throws {
    let iro = try #require(result().themes.first { $0.id == "iro" })
    #expect(iro.authorities.map(\.authority) == ["alderwick", "brackenshire"])
    let alderwick = try line("iro", "alderwick")
    #expect(alderwick.name == "Alderwick")
    #expect(alderwick.documents.map(\.id) == ["alderwick/2023", "alderwick/plan-2023"])
    #expect(alderwick.recommendations.map(\.document) == ["alderwick/2023", "alderwick/plan-2023"])
    #expect(alderwick.actions.map(\.item.id) == ["1.1", "1.2"])
    #expect(try line("supervision", "brackenshire").measures.map(\.item.id) == ["m1"])
    #expect(try line("supervision", "alderwick").findings.map(\.item.ref) == ["1"])
  }

  @Test("links actions and recommendations both ways")
  func links() throws {
    let alderwick = try line("iro", "alderwick")
    #expect(alderwick.recommendations[1].links == ["1.1", "1.2"])
    #expect(alderwick.actions.map(\.links) == [["1"], ["1"]])
  }

  @Test("finds counterparts in other authorities, with the words that they share")
  func counterparts() throws {
    let own = try line("iro", "alderwick").actions[0]
    let best = try #require(own.counterparts.first)
    #expect(best.authority == "brackenshire" && best.id == "A" && best.kind == .action)
    #expect(best.shared.contains("dispute resolution"), "\(best.shared)")
    #expect(best.score > 0.3 && best.score <= 1)
    let back = try #require(try line("iro", "brackenshire").actions[0].counterparts.first)
    #expect(back.id == "1.1" && back.score == best.score)
    for entry in try line("supervision", "alderwick").recommendations {
      #expect(entry.counterparts.allSatisfy { $0.authority != "alderwick" })
    }
  }

  @Test("takes no single common word for a counterpart")
  func chance() throws {
    var records = Invented.records
    let plan = records.firstIndex { $0.document.id == "brackenshire/plan-2022" }!
    records[plan].actions[0].text = "Publish a yearly account in plain language, with figures, for reviewing boards and for elected members"
    let compared = DocumentSet(records, themes: Invented.themes, register: Invented.register).compared(reference: Invented.reference)
    let alderwick = try #require(compared.themes[1].authorities.first { $0.authority == "alderwick" })
    for action in alderwick.actions { #expect(action.counterparts.isEmpty, "\(action.counterparts)") }
  }

  @Test("tells the theme over time, and how often it was asked for")
  func history() throws {
    let supervision = try line("supervision", "alderwick")
    #expect(supervision.history.map(\.document) == ["alderwick/2014", "alderwick/2019", "alderwick/2023", "alderwick/plan-2023"])
    #expect(supervision.history.map(\.date) == ["2014-06-20", "2019-02-15", "2023-03-17", "2023-06"])
    #expect(supervision.history.last?.actions == ["1.3"])
    #expect(supervision.asked.times == 3)
    #expect(supervision.asked.since == "2014")
    #expect(try line("supervision", "brackenshire").asked.times == 0)
  }

  @Test("counts themes by authority, those in common and those on one side")
  func matrix() {
    let pair = Invented.set.selecting(Selection(councils: ["alderwick", "brackenshire"]))
    let matrix = pair.compared(reference: Invented.reference).matrix
    #expect(matrix.authorities == ["alderwick", "brackenshire"])
    #expect(matrix.rows.map(\.theme) == Invented.themes.map(\.id))
    #expect(matrix.inCommon == ["supervision", "iro", "adoption"])
    #expect(matrix.onOneSide == [ThemeMatrix.OneSided(theme: "health", authority: "alderwick")])
    let supervision = matrix.rows[0].cells[0]
    #expect(supervision.recommendations == 3 && supervision.actions == 1 && supervision.findings == 1 && supervision.total == 5)
  }

  @Test("counts what a plan prints again from a report once")
  func reprints() throws {
    let alderwick = try line("iro", "alderwick")
    #expect(alderwick.reprints == [Reprint(document: "alderwick/plan-2023", id: "r1", ofDocument: "alderwick/2023", ofID: "r1")])
    #expect(alderwick.recommendations.count == 2 && alderwick.counts.recommendations == 1)
    #expect(result().matrix.rows[1].cells[0].recommendations == 1)
    // Without the report it counts by itself.
    let alone = Invented.set.selecting(Selection(councils: ["alderwick"], since: "2023-06")).compared(reference: Invented.reference)
    #expect(alone.matrix.rows[1].cells[0].recommendations == 1 && alone.themes[1].authorities[0].reprints.isEmpty)
  }

  @Test("counts an inspection once, though two files tell of it")
  func sameInspection() throws {
    var text = Invented.records.first { $0.document.id == "alderwick/2023" }!
    text.document.id = "alderwick/2023-as-text"
    text.inspection?.start = nil
    text.inspection?.end = nil
    var other = text
    other.document.id = "alderwick/undated"
    other.recommendations[0].text = "Reviewing officers’ caseloads."
    other.recommendations[1].text = "Supervision of students."
    let records = Invented.records + [text, other]
    let set = DocumentSet(records, themes: Invented.themes, register: Invented.register)
    #expect(set.summary("alderwick/2023-as-text")?.repeats == "alderwick/2023")
    #expect(set.summary("alderwick/undated")?.repeats == nil && set.summary("alderwick/2023")?.repeats == nil)
    #expect(ReferenceSet(records: records).inspections.count == Invented.reference.inspections.count + 1)
    let compared = set.compared(reference: ReferenceSet(records: records))
    let supervision = try #require(compared.themes[0].authorities.first { $0.authority == "alderwick" })
    #expect(!supervision.recommendations.contains { $0.document == "alderwick/2023-as-text" })
    #expect(supervision.asked.times == 4, "three that are dated and the one without a date that is another")
  }

  @Test("puts a plan without a date after the inspection that it answers", arguments: ["2023-03", "2023-03-06", "2023-03-17"])
  func undatedPlan(answers: String) throws {
    var records = Invented.records
    let plan = records.firstIndex { $0.document.id == "alderwick/plan-2023" }!
    records[plan].document.published = nil
    records[plan].document.answersInspection = answers
    let set = DocumentSet(records, themes: Invented.themes, register: Invented.register)
    #expect(set.records.prefix(4).map(\.document.id) == ["alderwick/2014", "alderwick/2019", "alderwick/2023", "alderwick/plan-2023"])
  }

  @Test("is the same whatever the order of the documents")
  func order() throws {
    let other = DocumentSet(Invented.records.reversed(), themes: Invented.themes, register: Invented.register)
    let shuffled = other.compared(reference: ReferenceSet(records: Invented.records.reversed()), asOf: CalendarDay("2023-10-01"))
    #expect(try SchemaJSON.pretty(shuffled) == SchemaJSON.pretty(result("2023-10-01")))
  }

  @Test("is written as the contract says, and read back")
  func json() throws {
    let data = try SchemaJSON.pretty(result())
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let themes = try #require(json["themes"] as? [[String: Any]])
    #expect(themes.map { $0["id"] as? String } == Invented.themes.map(\.id))
    let authority = try #require((themes[1]["authorities"] as? [[String: Any]])?.first)
    for field in ["documents", "recommendations", "actions", "measures", "findings"] { #expect(authority[field] is [Any], "\(field)") }
    let action = try #require((authority["actions"] as? [[String: Any]])?.first)
    #expect(action["ref"] as? String == "1.1")
    #expect(action["document"] as? String == "alderwick/plan-2023")
    #expect((action["due"] as? [String: Any])?["value"] as? String == "2023-09-30")
    #expect(themes[1]["benchmark"] is [String: Any])
    #expect(try SchemaJSON.decode(SideBySide.self, from: data) == result())
  }

  @Test("of nothing is empty, not a fault")
  func empty() {
    let result = DocumentSet([], themes: Invented.themes, register: Invented.register).compared(reference: ReferenceSet([]))
    #expect(result.themes.count == 4 && result.themes.allSatisfy(\.authorities.isEmpty))
    #expect(result.themes[0].benchmark.reference.england == Share(0, of: 0))
    #expect(result.matrix.inCommon.isEmpty && result.plans.isEmpty)
  }
}

@Suite("A selection")
struct Selections {
  @Test(
    "keeps the documents asked for",
    arguments: [
      (Selection(), 7), (Selection(councils: ["alderwick"]), 4), (Selection(region: "North West"), 6),
      (Selection(neighboursOf: "brackenshire"), 6), (Selection(councils: ["cawdale"], neighboursOf: "brackenshire"), 7),
      (Selection(since: "2022"), 5), (Selection(since: "2023-06-15"), 2), (Selection(until: "2019"), 2),
      (Selection(until: "2023-06-01"), 6),
      (Selection(since: "2022-01-01", until: "2022-12-31"), 2), (Selection(judgement: .good), 3), (Selection(judgement: .adequate), 1),
      (Selection(judgement: .requiresImprovement), 2),
    ])
  func keeps(selection: Selection, count: Int) {
    #expect(Invented.set.selecting(selection).records.count == count)
  }

  @Test("says which documents have no date to go by")
  func undated() {
    let set = DocumentSet([Invented.plan("alderwick/plan")], themes: [], register: Invented.register)
    #expect(set.undated(Selection(since: "2020")).map(\.id) == ["alderwick/plan"])
    #expect(set.undated(Selection()).isEmpty)
  }

  @Test("goes by the leaders’ judgement where there is no overall one, and says so")
  func leaders() {
    let summaries = Dictionary(uniqueKeysWithValues: Invented.set.summaries.map { ($0.id, $0.judgement) })
    #expect(summaries["cawdale/2026"] == OverallJudgement(grade: .good, basis: .leaders))
    #expect(summaries["alderwick/plan-2023"] == OverallJudgement(grade: .requiresImprovement, basis: .overall))
    #expect(summaries["brackenshire/plan-2022"] == OverallJudgement(grade: .good, basis: .overall))
  }

  @Test("offers the nearest names for one that is unknown")
  func unknown() throws {
    let set = Invented.set
    #expect(try set.theme(named: "IRO") == "iro")
    #expect(try set.theme(named: "supervision and management oversight") == "supervision")
    #expect(try set.council(named: "Alderwick Council") == "alderwick")
    #expect(try set.region(named: "north west") == "North West")
    #expect(throws: UnknownName(.theme, given: "suprvision", nearest: ["supervision"])) { try set.theme(named: "suprvision") }
    #expect(throws: UnknownName(.council, given: "Aldwick", nearest: ["Alderwick"])) { try set.council(named: "Aldwick") }
    #expect(throws: UnknownName(.region, given: "Nort West", nearest: ["North West"])) { try set.region(named: "Nort West") }
    #expect(UnknownName(.theme, given: "x", nearest: []).description == "no theme is called “x”")
  }
}
