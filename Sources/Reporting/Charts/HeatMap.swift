/// A matrix of counts: each cell shaded by its count and carrying the number.
public struct HeatMap: Sendable, Hashable {
  public var rows: [String]
  public var columns: [String]
  /// A count a column in each row.
  public var counts: [[Int]]

  public init(rows: [String], columns: [String], counts: [[Int]]) {
    precondition(counts.count == rows.count && counts.allSatisfy { $0.count == columns.count }, "a count for each cell")
    self.rows = rows
    self.columns = columns
    self.counts = counts
  }

  /// The shade of a count: 0 for none, then 1 to 5. Half by its part of the largest count and half by that part's root, so that one
  /// very large count does not make all others look alike.
  public static func shade(_ count: Int, largest: Int) -> Int {
    guard count > 0, largest > 0 else { return 0 }
    let share = Double(count) / Double(largest)
    return min(max(Int(((share + share.squareRoot()) / 2 * 5).rounded(.up)), 1), 5)
  }

  private static let row = 24.0, letter = 7.2

  func draw(_ chart: Chart, into page: inout Markup) {
    let longestRow = rows.map(\.count).max() ?? 0, longestColumn = columns.map(\.count).max() ?? 0
    // Many columns leave less room for the names of the rows.
    let room = columns.count > 20 ? 310.0 : 430
    let left = min(Double(longestRow) * Self.letter, room) + 10
    let cell = min(max((940 - left) / Double(max(columns.count, 1)), 22), 72)
    let slant = 0.82  // the sine of the headings' slope
    let top = min(Double(longestColumn), 28) * Self.letter * slant + 14
    let overhang = min(Double(columns.last?.count ?? 0), 28) * Self.letter * 0.58
    let width = left + cell * Double(columns.count) + max(overhang - cell / 2, 0) + 4
    let height = top + Self.row * Double(rows.count) + 2
    let largest = counts.lazy.flatMap { $0 }.max() ?? 0
    page.picture(
      chart.id, title: chart.title, description: chart.description, height: height, least: min(width, 760), viewBox: (width, height)
    ) { svg in
      for (index, column) in columns.enumerated() {
        let x = left + cell * (Double(index) + 0.5) + 4
        svg.element("text", ["transform": "translate(\(pixels(x)) \(pixels(top - 6))) rotate(-55)"], text: Self.shortened(column, to: 28))
      }
      for (rowIndex, row) in rows.enumerated() {
        let y = top + Self.row * Double(rowIndex)
        svg.element(
          "text", ["x": pixels(left - 8), "y": pixels(y + 16), "text-anchor": "end"], text: Self.shortened(row, to: Int(room / Self.letter))
        )
        for (index, count) in counts[rowIndex].enumerated() {
          let x = left + cell * Double(index), shade = Self.shade(count, largest: largest)
          svg.void(
            "rect",
            [
              "x": pixels(x + 1), "y": pixels(y + 1), "width": pixels(cell - 2), "height": pixels(Self.row - 2), "class": "heat h\(shade)",
            ])
          if count > 0 {
            svg.element(
              "text", ["x": pixels(x + cell / 2), "y": pixels(y + 16), "text-anchor": "middle", "class": "on h\(shade)"],
              text: String(count))
          }
        }
      }
    }
  }

  /// A name that would run out of the picture, cut; the table has it whole.
  private static func shortened(_ name: String, to length: Int) -> String {
    name.count <= length ? name : name.prefix(length - 1).trimmingSuffix(while: { $0 == " " }) + "…"
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> Substring {
    var out = self
    while let last = out.last, condition(last) { out.removeLast() }
    return out
  }
}
