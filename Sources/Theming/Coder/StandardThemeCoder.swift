import PlanSchema

/// The coder that Peerview ships: the same text gives the same codes, on every machine, without a network.
public struct StandardThemeCoder: ThemeCoder {
  public let codebook: Codebook
  private let phrases: PhraseBook

  /// The coder for the standard codebook.
  public init() throws {
    codebook = .standard
    phrases = try PhraseBook(Resource.text("lexicon.txt"))
  }

  public func codes(for text: String) -> [ThemeCode] {
    let bytes = [UInt8](text.utf8)
    let tokens = Tokens(bytes)
    let positions = codebook.positions
    var found: [(theme: Int, weight: Double, evidence: [String])] = []
    for match in phrases.matches(in: tokens) {
      guard let theme = positions[phrases.concepts[match.concept]] else { continue }
      let start = Int(tokens[match.range.lowerBound].textStart), end = Int(tokens[match.range.upperBound - 1].textEnd)
      let words = String(decoding: bytes[start..<end], as: UTF8.self)
      if let known = found.firstIndex(where: { $0.theme == theme }) {
        found[known].weight += (1 - found[known].weight) / 2
        if !found[known].evidence.contains(words) { found[known].evidence.append(words) }
      } else {
        found.append((theme, match.range.count > 1 ? 0.7 : 0.5, [words]))
      }
    }
    return found.prefix(4).enumerated().map { index, item in
      ThemeCode(id: codebook.themes[item.theme].id, weight: item.weight, primary: index == 0, evidence: item.evidence)
    }
  }
}
