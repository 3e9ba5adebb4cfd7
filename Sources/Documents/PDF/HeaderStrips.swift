import PlanSchema

/// Tables whose only lines are the edges of coloured cells: a header of cells with a ground, and under it text that keeps to its columns. Where
/// cells of the body have a ground too (ratings, every second row), their edges part the rows.
struct HeaderStrips: Sendable {
  var cells: CellText

  /// The tables under the grids that are such headers.
  func find(_ grids: [RuledGrid], rows: [Row], drawing: PageDrawing) -> [RuledTables.Found] {
    var found: [RuledTables.Found] = []
    for grid in grids where grid.isSoft && grid.columnCount >= 3 {
      guard !found.contains(where: { $0.area.y1 > grid.area.y0 && $0.area.y0 < grid.area.y0 }) else { continue }
      if let table = table(under: grid, rows: rows, drawing: drawing) { found.append(table) }
    }
    return found
  }

  private func table(under grid: RuledGrid, rows: [Row], drawing: PageDrawing) -> RuledTables.Found? {
    let edges = grid.xs, top = grid.area.y0
    let columns = zip(edges, edges.dropFirst()).map { $0...$1 }
    var split: [[Row]] = [], bottom = grid.ys[1], last: Row?
    var header = 0
    for row in rows where row.baseline > top && row.x1 > edges[0] - 4 && row.x0 < edges[edges.count - 1] + 4 {
      if let last, row.baseline - max(last.baseline, bottom) > 4.5 * row.size { break }
      guard let parts = Self.cut(row, at: edges) else { break }
      if row.baseline < grid.ys[1] { header += 1 }
      split.append(parts)
      last = row
      bottom = max(bottom, row.baseline + 0.3 * row.size)
    }
    let head = split.prefix(header), body = split.dropFirst(header)
    // A header names nearly every column; what keeps to the columns fills several of them, more than once.
    let named = Set(head.joined().map { TableBands.column(of: $0, columns) }).count
    guard named >= 3, named * 4 >= columns.count * 3, body.count(where: { $0.count > 1 }) >= 2 else { return nil }
    var area = grid.area
    area.y1 = bottom
    let lines = Self.rowEdges(drawing, area: area, columns: columns, header: grid.ys[1])
    let bands = [Array(head)] + TableBands.bands(Array(body), columns: columns, lines: lines)
    let table = UnruledTables(cells: cells).table(bands, columns: columns, drawing: drawing)
    return RuledTables.Found(area: Rule(x0: area.x0 - 4, y0: area.y0, x1: area.x1 + 4, y1: area.y1), table: table)
  }

  /// The row parted at the edges of the columns; nil: a word stands across one.
  private static func cut(_ row: Row, at edges: [Double]) -> [Row]? {
    var groups: [(column: Int, spans: [Span])] = []
    for span in row.spans {
      guard let column = edges.dropFirst().firstIndex(where: { (span.x0 + span.x1) / 2 <= $0 }).map({ $0 - 1 }),
        span.x0 > edges[column] - 2,
        span.x1 < edges[column + 1] + 2
      else { return nil }
      if groups.last?.column == column { groups[groups.count - 1].spans.append(span) } else { groups.append((column, [span])) }
    }
    return groups.map { group in
      var part = Row(page: row.page, spans: group.spans)
      part.number = row.number
      return part
    }
  }

  /// Lines across the table where a ground of one of its cells begins or ends.
  private static func rowEdges(_ drawing: PageDrawing, area: Rule, columns: [ClosedRange<Double>], header: Double) -> [Rule] {
    var places: [Double] = []
    for fill in drawing.fills where !fill.isRound && PDFColour.fill(fill.colour) != nil && fill.area.height > 6 {
      let isCell = columns.contains { abs($0.lowerBound - fill.area.x0) < 3 && abs($0.upperBound - fill.area.x1) < 3 }
      guard isCell || fill.area.width > 0.9 * area.width else { continue }
      places += [fill.area.y0, fill.area.y1].filter { $0 > header + 3 && $0 < area.y1 - 3 }
    }
    return places.map { Rule(x0: area.x0, y0: $0, x1: area.x1, y1: $0) }
  }
}
