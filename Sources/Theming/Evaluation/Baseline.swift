import Foundation

/// The plainest coder: the theme whose definition shares the most telling words with a text, by TF-IDF and cosine. What the real coder
/// is measured against.
public struct DefinitionBaseline: Sendable {
  private let codebook: Codebook
  private let vectors: [[UInt64: Double]]
  private let rarity: [UInt64: Double]
  /// A theme beside the nearest is given where it comes this near to it.
  private static let share = 0.8

  public init(_ codebook: Codebook = .standard) {
    self.codebook = codebook
    let texts = codebook.themes.map { Self.counts(($0.label + " " + $0.belongs)) }
    var seen: [UInt64: Double] = [:]
    for text in texts { for word in text.keys { seen[word, default: 0] += 1 } }
    let total = Double(texts.count)
    let rarity = seen.mapValues { log((1 + total) / (1 + $0)) + 1 }
    self.rarity = rarity
    vectors = texts.map { Self.weighed($0, rarity) }
  }

  /// The themes of a text, the nearest first.
  public func themes(of text: String) -> [String] {
    let vector = Self.weighed(Self.counts(text), rarity)
    let scores = vectors.map { other in
      vector.keys.sorted().reduce(0.0) { $0 + (vector[$1] ?? 0) * (other[$1] ?? 0) }
    }
    guard let best = scores.max(), best > 0 else { return [] }
    let near = scores.indices.filter { scores[$0] >= best * Self.share }.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    return near.map { codebook.themes[$0].id }
  }

  private static func counts(_ text: String) -> [UInt64: Double] {
    let tokens = Tokens([UInt8](text.utf8))
    return Dictionary((0..<tokens.count).map { (tokens[$0].word, 1.0) }, uniquingKeysWith: +)
  }

  private static func weighed(_ counts: [UInt64: Double], _ rarity: [UInt64: Double]) -> [UInt64: Double] {
    let weighed = counts.compactMap { word, count in rarity[word].map { (word, count * $0) } }
    let length = weighed.map { $0.1 * $0.1 }.sorted().reduce(0, +).squareRoot()
    return Dictionary(weighed.map { ($0.0, length == 0 ? 0 : $0.1 / length) }, uniquingKeysWith: { first, _ in first })
  }
}
