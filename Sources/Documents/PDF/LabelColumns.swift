/// Label lines side by side: "Lead: Head of Service,   By when: 31 May   Status: On track", each wrapped in a column of its own; or all of
/// them in a column right of what the action says.
struct LabelColumns {
  var labels: RepeatedLabels
  var leads: LabelLeads

  /// The rows with such columns one after the other, each with what is wrapped in it.
  func inReadingOrder(_ rows: [Row]) -> [Row] {
    var out: [Row] = [], index = 0
    while index < rows.count {
      let parts = UnruledTables.segments(of: rows[index])
      let taken = parts.count > 1 && parts.allSatisfy(begins) ? wrapped(rows[(index + 1)...], under: parts) : []
      guard !taken.isEmpty else {
        if parts.count > 1, let lines = lines(parts) {
          out += lines
          index += 1
        } else if parts.count > 1, let card = card(rows[index...], at: parts[parts.count - 1].x0) {
          out += card.rows
          index += card.count
        } else {
          out.append(rows[index])
          index += 1
        }
        continue
      }
      let further = taken.joined()
      for (column, part) in parts.enumerated() {
        let edge = column + 1 < parts.count ? parts[column + 1].x0 - part.size : nil
        for var line in [part] + further.filter({ self.column(of: $0, parts) == column }) {
          line.edge = edge
          out.append(line)
        }
      }
      index += 1 + taken.count
    }
    return out
  }

  /// Labels that stand in one row, told apart by their look ("RAG Green        Complete by May 2024"): each a line of its own.
  func lines(_ parts: [Row]) -> [Row]? {
    guard leads.isLead(parts[0]), parts.dropFirst().contains(where: leads.isLead),
      !parts.contains(where: { $0.spans.contains { $0.text.hasSuffix(":") } })
    else { return nil }
    var groups: [[Span]] = []
    for (index, part) in parts.enumerated() {
      if index == 0 || leads.isLead(part) { groups.append(part.spans) } else { groups[groups.count - 1] += part.spans }
    }
    return groups.map { spans in
      var row = Row(page: parts[0].page, spans: spans)
      (row.number, row.isLabelLine) = (parts[0].number, true)
      return row
    }
  }

  /// Rows with text on the left and label lines on the right, from the first that has both: the left side in full, then the right one.
  private func card(_ rows: ArraySlice<Row>, at x: Double) -> (rows: [Row], count: Int)? {
    var left: [Row] = [], right: [Row] = [], lines = 0, last: Row?
    for row in rows {
      let parts = UnruledTables.segments(of: row)
      let isRight = parts.map { abs($0.x0 - x) <= 3 }
      guard zip(parts, isRight).allSatisfy({ $1 || $0.x1 < x - 0.9 * $0.size }),
        row.baseline - (last?.baseline ?? row.baseline) < 2.5 * row.size
      else { break }
      let labelled = zip(parts, isRight).count { $1 && begins($0) }
      // A card of its own begins where both sides begin anew.
      if lines > 1, labelled > 0, parts.count > 1, let first = right.first, Self.label(of: first) == Self.label(of: parts[parts.count - 1])
      {
        break
      }
      lines += labelled
      for (part, isRight) in zip(parts, isRight) {
        var part = part
        part.edge = isRight ? nil : x - part.size
        if isRight { right.append(part) } else { left.append(part) }
      }
      last = row
    }
    guard lines > 1, let first = left.first, let beside = right.first, begins(beside), !begins(first), first.number == beside.number else {
      return nil
    }
    return (left + right, Set((left + right).map(\.number)).count)
  }

  private static func label(of row: Row) -> Substring { Line.joined(row.spans).prefix { $0 != ":" } }

  private func begins(_ part: Row) -> Bool { labels.begin(Line.joined(part.spans).cleaned) }

  private func column(of part: Row, _ columns: [Row]) -> Int? { columns.firstIndex { abs($0.x0 - part.x0) <= 3 } }

  /// The rows that go on with the columns, each as its parts.
  private func wrapped(_ rows: ArraySlice<Row>, under columns: [Row]) -> [[Row]] {
    var out: [[Row]] = [], ends = columns.map(\.x1), baseline = columns[0].baseline
    for row in rows {
      let parts = UnruledTables.segments(of: row)
      guard row.baseline - baseline <= 1.7 * row.size, abs(row.size - columns[0].size) < 0.5, !parts.contains(where: begins) else { break }
      let at = parts.map { column(of: $0, columns) }
      // Where the first column had room, the line is not its own.
      guard !at.contains(nil), zip(parts, at).allSatisfy({ isFull(ends[$1!], before: $0, column: $1!, columns) }) else { break }
      for (part, column) in zip(parts, at) { ends[column!] = part.x1 }
      baseline = row.baseline
      out.append(parts)
    }
    return out
  }

  /// Whether the next word would not have fitted in a column.
  private func isFull(_ end: Double, before next: Row, column: Int, _ columns: [Row]) -> Bool {
    guard column + 1 < columns.count else { return true }
    let text = Line.joined(next.spans), word = text.utf8.prefix { $0 != 0x20 }.count
    let width = (next.x1 - next.x0) * Double(word) / Double(max(1, text.utf8.count))
    return end + 0.3 * next.size + width > columns[column + 1].x0 - 2 * next.size
  }
}
