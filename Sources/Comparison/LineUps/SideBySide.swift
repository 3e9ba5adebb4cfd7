import PlanSchema

/// Everything that a comparison of documents gives: what `compare` prints and reports render.
public struct SideBySide: Codable, Sendable, Hashable {
  /// The documents compared, by authority and date.
  public var documents: [DocumentSummary]
  public var authorities: [AuthorityName]
  /// The themes asked for, in the order of the codebook.
  public var themes: [LineUp]
  public var matrix: ThemeMatrix
  /// A line a plan, by authority and date.
  public var plans: [PlanBenchmark]
  public var reference: ReferenceSummary
}

public struct AuthorityName: Codable, Sendable, Hashable {
  public var slug: String
  public var name: String
  /// `null` for one that is not in the register.
  @OrNull public var region: String?
}

/// What the reference set is made of.
public struct ReferenceSummary: Codable, Sendable, Hashable {
  public var inspections: Int
  public var authorities: Int
  public var recommendations: Int
  /// The first and the last date of an inspection in it.
  @OrNull public var first: String?
  @OrNull public var last: String?
}

/// Themes by authorities.
public struct ThemeMatrix: Codable, Sendable, Hashable {
  /// The columns: authorities' slugs.
  public var authorities: [String]
  /// The rows, in the order of the codebook.
  public var rows: [Row]
  /// Themes that every authority compared asks or plans for (recommendations or actions); empty for fewer than two authorities.
  public var inCommon: [String]
  /// Themes that just one of them asks or plans for.
  public var onOneSide: [OneSided]

  public struct Row: Codable, Sendable, Hashable {
    public var theme: String
    public var label: String
    /// A cell an authority.
    public var cells: [ThemeCounts]
    /// How many authorities ask or plan for it.
    public var authorities: Int
  }

  public struct OneSided: Codable, Sendable, Hashable {
    public var theme: String
    public var authority: String

    public init(theme: String, authority: String) {
      self.theme = theme
      self.authority = authority
    }
  }
}
