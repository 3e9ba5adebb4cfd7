import Foundation
import PlanSchema
import Testing

@testable import Store

@Suite struct DecisionTests {
  static let id = "northmere/2024-01-action-plan"

  static func decision(_ record: String, _ text: String, add: [String] = ["supervision"], remove: [String] = ["recording"]) -> Decision {
    Decision(document: id, record: record, text: text, add: add, remove: remove, by: "J. Okafor")
  }

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    /// The document as it reads when it is imported again.
    var texts: [String]
    /// The record that the decision about the first text is about now; `nil`: none.
    var now: String?
  }

  @Test(arguments: [
    Case(testDescription: "the same", texts: Samples.texts, now: "r1"),
    Case(testDescription: "renumbered", texts: ["A new first one."] + Samples.texts, now: "r2"),
    Case(testDescription: "in another order", texts: Samples.texts.reversed(), now: "r3"),
    Case(testDescription: "other white space and quotes", texts: ["Keep  fuller notes of\nvisits"], now: "r1"),
    Case(testDescription: "one word changed", texts: ["Keep fuller notes of all visits."] + Samples.texts.dropFirst(), now: "r1"),
    Case(testDescription: "another text there", texts: ["Train new managers."] + Samples.texts.dropFirst(), now: nil),
    Case(testDescription: "taken out", texts: [], now: nil),
  ])
  func aDecisionFindsItsText(change: Case) throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    try library.decide(Self.decision("r1", Samples.texts[0]))
    _ = try library.save(Samples.plan(change.texts, sha256: "ff66"), profile: Samples.profile)
    let loaded = library.load()
    for recommendation in try #require(loaded.records.first).recommendations {
      let expected = recommendation.id == change.now ? "supervision" : "recording"
      #expect(recommendation.themes.map(\.id) == [expected])
    }
    #expect(loaded.orphans.map(\.record) == (change.now == nil ? ["r1"] : []))
    // The record's file keeps what the coder said.
    let stored = try #require(try library.storedRecord(Self.id))
    #expect(stored.recommendations.allSatisfy { $0.themes.map(\.by) == [.coder] })
  }

  @Test func aDocumentThatWasRenamedKeepsItsDecisions() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    try library.decide(Self.decision("r2", Samples.texts[1]))
    try FileManager.default.removeItem(at: library.recordFile(Self.id))
    _ = try library.save(Samples.plan(Samples.texts, id: "northmere/2024-02-plan", sha256: "ab12"), profile: Samples.profile)
    #expect(library.load().records[0].recommendations[1].themes.map(\.id) == ["supervision"])
  }

  @Test func equalTextsAreKeptApart() {
    var records = [Samples.plan(["Say it twice.", "Say it twice."])]
    var decisions = Decisions()
    decisions.set(Self.decision("r2", "Say it twice."), in: records)
    decisions.set(Self.decision("r1", "Say it twice.", add: ["leaders"]), in: records)
    #expect(decisions.decisions.map(\.record) == ["r1", "r2"])
    #expect(decisions.apply(to: &records) == [])
    #expect(records[0].recommendations.map { $0.themes[0].id } == ["leaders", "supervision"])
  }

  @Test func aNewDecisionReplacesTheOldOneWhereverItsTextStands() {
    var decisions = Decisions()
    decisions.set(Self.decision("r1", Samples.texts[0]), in: [Samples.plan(Samples.texts)])
    let renumbered = [Samples.plan(["A new first one."] + Samples.texts)]
    decisions.set(Self.decision("r2", Samples.texts[0], add: ["leaders"]), in: renumbered)
    #expect(decisions.decisions.map(\.add) == [["leaders"]])
    #expect(decisions.remove(document: Self.id, record: "r2", in: renumbered)?.add == ["leaders"])
    #expect(decisions.remove(document: Self.id, record: "r2", in: renumbered) == nil)
    #expect(decisions.decisions.isEmpty)
  }

  @Test func whatADecisionDoesToTheCodes() {
    let codes = [
      ThemeCode(id: "recording", weight: 0.9, primary: true, evidence: ["notes"]),
      ThemeCode(id: "supervision", weight: 0.6, evidence: ["managers"]),
    ]
    func ids(_ decision: Decision) -> [String] {
      decision.applied(to: codes).map { ($0.primary ? "*" : "") + $0.id + "/" + $0.by.rawValue }
    }
    #expect(ids(Decision(document: "d", record: "r", text: "t", by: "me")) == ["*recording/coder", "supervision/coder"])
    #expect(
      ids(Decision(document: "d", record: "r", text: "t", add: ["supervision"], by: "me")) == ["*recording/coder", "supervision/person"])
    #expect(ids(Decision(document: "d", record: "r", text: "t", remove: ["recording"], by: "me")) == ["*supervision/coder"])
    #expect(
      ids(Decision(document: "d", record: "r", text: "t", primary: "leaders", by: "me"))
        == ["*leaders/person", "recording/coder", "supervision/coder"])
    let kept = Decision(document: "d", record: "r", text: "t", add: ["supervision"], by: "me").applied(to: codes)
    #expect(kept.last?.evidence == ["managers"] && kept.last?.person == "me" && kept.last?.weight == 1)
    #expect(ids(Decision(document: "d", record: "r", text: "t", remove: ["recording", "supervision"], by: "me")) == [])
  }
}
