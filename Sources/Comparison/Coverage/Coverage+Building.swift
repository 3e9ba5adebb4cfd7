import PlanSchema
import Wording

extension DocumentSet {
  /// Sets a plan beside the inspection report that it answers.
  /// - Parameter plan: the id of a document of this set.
  /// - Returns: `nil` if the set has no such document.
  public func coverage(of plan: String) -> Coverage? {
    guard let record = record(plan), let summary = summary(plan) else { return nil }
    let facts = ActionFacts(record)
    guard let (report, basis) = ReportFinder(set: self).report(for: record) else {
      return Coverage(
        plan: summary, report: nil, basis: .noReport,
        lines: record.recommendations.map { recommendation in
          let actions = facts.actions(answering: recommendation.id)
          return Coverage.Line(
            recommendation: recommendation, answer: actions.isEmpty ? .withoutAction : .answered, wordings: [], actions: actions, alike: [])
        }, further: [])
    }
    let matches = ReportFinder.matches(of: record, in: report)
    let alike = AlikeActions(report: report, plan: record)
    let lines = report.recommendations.indices.map { index in
      let recommendation = report.recommendations[index]
      let own = record.recommendations.indices.filter { matches[$0]?.report == index }
      let wordings = own.map { wording(record.recommendations[$0], of: recommendation.text, likeness: matches[$0]!.likeness) }
      let ids = Set(own.flatMap { facts.actions(answering: record.recommendations[$0].id).map(\.id) })
      let actions = record.actions.filter { ids.contains($0.id) }
      let answer: Coverage.Answer = own.isEmpty ? .notAnswered : actions.isEmpty ? .withoutAction : .answered
      return Coverage.Line(
        recommendation: recommendation, answer: answer, wordings: wordings, actions: actions,
        alike: answer == .answered ? [] : alike.actions(like: index))
    }
    let further = record.recommendations.indices.filter { matches[$0] == nil }.map {
      Coverage.PlanRecommendation(recommendation: record.recommendations[$0], likeness: 0, differences: [])
    }
    return Coverage(plan: summary, report: self.summary(report.document.id), basis: basis, lines: lines, further: further)
  }

  private func wording(_ own: Recommendation, of text: String, likeness: Double) -> Coverage.PlanRecommendation {
    Coverage.PlanRecommendation(
      recommendation: own, likeness: likeness.rounded(toPlaces: 3), differences: WordDifference.between(text, own.text))
  }
}

/// The actions of a plan that are worded like a recommendation of a report.
private struct AlikeActions {
  private let report: Record, plan: Record
  private let likenesses: Likenesses
  /// Less alike than this is not worth a look.
  private static let leastScore = 0.2
  private static let most = 3

  init(report: Record, plan: Record) {
    self.report = report
    self.plan = plan
    likenesses = Likenesses(report.recommendations.map(\.text) + plan.actions.map(\.text))
  }

  func actions(like index: Int) -> [Coverage.Alike] {
    let first = report.recommendations.count
    let scored = plan.actions.indices.map { (score: likenesses.score(index, first + $0), place: $0) }
      .filter { $0.score >= Self.leastScore }.sorted { ($1.score, $0.place) < ($0.score, $1.place) }
    return scored.prefix(Self.most).map {
      Coverage.Alike(
        action: plan.actions[$0.place], score: $0.score.rounded(toPlaces: 3),
        shared: likenesses.sharedWords(index, first + $0.place))
    }
  }
}

extension String {
  /// The text without what printing changes: case, quote marks, white space, an end stop.
  var levelledForWording: String { levelled.filter { $0 != " " } }
}
