import Comparison
import PlanSchema

/// How strong the plans are, side by side.
struct PlanTables {
  let context: PackContext

  private func share(_ share: Share) -> Table.Cell { Table.Cell(share.share.map { .share($0) } ?? .none) }

  private func number(_ number: Double?, places: Int = 0) -> Table.Cell { Table.Cell(number.map { .number($0, places: places) } ?? .none) }

  /// A row a plan, everything that is counted.
  func benchmark() -> Table {
    let statuses = StatusStacks.order
    return Table(
      "benchmark", caption: "The plans side by side",
      columns: [
        .init("authority", "Authority", width: 22), .init("document", "Plan", width: 30), .init("documentId", "Document id", width: 18),
        .init("date", "Date", kind: .date, width: 14),
        .init("recommendations", "Recommendations", kind: .number, width: 16), .init("actions", "Actions", kind: .number, width: 9),
        .init("measures", "Measures", kind: .number, width: 10),
        .init("actionsPerRecommendation", "Actions a recommendation (median)", kind: .number, width: 18),
        .init("recommendationsAnswered", "Recommendations with an action", kind: .number, width: 18),
        .init("withOwner", "Actions with an owner", kind: .number, width: 14),
        .init("withDate", "Actions with a date", kind: .number, width: 14),
        .init("withMeasurableOutcome", "Actions with a measurable outcome", kind: .number, width: 18),
        .init("ongoing", "Actions said to be ongoing", kind: .number, width: 14),
        .init("daysToDeadlineLower", "Days to deadline (lower quartile)", kind: .number, width: 16),
        .init("daysToDeadline", "Days to deadline (median)", kind: .number, width: 16),
        .init("daysToDeadlineUpper", "Days to deadline (upper quartile)", kind: .number, width: 16),
        .init("owners", "People and posts that lead", kind: .number, width: 14),
        .init("heaviestLoad", "Most actions led by one", kind: .number, width: 14),
      ] + statuses.map { .init($0.rawValue, Wordings.status($0), kind: .number, width: 12) }
        + [.init("overdue", "Past and not marked as done", kind: .number, width: 12), .init("asOf", "On the day", kind: .date, width: 14)],
      rows: context.result.plans.map { plan in
        let counts = Dictionary(plan.statuses.map { ($0.status, $0.count) }, uniquingKeysWith: { first, _ in first })
        var cells: [Table.Cell] = [
          .link(plan.name, to: .page(.council(plan.document.authority), anchor: "plan-strength")),
          .text(context.label(of: plan.document.id)), .text(plan.document.id), Table.Cell(.optional(date: plan.document.date)),
          .count(plan.recommendations), .count(plan.actions), .count(plan.measures),
          number(plan.actionsPerRecommendation?.median, places: 1),
          share(plan.recommendationsAnswered), share(plan.withOwner), share(plan.withDate), share(plan.withMeasurableOutcome),
          share(plan.ongoing), number(plan.daysToDeadline?.lower), number(plan.daysToDeadline?.median), number(plan.daysToDeadline?.upper),
          .count(plan.owners.count), plan.owners.first.map { .count($0.actions) } ?? .empty,
        ]
        cells += statuses.map { .count(counts[$0] ?? 0) }
        cells += [plan.standing.map { .count($0.overdue.count) } ?? .empty, Table.Cell(.optional(date: plan.standing?.asOf))]
        return cells
      }, rowHeader: 1)
  }

  /// What fits a page: the plans given, in the order given.
  func strength(_ id: String, of plans: [PlanBenchmark]) -> Table {
    Table(
      id, caption: "Plan strength, by what can be counted",
      columns: [
        .init("plan", "Plan", width: 34), .init("actions", "Actions", kind: .number), .init("withOwner", "With an owner", kind: .number),
        .init("withDate", "With a date", kind: .number), .init("withMeasurableOutcome", "With a measurable outcome", kind: .number),
        .init("ongoing", "Ongoing", kind: .number), .init("daysToDeadline", "Median days to deadline", kind: .number),
        .init("heaviestLoad", "Most led by one", kind: .number), .init("overdue", "Past and not marked as done", kind: .number),
      ],
      rows: plans.map { plan in
        [
          Table.Cell(
            .text("\(plan.name), \(context.label(of: plan.document.id).lowercasedFirst)"),
            runs: [
              context.councilLink(plan.document.authority, anchor: "plan-strength"), .text(", "),
              context.source(plan.document.id, nil, lowercased: true),
            ]), .count(plan.actions), share(plan.withOwner), share(plan.withDate), share(plan.withMeasurableOutcome), share(plan.ongoing),
          number(plan.daysToDeadline?.median), plan.owners.first.map { .count($0.actions) } ?? .empty,
          plan.standing.map { .count($0.overdue.count) } ?? .empty,
        ]
      })
  }

  /// What the days to a deadline mean where they look odd.
  func note(of plans: [PlanBenchmark]) -> [Block] {
    var words: [String] = []
    if plans.contains(where: { ($0.daysToDeadline?.median ?? 0) < 0 }) {
      words.append("A minus before the days says that half of the deadlines had passed when the plan was dated.")
    }
    if plans.contains(where: { $0.daysToDeadline == nil }) {
      words.append("Without a date of the plan, or dates of its actions, there are no days to count.")
    }
    return words.isEmpty ? [] : [.paragraph([.text(words.joined(separator: " "))])]
  }

  /// How the actions stand; nothing but a sentence where no plan gives a status.
  func stacks(_ id: String, of plans: [PlanBenchmark]) -> [Block] {
    guard plans.contains(where: { $0.statuses.contains { $0.status != .unknown && $0.count > 0 } }) else {
      let whose = plans.count == 1 ? "The plan gives no action" : "The plans give no action"
      return [.paragraph([.text("\(whose) a status that could be read.")])]
    }
    return [
      .chart(
        StatusStacks.chart(
          id, title: "How the actions stand",
          of: plans.map { plan in
            .init(
              "\(plan.name), \(context.label(of: plan.document.id).lowercasedFirst)",
              counts: Dictionary(plan.statuses.map { ($0.status, $0.count) }, uniquingKeysWith: { first, _ in first }))
          }, first: "Plan", description: "As printed in each plan, on the common scale."))
    ]
  }
}
