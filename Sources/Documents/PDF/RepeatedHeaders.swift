/// Finds the header rows that a table repeats on each page.
enum RepeatedHeaders {
  /// Marks the rows that a table begins with where the table before it, with as many columns, begins with the same ones.
  static func mark(_ blocks: inout [Block]) {
    var previous: Int?
    for index in blocks.indices {
      guard case .table(var table) = blocks[index].content else { continue }
      defer { previous = index }
      guard let before = previous, case .table(var first) = blocks[before].content, first.columnCount == table.columnCount else { continue }
      let count = zip(first.rows, table.rows).prefix { isSame($0, $1) }.count
      // All the rows alike: a table printed twice, not one with a header.
      guard count > 0, count < table.rows.count, count < first.rows.count, count <= 3 else { continue }
      for row in 0..<count {
        first.rows[row].isHeader = true
        table.rows[row].isHeader = true
      }
      blocks[before].content = .table(first)
      blocks[index].content = .table(table)
    }
  }

  private static func isSame(_ a: Table.Row, _ b: Table.Row) -> Bool {
    a.cells.count == b.cells.count && a.cells.contains { !$0.isEmpty }
      && zip(a.cells, b.cells).allSatisfy { $0.column == $1.column && $0.columnSpan == $1.columnSpan && $0.text == $1.text }
  }
}
