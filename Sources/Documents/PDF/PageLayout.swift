import PlanSchema

/// The pages as elements, down each page: what is furniture, what a footnote, what a table, what a line of running text.
struct PageLayout {
  private(set) var elements: [[PageElement]] = []
  var metrics: TypeMetrics
  var mending: WordMending

  /// - Parameter rows: The rows of each page.
  init(_ pages: [PageText], rows: [[Row]]) {
    let lines = rows.map { $0.map(Line.init) }
    mending = WordMending(lines)
    let cells = CellText(mending: mending)
    let labels = RepeatedLabels(lines.joined().map(\.text) + rows.joined().flatMap(Self.textsBehindWhite))
    let leads = LabelLeads(rows.joined(), labels: labels)
    var ruled: [[RuledTables.Found]] = [], outside: [[Row]] = []
    for (page, rows) in zip(pages, rows) {
      let found = page.drawing == nil ? [] : RuledTables(cells: cells, leads: leads).find(page, rows: rows)
      ruled.append(found)
      outside.append(found.isEmpty ? rows : rows.compactMap { $0.outside(found.map(\.area)) })
    }
    let furniture = Furniture(outside)
    let unruled = UnruledTables(cells: cells, labels: labels), columns = LabelColumns(labels: labels, leads: leads)
    let body = zip(outside, furniture.rows).map { rows, furniture in
      columns.inReadingOrder(unruled.inReadingOrder(rows.filter { !furniture.contains($0.number) }))
    }
    let bodyLines = body.map { $0.map(Line.init) }
    metrics = TypeMetrics(bodyLines)
    for index in pages.indices {
      elements.append(
        furniture.rows[index].isEmpty
          ? []
          : outside[index].filter { furniture.rows[index].contains($0.number) }.map { .furniture(Line($0)) })
      elements[index] += page(
        pages[index], body[index], bodyLines[index], ruled[index], unruled.find(in: body[index], drawing: pages[index].drawing))
    }
    CutForms.mend(&elements)
  }

  /// What stands in a row behind wide white: a label may.
  private static func textsBehindWhite(_ row: Row) -> [String] {
    UnruledTables.segments(of: row).dropFirst().map { Line.joined($0.spans).cleaned }
  }

  private func page(
    _ page: PageText, _ rows: [Row], _ lines: [Line], _ ruled: [RuledTables.Found], _ unruled: [UnruledTables.Found]
  ) -> [PageElement] {
    var elements: [PageElement] = [], next = ruled[...]
    let notes = Self.firstFootnote(lines, bodySize: metrics.bodySize), swatches = Swatches(page.drawing)
    for (index, var line) in lines.enumerated() {
      line.signColour = line.signColour ?? swatches.colour(beside: line)
      while let table = next.first, table.area.y0 < line.baseline {
        elements.append(.table(table.table))
        next = next.dropFirst()
      }
      if let table = unruled.first(where: { $0.rows.contains(index) }) {
        if table.rows.lowerBound == index { elements.append(.table(table.table)) }
      } else if !line.isEmpty {
        elements.append(index >= notes ? .footnote(line) : .line(line))
      }
    }
    elements += next.map { .table($0.table) }
    // Text that runs up or down beside the page's own.
    let upright = page.spans.filter { span in span.isUpright && !ruled.contains { $0.area.holds(x: span.x0, y: span.baseline) } }
    if !upright.isEmpty { elements.append(.aside(Line(upright: upright, page: page.number, number: rows.count + 1))) }
    return elements
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

extension Row {
  /// What of the row stands outside some areas; nil: nothing.
  fileprivate func outside(_ areas: [Rule]) -> Row? {
    let spans = spans.filter { span in
      !areas.contains { $0.holds(x: (span.x0 + span.x1) / 2, y: span.baseline - 0.3 * span.size) }
    }
    guard !spans.isEmpty else { return nil }
    guard spans.count < self.spans.count else { return self }
    var row = Row(page: page, spans: spans)
    row.number = number
    return row
  }
}
