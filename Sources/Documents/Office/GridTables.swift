import PlanSchema
import Wording

/// A row of cells before it is part of a table: what a sheet, or a file of delimited values, has on one line.
struct GridRow {
  /// Its number from 0, blank rows counted.
  var number: Int
  var isHidden = false
  /// The cells with something in them; their columns are those of the sheet.
  var cells: [Table.Cell]
  var place: Place
}

/// Sets the rows of a sheet out as blocks: title lines as paragraphs, what is laid out in columns as tables.
///
/// Blank rows part a sheet. What follows one begins a new table only where its first full row looks like a header; otherwise the table goes on,
/// as where a blank row is there to rest the eye.
struct GridTables {
  /// The name of the sheet.
  var name: String?
  /// Whether tables take it as their caption: where no heading says it.
  var isCaptioned = false
  let limits: ReadingLimits
  /// Rows that the workbook itself names as headers.
  var headers: Set<Int> = []

  /// - Parameter isHidden: The whole sheet is hidden: it is read as one table of hidden rows.
  func blocks(_ rows: [GridRow], merges: [CellRange], isHidden: Bool) throws(ImportFailure) -> [Block] {
    let (lines, width) = try lay(rows, merges)
    if lines.isEmpty { return [] }
    if lines.count * width > limits.cells * 4 {
      throw ImportFailure(
        "too-large",
        "the sheet\(name.map { " “\($0)”" } ?? "") spreads over \(lines.count) rows and \(width) columns: delete what stands far outside the plan"
      )
    }
    if isHidden {
      return [
        table(
          lines.map { line in
            var line = line
            line.row.isHidden = true
            return line
          })
      ]
    }
    var out: [Block] = [], open: [Line] = []
    func close() {
      if !open.isEmpty { out.append(table(open)) }
      open = []
    }
    let segments = segments(lines)
    for (index, segment) in segments.enumerated() {
      if open.isEmpty, let (lines, beside) = apart(segment) {
        out += lines.flatMap(paragraphs) + [table(beside)]
        continue
      }
      let titles = segment.prefix { $0.isTitle }
      let body = segment.dropFirst(titles.count)
      let opens = body.first.map { looksLikeHeader($0, isTitled: !titles.isEmpty, open: open) }
      let goesOn = !open.isEmpty && !(opens ?? !laterGoesOn(segments, after: index, open: open))
      if goesOn {
        open += segment
      } else {
        close()
        out += titles.flatMap(paragraphs)
        open = Array(body)
      }
    }
    close()
    return out
  }

  /// A row laid out, with its number in the sheet.
  private struct Line {
    var number: Int
    var row: Table.Row
    /// One cell alone shows something: a title, a note.
    var isTitle: Bool { !row.isHidden && row.cells.count { !$0.isEmpty } == 1 && !row.isHeader && row.cells.swatch == nil }
  }

  /// Lines in one column with a small table far to their right, such as a key beside the titles of a sheet: the two are read apart.
  private func apart(_ segment: ArraySlice<Line>) -> (lines: [Line], beside: [Line])? {
    let used = Set(segment.flatMap { line in line.row.cells.filter { !$0.isEmpty }.map(\.column) }).sorted()
    guard used.count >= 2, let first = used.first, used[1] - first > 3, segment.allSatisfy({ !$0.row.isHeader && !$0.row.isHidden }) else {
      return nil
    }
    var lines: [Line] = [], beside: [Line] = []
    for line in segment {
      var left = line, right = line
      left.row.cells = line.row.cells.filter { $0.column == first && !$0.isEmpty }
      right.row.cells = line.row.cells.filter { $0.column > first }.map { cell in
        var cell = cell
        cell.column -= used[1]
        return cell
      }.filter { $0.column >= 0 }
      if !left.row.cells.isEmpty { lines.append(left) }
      if right.row.cells.contains(where: { !$0.isEmpty }) { beside.append(right) }
    }
    return lines.isEmpty || beside.isEmpty ? nil : (lines, beside)
  }

  /// A segment of title lines only belongs to the table where the next one with a full row goes on with it.
  private func laterGoesOn(_ segments: [ArraySlice<Line>], after index: Int, open: [Line]) -> Bool {
    for segment in segments[(index + 1)...] {
      if let first = segment.first(where: { !$0.isTitle }) { return !looksLikeHeader(first, isTitled: true, open: open) }
    }
    return false
  }

  private func segments(_ lines: [Line]) -> [ArraySlice<Line>] {
    var out: [ArraySlice<Line>] = [], start = 0
    for index in lines.indices.dropFirst() where lines[index].number > lines[index - 1].number + 1 {
      out.append(lines[start..<index])
      start = index
    }
    out.append(lines[start...])
    return out
  }

  /// Whether a row is the header of a new table, seen beside the table that is open.
  private func looksLikeHeader(_ line: Line, isTitled: Bool, open: [Line]) -> Bool {
    let cells = line.row.cells.filter { !$0.isEmpty }
    if line.row.isHeader { return true }
    guard cells.count > 1, cells.allSatisfy({ $0.date == nil && $0.number == nil }) else { return false }
    if Self.isBold(line) { return true }
    guard let header = open.first, !Self.isBold(header), !header.row.isHeader else { return false }
    if cells.map(\.text) == header.row.cells.filter({ !$0.isEmpty }).map(\.text) { return true }
    // Nothing is bold: under a title of its own, a row of short words without a figure is a header.
    return isTitled && cells.allSatisfy { $0.text.unicodeScalars.count <= 40 && !$0.text.utf8.contains(where: \.isDigit) }
  }

