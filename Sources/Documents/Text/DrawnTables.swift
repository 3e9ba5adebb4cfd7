import PlanSchema
import Wording

/// Tables whose rows are drawn with lines of signs and may run over several lines of text ("+-----+-----+" between rows, "+=====+" under the
/// header). Where a line is drawn under some of the columns only, the cells in the others go on: they are merged down.
enum DrawnTables {
  /// Whether a line is the upper edge of such a table.
  static func isEdge(_ line: TextLine) -> Bool {
    let body = line.text.squeezedEnds
    guard body.utf8.count >= 3, body.first == "+", body.last == "+" else { return false }
    return body.utf8.allSatisfy { "+-=:".utf8.contains($0) } && body.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") }
  }

  /// Reads the table that begins at its upper edge.
  static func read(_ lines: [TextLine], from start: Int) -> (table: Table, end: Int) {
    var end = start + 1
    while end < lines.count, isEdge(lines[end]) || "|+".contains(lines[end].text.squeezedEnds.first ?? " ") { end += 1 }
    let place = PlaceOfText(first: lines[start], last: lines[end - 1]).place
    let own = lines[start..<end]
    let grid = isFrame(own) ? nil : DrawnGrid(own, isWide: false) ?? DrawnGrid(own, isWide: true)
    return (Table(rows: grid?.rows() ?? (isFrame(own) ? byLines(own) : byPipes(own)), place: place), end)
  }

  /// Whether lines are drawn only around the table and under its header, as programs print results: each line of text is a row.
  private static func isFrame(_ lines: ArraySlice<TextLine>) -> Bool {
    lines.count { $0.text.squeezedEnds.first == "+" } <= 3 && lines.allSatisfy { !isEdge($0) || !$0.text.utf8.contains(UInt8(ascii: "=")) }
  }

  private static func byLines(_ lines: ArraySlice<TextLine>) -> [Table.Row] {
    func row(_ line: TextLine) -> PipeTables.Row { PipeTables.Row(cells: TextTables.cells(of: line.text), first: line, last: line) }
    let parts = lines.split { isEdge($0) }
    let edge = lines[lines.startIndex]
    let rule = PipeTables.Row(cells: edge.text.squeezedEnds.split(separator: "+"), first: edge, last: edge)
    guard let head = parts.first, parts.count > 1 else { return PipeTables.rows(head: [], rule: rule, body: parts.flatMap { $0.map(row) }) }
    return PipeTables.rows(head: head.map(row), rule: rule, body: parts[1...].flatMap { $0.map(row) })
  }

  /// The rows where the signs do not stand under each other: each line's cells are what stands between its pipes.
  private static func byPipes(_ lines: ArraySlice<TextLine>) -> [Table.Row] {
    var rows: [Table.Row] = []
    var open = lines.startIndex + 1
    for index in open...lines.endIndex where index == lines.endIndex || isEdge(lines[index]) {
      if index > open { rows.append(row(lines[open..<index])) }
      if index < lines.endIndex, lines[index].text.utf8.contains(UInt8(ascii: "=")), !rows.isEmpty { rows[rows.count - 1].isHeader = true }
      open = index + 1
    }
    return rows
  }

  private static func row(_ lines: ArraySlice<TextLine>) -> Table.Row {
    var cells: [[Substring]] = []
    for line in lines {
      for (column, piece) in TextTables.cells(of: line.text).enumerated() {
        if column == cells.count { cells.append([]) }
        cells[column].append(piece)
      }
    }
    let widths = cells.map { $0.map { $0.squeezedEnds.unicodeScalars.count }.max() ?? 0 }
    return TextTables.row(
      zip(cells, widths).map { CellLines.joined($0, width: $1)[...] }, place: PlaceOfText(first: lines.first!, last: lines.last!))
  }
}

/// A drawn table whose signs stand under each other: its columns and the lines that are drawn between its cells.
private struct DrawnGrid {
  private struct Cell {
    var column: Int, columnSpan: Int, row: Int, lastRow: Int
    var lines: [Substring] = []
  }

  private let lines: ArraySlice<TextLine>
  private let text: [[Unicode.Scalar]]
  /// Where the columns begin and the last one ends.
  private var bounds: [Int] = []

