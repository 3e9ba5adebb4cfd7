import Wording

/// The words of a text, levelled for matching, each with its place in the text.
///
/// A word is a run of letters and digits; hyphens part words; a possessive "s" is dropped; a plural is levelled with its singular, and a
/// few British and American spellings with each other. References to paragraphs of the same report, in brackets, are passed over.
struct Tokens: Sendable {
  /// What stands between a word and the one before it.
  enum Break: UInt8, Sendable { case none, comma, stop }

  struct Token: Sendable {
    /// A hash of the levelled word: equal words have equal hashes.
    var word: UInt64
    /// The levelled word, as a range of `Tokens.levelled`.
    var start: Int32, end: Int32
    /// The place of the word as printed, in bytes of the text.
    var textStart: Int32, textEnd: Int32
    var before: Break
  }

  private(set) var tokens: [Token] = []
  /// The levelled words, one after the other.
  private(set) var levelled: [UInt8] = []

  var count: Int { tokens.count }
  subscript(index: Int) -> Token { tokens[index] }

  func spelling(_ index: Int) -> ArraySlice<UInt8> { levelled[Int(tokens[index].start)..<Int(tokens[index].end)] }

  init(_ text: [UInt8]) {
    tokens.reserveCapacity(text.count / 6 + 1)
    levelled.reserveCapacity(text.count)
    var reader = Reader(text: text)
    while let word = reader.nextWord() {
      let start = levelled.count
      for byte in text[word.range] { levelled.append(0x41...0x5A ~= byte ? byte | 0x20 : byte) }
      if word.range.count == 1, levelled[start] == UInt8(ascii: "s") || levelled[start] == UInt8(ascii: "t"), word.afterApostrophe,
        let last = tokens.indices.last
      {
        levelled.removeLast()
        tokens[last].textEnd = Int32(word.range.upperBound)
        continue
      }
      Self.level(&levelled, from: start)
      let hash = Hash.word(levelled[start...])
      tokens.append(
        Token(
          word: hash, start: Int32(start), end: Int32(levelled.count), textStart: Int32(word.range.lowerBound),
          textEnd: Int32(word.range.upperBound), before: word.before))
    }
  }

  /// Levels the word that begins at `start`: plural to singular, one spelling of several.
  static func level(_ word: inout [UInt8], from start: Int) {
    let count = word.count - start
    guard count > 3, word[word.count - 1] == UInt8(ascii: "s") else { return respell(&word, from: start) }
    let before = word[word.count - 2]
    if before == UInt8(ascii: "e"), word[word.count - 3] == UInt8(ascii: "i") {
      word.removeLast(3)
      word.append(UInt8(ascii: "y"))
    } else if before != UInt8(ascii: "s"), before != UInt8(ascii: "u"), before != UInt8(ascii: "i") {
      word.removeLast()
    }
    respell(&word, from: start)
  }

  private static func respell(_ word: inout [UInt8], from start: Int) {
    switch word.count - start {
    case 7:
      if word[start...].spells("adviser") { word[word.count - 2] = UInt8(ascii: "o") }
    case 9:
      if word[start...].spells("programme") { word.removeLast(2) }
    default: break
    }
  }
}

extension ArraySlice<UInt8> {
  func spells(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && word.withUTF8Buffer { buffer in elementsEqual(buffer) }
  }
}

/// Splits bytes into words.
private struct Reader {
  struct Word {
    var range: Range<Int>
    var before: Tokens.Break
    var afterApostrophe: Bool
  }

  let text: [UInt8]
  var at = 0

  init(text: [UInt8]) { self.text = text }

  mutating func nextWord() -> Word? {
    var gap = Tokens.Break.none
    let gapStart = at
    var apostropheOnly = false
    while at < text.count {
      let byte = text[at]
      if byte.isASCIIWord || byte.beginsLetter { break }
      if byte >= 0x80 {
        let width = scalarWidth(byte)
        let scalar = text[at..<min(at + width, text.count)]
        if scalar.elementsEqual([0xE2, 0x80, 0x99]) || scalar.elementsEqual([0xE2, 0x80, 0x98]) {
          apostropheOnly = at == gapStart
        } else if scalar.elementsEqual([0xE2, 0x80, 0xA2]) {
          gap = .stop
        } else if scalar.elementsEqual([0xE2, 0x80, 0x93]), gap == .none {
          gap = .comma
        }
        at += width
        continue
      }
      switch byte {
      case UInt8(ascii: "'"): apostropheOnly = at == gapStart
      case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "!"):
        if at + 1 >= text.count || text[at + 1] <= 0x20 { gap = .stop } else if gap == .none { gap = .none }
      case UInt8(ascii: ","), UInt8(ascii: ")"): if gap == .none { gap = .comma }
      case UInt8(ascii: "("):
        if let end = referenceEnd() {
          at = end
          continue
        }
        if gap == .none { gap = .comma }
      default: break
      }
      at += 1
    }
    guard at < text.count else { return nil }
    let apostrophe = apostropheOnly && (at - gapStart == 1 || at - gapStart == 3) && gapStart > 0
    let start = at
    while at < text.count, text[at].isASCIIWord || text[at].beginsLetter {
      at += text[at].beginsLetter ? min(2, text.count - at) : 1
    }
    return Word(range: start..<at, before: gap, afterApostrophe: apostrophe)
  }

  /// The end of a bracket that only refers to paragraphs of the report: "(paragraphs 17 and 25)".
  private func referenceEnd() -> Int? {
    var next = at + 1
    for lead in ["see ", ""] where matches(lead, at: next) {
      next += lead.utf8.count
      break
    }
    guard ["paragraph", "para ", "paras "].contains(where: { matches($0, at: next) }) else { return nil }
    while next < text.count, text[next] != UInt8(ascii: ")") {
      if next - at > 120 { return nil }
      next += 1
    }
    return min(next + 1, text.count)
  }

  private func matches(_ word: String, at start: Int) -> Bool {
    guard start + word.utf8.count <= text.count else { return false }
    return zip(text[start...], word.utf8).allSatisfy { (0x41...0x5A ~= $0 ? $0 | 0x20 : $0) == $1 }
  }

  private func scalarWidth(_ byte: UInt8) -> Int { byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1 }
}

extension UInt8 {
  /// A byte of a word: an ASCII letter or digit.
  var isASCIIWord: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// The first byte of a letter outside ASCII that English texts use ("é" in "café"), Greek and Cyrillic too.
  var beginsLetter: Bool { 0xC3...0xD4 ~= self }
}
