import Documents
import PlanSchema
import Wording

/// Cells of a table of actions that lie over columns of several meanings: they are no action, whatever the first of these columns holds.
extension PlanReader {
  /// Reads a row whose action, owner and date are one cell: more of the action above ("Update: …") or a remark such as "Actions
  /// will be agreed in May".
  /// - Returns: whether the row is such a one.
  mutating func readSpanning(_ row: PlanRow, _ state: TableState) -> Bool {
    let own = row.own
    guard let wide = own.first(where: { isOverSeveral($0, state) }) else { return false }
    if own.count == 1, state.isUnderAction, saysMore(wide) {
      keeper.place(block: row.block, row: row.row)
      return true
    }
    let others = own.filter { state.columns[$0.column].role != .recommendation && state.columns[$0.column].role != .recommendationRef }
    record.narrative.append(
      Passage(
        id: "p\(record.narrative.count + 1)", heading: context.heading, text: others.map(\.text).joined(separator: " | "), place: row.place)
    )
    keeper.place(block: row.block, row: row.row)
    return true
  }

  private func isOverSeveral(_ cell: PlanCell, _ state: TableState) -> Bool {
    guard cell.span > 1 else { return false }
    let roles = Set(state.columns[cell.column..<min(state.columns.count, cell.column + cell.span)].compactMap(\.role))
    return !roles.isDisjoint(with: [.action, .actionAndOutcome]) && !roles.isDisjoint(with: [.owner, .due, .status])
  }
}
