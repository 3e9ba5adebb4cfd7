import Comparison
import PlanSchema
import Testing

private func benchmark(_ record: Record, asOf: String? = nil) throws -> PlanBenchmark {
  let set = DocumentSet([record], themes: Invented.themes, register: Invented.register)
  return try #require(set.compared(reference: ReferenceSet([]), asOf: asOf.flatMap { CalendarDay($0) }).plans.first)
}

private func plan(_ actions: [Action], published: String? = "2023-01-01") -> Record {
  var record = Invented.plan("alderwick/plan", published: published)
  record.actions = actions
  return record
}

@Suite("A plan's benchmark")
struct PlanBenchmarks {
  @Test("counts owners, dates and what goes on for ever")
  func counts() throws {
    let out = try benchmark(
      plan([
        Invented.action("1", owners: ["Head of Practice"], due: "2023-01-31"),
        Invented.action("2", owners: ["head of  practice", "IRO Manager", "IRO Manager"], due: "2023-03", precision: .month),
        Invented.action("3", owners: [], due: "Ongoing", precision: .unreadable),
        Invented.action("4", owners: ["IRO Manager", "Head of Practice"], precision: .ongoing, status: .complete),
      ]))
    #expect(out.actions == 4)
    #expect(out.withOwner == Share(3, of: 4))
    #expect(out.ongoing == Share(1, of: 4))
    #expect(out.owners == [OwnerLoad(owner: "Head of Practice", actions: 3), OwnerLoad(owner: "IRO Manager", actions: 2)])
    #expect(out.statuses.map(\.status) == CommonStatus.allCases)
    #expect(out.statuses.first { $0.status == .complete }?.count == 1)
    #expect(out.actionsPerRecommendation == nil)
  }

  @Test("measures days from the plan to its deadlines, before it too")
  func days() throws {
    let dues = ["2023-01-11", "2023-01-21", "2023-01-31", "2022-12-22"]
    let out = try #require(try benchmark(plan(dues.enumerated().map { Invented.action(String($0), due: $1) })).daysToDeadline)
    #expect(out.least == -10 && out.lower == 5 && out.median == 15 && out.upper == 22.5 && out.most == 30)
    #expect(out.count == 4 && out.mean == 12.5)
    #expect(
      try benchmark(plan([Invented.action("1", due: "2023-02", precision: .month)], published: "2023-02")).daysToDeadline?.median == 27)
    #expect(try benchmark(plan([Invented.action("1", due: "2023-02-01")], published: nil)).daysToDeadline == nil)
    #expect(try benchmark(plan([Invented.action("1")])).daysToDeadline == nil)
  }

  @Test("tells how the actions stand on a day, and only when asked")
  func standing() throws {
    let record = plan([
      Invented.action("done", due: "2023-01-31", status: .complete), Invented.action("late", due: "2023-01-31"),
      Invented.action("today", due: "2023-03-31"), Invented.action("month", due: "2023-03", precision: .month),
      Invented.action("on", precision: .ongoing), Invented.action("none"), Invented.action("struck", precision: .complete),
    ])
    #expect(try benchmark(record).standing == nil)
    let standing = try #require(try benchmark(record, asOf: "2023-03-31").standing)
    #expect(standing.asOf == "2023-03-31")
    #expect(standing.complete == 2 && standing.dueLater == 2 && standing.ongoing == 1 && standing.undated == 1)
    #expect(standing.overdue.map(\.id) == ["late"] && standing.overdue.map(\.daysLate) == [59])
    #expect(try benchmark(record, asOf: "2023-04-01").standing?.overdue.map(\.id) == ["late", "today", "month"])
  }

  @Test("counts what answers what, through sections too")
  func answers() throws {
    var record = plan([
      Invented.action("1", answers: ["r1"]), Invented.action("2", answers: ["r1"]), Invented.action("3", section: "s1"),
      Invented.action("4"),
    ])
    record.sections = [Section(id: "s1", title: "One", answers: ["B"])]
    record.recommendations = [
      Recommendation(id: "r1", ref: "A", number: 1, text: "a"), Recommendation(id: "r2", ref: "B", number: 2, text: "b"),
      Recommendation(id: "r3", ref: "C", number: 3, text: "c"),
    ]
    let out = try benchmark(record)
    #expect(out.actionsAnswering == Share(3, of: 4))
    #expect(out.recommendationsAnswered == Share(2, of: 3))
    #expect(out.actionsPerRecommendation?.mean == 1 && out.actionsPerRecommendation?.most == 2)
  }

  @Test("takes an outcome with a figure, or a measure, as measurable: a year is no figure")
  func measurable() throws {
    var record = plan([
      Invented.action("1"), Invented.action("2"), Invented.action("3", answers: ["r1"]), Invented.action("4", section: "s1"),
      Invented.action("5"),
    ])
    record.outcomes = [
      Outcome(id: "o1", text: "95% of visits on time", action: "1"), Outcome(id: "o2", text: "Better visits by March 2024", action: "2"),
      Outcome(id: "o3", text: "No more than 12 families wait", recommendation: "r1"),
    ]
    record.recommendations = [Recommendation(id: "r1", number: 1, text: "a")]
    record.sections = [Section(id: "s1", title: "One")]
    record.measures = [Measure(id: "m1", text: "Visits", section: "s1")]
    #expect(try benchmark(record).withMeasurableOutcome == Share(3, of: 5))
  }

  @Test("is made of plans with actions only")
  func onlyPlans() {
    let plans = Invented.set.compared(reference: Invented.reference).plans
    #expect(plans.map(\.document.id) == ["alderwick/plan-2023", "brackenshire/plan-2022"])
  }
}
