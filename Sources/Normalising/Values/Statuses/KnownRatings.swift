import Documents
import Wording

/// Tells what may be a rating in a key: what every plan uses, and what this plan's rows hold.
struct KnownRatings: Sendable {
  /// Those of every plan.
  static let ofAnyPlan = KnownRatings()

  /// The ratings in the plan's own columns, levelled.
  let used: Set<String>
  /// Whether a text names another label of the plan ("Owner"), which is no rating.
  let isLabel: @Sendable (String) -> Bool
  private let words = RatingWords.shared
  private static let scopes = Vocabulary.load("key-scopes")

  private let firstWords: Set<String>

  init(used: Set<String> = [], isLabel: @escaping @Sendable (String) -> Bool = { _ in false }) {
    self.used = used
    firstWords = RatingWords.shared.firstWords.union(used.map(\.firstWord)).union(KeyTokens.bounds)
    self.isLabel = isLabel
  }

  /// Whether a rating may begin with a word: a quick look, for most words of a text begin none.
  func mayBegin(with word: String) -> Bool {
    guard let first = word.utf8.first else { return false }
    if first >= 0x80 || first == 0x28 || first.isDigit || (word.utf8.count <= 3 && (0x41...0x5A).contains(first)) { return true }
    return firstWords.contains(word.lowercased().firstWord.trimmedOfQuotes)
  }

  func isUsed(_ text: String) -> Bool {
    used.contains(text.levelled.trimmedOfMarks) || ListMark.isBox(text) && used.contains(text.levelled)
  }

  /// A colour, a letter or sign for one, two names of one colour ("B Blue"), or a rating of the plan's rows in a word.
  func isSimple(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let forms = words.forms(of: text)
    return forms.contains { words.namesColour($0) } || saysBlank(text) || (isBlank(text) && text.split(separator: " ").count <= 2)
      || (isUsed(text) && !text.contains(" ")) || words.namesOneColour(text)
  }

  /// Any rating that needs no title over it.
  func isKnown(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 60 else { return false }
    return isSimple(text) || isUsed(text) || words.universal(text.levelled.trimmedOfMarks) != nil || words.isMixedColour(text)
      || speaksOfShares(text)
  }

  /// "75%", "A percentage with the words at risk".
  private func speaksOfShares(_ text: String) -> Bool {
    if text.contains("%"), text.contains(where: \.isNumber) { return true }
    let level = text.levelled
    return ["a percentage", "any percentage", "any other percentage"].contains(where: level.hasPrefixWord)
  }

  /// Whether two texts name one rating: "B" and "Blue", "AR" and "Amber-Red", "G" and "Green – done".
  func namesSame(_ first: String, _ second: String) -> Bool {
    if words.namesOneColour(first + " " + second) { return true }
    let initials = second.split { !$0.isLetter }.compactMap(\.first).map { String($0).lowercased() }.joined()
    return !first.isEmpty && first.levelled == initials
  }

  /// The colour in words that add nothing to it: "red" of "red light".
  func colourAlone(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, !isUsed(text), isColourWord(String(parts[0])) || saysBlank(String(parts[0])),
      Self.afterColour.contains(parts[1].lowercased())
    else { return nil }
    return String(parts[0])
  }

  func isColourWord(_ text: String) -> Bool { text.utf8.count > 2 && words.namesColour(text.trimmedOfMarks) }

  func isSign(_ token: String) -> Bool {
    token.utf8.first.map { $0 >= 0x80 } ?? false && words.isSignsOnly(token) && (words.isKnownSign(token) || isUsed(token))
  }

  /// One or two capitals that stand for a rating.
  func isLetter(_ token: String) -> Bool {
    guard token.utf8.count <= 2, token.allSatisfy({ $0.isASCII && $0.isUppercase }) else { return false }
    return words.namesColour(token) || isUsed(token)
  }

  /// A word that means the same in every plan.
  func isStatus(_ text: String) -> Bool { words.universal(text.levelled.trimmedOfMarks) != nil }

