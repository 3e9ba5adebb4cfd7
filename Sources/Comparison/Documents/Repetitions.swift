import PlanSchema

/// What stands in two documents of a set and is one thing, so that it counts once.
struct Repetitions: Sendable {
  /// The ids of reports of an inspection that another report here tells of as well.
  let reports: Set<String>
  /// Recommendations of plans that print one of an imported report again: that one.
  private(set) var reprints: [Item: Item] = [:]

  /// A recommendation, by the id of its document and its own.
  struct Item: Hashable, Sendable {
    var document: String
    var id: String
  }

  init(_ set: DocumentSet) {
    reports = Set(set.summaries.filter { $0.repeats != nil }.map(\.id))
    let finder = ReportFinder(set: reports.isEmpty ? set : set.leavingOut(reports))
    for plan in set.records where plan.document.kind.isPlan && !plan.recommendations.isEmpty {
      guard let report = finder.report(for: plan)?.record else { continue }
      for (own, match) in ReportFinder.matches(of: plan, in: report) {
        reprints[Item(document: plan.document.id, id: plan.recommendations[own].id)] =
          Item(document: report.document.id, id: report.recommendations[match.report].id)
      }
    }
  }

  /// The reports that tell of an inspection over again (as text beside the PDF, for instance): by id, the one that counts. Of two, the
  /// dated one counts, else the first.
  static func reports(among records: [Record]) -> [String: String] {
    let told = records.filter { $0.document.kind == .inspectionReport }.map { (record: $0, facts: InspectionFacts($0)) }
    var counting: [String: [(record: Record, facts: InspectionFacts)]] = [:], out: [String: String] = [:]
    for report in told.filter({ $0.facts.date != nil }) + told.filter({ $0.facts.date == nil }) {
      let authority = report.facts.authority
      if let first = counting[authority]?.first(where: { isSame($0, report) }) {
        out[report.record.document.id] = first.record.document.id
      } else {
        counting[authority, default: []].append(report)
      }
    }
    return out
  }

  private static func isSame(_ a: (record: Record, facts: InspectionFacts), _ b: (record: Record, facts: InspectionFacts)) -> Bool {
    guard a.facts.isSame(as: b.facts) else { return false }
    if a.facts.date != nil, b.facts.date != nil { return a.facts.framework == b.facts.framework }
    // Without a date to go by, the two must ask for the same in the same words.
    let texts = Set(a.record.recommendations.map(\.text.levelledForWording))
    let shared = b.record.recommendations.count { texts.contains($0.text.levelledForWording) }
    return shared * 2 > max(texts.count, b.record.recommendations.count)
  }
}
