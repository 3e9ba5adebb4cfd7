/// Says of which pages the drawing is worth reading too: ruled tables, cell colours and struck-through text stand there, or may. To read the
/// drawing of a page takes three times as long as to read its text, so pages of plain prose go without.
enum DrawingNeed {
  /// The numbers of the pages, from 1.
  static func pages(_ pages: [[Row]]) -> [Int] {
    let furniture = Furniture(pages)
    let labels = RepeatedLabels(pages.lazy.joined().map { Line.joined($0.spans).cleaned })
    let wanted = pages.indices.filter { page in
      isWanted(pages[page].filter { !furniture.rows[page].contains($0.number) }) || pages[page].contains { endsInLabel($0, labels) }
    }
    // A document that has tables on many pages has its colours and its rulings anywhere.
    if wanted.count * 4 >= pages.count { return pages.indices.map { $0 + 1 } }
    return wanted.map { $0 + 1 }
  }

  /// A line of labels whose last one has no words after it: a colour may stand there.
  private static func endsInLabel(_ row: Row, _ labels: RepeatedLabels) -> Bool {
    guard row.spans.last?.text.hasSuffix(":") == true else { return false }
    return labels.begin(Line.joined(row.spans).cleaned)
  }

  private static func isWanted(_ rows: [Row]) -> Bool {
    guard let right = rows.map(\.x1).max(), let left = rows.map(\.x0).min() else { return false }
    // A page on its side.
    if right > 650 { return true }
    var split = 0, beside = 0, short = 0, previous: Row?
    for row in rows {
      if UnruledTables.segments(of: row).count > 1 { split += 1 }
      if let previous, row.baseline - previous.baseline < 0.9 * row.size, row.x0 > previous.x1 || row.x1 < previous.x0 { beside += 1 }
      if row.x1 < left + 0.6 * (right - left) { short += 1 }
      previous = row
    }
    return split + beside > (rows.count > 8 ? 1 : 0) || beside > 1 || (rows.count > 8 && short * 2 > rows.count)
  }
}
