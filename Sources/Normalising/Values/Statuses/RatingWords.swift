import Documents
import PlanSchema
import Wording

/// The vocabulary of ratings, ready for looking up.
struct RatingWords: Sendable {
  static let shared = RatingWords()

  private let ratings: Lexicon
  private let usage: [CellColour: CommonStatus]
  /// The words that ratings begin with.
  let firstWords: Set<String>

  init() {
    ratings = Vocabulary.load("ratings")
    var usage: [CellColour: CommonStatus] = [:]
    for status in CommonStatus.allCases {
      for phrase in ratings.phrases(meaning: "usage \(status.rawValue)") {
        if let colour = CellColour(rawValue: phrase) { usage[colour] = status }
      }
    }
    self.usage = usage
    firstWords = Set(ratings.entries.filter { !$0.meaning.hasPrefix("usage") }.map { $0.phrase.firstWord })
  }

  /// What a rating printed in words means in every plan ("Complete", "On track", ✔).
  func universal(_ text: String) -> CommonStatus? {
    guard let meaning = ratings.meaning(of: text) else { return nil }
    for prefix in ["word ", "sign "] where meaning.hasPrefix(prefix) {
      return CommonStatus(rawValue: String(meaning.dropFirst(prefix.count)))
    }
    return nil
  }

  /// The colour that a rating names: "Red", "R", 🟢.
  func colour(_ text: String) -> CellColour? {
    guard let meaning = ratings.meaning(of: text), meaning.hasPrefix("colour ") else { return nil }
    return CellColour(rawValue: String(meaning.dropFirst(7)))
  }

  /// Whether a text is a colour's name, or a letter or sign for one, and nothing else.
  func namesColour(_ text: String) -> Bool { colour(text) != nil }

  /// Whether all words of a text name one colour: "B Blue".
  func namesOneColour(_ text: String) -> Bool {
    let parts = Self.parts(text)
    guard parts.count >= 2, let first = colour(parts[0]) else { return false }
    return parts.allSatisfy { colour($0) == first }
  }

  /// Whether a text is two or more colours: "Amber/Green", "Amber-Red".
  func isMixedColour(_ text: String) -> Bool {
    let parts = Self.parts(text)
    return parts.count >= 2 && parts.allSatisfy { $0.utf8.count > 1 && colour($0) != nil }
  }

  private static func parts(_ text: String) -> [String] {
    text.split { " /-–()".contains($0) }.map(String.init)
  }

  /// Whether a sign stands for a colour or a status.
  func isKnownSign(_ text: String) -> Bool { forms(of: text).contains { colour($0) != nil || universal($0) != nil } }

  /// What a colour usually means where a plan has no key.
  func usual(_ colour: CellColour) -> CommonStatus? { usage[colour] }

  /// Ways of saying that nothing is printed, longer ones first; "none" and "empty" alone say too little.
  var blanks: [String] {
    ratings.phrases(meaning: "blank").filter { $0.utf8.count > 5 || $0 == "blank" }.sorted { $0.utf8.count > $1.utf8.count }
  }

  func isBlank(_ text: String) -> Bool { ratings.meaning(of: text) == "blank" }

  func isNoRating(_ text: String) -> Bool { ratings.meaning(of: text) == "no rating" }

  /// Whether a key says that a rating is not used for something.
  func isUnused(_ text: String) -> Bool { ratings.meaning(of: text.levelled.trimmedOfMarks) == "unused" }

  /// Whether a rating is still to be given: "TBC".
  func isOpen(_ text: String) -> Bool { ratings.meaning(of: text) == "open rating" }

  /// What the meaning that a key gives a rating stands for.
  func status(ofMeaning text: String) -> CommonStatus? { MeaningReader.shared.status(of: text) }

  /// The forms in which a printed rating may be meant: the whole, without brackets, what is in them, without signs, its first part.
  func forms(of printed: String) -> [String] {
    // Most ratings are plain words.
    if printed.utf8.allSatisfy({ $0.isWordByte && $0 < 0x80 || $0 == 0x20 }) {
      let level = printed.levelled
      return level.isEmpty ? [] : [level]
    }
    // The brackets of a box are of it; a cross between them is the sign for a ticked one.
    if ListMark.isBox(printed) { return [printed.levelled] + (printed.levelled == "[x]" ? ["☑"] : []) }
    var forms: [String] = []
    func add(_ text: String) {
      let level = text.levelled.trimmedOfMarks
      if !level.isEmpty, !forms.contains(level) { forms.append(level) }
    }
    add(printed)
    add(String(String.UnicodeScalarView(printed.unicodeScalars.filter { !Self.isArrow($0) })))
    let plain = String(String.UnicodeScalarView(printed.unicodeScalars.map { Self.isSign($0) ? " " : $0 }))
    add(plain)
    for scalar in printed.unicodeScalars where Self.isSign(scalar) { add(String(scalar)) }
    if let open = plain.firstIndex(of: "("), let close = plain[open...].firstIndex(of: ")") {
      add(String(plain[..<open]))
      add(String(plain[plain.index(after: open)..<close]))
    }
    let first = plain.prefix { !",;:–—|(".contains($0) }
    add(String(first))
    // "Green / complete" is green; "Red / Amber" is neither.
    let sides = first.split(separator: "/")
    if sides.count > 1, sides.count(where: { colour(String($0)) != nil }) <= 1 { add(String(sides[0])) }
    if let colon = plain.lastIndex(of: ":") { add(String(plain[plain.index(after: colon)...])) }
    if let dash = plain.range(around: " - ") { add(String(plain[..<dash])) }
    return forms
  }

  /// Whether a text is signs alone ("●"), which their colour may explain.
  func isSignsOnly(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { Self.isSign($0) || $0.isBlank } }

  private static func isArrow(_ scalar: Unicode.Scalar) -> Bool { ("\u{2190}"..."\u{21FF}").contains(scalar) || scalar == "\u{FE0F}" }

  /// Pictures and geometric signs, which are no part of a word.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2190...0x21FF, 0x2500...0x27BF, 0x2B00...0x2BFF, 0x1F000...0x1FAFF, 0xFE0F, 0xF000...0xF0FF: true
    default: false
    }
  }
}

extension String {
  /// The first word, without marks around it.
  var firstWord: String {
    utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x2F || $0 == 0x2D }).first.map { String(Substring($0)).trimmedOfMarks } ?? self
  }

  /// Where a mark first stands.
  func range(around mark: String) -> String.Index? {
    var rest = Substring(self)
    while !rest.isEmpty {
      if rest.hasPrefix(mark) { return rest.startIndex }
      rest = rest.dropFirst()
    }
    return nil
  }
}
