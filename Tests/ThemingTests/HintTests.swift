import PlanSchema
import Testing

@testable import Theming

/// Codes a text by the words that name a theme in it: enough to see what a record's parts hand on to each other.
private struct WordCoder: ThemeCoder {
  func codes(for text: String) -> [ThemeCode] {
    ["supervision", "iro", "health"].filter { text.contains($0) }.enumerated().map { place, id in
      ThemeCode(id: id, weight: 0.9, primary: place == 0, evidence: [id])
    }
  }
}

@Suite("What an action takes from the recommendation that it answers")
struct HintTests {
  private func record(_ asks: [String], sectionAnswers: [String] = [], action: String, answers: [String]) -> Record {
    var record = Record(document: SourceDocument(source: .init(file: "a", sha256: "0", mediaType: "text/plain")))
    record.recommendations = asks.enumerated().map { Recommendation(id: "r\($0)", ref: "\($0)", number: $0 + 1, text: $1) }
    record.sections = [Section(id: "s1", title: "One", answers: sectionAnswers)]
    record.actions = [Action(id: "a1", text: action, section: "s1", answers: answers)]
    return record
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var asks: [String], sectionAnswers: [String] = [], action: String, answers: [String] = []
    var own: [String], hinted: [String]
    var testDescription: String { "\(asks) \(sectionAnswers) \(action)" }
  }

  @Test(arguments: [
    Case(asks: ["about iro"], action: "as found above", answers: ["r0"], own: [], hinted: ["iro"]),
    Case(asks: ["about iro"], action: "audit health", answers: ["r0"], own: ["health"], hinted: ["iro"]),
    // Of a recommendation with several themes only the first, and only for an action that says nothing itself.
    Case(asks: ["about supervision and iro"], action: "as found above", answers: ["r0"], own: [], hinted: ["supervision"]),
    Case(asks: ["about supervision and iro"], action: "audit health", answers: ["r0"], own: ["health"], hinted: []),
    // Through its section only where that answers a single recommendation.
    Case(asks: ["about iro"], sectionAnswers: ["0"], action: "as found above", own: [], hinted: ["iro"]),
    Case(asks: ["about iro", "about health"], sectionAnswers: ["0", "1"], action: "as found above", own: [], hinted: []),
    Case(asks: ["about iro"], action: "about iro too", answers: ["r0"], own: ["iro"], hinted: []),
  ])
  func hints(given: Case) {
    var record = record(given.asks, sectionAnswers: given.sectionAnswers, action: given.action, answers: given.answers)
    WordCoder().code(&record)
    let codes = record.actions[0].themes
    #expect(codes.filter { $0.basis == .text }.map(\.id) == given.own)
    #expect(codes.filter { $0.basis == .recommendation }.map(\.id) == given.hinted)
    #expect(codes.map(\.primary) == codes.indices.map { $0 == 0 })
    for hint in codes where hint.basis == .recommendation { #expect(hint.weight < 0.9) }
  }
}
