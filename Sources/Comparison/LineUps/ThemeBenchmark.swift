import PlanSchema

/// How many of how many.
public struct Share: Codable, Sendable, Hashable {
  public var count: Int
  public var of: Int
  /// From 0 to 1; `null` of none.
  @OrNull public var share: Double?

  public init(_ count: Int, of total: Int) {
    self.count = count
    of = total
    share = total == 0 ? nil : Double(count) / Double(total)
  }
}

/// A theme against the reference set, and in the plans compared.
public struct ThemeBenchmark: Codable, Sendable, Hashable {
  public var reference: ThemeReference
  /// The plans' actions on the theme, a line an authority that has any.
  public var plans: [ThemePlanning]
}

/// How common a theme is among inspections: those with at least one recommendation to the authority that carries it.
public struct ThemeReference: Codable, Sendable, Hashable {
  /// All inspections of the reference set, and how many authorities they are of.
  public var england: Share
  public var authorities: Int
  /// From 1, among the themes of the codebook by their share in England; themes with the same share have the same rank. `null` where no
  /// inspection has it.
  @OrNull public var rank: Int?
  /// Of so many themes.
  public var rankOf: Int
  public var before2018: Share
  public var since2018: Share
  /// Regions in alphabetical order, only those in the reference set.
  public var regions: [Group]
  /// A line a grade of overall effectiveness, best first; then a line a grade of leaders, for inspections without an overall grade.
  public var judgements: [JudgementGroup]
  /// For each authority compared: its region's and its statistical neighbours' share.
  public var comparators: [Comparators]

  public struct Group: Codable, Sendable, Hashable {
    public var name: String
    public var share: Share
  }

  public struct JudgementGroup: Codable, Sendable, Hashable {
    public var judgement: OverallJudgement
    public var share: Share
  }

  public struct Comparators: Codable, Sendable, Hashable {
    public var authority: String
    @OrNull public var region: String?
    public var inRegion: Share
    public var amongNeighbours: Share
  }
}

/// How an authority's plans handle a theme.
public struct ThemePlanning: Codable, Sendable, Hashable {
  public var authority: String
  public var actions: Int
  public var withOwner: Share
  public var withDate: Share
  /// How the actions stand on the common scale, as printed; every status of the scale, in its order.
  public var statuses: [StatusCount]
  /// Overdue on the day asked for; `null` where none was.
  @OrNull public var overdue: Int?
}

public struct StatusCount: Codable, Sendable, Hashable {
  public var status: CommonStatus
  public var count: Int
}
