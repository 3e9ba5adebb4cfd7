import Comparison
import PlanSchema

/// What stands out, in plain sentences made from the figures. Each sentence can be checked against a table of the same pack.
struct StandOut {
  let context: PackContext

  private var result: SideBySide { context.result }

  /// At most five.
  func overview() -> [[Inline]] {
    Array([mostAsked(), shared(), repeated(), standing(), strength(), defects()].compactMap { $0 }.prefix(5))
  }

  private func mostAsked() -> [Inline]? {
    let rows = result.matrix.rows.filter { $0.authorities > 0 }
    let weight = { (row: ThemeMatrix.Row) in row.cells.reduce(0) { $0 + $1.recommendations + $1.actions } }
    guard let top = rows.max(by: { (weight($0), $1.label) < (weight($1), $0.label) }) else { return nil }
    let recommendations = top.cells.reduce(0) { $0 + $1.recommendations }, actions = top.cells.reduce(0) { $0 + $1.actions }
    var tail = ""
    if let england = result.themes.first(where: { $0.id == top.theme })?.benchmark.reference.england, let share = england.share {
      tail = " In England \(Value.share(share).printed) of \(Wordings.counted(england.of, "inspection")) in the reference set asked for it."
    }
    let all = context.compared.count
    let place = all == 1 ? "" : ", at " + (top.authorities == all ? context.everyAuthority : "\(top.authorities) of \(all) authorities")
    // Without a plan there are no actions to speak of.
    let planned = result.plans.isEmpty ? "" : " and \(Wordings.counted(actions, "action"))"
    return [
      .text(result.plans.isEmpty ? "Most is asked about " : "Most is asked and planned about "), context.themeLink(top.theme),
      .text(": \(Wordings.counted(recommendations, "recommendation"))\(planned)\(place).\(tail)"),
    ]
  }

  private func shared() -> [Inline]? {
    guard context.compared.count > 1 else { return nil }
    let common = result.matrix.rows.filter { $0.authorities == context.compared.count }.map(\.theme)
    if common.isEmpty {
      guard let widest = result.matrix.rows.max(by: { ($0.authorities, $1.label) < ($1.authorities, $0.label) }), widest.authorities > 1
      else { return nil }
      let many = result.matrix.rows.count { $0.authorities * 2 > context.compared.count }
      return [
        .text(
          "No theme was asked of, or is planned by, \(context.everyAuthority); \(Wordings.counted(many, "theme")) "
            + "\(many == 1 ? "reaches" : "reach") more than half of them.")
      ]
    }
    let named = common.prefix(4).map(context.themeLabel)
    let rest = common.count - named.count
    let list = rest > 0 ? Array(named) + ["\(rest) more"] : Array(named)
    return [
      .text(
        "\(Wordings.counted(common.count, "theme").capitalisedFirst) \(common.count == 1 ? "was" : "were") asked of, or "
          + "\(common.count == 1 ? "is" : "are") planned by, \(context.everyAuthority): \(Wordings.listed(list)).")
    ]
  }

  private func repeated() -> [Inline]? {
    let again = result.themes.flatMap { theme in theme.authorities.filter { $0.asked.times > 1 }.map { (line: $0, theme: theme) } }
    guard let most = again.map(\.line.asked.times).max(), let first = again.first(where: { $0.line.asked.times == most }) else {
      return nil
    }
    let like = again.count { $0.line.asked.times == most } - 1
    var tail = ": by \(most) inspections\(first.line.asked.sinceWords)"
    if like > 0 { tail += ", and as often in \(Wordings.counted(like, "other case"))" }
    let cases = Wordings.counted(again.count, "case")
    return [
      .text(
        "In \(cases) an inspection asked an authority again for a theme that an earlier one had asked it for. "
          + (again.count == 1 ? "It is " : "Most often it was ")),
      context.councilLink(first.line.authority), .text(" for "), context.themeLink(first.theme.id), .text(tail + "."),
    ]
  }

  private func standing() -> [Inline]? {
    // Of several plans of one authority only the latest is in force.
    let plans = context.currentPlans
    guard !plans.isEmpty else { return nil }
    let actions = Wordings.counted(plans.reduce(0) { $0 + $1.actions }, "action")
    let them = plans.count == 1 ? "the latest plan" : "the latest plan of each authority"
    if let asOf = context.asOf {
      let late = plans.flatMap { $0.standing?.overdue ?? [] }
      guard !late.isEmpty else { return [.text("On \(asOf.printed) no action of \(them) was past its date and not marked as done.")] }
      return [
        .text(
          "On \(asOf.printed), \(Value.grouped(late.count)) of \(actions) in \(them) were past their date\(Self.split(late)). What was done "
            + "after \(plans.count == 1 ? "it was" : "they were") published is not known here.")
      ]
    }
    func count(_ statuses: Set<CommonStatus>) -> String {
      let count = plans.reduce(0) { $0 + $1.statuses.filter { statuses.contains($0.status) }.reduce(0) { $0 + $1.count } }
      return count == 0 ? "none" : Value.grouped(count)
    }
    return [
      .text(
        "Of \(actions) in \(them), \(count([.complete, .embedded])) were marked as done when it was published, and \(count([.unknown])) had no "
          + "status that could be read.")
    ]
  }

  /// How those past their date stand: ": 26 not rated as done and 27 with no status that could be read".
  static func split(_ late: [OverdueAction]) -> String {
    let silent = late.count { $0.status.value == .unknown }, rated = late.count - silent
    if silent == 0 { return ", not rated as done" }
    if rated == 0 { return ", with no status that could be read" }
    return ": \(Value.grouped(rated)) not rated as done and \(Value.grouped(silent)) with no status that could be read"
  }

  private func strength() -> [Inline]? {
    let plans = result.plans.filter { $0.actions > 0 }
    func share(_ plan: PlanBenchmark) -> Double { plan.withMeasurableOutcome.share ?? 0 }
    let ranked = plans.sorted { (share($0), $0.document.id) < (share($1), $1.document.id) }
    guard plans.count > 1, let weakest = ranked.first, let strongest = ranked.last, share(weakest) < share(strongest) else { return nil }
    func said(_ plan: PlanBenchmark) -> String { "\(plan.name)’s \(context.label(of: plan.document.id).lowercasedFirst)" }
    return [
      .text(
        "The share of actions with a measure or a figure to reach runs from \(Value.share(share(weakest)).printed) in \(said(weakest)) to "
          + "\(Value.share(share(strongest)).printed) in \(said(strongest)).")
    ]
  }

  private func defects() -> [Inline]? {
    let all = context.records.flatMap(\.defects)
    guard !all.isEmpty else { return nil }
    let kinds = Dictionary(grouping: all, by: \.kind).mapValues(\.count)
    guard let most = kinds.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }) else { return nil }
    return [
      .text(
        "\(Wordings.counted(all.count, "thing")) in the documents could be mended, most often “\(Wordings.defect(most.key).lowercasedFirst)” (\(most.value)): see "
      ),
      .link("data quality", to: .page(.quality)), .text("."),
    ]
  }
}
