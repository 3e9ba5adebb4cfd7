/// An inspection: the one that a report tells of, or the one that a plan answers.
public struct Inspection: Codable, Sendable, Hashable {
  public enum Framework: String, Codable, Sendable, CaseIterable {
    case ilacs
    case ilacsShort = "ilacs-short"
    case sif
    case preSif = "pre-sif"
    case monitoringVisit = "monitoring-visit"
    case focusedVisit = "focused-visit"
    case areaSEND = "area-send"
    case other
  }

  /// Days on which inspectors were there; an inspection may come in several spells.
  public struct Spell: Codable, Sendable, Hashable {
    public var start: String
    @OrNull public var end: String?

    public init(start: String, end: String? = nil) {
      self.start = start
      self.end = end
    }
  }

  public var framework: Framework
  /// The first and the last day, ISO 8601 (a month where only that is printed).
  @OrNull public var start: String?
  @OrNull public var end: String?
  public var spells: [Spell]
  /// The dates as printed.
  @OrNull public var printedDates: String?
  @OrNull public var published: String?
  /// The lead inspector; several joined by ", ".
  @OrNull public var leadInspector: String?
  public var inspectors: [String]
  public var judgements: [Judgement]
  /// Whether the framework in force gives an overall effectiveness grade: Ofsted's does not from April 2026. `false` is a state of its
  /// own, never a missing grade.
  public var givesOverallGrade: Bool

  public init(
    framework: Framework = .other, start: String? = nil, end: String? = nil, spells: [Spell] = [], printedDates: String? = nil,
    published: String? = nil, leadInspector: String? = nil, inspectors: [String] = [], judgements: [Judgement] = [],
    givesOverallGrade: Bool = true
  ) {
    self.framework = framework
    self.start = start
    self.end = end
    self.spells = spells
    self.printedDates = printedDates
    self.published = published
    self.leadInspector = leadInspector
    self.inspectors = inspectors
    self.judgements = judgements
    self.givesOverallGrade = givesOverallGrade
  }
}

/// A graded judgement.
public struct Judgement: Codable, Sendable, Hashable {
  public enum Area: String, Codable, Sendable, CaseIterable {
    case overallEffectiveness = "overall-effectiveness"
    case leaders
    case helpAndProtection = "help-and-protection"
    case inCare = "in-care"
    case careLeavers = "care-leavers"
    case inCareAndCareLeavers = "in-care-and-care-leavers"
    case adoption
    case safeguardingBoard = "safeguarding-board"
    case other
  }

  /// From best to worst; `adequate` belongs to frameworks before 2013.
  public enum Grade: String, Codable, Sendable, CaseIterable {
    case outstanding, good
    case requiresImprovement = "requires-improvement"
    case adequate, inadequate, other
  }

  public var area: Area
  public var printedArea: String
  public var grade: Grade
  public var printed: String
  public var place: Place?

  public init(area: Area, printedArea: String, grade: Grade, printed: String, place: Place? = nil) {
    self.area = area
    self.printedArea = printedArea
    self.grade = grade
    self.printed = printed
    self.place = place
  }
}