  /// - Parameter isWide: Whether signs such as emoji were counted as two columns wide.
  init?(_ lines: ArraySlice<TextLine>, isWide: Bool) {
    self.lines = lines
    let indent = lines[lines.startIndex].indent
    text = lines.map { Self.scalars($0.text, indent: indent, isWide: isWide) }
    var found: Set<Int> = []
    for line in text {
      for index in line.indices where line[index] == "+" {
        let isJoint = (index + 1 < line.count && Self.isRule(line[index + 1])) || (index > 0 && Self.isRule(line[index - 1]))
        if isJoint { found.insert(index) }
      }
    }
    bounds = found.sorted()
    guard bounds.count >= 2, bounds[0] == 0, let last = bounds.last else { return nil }
    for line in text {
      guard line.count == last + 1, line[0] == "|" || line[0] == "+", line[last] == "|" || line[last] == "+" else { return nil }
    }
  }

  private static func isRule(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "=" || scalar == ":" }

  /// The signs of a line, one for each column of a fixed-width page; U+0000 stands for the second half of a wide one.
  private static func scalars(_ text: Substring, indent: Int, isWide: Bool) -> [Unicode.Scalar] {
    var out: [Unicode.Scalar] = []
    for scalar in text.squeezedRight.unicodeScalars.dropFirst(indent) {
      if isWide, scalar.value == 0xFE0F || scalar.properties.generalCategory == .nonspacingMark { continue }
      out.append(scalar)
      if isWide, scalar.properties.isEmojiPresentation || 0x1100...0x115F ~= scalar.value || 0x2E80...0xA4CF ~= scalar.value {
        out.append("\0")
      }
    }
    return out
  }

  private func piece(_ line: [Unicode.Scalar], _ range: Range<Int>) -> Substring {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: line[range].lazy.filter { $0 != "\0" })
    return String(view)[...]
  }

  func rows() -> [Table.Row] {
    let columns = bounds.count - 1
    var cells: [Cell] = []
    var open = [Int?](repeating: nil, count: columns)
    var row = -1, headers = 0
    var firsts: [Int] = [], lasts: [Int] = []
    for (at, line) in text.enumerated() {
      let isEdge = (0..<columns).map { column in line[(bounds[column] + 1)..<bounds[column + 1]].allSatisfy(Self.isRule) }
      let hasEdge = isEdge.contains(true)
      if hasEdge {
        if line.contains("="), row >= 0 { headers = row + 1 }
        for column in 0..<columns where isEdge[column] { open[column] = nil }
      } else if open.contains(nil) {
        row += 1
        firsts.append(at)
        lasts.append(at)
      }
      if row >= 0, isEdge.contains(false) { lasts[row] = at }
      var column = 0
      while column < columns {
        if isEdge[column] {
          column += 1
          continue
        }
        var end = column + 1
        while end < columns, !isEdge[end], line[bounds[end]] != "|", line[bounds[end]] != "+" { end += 1 }
        let words = piece(line, (bounds[column] + 1)..<bounds[end])
        if let cell = open[column] {
          cells[cell].lines.append(words)
          if !hasEdge { cells[cell].lastRow = row }
        } else if !hasEdge {
          for covered in column..<end { open[covered] = cells.count }
          cells.append(Cell(column: column, columnSpan: end - column, row: row, lastRow: row, lines: [words]))
        }
        column = end
      }
    }
    return table(cells, firsts, lasts, headers: headers)
  }

  private func table(_ cells: [Cell], _ firsts: [Int], _ lasts: [Int], headers: Int) -> [Table.Row] {
    let first = lines.startIndex
    var rows = firsts.indices.map { row in
      Table.Row(
        cells: [], isHeader: row < headers, place: PlaceOfText(first: lines[first + firsts[row]], last: lines[first + lasts[row]]).place)
    }
    for cell in cells {
      let place = PlaceOfText(first: lines[first + firsts[cell.row]], last: lines[first + lasts[cell.lastRow]])
      let width = bounds[cell.column + cell.columnSpan] - bounds[cell.column] - 3
      let text = CellLines.joined(cell.lines, width: width)
      rows[cell.row].cells.append(
        TextTables.cell(text[...], column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.lastRow - cell.row + 1, place: place))
    }
    return rows
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var squeezedEnds: Substring {
    var out = squeezedRight
    while let first = out.first, first.isWhitespace { out.removeFirst() }
    return out
  }

  /// The text without blanks after it.
  var squeezedRight: Substring {
    var out = self
    while let last = out.last, last.isWhitespace { out.removeLast() }
    return out
  }
}