  private static func isBold(_ line: Line) -> Bool {
    line.row.cells.allSatisfy { cell in cell.paragraphs.allSatisfy { $0.isBold || $0.text.isEmpty } }
  }

  private func paragraphs(_ line: Line) -> [Block] {
    line.row.cells.flatMap { cell in
      cell.paragraphs.map { paragraph in
        var paragraph = paragraph
        if paragraph.colour == nil { paragraph.colour = cell.fill }
        return Block(.paragraph(paragraph))
      }
    }
  }

  private func table(_ lines: [Line]) -> Block {
    let first = lines[0].row.cells.first?.place ?? lines[0].row.place
    return Block(.table(Table(rows: lines.map(\.row), caption: isCaptioned ? name : nil, place: first)))
  }

  /// Rows with text, their cells in consecutive columns, merged cells standing once.
  private func lay(_ rows: [GridRow], _ merges: [CellRange]) throws(ImportFailure) -> (lines: [Line], width: Int) {
    let (spans, covered) = try cover(rows, merges)
    // Columns with text somewhere; a fill alone counts between them, where it may be a rating.
    var used: Set<Int> = []
    for row in rows {
      for cell in row.cells where !cell.paragraphs.isEmpty { used.insert(cell.column) }
    }
    // So it does before the first of them, where it is one of several colours beside their meanings.
    let swatches = rows.compactMap { $0.cells.swatch }
    if Set(swatches.compactMap(\.fill)).count >= 3 { used.formUnion(swatches.map(\.column)) }
    let columns = used.sorted()
    var place: [Int: Int] = [:]
    for (index, column) in columns.enumerated() { place[column] = index }
    let hasText = rows.map { row in row.cells.contains { !$0.paragraphs.isEmpty && !Self.isCovered($0.column, covered[row.number]) } }
    let kept = rows.indices.filter { hasText[$0] }
    let numbers = kept.map { rows[$0].number }
    func count(_ sorted: [Int], in range: ClosedRange<Int>) -> Int {
      Self.lowerBound(sorted, range.upperBound + 1) - Self.lowerBound(sorted, range.lowerBound)
    }
    var lines: [Line] = []
    lines.reserveCapacity(kept.count)
    for index in kept {
      let source = rows[index]
      var row = Table.Row(
        cells: [], isHeader: headers.contains(source.number), isHidden: source.isHidden,
        place: source.place)
      for var cell in source.cells {
        guard let column = place[cell.column], !Self.isCovered(cell.column, covered[source.number]) else { continue }
        if let range = spans[CellReference(column: cell.column, row: source.number)] {
          cell.columnSpan = max(1, count(columns, in: range.columns))
          cell.rowSpan = max(1, count(numbers, in: range.rows))
        }
        cell.column = column
        row.cells.append(cell)
      }
      lines.append(Line(number: source.number, row: row))
    }
    return (lines, columns.count)
  }

  /// Merged ranges by their first cell, and the columns that they cover elsewhere, by row.
  private func cover(
    _ rows: [GridRow], _ merges: [CellRange]
  ) throws(ImportFailure) -> (spans: [CellReference: CellRange], covered: [Int: [ClosedRange<Int>]]) {
    var spans: [CellReference: CellRange] = [:], covered: [Int: [ClosedRange<Int>]] = [:]
    let numbers = rows.map(\.number)
    var work = 0
    for merge in merges where merge.rows.count > 1 || merge.columns.count > 1 {
      let first = CellReference(column: merge.columns.lowerBound, row: merge.rows.lowerBound)
      spans[first] = merge
      var index = Self.lowerBound(numbers, merge.rows.lowerBound)
      while index < numbers.count, numbers[index] <= merge.rows.upperBound {
        work += 1
        if work > limits.cells {
          throw ImportFailure("too-large", "the sheet\(name.map { " “\($0)”" } ?? "") has too many merged cells to be a plan")
        }
        if numbers[index] == first.row {
          if merge.columns.count > 1 { covered[numbers[index], default: []].append(first.column + 1...merge.columns.upperBound) }
        } else {
          covered[numbers[index], default: []].append(merge.columns)
        }
        index += 1
      }
    }
    return (spans, covered)
  }

  private static func isCovered(_ column: Int, _ ranges: [ClosedRange<Int>]?) -> Bool {
    ranges?.contains { $0.contains(column) } ?? false
  }

  /// The first place in a sorted list whose number is not below another.
  private static func lowerBound(_ sorted: [Int], _ number: Int) -> Int {
    var low = 0, high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension [Table.Cell] {
  /// A coloured cell with nothing in it beside the one text of a row: a line of a key.
  fileprivate var swatch: Table.Cell? {
    guard let text = firstIndex(where: { !$0.isEmpty }), text > 0, self[(text + 1)...].allSatisfy(\.isEmpty) else { return nil }
    let before = self[text - 1]
    return before.fill != nil && before.fill != self[text].fill && before.column == self[text].column - 1 ? before : nil
  }
}
