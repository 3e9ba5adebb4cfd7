import PlanSchema

/// Reads a Word table: merged cells across and down, header rows, fills, and tables in its cells.
struct WordTable {
  let body: WordBody
  private var context: WordContext { body.context }

  init(body: WordBody) { self.body = body }

  /// The table as a block, followed by the tables that stand in its cells. A table that only frames other tables or is empty gives its content.
  func blocks(_ element: MarkupElement, counts: Bool) throws(ImportFailure) -> [Block] {
    let start = context.place + (counts ? 1 : 0)
    var reading = Gathered()
    try rows(element, counts: counts, into: &reading)
    let table = Table(rows: reading.rows, place: Place(paragraph: max(start, 1)))
    var out: [Block] = []
    let cells = reading.rows.flatMap(\.cells)
    if cells.count == 1, !reading.nested.isEmpty {
      out = cells[0].paragraphs.map { Block(.paragraph($0)) }
    } else if cells.contains(where: { !$0.isEmpty || $0.fill != nil || $0.paragraphs.contains { !$0.struck.isEmpty } }) {
      out = [Block(.table(table))]
    }
    return out + reading.nested
  }

  private struct Gathered {
    var rows: [Table.Row] = []
    var nested: [Block] = []
    /// By first column: the row and position of the cell that goes on downwards.
    var open: [Int: (row: Int, cell: Int)] = [:]
  }

  private func rows(_ element: MarkupElement, counts: Bool, into reading: inout Gathered) throws(ImportFailure) {
    for child in element.elements {
      switch child.name {
      case "w:tr": try row(child, counts: counts, into: &reading)
      case "w:sdt": if let content = child.first("w:sdtContent") { try rows(content, counts: counts, into: &reading) }
      case "w:ins", "w:customXml", "w:moveTo": try rows(child, counts: counts, into: &reading)
      case "w:del", "w:moveFrom": context.deletions.append(child.text)
      default: continue
      }
    }
  }

  private func row(_ element: MarkupElement, counts: Bool, into reading: inout Gathered) throws(ImportFailure) {
    let properties = element.first("w:trPr")
    if properties?.first("w:del") != nil {
      context.deletions.append(element.text)
      return
    }
    if properties?.first("w:ins") != nil { context.insertions += 1 }
    if counts { context.place += 1 }
    var column = properties?.first("w:gridBefore")?["w:val"].flatMap { Int($0) } ?? 0
    column = min(max(column, 0), Self.widest)
    var row = Table.Row(
      cells: [], isHeader: properties?.first("w:tblHeader").map { WordRunFormat.isOn($0["w:val"]) } ?? false,
      isHidden: properties?.first("w:hidden").map { WordRunFormat.isOn($0["w:val"]) } ?? false, place: context.here)
    try cells(element, column: &column, row: &row, into: &reading)
    reading.rows.append(row)
  }

  private func cells(_ element: MarkupElement, column: inout Int, row: inout Table.Row, into reading: inout Gathered) throws(ImportFailure)
  {
    for child in element.elements {
      switch child.name {
      case "w:tc": try cell(child, column: &column, row: &row, into: &reading)
      case "w:sdt":
        guard let content = child.first("w:sdtContent") else { continue }
        try cells(content, column: &column, row: &row, into: &reading)
      case "w:ins", "w:customXml", "w:moveTo": try cells(child, column: &column, row: &row, into: &reading)
      default: continue
      }
    }
  }

  private func cell(_ element: MarkupElement, column: inout Int, row: inout Table.Row, into reading: inout Gathered) throws(ImportFailure) {
    context.cells += 1
    if context.cells > context.limits.cells {
      throw ImportFailure("too-large", "its tables have more than \(context.limits.cells) cells: split the document", at: context.here)
    }
    let properties = element.first("w:tcPr")
    let span = min(max(properties?.first("w:gridSpan")?["w:val"].flatMap { Int($0) } ?? 1, 1), Self.widest)
    guard column + span <= Self.widest else { return }
    defer { column += span }
    let (paragraphs, nested) = try content(element)
    reading.nested += nested
    let index = reading.rows.count
    if let merge = properties?.first("w:vMerge"), merge["w:val"] != "restart" {
      // Goes on with the cell above; what little a hidden part of a merged cell may hold belongs to it.
      if let open = reading.open[column] {
        reading.rows[open.row].cells[open.cell].rowSpan = index - open.row + 1
        reading.rows[open.row].cells[open.cell].paragraphs += paragraphs
        return
      }
    }
    if let merge = properties?.first("w:hMerge"), merge["w:val"] != "restart", let last = row.cells.indices.last {
      row.cells[last].columnSpan += span
      row.cells[last].paragraphs += paragraphs
      return
    }
    let isMerged = properties?.first("w:vMerge") != nil
    reading.open[column] = isMerged ? (index, row.cells.count) : nil
    row.cells.append(
      Table.Cell(
        paragraphs: paragraphs, column: column, columnSpan: span, fill: WordRunFormat.shading(properties?.first("w:shd")),
        place: context.here))
  }

  /// The paragraphs of a cell, and the tables that stand in it. A table of one column within a cell is only a way to set text.
  private func content(_ element: MarkupElement) throws(ImportFailure) -> (paragraphs: [Paragraph], nested: [Block]) {
    var paragraphs: [Paragraph] = [], nested: [Block] = []
    for child in element.elements {
      switch child.name {
      case "w:p":
        let (own, boxes) = body.cellParagraphs(child)
        paragraphs += own
        for box in boxes {
          let inner = try content(box)
          paragraphs += inner.paragraphs
          nested += inner.nested
        }
      case "w:tbl":
        for block in try blocks(child, counts: false) {
          guard case .table(let table) = block.content, table.columnCount > 1 else {
            paragraphs += block.allParagraphs
            continue
          }
          nested.append(block)
        }
      case "w:sdt":
        guard let inner = child.first("w:sdtContent") else { continue }
        if child.first("w:sdtPr")?.first("w:showingPlcHdr") != nil {
          context.placeholders += 1
          continue
        }
        let read = try content(inner)
        paragraphs += read.paragraphs
        nested += read.nested
      case "w:ins", "w:moveTo", "w:customXml":
        let read = try content(child)
        paragraphs += read.paragraphs
        nested += read.nested
      case "w:del", "w:moveFrom": context.deletions.append(child.text)
      default: continue
      }
    }
    if paragraphs.count > 1 { paragraphs.removeAll { $0.text.isEmpty && $0.marker != nil && $0.struck.isEmpty } }
    return (paragraphs, nested)
  }

  /// The most columns that a table may have; Word itself allows 63.
  private static let widest = 1024
}
