import PlanSchema

/// A coder for a codebook of one's own, built on the standard one.
///
/// A theme with the id of a standard theme, or with `merges`, is coded as those standard themes are. A theme with `phrase` lines is coded
/// wherever one of the phrases stands; where it has both, the phrases must stand in a text that carries the standard theme: so a theme
/// is split.
public struct CodebookCoder: ThemeCoder {
  public let codebook: Codebook
  private let standard: StandardThemeCoder
  private let sources: [[String]]
  private let phrases: [PhraseBook?]

  /// The weight of a code that rests on a phrase alone.
  static let phraseWeight = 0.75

  /// A fault in a codebook.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
  }

  /// - Throws: `Fault` for a theme that nothing can be coded by.
  public init(_ codebook: Codebook, standard: StandardThemeCoder) throws {
    self.codebook = codebook
    self.standard = standard
    var sources: [[String]] = [], books: [PhraseBook?] = []
    for theme in codebook.themes {
      for id in theme.merges where standard.codebook[id] == nil {
        let near = standard.codebook.nearest(to: id).first.map { "; did you mean “\($0)”?" } ?? ""
        throw Fault(description: "[\(theme.id)] merges “\(id)”, which is no standard theme\(near)")
      }
      let from = theme.merges.isEmpty && standard.codebook[theme.id] != nil ? [theme.id] : theme.merges
      guard !from.isEmpty || !theme.phrases.isEmpty else {
        throw Fault(description: "[\(theme.id)] is no standard theme: give it “merges:” with standard themes, or “phrase:” lines")
      }
      sources.append(from)
      guard !theme.phrases.isEmpty else {
        books.append(nil)
        continue
      }
      var book = PhraseBook()
      let concept = book.concept(named: theme.id)
      do { for phrase in theme.phrases { try book.add(phrase, concept: concept) } } catch {
        throw Fault(description: "[\(theme.id)]: \((error as? PhraseBook.Fault)?.message ?? "\(error)")")
      }
      books.append(book)
    }
    self.sources = sources
    phrases = books
  }

  public func codes(for text: String) -> [ThemeCode] {
    let bytes = [UInt8](text.utf8), tokens = Tokens(bytes)
    let base = standard.codes(for: text)
    var out: [ThemeCode] = []
    for (index, theme) in codebook.themes.enumerated() {
      let carried = base.filter { sources[index].contains($0.id) }
      let found = phrases[index].map { $0.matches(in: tokens) }
      if !sources[index].isEmpty, carried.isEmpty { continue }
      if let found, found.isEmpty { continue }
      var evidence = (found ?? []).map { match in
        let start = Int(tokens[match.range.lowerBound].textStart), end = Int(tokens[match.range.upperBound - 1].textEnd)
        return String(decoding: bytes[start..<end], as: UTF8.self)
      }
      if evidence.isEmpty { evidence = carried.flatMap(\.evidence) }
      var seen: Set<String> = []
      let weight = carried.map(\.weight).max() ?? Self.phraseWeight
      out.append(
        ThemeCode(
          id: theme.id, weight: weight, primary: carried.contains(where: \.primary), evidence: evidence.filter { seen.insert($0).inserted })
      )
    }
    out.sort { ($0.primary ? 0 : 1, -$0.weight) < ($1.primary ? 0 : 1, -$1.weight) }
    for index in out.indices { out[index].primary = index == 0 }
    return out
  }

  /// A theme is taken up where one of the standard themes that it is made of is.
  public func takenUp(_ answered: [ThemeCode], by text: String) -> [ThemeCode] {
    answered.enumerated().filter { place, code in
      guard let index = codebook.positions[code.id] else { return false }
      // The place tells the standard coder which is the primary one.
      let before = place == 0 ? [] : [ThemeCode(id: "", weight: 0, primary: true)]
      let asked = before + sources[index].map { ThemeCode(id: $0, weight: code.weight, primary: false) }
      return !standard.takenUp(asked, by: text).filter { !$0.id.isEmpty }.isEmpty
    }.map(\.element)
  }
}
