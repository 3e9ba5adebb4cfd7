import PlanSchema
import Wording

/// Puts together tables of labels and values that a page end has cut in two, a row cut within its value included.
enum CutForms {
  /// Joins a table of two columns at the end of a page with one at the beginning of the next.
  static func mend(_ pages: inout [[PageElement]]) {
    var previous: (page: Int, element: Int)?
    for page in pages.indices {
      let shown = pages[page].indices.filter { if case .furniture = pages[page][$0] { false } else { true } }
      var last = shown.last.map { (page, $0) }
      if let before = previous, let first = shown.first, case .table(let rest) = pages[page][first],
        case .table(var table) = pages[before.page][before.element], isForm(table), isForm(rest)
      {
        append(rest.rows, to: &table)
        pages[before.page][before.element] = .table(table)
        pages[page].remove(at: first)
        last = shown.count == 1 ? before : (page, shown[shown.count - 1] - 1)
      }
      previous = last ?? previous
    }
  }

  /// Each row a label and, beside it, a value; no header.
  private static func isForm(_ table: Table) -> Bool {
    table.columnCount == 2
      && table.rows.allSatisfy { row in
        row.cells.allSatisfy { $0.columnSpan == 1 && $0.rowSpan == 1 } && (row.cells.first?.text.utf8.count ?? 0) <= 60
      }
  }

  private static func append(_ rows: [Table.Row], to table: inout Table) {
    var rows = rows[...]
    if let first = rows.first, first.cells.count == 2, first.cells[0].isEmpty, !first.cells[1].isEmpty,
      let last = table.rows.last, last.cells.count == 2
    {
      var more = first.cells[1].paragraphs
      var cell = last.cells[1]
      if var open = cell.paragraphs.last, !open.text.endsSentence, let next = more.first, next.marker == nil {
        let isCut = open.text.hasSuffix("-") && next.text.first?.isLowercase == true
        open.text += (isCut ? "" : " ") + next.text
        cell.paragraphs[cell.paragraphs.count - 1] = open
        more.removeFirst()
      }
      cell.paragraphs += more
      table.rows[table.rows.count - 1].cells[1] = cell
      rows = rows.dropFirst()
    }
    table.rows += rows
  }
}
