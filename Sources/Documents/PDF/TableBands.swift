/// Parts the printed lines of a table without a grid into the table's rows.
enum TableBands {
  /// Which column a part stands in.
  static func column(of part: Row, _ columns: [ClosedRange<Double>]) -> Int {
    let middle = (part.x0 + part.x1) / 2
    return columns.firstIndex { $0.upperBound >= middle } ?? columns.count - 1
  }

  /// The rows of the table, each with its printed lines and their parts.
  static func bands(_ rows: [[Row]], columns: [ClosedRange<Double>], lines: [Rule]) -> [[[Row]]] {
    if let ruled = ruled(rows, columns: columns, lines: lines) { return ruled }
    // One line each: all the columns stand in nearly every row.
    let full = rows.count { $0.count == columns.count }
    if full * 10 >= rows.count * 9 { return rows.map { [$0] } }
    // A header in bold is parted from the values under it, however near they stand.
    let bold = rows.prefix { $0.allSatisfy { $0.spans.allSatisfy(\.isBold) } }.count
    if bold > 0, bold < rows.count, rows[0].count == columns.count {
      return overlapping(Array(rows[..<bold]), columns: columns) + bands(Array(rows[bold...]), columns: columns, lines: lines)
    }
    let grouped = overlapping(rows, columns: columns)
    // Set line on line without white between the rows: a row begins wherever the first column does beside another.
    guard grouped.count == 1, rows.count > 2 else { return grouped }
    var out: [[[Row]]] = []
    for row in rows {
      if out.isEmpty || (column(of: row[0], columns) == 0 && row.count > 1) { out.append([row]) } else { out[out.count - 1].append(row) }
    }
    return out
  }

  /// By the lines that are drawn across most of the table.
  private static func ruled(_ rows: [[Row]], columns: [ClosedRange<Double>], lines: [Rule]) -> [[[Row]]]? {
    guard let left = columns.first?.lowerBound, let right = columns.last?.upperBound, let first = rows.first?.first,
      let last = rows.last?.first
    else {
      return nil
    }
    let across = RuleSet(horizontals: lines).joinedHorizontals.filter { line in
      line.y0 > first.baseline && line.y0 < last.baseline && min(line.x1, right) - max(line.x0, left) > 0.7 * (right - left)
    }
    guard !across.isEmpty else { return nil }
    var bands = [[[Row]]](repeating: [], count: across.count + 1)
    for row in rows { bands[across.count { $0.y0 < row[0].baseline }].append(row) }
    return bands.filter { !$0.isEmpty }
  }

  /// In each column, lines that follow line on line are one cell; cells that overlap in height are one row, so that a grade beside the
  /// middle of a label of two lines stays with its label.
  private static func overlapping(_ rows: [[Row]], columns: [ClosedRange<Double>]) -> [[[Row]]] {
    var blocks: [ClosedRange<Double>] = []
    for index in columns.indices {
      let lines = rows.joined().filter { column(of: $0, columns) == index }
      let steps = zip(lines, lines.dropFirst()).map { $1.baseline - $0.baseline }
      for (number, line) in lines.enumerated() {
        let lead = min(steps.min() ?? 0, 1.25 * line.size)
        if number > 0, steps[number - 1] <= max(1.2 * lead, 1.25 * line.size), let last = blocks.popLast() {
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
    return bands.map { band in rows.map { $0.filter { band.contains($0.baseline) } }.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
  }
}
