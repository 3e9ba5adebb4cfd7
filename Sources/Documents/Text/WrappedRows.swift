import PlanSchema
import Wording

/// The rows of a pipe table whose cells were wrapped under their columns, each line a row of its own with blanks where a cell has ended:
///
///     | 1.1 | Write to every carer and      | Head of Service |
///     |     | ask what would help them.     |                 |
///
/// Where the pipes stand under each other, a cell goes on where the first word of a line would not have fitted above. Elsewhere only small
/// letters tell.
struct WrappedRows {
  private let lines: [PipeTables.Row]
  /// The text of each cell without blanks at its ends, by line and column.
  private let cells: [[Substring]]
  /// How wide each column is; empty where the pipes do not stand under each other.
  private let widths: [Int]

  /// `nil` where the rows are not wrapped.
  init?(_ rows: [PipeTables.Row], rule: PipeTables.Row) {
    let columns = rule.cells.count
    guard rows.count > 1, columns > 1 else { return nil }
    lines = rows
    cells = rows.map { row in (0..<columns).map { $0 < row.cells.count ? row.cells[$0].squeezedEnds : "" } }
    let outer = rule.cells.map { $0.unicodeScalars.count }
    let aligned = rows.count { row in zip(row.cells, outer).count { $0.unicodeScalars.count == $1 } >= columns - 1 }
    widths = aligned * 10 >= rows.count * 7 ? zip(Self.widths(cells), outer).map { max($0, $1 - 2) } : []
    guard isWrapped(columns: columns) else { return nil }
  }

  /// Where rows only leave cells blank, none of their texts goes on in small letters; and where whole rows begin so, it tells nothing.
  private func isWrapped(columns: Int) -> Bool {
    var partial = 0, open = 0, whole = 0, small = 0
    for at in cells.indices.dropFirst() {
      let filled = self.filled(at)
      if filled.count == columns {
        whole += 1
        if isSmall(cells[at][0]) { small += 1 }
      } else if !filled.isEmpty {
        partial += 1
        if filled.contains(where: { isOpen(at, $0) }) { open += 1 }
      }
    }
    if widths.isEmpty, small * 2 > whole { return false }
    return open > 0 && open * 3 >= partial
  }

  private static func widths(_ cells: [[Substring]]) -> [Int] {
    cells[0].indices.map { column in cells.lazy.map { $0[column].unicodeScalars.count }.max() ?? 0 }
  }

  private func filled(_ line: Int) -> [Int] { cells[line].indices.filter { !cells[line][$0].isEmpty } }

  private func isSmall(_ cell: Substring) -> Bool { cell.first { $0 != "*" && $0 != "_" }?.isLowercase == true }

  /// Whether a cell begins in the middle of a sentence that the line above has begun.
  private func isOpen(_ line: Int, _ column: Int) -> Bool {
    let above = cells[line - 1][column]
    guard !above.isEmpty, isSmall(cells[line][column]) else { return false }
    return wraps(line, column) || !String(above).endsSentence
  }

  private func wraps(_ line: Int, _ column: Int) -> Bool {
    let above = cells[line - 1][column]
    return !widths.isEmpty && !above.isEmpty && CellLines.wraps(cells[line][column], after: above, width: widths[column])
  }

  func rows() -> [Table.Row] {
    let columns = cells[0].count
    var texts: [[[Substring]]] = [], ends: [(first: Int, last: Int)] = []
    // The row that the text of each column belongs to: that of a cell over several rows may go on while the next row begins.
    var owner = [Int](repeating: 0, count: columns)
    for at in cells.indices {
      if ends.isEmpty || !goesOn(at, from: ends[ends.count - 1].first) {
        let number = cells[at].firstIndex(where: Self.isNumber) ?? 0
        for column in 0..<columns where ends.isEmpty || column >= number || !isOpen(at, column) { owner[column] = ends.count }
        texts.append([[Substring]](repeating: [], count: columns))
        ends.append((at, at))
      }
      ends[ends.count - 1].last = at
      for column in 0..<columns { texts[owner[column]][column].append(cells[at][column]) }
    }
    return zip(texts, ends).map { Self.row($0, widths: widths, PlaceOfText(first: lines[$1.first].first, last: lines[$1.last].last)) }
  }

  /// Whether a line goes on with the row that began at another.
  private func goesOn(_ line: Int, from start: Int) -> Bool {
    let filled = filled(line), first = filled.first ?? 0
    guard !filled.isEmpty else { return false }
    // What goes on has begun above, and a number begins a row.
    for column in filled where !cells[start..<line].contains(where: { !$0[column].isEmpty }) { return false }
    for column in filled.prefix(3) where column <= 2 && Self.isNumber(cells[line][column]) && Self.isNumber(cells[start][column]) {
      return false
    }
    if isOpen(line, first) { return !widths.isEmpty || first > 0 || filled.count < self.filled(start).count }
    let above = cells[line - 1][first], ends = above.isEmpty || String(above).endsSentence
    // A row of its own fills most of the columns that the one before fills.
    let isWhole = filled.count * 5 >= self.filled(start).count * 3
    if widths.isEmpty { return first > 0 && !ends && !isWhole && filled.contains { isOpen(line, $0) } }
    if first == self.filled(start).first {
      guard wraps(line, first), !cells[line][first].hasPrefix("**") || above.hasPrefix("**") else { return false }
    }
    if ends || !isWhole { return !isWhole }
    // The sentence above is open; where the cells beside it begin anew, it is a title without a stop, as measures have.
    let others = filled.dropFirst()
    return wraps(line, first) && others.count { isOpen(line, $0) || wraps(line, $0) || beginsItem(line, $0) } * 2 >= others.count
  }

  private func beginsItem(_ line: Int, _ column: Int) -> Bool {
    ListMark.split(cells[line][column]).map { ListMark.isBullet($0.mark) } ?? false
  }

  /// Whether a cell holds a reference: "1.2", "R3", "4(b)".
  private static func isNumber(_ cell: Substring) -> Bool {
    let body = cell.drop { $0 == "*" }
    return body.utf8.count <= 12 && !body.contains(" ") && body.prefix(4).contains(where: \.isNumber)
  }

  /// Several lines as one row.
  static func joined(_ lines: [PipeTables.Row]) -> Table.Row {
    let columns = lines.lazy.map(\.cells.count).max() ?? 0
    let cells = lines.map { row in (0..<columns).map { $0 < row.cells.count ? row.cells[$0].squeezedEnds : "" } }
    return row(
      (0..<columns).map { column in cells.map { $0[column] } }, widths: widths(cells),
      PlaceOfText(first: lines[0].first, last: lines[lines.count - 1].last))
  }

  private static func row(_ texts: [[Substring]], widths: [Int], _ place: PlaceOfText) -> Table.Row {
    TextTables.row(
      texts.enumerated().map { column, lines in
        let filled = lines.filter { !$0.isEmpty }
        // Where no widths are known, only bullets begin paragraphs.
        return filled.count <= 1 ? filled.first ?? "" : CellLines.joined(lines, width: widths.isEmpty ? 0 : widths[column])[...]
      }, place: place)
  }
}
