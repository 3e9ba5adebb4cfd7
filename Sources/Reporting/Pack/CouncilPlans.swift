import Comparison
import PlanSchema

/// The plans of a council's page.
extension CouncilPage {
  /// How strong its plans are, beside the others.
  func strength() -> Section? {
    guard !plans.isEmpty else { return nil }
    let others = context.result.plans.filter { $0.document.authority != slug }
    let tables = PlanTables(context: context)
    let shown = plans + others.prefix(12)
    var blocks: [Block] = [.table(tables.strength("plan-strength-table", of: shown))] + tables.note(of: shown)
    if others.count > 12 {
      blocks.append(
        .paragraph([.text("The other \(others.count - 12) plans are in the "), .link("workbook", to: .file("peerview.xlsx")), .text(".")]))
    }
    blocks += tables.stacks("plan-standing", of: plans)
    for (index, plan) in plans.enumerated() where !plan.owners.isEmpty {
      blocks.append(.chart(owners(plan, id: "owners-\(index + 1)")))
    }
    return Section("How strong its plans are", id: "plan-strength", startsSheet: true, blocks)
  }

  private func owners(_ plan: PlanBenchmark, id: String) -> Chart {
    let top = plan.owners.prefix(8), most = max(plan.owners.first?.actions ?? 1, 1)
    let columns: [Table.Column] = [.init("owner", "Led by", width: 40), .init("actions", "Actions", kind: .number)]
    return Chart(
      id, title: "Who leads most in the \(context.label(of: plan.document.id).lowercasedFirst)",
      description: "\(Wordings.counted(plan.owners.count, "post or person", "posts or people").capitalisedFirst) lead its actions; "
        + "a joint action counts for each.",
      kind: .bars(BarChart(top.map { .init($0.owner, [.init("", value: .count($0.actions), length: Double($0.actions) / Double(most))]) })),
      table: Table(
        id + "-table", caption: "Actions by who leads them", columns: columns,
        rows: plan.owners.map { [.text($0.owner), .count($0.actions)] }))
  }

  /// When its actions are due, and which are past.
  func deadlines() -> Section? {
    let own = records.filter { $0.document.kind.isPlan }
    let lanes = own.compactMap { record -> Timeline.Lane? in
      let deadlines = record.actions.compactMap { action in
        action.due.value.flatMap { CalendarDay($0) }.map { Timeline.Deadline($0, context.state(of: action)) }
      }
      return deadlines.isEmpty ? nil : Timeline.Lane(context.label(of: record.document.id), deadlines)
    }
    guard !lanes.isEmpty else { return nil }
    var months: [String: [Timeline.State: Int]] = [:]
    for deadline in lanes.flatMap(\.deadlines) {
      let month = deadline.day.month
      months["\(deadline.day.year)-\(month < 10 ? "0" : "")\(month)", default: [:]][deadline.state, default: 0] += 1
    }
    let states = Timeline.State.allCases.filter { state in lanes.contains { $0.deadlines.contains { $0.state == state } } }
    let table = Table(
      "deadlines-table", caption: "Deadlines by month",
      columns: [.init("month", "Month", kind: .date)]
        + states.map { .init($0.rawValue, $0.name(asOf: context.asOf), kind: .number) } + [.init("all", "All", kind: .number)],
      rows: months.keys.sorted().map { month in
        [Table.Cell(.date(month))] + states.map { .count(months[month]![$0] ?? 0) } + [.count(months[month]!.values.reduce(0, +))]
      })
    var blocks: [Block] = [
      .chart(
        Chart(
          "deadlines", title: "When its actions are due", description: ThemePage.description(of: lanes, asOf: context.asOf),
          kind: .timeline(Timeline(lanes, asOf: context.asOf)), table: table))
    ]
    for plan in plans {
      guard let standing = plan.standing, !standing.overdue.isEmpty else { continue }
      let day = CalendarDay(standing.asOf)?.printed ?? standing.asOf
      blocks.append(
        .paragraph([
          .text(
            "The \(context.label(of: plan.document.id).lowercasedFirst) says how things stood when it was published. What was done between then and "
              + "\(day) is not known here, so none of the following is shown to be late today.")
        ]))
      blocks.append(.table(late(standing.overdue, in: plan)))
    }
    return Section("Deadlines", id: "deadlines-section", blocks)
  }

