import Comparison
import PlanSchema

/// The pictures of a theme's page.
extension ThemePage {
  /// How common the theme is in the reference set.
  func benchmark() -> Section? {
    let reference = lineUp.benchmark.reference
    guard reference.england.of > 0 else { return nil }
    var groups: [(String, [(String, Share, Int)])] = [
      (
        "England",
        [("all inspections", reference.england, 0), ("before 2018", reference.before2018, 2), ("since 2018", reference.since2018, 1)]
      )
    ]
    let judged = reference.judgements.filter { $0.share.of > 0 }
    if !judged.isEmpty {
      groups.append(
        (
          "By judgement",
          judged.map { group in
            let grade = group.judgement.grade.map(Wordings.grade) ?? "No grade read"
            return (group.judgement.basis == .leaders ? "\(grade) (leaders; no overall grade given)" : grade, group.share, 0)
          }
        ))
    }
    let regions = reference.regions.filter { $0.share.of > 0 }
    if !regions.isEmpty { groups.append(("By region", regions.map { ($0.name, $0.share, 0) })) }
    let longest = max(groups.flatMap(\.1).compactMap(\.1.share).max() ?? 1, 0.01)
    let chart = Chart(
      "how-common", title: "Share of inspections that asked for it",
      description: "\(reference.england.count) of \(Wordings.counted(reference.england.of, "inspection")) of "
        + "\(Wordings.counted(reference.authorities, "authority", "authorities")) in the reference set.",
      kind: .bars(
        BarChart(
          groups.map { group in
            .init(
              group.0,
              group.1.map { name, share, series in
                .init(
                  "of \(share.of), \(name)", value: share.share.map { .share($0) } ?? .none, length: (share.share ?? 0) / longest,
                  series: series)
              })
          })),
      table: Table(
        "how-common-table", caption: "Inspections that asked for the theme",
        columns: [
          .init("group", "Group"), .init("among", "Among", width: 30), .init("asked", "Asked for it", kind: .number),
          .init("inspections", "Inspections", kind: .number), .init("share", "Share", kind: .number),
        ],
        rows: groups.flatMap { group in
          group.1.map { name, share, _ in
            [.text(group.0), .text(name), .count(share.count), .count(share.of), Table.Cell(share.share.map { .share($0) } ?? .none)]
          }
        }, rowHeader: 1))
    return Section("How common it is", id: "how-common-section", [.chart(chart)])
  }

  /// When the actions are due.
  func deadlines() -> Section? {
    let dated = lineUp.authorities.flatMap { line in
      line.actions.compactMap { entry in entry.item.due.value.flatMap { CalendarDay($0) }.map { (line, entry, $0) } }
    }
    guard !dated.isEmpty else { return nil }
    var order: [String] = [], byDocument: [String: [(AuthorityLine, Entry<Action>, CalendarDay)]] = [:]
    for item in dated {
      if byDocument[item.1.document] == nil { order.append(item.1.document) }
      byDocument[item.1.document, default: []].append(item)
    }
    let lanes = order.map { document in
      Timeline.Lane(
        "\(byDocument[document]![0].0.name), \(context.label(of: document).lowercasedFirst)",
        byDocument[document]!.map { .init($0.2, context.state(of: $0.1.item)) })
    }
    let rows = dated.sorted { ($0.2.number, $0.0.name, $0.1.item.ref ?? "") < ($1.2.number, $1.0.name, $1.1.item.ref ?? "") }.map {
      line, entry, _ -> [Table.Cell] in
      [
        Table.Cell(.optional(date: entry.item.due.value)), .text(line.name), .text(entry.item.title),
        Table.Cell(
          .text(Wordings.status(entry.item.status.value)), runs: [.status(entry.item.status.value, printed: entry.item.status.printed)]),
        Table.Cell(.text(context.state(of: entry.item).name(asOf: context.asOf))),
        .runs([context.source(entry.document, entry.item.place, inFull: true)]),
      ]
    }
    let chart = Chart(
      "deadlines", title: "When the actions are due", description: Self.description(of: lanes, asOf: context.asOf),
      kind: .timeline(Timeline(lanes, asOf: context.asOf)),
      table: Table(
        "deadlines-table", caption: "Deadlines of the actions on the theme",
        columns: [
          .init("due", "Due", kind: .date), .init("authority", "Authority"), .init("action", "Action"), .init("status", "Status"),
          .init("state", "On the day"), .init("source", "Source", width: 30),
        ], rows: rows))
    return Section("Deadlines", id: "deadlines-section", [.chart(chart)])
  }

  static func description(of lanes: [Timeline.Lane], asOf: CalendarDay?) -> String {
    let all = lanes.flatMap(\.deadlines)
    guard let first = all.map(\.day).min(), let last = all.map(\.day).max() else { return "" }
    var out = "\(Wordings.counted(all.count, "deadline").capitalisedFirst), from \(first.printed) to \(last.printed)"
    if let asOf {
      let overdue = all.count { $0.state == .overdue }, passed = all.count { $0.state == .passed }
      let parts = [overdue == 0 ? nil : "\(overdue) past and not rated as done", passed == 0 ? nil : "\(passed) past with no status given"]
      let past = parts.compactMap { $0 }
      out += "; on \(asOf.printed), " + (past.isEmpty ? "none past that is not marked as done" : past.joined(separator: " and "))
    }
    return out + "."
  }

  /// How the actions stand, plan by plan.
  func standing() -> Section? {
    let plans = lineUp.benchmark.plans.filter { $0.actions > 0 }
    guard plans.contains(where: { $0.statuses.contains { $0.status != .unknown && $0.count > 0 } }) else { return nil }
    let rows = plans.map { plan in
      StatusStacks.Row(
        context.name(of: plan.authority),
        counts: Dictionary(plan.statuses.map { ($0.status, $0.count) }, uniquingKeysWith: { first, _ in first }))
    }
    return Section(
      "How the actions stand", id: "standing-section",
      [
        .chart(
          StatusStacks.chart(
            "standing", title: "Actions on the theme by status", of: rows, first: "Authority",
            description: "As printed in the plans, on the common scale."))
      ])
  }
}

extension StatusStacks {
  /// A chart of rows with their table.
  static func chart(_ id: String, title: String, of rows: [Row], first: String, description: String) -> Chart {
    Chart(
      id, title: title, description: description, kind: .stacks(StatusStacks(rows)),
      table: Table(
        id + "-table", caption: title,
        columns: [.init("name", first, width: 28)]
          + order.map { .init($0.rawValue, Wordings.status($0), kind: .number) } + [.init("total", "All", kind: .number)],
        rows: rows.map { row in
          [.text(row.label)] + order.map { .count(row.counts[$0] ?? 0) } + [.count(row.counts.values.reduce(0, +))]
        }))
  }
}

extension String {
  /// "action plan, May 2022" for use within a sentence; words such as "ILACS" stay.
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isLowercase ?? true else { return self }
    return first.lowercased() + dropFirst()
  }

  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
