import PlanSchema
import Wording

/// Markdown's tables: rows of cells between pipes. A row may be wrapped: broken at the end of a line, or set out line by line under the
/// columns (`WrappedRows`).
struct PipeTables {
  /// A row as its lines print it.
  struct Row {
    var cells: [Substring]
    var first: TextLine, last: TextLine

    var isRule: Bool { cells.allSatisfy(TextTables.isRule) }
  }

  private static let pipe = UInt8(ascii: "|")

  let lines: [TextLine]
  /// The lines of running headers and footers; a table goes on over them where its header comes again.
  let running: Set<Int>
  /// Whether the rows have no pipes at their ends.
  private var isBare = false
  private var width = 0

  init(_ lines: [TextLine], running: Set<Int> = []) {
    self.lines = lines
    self.running = running
  }

  /// Whether a line begins a row ("| a | b |"; a stray list mark before the first pipe is allowed).
  static func isRow(_ line: TextLine) -> Bool { TextTables.pipeBody(line.text)?.contains("|") ?? false }

  /// Whether a table without pipes at the ends of its rows begins at a line: the line under it is a rule of as many columns.
  private func opensBare(at index: Int) -> Bool {
    guard index + 1 < lines.count, lines[index].text.utf8.contains(Self.pipe), lines[index + 1].text.utf8.contains(Self.pipe) else {
      return false
    }
    let rule = TextTables.splitPipes(String(lines[index + 1].text))
    return rule.allSatisfy(TextTables.isRule) && TextTables.splitPipes(String(lines[index].text)).count == rule.count
  }

  /// Reads the table that begins at a line, if one does, and the running lines that stand inside it.
  mutating func read(from start: Int) -> (table: Table, furniture: [TextLine], end: Int)? {
    isBare = !Self.isRow(lines[start])
    if isBare, !opensBare(at: start) { return nil }
    width = 0
    var (rows, end) = readRows(from: start)
    var furniture: [TextLine] = []
    while let header = rows.first, let next = afterPageBreak(end), Self.isRow(lines[next]) {
      let (more, moreEnd) = readRows(from: next)
      guard let again = more.first, isSame(header, again), more.count > 2, more[1].isRule else { break }
      for index in end..<next where running.contains(index) { furniture.append(lines[index]) }
      rows += more.dropFirst(2)
      end = moreEnd
    }
    return (Table(rows: made(rows), place: PlaceOfText(first: lines[start], last: lines[end - 1]).place), furniture, end)
  }

  /// The first line after running lines and blank ones, if there are any running ones.
  private func afterPageBreak(_ end: Int) -> Int? {
    var next = end
    while next < lines.count, running.contains(next) || lines[next].isBlank { next += 1 }
    return next < lines.count && (end..<next).contains(where: running.contains) ? next : nil
  }

  private func isSame(_ a: Row, _ b: Row) -> Bool { a.cells.map { $0.squeezedEnds } == b.cells.map { $0.squeezedEnds } }

  /// How many cells the rule under the header has, which may be broken over a few lines; `nil` where there is none.
  private func ruleWidth(from start: Int) -> Int? {
    for line in lines[start...].prefix(5) {
      if line.isBlank { return nil }
      let cells = isBare ? TextTables.splitPipes(String(line.text)) : TextTables.cells(of: line.text)
      if !cells.isEmpty, cells.allSatisfy(TextTables.isRule) { return cells.count }
    }
    return nil
  }

  /// Whether a line begins a row: in a table whose width is known, one cell does.
  private func opensRow(_ line: TextLine) -> Bool {
    if isBare { return line.text.utf8.contains(Self.pipe) }
    return Self.isRow(line) || width > 1 && TextTables.pipeBody(line.text).map { !$0.squeezedEnds.isEmpty } ?? false
  }

