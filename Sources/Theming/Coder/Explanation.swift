/// Why a text carries a theme, or does not.
public struct Explanation: Codable, Sendable, Hashable {
  /// A part of a score.
  public struct Part: Codable, Sendable, Hashable {
    /// The words that it rests on; empty for what rests on the text as a whole.
    public var words: String
    /// What was seen in them, in the terms of docs/theming.md.
    public var feature: String
    /// How much it speaks for the theme; below zero, against it.
    public var worth: Double
  }

  public var id: String
  public var label: String
  /// How surely the text carries the theme, from 0 to 1.
  public var weight: Double
  public var carried: Bool
  public var primary: Bool
  public var evidence: [String]
  /// For a councillor.
  public var sentence: String
  /// Strongest first.
  public var parts: [Part]
}

extension StandardThemeCoder {
  /// What each theme's score is made of: the themes that the text carries, then the nearest others.
  public func explain(_ text: String, others: Int = 3) -> [Explanation] {
    let bytes = [UInt8](text.utf8)
    let reading = TextReading(bytes, scorer.vocabulary)
    guard reading.tokens.count > 0 else { return [] }
    let basis = scorer.basis(of: reading), scores = scorer.scores(reading, basis)
    let chosen = Choice(scores, model: scorer.model).themes
    let rest = scores.code.indices.filter { !chosen.contains($0) }.sorted { (-scores.code[$0], $0) < (-scores.code[$1], $1) }
    return (chosen + rest.prefix(others)).map { theme in
      let words = Evidence(of: theme, in: reading, scorer, basis).words(of: bytes)
      let parts = scorer.parts(of: theme, reading, basis).map { part in
        let printed: String
        if let last = part.tokens.last {
          let start = Int(reading.tokens[part.tokens.lowerBound].textStart)
          printed = String(decoding: bytes[start..<Int(reading.tokens[last].textEnd)], as: UTF8.self)
        } else {
          printed = ""
        }
        return Explanation.Part(words: printed, feature: part.name, worth: part.worth)
      }
      return Explanation(
        id: codebook.themes[theme].id, label: codebook.themes[theme].label,
        weight: Self.rounded(Scorer.probability(scores.code[theme])), carried: chosen.contains(theme), primary: chosen.first == theme,
        evidence: words,
        sentence: sentence(theme, reading, carried: chosen.contains(theme), primary: chosen.first == theme, words), parts: parts)
    }
  }

  private func sentence(_ theme: Int, _ reading: TextReading, carried: Bool, primary: Bool, _ evidence: [String]) -> String {
    let label = codebook.themes[theme].label
    let quoted = evidence.map { "“\($0)”" }.joined(separator: ", ")
    let claims = reading.claims.filter { $0.theme == theme && $0.strength != .hint }
    let nearest = claims.map { reading.mentions[$0.mention].role }.min()
    let standing =
      switch nearest {
      case .ask, .addition: "in what is asked for"
      case .context: "in whom or when it concerns"
      case .content: "in what the thing asked for should hold"
      case .means: "in how it is to be done"
      case .purpose: "only in what the ask is for"
      case nil: "without a phrase that names the theme"
      }
    if carried {
      return
        "The text \(primary ? "is chiefly about" : "is also about") “\(label)”: it says \(quoted.isEmpty ? "so" : quoted), \(standing)."
    }
    return claims.isEmpty
      ? "The text does not name “\(label)”." : "The text mentions “\(label)” (\(quoted)), \(standing), which is not enough."
  }
}
