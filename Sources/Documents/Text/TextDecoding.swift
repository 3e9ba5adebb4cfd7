import PlanSchema

/// Bytes → text: UTF-8, UTF-16 with a byte order mark (or plainly without one), else Windows-1252, which is what Office on Windows
/// writes when it writes no Unicode. A UTF-8 text with a few stray bytes stays UTF-8, and the stray bytes alone are read as Windows-1252.
public struct TextDecoding: Sendable, Hashable {
  public enum Encoding: String, Sendable, Hashable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 (little-endian)"
    case utf16BigEndian = "UTF-16 (big-endian)"
    case windows1252 = "Windows-1252"
  }

  public var text: String
  public var encoding: Encoding
  /// Another encoding than UTF-8, stray bytes, control characters taken out.
  public var diagnostics: [Diagnostic]

  /// Decodes the bytes of a text file; every sequence of bytes gives a text.
  public init(_ bytes: [UInt8]) {
    diagnostics = []
    var clean: [UInt8] = []
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      encoding = bytes[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian
      clean = Self.utf8(fromUTF16: bytes[2...], bigEndian: encoding == .utf16BigEndian)
      diagnostics.append(Diagnostic(.note, "encoding", "read as \(encoding.rawValue)"))
    } else if let unmarked = Self.unmarkedUTF16(bytes) {
      encoding = unmarked
      clean = Self.utf8(fromUTF16: bytes[...], bigEndian: unmarked == .utf16BigEndian)
      diagnostics.append(Diagnostic(.note, "encoding", "read as \(encoding.rawValue), which the file does not say"))
    } else {
      let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      let body = marked ? bytes[3...] : bytes[...]
      let shape = UTF8Shape(body)
      // Letters of Windows-1252 hardly ever make a UTF-8 sequence by chance.
      let isUTF8 = marked || shape.strays == 0 || shape.sequences > shape.strays * 4
      encoding = isUTF8 ? .utf8 : .windows1252
      clean = shape.strays == 0 ? Array(body) : Self.mended(body, keepingSequences: isUTF8)
      if isUTF8, shape.strays > 0 {
        diagnostics.append(
          Diagnostic(
            .warning, "encoding",
            "\(shape.strays) byte\(shape.strays == 1 ? " is" : "s are") no UTF-8, read as Windows-1252; check the letters there",
            at: Place(line: shape.firstStrayLine)))
      } else if !isUTF8 {
        diagnostics.append(
          Diagnostic(
            .note, "encoding", "the bytes are not UTF-8; read as Windows-1252. If letters look wrong, save the file as UTF-8",
            at: Place(line: shape.firstStrayLine)))
      }
    }
    if let removed = clean.removeControls() {
      diagnostics.append(
        Diagnostic(
          .note, "control-characters", "\(removed.count) control character\(removed.count == 1 ? "" : "s") left out",
          at: Place(line: removed.line)))
    }
    text = String(decoding: clean, as: UTF8.self)
  }

  /// Text in UTF-16 without a mark has a zero in most places of one half, and none in the other.
  static func unmarkedUTF16(_ bytes: [UInt8]) -> Encoding? {
    let sample = min(bytes.count, 4096) / 2
    guard sample >= 2 else { return nil }
    var even = 0, odd = 0
    for index in 0..<sample {
      if bytes[index * 2] == 0 { even += 1 }
      if bytes[index * 2 + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= sample * 7, even == 0 { return .utf16LittleEndian }
    if even * 10 >= sample * 7, odd == 0 { return .utf16BigEndian }
    return nil
  }

  private static func utf8(fromUTF16 bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index]), second = UInt16(bytes[index + 1])
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// The text as UTF-8, each byte that is not ASCII (or, keeping sequences, not part of one) read as Windows-1252.
  private static func mended(_ bytes: ArraySlice<UInt8>, keepingSequences: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + bytes.count / 8)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let length = bytes[index] < 0x80 ? 1 : keepingSequences ? UTF8Shape.sequenceLength(in: bytes, at: index) : 0
      if length > 0 {
        out.append(contentsOf: bytes[index..<(index + length)])
        index += length
      } else {
        out.append(contentsOf: UTF8.encode(windows1252(bytes[index]))!)
        index += 1
      }
    }
    return out
  }

  /// The character of a byte in Windows-1252; the five bytes that it leaves undefined stand for the control characters of Latin-1.
  static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    if 0x80...0x9F ~= byte { return Unicode.Scalar(upperHalf[Int(byte) - 0x80]) ?? "\u{FFFD}" }
    return Unicode.Scalar(byte)
  }

  private static let upperHalf: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

/// How far bytes are UTF-8: the sequences of two to four bytes that are well formed, and the bytes that stand in none.
struct UTF8Shape {
  var sequences = 0, strays = 0
  /// The line of the first stray byte, from 1.
  var firstStrayLine: Int?

  init(_ bytes: ArraySlice<UInt8>) {
    var index = bytes.startIndex, line = 1
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0x0A { line += 1 }
        index += 1
        continue
      }
      let length = Self.sequenceLength(in: bytes, at: index)
      if length > 0 {
        sequences += 1
        index += length
      } else {
        strays += 1
        if firstStrayLine == nil { firstStrayLine = line }
        index += 1
      }
    }
  }

  /// The length of the well-formed sequence that begins at a byte of 0x80 or more; 0 where there is none (Unicode 16, table 3-7).
  static func sequenceLength(in bytes: ArraySlice<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard index + length <= bytes.endIndex, second ~= bytes[index + 1] else { return 0 }
    for next in bytes[(index + 2)..<(index + length)] where !(0x80...0xBF ~= next) { return 0 }
    return length
  }
}

extension [UInt8] {
  /// Takes control characters other than tab, line feed, form feed and carriage return out of UTF-8.
  /// - Returns: How many, and the line of the first; `nil` where there is none.
  fileprivate mutating func removeControls() -> (count: Int, line: Int)? {
    func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D || byte == 0x7F }
    guard contains(where: isControl) else { return nil }
    var out: [UInt8] = [], count = 0, line = 1, first = 0
    out.reserveCapacity(self.count)
    for byte in self {
      if isControl(byte) {
        if count == 0 { first = line }
        count += 1
      } else {
        if byte == 0x0A { line += 1 }
        out.append(byte)
      }
    }
    self = out
    return (count, first)
  }
}
