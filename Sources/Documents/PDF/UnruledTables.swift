import PlanSchema
import Wording

/// Finds tables that no ruling shows: columns kept apart by white over several rows.
struct UnruledTables: Sendable {
  var cells: CellText

  /// A table and the rows of the page that it takes.
  struct Found: Sendable {
    var rows: Range<Int>
    var table: Table
  }

  /// Looks through the rows of a page, down the page.
  func find(in rows: [Row]) -> [Found] {
    let parts = rows.map { Self.segments(of: $0) }
    var found: [Found] = []
    var index = 0
    while index < rows.count {
      guard parts[index].count > 1, let region = region(from: index, parts) else {
        index += 1
        continue
      }
      found.append(Found(rows: region.rows, table: table(parts[region.rows].map { $0 }, columns: region.columns)))
      index = region.rows.upperBound
    }
    return found
  }

  /// The parts of a row with wide white between them; a list mark stays with its text.
  static func segments(of row: Row) -> [Row] {
    var parts = row.segments(widerThan: 1.1)
    if parts.count > 1 {
      let head = Line.joined(parts[0].spans)
      if head == "o" || PrintedMark.leading(head, isSymbol: parts[0].spans[0].isSymbol)?.rest.isEmpty == true {
        parts[1] = Row(page: row.page, spans: parts[0].spans + parts[1].spans)
        parts[1].number = row.number
        parts.removeFirst()
      }
    }
    return parts
  }

  /// The columns of a stretch of rows: what is left when the ink of all of them is laid over each other.
  private struct Region {
    var rows: Range<Int>
    var columns: [ClosedRange<Double>]
  }

  private func region(from start: Int, _ parts: [[Row]]) -> Region? {
    let first = parts[start]
    var columns = first.map { $0.x0...max($0.x0, $0.x1) }
    var end = start + 1, lastSplit = start, split = 1
    var best = columns
    let gutter = 0.9 * first[0].size
    while end < parts.count {
      let row = parts[end], size = max(row[0].size, parts[end - 1][0].size)
      guard row[0].baseline - parts[end - 1][0].baseline <= 4.5 * size else { break }
      // Type much larger or smaller than the table's is a heading or a footnote.
      guard abs(row[0].size - first[0].size) < 0.25 * first[0].size else { break }
      let merged = Self.merge(columns, with: row.map { $0.x0...max($0.x0, $0.x1) }, gutter: gutter)
      guard merged.count > 1, row.count > 1 || end - lastSplit <= 4 else { break }
      columns = merged
      if row.count > 1 {
        (lastSplit, best) = (end, columns)
        split += 1
      }
      end += 1
    }
    guard split >= 2 else { return nil }
    // Rows after the last split one belong only while they follow line on line.
    var last = lastSplit
    while last + 1 < end, parts[last + 1][0].baseline - parts[last][0].baseline <= 1.35 * parts[last][0].size { last += 1 }
    for row in parts[(lastSplit + 1)..<(last + 1)] { best = Self.merge(best, with: row.map { $0.x0...max($0.x0, $0.x1) }, gutter: gutter) }
    guard best.count > 1, isTable(parts[start...last], columns: best) else { return nil }
    return Region(rows: start..<(last + 1), columns: best)
  }

