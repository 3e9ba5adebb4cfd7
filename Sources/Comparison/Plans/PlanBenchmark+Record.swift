import PlanSchema
import Wording

extension PlanBenchmark {
  /// What can be counted in a plan.
  /// - Parameter asOf: the day on which to say what is overdue; `nil` for none.
  init(_ record: Record, summary: DocumentSummary, name: String, asOf: CalendarDay?) {
    let facts = ActionFacts(record)
    let all = record.actions
    document = summary
    self.name = name
    recommendations = record.recommendations.count
    actions = all.count
    measures = record.measures.count
    actionsAnswering = Share(facts.answered.count { !$0.isEmpty }, of: all.count)
    let answering = record.recommendations.map { facts.actions(answering: $0.id).count }
    recommendationsAnswered = Share(answering.count { $0 > 0 }, of: answering.count)
    withOwner = Share(all.count(where: \.hasOwner), of: all.count)
    withDate = Share(all.count(where: \.hasDate), of: all.count)
    ongoing = Share(all.count(where: \.isOngoing), of: all.count)
    let measurable = MeasurableOutcomes(record)
    withMeasurableOutcome = Share(zip(all, facts.answered).count { measurable.covers($0, answering: $1) }, of: all.count)
    owners = OwnerLoad.loads(of: all)
    statuses = statusCounts(all)
    actionsPerRecommendation = Quartiles(answering)
    // A plan dated by its month begins with it: an action due in that month is not late on the plan's first day.
    let start = record.document.published.flatMap { CalendarDay($0) }?.first
    daysToDeadline = start.flatMap { start in Quartiles(all.compactMap { $0.deadline.map { $0.number - start.number } }) }
    standing = asOf.map { PlanStanding(all, asOf: $0) }
  }
}

extension OwnerLoad {
  /// Who leads how many actions: by post, else by person, else as printed; spellings that differ in case or white space are one.
  static func loads(of actions: [Action]) -> [OwnerLoad] {
    var counts: [String: (name: String, count: Int)] = [:]
    for action in actions {
      var own: Set<String> = []
      for owner in action.owners {
        let name = owner.post ?? owner.name ?? owner.printed
        if own.insert(name.levelled).inserted { counts[name.levelled, default: (name, 0)].count += 1 }
      }
    }
    return counts.values.map { OwnerLoad(owner: $0.name, actions: $0.count) }
      .sorted { ($1.actions, $0.owner) < ($0.actions, $1.owner) }
  }
}

extension PlanStanding {
  init(_ actions: [Action], asOf day: CalendarDay) {
    asOf = day.iso
    complete = 0
    overdue = []
    dueLater = 0
    ongoing = 0
    undated = 0
    for action in actions {
      if action.isComplete {
        complete += 1
      } else if let deadline = action.deadline {
        let late = day.number - deadline.number
        if late > 0 {
          overdue.append(OverdueAction(id: action.id, ref: action.ref, due: action.due, status: action.status, daysLate: late))
        } else {
          dueLater += 1
        }
      } else if action.isOngoing {
        ongoing += 1
      } else {
        undated += 1
      }
    }
  }
}

/// Which actions come with something that can be measured.
private struct MeasurableOutcomes {
  private var actions: Set<String> = [], recommendations: Set<String> = [], sections: Set<String> = []

  init(_ record: Record) {
    for measure in record.measures { add(action: measure.action, recommendation: measure.recommendation, section: measure.section) }
    for outcome in record.outcomes where outcome.text.holdsFigure {
      add(action: outcome.action, recommendation: outcome.recommendation, section: outcome.section)
    }
  }

  private mutating func add(action: String?, recommendation: String?, section: String?) {
    // What is given for an action is not counted for its neighbours in the same section.
    if let action {
      actions.insert(action)
    } else if let recommendation {
      recommendations.insert(recommendation)
    } else if let section {
      sections.insert(section)
    }
  }

  func covers(_ action: Action, answering ids: [String]) -> Bool {
    actions.contains(action.id) || action.section.map(sections.contains) ?? false || ids.contains(where: recommendations.contains)
  }
}

extension String {
  /// Whether the text holds a number that is no year, so that somebody could say whether it has been reached.
  var holdsFigure: Bool {
    var digits = 0, value = 0
    for byte in utf8 {
      if byte.isDigit {
        digits += 1
        value = min(value * 10 + Int(byte - 0x30), 1_000_000)
      } else {
        if digits > 0, !(digits == 4 && (1990...2099).contains(value)) { return true }
        digits = 0
        value = 0
      }
    }
    return digits > 0 && !(digits == 4 && (1990...2099).contains(value))
  }
}
