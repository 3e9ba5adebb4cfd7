import Wording

/// A place in the flat XML that `mutool` writes: it moves on by whole tags. What it does not expect ends it, never traps.
struct MarkupCursor {
  private let source: UnsafeBufferPointer<UInt8>
  private var at = 0
  /// The name of the tag that the cursor stands in; an end tag's begins with a slash.
  private(set) var name: Range<Int> = 0..<0

  init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

  /// Moves to the next tag. False: there is none.
  mutating func nextTag() -> Bool {
    while at < source.count, source[at] != 0x3C { at += 1 }
    guard at < source.count else { return false }
    at += 1
    let start = at
    while at < source.count, source[at] > 0x20, source[at] != 0x3E, source[at] != 0x2F || at == start { at += 1 }
    name = start..<at
    return true
  }

  /// The next attribute of the tag: its name, and its value without the quote marks. Nil: the tag has no more.
  mutating func nextAttribute() -> (name: Range<Int>, value: Range<Int>)? {
    while at < source.count, source[at] <= 0x20 || source[at] == 0x2F || source[at] == 0x3F { at += 1 }
    guard at < source.count, source[at] != 0x3E else { return nil }
    let start = at
    while at < source.count, source[at] != 0x3D, source[at] != 0x3E { at += 1 }
    let name = start..<at
    guard at + 1 < source.count, source[at] == 0x3D else { return nil }
    at += 1
    let quote = source[at]
    guard quote == 0x22 || quote == 0x27 else { return nil }
    at += 1
    let first = at
    while at < source.count, source[at] != quote { at += 1 }
    let value = first..<at
    at = min(at + 1, source.count)
    return (name, value)
  }

  func text(_ range: Range<Int>, is word: StaticString) -> Bool {
    word.withUTF8Buffer { word in range.count == word.count && source[range].elementsEqual(word) }
  }

  func bytes(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> { source[range] }

  /// The numbers of "1 0 0 -1 0 841.92". At most eight are taken.
  func numbers(_ range: Range<Int>) -> [Double] {
    var out: [Double] = [], at = range.lowerBound
    while at < range.upperBound, out.count < 8 {
      while at < range.upperBound, source[at] <= 0x20 { at += 1 }
      guard at < range.upperBound else { break }
      let before = at
      out.append(source.decimal(&at, to: range.upperBound))
      if at == before { break }
    }
    return out
  }

  func number(_ range: Range<Int>) -> Double {
    var at = range.lowerBound
    return source.decimal(&at, to: range.upperBound)
  }

  /// Text with its entities undone.
  func string(_ range: Range<Int>) -> String {
    guard source[range].contains(0x26) else { return String(decoding: source[range], as: UTF8.self) }
    var out = "", at = range.lowerBound
    while at < range.upperBound {
      let start = at
      while at < range.upperBound, source[at] != 0x26 { at += 1 }
      out += String(decoding: source[start..<at], as: UTF8.self)
      guard at < range.upperBound else { break }
      let entity = at + 1
      while at < range.upperBound, source[at] != 0x3B { at += 1 }
      out += Self.character(String(decoding: source[entity..<at], as: UTF8.self))
      at += 1
    }
    return out
  }

  private static func character(_ entity: String) -> String {
    switch entity {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let value = entity.hasPrefix("#x") ? UInt32(entity.dropFirst(2), radix: 16) : UInt32(entity.dropFirst())
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? "\u{FFFD}"
  }
}
