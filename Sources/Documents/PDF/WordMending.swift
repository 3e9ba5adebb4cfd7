import Wording

/// Mends words that a line end cut in two. Whether the hyphen is the word's own ("child-centred") or the printer's ("inform-ation") is
/// told by the document itself where it has the word elsewhere, else by what the halves look like.
struct WordMending: Sendable {
  /// Hashes of the words that stand whole inside a line.
  private var words: Set<UInt64> = []

  /// What a word cut off its front is seldom: an ending that is no word of its own.
  private static let endings = Set(
    """
    ation ations tion tions sion sions ition itions ing ings ment ments ness ity ities ance ances ence ences able ible ably ally ly ed er ers al
    ive ively ous ful less ship ships tive ture tures cy cies ty ties ical ised ises ising isation ological ology tional sional mental nity nities
    dren ren ple ter ters ther tain vide port ports ported cial tial ric ics
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  init(_ pages: [[Line]]) { self.init(lines: pages.lazy.joined().lazy.map { $0.text[...] }) }

  /// - Parameter lines: the lines of the document.
  init(lines: some Sequence<Substring>) {
    var isCut = false
    for line in lines {
      // The rest of a cut word is no word.
      var hash = Self.seed, count = 0, isRest = isCut
      for byte in line.utf8 {
        if byte.isWordByte || byte == 0x2D {
          hash = Self.step(hash, byte)
          count += 1
        } else {
          if count > 1, !isRest { words.insert(hash) }
          (hash, count, isRest) = (Self.seed, 0, false)
        }
      }
      isCut = line.utf8.last == 0x2D
      if count > 1, !isCut, !isRest { words.insert(hash) }
    }
  }

  /// Puts the texts of lines together: a space at each line end, or none where a word is cut.
  func joined(_ texts: [String]) -> String {
    var out = ""
    for text in texts where !text.isEmpty {
      guard let last = out.unicodeScalars.last else {
        out = text
        continue
      }
      switch last {
      case "\u{00AD}":
        out.unicodeScalars.removeLast()
        out += text
      case "-", "\u{2010}", "\u{2011}":
        let before = out.unicodeScalars.dropLast().last
        guard let before, before.properties.isAlphabetic || ("0"..."9").contains(before), let next = text.unicodeScalars.first,
          next.properties.isAlphabetic || ("0"..."9").contains(next)
        else {
          // "short- \nand", a dash between words.
          out += before?.isBlank == false && text.unicodeScalars.first?.properties.isAlphabetic == true ? text : " " + text
          continue
        }
        if isSuspended(text) { out += " " } else if !keepsHyphen(out, text) { out.unicodeScalars.removeLast() }
        out += text
      case "/": out += out.unicodeScalars.dropLast().last?.isBlank == true ? " " + text : text
      default: out += " " + text
      }
    }
    return out.unicodeScalars.contains("\u{00AD}") ? String(String.UnicodeScalarView(out.unicodeScalars.filter { $0 != "\u{00AD}" })) : out
  }

  /// "short-\nand long-term": the hyphen waits for another word's second half.
  private func isSuspended(_ text: String) -> Bool { text.hasPrefix("and ") || text.hasPrefix("or ") || text.hasPrefix("to ") }

  private func keepsHyphen(_ before: String, _ after: String) -> Bool {
    let first = before.utf8.dropLast().reversed().prefix { $0.isWordByte || $0 == 0x2D }.reversed().map { $0 }
    let second = after.utf8.prefix { $0.isWordByte || $0 == 0x2D }.map { $0 }
    if !second.contains(where: { (0x61...0x7A).contains($0) }) || second.first.map({ (0x41...0x5A).contains($0) || $0.isDigit }) == true {
      return true
    }
    if first.contains(0x2D) || second.contains(0x2D) { return true }
    if words.contains(Self.hash(first + [0x2D] + second)) { return true }
    if words.contains(Self.hash(first + second)) { return false }
    if words.contains(Self.hash(second)) { return true }
    let ending = String(decoding: second, as: UTF8.self).lowercased()
    if Self.endings.contains(ending) { return false }
    // "infor-mation": a long ending with one letter of the stem before it.
    return !Self.endings.contains { $0.utf8.count >= 4 && ending.utf8.count == $0.utf8.count + 1 && ending.hasSuffix($0) && $0 != "able" }
  }

  /// Short words that a line may well end or begin with.
  private static let little = Set(
    "a i an as at be by do go he if in is it me my no of on or so to up us we".split(separator: " ").map(String.init))

  /// Whether a line that is one word only, and fills its cell, goes on in the next line without a blank: a cell narrower than its longest
  /// word breaks the word anywhere ("Commissionin\ng", "£38,50\n0").
  ///
  /// - Parameters:
  ///   - isFull: Whether not another letter would have fitted on the line.
  ///   - isEnd: Whether the cell ends with the next line.
  func isBroken(_ line: String, _ next: String, isFull: Bool, isEnd: Bool) -> Bool {
    guard !line.utf8.contains(0x20), let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else { return false }
    if ("0"..."9").contains(last), ("0"..."9").contains(first) { return true }
    guard last.properties.isAlphabetic, first.properties.isAlphabetic else { return false }
    let rest = next.utf8.prefix { $0.isWordByte }.map { $0 }, front = line.utf8.reversed().prefix { $0.isWordByte }.reversed().map { $0 }
    if words.contains(Self.hash(front + rest)) { return true }
    guard first.properties.isLowercase else { return false }
    let ending = String(decoding: rest, as: UTF8.self)
    if rest.count <= 2, !Self.little.contains(ending) { return true }
    guard isFull, front.count > 4 else { return false }
    // "Recommendati\non": beside a word of its own the last line would have had room for another.
    if isEnd, rest.count <= 3, !next.utf8.contains(0x20), !(Self.little.contains(ending) && next.hasSuffix(".")) { return true }
    return !words.contains(Self.hash(rest)) && Self.endings.contains { $0.utf8.count >= 3 && ending.hasSuffix($0) }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }

  private static func hash(_ bytes: [UInt8]) -> UInt64 { bytes.reduce(seed, step) }
}
