import PlanSchema
import Wording

/// Reads a table of a web page: cells that span rows and columns, header rows, fills.
struct PageTable {
  let flow: PageFlow

  init(flow: PageFlow) { self.flow = flow }

  private struct Gathered {
    var rows: [Table.Row] = []
    var nested: [Block] = []
    var caption: String?
    /// By column: how many more rows a cell from above covers.
    var busy: [Int] = []
  }

  /// A table that only lays out a page: it says so, or is one column around other tables.
  static func isLayout(_ element: MarkupElement) -> Bool {
    if element["role"] == "presentation" || element["role"] == "none" { return true }
    return holdsTable(element) && rows(of: element).allSatisfy { row in row.elements.count { $0.name == "td" || $0.name == "th" } == 1 }
  }

  private static func holdsTable(_ element: MarkupElement) -> Bool {
    element.elements.contains { $0.name == "table" || holdsTable($0) }
  }

  private static func rows(of element: MarkupElement) -> [MarkupElement] {
    element.elements.flatMap { child in
      switch child.name {
      case "tr": [child]
      case "thead", "tbody", "tfoot": rows(of: child)
      default: [MarkupElement]()
      }
    }
  }

  /// The table, and the tables that stand in its cells.
  func read(_ element: MarkupElement, _ state: PageFlow.State) throws(ImportFailure) -> (table: Table, nested: [Block]) {
    var gathered = Gathered()
    let place = Place(line: element.line, paragraph: flow.count + 1)
    try walk(element, state, isHead: false, into: &gathered)
    // A cell that claims more rows than there are reaches to the last.
    for row in gathered.rows.indices {
      for cell in gathered.rows[row].cells.indices {
        gathered.rows[row].cells[cell].rowSpan = min(gathered.rows[row].cells[cell].rowSpan, gathered.rows.count - row)
      }
    }
    return (Table(rows: gathered.rows, caption: gathered.caption, place: flow.cellPlace ?? place), gathered.nested)
  }

  private func walk(_ element: MarkupElement, _ state: PageFlow.State, isHead: Bool, into gathered: inout Gathered) throws(ImportFailure) {
    for child in element.elements {
      switch child.name {
      case "thead": try walk(child, state, isHead: true, into: &gathered)
      case "tbody", "tfoot", "form", "div": try walk(child, state, isHead: false, into: &gathered)
      case "caption":
        let caption = child.text.squeezed
        if !caption.isEmpty { gathered.caption = caption }
      case "tr": try row(child, state, isHead: isHead, into: &gathered)
      default: continue
      }
    }
  }

  private func row(_ element: MarkupElement, _ state: PageFlow.State, isHead: Bool, into gathered: inout Gathered) throws(ImportFailure) {
    let look = InlineStyle(element, sheet: flow.styles)
    if look.isHidden || element["hidden"] != nil {
      flow.hidden.append(element.text.squeezed)
      return
    }
    flow.count += 1
    let place = flow.cellPlace ?? Place(line: element.line, paragraph: flow.count)
    var row = Table.Row(cells: [], place: place)
    var column = 0, heads = 0
    for child in element.elements where child.name == "td" || child.name == "th" {
      while column < gathered.busy.count, gathered.busy[column] > 0 { column += 1 }
      let columns = min(max(child["colspan"].flatMap { Int($0) } ?? 1, 1), Self.widest)
      // 0 means: to the end of the table.
      let down = child["rowspan"].flatMap { Int($0) }.map { $0 == 0 ? Self.tallest : min(max($0, 1), Self.tallest) } ?? 1
      guard column + columns <= Self.widest else { break }
      let own = InlineStyle(child, sheet: flow.styles)
      let (paragraphs, nested) = try content(child, state, place: place)
      gathered.nested += nested
      row.cells.append(
        Table.Cell(
          paragraphs: paragraphs, column: column, columnSpan: columns, rowSpan: down, fill: own.fill ?? look.fill,
          isHidden: own.isHidden || child["hidden"] != nil, place: place))
      if child.name == "th" { heads += 1 }
      while gathered.busy.count < column + columns { gathered.busy.append(0) }
      for covered in column..<(column + columns) { gathered.busy[covered] = down }
      column += columns
    }
    for covered in gathered.busy.indices where gathered.busy[covered] > 0 { gathered.busy[covered] -= 1 }
    if row.cells.isEmpty { return }
    row.isHeader = isHead || heads == row.cells.count && heads > 1
    gathered.rows.append(row)
  }

  private func content(
    _ cell: MarkupElement, _ state: PageFlow.State, place: Place
  ) throws(ImportFailure) -> (paragraphs: [Paragraph], nested: [Block]) {
    flow.cells += 1
    if flow.cells > flow.limits.cells {
      throw ImportFailure("too-large", "its tables have more than \(flow.limits.cells) cells: split the page", at: place)
    }
    let inner = PageFlow(
      styles: flow.styles, limits: flow.limits, pageSize: flow.pageSize, cellPlace: place, count: flow.count, cells: flow.cells)
    var own = state
    own.isFurniture = false
    own.listDepth = 0
    inner.walk(cell, own)
    inner.flush(own)
    if let fault = inner.fault { throw fault }
    flow.cells = inner.cells
    flow.hidden += inner.hidden
    var paragraphs: [Paragraph] = [], nested: [Block] = []
    for block in inner.blocks {
      if case .table(let table) = block.content, table.columnCount > 1 { nested.append(block) } else { paragraphs += block.allParagraphs }
    }
    return (paragraphs, nested)
  }

  private static let widest = 1024, tallest = 65_534
}
