import Foundation
import Documents
import PlanSchema
import Wording

extension PlanReader {
  /// Reads a body row of a table of actions: a new action, a part of one, or what a page break cut off the one before.
  mutating func readAction(_ row: PlanRow) {
    guard let state = table else { return }
    if let first = row.own.first, references.isTotal(first.text),
      !cells(row, state, where: { $0 == .owner }).contains(where: { !$0.isBlank })
    {
      strayRow(row)
      return
    }
    if state.isAfterGap, row.own.count == 1, let only = row.own.first, state.columns[only.column].role == .recommendation,
      references.split(only.text).ref == nil, only.text.utf8.count <= 60, !only.text.endsSentence
    {
      // After a gap, a few words alone are a title of what follows the actions.
      for paragraph in only.paragraphs { line(paragraph, block: row.block, row: row.row, shape: .row) }
      return
    }
    let before = context.recommendation
    readSectionCells(row, state)
    readRecommendationCells(row, state)
    if readSpanning(row, state) { return }
    let actionCells = cells(row, state) { $0 == .action || $0 == .actionAndOutcome }
    let text = actionCells.filter(\.isOwn).map(\.text).joined(separator: " ").squeezed
    let refText = refText(row, state)
    let split = references.split(text)
    let hasRef = !refText.isEmpty || split.ref != nil
    let hasOwner = cells(row, state) { $0 == .owner }.contains { $0.isOwn && $0.text.contains(where: \.isLetter) }
    let hasDue = cells(row, state) { $0 == .due || $0 == .status }.contains { $0.isOwn && !$0.isBlank }
    let areReferred = state.referredCount > 0 && state.referredCount * 2 > state.actionCount
    if !hasOwner, !hasDue, !hasRef, vocabulary.parts.meaning(of: text) == "no action yet" {
      strayRow(row)
      return
    }
    if isFlat, refText.isEmpty, areReferred, continuesCells(row, state), goOn(with: row) {
      return
    } else if text.isEmpty, refText.isEmpty {
      // What stands beside a new recommendation without an action ("Actions to follow") says nothing of the action before.
      let isOther = context.recommendation != before && cells(row, state, where: isHandled).contains { $0.isOwn && !$0.isBlank }
      if isOther || !goOn(with: row) { strayRow(row) }
    } else if hasRef {
      openAction(row, state, ref: refText.isEmpty ? split.ref : references.alone(refText) ?? refText)
    } else if isBulleted(text), hasOwner || hasDue, areReferred, state.actionCount > 0 {
      openPart(row, state)
    } else if state.isAfterGap, areReferred, !hasDue, !(hasOwner && row.own.count > 2) {
      strayRow(row)
    } else if areReferred, !(hasDue && hasOwner) || (state.isAtStart && text.first?.isLowercase == true && !lastEnds), goOn(with: row) {
      // Even with an owner and a date of its own: a page has cut all of its cells.
      return
    } else if state.isAtStart, state.actionCount > 0, !(hasDue && hasOwner), text.first?.isLowercase == true || lastIsOpen, goOn(with: row)
    {
      return
    } else if !areReferred, !hasDue, !hasOwner, text.first?.isLowercase == true, goOn(with: row) {
      return
    } else {
      openAction(row, state, ref: nil)
    }
  }

  /// What the column of references holds; where there is none, the number in a first column without a heading.
  private func refText(_ row: PlanRow, _ state: TableState) -> String {
    let text = cells(row, state) { $0 == .ref }.filter(\.isOwn).map(\.text).joined(separator: " ").squeezed
    guard text.isEmpty, !state.has(.ref), state.columns.first?.printed.isEmpty == true, state.columns.first?.role == nil,
      let cell = row.cells.first ?? nil, cell.isOwn
    else { return text }
    return references.alone(cell.text) ?? ""
  }

  /// The cells of the columns with certain roles, merged ones once.
  func cells(_ row: PlanRow, _ state: TableState, where isWanted: (ColumnRole?) -> Bool) -> [PlanCell] {
    var out: [PlanCell] = []
    for (index, column) in state.columns.enumerated() where isWanted(column.role) && index < row.cells.count {
      if let cell = row.cells[index], out.last?.column != cell.column { out.append(cell) }
    }
    return out
  }

  private var lastEnds: Bool { actions.last.map { ($0.text(.action) + $0.text(.actionAndOutcome)).endsSentence } ?? true }

  private var lastIsOpen: Bool {
    guard let last = actions.last else { return false }
    let text = last.text(.action) + last.text(.actionAndOutcome)
    return !text.endsSentence && text.awaitsMore
  }

