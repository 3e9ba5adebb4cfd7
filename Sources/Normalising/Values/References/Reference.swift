import Wording

/// A reference number taken apart: "2.3.4" is 2, 3, 4; "A02" is A, 2; "4b" is 4, b; "RQ9b" is RQ, 9, b.
public struct Reference: Sendable, Hashable, Comparable, CustomStringConvertible {
  public enum Part: Sendable, Hashable {
    case number(Int)
    /// In lower case.
    case letters(String)
  }

  public let parts: [Part]
  /// As printed, without blanks and full stops at its end.
  public let description: String

  /// Takes a printed reference apart; `nil` where it has no digits or letters, or anything but those and points, hyphens, slashes, brackets.
  public init?(_ printed: String) {
    var parts: [Part] = []
    var digits = 0, word = "", hasDigits = false
    func close(_ parts: inout [Part]) {
      if hasDigits { parts.append(.number(digits)) }
      if !word.isEmpty { parts.append(.letters(word)) }
      (digits, word, hasDigits) = (0, "", false)
    }
    let text = printed.squeezed.trimmedOfMarks
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        if !word.isEmpty { close(&parts) }
        hasDigits = true
        digits = min(digits * 10 + Int(byte - 0x30), 1_000_000)
      case 0x41...0x5A, 0x61...0x7A:
        if hasDigits { close(&parts) }
        word.append(Character(Unicode.Scalar(byte | 0x20)))
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"):
        close(&parts)
      default: return nil
      }
    }
    close(&parts)
    guard !parts.isEmpty else { return nil }
    self.parts = parts
    description = text
  }

  /// Natural order: 2.9 before 2.10, A2 before A10, a number before letters.
  public static func < (a: Reference, b: Reference) -> Bool {
    for (x, y) in zip(a.parts, b.parts) {
      switch (x, y) {
      case (.number(let m), .number(let n)): if m != n { return m < n }
      case (.letters(let m), .letters(let n)): if m != n { return m.utf8.count == n.utf8.count ? m < n : m.utf8.count < n.utf8.count }
      case (.number, .letters): return true
      case (.letters, .number): return false
      }
    }
    return a.parts.count < b.parts.count
  }

  /// Two references are the same where their parts are: "A02" and "A2", "1a" and "1(a)".
  public static func == (a: Reference, b: Reference) -> Bool { a.parts == b.parts }

  public func hash(into hasher: inout Hasher) { hasher.combine(parts) }

  /// What all siblings share: everything but the last part.
  public var stem: [Part] { Array(parts.dropLast()) }

  /// Whether this one comes right after the other among its siblings: 2.3.5 after 2.3.4, 4c after 4b.
  public func follows(_ other: Reference) -> Bool { gap(after: other) == 0 }

  /// How many references are left out between the other and this one; `nil` where they are not siblings in that order.
  public func gap(after other: Reference) -> Int? {
    guard parts.count == other.parts.count, stem == other.stem, let last = parts.last, let before = other.parts.last else { return nil }
    let distance: Int
    switch (last, before) {
    case (.number(let n), .number(let m)): distance = n - m
    case (.letters(let n), .letters(let m)):
      guard n.utf8.count == 1, m.utf8.count == 1 else { return nil }
      distance = Int(n.utf8.first!) - Int(m.utf8.first!)
    case (.number, .letters), (.letters, .number): return nil
    }
    return distance >= 1 ? distance - 1 : nil
  }

  /// Whether the other is the one that this one stands under: 2.3 of 2.3.4, 4 of 4b.
  public func isChild(of other: Reference) -> Bool { !other.parts.isEmpty && stem == other.parts }

  /// The references left out between the other and this one, written as the other is ("2.3.5").
  public func missing(after other: Reference) -> [String] {
    guard let gap = gap(after: other), gap > 0, gap < 100, let last = other.parts.last else { return [] }
    switch last {
    case .number(let number):
      let printed = other.description
      let digits = printed.reversed().prefix { $0.isNumber }.count
      let head = printed.dropLast(digits)
      return (1...gap).map { step in
        let text = String(number + step)
        let isPadded = digits > 1 && printed.suffix(digits).hasPrefix("0")
        return head + (isPadded ? String(repeating: "0", count: max(0, digits - text.count)) : "") + text
      }
    case .letters:
      guard let byte = other.description.utf8.last else { return [] }
      return (1...gap).map { other.description.dropLast() + String(UnicodeScalar(byte + UInt8($0))) }
    }
  }
}
