/// A table with one header row. The same table becomes HTML, Markdown, CSV, JSON and a sheet of the workbook.
public struct Table: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable { case text, number, date }

    /// For programs: "dueDate".
    public var id: String
    public var title: String
    public var kind: Kind
    /// In characters, for the workbook.
    public var width: Int

    public init(_ id: String, _ title: String, kind: Kind = .text, width: Int = 14) {
      self.id = id
      self.title = title
      self.kind = kind
      self.width = width
    }
  }

  public struct Cell: Sendable, Hashable {
    public var value: Value
    /// What a page shows instead of the printed value: the same words, with links or marks.
    public var runs: [Inline]?
    /// How deep the cell is shaded, from 0 to 5, in a matrix.
    public var heat: Int?

    public init(_ value: Value, runs: [Inline]? = nil, heat: Int? = nil) {
      self.value = value
      self.runs = runs
      self.heat = heat
    }

    public static func text(_ text: String) -> Cell { Cell(.text(text)) }
    public static func count(_ count: Int) -> Cell { Cell(.count(count)) }
    public static func share(_ share: Double) -> Cell { Cell(.share(share)) }
    public static func link(_ text: String, to target: Target) -> Cell { Cell(.text(text), runs: [.link(text, to: target)]) }
    /// Words with links or marks in them.
    public static func runs(_ runs: [Inline]) -> Cell { Cell(.text(runs.words), runs: runs) }
    public static let empty = Cell(.none)
  }

  /// Unique in its page; kebab-case.
  public var id: String
  public var caption: String
  public var columns: [Column]
  public var rows: [[Cell]]
  /// The column whose cells name their rows.
  public var rowHeader: Int
  /// Whether a reader will want to search and sort it on the screen.
  public var isLong: Bool
  /// A matrix has narrow columns whose headings stand upright.
  public var isMatrix: Bool

  public init(
    _ id: String, caption: String, columns: [Column], rows: [[Cell]], rowHeader: Int = 0, isLong: Bool? = nil, isMatrix: Bool = false
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "every row of table \(id) has a cell for each column")
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.rowHeader = rowHeader
    self.isLong = isLong ?? (rows.count > 12)
    self.isMatrix = isMatrix
  }
}
