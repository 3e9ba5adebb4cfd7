import PlanSchema
import Wording

/// Tables laid out in columns by spaces, as `pdftotext -layout` prints them.
enum ColumnTables {
  static func read(_ lines: [TextLine], from start: Int) -> (table: Table, end: Int)? { nil }
}
