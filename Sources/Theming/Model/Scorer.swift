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

  /// What the scores of all themes of a text rest on.
  struct Basis: Sendable {
    let overview: FeatureReader.Overview
    /// The features of its words, each once.
    let words: [Feature]
  }

  func basis(of text: TextReading) -> Basis {
    var list = FeatureList(), seen = KeySet()
    reader.wordFeatures(text, into: &list)
    return Basis(
      overview: FeatureReader.Overview(text, themes: vocabulary.themes.count), words: list.features.filter { seen.insert($0.key) })
  }

  func scores(_ text: TextReading) -> Scores { scores(text, basis(of: text)) }

  func scores(_ text: TextReading, _ basis: Basis) -> Scores {
    let count = vocabulary.themes.count, overview = basis.overview
    var scores = Scores(code: Array(repeating: 0, count: count), primary: Array(repeating: 0, count: count))
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
    for feature in basis.words { add(model.worths(of: feature.key)) }
    for other in overview.asked {
      add(model.worths(of: reader.companyFeature(of: other, named: false))) { $0 != other }
      add(model.worths(of: reader.companyFeature(of: other, named: true))) { $0 != other && overview.isStrong($0, text) }
    }
    if let kin = text.kin {
      for theme in 0..<count { scores.code[theme] += model.kin(of: theme, along: kin.point) }
    }
    return scores
  }

  /// What one theme's score is made of, greatest first.
  func parts(of theme: Int, _ text: TextReading, _ basis: Basis, named: Bool = true) -> [Part] {
    let overview = basis.overview
    var parts: [Part] = []
    var list = FeatureList(keepsNames: named)
    list.add(Name.always)
    reader.themeFeatures(theme, text, overview, into: &list)
    for feature in list.features {
      let worth = model.worth(of: feature.key, theme: vocabulary.themeAtoms[theme]).code
      if worth != 0 { parts.append(Part(name: list.names[feature.key] ?? "", worth: worth, tokens: feature.tokens)) }
    }
    var words = FeatureList(keepsNames: named)
    if named { reader.wordFeatures(text, into: &words) }
    for feature in basis.words {
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
    if let kin = text.kin, let weights = model.kinWeights(of: theme) {
      parts.append(Part(name: Name.kin.name, worth: weights.last ?? 0, tokens: 0..<0))
      for unit in kin.units {
        let worth = vocabulary.kin.share(of: unit, in: kin, along: weights.dropLast())
        parts.append(Part(name: Name.kin.name, worth: worth, tokens: unit.tokens))
      }
    }
    return parts.sorted { (-$0.worth, $0.tokens.lowerBound, $0.name) < (-$1.worth, $1.tokens.lowerBound, $1.name) }
  }

  static func probability(_ score: Double) -> Double { 1 / (1 + exp(-score)) }
}

extension FeatureReader.Overview {
  /// Whether the text names a theme, or is read as it.
  func isStrong(_ theme: Int, _ text: TextReading) -> Bool {
    claims[theme].contains { text.claims[$0].strength != .hint }
  }
}
