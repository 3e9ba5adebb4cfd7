import PlanSchema
import Wording

/// Finds tables that have no grid: columns kept apart by white over several rows.
struct UnruledTables: Sendable {
  var cells: CellText
  /// Labels of the document's lines: a row that begins with one is such a line, however wide the white is behind the label.
  var labels = RepeatedLabels()

  /// A table and the rows of the page that it takes.
  struct Found: Sendable {
    var rows: Range<Int>
    var table: Table
  }

  /// Looks through the rows of a page, down the page. Lines drawn between rows part them, where the drawing is known.
  func find(in rows: [Row], drawing: PageDrawing? = nil) -> [Found] {
    let parts = rows.map { Self.segments(of: $0) }, swatches = Swatches(drawing)
    var found: [Found] = []
    var index = 0
    while index < rows.count {
      guard parts[index].count > 1 || Self.isBeside(parts, index + 1), !isLabelLine(parts[index]),
        let region = region(from: index, after: found.last?.rows.upperBound ?? 0, parts), !region.isProse
      else {
        index += 1
        continue
      }
      found.append(
        Found(
          rows: region.rows,
          table: table(
            bands(of: region, parts, lines: drawing?.horizontals ?? []), columns: region.columns,
            titles: Set(region.titles.map { parts[$0][0].number }), swatches: swatches)))
      index = region.rows.upperBound
    }
    return found
  }

  /// Whether a row begins with one of the document's labels and its colon: "RAG: Green      Timescale: May 2024".
  private func isLabelLine(_ parts: [Row]) -> Bool {
    if parts[0].isLabelLine { return true }
    let text = Line.joined(parts[0].spans).cleaned
    return text.utf8.prefix(42).contains(UInt8(ascii: ":")) && labels.begin(text)
  }

