import Documents
import Wording

/// Small tables that say who, by when and how it stands, labels over values, under the line that is their action.
extension PlanReader {
  /// The labels of such a table by column: every cell of its first row is one, and there is one row of values under it.
  func valueLabels(_ rows: [PlanRow]) -> [Int: RowLabel]? {
    guard let head = rows.first?.own, head.count >= 2, (2...5).contains(rows.count) else { return nil }
    var out: [Int: RowLabel] = [:]
    for cell in head {
      guard let role = labels.role(of: cell.text), !Self.namesItself.contains(role) else { return nil }
      out[cell.column] = RowLabel(role: role, printed: cell.text)
    }
    guard Set(out.values.map(\.role)).intersection(LabelLine.core).count >= 2 else { return nil }
    // Of a table of many, each row would be full.
    guard rows.dropFirst(2).allSatisfy({ $0.own.count < head.count }) else { return nil }
    return out
  }

  /// Roles whose column says what the row is about.
  private static let namesItself: Set<ColumnRole> = [.action, .actionAndOutcome, .ref, .recommendationRef, .measure]

  /// Reads the values of the action in hand.
  mutating func readValues(_ rows: [PlanRow]) -> Bool {
    guard let labels = valueLabels(rows) else { return false }
    context.hasOpenAction = true
    context.listing = .none
    for row in rows.dropFirst() {
      for cell in row.cells.compactMap({ $0 }) where cell.isOwn {
        if let label = labels[cell.column] { apply(label: label, cell: cell) }
      }
    }
    for row in rows { keeper.place(block: row.block, row: row.row) }
    return true
  }
}