  /// A letter or number that the plan's rows hold.
  func isShort(_ token: String) -> Bool {
    let core = token.trimmedOfMarks
    return core.utf8.count <= 2 && !core.isEmpty && core.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) } && isUsed(core)
  }

  /// A capital alone.
  func isCapital(_ text: String) -> Bool { text.utf8.count == 1 && (text.utf8.first.map { (0x41...0x5A).contains($0) } ?? false) }

  /// "0" to "10", as scores are.
  func mayBeNumber(_ text: String) -> Bool { text.utf8.count <= 2 && text.utf8.allSatisfy(\.isDigit) && !text.isEmpty }

  /// A key's way of saying that nothing is printed: "(blank)", "No shading", "(no colour, no word)".
  func isBlank(_ text: String) -> Bool { saysBlank(text) || words.forms(of: text).contains { $0.utf8.count > 4 && words.isBlank($0) } }

  /// The same, of the whole of the text.
  func saysBlank(_ text: String) -> Bool {
    let plain = text.levelled.trimmedOfMarks
    guard plain.utf8.count > 4 else { return text.hasPrefix("(") && words.isBlank(plain) }
    return words.isBlank(plain)
      || plain.split(separator: ",").contains { $0.utf8.count > 4 && words.isBlank(String($0).squeezed) }
  }

  // MARK: Names of keys

  private static let titles = Vocabulary.load("key-titles")
  private static let titleWords = Set(titles.phrases(meaning: "title word")), smallWords = Set(titles.phrases(meaning: "small word"))
  private static let afterColour = Set(Vocabulary.load("key-words").phrases(with: "after a colour"))
  private static let titleStarts = titles.phrases(meaning: "title")

  /// Whether a text names a key, or the column that a key explains ("RAG rating"), and says nothing else.
  func names(key text: String) -> Bool {
    text.utf8.count <= 60 && Self.scopes.meaning(of: text) == "label" || isTitle(text)
  }

  /// Whether a line is the title of a key: "2. Status key", "How actions are rated", "What the letters mean".
  func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= 90 else { return false }
    let level = text.levelled
    if Self.titleStarts.contains(where: level.hasPrefix) { return true }
    if level.hasPrefix("what "), level.hasSuffix(" mean") || level.hasSuffix(" means") { return true }
    let parts = level.split { !($0.isLetter || $0 == "'") }.map(String.init)
    guard !parts.isEmpty, parts.count <= 12 else { return false }
    return parts.contains(where: Self.titleWords.contains)
      && parts.allSatisfy { Self.titleWords.contains($0) || Self.smallWords.contains($0) }
  }

  /// Whether a column's heading names ratings in one of the words of a key's title: "Score".
  static func heads(_ text: String) -> Bool { scopes.meaning(of: text) == "label" }

  /// Whether a sentence leads to a key: "Each line of the plan is rated:".
  func introduces(_ text: String) -> Bool {
    guard text.hasSuffix(":"), let last = text.printedSentences.last else { return false }
    return last.levelled.split { !($0.isLetter || $0 == "'") }.contains { Self.titleWords.contains(String($0)) }
      || last.levelled.containsWords("percentage")
  }

  /// Whether a sentence speaks of ratings or of their column.
  func mentions(_ sentence: String) -> Bool {
    sentence.levelled.split { !($0.isLetter || $0 == "'") }.contains { Self.titleWords.contains(String($0)) }
  }

  /// Whether a table's row heads a key's columns: "Colour | What it means".
  func isHeader(_ cells: [String]) -> Bool {
    let meanings = cells.map { Self.scopes.meaning(of: $0) }
    guard let first = meanings.first else { return false }
    return (first == "label" || first == "rating column" || isTitle(cells[0]))
      && zip(cells, meanings).dropFirst().contains { $1 == "any" || $0.levelled.hasPrefixWord("what") }
  }
}
