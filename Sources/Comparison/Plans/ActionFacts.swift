import PlanSchema

/// Which actions of a record answer which of its recommendations, looked up both ways.
public struct ActionFacts: Sendable {
  public let record: Record
  /// The ids of the recommendations that each action answers, beside `record.actions`.
  let answered: [[String]]
  private let recommendations: [String: Recommendation]
  private let actionsByRecommendation: [String: [Int]]

  public init(_ record: Record) {
    self.record = record
    let answered = record.actions.map { record.answered(by: $0) }
    self.answered = answered
    recommendations = Dictionary(record.recommendations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var byRecommendation: [String: [Int]] = [:]
    for (index, ids) in answered.enumerated() { for id in ids { byRecommendation[id, default: []].append(index) } }
    actionsByRecommendation = byRecommendation
  }

  /// The actions that answer a recommendation, in the plan's order.
  public func actions(answering recommendation: String) -> [Action] {
    (actionsByRecommendation[recommendation] ?? []).map { record.actions[$0] }
  }

  /// The refs (else numbers) of the recommendations that an action answers.
  public func answers(of index: Int) -> [String] {
    answered[index].map { id in
      guard let recommendation = recommendations[id] else { return id }
      return recommendation.ref ?? String(recommendation.number)
    }
  }
}

extension Action {
  /// Whether it names who leads it.
  var hasOwner: Bool { !owners.isEmpty }

  /// Whether it is done, as printed.
  var isComplete: Bool {
    switch status.value {
    case .complete, .embedded: true
    case .notStarted, .offTrack, .atRisk, .onTrack, .unknown: due.precision == .complete
    }
  }

  /// Whether it has a time to be done by.
  var hasDate: Bool { due.value != nil }

  /// Whether it goes on with no last date.
  var isOngoing: Bool {
    switch due.precision {
    case .ongoing, .recurring: due.value == nil
    case .day, .month, .quarter, .term, .year, .event, .complete, .unreadable, .none: false
    }
  }

  /// The last day of its time, where it has one.
  var deadline: CalendarDay? { due.value.flatMap { CalendarDay($0) } }
}

/// Counts how actions stand: every status of the common scale, in its order.
func statusCounts(_ actions: some Sequence<Action>) -> [StatusCount] {
  var counts: [CommonStatus: Int] = [:]
  for action in actions { counts[action.status.value, default: 0] += 1 }
  return CommonStatus.allCases.map { StatusCount(status: $0, count: counts[$0] ?? 0) }
}