  private static func merge(_ columns: [ClosedRange<Double>], with ink: [ClosedRange<Double>], gutter: Double) -> [ClosedRange<Double>] {
    var all = (columns + ink).sorted { $0.lowerBound < $1.lowerBound }
    var out: [ClosedRange<Double>] = []
    for range in all {
      if let last = out.last, range.lowerBound - last.upperBound < gutter {
        out[out.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        out.append(range)
      }
    }
    all.removeAll()
    return out
  }

  /// Columns of a table begin (or end, or stand centred) at one place in several rows; two columns of running prose are no table.
  private func isTable(_ rows: ArraySlice<[Row]>, columns: [ClosedRange<Double>]) -> Bool {
    for column in columns.dropFirst() {
      let inside = rows.flatMap { $0.filter { column.contains(($0.x0 + $0.x1) / 2) } }
      let agree = [inside.map(\.x0), inside.map(\.x1), inside.map { ($0.x0 + $0.x1) / 2 }].contains { places in
        places.contains { place in places.count { abs($0 - place) < 4 } * 3 >= max(4, places.count * 2) }
      }
      guard agree else { return false }
    }
    let split = rows.filter { $0.count > 1 }
    let characters = split.joined().reduce(0) { $0 + $1.spans.reduce(0) { $0 + $1.text.utf8.count } }
    let isProse = columns.count == 2 && split.count > 8 && split.count * 10 > rows.count * 8 && characters > 32 * split.count * 2
    return !isProse
  }

  private func table(_ rows: [[Row]], columns: [ClosedRange<Double>]) -> Table {
    let bands = bands(rows, columns: columns)
    var out: [Table.Row] = []
    for band in bands {
      var cells: [Table.Cell] = []
      for (index, column) in columns.enumerated() {
        let inside = band.flatMap { row in row.filter { Self.column(of: $0, columns) == index } }
        guard !inside.isEmpty else { continue }
        let right = index + 1 < columns.count ? columns[index + 1].lowerBound - 6 : column.upperBound + 4
        let paragraphs = self.cells.paragraphs(inside, right: right)
        cells.append(Table.Cell(paragraphs: paragraphs, column: index, place: Self.place(inside)))
      }
      out.append(Table.Row(cells: cells, place: Self.place(band.joined().map { $0 })))
    }
    return Table(rows: out, place: Self.place(rows.joined().map { $0 }))
  }

  private static func column(of part: Row, _ columns: [ClosedRange<Double>]) -> Int {
    let middle = (part.x0 + part.x1) / 2
    return columns.firstIndex { $0.upperBound >= middle } ?? columns.count - 1
  }

  static func place(_ rows: [Row]) -> Place {
    guard let first = rows.min(by: { $0.number < $1.number }), let last = rows.max(by: { $0.number < $1.number }) else { return Place() }
    return Place(page: first.page, line: first.number, lastLine: last.number)
  }

  /// The rows of the table. In each column, lines that follow line on line are one cell; cells that overlap in height are one row, so that
  /// a grade beside the middle of a label of two lines stays with its label.
  private func bands(_ rows: [[Row]], columns: [ClosedRange<Double>]) -> [[[Row]]] {
    var blocks: [ClosedRange<Double>] = []
    for index in columns.indices {
      let lines = rows.joined().filter { Self.column(of: $0, columns) == index }
      let steps = zip(lines, lines.dropFirst()).map { $1.baseline - $0.baseline }
      let lead = min(steps.min() ?? 0, 1.3 * (lines.first?.size ?? 0))
      for (number, line) in lines.enumerated() {
        if number > 0, steps[number - 1] <= max(1.25 * lead, 1.25 * line.size), let last = blocks.popLast() {
          blocks.append(last.lowerBound...max(last.upperBound, line.baseline + 0.2 * line.size))
        } else {
          blocks.append((line.baseline - 0.7 * line.size)...(line.baseline + 0.2 * line.size))
        }
      }
    }
    blocks.sort { $0.lowerBound < $1.lowerBound }
    var bands: [ClosedRange<Double>] = []
    for block in blocks {
      if let last = bands.last, block.lowerBound < last.upperBound {
        bands[bands.count - 1] = last.lowerBound...max(last.upperBound, block.upperBound)
      } else {
        bands.append(block)
      }
    }
    let grouped = bands.map { band in rows.map { $0.filter { band.contains($0.baseline) } }.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
    // Set line on line without white between the rows: a row begins wherever the first column does.
    guard grouped.count == 1, rows.count > 2 else { return grouped }
    var out: [[[Row]]] = []
    for row in rows {
      if out.isEmpty || Self.column(of: row[0], columns) == 0 && row.count > 1 { out.append([row]) } else { out[out.count - 1].append(row) }
    }
    return out
  }
}
