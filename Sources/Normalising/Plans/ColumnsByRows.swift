import Documents
import PlanSchema
import Wording

/// Columns whose meaning only the rows under them tell.
extension PlanReader {
  /// Settles which columns of a table of actions hold the numbers of recommendations.
  func settled(_ state: TableState, by rest: ArraySlice<PlanRow>) -> TableState {
    guard state.kind == .actions, !state.has(.recommendationRef) else { return state }
    var out = state
    let rows = rest.prefix(200).prefix { header($0, width: state.columns.count) == nil }
    if let at = linkColumn(state, rows) ?? numberColumn(state, rows) { out.columns[at].role = .recommendationRef }
    return out
  }

  /// The columns of a list of recommendations that has no header: numbers beside texts, under a line that says what they are.
  func listOfRecommendations(under title: String?, _ row: PlanRow?, width: Int) -> TableState? {
    guard let title, let row, width >= 2, vocabulary.role(of: title) == .recommendation, row.own.count == 2,
      references.alone(row.own[0].text) != nil, row.own[1].text.utf8.count >= 15
    else { return nil }
    var columns = [PlanColumn](repeating: PlanColumn(role: nil, printed: "", group: nil, place: row.place), count: width)
    columns[row.own[0].column].role = .ref
    columns[row.own[1].column].role = .recommendation
    return TableState(columns: columns, block: row.block)
  }

  /// A column of a table of actions, whatever its heading, that holds nothing but numbers of known recommendations.
  private func linkColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    guard !state.has(.recommendation), !record.recommendations.isEmpty else { return nil }
    let known = Set(record.recommendations.compactMap { $0.ref?.levelled })
    return state.columns.indices.first { at in
      guard state.columns[at].role == nil || state.columns[at].role == .notes, !state.columns[at].printed.isEmpty else { return false }
      let cells = rows.compactMap { row in at < row.cells.count ? row.cells[at] : nil }
      let printed = cells.filter { $0.isOwn && !$0.isBlank && $0.span == 1 }
      return printed.count >= 2
        && printed.allSatisfy { cell in
          let refs = ReferenceList.numbers(in: cell.text, references: references)
          return !refs.isEmpty && refs.allSatisfy { known.contains($0.levelled) }
        }
    }
  }

  /// A column of numbers right before the recommendations that has one only where a recommendation begins, though several actions follow it:
  /// they are the recommendations' own.
  private func numberColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    guard let at = state.columns.firstIndex(where: { $0.role == .ref }), at + 1 < state.columns.count,
      state.columns[at + 1].role == .recommendation
    else { return nil }
    var numbers: [String: String] = [:]
    var isRepeated = false
    for row in rows {
      let texts = cells(row, state) { $0 == .recommendation }.filter { $0.isOwn && !$0.isBlank }
      let refs = cells(row, state) { $0 == .ref }.filter { $0.isOwn && !$0.isBlank }
      guard let text = texts.first?.text.levelled else {
        if !refs.isEmpty { return nil }
        isRepeated = isRepeated || row.own.count >= 2
        continue
      }
      let ref = refs.first?.text.levelled ?? ""
      if let known = numbers[text] {
        if known != ref, !ref.isEmpty { return nil }
        isRepeated = true
      } else {
        numbers[text] = ref
      }
    }
    return isRepeated && Set(numbers.values).count == numbers.count ? at : nil
  }
}
