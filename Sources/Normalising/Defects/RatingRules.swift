import PlanSchema
import Wording

extension DefectRule {
  /// Actions that are to go on, yet are rated complete.
  static let ongoingYetComplete = DefectRule(name: "ongoing yet complete") { plan in
    plan.record.actions.compactMap { action in
      let goesOn = action.due.precision == .ongoing || action.due.precision == .recurring
      guard goesOn, action.status.value == .complete else { return nil }
      let rating = action.status.printed.map { "“\($0)”, that is, complete" } ?? "complete"
      return Defect(
        .statusContradictsValue, record: action.id,
        detail: "\(plan.name(of: action)) is to go on (“\(action.due.printed ?? "")”), yet it is rated \(rating).",
        place: action.status.place ?? action.place)
    }
  }

  /// Measures far from their target that are rated as reaching it, or close to it (or past it) and rated as missing it.
  static let ratingsAgainstFigures = DefectRule(name: "ratings against figures") { plan in
    let directions = DirectionReader()
    return plan.record.measures.compactMap { measure in
      guard let target = measure.target?.value, let current = measure.current?.value,
        measure.target?.unit == measure.current?.unit || measure.current?.unit == nil || measure.target?.unit == nil,
        let direction = directions.direction(of: measure)
      else { return nil }
      let scale = Swift.max(abs(target), abs(target - (measure.baseline?.value ?? target)), 1)
      let shortfall = (direction == .up ? target - current : current - target) / scale
      let figures = "now \(measure.current?.printed ?? ""), target \(measure.target?.printed ?? "")"
      let rating = measure.status.printed.map { "“\($0)”" } ?? "by its colour"
      switch measure.status.value {
      case .complete, .embedded, .onTrack:
        guard shortfall > greenTolerance(measure, plan.record) else { return nil }
        return Defect(
          .statusContradictsValue, record: measure.id,
          detail: "\(plan.name(of: measure)) is far from its target (\(figures)), yet it is rated \(rating).",
          place: measure.status.place ?? measure.place)
      case .offTrack:
        guard shortfall <= 0.15 else { return nil }
        let how = shortfall <= 0 ? "has reached its target" : "is close to its target"
        return Defect(
          .statusContradictsValue, record: measure.id, detail: "\(plan.name(of: measure)) \(how) (\(figures)), yet it is rated \(rating).",
          place: measure.status.place ?? measure.place)
      case .atRisk, .notStarted, .unknown: return nil
      }
    }
  }

  /// How far from its target a measure may be that is rated well: hardly, where the key says that the target is reached; further, where
  /// the rating may mean that it will be.
  private static func greenTolerance(_ measure: Measure, _ record: Record) -> Double {
    let keys = record.statusScale.filter { $0.appliesTo != .action && $0.status == measure.status.value }
    let saysReached = keys.contains { key in
      key.meaning.map { meaning in
        ["at or exceeding", "target met", "target achieved", "at or above", "meeting target"].contains { meaning.levelled.contains($0) }
      } ?? false
    }
    if saysReached || measure.status.value == .complete { return 0.05 }
    // Moving from the baseline, "on track" may be meant for a later date.
    if let start = measure.baseline?.value, let now = measure.current?.value, let target = measure.target?.value, abs(target - start) > 0 {
      return (now - start) / (target - start) > 0 ? .infinity : 0.1
    }
    return 0.25
  }

  /// Ratings that the plan's key does not list, or that a plan without a key does not explain.
  static let unlistedRatings = DefectRule(name: "unlisted ratings") { plan in
    let reader = StatusReader(scale: plan.record.statusScale)
    func defect(_ status: Status, _ scope: StatusKey.Scope, id: String, name: String, place: Place?) -> Defect? {
      let hasKey = plan.record.statusScale.contains { $0.appliesTo == scope || $0.appliesTo == .any }
      let why = hasKey ? "which the plan's key does not list" : "and the plan has no key that says what that means"
      if let printed = status.printed {
        let isUnderstood =
          hasKey
          ? reader.lists(printed, for: scope)
          : status.value != .unknown || printed.isPercentage || reader.lists("", for: .any) && RatingWords.shared.isNoRating(printed)
        return isUnderstood
          ? nil : Defect(.unknownStatus, record: id, detail: "\(name) is rated “\(printed)”, \(why).", place: status.place ?? place)
      }
      guard status.value == .unknown, let colour = status.colour, let named = CellColour(hex: colour),
        ![.white, .grey, .black].contains(named)
      else { return nil }
      return Defect(.unknownStatus, record: id, detail: "\(name) is coloured \(named.rawValue), \(why).", place: status.place ?? place)
    }
    return plan.record.actions.compactMap { defect($0.status, .action, id: $0.id, name: plan.name(of: $0), place: $0.place) }
      + plan.record.measures.compactMap { defect($0.status, .measure, id: $0.id, name: plan.name(of: $0), place: $0.place) }
  }

  /// Measures without a target or a current figure, where the others have one.
  static let missingFigures = DefectRule(name: "missing figures") { plan in
    let measures = plan.record.measures
    func isGiven(_ figure: Figure?) -> Bool { figure.map { !$0.printed.isEmpty } ?? false }
    let hasTargets = measures.contains { isGiven($0.target) }, hasCurrents = measures.contains { isGiven($0.current) }
    return measures.compactMap { measure in
      var missing: [String] = []
      if hasTargets, !isGiven(measure.target) { missing.append("target") }
      if hasCurrents, !isGiven(measure.current) { missing.append("current figure") }
      guard !missing.isEmpty else { return nil }
      return Defect(
        .missingValue, record: measure.id, detail: "\(plan.name(of: measure)) has no \(missing.joined(separator: " and no ")).",
        place: measure.place)
    }
  }
}

extension String {
  /// Whether the text is a share and nothing else: it needs no key to be understood.
  fileprivate var isPercentage: Bool {
    let text = squeezed
    return text.hasSuffix("%") && text.dropLast().allSatisfy { $0.isNumber || $0 == "." || $0 == " " } && text.utf8.count > 1
  }
}