  /// Whether a row of a table of lines goes on with the cells above it: one of its own cells begins in the middle of a sentence, and its
  /// date, if it has one, is no date of its own.
  private func continuesCells(_ row: PlanRow, _ state: TableState) -> Bool {
    guard state.actionCount > 0 else { return false }
    let own = fields(row, state).filter { $0.cell.isOwn && !$0.cell.isBlank }
    let dues = own.filter { $0.role == .due }
    guard own.contains(where: { $0.cell.text.first?.isLowercase == true && $0.role != .ref }),
      !own.contains(where: { $0.role == .status && $0.cell.text.first?.isLowercase == false })
    else { return false }
    return dues.allSatisfy { ![.day, .month, .quarter].contains(DateReader().read($0.cell.text).precision) }
  }

  private func isBulleted(_ text: String) -> Bool { ListMark.split(text).map { ListMark.isBullet($0.mark) } ?? false }

  private mutating func openAction(_ row: PlanRow, _ state: TableState, ref: String?) {
    var raw = RawAction(ref: ref, recommendation: context.recommendation, section: context.sections.last, place: row.place)
    raw.fields = fields(row, state)
    raw.alsoAnswers = context.alsoAnswers
    raw.isRated = state.has(.status)
    let each = numberedWithin(raw)
    actions += each
    table?.isAfterGap = false
    table?.isUnderAction = true
    table?.actionCount += each.count
    if ref != nil { table?.referredCount += 1 }
    keeper.place(block: row.block, row: row.row)
  }

  /// The actions of a row whose cell holds several, each with its number and with lines of its own ("Lead: …", "By when: …"): what stands in
  /// the other cells is said of all of them.
  private func numberedWithin(_ raw: RawAction) -> [RawAction] {
    guard let key = raw.fields.firstIndex(where: { $0.role == .action || $0.role == .actionAndOutcome }) else { return [raw] }
    let paragraphs = raw.fields[key].cell.paragraphs
    let starts = paragraphs.indices.filter { references.split(paragraphs[$0].printed).ref != nil }
    guard starts.count > 1, starts[0] == 0, raw.ref == nil || raw.ref == references.split(paragraphs[0].printed).ref else { return [raw] }
    let pieces = zip(starts, starts.dropFirst() + [paragraphs.count]).map { Array(paragraphs[$0..<$1]) }
    let told = pieces.map { ActionText($0, vocabulary: vocabulary, reader: references) }
    guard told.allSatisfy({ !$0.text.isEmpty && $0.labelled.contains { [.owner, .due, .status].contains($0.role) } }) else { return [raw] }
    return pieces.map { piece in
      var one = raw
      one.ref = references.split(piece[0].printed).ref
      one.fields[key].cell.paragraphs = piece
      one.place = piece[0].place
      return one
    }
  }

  /// Opens a part of the action before: "- effective contract management …" with an owner and date of its own. Where the action's first
  /// part stands in the action's own row ("Deliver: - ongoing campaigns"), that row is taken apart.
  private mutating func openPart(_ row: PlanRow, _ state: TableState) {
    var parent = actions.count - 1
    if let top = actions[parent].parent {
      parent = top
    } else if let key = actions[parent].fields.firstIndex(where: { $0.role == .action }),
      let cut = actions[parent].fields[key].cell.text.range(of: ": - ") ?? actions[parent].fields[key].cell.text.range(of: ": • ")
    {
      let whole = actions[parent].fields[key].cell.text
      var first = actions[parent]
      first.ref = nil
      first.parent = parent
      first.fields[key].cell.paragraphs = [Paragraph(String(whole[cut.upperBound...]), place: first.place)]
      actions[parent].fields[key].cell.paragraphs = [Paragraph(String(whole[..<cut.lowerBound]) + ":", place: first.place)]
      actions[parent].fields.removeAll { $0.role != .action && $0.role != .ref }
      actions.append(first)
    }
    var raw = RawAction(ref: nil, recommendation: context.recommendation, section: context.sections.last, place: row.place)
    raw.fields = fields(row, state)
    raw.parent = parent
    for index in raw.fields.indices where raw.fields[index].role == .action {
      if let (_, rest) = ListMark.split(raw.fields[index].cell.text) {
        raw.fields[index].cell.paragraphs = [Paragraph(String(rest), place: row.place)]
      }
    }
    actions.append(raw)
    keeper.place(block: row.block, row: row.row)
  }

  private func fields(_ row: PlanRow, _ state: TableState) -> [RawAction.Field] {
    var out: [RawAction.Field] = []
    for (index, column) in state.columns.enumerated() where index < row.cells.count {
      guard let cell = row.cells[index], cell.column == index || out.last?.cell.column != cell.column, !isHandled(column.role) else {
        continue
      }
      if cell.isBlank, cell.fill == nil { continue }
      out.append(.init(key: index, role: column.role, label: column.label, group: column.group, cell: cell))
    }
    return out
  }

  /// Columns that say where the action belongs are read before it.
  private func isHandled(_ role: ColumnRole?) -> Bool {
    role == .recommendation || role == .recommendationRef || role?.sectionKind != nil
  }

