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
    guard let top = rows.max(by: { ($0.authorities, weight($0), $1.label) < ($1.authorities, weight($1), $0.label) }) else { return nil }
    let recommendations = top.cells.reduce(0) { $0 + $1.recommendations }, actions = top.cells.reduce(0) { $0 + $1.actions }
    var tail = ""
    if let england = result.themes.first(where: { $0.id == top.theme })?.benchmark.reference.england, let share = england.share {
      tail = " In England \(Value.share(share).printed) of \(Wordings.counted(england.of, "inspection")) in the reference set asked for it."
    }
    return [
      .text("The theme with most on it is "), context.themeLink(top.theme),
      .text(
        ": \(Wordings.counted(recommendations, "recommendation")) and \(Wordings.counted(actions, "action")), at "
          + (top.authorities == result.authorities.count
            ? context.everyAuthority : "\(top.authorities) of \(Wordings.counted(result.authorities.count, "authority", "authorities"))")
          + "." + tail),
    ]
  }

  private func shared() -> [Inline]? {
    guard result.authorities.count > 1 else { return nil }
    let common = result.matrix.inCommon
    if common.isEmpty {
      guard let widest = result.matrix.rows.max(by: { ($0.authorities, $1.label) < ($1.authorities, $0.label) }), widest.authorities > 1
      else { return nil }
      let many = result.matrix.rows.count { $0.authorities * 2 > result.authorities.count }
      return [
        .text(
          "No theme is asked or planned for by all of them; \(Wordings.counted(many, "theme")) "
            + "\(many == 1 ? "is" : "are") by more than half.")
      ]
    }
    let named = common.prefix(4).map(context.themeLabel)
    let rest = common.count - named.count
    let list = rest > 0 ? Array(named) + ["\(rest) more"] : Array(named)
    return [
      .text(
        "\(Wordings.counted(common.count, "theme").capitalisedFirst) \(common.count == 1 ? "is" : "are") asked or planned for by "
          + "\(context.everyAuthority): \(Wordings.listed(list)).")
    ]
  }

  private func repeated() -> [Inline]? {
    var best: (line: AuthorityLine, theme: LineUp)?
    for theme in result.themes {
      for line in theme.authorities where line.asked.times > (best?.line.asked.times ?? 1) { best = (line, theme) }
    }
    guard let best else { return nil }
    let others = result.themes.reduce(0) { $0 + $1.authorities.count { $0.asked.times > 1 } }
    return [
      context.councilLink(best.line.authority), .text(" has been asked for "), context.themeLink(best.theme.id),
      .text(
        " by \(best.line.asked.times) inspections\(best.line.asked.sinceWords)"
          + (others > 1 ? ", the most of \(others) cases where an inspection repeats an earlier one." : ".")),
    ]
  }

  private func standing() -> [Inline]? {
    // Of several plans of one authority only the latest is in force.
    let plans = context.currentPlans
    guard !plans.isEmpty else { return nil }
    let actions = plans.reduce(0) { $0 + $1.actions }
    let them = plans.count == 1 ? "the latest plan" : "the latest plan of each authority"
    if let asOf = context.asOf {
      let overdue = plans.compactMap { plan in plan.standing.map { (plan, $0.overdue.count) } }.filter { $0.1 > 0 }
      let total = overdue.reduce(0) { $0 + $1.1 }
      guard let most = overdue.max(by: { ($0.1, $1.0.document.id) < ($1.1, $0.0.document.id) }) else {
        return [.text("On \(asOf.printed) no action of \(them) was past its date and not marked as done.")]
      }
      return [
        .text(
          "On \(asOf.printed), \(Value.grouped(total)) of \(Wordings.counted(actions, "action")) in \(them) were past their date and had not "
            + "been marked as done when it was published; most in \(most.0.name)’s \(context.label(of: most.0.document.id).lowercasedFirst) (\(most.1))."
        )
      ]
    }
    let done = plans.reduce(0) { $0 + $1.statuses.filter { $0.status == .complete || $0.status == .embedded }.reduce(0) { $0 + $1.count } }
    let silent = plans.reduce(0) { $0 + ($1.statuses.first { $0.status == .unknown }?.count ?? 0) }
    return [
      .text(
        "Of \(Wordings.counted(actions, "action")) in \(them), \(Value.grouped(done)) were marked as done when it was published, "
          + " and \(Value.grouped(silent)) gave no status that could be read.")
    ]
  }

  private func strength() -> [Inline]? {
    let plans = result.plans.filter { $0.actions > 0 }
    func share(_ plan: PlanBenchmark) -> Double { plan.withMeasurableOutcome.share ?? 0 }
    let ranked = plans.sorted { (share($0), $0.document.id) < (share($1), $1.document.id) }
    guard plans.count > 1, let weakest = ranked.first, let strongest = ranked.last, share(weakest) < share(strongest) else { return nil }
    func said(_ plan: PlanBenchmark) -> String { "\(plan.name)’s \(context.label(of: plan.document.id).lowercasedFirst)" }
    return [
      .text(
        "The plans differ most in what can be measured: \(Value.share(share(strongest)).printed) of the actions in \(said(strongest)) have "
          + "a measure or a figure to reach, \(Value.share(share(weakest)).printed) in \(said(weakest)).")
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
