import Comparison
import PlanSchema
import Testing

@Suite("A plan's coverage of the report that it answers")
struct Coverages {
  @Test("finds the report, sets the wordings side by side and lists the actions")
  func byDate() throws {
    let coverage = try #require(Invented.set.coverage(of: "alderwick/plan-2023"))
    #expect(coverage.report?.id == "alderwick/2023" && coverage.basis == .date)
    #expect(coverage.lines.map(\.answer) == [.answered, .notAnswered])
    let first = coverage.lines[0]
    #expect(first.actions.map(\.id) == ["1.1", "1.2"])
    let wording = try #require(first.wordings.first)
    #expect(wording.recommendation.ref == "1" && wording.likeness > 0.8)
    #expect(
      wording.differences == [
        WordDifference(.removed, "Ensure"), WordDifference(.added, "Make sure"),
        WordDifference(.same, "that reviewing officers escalate drift in care plans without"), WordDifference(.removed, "any"),
        WordDifference(.same, "delay."),
      ])
    #expect(coverage.lines[1].alike.map(\.action.id) == ["1.3"])
    #expect(coverage.further.map(\.recommendation.ref) == ["2"])
  }

  @Test("finds the report by its wording, or as the latest before the plan, and says so")
  func otherBases() throws {
    var plan = Invented.plan("alderwick/plan", published: "2024-01")
    plan.recommendations = [Recommendation(id: "r1", number: 1, text: "Supervise newly-qualified social workers weekly")]
    func coverage(_ plan: Record) throws -> Coverage {
      let set = DocumentSet(Invented.records + [plan], themes: Invented.themes, register: Invented.register)
      return try #require(set.coverage(of: plan.document.id))
    }
    let worded = try coverage(plan)
    #expect(worded.report?.id == "alderwick/2014" && worded.basis == .wording)
    #expect(worded.lines[0].answer == .withoutAction)
    plan.recommendations[0].text = "Something else altogether"
    #expect(try coverage(plan).report?.id == "alderwick/2023")
    #expect(try coverage(plan).basis == .latest)
    plan.document.answersInspection = "2009"
    #expect(try coverage(plan).basis == .noReport)
  }

  @Test("shows the plan's own recommendations where no report is imported")
  func noReport() throws {
    var plan = Invented.plan("cawdale/plan", published: "2020-01")
    plan.recommendations = [Recommendation(id: "r1", number: 1, text: "a"), Recommendation(id: "r2", number: 2, text: "b")]
    plan.actions = [Invented.action("1", answers: ["r1"])]
    let set = DocumentSet([plan], themes: Invented.themes, register: Invented.register)
    let coverage = try #require(set.coverage(of: "cawdale/plan"))
    #expect(coverage.report == nil && coverage.basis == .noReport)
    #expect(coverage.lines.map(\.answer) == [.answered, .withoutAction])
    #expect(set.coverage(of: "cawdale/none") == nil)
  }

  @Test(
    "marks differences word by word",
    arguments: [
      ("the quality of plans", "the quality of plans", "=the quality of plans"),
      ("The quality of plans.", "the  quality of plans", "=the quality of plans"),
      ("", "a b", "+a b"), ("a b", "", "-a b"), ("", "", ""), ("a b c", "a x c", "=a|-b|+x|=c"), ("a b", "b a", "-a|=b|+a"),
      ("one two three four", "two three", "-one|=two three|-four"),
    ])
  func differences(first: String, second: String, expected: String) {
    let marks: [WordDifference.Kind: String] = [.same: "=", .removed: "-", .added: "+"]
    #expect(WordDifference.between(first, second).map { marks[$0.kind]! + $0.text }.joined(separator: "|") == expected)
  }
}
