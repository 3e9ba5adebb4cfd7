import Documents
import PlanSchema
import Wording

/// Tables that are forms: the labels stand in cells beside their values ("Action 1.1 | …", "Lead | … | By when | …"), an action or a
/// recommendation a table.
extension PlanReader {
  /// Reads a table as a form, if it is one: no row is a header, most begin with a label, and they give an action with its owner, date or
  /// status.
  /// - Parameters:
  ///   - isOpen: Whether the lines before the table opened an action, which the form then goes on with.
  ///   - isCut: Whether a form stands at the end of the page before, which may go on here.
  mutating func readForm(_ rows: [PlanRow], width: Int, isOpen: Bool, isCut: Bool) -> Bool {
    guard width >= 2, rows.count >= 2 || isCut || isOpen else { return false }
    var labelled = 0, filled = 0, hasAction = isOpen
    var roles: Set<ColumnRole> = []
    for row in rows where !row.own.isEmpty {
      filled += 1
      let pairs = formPairs(row)
      guard !pairs.isEmpty else { continue }
      labelled += 1
      for pair in pairs {
        if case .role(let role) = pair.label { roles.insert(role) } else { hasAction = true }
      }
    }
    if isCut, labelled == filled, labelled > 0, !rows.contains(where: \.isMarkedHeader) {
      goOn(withForm: rows)
      return true
    }
    hasAction = hasAction || roles.contains(.action) || roles.contains(.actionAndOutcome)
    // Under the action's own line, a row may be all of it.
    let isRest = isOpen && labelled == filled && labelled > 0 && !roles.isDisjoint(with: LabelLine.core)
    guard
      isRest || (hasAction && labelled >= 2 && labelled * 3 >= filled * 2 && roles.intersection(LabelLine.core).count >= (isOpen ? 1 : 2)),
      rows.allSatisfy({ !isHeaderOfForm($0, width: width) })
    else { return false }
    context.hasOpenAction = isOpen
    form = rows.last?.place
    read(form: rows)
    if isOpen, let last = rows.last.flatMap({ formPairs($0).last }), case .role(let role) = last.label {
      context.listing = .label(role, last.printed, seen: last.value.isBlank ? 0 : 1)
    }
    return true
  }

  /// The labels of a form that gives no action of its own, and nothing else.
  func formLabels(_ rows: [PlanRow]) -> [RowLabel]? {
    var out: [RowLabel] = []
    for row in rows where !row.own.isEmpty {
      let pairs = formPairs(row)
      guard !pairs.isEmpty else { return nil }
      for pair in pairs {
        guard case .role(let role) = pair.label, ![.action, .actionAndOutcome, .ref, .recommendation].contains(role) else { return nil }
        out.append(RowLabel(role: role, printed: pair.printed))
      }
    }
    return out.isEmpty || Set(out.map(\.role)).isDisjoint(with: LabelLine.core) ? nil : out
  }

  /// Whether most rows begin with a label that forms have ("What we will do", "Lead"): shaded, they look like the ratings of a key.
  func beginsWithLabels(_ rows: [PlanRow]) -> Bool {
    let filled = rows.compactMap(\.own.first)
    let labels = filled.count { cell in
      vocabulary.role(of: cell.text).map { ![.status, .meaning, .notes, .current, .target].contains($0) } ?? false
    }
    return labels >= 2 && labels * 2 > filled.count
  }

  /// Reads the row under a header that names no action ("Owner", "By when", "RAG") where a title row or heading over it did.
  mutating func readDetails(_ row: PlanRow) {
    guard let state = table, !actions.isEmpty else { return }
    context.hasOpenAction = true
    for cell in row.cells.indices.compactMap({ row.cells[$0]?.column == $0 ? row.cells[$0] : nil }) where cell.isOwn {
      let column = state.columns[cell.column]
      apply(label: RowLabel(role: column.role ?? .notes, printed: column.label), cell: cell)
    }
    keeper.place(block: row.block, row: row.row)
  }

  /// Reads what a page break has cut off a form.
  private mutating func goOn(withForm rows: [PlanRow]) {
    context.hasOpenAction = true
    form = rows.last?.place
    read(form: rows)
  }

  /// A header names a column in each cell; in a form every second cell is a value.
  private func isHeaderOfForm(_ row: PlanRow, width: Int) -> Bool {
    let pairs = formPairs(row)
    if !pairs.isEmpty, pairs.allSatisfy({ $0.value.isBlank || vocabulary.role(of: $0.value.text) == nil }) { return false }
    return header(row, width: width) != nil
      && row.own.count { cell in vocabulary.role(of: cell.text).map { $0 != .quarter } ?? false } * 2 > row.own.count
      && !row.own.allSatisfy { $0.text.hasSuffix(":") || vocabulary.role(of: $0.text) == nil }
  }

