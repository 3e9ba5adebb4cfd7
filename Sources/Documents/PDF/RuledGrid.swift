/// A grid of ruling lines: where its rows and columns part, and which of its boxes are one cell.
struct RuledGrid: Sendable {
  /// The places of the lines, left to right and top to bottom.
  var xs: [Double], ys: [Double]
  var cells: [Cell]
  /// Made of the edges of filled areas only, with no line drawn.
  var isSoft: Bool

  struct Cell: Sendable, Hashable {
    var row: Int, column: Int, rowSpan: Int, columnSpan: Int
  }

  var area: Rule { Rule(x0: xs[0], y0: ys[0], x1: xs[xs.count - 1], y1: ys[ys.count - 1]) }
  var columnCount: Int { xs.count - 1 }
  var rowCount: Int { ys.count - 1 }

  func area(of cell: Cell) -> Rule {
    Rule(x0: xs[cell.column], y0: ys[cell.row], x1: xs[cell.column + cell.columnSpan], y1: ys[cell.row + cell.rowSpan])
  }

  /// Two lines nearer to each other than this are one, in points.
  static let slack = 3.0
}

extension RuledGrid {
  /// The grids on a page, from top to bottom: lines that cross or meet belong together.
  static func grids(of drawing: PageDrawing) -> [RuledGrid] {
    var lines = RuleSet(drawing)
    lines.join()
    guard lines.horizontals.count > 1 || lines.verticals.count > 1, lines.horizontals.count * max(1, lines.verticals.count) < 4_000_000
    else {
      return []
    }
    var grids = lines.connected().flatMap { $0.parted() }.compactMap(RuledGrid.init)
    // What stands inside a cell of another grid (a box, a highlighted word) is no table of its own.
    grids = grids.filter { grid in
      !grids.contains { other in
        other.area != grid.area && other.area.holds(grid.area) && (grid.isSoft || grid.cells.count < 4 || !other.isSoft)
          && other.area.width * other.area.height > 1.5 * grid.area.width * grid.area.height
      }
    }
    return grids.sorted { ($0.area.y0, $0.area.x0) < ($1.area.y0, $1.area.x0) }
  }

  private init?(_ lines: RuleSet) {
    // A border may be missing on a side: the ends of the other lines tell where it would be.
    let across = lines.verticals.map(\.line.x0) + lines.horizontals.flatMap { [$0.line.x0, $0.line.x1] }
    let edges = lines.columnEdges
    let down = lines.horizontals.map(\.line.y0) + lines.verticals.flatMap { [$0.line.y0, $0.line.y1] }
    xs = Self.places(across + edges)
    ys = Self.places(down)
    isSoft = !(lines.verticals + lines.horizontals).contains { !$0.isSoft }
    cells = []
    guard xs.count > 1, ys.count > 1, xs.count > 2 || ys.count > 2, xs.count * ys.count < 200_000 else { return nil }
    cells = Self.cells(lines, xs, ys)
    dropUnusedLines(but: edges)
    guard cells.count > 1 else { return nil }
  }

  private static func places(_ values: [Double]) -> [Double] {
    var out: [Double] = [], first = 0.0
    for value in values.sorted() {
      if !out.isEmpty, value - first <= slack { continue }
      out.append(value)
      first = value
    }
    return out
  }

  /// Boxes between which no line stands are one cell.
  private static func cells(_ lines: RuleSet, _ xs: [Double], _ ys: [Double]) -> [Cell] {
    let columns = xs.count - 1, rows = ys.count - 1
    // hasRight[row][column]: a line stands at the right of the box.
    var hasRight = [Bool](repeating: false, count: rows * columns), hasBelow = hasRight
    for line in lines.verticals.map(\.line) {
      guard let x = xs.firstIndex(where: { abs($0 - line.x0) <= slack }), x > 0 else { continue }
      for row in 0..<rows {
        let covered = min(line.y1, ys[row + 1]) - max(line.y0, ys[row])
        if covered >= 0.6 * (ys[row + 1] - ys[row]) { hasRight[row * columns + x - 1] = true }
      }
    }
    for line in lines.horizontals.map(\.line) {
      guard let y = ys.firstIndex(where: { abs($0 - line.y0) <= slack }), y > 0 else { continue }
      for column in 0..<columns {
        let covered = min(line.x1, xs[column + 1]) - max(line.x0, xs[column])
        if covered >= 0.6 * (xs[column + 1] - xs[column]) { hasBelow[(y - 1) * columns + column] = true }
      }
    }
    // Each box that is not yet in a cell grows to the right, then down as long as it stays a rectangle.
    var taken = [Bool](repeating: false, count: rows * columns), cells: [Cell] = []
    for row in 0..<rows {
      for column in 0..<columns where !taken[row * columns + column] {
        var right = column
        while right + 1 < columns, !hasRight[row * columns + right], !taken[row * columns + right + 1] { right += 1 }
        var bottom = row
        while bottom + 1 < rows, (column...right).allSatisfy({ !hasBelow[bottom * columns + $0] && !taken[(bottom + 1) * columns + $0] }),
          (column..<right).allSatisfy({ !hasRight[(bottom + 1) * columns + $0] }),
          right + 1 == columns || hasRight[(bottom + 1) * columns + right] || !hasRight[row * columns + right],
          column == 0 || hasRight[(bottom + 1) * columns + column - 1] || !hasRight[row * columns + column - 1]
        { bottom += 1 }
        for down in row...bottom { for across in column...right { taken[down * columns + across] = true } }
        cells.append(Cell(row: row, column: column, rowSpan: bottom - row + 1, columnSpan: right - column + 1))
      }
    }
    return cells
  }

  /// Lines at which no cell begins or ends are forgotten, but for the edges of columns: there the text may show what the lines do not.
  private mutating func dropUnusedLines(but edges: [Double]) {
    let kept = xs.indices.filter { at in edges.contains { abs($0 - xs[at]) <= Self.slack } }
    let across = Set(cells.flatMap { [$0.column, $0.column + $0.columnSpan] } + kept).sorted()
    let down = Set(cells.flatMap { [$0.row, $0.row + $0.rowSpan] }).sorted()
    guard across.count < xs.count || down.count < ys.count else { return }
    let column = Dictionary(uniqueKeysWithValues: across.enumerated().map { ($0.element, $0.offset) })
    let row = Dictionary(uniqueKeysWithValues: down.enumerated().map { ($0.element, $0.offset) })
    cells = cells.map { cell in
      Cell(
        row: row[cell.row]!, column: column[cell.column]!, rowSpan: row[cell.row + cell.rowSpan]! - row[cell.row]!,
        columnSpan: column[cell.column + cell.columnSpan]! - column[cell.column]!)
    }
    xs = across.map { xs[$0] }
    ys = down.map { ys[$0] }
  }
}

extension Rule {
  /// Whether another area lies in this one, but for a point at the edges.
  func holds(_ other: Rule) -> Bool { other.x0 >= x0 - 1 && other.x1 <= x1 + 1 && other.y0 >= y0 - 1 && other.y1 <= y1 + 1 }

  func holds(x: Double, y: Double) -> Bool { x >= x0 && x <= x1 && y >= y0 && y <= y1 }

  /// How much of this area another one covers, in square points.
  func overlap(_ other: Rule) -> Double { max(0, min(x1, other.x1) - max(x0, other.x0)) * max(0, min(y1, other.y1) - max(y0, other.y0)) }
}
