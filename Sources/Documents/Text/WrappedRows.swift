import PlanSchema
import Wording

/// The rows of a pipe table whose cells were wrapped under their columns, each line a row of its own with blanks where a cell has ended:
///
///     | 1.1 | Write to every carer and      | Head of Service |
///     |     | ask what would help them.     |                 |
///
/// Only a table whose pipes stand under each other is one; a cell goes on where the first word of a line would not have fitted above.
struct WrappedRows {
  private let lines: [PipeTables.Row]
  /// The text of each cell without blanks at its ends, by line and column.
  private let cells: [[Substring]]
  /// How wide the widest line of each column is.
  private let widths: [Int]

  /// `nil` where the rows are not wrapped.
  init?(_ rows: [PipeTables.Row], rule: PipeTables.Row) {
    let columns = rule.cells.count
    guard rows.count > 1, columns > 1 else { return nil }
    let outer = rule.cells.map { $0.unicodeScalars.count }
    let aligned = rows.count { row in zip(row.cells, outer).count { $0.unicodeScalars.count == $1 } >= columns - 1 }
    guard aligned * 10 >= rows.count * 7 else { return nil }
    lines = rows
    cells = rows.map { row in (0..<columns).map { $0 < row.cells.count ? row.cells[$0].squeezedEnds : "" } }
    widths = Self.widths(cells)
    // Where rows only leave cells blank, none of their texts goes on in small letters at the end of a full line.
    var partial = 0, open = 0
    for at in cells.indices.dropFirst() {
      let filled = self.filled(at)
      guard !filled.isEmpty, filled.count < columns else { continue }
      partial += 1
      if filled.contains(where: { isOpen(at, $0) && wraps(at, $0) }) { open += 1 }
    }
    guard open > 0, open * 3 >= partial else { return nil }
  }

  private static func widths(_ cells: [[Substring]]) -> [Int] {
    cells[0].indices.map { column in cells.lazy.map { $0[column].unicodeScalars.count }.max() ?? 0 }
  }

  private func filled(_ line: Int) -> [Int] { cells[line].indices.filter { !cells[line][$0].isEmpty } }

  /// Whether a cell of a line begins in the middle of a sentence that the line above has begun.
  private func isOpen(_ line: Int, _ column: Int) -> Bool {
    guard !cells[line - 1][column].isEmpty else { return false }
    return cells[line][column].first { $0 != "*" && $0 != "_" }?.isLowercase == true
  }

  private func wraps(_ line: Int, _ column: Int) -> Bool {
    let above = cells[line - 1][column]
    return !above.isEmpty && CellLines.wraps(cells[line][column], after: above, width: widths[column])
  }

  func rows() -> [Table.Row] {
    var out: [Table.Row] = []
    var start = 0
    for at in 1...cells.count where at == cells.count || !goesOn(at, from: start) {
      out.append(Self.joined(Array(lines[start..<at]), widths: widths))
      start = at
    }
    return out
  }

  /// Whether a line goes on with the row that began at another.
  private func goesOn(_ line: Int, from start: Int) -> Bool {
    let filled = filled(line)
    guard let first = filled.first else { return false }
    // What goes on has begun above.
    guard filled.allSatisfy({ column in cells[start..<line].contains { !$0[column].isEmpty } }) else { return false }
    if first <= 1, Self.isNumber(cells[line][first]), Self.isNumber(cells[start][first]) { return false }
    // A row of its own fills as many cells.
    if first == 0, !wraps(line, 0) || cells[line - 1][0].last == "." || filled.count >= self.filled(start).count { return false }
    return filled.contains { isOpen(line, $0) || wraps(line, $0) }
  }

  /// Whether a cell holds a reference: "1.2", "R3", "4(b)".
  private static func isNumber(_ cell: Substring) -> Bool {
    let body = cell.drop { $0 == "*" }
    return body.utf8.count <= 12 && !body.contains(" ") && body.prefix(4).contains(where: \.isNumber)
  }

  /// Several lines as one row.
  static func joined(_ lines: [PipeTables.Row], widths: [Int]? = nil) -> Table.Row {
    let columns = lines.lazy.map(\.cells.count).max() ?? 0
    let cells = lines.map { row in (0..<columns).map { $0 < row.cells.count ? row.cells[$0].squeezedEnds : "" } }
    let widths = widths ?? Self.widths(cells)
    let place = PlaceOfText(first: lines[0].first, last: lines[lines.count - 1].last)
    return TextTables.row(
      (0..<columns).map { column in
        lines.count == 1 ? cells[0][column] : CellLines.joined(cells.map { $0[column] }, width: widths[column])[...]
      }, place: place)
  }
}
