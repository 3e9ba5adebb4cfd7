import Wording

/// The mark before a list item or numbered paragraph: "1.", "a)", "(iv)", "2.1", "•".
enum PrintedMark {
  /// Bullets as typed: a mark wherever they begin a line.
  private static let bullets: Set<Unicode.Scalar> = [
    "\u{2022}", "\u{2023}", "\u{2043}", "\u{204C}", "\u{204D}", "\u{2219}", "\u{25A0}", "\u{25A1}", "\u{25AA}", "\u{25AB}", "\u{25B6}",
    "\u{25B8}",
    "\u{25BA}", "\u{25CB}", "\u{25CF}", "\u{25D8}", "\u{25E6}", "\u{25FC}", "\u{25FD}", "\u{25FE}", "\u{25FB}", "\u{2605}", "\u{2666}",
    "\u{2713}",
    "\u{2714}", "\u{2756}", "\u{2794}", "\u{27A2}", "\u{27A4}", "\u{2B1B}", "\u{2B1D}", "\u{2B25}", "\u{00B7}", "\u{FFFD}",
  ]
  /// Signs that are a bullet only where white follows them.
  private static let dashes: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{2500}", "\u{2501}", "*", ">", "\u{00BB}",
  ]

  /// What a text begins with, if that is a mark, and where the text goes on. A mark is followed by white or by nothing.
  /// - Parameter isSymbol: the text begins in a font of pictures, so any one character is a bullet.
  static func leading(_ text: String, isSymbol: Bool = false) -> (mark: String, rest: String)? {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return nil }
    let second = scalars.index(after: scalars.startIndex)
    let isPrivate = (0xE000...0xF8FF).contains(first.value)
    if bullets.contains(first) || isPrivate || (isSymbol && (second == scalars.endIndex || scalars[second].isBlank)) {
      let shown = isPrivate || isSymbol || first == "\u{FFFD}" ? "\u{2022}" : String(first)
      return (shown, String(scalars[second...]).squeezed)
    }
    if dashes.contains(first), second == scalars.endIndex || scalars[second].isBlank {
      return (String(first), String(scalars[second...]).squeezed)
    }
    guard let end = numberEnd(Array(text.utf8)) else { return nil }
    let at = text.utf8.index(text.startIndex, offsetBy: end)
    return (String(text[..<at]), String(text[at...]).squeezed)
  }

  static func isDash(_ mark: String) -> Bool { mark.unicodeScalars.allSatisfy(dashes.contains) }

  /// Whether the text is nothing but a number as a list prints it without a stop: "3", "2.1", "12".
  static func isBareNumber(_ mark: String) -> Bool { mark.utf8.last?.isDigit == true }

  /// Where the number at the beginning ends: "12.", "12)", "(12)", "1.2", "1.2.3.", "a)", "(a)", "a.", "iv.", and a bare "12".
  private static func numberEnd(_ text: [UInt8]) -> Int? {
    var at = 0
    let isOpen = text.first == 0x28
    if isOpen { at = 1 }
    let start = at
    while at < text.count, text[at].isDigit { at += 1 }
    var parts = 0
    if at > start {
      guard at - start <= 3 else { return nil }
      parts = 1
      while at + 1 < text.count, text[at] == 0x2E, text[at + 1].isDigit {
        var end = at + 1
        while end < text.count, text[end].isDigit { end += 1 }
        guard end - at <= 4 else { return nil }
        at = end
        parts += 1
      }
      // "1.2a": a letter that goes on the numbering.
      if parts > 1 || isOpen, at < text.count, isLower(text[at]), at + 1 == text.count || !text[at + 1].isWordByte { at += 1 }
    } else {
      while at < text.count, isLetter(text[at]) { at += 1 }
      let letters = text[start..<at]
      guard letters.count == 1 || (letters.count <= 5 && letters.allSatisfy { [0x69, 0x76, 0x78].contains($0 | 0x20) }) else { return nil }
      guard !letters.isEmpty, at < text.count, text[at] == 0x29 || text[at] == 0x2E else { return nil }
    }
    if isOpen {
      guard at < text.count, text[at] == 0x29 else { return nil }
      at += 1
    } else if at < text.count, text[at] == 0x2E || text[at] == 0x29 || text[at] == 0x3A {
      at += 1
    }
    // "10.Senior leaders": a number of two digits can take up the white before the text.
    if at < text.count, parts == 1, text[at - 1] == 0x2E, (0x41...0x5A).contains(text[at]) { return at }
    guard at == text.count || text[at] == 0x20 || text[at] == 0x09 || (text[at] == 0xC2 && at + 1 < text.count && text[at + 1] == 0xA0)
    else {
      return nil
    }
    return at
  }

  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// The number that a mark counts to in its own list: 12 for "12.", 2 for "1.2", 3 for "c)". Nil for bullets.
  static func ordinal(_ mark: String) -> Int? {
    let bytes = mark.utf8.filter { $0.isWordByte || $0 == 0x2E }
    guard let last = bytes.split(separator: 0x2E).last else { return nil }
    if let number = Int(String(decoding: last, as: UTF8.self)) { return number }
    guard last.count == 1, let letter = last.first, isLetter(letter) else { return nil }
    return Int((letter | 0x20) - 0x60)
  }
}