  /// What a cell of a form says of the one beside it.
  private enum FormLabel {
    case role(ColumnRole)
    /// "Action 1.1", or the bare number of an action.
    case action(ref: String)
  }

  private struct FormPair {
    var label: FormLabel
    var printed: String
    var value: PlanCell
  }

  /// The labels of a row with the cells beside them, which may be blank but for their colour. Empty where a label is missing.
  private func formPairs(_ row: PlanRow) -> [FormPair] {
    var cells: [PlanCell] = []
    for case let cell? in row.cells where cells.last?.column != cell.column { cells.append(cell) }
    guard let first = cells.first, first.column == 0, cells.count >= 2 else { return [] }
    var pairs: [FormPair] = []
    var index = 0
    while index + 1 < cells.count {
      let cell = cells[index], value = cells[index + 1]
      if cell.isBlank, index > 0 { break }
      guard let label = formLabel(cell.text, isFirst: index == 0) else { return index == 0 ? [] : pairs }
      if value.isOwn { pairs.append(FormPair(label: label, printed: cell.text, value: value)) }
      index += 2
    }
    return pairs
  }

  private func formLabel(_ text: String, isFirst: Bool) -> FormLabel? {
    guard text.utf8.count <= 70 else { return nil }
    // "Action 1.1" names one; "Recommendation 1" what comes under it.
    if let part = PartHeading(text, vocabulary: vocabulary), part.title.isEmpty {
      return part.kind == .action ? .action(ref: part.ref) : nil
    }
    if let role = vocabulary.role(of: text) { return .role(role) }
    if isFirst, let ref = references.alone(text) { return .action(ref: ref) }
    return nil
  }

  private mutating func read(form rows: [PlanRow]) {
    for (index, row) in rows.enumerated() {
      // "Measure | …" with "Baseline | … | Target | …" under it.
      if let pair = formPairs(row).first, formPairs(row).count == 1, case .role(let role) = pair.label,
        role == .measure || role == .outcome,
        index + 1 < rows.count, formRoles(rows[index + 1]).intersection(LabelLine.figures).count >= 2
      {
        openMeasure(RowLabel(role: .measure, printed: pair.printed), pair.value)
        keeper.place(block: row.block, row: row.row)
      } else {
        read(form: row)
      }
    }
  }

  private func formRoles(_ row: PlanRow) -> Set<ColumnRole> {
    Set(formPairs(row).compactMap { pair in if case .role(let role) = pair.label { role } else { nil } })
  }

  private mutating func read(form row: PlanRow) {
    let pairs = formPairs(row)
    guard !pairs.isEmpty else {
      if let only = row.own.first, row.own.count == 1 {
        let isTitle = only.paragraphs.count == 1 || PartHeading(only.text, vocabulary: vocabulary) != nil
        if isTitle, var whole = only.paragraphs.first {
          (whole.text, whole.marker) = (only.text, nil)
          line(whole, block: row.block, row: row.row, shape: .row)
        } else {
          for paragraph in only.paragraphs { line(paragraph, block: row.block, row: row.row, shape: .row) }
        }
      } else if let first = row.own.first, let part = PartHeading(first.text, vocabulary: vocabulary), part.title.isEmpty,
        row.own.count == 2
      {
        var titled = part
        titled.title = row.own[1].text
        open(titled, Paragraph(first.text, place: first.place))
        keeper.place(block: row.block, row: row.row)
      } else {
        readLoose(row)
      }
      return
    }
    for pair in pairs {
      switch pair.label {
      case .action(let ref): openFormAction(ref: ref, pair.printed, pair.value)
      case .role(.ref) where references.alone(pair.value.text) != nil:
        openFormAction(ref: references.alone(pair.value.text), pair.printed, nil, at: pair.value.place)
      case .role(let role): apply(label: RowLabel(role: role, printed: pair.printed), cell: pair.value)
      }
    }
    keeper.place(block: row.block, row: row.row)
  }

  /// An action whose cells follow in the form, its text in the cell beside its number or under a label of its own.
  mutating func openFormAction(ref: String?, _ label: String, _ text: PlanCell?, at place: Place? = nil) {
    var raw = RawAction(
      ref: ref, recommendation: context.recommendation, section: context.sections.last, place: text?.place ?? place ?? Place())
    if let text { raw.fields = [.init(key: 0, role: .action, label: label, group: nil, cell: text)] }
    actions.append(raw)
    context.hasOpenAction = true
    context.hasOpenMeasure = false
  }

  /// A row of a form whose first cell is no label: what it says goes on with the label above it, or stays as it stands.
  private mutating func readLoose(_ row: PlanRow) {
    for cell in row.own { for paragraph in cell.paragraphs { passage(paragraph) } }
    keeper.place(block: row.block, row: row.row)
  }
}
