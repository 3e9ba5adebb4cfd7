import Wording

/// A place in JSON text that moves on by whole values. It is made for output of a program that we know: what it does not expect makes it
/// `isBroken` and at its end, never a trap.
struct JSONCursor {
  private let source: UnsafeBufferPointer<UInt8>
  private var at = 0
  private(set) var isBroken = false
  /// The next element or key is the first of its array or object, so no comma stands before it.
  private var isFirst = true

  init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

  /// Moves to the first object there is. False: there is none.
  mutating func findObject() -> Bool {
    while at < source.count, source[at] != 0x7B { at += 1 }
    return at < source.count
  }

  /// Steps into an object. False, and nothing moved, where the value is something else.
  mutating func enterObject() -> Bool { enter(0x7B) }

  /// Steps into an array. False, and nothing moved, where the value is something else.
  mutating func enterArray() -> Bool { enter(0x5B) }

  private mutating func enter(_ opening: UInt8) -> Bool {
    skipBlanks()
    guard at < source.count, source[at] == opening else { return false }
    at += 1
    isFirst = true
    return true
  }

  /// The next key of the object, its colon passed. Nil: the object has ended, and the cursor stands behind it.
  mutating func nextKey() -> Range<Int>? {
    guard advance(closing: 0x7D) else { return nil }
    let key = rawString()
    skipBlanks()
    guard !isBroken, at < source.count, source[at] == 0x3A else {
      fail()
      return nil
    }
    at += 1
    return key
  }

  /// Whether the array has another element; then the cursor stands before it, else behind the array.
  mutating func nextElement() -> Bool { advance(closing: 0x5D) }

  private mutating func advance(closing: UInt8) -> Bool {
    skipBlanks()
    guard at < source.count else {
      fail()
      return false
    }
    if source[at] == closing {
      at += 1
      isFirst = false
      return false
    }
    if !isFirst {
      guard source[at] == 0x2C else {
        fail()
        return false
      }
      at += 1
      skipBlanks()
    }
    isFirst = false
    return !isBroken
  }

  /// A number; 0 where the value is something else.
  mutating func number() -> Double {
    skipBlanks()
    let start = at
    let value = source.decimal(&at, to: source.count)
    if at == start { skipValue() }
    return value
  }

  /// A string with its escapes undone; empty where the value is something else.
  mutating func string() -> String {
    let range = rawString()
    guard source[range].contains(0x5C) else { return String(decoding: source[range], as: UTF8.self) }
    return JSONEscapes.undone(source[range])
  }

  /// The bytes between a string's quote marks.
  mutating func rawString() -> Range<Int> {
    skipBlanks()
    guard at < source.count, source[at] == 0x22 else {
      skipValue()
      return 0..<0
    }
    at += 1
    let start = at
    while at < source.count, source[at] != 0x22 { at += source[at] == 0x5C ? 2 : 1 }
    guard at < source.count else {
      fail()
      return 0..<0
    }
    at += 1
    return start..<(at - 1)
  }

  /// Passes over one value of any kind and depth, without recursion.
  mutating func skipValue() {
    var depth = 0
    repeat {
      skipBlanks()
      guard at < source.count else { return fail() }
      switch source[at] {
      case 0x22: _ = rawString()
      case 0x7B, 0x5B:
        depth += 1
        at += 1
      case 0x7D, 0x5D:
        depth -= 1
        at += 1
      case 0x2C, 0x3A: at += 1
      default: while at < source.count, !Self.endsAtom(source[at]) { at += 1 }
      }
      if depth < 0 { return fail() }
    } while depth > 0 && !isBroken
    isFirst = false
  }

  func text(_ range: Range<Int>, is word: StaticString) -> Bool {
    word.withUTF8Buffer { word in range.count == word.count && source[range].elementsEqual(word) }
  }

  func text(_ range: Range<Int>, is word: [UInt8]) -> Bool { range.count == word.count && source[range].elementsEqual(word) }

  func bytes(_ range: Range<Int>) -> [UInt8] { Array(source[range]) }

  private mutating func skipBlanks() { while at < source.count, source[at] <= 0x20 { at += 1 } }

  private mutating func fail() {
    isBroken = true
    at = source.count
  }

  private static func endsAtom(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x2C || byte == 0x5D || byte == 0x7D || byte == 0x3A }
}

enum JSONEscapes {
  /// Undoes `\n`, `\"`, `\u2019` and their like; a pair of surrogates is one character, half a pair is U+FFFD.
  static func undone(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    var units: [UInt16] = [], out = ""
    var run: [UInt8] = []
    func flush() {
      if !run.isEmpty { out += String(decoding: run, as: UTF8.self) }
      if !units.isEmpty { out += String(decoding: units, as: UTF16.self) }
      run.removeAll(keepingCapacity: true)
      units.removeAll(keepingCapacity: true)
    }
    var at = text.startIndex
    while at < text.endIndex {
      guard text[at] == 0x5C, at + 1 < text.endIndex else {
        if !units.isEmpty { flush() }
        run.append(text[at])
        at += 1
        continue
      }
      let escape = text[at + 1]
      at += 2
      if escape == 0x75 {
        var unit: UInt16 = 0
        let end = min(at + 4, text.endIndex)
        while at < end, let digit = hexDigit(text[at]) {
          unit = unit << 4 | UInt16(digit)
          at += 1
        }
        if !run.isEmpty { flush() }
        units.append(unit)
        continue
      }
      if !units.isEmpty { flush() }
      switch escape {
      case 0x6E, 0x72, 0x74, 0x62, 0x66: run.append(0x20)
      default: run.append(escape)
      }
    }
    flush()
    return out
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
