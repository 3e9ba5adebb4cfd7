/// Delimited values as text: which byte stands between them, and where records end.
enum DelimitedText {
  /// The delimiters that programs write, in the order of preference.
  static let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]

  /// The first part of a text, enough to tell by, cut at a line's end.
  static func sample(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8.prefix(128 << 10))
    if bytes.count == 128 << 10, let last = bytes.lastIndex(of: 0x0A) { bytes.removeSubrange(last...) }
    return bytes
  }

  /// How many fields each record has for one delimiter; 0 for a blank line. Quoted fields may hold delimiters and line breaks.
  static func fieldCounts(_ bytes: [UInt8], delimiter: UInt8) -> [Int] {
    var scanner = DelimitedScanner(bytes, delimiter: delimiter)
    var counts: [Int] = []
    while let record = scanner.next() { counts.append(record.isBlank ? 0 : record.fields.count) }
    return counts
  }
}

/// Reads delimited records one at a time. Grammar (RFC 4180, and what programs make of it):
///
///     record = field *(delimiter field) (LF / CR / CRLF / end)
///     field  = DQUOTE *(any / 2DQUOTE) DQUOTE *any-but-delimiter / *any-but-delimiter
struct DelimitedScanner {
  struct Record {
    var fields: [String]
    /// The line on which each field begins, and the record's last line, from 1.
    var lines: [Int], lastLine: Int
    /// A quoted field that never closes.
    var isUnclosed = false

    var isBlank: Bool { fields.allSatisfy(\.isEmpty) }
  }

  private let bytes: [UInt8], delimiter: UInt8
  private var index = 0, line = 1
  /// Once a quote has been found that none closes, no later one can be closed either, and all are characters of the text.
  private var quotesAreText = false

  init(_ bytes: [UInt8], delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
  }

  /// The next record; `nil` at the end.
  mutating func next() -> Record? {
    guard index < bytes.count else { return nil }
    var record = Record(fields: [], lines: [], lastLine: line)
    while true {
      record.lines.append(line)
      record.fields.append(field(&record))
      if index < bytes.count, bytes[index] == delimiter {
        index += 1
        continue
      }
      record.lastLine = line
      takeLineEnd()
      return record
    }
  }

  private mutating func takeLineEnd() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
    line += 1
  }

  private mutating func field(_ record: inout Record) -> String {
    // Blanks may stand between a delimiter and a quote.
    var start = index
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    guard !quotesAreText, start < bytes.count, bytes[start] == UInt8(ascii: "\"") else { return plain() }
    let before = (index, line)
    var out: [UInt8] = []
    index = start + 1
    while true {
      guard index < bytes.count else {
        record.isUnclosed = true
        quotesAreText = true
        (index, line) = before
        return plain()
      }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
          out.append(byte)
          index += 2
          continue
        }
        index += 1
        return String(decoding: out, as: UTF8.self) + plain()
      }
      if byte == 0x0A || byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A) { line += 1 }
      out.append(byte)
      index += 1
    }
  }

  private mutating func plain() -> String {
    let start = index
    while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }
}
