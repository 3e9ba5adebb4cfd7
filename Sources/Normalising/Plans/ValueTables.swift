import Documents
import Wording

/// Small tables that say who, by when and how it stands, under the line that is their action: labels over values, or "Lead: Head of Service"
/// in each cell.
extension PlanReader {
  /// What such a table says: its labels by column, and the rows of values, without the labels in their cells.
  struct ValueTable {
    var labels: [Int: RowLabel]
    var rows: [[PlanCell]]
  }

  /// - Returns: `nil` for any other table: every cell of the first row is a label or begins with one, and there is one row of values.
  func valueTable(_ rows: [PlanRow]) -> ValueTable? {
    guard let head = rows.first?.own, head.count >= 2, rows.count <= 5 else { return nil }
    var found: [Int: RowLabel] = [:], first: [PlanCell] = []
    for cell in head {
      if let label = label(of: cell.paragraphs[0], shape: .paragraph, isInAction: false), !label.isAlone,
        labels.role(of: label.label.printed) != nil, !Self.namesItself.contains(label.label.role)
      {
        found[cell.column] = label.label
        var value = cell
        value.paragraphs[0] = label.value
        first.append(value)
      } else if let role = labels.role(of: cell.text), !Self.namesItself.contains(role) {
        found[cell.column] = RowLabel(role: role, printed: cell.text)
      } else {
        return nil
      }
    }
    guard Set(found.values.map(\.role)).intersection(LabelLine.core).count >= 2, first.isEmpty || first.count == head.count else {
      return nil
    }
    let values = (first.isEmpty ? [] : [first]) + rows.dropFirst().map { row in row.cells.compactMap { $0 }.filter(\.isOwn) }
    // Of a table of many, each row would be full.
    guard let whole = values.first, values.dropFirst().allSatisfy({ $0.count { !$0.isBlank } < head.count }), !whole.isEmpty else {
      return nil
    }
    return ValueTable(labels: found, rows: values)
  }

  /// Roles whose column says what the row is about.
  private static let namesItself: Set<ColumnRole> = [.action, .actionAndOutcome, .ref, .recommendationRef, .measure]

  /// Reads the values of the action in hand.
  mutating func readValues(_ rows: [PlanRow]) -> Bool {
    guard let table = valueTable(rows) else { return false }
    context.hasOpenAction = true
    context.listing = .none
    for cell in table.rows.joined() {
      if let label = table.labels[cell.column] { apply(label: label, cell: cell) }
    }
    for row in rows { keeper.place(block: row.block, row: row.row) }
    return true
  }
}
