/// A theme that a text carries, with what carried it.
public struct ThemeCode: Codable, Sendable, Hashable {
  public enum Author: String, Codable, Sendable, CaseIterable { case coder, person }

  /// What the code rests on.
  public enum Basis: String, Codable, Sendable, CaseIterable {
    /// The text's own words.
    case text
    /// The recommendation that an action answers: a weaker hint.
    case recommendation
  }

  /// The theme's id in the codebook: "supervision".
  public var id: String
  /// From 0 to 1: how surely the text carries the theme. 1 for a person's decision.
  public var weight: Double
  /// Whether the text is chiefly about it; one code of a text at most.
  public var primary: Bool
  public var by: Author
  public var basis: Basis
  /// The words of the text that carried the code, exactly as they stand in it.
  public var evidence: [String]
  /// The name of the person who decided.
  @OrNull public var person: String?

  public init(
    id: String, weight: Double, primary: Bool = false, by: Author = .coder, basis: Basis = .text, evidence: [String] = [],
    person: String? = nil
  ) {
    self.id = id
    self.weight = weight
    self.primary = primary
    self.by = by
    self.basis = basis
    self.evidence = evidence
    self.person = person
  }
}
