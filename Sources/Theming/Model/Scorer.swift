import Foundation

/// Scores a text for each theme, and says what the score rests on.
struct Scorer: Sendable {
  let vocabulary: Vocabulary
  let model: ThemeModel
  var reader: FeatureReader { FeatureReader(vocabulary: vocabulary) }

  /// A text's scores, by theme in the order of the codebook; a score over 0 is likelier than not.
  struct Scores: Sendable {
    var code: [Double]
    var primary: [Double]
  }

  /// A part of a score.
  struct Part: Sendable {
    /// The feature's name; empty unless names were asked for.
    var name: String
    var worth: Double
    /// The words that it rests on.
    var tokens: Range<Int>
  }

  func scores(_ text: TextReading) -> Scores {
    let count = vocabulary.themes.count
    var scores = Scores(code: Array(repeating: 0, count: count), primary: Array(repeating: 0, count: count))
    let overview = FeatureReader.Overview(text, themes: count)
    var list = FeatureList()
    for theme in 0..<count {
      list.removeAll()
      list.add(Name.always)
      reader.themeFeatures(theme, text, overview, into: &list)
      for feature in list.features {
        let worth = model.worth(of: feature.key, theme: vocabulary.themeAtoms[theme])
        scores.code[theme] += worth.code
        scores.primary[theme] += worth.primary
      }
    }
    func add(_ worths: [(theme: Int, worth: ThemeModel.Worth)], where fits: (Int) -> Bool = { _ in true }) {
      for (theme, worth) in worths where fits(theme) {
        scores.code[theme] += worth.code
        scores.primary[theme] += worth.primary
      }
    }
    list.removeAll()
    reader.wordFeatures(text, into: &list)
    for key in Self.distinct(list.features) { add(model.worths(of: key)) }
    for other in overview.asked {
      add(model.worths(of: reader.companyFeature(of: other, named: false))) { $0 != other }
      add(model.worths(of: reader.companyFeature(of: other, named: true))) { $0 != other && overview.isStrong($0, text) }
    }
    return scores
  }

  /// What one theme's score is made of, greatest first.
  func parts(of theme: Int, _ text: TextReading, named: Bool = true) -> [Part] {
    let overview = FeatureReader.Overview(text, themes: vocabulary.themes.count)
    var parts: [Part] = []
    var list = FeatureList(keepsNames: named)
    list.add(Name.always)
    reader.themeFeatures(theme, text, overview, into: &list)
    for feature in list.features {
      let worth = model.worth(of: feature.key, theme: vocabulary.themeAtoms[theme]).code
      if worth != 0 { parts.append(Part(name: list.names[feature.key] ?? "", worth: worth, tokens: feature.tokens)) }
    }
    var words = FeatureList(keepsNames: named)
    reader.wordFeatures(text, into: &words)
    var seen: Set<UInt64> = []
    for feature in words.features where seen.insert(feature.key).inserted {
      for (other, worth) in model.worths(of: feature.key) where other == theme && worth.code != 0 {
        parts.append(Part(name: words.names[feature.key] ?? "", worth: worth.code, tokens: feature.tokens))
      }
    }
    for other in overview.asked where other != theme {
      for isNamed in [false, true] where !isNamed || overview.isStrong(theme, text) {
        for (carrier, worth) in model.worths(of: reader.companyFeature(of: other, named: isNamed)) where carrier == theme {
          parts.append(Part(name: reader.companyName(of: other, named: isNamed), worth: worth.code, tokens: 0..<0))
        }
      }
    }
    return parts.sorted { (-$0.worth, $0.tokens.lowerBound, $0.name) < (-$1.worth, $1.tokens.lowerBound, $1.name) }
  }

  private static func distinct(_ features: [Feature]) -> [UInt64] {
    var seen: Set<UInt64> = []
    seen.reserveCapacity(features.count)
    return features.compactMap { seen.insert($0.key).inserted ? $0.key : nil }
  }

  static func probability(_ score: Double) -> Double { 1 / (1 + exp(-score)) }
}

extension FeatureReader.Overview {
  /// Whether the text names a theme, or is read as it.
  func isStrong(_ theme: Int, _ text: TextReading) -> Bool {
    claims[theme].contains { text.claims[$0].strength != .hint }
  }
}
