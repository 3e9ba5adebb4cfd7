import Documents
import PlanSchema
import Wording

/// Tables that stand side by side on a sheet, such as a scorecard at the right of the actions: their rows have nothing to do with each
/// other, so they are read one after the other.
extension PlanReader {
  /// The two tables that a table is, if a header of it names the columns of both.
  func sideBySide(_ contents: Table, block: Int) -> (left: Table, right: Table)? {
    let width = contents.columnCount
    guard (5...60).contains(width) else { return nil }
    let gaps = contents.gaps
    for row in PlanRow.rows(of: contents, block: block).prefix(12) where row.own.count >= 5 {
      guard let columns = header(row, width: width) else { continue }
      return cut(columns, gaps: gaps).map { (contents.part(0..<$0), contents.part($0..<width)) }
    }
    return nil
  }

  /// The column at which the second table begins: one after a gap, or where a scorecard with a rating of its own follows the actions and
  /// their outcomes.
  private func cut(_ columns: [PlanColumn], gaps: Set<Int>) -> Int? {
    columns.indices.first { at in
      let opens = columns[at].role == .measure || columns[at].role == .ref && at + 1 < columns.count && columns[at + 1].role == .measure
      guard at >= 2, columns.count - at >= 2, opens || gaps.contains(at),
        columns[at].group == nil || columns[at].group != columns[at - 1].group
      else { return false }
      let left = TableState(columns: Array(columns[..<at]), block: 0), right = TableState(columns: Array(columns[at...]), block: 0)
      let isScorecard = right.kind == .measures && right.columns.allSatisfy { Self.ofScorecard.contains($0.role) }
      if gaps.contains(at) { return left.kind == .actions && isScorecard || left.kind == .measures && right.kind == .actions }
      return opens && isScorecard && left.kind == .actions && left.has(.outcome) && left.has(.status) && right.has(.status)
    }
  }

  /// What the columns of a scorecard may hold.
  private static let ofScorecard: Set<ColumnRole?> = [
    nil, .ref, .measure, .baseline, .target, .current, .quarter, .status, .previousStatus, .notes, .owner,
  ]
}

extension Table {
  /// The columns before which columns of the sheet are blank.
  fileprivate var gaps: Set<Int> {
    var letters: [Int: Int] = [:]
    for row in rows {
      for cell in row.cells where letters[cell.column] == nil {
        guard let name = cell.place.cell else { continue }
        letters[cell.column] = name.utf8.prefix { $0 >= UInt8(ascii: "A") }.reduce(0) { $0 * 26 + Int($1 & 0x1F) }
      }
    }
    return Set(letters.keys.filter { at in letters[at - 1].map { letters[at]! > $0 + 1 } ?? false })
  }

  /// The cells that begin in some of the columns, as a table of as many rows.
  fileprivate func part(_ columns: Range<Int>) -> Table {
    var part = self
    for index in part.rows.indices {
      part.rows[index].cells = rows[index].cells.filter { columns.contains($0.column) }.map { cell in
        var cell = cell
        cell.column -= columns.lowerBound
        cell.columnSpan = min(cell.columnSpan, columns.count - cell.column)
        return cell
      }
      if let first = part.rows[index].cells.first { part.rows[index].place = first.place }
    }
    return part
  }
}
