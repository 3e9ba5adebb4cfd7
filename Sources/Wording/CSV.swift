/// CSV as RFC 4180 has it, safe to open in a spreadsheet.
public enum CSV {
  /// One row with its line break (CRLF).
  public static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

  /// A cell: quoted where it must be. One that a spreadsheet would take for a formula gets an apostrophe before it; plain numbers
  /// ("-3.5") stay numbers.
  public static func cell(_ text: String) -> String {
    var text = text
    if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first), Double(text) == nil { text = "'" + text }
    let mustQuote = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard mustQuote else { return text }
    var quoted: [UInt8] = [0x22]
    quoted.reserveCapacity(text.utf8.count + 8)
    for byte in text.utf8 {
      if byte == 0x22 { quoted.append(0x22) }
      quoted.append(byte)
    }
    quoted.append(0x22)
    return String(decoding: quoted, as: UTF8.self)
  }
}
