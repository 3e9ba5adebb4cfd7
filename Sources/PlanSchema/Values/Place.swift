/// Where something stands in a published document: what its format can tell.
public struct Place: Codable, Sendable, Hashable {
  /// The page, from 1, as a viewer counts them.
  public var page: Int?
  /// The first and the last line, from 1; in a PDF, counted on the page.
  public var line: Int?, lastLine: Int?
  /// The sheet of a workbook, and the cell ("C12").
  public var sheet: String?, cell: String?
  /// The paragraph or table row of a Word document or web page, counted through the document from 1.
  public var paragraph: Int?

  public init(page: Int? = nil, line: Int? = nil, lastLine: Int? = nil, sheet: String? = nil, cell: String? = nil, paragraph: Int? = nil) {
    self.page = page
    self.line = line
    self.lastLine = lastLine
    self.sheet = sheet
    self.cell = cell
    self.paragraph = paragraph
  }

  /// This place stretched to the end of a later one.
  public func through(_ other: Place) -> Place {
    var out = self
    if let last = other.lastLine ?? other.line, other.page == page { out.lastLine = last }
    return out
  }
}

extension Place: CustomStringConvertible {
  /// In words, for messages and reports: "page 7", "lines 120–123", "sheet Plan, cell C12".
  public var description: String {
    var parts: [String] = []
    if let page { parts.append("page \(page)") }
    if let line {
      if let lastLine, lastLine != line { parts.append("lines \(line)–\(lastLine)") } else { parts.append("line \(line)") }
    }
    if let sheet { parts.append("sheet \(sheet)") }
    if let cell { parts.append("cell \(cell)") }
    if let paragraph { parts.append("paragraph \(paragraph)") }
    return parts.joined(separator: ", ")
  }
}
