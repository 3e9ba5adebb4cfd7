import PlanSchema
import Wording

/// Puts the text of a page into the cells that its ruling lines make.
struct RuledTables: Sendable {
  var cells: CellText
  var leads: LabelLeads?

  struct Found: Sendable {
    var area: Rule
    var table: Table
  }

  /// The tables of a page, from top to bottom. A grid with text in one column only is a frame around text, no table.
  func find(_ page: PageText, rows: [Row]) -> [Found] {
    guard let drawing = page.drawing else { return [] }
    let grids = RuledGrid.grids(of: drawing), upright = page.spans.filter(\.isUpright)
    let strips = HeaderStrips(cells: cells).find(grids, rows: rows, drawing: drawing)
    let ruled = grids.filter { grid in !strips.contains { $0.area.holds(grid.area) || $0.area.y0 == grid.area.y0 } }
    return (ruled.compactMap { table($0, rows: rows, upright: upright, drawing: drawing) } + strips)
      .sorted { ($0.area.y0, $0.area.x0) < ($1.area.y0, $1.area.x0) }
  }

  private func table(_ grid: RuledGrid, rows: [Row], upright: [Span], drawing: PageDrawing) -> Found? {
    var texts = [[Row]](repeating: [], count: grid.cells.count)
    let area = grid.area
    let lookup = CellLookup(grid)
    for row in rows where row.baseline > area.y0 - 2 && row.baseline < area.y1 + row.size {
      var bySpan: [(cell: Int, span: Span)] = []
      for span in row.spans {
        if let cell = lookup.cell(x: (span.x0 + span.x1) / 2, y: span.baseline - 0.3 * span.size) { bySpan.append((cell, span)) }
      }
      for cell in Set(bySpan.map(\.cell)) {
        var part = Row(page: row.page, spans: bySpan.filter { $0.cell == cell }.map(\.span))
        part.number = row.number
        texts[cell].append(part)
      }
    }
    if isCard(grid, texts, rows: rows) { return nil }
    var turned = [[Span]](repeating: [], count: grid.cells.count)
    for span in upright { if let cell = lookup.cell(x: span.x0, y: span.baseline) { turned[cell].append(span) } }

    var parts: [(cell: RuledGrid.Cell, rows: [Row], turned: [Span])] = []
    for (index, cell) in grid.cells.enumerated() {
      for part in WhiteCuts.parts(of: cell, in: grid, rows: texts[index]) {
        parts.append((part.cell, part.rows, part.cell.column == cell.column ? turned[index] : []))
      }
    }
    let filled = parts.filter { !$0.rows.isEmpty || !$0.turned.isEmpty }
    guard Set(filled.map(\.cell.column)).count > 1, filled.count > 1 else { return nil }
    if grid.isSoft, Set(filled.map(\.cell.row)).count < 2 || filled.count < 4 { return nil }

    var out = [[Table.Cell]](repeating: [], count: grid.rowCount)
    for (cell, texts, turned) in parts {
      let box = grid.area(of: cell)
      var paragraphs = cells.paragraphs(texts, left: box.x0 + 4, right: box.x1 - 4)
      if !turned.isEmpty { paragraphs.append(Self.turned(turned, page: rows.first?.page)) }
      let fill = Self.fill(of: box, drawing)
      out[cell.row].append(
        Table.Cell(
          paragraphs: paragraphs, column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, fill: fill,
          place: texts.isEmpty ? Place(page: rows.first?.page) : UnruledTables.place(texts)))
    }
    return Found(area: area, table: Self.table(out, place: UnruledTables.place(texts.flatMap { $0 })))
  }

  /// Whether a grid is a frame around an action's label lines: a table would have a row for each label, and no two of them in one.
  private func isCard(_ grid: RuledGrid, _ texts: [[Row]], rows: [Row]) -> Bool {
    guard let leads else { return false }
    if texts.contains(where: { rows in Set(rows.lazy.filter(leads.isLead).map { Line.joined($0.spans) }).count > 1 }) { return true }
    guard grid.rowCount == 1, let row = rows.first(where: { $0.baseline > grid.area.y0 && $0.baseline < grid.area.y1 }) else {
      return false
    }
    return LabelColumns(labels: leads.labels, leads: leads).lines(UnruledTables.segments(of: row)) != nil
  }

  /// Text turned by a right angle, in the order in which it is set.
  private static func turned(_ spans: [Span], page: Int?) -> Paragraph {
    Paragraph(spans.map(\.text).joined(separator: " ").cleaned, isBold: spans.allSatisfy(\.isBold), place: Place(page: page))
  }

  /// Rows without any text or colour go, and cells that reached over them are that much shorter.
  private static func table(_ rows: [[Table.Cell]], place: Place) -> Table {
    var shows = rows.map { $0.contains { !$0.isEmpty || $0.fill != nil } }
    // A row in which no cell begins is kept by the cells that reach into it.
    for (index, row) in rows.enumerated() where row.isEmpty { shows[index] = index > 0 && shows[index - 1] }
    var out: [Table.Row] = []
    for (index, row) in rows.enumerated() where shows[index] {
      let cells = row.map { cell in
        var cell = cell
        cell.rowSpan = max(1, shows[index..<min(rows.count, index + cell.rowSpan)].count { $0 })
        return cell
      }.sorted { $0.column < $1.column }
      let lines = cells.filter { !$0.isEmpty }.map(\.place)
      let first = lines.compactMap(\.line).min(), last = lines.compactMap { $0.lastLine ?? $0.line }.max()
      out.append(Table.Row(cells: cells, place: Place(page: place.page, line: first, lastLine: last)))
    }
    return Table(rows: out, place: place)
  }

  /// The colour of a cell: of the last area drawn that covers most of it, or of a shape (a traffic light) that stands in it.
  static func fill(of cell: Rule, _ drawing: PageDrawing) -> String? {
    let size = max(1, cell.width * cell.height)
    var colour: UInt32?, shape: UInt32?
    for fill in drawing.fills {
      let covered = cell.overlap(fill.area)
      if covered >= 0.6 * size {
        colour = fill.colour
      } else if covered >= 0.9 * fill.area.width * fill.area.height, covered >= min(0.12 * size, 40), PDFColour.fill(fill.colour) != nil {
        shape = fill.colour
      }
    }
    if let shape, colour == nil || PDFColour.fill(colour!) == nil { return PDFColour.fill(shape) }
    return colour.flatMap(PDFColour.fill)
  }
}

/// Finds the cell at a point of a grid.
private struct CellLookup {
  private let grid: RuledGrid
  private var cellOfBox: [Int]

  init(_ grid: RuledGrid) {
    self.grid = grid
    cellOfBox = [Int](repeating: -1, count: grid.rowCount * grid.columnCount)
    for (index, cell) in grid.cells.enumerated() {
      for row in cell.row..<(cell.row + cell.rowSpan) {
        for column in cell.column..<(cell.column + cell.columnSpan) { cellOfBox[row * grid.columnCount + column] = index }
      }
    }
  }

  func cell(x: Double, y: Double) -> Int? {
    guard let column = Self.index(of: x, in: grid.xs), let row = Self.index(of: y, in: grid.ys) else { return nil }
    let cell = cellOfBox[row * grid.columnCount + column]
    return cell < 0 ? nil : cell
  }

  private static func index(of value: Double, in places: [Double]) -> Int? {
    guard value >= places[0] - 1, value <= places[places.count - 1] + 1 else { return nil }
    var low = 0, high = places.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}
