import PlanSchema

/// The coder that Peerview ships: the same text gives the same codes, on every machine, without a network.
///
/// It reads a text for the phrases of the vocabulary, tells what is asked for from what it is for, and weighs what it found as it learned
/// from texts that people coded.
public struct StandardThemeCoder: ThemeCoder {
  public let codebook: Codebook
  let scorer: Scorer

  /// The coder for the standard codebook.
  /// - Throws: where a data file of the coder is broken.
  public init() throws {
    let vocabulary = try Vocabulary.standard()
    self.init(vocabulary: vocabulary, model: try ThemeModel(Resource.bytes("model.tsv"), codebook: .standard), codebook: .standard)
  }

  /// The coder for the standard codebook with a model of one's own, as `Learning.modelFile` writes it.
  /// - Throws: where the model's table is broken.
  public init(modelFile: [UInt8]) throws {
    self.init(vocabulary: try .standard(), model: try ThemeModel(modelFile, codebook: .standard), codebook: .standard)
  }

  init(vocabulary: Vocabulary, model: ThemeModel, codebook: Codebook) {
    self.codebook = codebook
    scorer = Scorer(vocabulary: vocabulary, model: model)
  }

  public func codes(for text: String) -> [ThemeCode] {
    let bytes = [UInt8](text.utf8)
    let reading = TextReading(bytes, scorer.vocabulary)
    guard reading.tokens.count > 0 else { return [] }
    let basis = scorer.basis(of: reading), scores = scorer.scores(reading, basis)
    return Choice(scores, model: scorer.model).themes.enumerated().map { place, theme in
      ThemeCode(
        id: codebook.themes[theme].id, weight: Self.rounded(Scorer.probability(scores.code[theme])), primary: place == 0,
        evidence: Evidence(of: theme, in: reading, scorer, basis).words(of: bytes))
    }
  }

  public func takenUp(_ answered: [ThemeCode], by text: String) -> [ThemeCode] {
    let reading = TextReading([UInt8](text.utf8), scorer.vocabulary)
    let refersBack = reading.mentions.contains { $0.concept == scorer.vocabulary.refersBack }
    let named = Set(reading.claims.lazy.filter { $0.strength == .named }.map { codebook.themes[$0.theme].id })
    return answered.enumerated().filter { place, code in named.contains(code.id) || (refersBack && place == 0) }.map(\.element)
  }

  /// To four places: what is written in a record should not hang on the last bits of a sum.
  static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}

/// Which themes a text carries by its scores: the primary first, then by score.
struct Choice {
  let themes: [Int]

  /// How much the score of carrying a theme adds to that of its being the chief one.
  private static let sureness = 0.3

  init(_ scores: Scorer.Scores, model: ThemeModel) {
    let probabilities = scores.code.map(Scorer.probability)
    var chosen = probabilities.indices.filter { probabilities[$0] >= model.threshold }
    if chosen.isEmpty, let best = probabilities.indices.max(by: { (probabilities[$0], -$0) < (probabilities[$1], -$1) }),
      probabilities[best] >= model.floor
    {
      chosen = [best]
    }
    // The surer a theme is carried at all, the likelier it is the chief one.
    let chief = scores.code.indices.map { scores.primary[$0] + Self.sureness * scores.code[$0] }
    let primary = chosen.max { (chief[$0], -$0) < (chief[$1], -$1) }
    themes = chosen.sorted { a, b in
      if (a == primary) != (b == primary) { return a == primary }
      return (-probabilities[a], a) < (-probabilities[b], b)
    }
  }
}

extension StandardThemeCoder {
  /// How surely a text carries a theme, from 0 to 1, whether or not it is given the code; 0 for a theme that the codebook does not have.
  public func weight(of theme: String, in text: String) -> Double {
    guard let index = codebook.positions[theme] else { return 0 }
    let reading = TextReading([UInt8](text.utf8), scorer.vocabulary)
    guard reading.tokens.count > 0 else { return 0 }
    return Self.rounded(Scorer.probability(scorer.scores(reading).code[index]))
  }
}
