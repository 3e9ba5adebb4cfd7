import PlanSchema

/// Finds the inspection report that a plan answers.
struct ReportFinder {
  let set: DocumentSet
  /// Two recommendations at least so alike are taken for the same one.
  static let leastLikeness = 0.4

  func report(for plan: Record) -> (record: Record, basis: Coverage.Basis)? {
    let reports = set.records.filter {
      $0.document.authority == plan.document.authority && $0.document.kind == .inspectionReport && !$0.recommendations.isEmpty
    }
    if let date = plan.document.answersInspection, let named = reports.last(where: { $0.isInspection(on: date) }) { return (named, .date) }
    let matches = reports.map { report in Self.matches(of: plan, in: report).count }
    if let most = matches.max(), most * 2 >= max(plan.recommendations.count, 1), most > 0 {
      return (reports[matches.lastIndex(of: most)!], .wording)
    }
    // A plan that names another inspection's date does not answer the latest one.
    guard plan.document.answersInspection == nil, let date = set.summary(plan.document.id)?.date else { return nil }
    let earlier = reports.last { set.summary($0.document.id)?.date.map { $0 <= date } ?? false }
    return earlier.map { ($0, .latest) }
  }

  /// Which recommendation of the report each of the plan's reprints: the most alike one, if alike enough. By the plan's place to the
  /// report's place and the likeness.
  static func matches(of plan: Record, in report: Record) -> [Int: (report: Int, likeness: Double)] {
    let likenesses = Likenesses(report.recommendations.map(\.text) + plan.recommendations.map(\.text))
    let texts = plan.recommendations.map(\.text.levelledForWording), others = report.recommendations.map(\.text.levelledForWording)
    var out: [Int: (report: Int, likeness: Double)] = [:]
    for own in plan.recommendations.indices {
      var best: (report: Int, likeness: Double)?
      for other in report.recommendations.indices {
        let likeness = texts[own] == others[other] ? 1 : likenesses.score(report.recommendations.count + own, other)
        if likeness >= leastLikeness, likeness > best?.likeness ?? 0 { best = (other, likeness) }
      }
      out[own] = best
    }
    return out
  }
}
