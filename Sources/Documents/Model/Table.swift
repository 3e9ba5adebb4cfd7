import PlanSchema

/// A table as a grid. A merged cell stands once, at its top left, and says how many rows and columns it covers.
public struct Table: Sendable, Hashable {
  public var rows: [Row]
  /// The printed caption, or the name of the sheet.
  public var caption: String?
  public var place: Place

  public init(rows: [Row], caption: String? = nil, place: Place = Place()) {
    self.rows = rows
    self.caption = caption
    self.place = place
  }

  /// One row: the cells that begin in it, by column.
  public struct Row: Sendable, Hashable {
    public var cells: [Cell]
    /// Marked up as a header row, or repeated as one on each page.
    public var isHeader: Bool
    /// Hidden in the workbook; read and said.
    public var isHidden: Bool
    public var place: Place

    public init(cells: [Cell], isHeader: Bool = false, isHidden: Bool = false, place: Place = Place()) {
      self.cells = cells
      self.isHeader = isHeader
      self.isHidden = isHidden
      self.place = place
    }
  }

  /// One cell.
  public struct Cell: Sendable, Hashable {
    public var paragraphs: [Paragraph]
    /// Its first column, from 0, and how far it reaches.
    public var column: Int, columnSpan: Int, rowSpan: Int
    /// The fill as `RRGGBB`, where it has one that is not white.
    public var fill: String?
    /// A real date behind what is shown, ISO 8601; and a real number.
    public var date: String?
    public var number: Double?
    public var isHidden: Bool
    public var place: Place

    public init(
      paragraphs: [Paragraph], column: Int, columnSpan: Int = 1, rowSpan: Int = 1, fill: String? = nil, date: String? = nil,
      number: Double? = nil, isHidden: Bool = false, place: Place = Place()
    ) {
      self.paragraphs = paragraphs
      self.column = column
      self.columnSpan = columnSpan
      self.rowSpan = rowSpan
      self.fill = fill
      self.date = date
      self.number = number
      self.isHidden = isHidden
      self.place = place
    }

    /// The whole text, paragraphs and list marks joined by single spaces.
    public var text: String {
      var parts: [String] = []
      for paragraph in paragraphs {
        if let marker = paragraph.marker { parts.append(marker) }
        if !paragraph.text.isEmpty { parts.append(paragraph.text) }
      }
      return parts.joined(separator: " ")
    }

    public var isEmpty: Bool { paragraphs.allSatisfy { $0.text.isEmpty && $0.marker == nil } }
  }

  /// The number of columns of the widest row.
  public var columnCount: Int {
    rows.reduce(0) { widest, row in row.cells.reduce(widest) { max($0, $1.column + $1.columnSpan) } }
  }

  /// The table with every position filled: a cell that covers several rows stands in each of them. Linear in rows × columns.
  public func grid() -> [[Cell?]] {
    let width = columnCount
    var grid = [[Cell?]](repeating: [Cell?](repeating: nil, count: width), count: rows.count)
    for (index, row) in rows.enumerated() {
      for cell in row.cells {
        for down in index..<min(rows.count, index + max(1, cell.rowSpan)) {
          for across in cell.column..<min(width, cell.column + max(1, cell.columnSpan)) { grid[down][across] = cell }
        }
      }
    }
    return grid
  }
}
