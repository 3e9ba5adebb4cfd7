import PlanSchema

extension Document {
  /// The document as readable text, a line a block and a line a cell: for tests, and to see what a reader made of a file.
  ///
  ///     heading 1 [paragraph 2] Plan
  ///     item 0 [paragraph 4] «1.» Improve supervision
  ///     table [paragraph 5]
  ///       row header [paragraph 5]
  ///         0 +2 bold: Action
  ///         2 down 3 #FFC000 date 2024-03-31: Mar-24 ~~Jan-24~~
  public func dump() -> String {
    var lines: [String] = []
    if let title { lines.append("title: \(title)") }
    for block in blocks { block.dump(into: &lines) }
    for diagnostic in diagnostics {
      lines.append("\(diagnostic.severity.rawValue) \(diagnostic.code)\(diagnostic.place.dumped): \(diagnostic.message)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Block {
  /// The block's own paragraphs, those of a table's cells included.
  var allParagraphs: [Paragraph] {
    if case .table(let table) = content { return table.rows.flatMap(\.cells).flatMap(\.paragraphs) }
    return paragraph.map { [$0] } ?? []
  }

  fileprivate func dump(into lines: inout [String]) {
    switch content {
    case .heading(let level, let paragraph): lines.append("heading \(level)\(Optional(paragraph.place).dumped) \(paragraph.dumped)")
    case .paragraph(let paragraph): lines.append("paragraph\(Optional(paragraph.place).dumped) \(paragraph.dumped)")
    case .item(let level, let paragraph): lines.append("item \(level)\(Optional(paragraph.place).dumped) \(paragraph.dumped)")
    case .furniture(let paragraph): lines.append("furniture\(Optional(paragraph.place).dumped) \(paragraph.dumped)")
    case .table(let table):
      lines.append("table\(Optional(table.place).dumped)\(table.caption.map { " “\($0)”" } ?? "")")
      for row in table.rows {
        lines.append("  row\(row.isHeader ? " header" : "")\(row.isHidden ? " hidden" : "")\(Optional(row.place).dumped)")
        for cell in row.cells { lines.append("    \(cell.dumped)") }
      }
    }
  }
}

extension Table.Cell {
  fileprivate var dumped: String {
    var out = "\(column)"
    if columnSpan > 1 { out += " +\(columnSpan)" }
    if rowSpan > 1 { out += " down \(rowSpan)" }
    if let fill { out += " #\(fill)" }
    if let date { out += " date \(date)" }
    if let number { out += " number \(number)" }
    if isHidden { out += " hidden" }
    if let cell = place.cell { out += " [\(cell)]" }
    return out + ": " + paragraphs.map(\.dumped).joined(separator: " ¶ ")
  }
}

extension Paragraph {
  fileprivate var dumped: String {
    var parts: [String] = []
    if isBold { parts.append("bold") }
    if isItalic { parts.append("italic") }
    if let colour { parts.append("#\(colour)") }
    if let signColour { parts.append("sign #\(signColour)") }
    if let marker { parts.append("«\(marker)»") }
    if !text.isEmpty { parts.append(text) }
    parts += struck.map { "~~\($0)~~" }
    return parts.joined(separator: " ")
  }
}

extension Place? {
  fileprivate var dumped: String {
    let words = self?.description ?? ""
    return words.isEmpty ? "" : " [\(words)]"
  }
}
