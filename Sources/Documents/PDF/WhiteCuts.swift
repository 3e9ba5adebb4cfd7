/// Parts cells that the ruling lines leave in one: a table may have lines between its rows only, and let its header, or cells with a ground,
/// show where the columns part.
enum WhiteCuts {
  /// The cells that a cell of several columns falls into, each with its text: where white stands at the edge of a column in all of its lines.
  /// A cell that is merged has words across that edge, or in one column only, and stays whole.
  static func parts(of cell: RuledGrid.Cell, in grid: RuledGrid, rows: [Row]) -> [(cell: RuledGrid.Cell, rows: [Row])] {
    guard cell.columnSpan > 1, !rows.isEmpty else { return [(cell, rows)] }
    let edges = (cell.column + 1..<cell.column + cell.columnSpan).filter { isWhite(grid.xs[$0], rows) }
    guard !edges.isEmpty else { return [(cell, rows)] }
    var parts: [(cell: RuledGrid.Cell, rows: [Row])] = []
    let bounds = [cell.column] + edges + [cell.column + cell.columnSpan]
    for (from, to) in zip(bounds, bounds.dropFirst()) {
      var part = cell
      (part.column, part.columnSpan) = (from, to - from)
      let inside = rows.compactMap { row in
        row.part { span in
          (span.x0 + span.x1) / 2 > grid.xs[from] - (from == cell.column ? 1000 : 0)
            && (span.x0 + span.x1) / 2 <= grid.xs[to] + (to == bounds.last ? 1000 : 0)
        }
      }
      // A text over several columns takes what is empty after it.
      if inside.isEmpty, let last = parts.last, last.cell.columnSpan > 1 {
        parts[parts.count - 1].cell.columnSpan += part.columnSpan
      } else {
        parts.append((part, inside))
      }
    }
    // White beside a short line parts nothing: several columns must have text, and more than one line of them or more than two.
    let filled = parts.count { !$0.rows.isEmpty }
    // The rest of a cell that goes on from the page before stays in its column.
    if filled == 1, parts[0].rows.isEmpty, rows.first?.spans.first?.text.first?.isLowercase == true { return parts }
    return filled > 2 || (filled == 2 && rows.count > 1) ? parts : [(cell, rows)]
  }

  /// Whether no line has a word across a place, or two words so near to it that they belong together.
  private static func isWhite(_ x: Double, _ rows: [Row]) -> Bool {
    for row in rows {
      var left: Span?
      for span in row.spans {
        if span.x0 < x - 1, span.x1 > x + 1 { return false }
        if (span.x0 + span.x1) / 2 < x {
          left = span
        } else if let left, span.x0 - left.x1 < 0.6 * row.size {
          return false
        } else {
          break
        }
      }
    }
    return true
  }
}

extension Row {
  /// The runs of the row that a rule holds for, as a row; nil: there are none.
  fileprivate func part(where isPart: (Span) -> Bool) -> Row? {
    let spans = spans.filter(isPart)
    guard !spans.isEmpty else { return nil }
    var row = Row(page: page, spans: spans)
    row.number = number
    return row
  }
}
