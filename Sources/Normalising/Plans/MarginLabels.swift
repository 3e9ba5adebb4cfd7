import Documents
import PlanSchema
import Wording

/// Tables that are label lines with the label in the margin: several actions one under the other, each with its number, its labels and
/// their values.
extension PlanReader {
  private enum MarginRow {
    case label(RowLabel, PlanCell)
    /// A number in the margin, and what it numbers.
    case numbered(ref: String, PlanCell)
    /// What goes on with the value above.
    case more(PlanCell)
    case other
  }

  /// Reads a table of two columns as label lines, if it is that: nearly all of its rows begin with a label or a number, and they are more
  /// than the form of one action.
  /// - Parameter isOpen: Whether the action in hand goes on.
  mutating func readMarginLabels(_ rows: [PlanRow], width: Int, isOpen: Bool) -> Bool {
    guard width == 2, let block = rows.first?.block, let here = marginRows(rows) else { return false }
    // A change of type, or a page, may have cut the labels off their number.
    let next = marginNeighbour(of: block, by: 1) ?? [], before = inMargin ? marginNeighbour(of: block, by: -1) ?? [] : []
    guard tellsActions(here + next + before), isWholePlan(here, besides: next + before) || (awaitsAction(isOpen) && openings(here) > 0)
    else { return false }
    context.hasOpenAction = isOpen && (inMargin || awaitsAction(isOpen))
    inMargin = true
    for (index, (row, entry)) in zip(rows, here).enumerated() {
      let following = index + 1 < here.count ? here[index + 1] : next.first
      read(entry, row, following: following)
      keeper.place(block: row.block, row: row.row)
    }
    return true
  }

  /// Whether lines before have opened an action that is still to be said.
  private func awaitsAction(_ isOpen: Bool) -> Bool { isOpen && actions.last?.has(.action) == false }

  /// Whether a table is label lines of one action at least.
  func holdsMarginLabels(_ rows: [PlanRow], width: Int) -> Bool {
    guard width == 2, let here = marginRows(rows) else { return false }
    return tellsActions(here) && openings(here) > 0
  }

  /// The labels of a table that says more of the line above it: labels and values, and nothing that they are of.
  func marginLabels(_ rows: [PlanRow], width: Int) -> [RowLabel]? {
    guard width == 2, let here = marginRows(rows), openings(here) == 0, tellsActions(here) else { return nil }
    return here.compactMap { if case .label(let label, _) = $0 { label } else { nil } }
  }

  /// `nil` where a row is a header, or too many are neither labels nor numbered.
  private func marginRows(_ rows: [PlanRow]) -> [MarginRow]? {
    var out: [MarginRow] = [], others = 0
    for row in rows {
      if row.isMarkedHeader { return nil }
      let entry = marginRow(row)
      if case .other = entry { others += 1 }
      out.append(entry)
    }
    return others * 4 > out.count ? nil : out
  }

  private func marginRow(_ row: PlanRow) -> MarginRow {
    let cells = row.cells.compactMap { $0 }.filter(\.isOwn), own = row.own
    guard let first = own.first, first.text.utf8.count <= 70 || first.column == 1 else { return .other }
    if first.column == 1 { return own.count == 1 ? .more(first) : .other }
    let value = cells.first { $0.column == 1 } ?? PlanCell(Paragraph("", place: first.place))
    if let ref = references.alone(first.text), !value.isBlank { return .numbered(ref: ref, value) }
    guard let role = labels.role(of: first.text) ?? (vocabulary.role(of: first.text) == .recommendation ? .recommendation : nil),
      value.isBlank || value.text.hasSuffix(".") || vocabulary.role(of: value.text) == nil
    else { return .other }
    return .label(RowLabel(role: role, printed: first.text), value)
  }

  /// The rows of the table before or after a block, page breaks aside, where they are of this kind.
  private func marginNeighbour(of block: Int, by step: Int) -> [MarginRow]? {
    var at = block + step
    while document.blocks.indices.contains(at), document.blocks[at].isFurniture { at += step }
    guard document.blocks.indices.contains(at), case .table(let table) = document.blocks[at].content, table.columnCount == 2 else {
      return nil
    }
    return marginRows(PlanRow.rows(of: table, block: at))
  }

  private func tellsActions(_ rows: [MarginRow]) -> Bool {
    var roles: Set<ColumnRole> = []
    for case .label(let label, _) in rows { roles.insert(label.role) }
    let core = roles.intersection(LabelLine.core).count
    return core >= 2 || (core == 1 && roles.contains(.action)) || (roles.contains(.measure) && !roles.isDisjoint(with: LabelLine.figures))
      || (inMargin && !roles.isEmpty)
  }

  /// Whether the table goes on with such a one, or begins at least two actions, recommendations or measures.
  private func isWholePlan(_ rows: [MarginRow], besides: [MarginRow]) -> Bool {
    inMargin || openings(rows + besides) >= 2
  }

  /// How many actions, recommendations and measures begin in rows.
  private func openings(_ rows: [MarginRow]) -> Int {
    rows.count { row in
      switch row {
      case .numbered: true
      case .label(let label, _): label.role == .action || label.role == .measure || label.role == .recommendation
      case .more, .other: false
      }
    }
  }

  private mutating func read(_ entry: MarginRow, _ row: PlanRow, following: MarginRow?) {
    switch entry {
    case .numbered(let ref, let text):
      if stems.contains(ref) {
        open(NumberedTitle(ref: ref, text: text.text, place: text.place))
        context.hasOpenAction = false
        context.listing = .none
      } else {
        openFormAction(ref: ref, "", text)
        context.listing = .label(.action, "", seen: 1)
      }
      context.hasOpenMeasure = false
    case .label(let label, let value):
      if label.role == .measure, case .label(let next, _)? = following, LabelLine.figures.contains(next.role) {
        openMeasure(label, value)
      } else {
        apply(label: label, cell: value)
      }
      context.listing = .label(label.role, label.printed, seen: value.isBlank ? 0 : 1)
    case .more(let cell):
      if case .label(let role, let label, _) = context.listing {
        if role == .action, let index = actions.last?.fields.firstIndex(where: { $0.role == .action && !$0.cell.isBlank }) {
          actions[actions.count - 1].fields[index].cell.append(cell, asOneParagraph: true)
        } else {
          apply(label: RowLabel(role: role, printed: label), cell: cell)
        }
      }
    case .other:
      for cell in row.own { for paragraph in cell.paragraphs { line(paragraph, block: row.block, row: row.row, shape: .row) } }
    }
  }
}
