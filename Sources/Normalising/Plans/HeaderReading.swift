import Documents
import PlanSchema
import Wording

/// Finds the header rows of a table by its vocabulary.
extension PlanReader {
  /// The columns that a row names, if it is a header: at least two headings that the vocabulary knows, and at least half of all.
  func header(_ row: PlanRow, width: Int) -> [PlanColumn]? {
    let own = row.own
    guard own.count >= 2 || (row.isMarkedHeader && !own.isEmpty), own.allSatisfy({ $0.text.utf8.count <= 90 }) else { return nil }
    let roles = own.map(role)
    var known = roles.count { $0 != nil }
    let isTimed =
      known >= 2
      ? !Set(roles).isDisjoint(with: [.measure, .baseline, .target, .current]) : roles.first == .judgement || roles.first == .theme
    if isTimed, known * 2 < own.count || known < 2 {
      // Beside figures and judgements, months, quarters and years are headings.
      known += zip(own, roles).count { cell, role in role == nil && TableState.namesTime(cell.text) }
    }
    // Times alone head the grades of several inspections.
    let isOfTimes = own.count >= 2 && own.allSatisfy { TableState.namesTime($0.text) }
    let isMarked = row.isMarkedHeader && (known >= 1 || isOfTimes)
    guard isMarked || (known >= 2 && known * 2 >= own.count), !isLabelRow(own, roles) else { return nil }
    return columns(row, roles, width: width)
  }

  /// What the heading in a cell means. In text, the heading of a group stands in one cell with that of its first column.
  private func role(of cell: PlanCell) -> ColumnRole? {
    if let role = vocabulary.role(of: cell.text) { return role }
    guard isFlat, cell.paragraphs.count > 1 else { return nil }
    return cell.paragraphs.indices.dropFirst().lazy
      .compactMap { vocabulary.role(of: cell.paragraphs[$0...].map(\.text).joined(separator: " ")) }.first
  }

  /// The columns under a row of groups ("The work", "Delivery"), whose headings follow in the row below. A group is merged over its columns,
  /// or only the first of them has its name.
  func groups(_ row: PlanRow, over following: PlanRow?, width: Int) -> [PlanColumn]? {
    let own = row.own
    guard let following, own.count >= 2, own.allSatisfy({ $0.text.utf8.count <= 60 }), header(following, width: width) != nil else {
      return nil
    }
    var row = row
    if own.count(where: { $0.span > 1 }) < 2 {
      let below = Set(following.own.map(\.column))
      guard own.allSatisfy({ below.contains($0.column) }), following.own.count * 2 >= own.count * 3, header(row, width: width) != nil else {
        return nil
      }
      let ends = own.dropFirst().map(\.column) + [width]
      for (cell, end) in zip(own, ends) {
        var wide = cell
        wide.span = end - cell.column
        for at in cell.column..<end { row.cells[at] = wide }
      }
    }
    let columns = columns(row, row.own.map { vocabulary.role(of: $0.text) }, width: width)
    return namesColumns(following, under: columns) ? columns : nil
  }

  /// The columns of a table that is none of a plan's, such as a list of its sheets or a count of its ratings: a row that its looks make a
  /// header, over one as full.
  func otherHeader(_ row: PlanRow, over following: PlanRow?, width: Int) -> [PlanColumn]? {
    let own = row.own
    guard !isFlat, own.count >= 3, let following, following.own.count >= 3, own.allSatisfy({ $0.text.utf8.count <= 60 }),
      row.isMarkedHeader || own.allSatisfy({ $0.paragraphs.allSatisfy(\.isBold) })
        || own.allSatisfy({ $0.fill != nil }) && !following.own.allSatisfy({ $0.fill != nil })
    else { return nil }
    return columns(row, own.map { _ in nil }, width: width)
  }