  private func late(_ overdue: [OverdueAction], in plan: PlanBenchmark) -> Table {
    let id = plan.document.id
    return Table(
      "overdue-" + Links.anchor(ofDocument: id), caption: "Past and not marked as done, \(context.label(of: id).lowercasedFirst)",
      columns: [
        .init("action", "Action"), .init("text", "What", width: 60), .init("due", "Due", kind: .date),
        .init("daysLate", "Days since", kind: .number), .init("status", "Status"), .init("source", "Source", width: 24),
      ],
      rows: overdue.map { late in
        let action = context.action(late.id, in: id)
        return [
          .text(action?.title ?? late.ref ?? late.id), .text(action?.text ?? ""), Table.Cell(.optional(date: late.due.value)),
          .count(late.daysLate),
          Table.Cell(.text(Wordings.status(late.status.value)), runs: [.status(late.status.value, printed: late.status.printed)]),
          .runs([context.source(id, action?.place)]),
        ]
      })
  }

  /// Whether and how a plan answers the inspection behind it.
  func coverage(_ coverage: Coverage, number: Int) -> Section {
    let label = context.label(of: coverage.plan.id).lowercasedFirst
    let items = ItemBuilder(context: context)
    var blocks: [Block] = [.paragraph([.text(basis(coverage))])]
    let counts = Dictionary(grouping: coverage.lines, by: \.answer).mapValues(\.count)
    func toBoard(_ answer: Coverage.Answer) -> String {
      let count = coverage.lines.count { $0.answer == answer && $0.recommendation.body == .safeguardingBoard }
      return count == 0 ? "" : " (\(count) of them to the safeguarding board)"
    }
    blocks.append(
      .facts(
        [("Answered with actions", .answered), ("Reprinted without an action", .withoutAction), ("Not found in the plan", .notAnswered)].map
        {
          (term: String, answer: Coverage.Answer) in Fact(term, "\(counts[answer] ?? 0) of \(coverage.lines.count)\(toBoard(answer))")
        }))
    let source = coverage.report?.id ?? coverage.plan.id
    blocks.append(
      .items(
        coverage.lines.map { line in
          var facts = [Fact("Source", [context.source(source, line.recommendation.place, inFull: true)])]
          for wording in line.wordings where wording.differences.contains(where: { $0.kind != .same }) {
            facts.append(Fact("The plan’s own wording", Self.differences(wording.differences)))
          }
          if line.answer != .answered { facts.append(Fact("Answer", Self.words(line.answer))) }
          if line.actions.count > Self.mostActions { facts.append(references(to: line.actions, in: coverage.plan.id)) }
          for alike in line.alike.prefix(2) {
            facts.append(
              Fact(
                "Worth a look",
                [
                  .text("\(alike.action.title), which shares \(alike.shared.prefix(4).joined(separator: ", ")) ("),
                  context.source(coverage.plan.id, alike.action.place), .text(")"),
                ]))
          }
          return Item(
            line.recommendation.title, [.quote([.text(line.recommendation.text)])], facts: facts,
            children: line.actions.count <= Self.mostActions ? line.actions.map { items.action($0, in: coverage.plan.id) } : [])
        }))
    if !coverage.further.isEmpty {
      blocks.append(
        .details(
          summary: "Recommendations of the plan that are not in this report (\(coverage.further.count))",
          [
            .items(
              coverage.further.map {
                Item(
                  $0.recommendation.title, [.quote([.text($0.recommendation.text)])],
                  facts: [Fact("Source", [context.source(coverage.plan.id, $0.recommendation.place)])])
              })
          ]))
    }
    return Section("What the \(label) answers", id: "coverage-\(number)", startsSheet: number == 1, blocks)
  }

  /// More actions than these answer a recommendation through a whole section: they are named, not reprinted.
  private static let mostActions = 5
  private static let mostReferences = 12

