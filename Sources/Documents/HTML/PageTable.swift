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

  /// A table that only lays out a page: it says so, has titles in its cells, is one column around other tables, or most of its text stands in tables of several
  /// rows and columns inside it.
  static func isLayout(_ element: MarkupElement) -> Bool {
    if element["role"] == "presentation" || element["role"] == "none" { return true }
    let own = rows(of: element)
    // A title in a cell is that of the page.
    if own.contains(where: { $0.elements.contains { $0.name == "td" && $0.holds(["h1", "h2"]) } }) { return true }
    guard element.holds(["table"]) else { return false }
    if own.allSatisfy({ row in row.elements.count { $0.name == "td" || $0.name == "th" } == 1 }) { return true }
    guard own.allSatisfy({ $0.first("th") == nil }) else { return false }
    return own.reduce(0) { $0 + sizeOfTables(in: $1) } * 2 > element.textSize
  }

  /// How much text stands in tables of data inside an element.
  private static func sizeOfTables(in element: MarkupElement) -> Int {
    element.elements.reduce(0) { sum, inner in
      guard inner.name == "table" else { return sum + sizeOfTables(in: inner) }
      let own = rows(of: inner)
      let isData = own.count > 1 && own.contains { $0.elements.count { $0.name == "td" || $0.name == "th" } > 1 }
      return sum + (isData ? inner.textSize : own.reduce(0) { $0 + sizeOfTables(in: $1) })
    }
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

  /// The groups of rows in the order that they show in: the foot comes last, wherever it stands in the mark-up. No cell reaches out of its
  /// group.
  private func walk(_ element: MarkupElement, _ state: PageFlow.State, isHead: Bool, into gathered: inout Gathered) throws(ImportFailure) {
    for child in element.elements {
      switch child.name {
      case "thead", "tbody": try group(child, state, isHead: child.name == "thead", into: &gathered)
      case "form", "div": try walk(child, state, isHead: false, into: &gathered)
      case "caption":
        let caption = child.text.squeezed
        if !caption.isEmpty { gathered.caption = caption }
      case "tr": try row(child, state, isHead: isHead, into: &gathered)
      default: continue
      }
    }
    for child in element.elements where child.name == "tfoot" { try group(child, state, isHead: false, into: &gathered) }
  }

  private func group(_ element: MarkupElement, _ state: PageFlow.State, isHead: Bool, into gathered: inout Gathered) throws(ImportFailure) {
    let start = gathered.rows.count
    gathered.busy = []
    try walk(element, state, isHead: isHead, into: &gathered)
    gathered.busy = []
    let end = gathered.rows.count
    for row in start..<end {
      for cell in gathered.rows[row].cells.indices {
        gathered.rows[row].cells[cell].rowSpan = min(gathered.rows[row].cells[cell].rowSpan, end - row)
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
      let fill = own.fill ?? look.fill ?? (paragraphs.isEmpty ? innerFill(child) : nil)
      row.cells.append(
        Table.Cell(
          paragraphs: paragraphs, column: column, columnSpan: columns, rowSpan: down, fill: fill,
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

  /// The fill of what stands in a cell without words: a coloured dot, or a table of one cell.
  private func innerFill(_ element: MarkupElement) -> String? {
    for child in element.elements { if let fill = InlineStyle(child, sheet: flow.styles).fill ?? innerFill(child) { return fill } }
    return nil
  }

  private func content(
    _ cell: MarkupElement, _ state: PageFlow.State, place: Place
  ) throws(ImportFailure) -> (paragraphs: [Paragraph], nested: [Block]) {
    flow.cells += 1
    if flow.cells > flow.limits.cells {
      throw ImportFailure("too-large", "its tables have more than \(flow.limits.cells) cells: split the page", at: place)
    }
    var own = state
    own.isFurniture = false
    own.listDepth = 0
    // The heading of a column may be a button that sorts by it.
    own.isInHeading = cell.name == "th"
    func read(spoken: Bool) -> PageFlow {
      let inner = PageFlow(
        styles: flow.styles, limits: flow.limits, pageSize: flow.pageSize, cellPlace: place, count: flow.count, cells: flow.cells)
      inner.readsSpoken = spoken
      inner.walk(cell, own)
      inner.flush(own)
      return inner
    }
    var inner = read(spoken: flow.readsSpoken)
    // A coloured sign may be told to screen readers alone.
    if inner.blocks.isEmpty, !flow.readsSpoken { inner = read(spoken: true) }
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
