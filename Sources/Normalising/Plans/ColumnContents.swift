import Documents
import PlanSchema
import Wording

/// What the cells of a column say of it where its heading does not.
extension PlanReader {
  /// Gives roles to columns whose cells are references: those of the rows where nothing is printed over them, or those of recommendations;
  /// and to those of dates and ratings in a table of actions that has no other column for them.
  mutating func nameByContents(_ state: inout TableState, _ rows: ArraySlice<PlanRow>) {
    let rows = rows.prefix(100).prefix { header($0, width: state.columns.count) == nil }
    setLevels(&state, rows)
    setGrades(&state, rows)
    if let pair = numberedParts(state, rows) {
      (state.columns[pair].role, state.columns[pair + 1].role) = (.recommendationRef, .recommendation)
      state.settle()
    }
    if let at = actionColumn(state, rows) {
      state.columns[at].role = .action
      state.columns[at].isInferred = true
      state.settle()
    }
    if let at = referenceColumn(state, rows) {
      state.columns[at].role = .ref
    } else if let at = linkColumn(state, rows) ?? numberColumn(state, rows) {
      state.columns[at].role = .recommendationRef
    }
    guard state.kind == .actions else {
      if state.kind == .measures, !state.has(.status), let at = ratingColumn(state, rows, for: .measure) {
        state.columns[at].role = .status
      }
      return
    }
    if !state.has(.due),
      let at = open(state, [.progress]).first(where: { dateHeadings.contains(state.columns[$0].printed.levelled) })
        ?? dateColumn(state, rows)
    {
      state.columns[at].role = .due
      dateHeadings.insert(state.columns[at].printed.levelled)
    }
    let isOfShares = record.statusScale.isEmpty || record.statusScale.contains { $0.printed.contains("%") }
    if !state.has(.status), !state.has(.percentComplete) || !isOfShares,
      let at = open(state, [.progress]).first(where: { ratingHeadings.contains(state.columns[$0].printed.levelled) })
        ?? ratingColumn(state, rows)
    {
      state.columns[at].role = .status
      ratingHeadings.insert(state.columns[at].printed.levelled)
    }
    if !state.has(.progress), let at = remarksColumn(state, rows) { state.columns[at].role = .progress }
    if !state.has(.status), !state.has(.percentComplete), let at = shareColumn(state, rows) { state.columns[at].role = .percentComplete }
  }

  /// Columns whose headings leave open what they hold ("Milestone", "Position"): not the first that is called an action.
  private func open(_ state: TableState, _ also: Set<ColumnRole>) -> [Int] {
    let first = state.columns.firstIndex { $0.role == .action }
    return state.columns.indices.filter { at in
      guard at != first, !state.columns[at].printed.isEmpty else { return false }
      return state.columns[at].role.map { $0 == .notes || also.contains($0) } ?? true
    }
  }