  /// Adds a row's cells to those of the action before. Returns whether there was one.
  mutating func goOn(with row: PlanRow) -> Bool {
    guard let state = table, !actions.isEmpty, state.actionCount > 0 else { return false }
    let at = actions.count - 1
    for field in fields(row, state) where field.cell.isOwn || field.cell.isBlank {
      if let index = actions[at].fields.firstIndex(where: { $0.key == field.key }) {
        // What a page end cuts off an owner or a date is of the same line as a rule, whatever it begins with; in a sheet or in Word it is
        // a line of its own.
        let isCutLine = (field.role == .owner || field.role == .due) && row.place.page != nil
        let isSingle =
          (isFlat || isCutLine) && field.cell.paragraphs.count == 1
          && actions[at].fields[index].cell.paragraphs.count <= 1
        actions[at].fields[index].cell.append(field.cell, asOneParagraph: isSingle && field.role != .progress)
      } else {
        actions[at].fields.append(field)
      }
    }
    keeper.place(block: row.block, row: row.row)
    return true
  }

  /// A row that is no action: totals, remarks under the table.
  private mutating func strayRow(_ row: PlanRow) {
    let own = row.own
    if own.isEmpty {
      keeper.context(block: row.block, row: row.row)
      return
    }
    record.narrative.append(
      Passage(
        id: "p\(record.narrative.count + 1)", heading: context.heading, text: own.map(\.text).joined(separator: " | "), place: row.place))
    keeper.place(block: row.block, row: row.row)
  }

  /// The recommendation that a row's own columns name. A merged or repeated cell names it again; a blank one leaves it as it was.
  mutating func readRecommendationCells(_ row: PlanRow, _ state: TableState) {
    let refCells = cells(row, state) { $0 == .recommendationRef }.filter(\.isOwn)
    let textCells = cells(row, state) { $0 == .recommendation }.filter(\.isOwn)
    guard !refCells.isEmpty || !textCells.isEmpty else { return }
    let refText = vocabulary.withoutContinuation(refCells.map(\.text).joined(separator: " ").squeezed)
    let text = vocabulary.withoutContinuation(textCells.map(\.text).joined(separator: " ").squeezed)
    if refText.isEmpty, text.isEmpty { return }
    // After a gap, words where the numbers stand begin something else: "Abbreviations | PSW …".
    let isNumber = refText.utf8.count <= 3 || references.alone(refText) != nil || refText.contains(where: \.isNumber)
    if state.isAfterGap, state.actionCount > 0, !isNumber, row.own.count <= 2 { return }
    context.alsoAnswers = []
    if refText.isEmpty, let ref = references.alone(text), record.recommendations.contains(where: { $0.ref?.levelled == ref.levelled }) {
      context.recommendation = recommendation(ref: ref, text: "", place: textCells[0].place)
      return
    }
    let several = ReferenceList.numbers(in: text.isEmpty ? refText : refText.isEmpty ? text : "", references: references)
    if several.count > 1 {
      let place = (refCells.first { !$0.isBlank } ?? textCells.first { !$0.isBlank } ?? refCells[0]).place
      let ids = several.map { recommendation(ref: $0, text: "", place: place) }
      context.recommendation = ids[0]
      context.alsoAnswers = Array(ids.dropFirst())
      return
    }
    if refText.isEmpty, let id = context.recommendation, state.actionCount > 0, references.split(text).ref == nil,
      state.isAtStart || text.first?.isLowercase == true,
      let current = record.recommendations.first(where: { $0.id == id }), !current.text.endsSentence || text.first?.isLowercase == true
    {
      edit(recommendation: id) { $0.text = $0.text.goingOn(with: text) }
      return
    }
    let split = references.split(text), counted = refText.isEmpty && split.ref == nil ? counted(text) : nil
    let ref = refText.isEmpty ? counted?.ref ?? split.ref : references.alone(refText) ?? refText
    context.recommendation = recommendation(
      ref: ref, text: counted?.text ?? (refText.isEmpty || split.ref == ref ? split.text : text),
      place: (textCells.first ?? refCells[0]).place)
  }

  /// The section that a row's own columns name.
  private mutating func readSectionCells(_ row: PlanRow, _ state: TableState) {
    for (index, column) in state.columns.enumerated() {
      guard let kind = column.role?.sectionKind, index < row.cells.count, let cell = row.cells[index], cell.isOwn, !cell.isBlank else {
        continue
      }
      let part = PartHeading(cell.text, vocabulary: vocabulary)
      let split = references.split(cell.text)
      let id = section(
        ref: part?.ref ?? split.ref, title: part?.title ?? (split.text.isEmpty ? cell.text : split.text), kind: kind, parent: nil,
        place: cell.place)
      if context.sections.last != id { enter(id) }
    }
  }
}
