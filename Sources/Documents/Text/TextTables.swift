import PlanSchema
import Wording

/// Tables in text: Markdown's pipes, and rows of tab-separated cells.
enum TextTables {
  /// Whether a line begins a row of a pipe table ("| a | b |"; a stray list mark before the first pipe is allowed).
  static func isPipeRow(_ line: TextLine) -> Bool { pipeBody(line.text)?.contains("|") ?? false }

  private static func pipeBody(_ text: Substring) -> Substring? {
    var body = text.drop { $0 == " " || $0 == "\t" }
    if body.hasPrefix("- |") || body.hasPrefix("* |") { body = body.dropFirst(2) }
    return body.first == "|" ? body.dropFirst() : nil
  }

  /// Whether a line is a row of tab-separated cells; tabs that only indent it make none.
  static func isTabRow(_ line: TextLine) -> Bool {
    line.text.drop { $0 == "\t" }.utf8.contains(0x09) && !line.isBlank
  }

  /// Whether a pipe table without pipes at the ends of its rows begins at a line: the line under it is a rule of as many columns.
  static func opensBarePipes(_ lines: [TextLine], at index: Int) -> Bool {
    guard index + 1 < lines.count, lines[index].text.utf8.contains(pipe), lines[index + 1].text.utf8.contains(pipe) else { return false }
    let rule = splitPipes(String(lines[index + 1].text))
    return rule.allSatisfy(isRule) && splitPipes(String(lines[index].text)).count == rule.count
  }

  /// Reads the pipe table that begins at a line. A row wrapped over several lines is one row: it does not end with a pipe, or lacks cells.
  /// - Parameter isBare: The rows have no pipes at their ends.
  static func readPipes(_ lines: [TextLine], from start: Int, isBare: Bool = false) -> (table: Table, end: Int) {
    var rows: [Table.Row] = []
    var index = start
    var width = 0
    while index < lines.count, isBare ? lines[index].text.utf8.contains(pipe) : isPipeRow(lines[index]) {
      let first = lines[index]
      var last = first
      var raw = String(isBare ? first.text : pipeBody(first.text)!)
      index += 1
      var cells = splitPipes(raw)
      while index < lines.count, !lines[index].isBlank, !isPipeRow(lines[index]), isBare || !endsRow(raw) || cells.count < width,
        !isBare || cells.count + splitPipes(String(lines[index].text)).count - 1 <= width
      {
        last = lines[index]
        raw += " " + last.text
        cells = splitPipes(raw)
        index += 1
      }
      if rows.isEmpty { width = cells.count }
      if cells.allSatisfy(isRule) {
        if !rows.isEmpty { rows[rows.count - 1].isHeader = !rows[rows.count - 1].cells.allSatisfy(\.isEmpty) }
      } else {
        rows.append(row(cells, place: PlaceOfText(first: first, last: last)))
      }
    }
    return (Table(rows: rows, place: PlaceOfText(first: lines[start], last: lines[index - 1]).place), index)
  }

  /// Reads the run of tab-separated rows that begins at a line.
  static func readTabs(_ lines: [TextLine], from start: Int) -> (table: Table, end: Int) {
    var rows: [Table.Row] = []
    var index = start
    while index < lines.count, isTabRow(lines[index]) {
      let cells = lines[index].text.split(separator: "\t", omittingEmptySubsequences: false)
      if cells.contains(where: isRule), cells.allSatisfy({ isRule($0) || $0.allSatisfy(\.isWhitespace) }) {
        if !rows.isEmpty { rows[rows.count - 1].isHeader = true }
      } else {
        rows.append(row(cells, place: PlaceOfText(first: lines[index], last: lines[index])))
      }
      index += 1
    }
    return (Table(rows: rows, place: PlaceOfText(first: lines[start], last: lines[index - 1]).place), index)
  }

  /// The cells of a line between pipes.
  static func cells(of line: Substring) -> [Substring] { splitPipes(String(pipeBody(line) ?? line)) }

  private static let pipe = UInt8(ascii: "|")

  static func row(_ cells: [Substring], place: PlaceOfText) -> Table.Row {
    Table.Row(
      cells: cells.enumerated().map { column, cell in
        Table.Cell(
          paragraphs: InlineMarkup.paragraphs(cell).map { InlineMarkup.paragraph($0, place: place) }, column: column, place: place.place)
      }, place: place.place)
  }

  private static func endsRow(_ raw: String) -> Bool {
    raw.utf8.last { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "|")
  }

  /// The cells between unescaped pipes; the pipe that closes the row begins no cell.
  private static func splitPipes(_ raw: String) -> [Substring] {
    var cells: [Substring] = []
    var start = raw.startIndex, index = start
    var escaped = false
    while index < raw.endIndex {
      let character = raw[index]
      if character == "|", !escaped {
        cells.append(raw[start..<index])
        start = raw.index(after: index)
      }
      escaped = character == "\\"
      index = raw.index(after: index)
    }
    if !raw[start...].allSatisfy(\.isWhitespace) { cells.append(raw[start...]) }
    return cells
  }

  /// A cell of the line under a header: "---", ":--:".
  private static func isRule(_ cell: Substring) -> Bool {
    let body = cell.filter { !$0.isWhitespace }
    return body.count >= 2 && body.allSatisfy { $0 == "-" || $0 == ":" || $0 == "=" }
  }
}
