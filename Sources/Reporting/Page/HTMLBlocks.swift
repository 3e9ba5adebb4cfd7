/// Writes the blocks of a page as HTML.
struct HTMLBlocks {
  let page: PageID
  let links: Links
  /// Writes a run of words.
  let inlines: ([Inline], PageID, inout Markup) -> Void

  mutating func write(_ section: Section, level: Int, into out: inout Markup) {
    out.element("section", ["id": section.id, "aria-labelledby": section.id + "-h", "class": section.startsSheet ? "sheet" : nil]) {
      heading(section.title, id: section.id + "-h", level: level, into: &$0)
      $0.newline()
      for block in section.blocks { write(block, level: level + 1, into: &$0) }
    }
    out.newline()
  }

  private mutating func write(_ block: Block, level: Int, into out: inout Markup) {
    switch block {
    case .paragraph(let runs): out.element("p", ["class": Self.isLabel(runs) ? "label" : nil]) { inlines(runs, page, &$0) }
    case .inset(let runs): out.element("p", ["class": "inset"]) { inlines(runs, page, &$0) }
    case .list(let entries, let ordered):
      let write: (inout Markup) -> Void = { list in
        for entry in entries { list.element("li") { inlines(entry, page, &$0) } }
      }
      if ordered { out.element("ol", [:], write) } else { out.element("ul", [:], write) }
    case .facts(let facts): self.facts(facts, into: &out)
    case .items(let items): self.items(items, into: &out)
    case .table(let table): self.table(table, into: &out)
    case .chart(let chart): self.chart(chart, into: &out)
    case .section(let section): write(section, level: min(level, 6), into: &out)
    case .details(let summary, let blocks, let inPrint):
      out.element("details", ["class": inPrint ? nil : "screen"]) {
        $0.element("summary", text: summary)
        for block in blocks { write(block, level: level, into: &$0) }
      }
    }
    out.newline()
  }

  /// Whether a paragraph is the heading of what follows it.
  private static func isLabel(_ runs: [Inline]) -> Bool {
    if runs.count == 1, case .strong = runs[0] { true } else { false }
  }

  private func heading(_ title: String, id: String, level: Int, into out: inout Markup) {
    switch level {
    case 2: out.element("h2", ["id": id], text: title)
    case 3: out.element("h3", ["id": id], text: title)
    case 4: out.element("h4", ["id": id], text: title)
    case 5: out.element("h5", ["id": id], text: title)
    default: out.element("h6", ["id": id], text: title)
    }
  }

  private func facts(_ facts: [Fact], into out: inout Markup) {
    guard !facts.isEmpty else { return }
    out.element("dl", ["class": "facts"]) { list in
      for fact in facts {
        list.element("div") { pair in
          pair.element("dt", text: fact.term)
          pair.element("dd") { inlines(fact.runs, page, &$0) }
        }
      }
    }
  }

  private func items(_ items: [Item], into out: inout Markup) {
    guard !items.isEmpty else { return }
    out.element("ul", ["class": "items"]) { list in
      for item in items {
        list.newline()
        list.element("li", ["id": item.anchor]) { entry in
          entry.element("p", ["class": "item"]) {
            if !item.label.isEmpty {
              $0.element("strong", text: item.label)
              $0.text(" ")
            }
            inlines(item.runs, page, &$0)
          }
          facts(item.facts, into: &entry)
          self.items(item.children, into: &entry)
        }
      }
    }
  }

  private mutating func chart(_ chart: Chart, into out: inout Markup) {
    out.element("figure", ["id": chart.id]) { figure in
      figure.element("figcaption") {
        $0.element("strong", text: chart.title)
        $0.text(" ")
        $0.text(chart.description)
      }
      figure.element("div", ["class": "scroll", "role": "group", "aria-label": chart.title, "tabindex": "0"]) {
        chart.draw(into: &$0)
      }
      figure.element("details") {
        $0.element("summary", text: "The same numbers as a table")
        table(chart.table, into: &$0)
      }
    }
  }

  private func table(_ table: Table, into out: inout Markup) {
    let kind = [table.isMatrix ? "matrix" : nil, table.isLong ? "long" : nil].compactMap { $0 }.joined(separator: " ")
    out.element("div", ["class": "scroll", "role": "group", "aria-label": table.caption, "tabindex": "0"]) { scroll in
      scroll.element("table", ["id": table.id, "class": kind.isEmpty ? nil : kind]) { body in
        body.element("caption", text: table.caption)
        body.element("thead") { head in
          head.element("tr") { row in
            for (index, column) in table.columns.enumerated() {
              row.element("th", ["scope": "col", "class": column.kind == .number ? "n" : nil]) { cell in
                if table.isMatrix, index != table.rowHeader {
                  cell.element("span", text: column.title)
                } else {
                  cell.text(column.title)
                }
              }
            }
          }
        }
        body.newline()
        body.element("tbody") { rows in
          for cells in table.rows {
            rows.element("tr") { row in
              for (index, cell) in cells.enumerated() {
                if index == table.rowHeader {
                  row.element("th", ["scope": "row"]) { write(cell, into: &$0) }
                } else {
                  row.element("td", ["class": Self.style(of: cell, in: table.columns[index]), "data-value": Self.sortValue(of: cell)]) {
                    write(cell, into: &$0)
                  }
                }
              }
            }
            rows.newline()
          }
        }
      }
    }
  }

  private func write(_ cell: Table.Cell, into out: inout Markup) {
    if let runs = cell.runs { inlines(runs, page, &out) } else { out.text(cell.value.printed) }
  }

  private static func style(of cell: Table.Cell, in column: Table.Column) -> String? {
    if let heat = cell.heat { return "n h\(heat)" }
    switch column.kind {
    case .number: return "n"
    case .date: return "d"
    case .text: return nil
    }
  }

  /// The value behind what the cell shows, where that is not the words themselves: to sort by, and for programs.
  private static func sortValue(of cell: Table.Cell) -> String? {
    switch cell.value {
    case .none, .text: nil
    case .count(let count): cell.runs == nil && count < 1000 ? nil : String(count)
    case .number, .share, .date: cell.value.plain
    }
  }
}
