/// What the cells of a table's columns look like: where empty cells have left no trace, it tells under which column a cell belongs.
struct ColumnShapes {
  private enum Shape: Hashable {
    case mark, figure, name, text

    init?(_ cell: Substring) {
      let words = cell.split(separator: " ")
      if words.isEmpty { return nil }
      let hasDigit = cell.utf8.contains { (0x30...0x39).contains($0) }
      self = hasDigit && words.count < 4 ? .figure : cell.count < 3 ? .mark : words.count < 6 ? .name : .text
    }
  }

  private var counts: [[Shape: Int]] = []

  /// - Parameter rows: Rows whose cells surely stand where they belong, parted by tabs.
  init(_ rows: [String]) {
    for row in rows {
      for (column, cell) in Self.cells(row).enumerated() {
        if column == counts.count { counts.append([:]) }
        if let shape = Shape(cell) { counts[column][shape, default: 0] += 1 }
      }
    }
  }

  private static func cells(_ row: String) -> [Substring] { row.split(separator: "\t", omittingEmptySubsequences: false) }

  /// How many empty cells stand between the two parts of a row, of at most so many: as many as let its cells look most like the others of
  /// their columns.
  func empties(between start: String, and end: String, atMost most: Int) -> Int {
    let first = Self.cells(start).count - 1, cells = Self.cells(end).dropFirst()
    func likeness(_ shift: Int) -> Double {
      zip(cells, (first + 1 + shift)...).reduce(0) { sum, at in
        guard let shape = Shape(at.0), counts.indices.contains(at.1) else { return sum }
        let column = counts[at.1], all = column.values.reduce(0, +)
        return all == 0 ? sum : sum + Double(column[shape] ?? 0) / Double(all)
      }
    }
    var best = 0, most = (likeness: likeness(0) + 0.3, shifts: most)
    for shift in 0...max(0, most.shifts) where likeness(shift) > most.likeness { (best, most.likeness) = (shift, likeness(shift)) }
    return best
  }
}