  /// Where owners and dates have columns but nothing is called an action: the column of sentences under a heading that nobody knows.
  private func actionColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    guard ![.actions, .details, .measures].contains(state.kind), state.has(.owner), state.has(.due) || state.has(.status) else {
      return nil
    }
    return state.columns.indices.first { at in
      guard state.columns[at].role == nil, !state.columns[at].printed.isEmpty else { return false }
      let texts = printed(at, rows).map(\.text)
      return texts.count >= 2 && texts.count(where: { $0.utf8.count >= 20 && $0.contains(" ") }) * 10 >= texts.count * 8
    }
  }

  private static let levels = Vocabulary.load("levels")

  /// A column called "Priority" may say how pressing an action is ("High", "Low"), and not where it belongs.
  private func setLevels(_ state: inout TableState, _ rows: ArraySlice<PlanRow>) {
    for at in state.columns.indices where state.columns[at].role == .priority {
      let texts = printed(at, rows).map(\.text)
      if texts.count > 1, texts.allSatisfy({ Self.levels.meaning(of: $0) != nil }) { state.columns[at].role = .notes }
    }
  }

  /// Columns of grades under the times of inspections ("November 2021", "March 2025"): those of the latest count.
  private func setGrades(_ state: inout TableState, _ rows: ArraySlice<PlanRow>) {
    let grades = InspectionVocabulary.standard.grades, others = state.columns.indices.dropFirst()
    guard others.count > 1, !state.has(.judgement), others.allSatisfy({ [nil, .quarter].contains(state.columns[$0].role) }) else { return }
    let texts = others.map { printed($0, rows).map(\.text) }, all = texts.joined().count
    guard texts.allSatisfy({ $0.count > 1 }), texts.joined().count(where: { grades.grade(of: $0) != nil }) * 10 >= all * 8 else { return }
    let times = others.map { DocumentDate().first(in: state.columns[$0].printed)?.start ?? "" }
    guard let latest = times.max(), !latest.isEmpty, let at = times.lastIndex(of: latest) else { return }
    for index in others { state.columns[index].role = .notes }
    (state.columns[0].role, state.columns[at + 1].role) = (.judgement, .grade)
    state.settle()
  }

  /// "Workstream" and "Workstream description" over "R1" and a sentence: the parts are the recommendations.
  private func numberedParts(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    guard state.kind == .actions, !state.has(.recommendation), !state.has(.recommendationRef) else { return nil }
    return state.columns.indices.dropLast().first { at in
      guard state.columns[at].role?.sectionKind != nil, state.columns[at + 1].role == nil,
        state.columns[at + 1].printed.levelled.hasPrefixWord(state.columns[at].printed.levelled)
      else { return false }
      let cells = printed(at, rows)
      return cells.count > 1 && cells.allSatisfy { references.alone($0.text).map(Self.numbersRecommendation) ?? false }
    }
  }

  /// Where no column is called progress, one called "Notes" tells of it, unless the workbook hides it.
  private func remarksColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    state.columns.indices.first { at in
      state.columns[at].role == .notes && PlanVocabulary.guess(state.columns[at].printed) == .progress
        && printed(at, rows).contains { !$0.isHidden }
    }
  }

  private func dateColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    let dates = DateReader()
    return open(state, [.action, .target, .start]).first { at in
      let cells = printed(at, rows)
      let dated = cells.count { cell in
        cell.text.utf8.count <= 60
          && [.day, .month, .quarter, .term, .recurring, .ongoing].contains(dates.read(cell.text).precision)
      }
      return dated >= 2 && dated * 10 >= cells.count * 7
    }
  }

  /// The column of a few ratings that come again and again, each of which the plan's key lists, or any reader knows.
  private func ratingColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>, for scope: StatusKey.Scope = .action) -> Int? {
    let reader = StatusReader(scale: record.statusScale)
    return open(state, [.progress, .current]).first { at in
      let texts = printed(at, rows).map(\.text)
      guard texts.count >= 2, texts.allSatisfy({ $0.utf8.count <= 30 }) else { return false }
      // What the plan's own key lists needs fewer witnesses than what any reader knows.
      let listed = texts.count { reader.read(printed: $0, for: scope).basis == .key }
      if listed >= 2, listed * 10 >= texts.count * 8 { return true }
      guard texts.count >= 3, Set(texts).count <= max(2, min(7, texts.count / 2 + 1)) else { return false }
      let known = texts.count { reader.read(printed: $0, for: scope).value != .unknown }
      return known * 10 >= texts.count * 8
    }
  }

  /// The column of shares of a hundred, where the actions have no figures to reach ("Confidence that it will be done on time").
  private func shareColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    if state.has(.target) || state.has(.baseline) || state.has(.current) { return nil }
    return open(state, []).first { at in
      let texts = printed(at, rows).map(\.text)
      return texts.count >= 3 && texts.allSatisfy { $0.hasSuffix("%") && Int($0.dropLast()).map { 0...100 ~= $0 } ?? false }
    }
  }

  /// The column of the rows' own references: left of the texts, without a heading, or in a table of recommendations with one such as "Area".
  private func referenceColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    let text: ColumnRole
    switch state.kind {
    case .actions: text = .action
    case .recommendations: text = .recommendation
    default: return nil
    }
    guard !state.has(.ref), let end = state.columns.firstIndex(where: { $0.role == text }),
      !printed(end, rows).allSatisfy({ !ReferenceList.numbers(in: $0.text, references: references).isEmpty })
    else { return nil }
    return state.columns[..<end].indices.first { at in
      let column = state.columns[at]
      let isOpen = column.printed.isEmpty && column.role == nil || text == .recommendation && column.role?.sectionKind != nil
      let cells = printed(at, rows)
      return isOpen && cells.count >= 2 && cells.allSatisfy { references.alone($0.text) != nil }
    }
  }

  /// The column in which the actions name the recommendations that they answer, by references that are known.
  private func linkColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    guard state.kind == .actions, !state.has(.recommendation), !state.has(.recommendationRef), !record.recommendations.isEmpty else {
      return nil
    }
    let known = Set(record.recommendations.compactMap { $0.ref?.levelled })
    return state.columns.indices.first { at in
      let cells = printed(at, rows)
      switch state.columns[at].role {
      case nil, .notes, .theme, .priority, .objective: if state.columns[at].printed.isEmpty { return false }
      // "1, 1, 1, 2, 2": references that come again and again are not the actions' own.
      case .ref: if Set(cells.map(\.text.levelled)).count * 2 > cells.count { return false }
      default: return false
      }
      return cells.count >= 2
        && cells.allSatisfy { cell in
          let refs = ReferenceList.numbers(in: cell.text, references: references)
          return !refs.isEmpty && refs.allSatisfy { known.contains($0.levelled) }
        }
    }
  }

  /// A column of numbers right before the recommendations that has one only where a recommendation begins, though several actions follow it:
  /// they are the recommendations' own.
  private func numberColumn(_ state: TableState, _ rows: ArraySlice<PlanRow>) -> Int? {
    func mayBe(_ at: Int) -> Bool {
      guard at + 1 < state.columns.count, state.columns[at + 1].role == .recommendation else { return false }
      if state.columns[at].role == .ref { return true }
      // "Finding" over "A", "B", "C"
      let withActions = rows.filter { row in cells(row, state) { $0 == .action }.contains { $0.isOwn && !$0.isBlank } }
      let texts = printed(at, withActions[...]).map(\.text)
      return state.columns[at].role == nil && texts.count > 1
        && texts.allSatisfy { references.alone($0) != nil || ($0.utf8.count == 1 && $0.first?.isUppercase == true) }
    }
    guard state.kind == .actions, !state.has(.recommendationRef), let at = state.columns.indices.first(where: mayBe) else { return nil }
    var numbers: [String: String] = [:]
    var isRepeated = false
    for row in rows where row.own.first.map({ !references.isTotal($0.text) }) ?? false {
      let texts = cells(row, state) { $0 == .recommendation }.filter { $0.isOwn && !$0.isBlank }
      let refs = [at < row.cells.count ? row.cells[at] : nil].compactMap { $0 }.filter { $0.isOwn && !$0.isBlank }
      guard let text = texts.first?.text.levelled else {
        if !refs.isEmpty, cells(row, state, where: { $0 == .action }).contains(where: { $0.isOwn && !$0.isBlank }) { return nil }
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

  /// The cells of a column with something in them.
  private func printed(_ column: Int, _ rows: ArraySlice<PlanRow>) -> [PlanCell] {
    rows.compactMap { row in column < row.cells.count ? row.cells[column] : nil }.filter { $0.isOwn && !$0.isBlank && $0.span == 1 }
  }
}