  private func references(to actions: [Action], in document: String) -> Fact {
    var runs: [Inline] = []
    for (index, action) in actions.prefix(Self.mostReferences).enumerated() {
      if index > 0 { runs.append(.text(", ")) }
      runs.append(.link(action.ref ?? action.id, to: .source(document, action.place)))
    }
    if actions.count > Self.mostReferences { runs.append(.text(" and \(actions.count - Self.mostReferences) more")) }
    return Fact("Answered by \(Wordings.counted(actions.count, "action"))", runs)
  }

  private func basis(_ coverage: Coverage) -> String {
    let report = coverage.report.map { context.label(of: $0.id).lowercasedFirst } ?? ""
    return switch coverage.basis {
    case .date: "Set beside the \(report), whose date the plan names."
    case .wording: "Set beside the \(report), whose recommendations the plan words alike."
    case .latest: "Set beside the \(report), the latest before the plan; the plan itself does not name it."
    case .noReport: "The report behind the plan has not been imported: these are the recommendations as the plan prints them."
    }
  }

  static func words(_ answer: Coverage.Answer) -> String {
    switch answer {
    case .answered: "with actions"
    case .withoutAction: "printed in the plan, with no action"
    case .notAnswered: "none: not found in the plan"
    }
  }

  private static func differences(_ differences: [WordDifference]) -> [Inline] {
    var out: [Inline] = []
    for difference in differences {
      if !out.isEmpty { out.append(.text(" ")) }
      switch difference.kind {
      case .same: out.append(.text(difference.text))
      case .removed: out.append(.removed(difference.text))
      case .added: out.append(.added(difference.text))
      }
    }
    return out
  }

  /// How the council's plans define their ratings.
  func statusKeys() -> Section? {
    let keyed = records.filter { !$0.statusScale.isEmpty }
    guard !keyed.isEmpty else { return nil }
    return Section(
      "How its plans define their ratings", id: "ratings",
      keyed.map { record in
        .table(
          Table(
            "ratings-" + Links.anchor(ofDocument: record.document.id), caption: context.label(of: record.document.id),
            columns: [
              .init("printed", "Rating as printed"), .init("appliesTo", "For"), .init("meaning", "What the key says", width: 40),
              .init("status", "On the common scale"), .init("source", "Source"),
            ],
            rows: record.statusScale.map { key in
              [
                .text(key.printed), .text(Self.scope(key.appliesTo)), Table.Cell(.optional(key.meaning)),
                Table.Cell(.text(Wordings.status(key.status)), runs: [.status(key.status, printed: nil)]),
                .runs([context.source(record.document.id, key.place)]),
              ]
            }))
      })
  }

  private static func scope(_ scope: StatusKey.Scope) -> String {
    switch scope {
    case .action: "actions"
    case .measure: "measures"
    case .any: "actions and measures"
    }
  }

  /// What the authors may want to mend, kindly put.
  func defects() -> Section? {
    let found = records.filter { !$0.defects.isEmpty }
    guard !found.isEmpty else { return nil }
    var blocks: [Block] = [
      .paragraph([
        .text(
          "Every long document has some of these. They are listed so that its next version can do without them, and because a figure here "
            + "may rest on one.")
      ])
    ]
    for record in found {
      let groups = Dictionary(grouping: record.defects, by: \.kind)
      let items = Defect.Kind.allCases.compactMap { kind -> Item? in
        guard let defects = groups[kind] else { return nil }
        let children = defects.map { defect in
          Item("", [.text(defect.detail)], facts: [Fact("Source", [context.source(record.document.id, defect.place)])])
        }
        return Item(Wordings.defect(kind), [.text("(\(defects.count))")], children: children)
      }
      let title = "\(context.label(of: record.document.id)): \(Wordings.counted(record.defects.count, "thing")) to mend"
      blocks.append(record.defects.count > 12 ? .details(summary: title, [.items(items)], inPrint: false) : .paragraph([.strong(title)]))
      if record.defects.count <= 12 { blocks.append(.items(items)) }
    }
    return Section("Worth mending in its documents", id: "worth-mending", blocks)
  }
}