  private func columns(_ row: PlanRow, _ roles: [ColumnRole?], width: Int) -> [PlanColumn] {
    let own = row.own
    var columns = [PlanColumn](repeating: PlanColumn(role: nil, printed: "", group: nil, place: row.place), count: width)
    for (cell, known) in zip(own, roles) {
      // What stands in a hidden column is kept, but is no part of what the plan says.
      let role = cell.isHidden ? ColumnRole.notes : known
      for at in cell.column..<min(width, cell.column + max(1, cell.span)) {
        columns[at] = PlanColumn(role: role, printed: cell.text, group: cell.span > 1 ? cell.text : nil, place: cell.place)
      }
    }
    return columns
  }

  /// Headings in pairs with values ("Sponsor: | … | Project Lead: | …") are labels, not a header.
  private func isLabelRow(_ own: [PlanCell], _ roles: [ColumnRole?]) -> Bool {
    if own[0].text.hasSuffix(":"), own.count > 1, roles[1] == nil { return true }
    return own.count >= 2 && own.enumerated().allSatisfy { index, cell in index % 2 == 1 || cell.text.hasSuffix(":") }
  }

  /// Whether a row right under a header names the columns under a heading that covers several ("Additional Costs": "2014/15 one-off" …).
  func subheader(_ row: PlanRow, under columns: [PlanColumn]) -> [PlanColumn]? {
    let own = row.own
    guard let first = own.first, own.allSatisfy({ $0.text.utf8.count <= 40 }) else { return nil }
    let groupStart = columns.lastIndex { !$0.printed.isEmpty && $0.group == nil } ?? columns.count
    var lead = groupStart
    if let spanning = columns.firstIndex(where: { $0.group != nil }) { lead = min(lead, spanning) }
    guard lead < columns.count, first.column >= lead else { return nil }
    guard lead > 0 ? own.count >= 2 || first.column > lead : namesColumns(row, under: columns) else { return nil }
    // Beside headings that need none under them, a row of finer headings is one that the vocabulary knows.
    let isUnderGroups = own.allSatisfy { cell in
      cell.column == lead || columns[cell.column].group != nil || columns[cell.column].printed.isEmpty
    }
    guard isUnderGroups || header(row, width: columns.count) != nil else { return nil }
    var out = columns
    var group = columns[lead]
    for cell in own where cell.column < out.count {
      if columns[cell.column].group != nil || !columns[cell.column].printed.isEmpty { group = columns[cell.column] }
      out[cell.column] = PlanColumn(role: role(of: cell.text, under: group), printed: cell.text, group: group.printed, place: cell.place)
    }
    return out
  }

  /// Whether a row names the columns under a row of nothing but groups: a header of its own that is finer than the one above it.
  private func namesColumns(_ row: PlanRow, under columns: [PlanColumn]) -> Bool {
    let groups = Set(columns.compactMap(\.group))
    guard groups.count >= 2, header(row, width: columns.count) != nil else { return false }
    return row.own.allSatisfy { $0.span == 1 } && row.own.count > Set(columns.map(\.printed)).count
  }

  /// What a heading means under that of its group: "End" under "When" is the date by which, "Now" under "RAG" the rating now.
  private func role(of text: String, under group: PlanColumn) -> ColumnRole? {
    // What says enough by itself needs no company.
    let alone = vocabulary.role(of: text)
    if alone == .ref, group.role == .recommendation || group.role == .recommendationRef { return .recommendationRef }
    if let role = group.role, [.action, .measure, .recommendation].contains(role), [.meaning, .post, .holder].contains(alone) {
      return role
    }
    if let role = alone, ![.current, .target, .baseline, .measure, .notes].contains(role) { return role }
    let together = ["\(text) \(group.printed)", "\(group.printed) \(text)"] + (group.role == .due ? ["\(text) date"] : [])
    if let role = together.lazy.compactMap(vocabulary.role).first { return role }
    switch (group.role, alone) {
    case (.status, .current?): return .status
    case (.due, .target?): return .due
    case (let role, nil): return role
    case (_, let role?): return role
    }
  }
}
