/// A theme by which texts of different councils are lined up.
public struct Theme: Codable, Sendable, Hashable, Identifiable {
  /// What kind of thing a theme is; the coder learns how kinds go together.
  public enum Nature: String, Codable, Sendable, CaseIterable {
    /// A group of children or a service for one.
    case people
    /// A step of the work with families.
    case practice
    /// What keeps practice good: supervision, records, audit.
    case means
    /// Who leads and who works together.
    case body
  }

  /// Kebab-case: "supervision". Stands on the command line and in every file.
  public var id: String
  /// Its name in reports.
  public var label: String
  public var nature: Nature
  /// What belongs to it.
  public var belongs: String
  /// What does not, and the theme that takes it; empty where nothing is said.
  public var elsewhere: String
  /// Invented texts that carry it.
  public var examples: [String]
  /// The standard themes that it is made of, in a codebook of one's own that merges some; empty for a theme of the standard codebook.
  public var merges: [String]
  /// Phrases that speak for it, in the form of the vocabulary file; for a theme that the standard vocabulary does not know.
  public var phrases: [String]

  public init(
    id: String, label: String, nature: Nature = .practice, belongs: String = "", elsewhere: String = "", examples: [String] = [],
    merges: [String] = [],
    phrases: [String] = []
  ) {
    self.id = id
    self.label = label
    self.nature = nature
    self.belongs = belongs
    self.elsewhere = elsewhere
    self.examples = examples
    self.merges = merges
    self.phrases = phrases
  }
}
