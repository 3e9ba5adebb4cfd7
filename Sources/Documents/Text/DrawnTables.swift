import PlanSchema
import Wording

/// Tables whose rows are drawn with lines of signs and may run over several lines of text ("+-----+-----+" between rows, "+=====+" under the
/// header).
enum DrawnTables {
  /// Whether a line is the upper edge of such a table.
  static func isEdge(_ line: TextLine) -> Bool {
    let body = line.text.squeezedEnds
    guard body.utf8.count >= 3, body.first == "+", body.last == "+" else { return false }
    return body.utf8.allSatisfy { "+-=:".utf8.contains($0) } && body.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") }
  }

  /// Reads the table that begins at its upper edge. Lines of one cell are one text; a blank one, or a list mark, begins a paragraph.
  static func read(_ lines: [TextLine], from start: Int) -> (table: Table, end: Int) {
    var rows: [Table.Row] = []
    var index = start + 1, open = start + 1
    while index < lines.count, isEdge(lines[index]) || lines[index].text.squeezedEnds.first == "|" {
      if isEdge(lines[index]) {
        if index > open { rows.append(row(lines[open..<index])) }
        if lines[index].text.utf8.contains(UInt8(ascii: "=")), !rows.isEmpty { rows[rows.count - 1].isHeader = true }
        open = index + 1
      }
      index += 1
    }
    if index > open { rows.append(row(lines[open..<index])) }
    return (Table(rows: rows, place: PlaceOfText(first: lines[start], last: lines[index - 1]).place), index)
  }

  private static func row(_ lines: ArraySlice<TextLine>) -> Table.Row {
    var cells: [[String]] = []
    for line in lines {
      for (column, piece) in TextTables.cells(of: line.text).enumerated() {
        if column == cells.count { cells.append([""]) }
        let text = String(piece).squeezed
        let last = cells[column].count - 1
        if text.isEmpty {
          if !cells[column][last].isEmpty { cells[column].append("") }
        } else if ListMark.split(text[...]) != nil, !cells[column][last].isEmpty {
          cells[column].append(text)
        } else {
          cells[column][last] += (cells[column][last].isEmpty ? "" : " ") + text
        }
      }
    }
    let place = PlaceOfText(first: lines.first!, last: lines.last!)
    return TextTables.row(cells.map { $0.filter { !$0.isEmpty }.joined(separator: "<br>")[...] }, place: place)
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var squeezedEnds: Substring {
    var out = self
    while let first = out.first, first.isWhitespace { out.removeFirst() }
    while let last = out.last, last.isWhitespace { out.removeLast() }
    return out
  }
}
