import Comparison
import PlanSchema

/// The words in which reports say the schema's values.
public enum Wordings {
  public static func status(_ status: CommonStatus) -> String {
    switch status {
    case .notStarted: "Not started"
    case .offTrack: "Off track"
    case .atRisk: "At risk"
    case .onTrack: "On track"
    case .complete: "Complete"
    case .embedded: "Embedded"
    case .unknown: "Not stated"
    }
  }

  /// The common status, and in brackets what the document prints where that says something else.
  public static func status(_ value: CommonStatus, printed: String?) -> String {
    let (common, rest) = statusParts(value, printed: printed)
    return common + rest
  }

  /// The same in two parts: the status, and what comes after it.
  static func statusParts(_ value: CommonStatus, printed: String?) -> (common: String, rest: String) {
    let common = status(value)
    guard let printed, !printed.isEmpty, printed.lowercased() != common.lowercased() else { return (common, "") }
    return (value == .unknown ? "Not known" : common, " (printed “\(printed)”)")
  }

  public static func grade(_ grade: Judgement.Grade) -> String {
    switch grade {
    case .outstanding: "Outstanding"
    case .good: "Good"
    case .requiresImprovement: "Requires improvement"
    case .adequate: "Adequate"
    case .inadequate: "Inadequate"
    case .other: "Other"
    }
  }

  public static func area(_ area: Judgement.Area) -> String {
    switch area {
    case .overallEffectiveness: "Overall effectiveness"
    case .leaders: "Leaders’ impact"
    case .helpAndProtection: "Help and protection"
    case .inCare: "Children in care"
    case .careLeavers: "Care leavers"
    case .inCareAndCareLeavers: "Children in care and care leavers"
    case .adoption: "Adoption"
    case .safeguardingBoard: "Safeguarding board"
    case .other: "Other"
    }
  }

  public static func kind(_ kind: SourceDocument.Kind) -> String {
    switch kind {
    case .inspectionReport: "Inspection report"
    case .monitoringVisit: "Monitoring visit"
    case .actionPlan: "Action plan"
    case .improvementPlan: "Improvement plan"
    case .progressReport: "Progress report"
    case .outcomeTable: "Outcome table"
    case .unknown: "Other document"
    }
  }

  public static func framework(_ framework: Inspection.Framework) -> String {
    switch framework {
    case .ilacs: "ILACS"
    case .ilacsShort: "ILACS, short"
    case .sif: "Single inspection framework"
    case .preSif: "Before the single inspection framework"
    case .monitoringVisit: "Monitoring visit"
    case .focusedVisit: "Focused visit"
    case .areaSEND: "Area SEND"
    case .other: "Other framework"
    }
  }

  public static func defect(_ kind: Defect.Kind) -> String {
    switch kind {
    case .invalidDate: "A date that does not exist"
    case .dateBeforePlan: "A deadline before the plan"
    case .implausibleDate: "A date that looks mistyped"
    case .noDate: "No deadline"
    case .noOwner: "No owner"
    case .unknownOwner: "An owner that the plan’s key does not list"
    case .duplicateReference: "A reference used twice"
    case .missingReference: "A gap in the numbering"
    case .recommendationWithoutAction: "A recommendation with no action"
    case .actionWithoutRecommendation: "An action that answers no recommendation"
    case .missingValue: "A value left out"
    case .statusContradictsValue: "A rating that its own figures contradict"
    case .unknownStatus: "A rating that the plan’s key does not explain"
    case .mappingMismatch: "Two parts of the plan that disagree"
    case .labelMismatch: "A label that does not fit"
    case .outcomeMismatch: "A grade that another source contradicts"
    }
  }

  /// "1 action", "3 actions", "no actions".
  public static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    switch count {
    case 0: "no " + (plural ?? singular + "s")
    case 1: "1 " + singular
    default: Value.grouped(count) + " " + (plural ?? singular + "s")
    }
  }

  /// "a", "a and b", "a, b and c".
  public static func listed(_ words: [String], _ conjunction: String = "and") -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

extension Wordings {
  public static func kind(_ kind: Recommendation.Kind) -> String {
    switch kind {
    case .priority: "Priority action"
    case .improvement: "Improvement"
    case .unstated: "Not stated"
    }
  }

  public static func body(_ body: Recommendation.Body) -> String {
    switch body {
    case .authority: "The authority"
    case .safeguardingBoard: "The safeguarding board"
    case .external: "From another review"
    }
  }

  /// What "the judgement" of a document is.
  public static func basis(_ basis: OverallJudgement.Basis) -> String {
    switch basis {
    case .overall: "Overall effectiveness"
    case .leaders: "Leaders (no overall grade given)"
    case .none: "No grade read"
    }
  }
}
