import PlanSchema

/// Themes by year: in how many of a year's inspections each was asked for.
public struct Trend: Codable, Sendable, Hashable {
  /// The years that have an inspection, oldest first.
  public var years: [Year]
  /// In the order of the codebook.
  public var themes: [ThemeYears]

  public struct Year: Codable, Sendable, Hashable {
    public var year: Int
    public var inspections: Int
    public var recommendations: Int
  }

  public struct ThemeYears: Codable, Sendable, Hashable {
    public var id: String
    public var label: String
    /// A share a year, beside `years`.
    public var shares: [Share]
    public var total: Share
  }
}
