import PlanSchema
import Wording

extension DefectRule {
  /// Deadlines that are no dates.
  static let invalidDates = DefectRule(name: "invalid dates") { plan in
    var defects: [Defect] = []
    for action in plan.record.actions where action.due.precision == .unreadable {
      let printed = action.due.printed ?? ""
      defects.append(
        Defect(
          .invalidDate, record: action.id, detail: "\(plan.name(of: action)) is due “\(printed)”: \(whyImpossible(printed)).",
          place: action.due.place ?? action.place))
    }
    for recommendation in plan.record.recommendations {
      guard let due = recommendation.due, due.precision == .unreadable else { continue }
      defects.append(
        Defect(
          .invalidDate, record: recommendation.id,
          detail:
            "Recommendation \(recommendation.ref ?? String(recommendation.number)) is due “\(due.printed ?? "")”: \(whyImpossible(due.printed ?? "")).",
          place: due.place ?? recommendation.place))
    }
    return defects
  }

  /// Why figures make no date, in words.
  private static func whyImpossible(_ printed: String) -> String {
    for mention in TimeScanner(.cell).mentions(in: TimeText(printed)) where mention.time.isImpossible {
      guard case .day(let year, let month, let day) = mention.time else { break }
      if !(1...12).contains(month) {
        return (1...12).contains(day)
          ? "there is no month \(month); day and month may have changed places" : "there is no month \(month)"
      }
      let length = CalendarDay.length(of: month, in: year ?? 2000)
      let name = CalendarDay.monthNames[month - 1]
      return month == 2 && year != nil ? "\(name) \(year!) has \(length) days" : "\(name) has \(length) days"
    }
    return "the figures make no date"
  }

  /// Deadlines before the plan, or its first version, was written.
  static let datesBeforeThePlan = DefectRule(name: "dates before the plan") { plan in
    guard plan.isPlan, let first = plan.firstDate else { return [] }
    let what =
      plan.record.document.versions.isEmpty ? "the plan is dated \(first.printed)" : "the plan's first version is of \(first.printed)"
    return plan.record.actions.compactMap { action in
      guard action.due.precision != .complete, let due = action.due.value.flatMap(CalendarDay.init), due < first.first else { return nil }
      return Defect(
        .dateBeforePlan, record: action.id, detail: "\(plan.name(of: action)) is due “\(action.due.printed ?? "")”, but \(what).",
        place: action.due.place ?? action.place)
    }
  }

  /// Deadlines in the past of an action not yet done, which a year later would fit the plan: a slip of the year.
  static let yearSlips = DefectRule(name: "year slips") { plan in
    guard plan.isPlan, let date = plan.date else { return [] }
    let dues = plan.record.actions.compactMap { $0.due.value.flatMap(CalendarDay.init) }
    let isMostlyAhead = dues.count { $0 >= date.first } * 10 >= dues.count * 8
    guard isMostlyAhead else { return [] }
    return plan.record.actions.compactMap { action in
      guard action.due.precision != .complete, action.status.value != .complete, action.status.value != .embedded,
        var due = action.due.value.flatMap(CalendarDay.init), due < date.first
      else { return nil }
      let printed = due.printed
      due.year += 1
      guard due >= date.first else { return nil }
      return Defect(
        .implausibleDate, record: action.id,
        detail:
          "\(plan.name(of: action)) is due “\(action.due.printed ?? "")” (\(printed)), before the plan of \(date.printed), and is not rated complete: perhaps \(due.year) is meant.",
        place: action.due.place ?? action.place)
    }
  }

  /// Deadlines further from the plan than any plan reaches.
  static let farDates = DefectRule(name: "far dates") { plan in
    guard plan.isPlan, let date = plan.date else { return [] }
    return plan.record.actions.compactMap { action in
      guard let due = action.due.value.flatMap(CalendarDay.init), abs(due.year - date.year) > 10 else { return nil }
      return Defect(
        .implausibleDate, record: action.id,
        detail:
          "\(plan.name(of: action)) is due “\(action.due.printed ?? "")”, \(abs(due.year - date.year)) years from the plan of \(date.printed).",
        place: action.due.place ?? action.place)
    }
  }

  /// Progress told as done at a time that has not come yet.
  static let futureToldAsPast = DefectRule(name: "future told as past") { plan in
    guard plan.isPlan, let date = plan.date else { return [] }
    let tenses = TenseReader()
    var told: [(action: Action, past: TenseReader.PastDate)] = []
    for action in plan.record.actions {
      guard let progress = action.progress else { continue }
      for past in tenses.pastDates(in: progress) { told.append((action, past)) }
    }
    // Progress may be written up after the plan is dated. Only a date far from all the others that are told as past is a slip.
    let days = told.map(\.past.day.number).sorted()
    var first = days.count
    while first > 0, days.count - first < max(1, days.count / 4) {
      first -= 1
      let isApart = first == 0 || days[first] - days[first - 1] > 183
      if isApart, days[first] - date.number > 183 {
        let earliest = days[first]
        return told.filter { $0.past.day.number >= earliest }.map { item in
          Defect(
            .implausibleDate, record: item.action.id,
            detail:
              "The progress of \(plan.name(of: item.action).lowercasedFirst) tells “\(item.past.printed)” as past, but the plan is dated \(date.printed).",
            place: item.action.place)
        }
      }
    }
    return []
  }

  /// Actions without a date, in a plan that dates its actions.
  static let noDates = DefectRule(name: "no dates") { plan in
    guard plan.isPlan else { return [] }
    let without = plan.record.actions.filter { action in
      action.due.value == nil && action.due.precision == .none && plan.parts(of: action).isEmpty
    }
    guard !without.isEmpty else { return [] }
    if without.count == plan.record.actions.count, without.count > 1 {
      return [Defect(.noDate, detail: "None of the \(without.count) actions has a date.")]
    }
    return without.map { action in
      let detail = action.due.printed.map { "has no date yet: “\($0)”" } ?? "has no date"
      return Defect(.noDate, record: action.id, detail: "\(plan.name(of: action)) \(detail).", place: action.due.place ?? action.place)
    }
  }
}

extension String {
  /// The text with its first letter in lower case, for use inside a sentence.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