  /// Reads rows to the end of the table. A row broken at the end of a line is one row: it does not end with a pipe, or lacks cells.
  private mutating func readRows(from start: Int) -> (rows: [Row], end: Int) {
    var rows: [Row] = []
    var index = start
    var longest: Int?
    if let known = ruleWidth(from: start) { width = known }
    while index < lines.count, !running.contains(index), opensRow(lines[index]) {
      let first = lines[index]
      var last = first
      var raw = Self.withoutBreak(isBare ? first.text : TextTables.pipeBody(first.text)!)
      index += 1
      var cells = TextTables.splitPipes(raw)
      while index < lines.count, !lines[index].isBlank, !running.contains(index) {
        let next = lines[index]
        let limit = longest ?? longestLine(from: start)
        longest = limit
        let isFull = CellLines.wraps(next.text.squeezedEnds, after: last.text.squeezedRight, width: limit)
        if isBare {
          guard !Self.isRow(next), cells.count + TextTables.splitPipes(String(next.text)).count - 1 <= width else { break }
        } else if let body = TextTables.pipeBody(next.text), !body.squeezedEnds.isEmpty {
          // The break fell before a pipe: the row lacks the cells of the next line, and either its first sign would not have fitted or each
          // cell has a line of its own. Between two pipes there is an empty cell.
          let own = TextTables.splitPipes(String(body)).count, more = cells.count + own
          guard cells.count < width, endsRow(raw) ? more + 1 == width && isFull : more <= width && (isFull || own == 1) else { break }
        } else {
          guard !endsRow(raw) || cells.count < width else { break }
        }
        last = next
        raw += (isFull || !beginsAnew(next, in: raw) ? " " : "<br>") + Self.withoutBreak(last.text)
        cells = TextTables.splitPipes(raw)
        index += 1
      }
      if rows.isEmpty, width == 0 { width = cells.count }
      rows.append(Row(cells: cells, first: first, last: last))
    }
    return (rows, index)
  }

  /// Whether a line that would have fitted at the end of the one above begins a paragraph of its cell.
  private func beginsAnew(_ line: TextLine, in raw: String) -> Bool {
    let text = line.text.squeezedEnds
    guard !endsRow(raw), text.first != "|",
      text.first?.isUppercase == true || ListMark.split(text).map({ ListMark.isBullet($0.mark) }) ?? false
    else { return false }
    return !(TextTables.splitPipes(raw).last?.squeezedEnds.isEmpty ?? true)
  }

  /// A line without the mark that says it goes on with the next.
  private static func withoutBreak(_ text: Substring) -> String {
    let body = text.squeezedRight
    return String(body.hasSuffix("| \\") || body.hasSuffix("|\\") ? body.dropLast() : text)
  }

  /// How long the longest line under the header is.
  private func longestLine(from start: Int) -> Int {
    let end = lines[start...].firstIndex(where: \.isBlank) ?? lines.count
    let rule = lines[start..<end].firstIndex { TextTables.cells(of: $0.text).allSatisfy(TextTables.isRule) }
    return lines[(rule.map { $0 + 1 } ?? start)..<end].lazy.map { $0.text.squeezedRight.unicodeScalars.count }.max() ?? 0
  }

  private func endsRow(_ raw: String) -> Bool { raw.utf8.last { $0 != 0x20 && $0 != 0x09 } == Self.pipe }

  private func made(_ rows: [Row]) -> [Table.Row] {
    guard let rule = rows.firstIndex(where: \.isRule) else { return Self.rows(head: [], rule: rows[0], body: rows) }
    return Self.rows(head: Array(rows[..<rule]), rule: rows[rule], body: rows[(rule + 1)...].filter { !$0.isRule })
  }

  /// The rows of a table, those that were wrapped made whole.
  /// - Parameter rule: The line under the header, or a row as wide as it.
  static func rows(head: [Row], rule: Row, body: [Row]) -> [Table.Row] {
    var out: [Table.Row] = []
    // There are headers of one row only: one of several is wrapped, unless its first row is a title.
    if let first = head.first, head.count > 1, head.count <= 4, !first.cells.contains(where: { $0.squeezedEnds.isEmpty }) {
      out = [WrappedRows.joined(head)]
    } else {
      out = head.map(made)
    }
    if let last = out.indices.last { out[last].isHeader = !out[last].cells.allSatisfy(\.isEmpty) }
    return out + (WrappedRows(body, rule: rule)?.rows() ?? body.map(made))
  }

  private static func made(_ row: Row) -> Table.Row { TextTables.row(row.cells, place: PlaceOfText(first: row.first, last: row.last)) }
}
