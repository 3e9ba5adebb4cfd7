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

  struct Answer: CustomTestStringConvertible, Sendable {
    var ask: String, action: String, carries: String, basis: ThemeCode.Basis
    var testDescription: String { action }
  }

  @Test(
    "what an action carries of itself, and what through the recommendation that it answers",
    arguments: [
      Answer(
        ask: "The rate of re-referrals.", action: "In the light of the findings above, agree what must change.", carries: "re-referrals",
        basis: .recommendation),
      Answer(
        ask: "Family history in assessments.", action: "Report why assessments end in no further action.", carries: "re-referrals",
        basis: .text),
      Answer(
        ask: "The timeliness of visits.", action: "Audit repeat referrals of the last quarter.", carries: "re-referrals", basis: .text),
      Answer(
        ask: "Support for homeless 16- and 17-year-olds.", action: "Agree further steps after the review above.", carries: "homeless-16-17",
        basis: .recommendation),
      Answer(
        ask: "Support for homeless 16- and 17-year-olds.", action: "Train the duty team on homeless young people aged 16 and 17.",
        carries: "homeless-16-17", basis: .text),
      Answer(ask: "Drift in care plans.", action: "Rewrite the dispute resolution process.", carries: "iro", basis: .text),
      Answer(ask: "Drift in care plans.", action: "Review the caseloads of IROs.", carries: "iro", basis: .text),
      Answer(
        ask: "The quality of supervision.", action: "Hold a workshop to consult managers on the above.", carries: "supervision",
        basis: .recommendation),
      // Named only in what the action is for, but asked for by the recommendation.
      Answer(
        ask: "Improve supervision and the challenge of independent reviewing officers.",
        action: "Leadership and confidence of reviewing officers will be developed, so that supervision can be better.",
        carries: "supervision",
        basis: .recommendation),
      // Of several themes the chief one, where the action refers back.
      Answer(
        ask: "Improve the quality of supervision, and the recruitment and retention of social workers.",
        action: "Consult the youth council on the above.",
        carries: "supervision", basis: .recommendation),
    ])
  func carried(answer: Answer) throws {
    var record = record([answer.ask], action: answer.action, answers: ["r0"])
    try StandardThemeCoder().code(&record)
    let code = try #require(record.actions[0].themes.first { $0.id == answer.carries }, "\(record.actions[0].themes.map(\.id))")
    #expect(code.basis == answer.basis)
  }

  @Test("a theme of a broad recommendation that the action does not take up is not handed on")
  func notTakenUp() throws {
    var record = record(
      ["Improve the quality of supervision, and the recruitment and retention of social workers."], action: "Consult the youth council.",
      answers: ["r0"])
    try StandardThemeCoder().code(&record)
    #expect(record.actions[0].themes.map(\.id) == ["participation"])
  }
}
