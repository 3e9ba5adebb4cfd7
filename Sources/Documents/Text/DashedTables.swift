import PlanSchema
import Wording

/// Tables whose columns are drawn by a line of dashes under the header ("----- ------------ -----"); rows of several lines are parted by
/// blank lines.
enum DashedTables {
  /// The columns that a line of dashes in groups draws; `nil` for any other line.
  private static func columns(_ line: TextLine) -> [Int]? {
    guard line.text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || $0 == 0x20 }) else { return nil }
    var starts: [Int] = []
    var previous = UInt8(0x20)
    for (index, byte) in line.text.utf8.enumerated() {
      if byte != 0x20, previous == 0x20 { starts.append(index) }
      previous = byte
    }
    return starts.count >= 2 && line.text.utf8.count >= 8 ? starts : nil
  }

  private static func isRule(_ line: TextLine) -> Bool {
    let body = line.text.squeezedEnds
    return body.utf8.count >= 10 && body.utf8.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// Reads the table that begins at a line, if one does: its header, or the rule over it.
  static func read(_ lines: [TextLine], from start: Int) -> (table: Table, end: Int)? {
    guard !lines[start].isBlank, columns(lines[start]) == nil else { return nil }
    let head = isRule(lines[start]) ? start + 1 : start
    guard head + 1 < lines.count else { return nil }
    // A header of one line; under a rule, of up to four.
    let reach = head == start ? 1 : 4
    guard let at = (head + 1..<min(lines.count, head + 1 + reach)).first(where: { columns(lines[$0]) != nil }),
      let columns = columns(lines[at]), lines[head..<at].allSatisfy({ !$0.isBlank && !isRule($0) })
    else { return nil }
    var rows = [row(lines[head..<at], columns)]
    rows[0].isHeader = true
    var index = at + 1, open = at + 1
    // Where a rule closes the table, blank lines part its rows; else the first one ends it and each line is a row.
    let close = (at + 1..<min(lines.count, at + 2000)).first { isRule(lines[$0]) || self.columns(lines[$0]) != nil }
    let isClosed = head > start && close != nil
    while index < lines.count, isClosed ? index < close! : !lines[index].isBlank && !isRule(lines[index]) {
      if !isClosed {
        rows.append(row(lines[index...index], columns))
      } else if lines[index].isBlank {
        if index > open { rows.append(row(lines[open..<index], columns)) }
        open = index + 1
      }
      index += 1
    }
    if isClosed {
      if index > open { rows.append(row(lines[open..<index], columns)) }
      index += 1
    } else if index < lines.count, isRule(lines[index]) {
      index += 1
    }
    guard rows.count >= 2 else { return nil }
    return (Table(rows: rows, place: PlaceOfText(first: lines[start], last: lines[index - 1]).place), index)
  }

  private static func row(_ lines: ArraySlice<TextLine>, _ columns: [Int]) -> Table.Row {
    var cells = [[Substring]](repeating: [], count: columns.count)
    for line in lines {
      let scalars = Array(line.text.unicodeScalars)
      for (column, start) in columns.enumerated() {
        let end = column + 1 < columns.count ? min(columns[column + 1], scalars.count) : scalars.count
        var piece = String.UnicodeScalarView()
        if start < end { piece.append(contentsOf: scalars[start..<end]) }
        cells[column].append(String(piece)[...])
      }
    }
    let texts = cells.enumerated().map { column, lines in
      let widest = lines.lazy.map { $0.squeezedEnds.unicodeScalars.count }.max() ?? 0
      // The last column has no end of its own.
      return CellLines.joined(lines, width: column + 1 < columns.count ? max(widest, columns[column + 1] - columns[column] - 2) : widest)[
        ...]
    }
    return TextTables.row(texts, place: PlaceOfText(first: lines.first!, last: lines.last!))
  }
}
