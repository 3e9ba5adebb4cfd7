import Wording

/// The address of a cell, counted from 0: "C12" is column 2, row 11.
struct CellReference: Sendable, Hashable {
  var column: Int, row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads "C12" or "$C$12"; `nil` for anything else, or beyond Excel's last cell.
  init?(_ text: some StringProtocol) {
    var column = 0, row = 0, sawDigit = false
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      if byte.isDigit {
        sawDigit = true
        row = row * 10 + Int(byte - 0x30)
      } else {
        let letter = byte & 0xDF
        guard !sawDigit, 0x41...0x5A ~= letter else { return nil }
        column = column * 26 + Int(letter - 0x40)
      }
      guard column <= Self.columns, row <= Self.rows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column - 1, row: row - 1)
  }

  var name: String { Self.letters(column) + String(row + 1) }

  static func letters(_ column: Int) -> String {
    var out: [UInt8] = [], rest = column + 1
    while rest > 0 {
      out.append(UInt8(0x41 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: out.reversed(), as: UTF8.self)
  }

  static let columns = 16_384, rows = 1_048_576
}

/// A block of cells, both corners included.
struct CellRange: Sendable, Hashable {
  var columns: ClosedRange<Int>, rows: ClosedRange<Int>

  /// Reads "A1:C3" or "A1".
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":")
    guard let first = parts.first.flatMap({ CellReference($0) }), parts.count <= 2,
      let last = parts.count == 2 ? CellReference(parts[1]) : first
    else { return nil }
    columns = min(first.column, last.column)...max(first.column, last.column)
    rows = min(first.row, last.row)...max(first.row, last.row)
  }

  func contains(_ cell: CellReference) -> Bool { columns.contains(cell.column) && rows.contains(cell.row) }
}
