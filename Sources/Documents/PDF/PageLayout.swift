import PlanSchema

/// The pages as elements, down each page: what is furniture, what a footnote, what a table, what a line of running text.
struct PageLayout {
  var elements: [[PageElement]] = []
  var metrics: TypeMetrics
  var mending: WordMending

  init(_ pages: [PageText]) {
    let rows = pages.map(Row.rows)
    let furniture = Furniture(rows)
    let body = zip(rows, furniture.rows).map { rows, furniture in rows.filter { !furniture.contains($0.number) } }
    let lines = body.map { $0.map(Line.init) }
    metrics = TypeMetrics(lines)
    mending = WordMending(lines)
    let tables = UnruledTables(cells: CellText(mending: mending))
    for page in pages.indices {
      let found = tables.find(in: body[page])
      var elements: [PageElement] = []
      for row in rows[page] where furniture.rows[page].contains(row.number) { elements.append(.furniture(Line(row))) }
      let notes = Self.firstFootnote(lines[page], bodySize: metrics.bodySize)
      var index = 0
      for line in lines[page] {
        defer { index += 1 }
        if let table = found.first(where: { $0.rows.contains(index) }) {
          if table.rows.lowerBound == index { elements.append(.table(table.table)) }
        } else if !line.isEmpty {
          elements.append(index >= notes ? .footnote(line) : .line(line))
        }
      }
      self.elements.append(elements)
    }
  }

  /// Where the footnotes of a page begin: from there to its end all is small type, and the first line has a number.
  private static func firstFootnote(_ lines: [Line], bodySize: Double) -> Int {
    var start = lines.count, first = lines.count
    while start > 0, lines[start - 1].size <= bodySize - 0.8 {
      start -= 1
      if lines[start].marker != nil { first = start }
    }
    return first
  }
}