  /// The rows in reading order: where the page has two columns of running text, the left one comes before the right one.
  func inReadingOrder(_ rows: [Row]) -> [Row] {
    let parts = rows.map { Self.segments(of: $0) }
    // Most pages have one column: then there is nothing to look for.
    guard parts.count(where: { $0.count > 1 }) > 8 else { return rows }
    var out: [Row] = [], index = 0
    while index < rows.count {
      guard parts[index].count > 1, let region = region(from: index, after: index, parts), region.isProse else {
        out.append(rows[index])
        index += 1
        continue
      }
      let split = parts[region.rows].map { Self.cut($0, at: region.columns) }
      for column in region.columns.indices {
        for var part in split.joined() where TableBands.column(of: part, region.columns) == column {
          part.edge = region.columns[column].upperBound
          out.append(part)
        }
      }
      index = region.rows.upperBound
    }
    return out
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

  /// Whether two rows stand beside each other: too near in height to be two lines of one column.
  private static func isBeside(_ parts: [[Row]], _ index: Int) -> Bool {
    guard index > 0, index < parts.count, let a = parts[index - 1].first, let b = parts[index].first else { return false }
    guard b.baseline - a.baseline < 0.9 * min(a.size, b.size), abs(a.size - b.size) < 0.25 * a.size else { return false }
    let endA = parts[index - 1].last!.x1, endB = parts[index].last!.x1
    return a.x0 > endB + a.size || b.x0 > endA + a.size
  }

  /// Cuts the parts further where the white between two columns shows that a narrower gap parts them.
  private static func cut(_ parts: [Row], at columns: [ClosedRange<Double>]) -> [Row] {
    parts.flatMap { part -> [Row] in
      var groups: [[Span]] = []
      for span in part.spans {
        if let last = groups.last?.last, span.x0 - last.x1 > 0.4 * part.size,
          zip(columns, columns.dropFirst()).contains(where: {
            last.x1 <= $1.lowerBound && span.x0 >= $0.upperBound && span.x0 >= $1.lowerBound - 4
          })
        {
          groups.append([span])
        } else if groups.isEmpty {
          groups.append([span])
        } else {
          groups[groups.count - 1].append(span)
        }
      }
      guard groups.count > 1 else { return [part] }
      return groups.map { spans in
        var row = Row(page: part.page, spans: spans)
        row.number = part.number
        return row
      }
    }
  }

  // MARK: Where a table begins and ends

  /// A stretch of rows, and its columns: what is left when the ink of all the rows is laid over each other.
  private struct Region {
    var rows: Range<Int>
    var columns: [ClosedRange<Double>]
    /// Two columns of running text.
    var isProse: Bool
    /// Rows in bold over all of the columns, such as the name of what follows.
    var titles: Set<Int> = []
  }

  /// The rows of the table; a title is one of its own.
  private func bands(of region: Region, _ parts: [[Row]], lines: [Rule]) -> [[[Row]]] {
    var out: [[[Row]]] = [], open: [[Row]] = []
    func close() {
      if !open.isEmpty { out += TableBands.bands(open, columns: region.columns, lines: lines) }
      open = []
    }
    for index in region.rows {
      if region.titles.contains(index) {
        close()
        out.append([parts[index]])
      } else {
        open.append(Self.cut(parts[index], at: region.columns))
      }
    }
    close()
    return out
  }

  private func region(from start: Int, after least: Int, _ parts: [[Row]]) -> Region? {
    let first = parts[start], gutter = 0.9 * first[0].size
    var columns = Self.ink(first), best = columns
    var end = start + 1, lastSplit = start, split = first.count > 1 ? 1 : 0, titles: Set<Int> = []
    while end < parts.count {
      if isLabelLine(parts[end]) { break }
      let row = columns.count > 1 ? Self.cut(parts[end], at: columns) : parts[end], size = max(row[0].size, parts[end - 1][0].size)
      // Far below, or type much larger or smaller than the table's: another matter.
      guard row[0].baseline - parts[end - 1][0].baseline <= 4.5 * size, abs(row[0].size - first[0].size) < 0.25 * first[0].size else {
        break
      }
      let merged = Self.merge(columns, with: Self.ink(row), gutter: gutter)
      if isTitle(parts[end], over: columns, merged), end - lastSplit <= 4 {
        titles.insert(end)
        end += 1
        continue
      }
      let isSplit = row.count > 1 || Self.isBeside(parts, end)
      guard merged.count > 1, isSplit || end - lastSplit <= 4 else { break }
      columns = merged
      if isSplit {
        (lastSplit, best) = (end, columns)
        split += 1
      }
      end += 1
    }
    guard split >= 2, best.count > 1 else { return nil }
    // Rows after the last split one belong only while they follow line on line, and keep to their column.
    var last = lastSplit
    while last + 1 < end, parts[last + 1][0].baseline - parts[last][0].baseline <= 1.35 * parts[last][0].size || goesOn(parts, last, best) {
      let merged = Self.merge(best, with: Self.ink(parts[last + 1]), gutter: gutter)
      guard merged.count == best.count else { break }
      best = merged
      last += 1
    }
    best = Self.refined(best, (start...last).filter { !titles.contains($0) }.map { parts[$0] }, gutter: gutter)
    // A row above that the gutter parts too, though narrowly; a title may stand between.
    var begin = start
    while begin > least, parts[begin][0].baseline - parts[begin - 1][0].baseline <= 2.5 * first[0].size, !isLabelLine(parts[begin - 1]) {
      let above = parts[begin - 1]
      let isTitled = begin - 1 > least && isTitle(above, over: best, Self.merge(best, with: Self.ink(above), gutter: gutter))
      let at = isTitled ? begin - 2 : begin - 1
      let row = Self.cut(parts[at], at: best)
      let merged = Self.merge(best, with: Self.ink(row), gutter: 0.4 * first[0].size)
      guard row.count > 1, merged.count == best.count, parts[begin][0].baseline - parts[at][0].baseline <= 5 * first[0].size else { break }
      if isTitled { titles.insert(begin - 1) }
      best = merged
      begin = at
    }
    // Where the table has such titles, the one over its first row on a page is one, too.
    if !titles.isEmpty, begin > least, parts[begin][0].baseline - parts[begin - 1][0].baseline <= 2.5 * first[0].size,
      isTitle(parts[begin - 1], over: best, Self.merge(best, with: Self.ink(parts[begin - 1]), gutter: gutter))
    {
      begin -= 1
      titles.insert(begin)
    }
    let rows = (begin...last).filter { !titles.contains($0) }.map { Self.cut(parts[$0], at: best) }
    if Self.isProse(rows, columns: best) { return Region(rows: begin..<(last + 1), columns: best, isProse: true) }
    return isTable(rows, columns: best)
      ? Region(rows: begin..<(last + 1), columns: best, isProse: false, titles: titles.filter { $0 <= last }) : nil
  }

  /// A row of bold words that runs on over the white between three columns or more.
  private func isTitle(_ row: [Row], over columns: [ClosedRange<Double>], _ merged: [ClosedRange<Double>]) -> Bool {
    row.count == 1 && columns.count >= 3 && merged.count < columns.count && row[0].spans.allSatisfy(\.isBold)
      && row[0].x0 < columns[0].upperBound
  }

  /// Whether the row after one goes on with a cell of it, set with more white between its lines: it begins where the cell does, and its first
  /// word did not fit above.
  private func goesOn(_ parts: [[Row]], _ row: Int, _ columns: [ClosedRange<Double>]) -> Bool {
    guard parts[row + 1].count == 1, let next = parts[row + 1].first, next.baseline - parts[row][0].baseline <= 1.7 * next.size else {
      return false
    }
    let column = TableBands.column(of: next, columns), text = Line.joined(next.spans)
    guard let above = parts[row].first(where: { TableBands.column(of: $0, columns) == column }), abs(above.x0 - next.x0) < 2 else {
      return false
    }
    let word = text.utf8.prefix { $0 != 0x20 }.count, width = (next.x1 - next.x0) * Double(word) / Double(max(1, text.utf8.count))
    let limit = column + 1 < columns.count ? columns[column + 1].lowerBound - 2 * next.size : columns[column].upperBound
    return above.x1 + 0.3 * next.size + width > limit
  }

  /// The columns parted further where white stands in all rows, though too narrow to tell by one row alone: behind numbers.
  private static func refined(_ columns: [ClosedRange<Double>], _ rows: [[Row]], gutter: Double) -> [ClosedRange<Double>] {
    columns.flatMap { column -> [ClosedRange<Double>] in
      let spans = rows.map { row in row.flatMap(\.spans).filter { column.contains(($0.x0 + $0.x1) / 2) } }
      let ink = merge([], with: spans.joined().map { $0.x0...max($0.x0, $0.x1) }, gutter: gutter)
      guard ink.count == 2, ink[0].upperBound - ink[0].lowerBound < 0.5 * (ink[1].upperBound - ink[1].lowerBound),
        spans.count(where: { row in ink.allSatisfy { part in row.contains { part.contains($0.x0) } } }) >= 3
      else { return [column] }
      return ink
    }
  }

  private static func ink(_ parts: [Row]) -> [ClosedRange<Double>] { parts.map { $0.x0...max($0.x0, $0.x1) } }

  private static func merge(_ columns: [ClosedRange<Double>], with ink: [ClosedRange<Double>], gutter: Double) -> [ClosedRange<Double>] {
    var out: [ClosedRange<Double>] = []
    for range in (columns + ink).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = out.last, range.lowerBound - last.upperBound < gutter {
        out[out.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        out.append(range)
      }
    }
    return out
  }

  /// Columns of a table begin (or end, or stand centred) at one place in several rows.
  private func isTable(_ rows: [[Row]], columns: [ClosedRange<Double>]) -> Bool {
    for column in columns.dropFirst() {
      let inside = rows.flatMap { $0.filter { column.contains(($0.x0 + $0.x1) / 2) } }
      let agree = [inside.map(\.x0), inside.map(\.x1), inside.map { ($0.x0 + $0.x1) / 2 }].contains { places in
        places.contains { place in places.count { abs($0 - place) < 4 } * 3 >= max(4, places.count * 2) }
      }
      guard agree else { return false }
    }
    return true
  }

  /// Two columns of running text: nearly every row has both, and both are full.
  static func isProse(_ rows: [[Row]], columns: [ClosedRange<Double>]) -> Bool {
    let split = rows.filter { $0.count > 1 }
    let characters = split.joined().reduce(0) { $0 + $1.spans.reduce(0) { $0 + $1.text.utf8.count } }
    return columns.count == 2 && split.count > 8 && split.count * 10 > rows.count * 8 && characters > 32 * split.count * 2
  }

  // MARK: Its rows and cells

  /// - Parameters:
  ///   - drawing: Where the colours of the cells stand, if they are wanted.
  ///   - titles: The numbers of rows that stand over all of the columns.
  ///   - swatches: Shapes that stand in cells in place of words.
  func table(
    _ bands: [[[Row]]], columns: [ClosedRange<Double>], drawing: PageDrawing? = nil, titles: Set<Int> = [],
    swatches: Swatches = Swatches(nil)
  ) -> Table {
    var out: [Table.Row] = []
    for band in bands where !band.isEmpty {
      if band.count == 1, let title = band[0].first, band[0].count == 1, titles.contains(title.number) {
        let paragraphs = cells.paragraphs([title], left: columns[0].lowerBound, right: columns[columns.count - 1].upperBound)
        let cell = Table.Cell(paragraphs: paragraphs, column: 0, columnSpan: columns.count, place: Self.place([title]))
        out.append(Table.Row(cells: [cell], place: Self.place([title])))
        continue
      }
      let top = band.joined().map { $0.baseline - 0.8 * $0.size }.min() ?? 0, bottom = band.joined().map(\.baseline).max() ?? 0
      var cells: [Table.Cell] = []
      for (index, column) in columns.enumerated() {
        let inside = band.flatMap { row in row.filter { TableBands.column(of: $0, columns) == index } }
        let area = Rule(x0: column.lowerBound, y0: top, x1: column.upperBound, y1: bottom)
        let swatch = inside.isEmpty ? swatches.colour(in: area).flatMap(PDFColour.fill) : nil
        let fill = drawing.flatMap { RuledTables.fill(of: area, $0) } ?? swatch
        guard !inside.isEmpty || fill != nil else { continue }
        cells.append(
          Table.Cell(
            paragraphs: self.cells.paragraphs(inside, left: column.lowerBound, right: column.upperBound), column: index, fill: fill,
            place: inside.isEmpty ? Place(page: band.first?.first?.page) : Self.place(inside)))
      }
      out.append(Table.Row(cells: cells, place: Self.place(Array(band.joined()))))
    }
    return Table(rows: out, place: Self.place(bands.flatMap { $0.flatMap { $0 } }))
  }

  static func place(_ rows: [Row]) -> Place {
    guard let first = rows.min(by: { $0.number < $1.number }), let last = rows.max(by: { $0.number < $1.number }) else { return Place() }
    return Place(page: first.page, line: first.number, lastLine: last.number)
  }
}
