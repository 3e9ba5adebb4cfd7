import PlanSchema
import Wording

/// Tables in text whose rows are lines: rows of tab-separated cells, and what the other kinds share.
enum TextTables {
  /// Whether a line is a row of tab-separated cells; tabs that only indent it make none.
  static func isTabRow(_ line: TextLine) -> Bool {
    line.text.drop { $0 == "\t" }.utf8.contains(0x09) && !line.isBlank
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

  /// What stands after the first pipe of a row; a stray list mark before it is allowed.
  static func pipeBody(_ text: Substring) -> Substring? {
    var body = text.drop { $0 == " " || $0 == "\t" }
    if body.hasPrefix("- |") || body.hasPrefix("* |") { body = body.dropFirst(2) }
    return body.first == "|" ? body.dropFirst() : nil
  }

  static func row(_ cells: [Substring], place: PlaceOfText) -> Table.Row {
    Table.Row(cells: cells.enumerated().map { cell($1, column: $0, place: place) }, place: place.place)
  }

  static func cell(_ text: Substring, column: Int, columnSpan: Int = 1, rowSpan: Int = 1, place: PlaceOfText) -> Table.Cell {
    let paragraphs = InlineMarkup.paragraphs(text).map { raw in
      guard let (mark, rest) = ListMark.split(raw.squeezed), ListMark.isBullet(mark) else {
        return InlineMarkup.paragraph(raw, place: place)
      }
      var item = InlineMarkup.paragraph(String(rest), place: place)
      item.marker = String(mark)
      return item
    }
    return Table.Cell(paragraphs: paragraphs, column: column, columnSpan: columnSpan, rowSpan: rowSpan, place: place.place)
  }

  /// The cells between unescaped pipes; the pipe that closes the row begins no cell.
  static func splitPipes(_ raw: String) -> [Substring] {
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
  static func isRule(_ cell: Substring) -> Bool {
    let body = cell.filter { !$0.isWhitespace }
    return body.count >= 2 && body.allSatisfy { $0 == "-" || $0 == ":" || $0 == "=" }
  }
}
