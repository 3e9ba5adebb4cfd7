/// How well one coding agrees with another: the coder with a person, or two people.
public struct Evaluation: Codable, Sendable, Hashable {
  /// Hits and misses of one theme, or of all.
  public struct Counts: Codable, Sendable, Hashable {
    /// Both codings have it; only the second has it; only the first.
    public var both = 0, onlySecond = 0, onlyFirst = 0

    public init() {}

    /// The share of the second coding's codes that the first has too; 1 where it has none.
    public var precision: Double { both + onlySecond == 0 ? 1 : Double(both) / Double(both + onlySecond) }
    /// The share of the first coding's codes that the second has too; 1 where it has none.
    public var recall: Double { both + onlyFirst == 0 ? 1 : Double(both) / Double(both + onlyFirst) }
    public var f1: Double { 2 * both + onlySecond + onlyFirst == 0 ? 1 : Double(2 * both) / Double(2 * both + onlySecond + onlyFirst) }
    /// How often the first coding has it.
    public var support: Int { both + onlyFirst }
  }

  /// One theme.
  public struct ThemeResult: Codable, Sendable, Hashable {
    public var id: String
    public var counts: Counts
    /// How often the first coding has it.
    public var support: Int
    public var precision: Double, recall: Double, f1: Double
    /// Agreement beyond chance on whether a text carries the theme.
    public var kappa: Double
  }

  /// Two themes that were taken for each other.
  public struct Confusion: Codable, Sendable, Hashable {
    /// The theme that only the first coding has, and the one that only the second has.
    public var first: String, second: String
    public var texts: Int
  }

  public var texts: Int
  public var all: Counts
  /// Over all codes together.
  public var microPrecision: Double, microRecall: Double, microF1: Double
  public var themes: [ThemeResult]
  /// The means over themes with at least `macroFewest` texts in the first coding.
  public var macroPrecision: Double, macroRecall: Double, macroF1: Double
  /// The share of texts, of those that carry a theme, on whose primary theme both agree.
  public var primaryAccuracy: Double
  /// The share of texts with exactly the same set of codes.
  public var exactMatch: Double
  /// Cohen's kappa over all decisions, text by theme.
  public var kappa: Double
  /// Cohen's kappa of the primary themes.
  public var primaryKappa: Double
  public var confusions: [Confusion]

  public static let macroFewest = 5

  /// Compares two codings of the same texts: theme ids, primary first.
  public init(first: [[String]], second: [[String]], codebook: Codebook = .standard) {
    precondition(first.count == second.count, "two codings of different lengths")
    texts = first.count
    var counts: [String: Counts] = [:]
    var pairs: [[String]: Int] = [:]
    var all = Counts()
    var samePrimary = 0, withPrimary = 0, exact = 0
    for (a, b) in zip(first, second) {
      let one = Set(a), other = Set(b)
      for theme in one.union(other) {
        switch (one.contains(theme), other.contains(theme)) {
        case (true, true):
          counts[theme, default: Counts()].both += 1
          all.both += 1
        case (true, false):
          counts[theme, default: Counts()].onlyFirst += 1
          all.onlyFirst += 1
        default:
          counts[theme, default: Counts()].onlySecond += 1
          all.onlySecond += 1
        }
      }
      for missed in one.subtracting(other) { for found in other.subtracting(one) { pairs[[missed, found], default: 0] += 1 } }
      if let primary = a.first {
        withPrimary += 1
        if primary == b.first { samePrimary += 1 }
      }
      if one == other { exact += 1 }
    }
    self.all = all
    (microPrecision, microRecall, microF1) = (all.precision, all.recall, all.f1)
    let total = first.count
    let order = codebook.themes.map(\.id) + counts.keys.filter { codebook[$0] == nil }.sorted()
    themes = order.compactMap { id in
      counts[id].map {
        ThemeResult(
          id: id, counts: $0, support: $0.support, precision: $0.precision, recall: $0.recall, f1: $0.f1,
          kappa: Self.kappa($0, cells: total))
      }
    }
    let counted = themes.filter { $0.support >= Self.macroFewest }
    func mean(_ rate: KeyPath<ThemeResult, Double>) -> Double {
      counted.isEmpty ? 1 : counted.map { $0[keyPath: rate] }.reduce(0, +) / Double(counted.count)
    }
    (macroPrecision, macroRecall, macroF1) = (mean(\.precision), mean(\.recall), mean(\.f1))
    primaryAccuracy = withPrimary == 0 ? 1 : Double(samePrimary) / Double(withPrimary)
    exactMatch = total == 0 ? 1 : Double(exact) / Double(total)
    kappa = Self.kappa(all, cells: total * max(1, codebook.themes.count))
    primaryKappa = Self.kappa(of: first.map { $0.first ?? "" }, second.map { $0.first ?? "" })
    confusions = pairs.map { Confusion(first: $0.key[0], second: $0.key[1], texts: $0.value) }
      .sorted { (-$0.texts, $0.first, $0.second) < (-$1.texts, $1.first, $1.second) }
      .prefix(10).map { $0 }
  }

  /// Cohen's kappa of yes and no over a number of decisions.
  private static func kappa(_ counts: Counts, cells: Int) -> Double {
    guard cells > 0 else { return 1 }
    let total = Double(cells), first = Double(counts.both + counts.onlyFirst) / total,
      second = Double(counts.both + counts.onlySecond) / total
    let agreed = 1 - Double(counts.onlyFirst + counts.onlySecond) / total
    let chance = first * second + (1 - first) * (1 - second)
    return chance >= 1 ? 1 : (agreed - chance) / (1 - chance)
  }

  /// Cohen's kappa of two labellings.
  private static func kappa(of first: [String], _ second: [String]) -> Double {
    guard !first.isEmpty else { return 1 }
    let total = Double(first.count)
    let agreed = Double(zip(first, second).count { $0 == $1 }) / total
    let one = Dictionary(first.map { ($0, 1.0) }, uniquingKeysWith: +), other = Dictionary(second.map { ($0, 1.0) }, uniquingKeysWith: +)
    let chance = one.keys.sorted().map { (one[$0] ?? 0) * (other[$0] ?? 0) / (total * total) }.reduce(0, +)
    return chance >= 1 ? 1 : (agreed - chance) / (1 - chance)
  }
}
