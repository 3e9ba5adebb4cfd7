import PlanSchema

/// A plan beside the inspection report that it answers: each recommendation, and whether and how it is answered.
public struct Coverage: Codable, Sendable, Hashable {
  /// How the report was found.
  public enum Basis: String, Codable, Sendable, CaseIterable {
    /// The plan names the inspection's date.
    case date
    /// The plan's recommendations are worded like the report's.
    case wording
    /// The authority's latest report before the plan.
    case latest
    /// No report of it is imported: the plan's own recommendations are shown.
    case noReport = "no-report"
  }

  public var plan: DocumentSummary
  @OrNull public var report: DocumentSummary?
  public var basis: Basis
  public var lines: [Line]
  /// The plan's recommendations that no line shows: from another review, or the plan's own. Empty where there is no report.
  public var further: [PlanRecommendation]

  /// One recommendation of the report (of the plan where there is no report).
  public struct Line: Codable, Sendable, Hashable {
    public var recommendation: Recommendation
    public var answer: Answer
    /// The recommendations of the plan that reprint it; none where there is no report.
    public var wordings: [PlanRecommendation]
    /// The plan's actions that answer it, in the plan's order.
    public var actions: [Action]
    /// For one that is not answered: actions of the plan that are worded like it, which a person should look at.
    public var alike: [Alike]
  }

  public enum Answer: String, Codable, Sendable, CaseIterable {
    case answered
    /// The plan reprints it and gives no action.
    case withoutAction = "without-action"
    case notAnswered = "not-answered"
  }

  /// A recommendation of the plan beside the report's.
  public struct PlanRecommendation: Codable, Sendable, Hashable {
    public var recommendation: Recommendation
    /// From 0 to 1: how alike the two wordings are; 1 where they are the same but for white space, case and quote marks.
    public var likeness: Double
    /// The report's wording turned into the plan's; empty where there is nothing to set it beside.
    public var differences: [WordDifference]
  }

  public struct Alike: Codable, Sendable, Hashable {
    public var action: Action
    public var score: Double
    public var shared: [String]
  }
}

/// A run of words that two wordings share, or that only one of them has.
public struct WordDifference: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case same, removed, added }

  public var kind: Kind
  /// As printed, words parted by single spaces.
  public var text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
