import Foundation
import Documents
import PlanSchema
import Wording

/// Body rows of the tables that hold no actions.
extension PlanReader {
  mutating func readBody(_ row: PlanRow, kind: TableKind) {
    switch kind {
    case .actions: readAction(row)
    case .details: readDetails(row)
    case .measures: readMeasure(row)
    case .recommendations: readRecommendation(row)
    case .roles: readRole(row)
    case .members: readMember(row)
    case .meetings: readMeeting(row)
    case .versions: readVersion(row)
    case .judgements:
      if let area = cell(row, .judgement), let grade = cell(row, .grade), readJudgement(area: area, grade: grade) {
        keeper.place(block: row.block, row: row.row)
      } else {
        keepAsNarrative(row)
      }
    case .sections: readSectionRow(row)
    case .outcomes: readOutcomes(row)
    case .key, .unknown: keepAsNarrative(row)
    }
  }

  func cell(_ row: PlanRow, _ role: ColumnRole) -> PlanCell? {
    guard let table else { return nil }
    return cells(row, table) { $0 == role }.first { !$0.isBlank }
  }

  private func text(_ row: PlanRow, _ role: ColumnRole) -> String { cell(row, role)?.text ?? "" }

  private mutating func readMeasure(_ row: PlanRow) {
    guard let state = table else { return }
    let text = cells(row, state) { $0 == .measure }.filter(\.isOwn).map(\.text).joined(separator: " ").squeezed
    let hasFigures = cells(row, state) { $0 == .target || $0 == .current || $0 == .baseline || $0 == .quarter || $0 == .status }
      .contains { $0.isOwn && !$0.isBlank }
    if text.isEmpty || (!hasFigures && text.first?.isLowercase == true), !measures.isEmpty,
      !state.isAtStart || text.first?.isLowercase == true
    {
      for field in measureFields(row, state) where field.cell.isOwn {
        if let index = measures[measures.count - 1].fields.firstIndex(where: { $0.key == field.key }) {
          measures[measures.count - 1].fields[index].cell.append(field.cell, asOneParagraph: true)
        } else {
          measures[measures.count - 1].fields.append(field)
        }
      }
      keeper.place(block: row.block, row: row.row)
      return
    }
    guard !text.isEmpty else {
      keepAsNarrative(row)
      return
    }
    if !hasFigures, row.filled.count == 1, row.own.count == 1, text.endsSentence || state.isAfterGap {
      // A remark under the table: what its ratings mean, or what its figures are.
      for paragraph in row.own[0].paragraphs { line(paragraph, block: row.block, row: row.row, shape: .row) }
      return
    }
    var raw = RawMeasure(fields: measureFields(row, state), recommendation: context.recommendation, place: row.place)
    raw.section = context.sections.last
    for (index, column) in state.columns.enumerated() where index < row.cells.count {
      guard let cell = row.cells[index], !cell.isBlank else { continue }
      let part = PartHeading(cell.text, vocabulary: vocabulary)
      let ref = part?.ref ?? references.alone(cell.text) ?? references.split(cell.text).ref
      if column.role?.sectionKind != nil {
        raw.section = record.sections.first { $0.ref == ref || $0.title.levelled == cell.text.levelled }?.id ?? raw.section
        if raw.section == nil || record.sections.first(where: { $0.id == raw.section })?.ref != ref, let ref,
          let recommendation = record.recommendations.first(where: { $0.ref == ref })
        {
          raw.recommendation = recommendation.id
        }
      } else if column.role == .recommendationRef || column.role == .recommendation {
        raw.recommendation = record.recommendations.first { $0.ref == ref || $0.text.levelled == cell.text.levelled }?.id
      }
    }
    measures.append(raw)
    table?.isAfterGap = false
    keeper.place(block: row.block, row: row.row)
  }

  private func measureFields(_ row: PlanRow, _ state: TableState) -> [RawAction.Field] {
    var out: [RawAction.Field] = []
    for (index, column) in state.columns.enumerated() where index < row.cells.count {
      guard let cell = row.cells[index], cell.column == index, !cell.isBlank || cell.fill != nil else { continue }
      out.append(.init(key: index, role: column.role, label: column.label, group: column.group, cell: cell))
    }
    return out
  }

  private mutating func readRecommendation(_ row: PlanRow) {
    guard let state = table else { return }
    let refText = cells(row, state) { $0 == .ref || $0 == .recommendationRef }.filter(\.isOwn).map(\.text).joined(separator: " ").squeezed
    let text = cells(row, state) { $0 == .recommendation }.filter(\.isOwn).map(\.text).joined(separator: " ").squeezed
    let numbers = ReferenceList.numbers(in: text, references: references)
    if !numbers.isEmpty, state.columns.contains(where: { $0.role?.sectionKind != nil }) {
      // A table of the plan's parts, with the numbers of the recommendations that each answers.
      readSectionRow(row)
      return
    }
    let split = references.split(text)
    let ref = refText.isEmpty ? split.ref : references.alone(refText) ?? refText
    if ref == nil, let id = lastRecommendationRow, text.isEmpty || text.first?.isLowercase == true || state.has(.ref) {
      let more = [ColumnRole.recommendation, .story, .goodLooksLike].map { role in
        cells(row, state) { $0 == role }.filter { $0.isOwn && !$0.isBlank }.map(\.text).joined(separator: " ")
      }
      func joined(_ old: String?, _ new: String) -> String? { new.isEmpty ? old : (old ?? "").goingOn(with: new) }
      edit(recommendation: id) { recommendation in
        recommendation.text = joined(recommendation.text, more[0]) ?? ""
        recommendation.story = joined(recommendation.story, more[1])
        recommendation.whatGoodLooksLike = joined(recommendation.whatGoodLooksLike, more[2])
        if recommendation.place?.page == row.place.page { recommendation.place = recommendation.place?.through(row.place) }
      }
      keeper.place(block: row.block, row: row.row)
      return
    }
    guard !text.isEmpty || ref != nil else {
      keepAsNarrative(row)
      return
    }
    let id = recommendation(ref: ref, text: refText.isEmpty ? split.text : text, place: row.place)
    lastRecommendationRow = id
    if let ref, let at = state.columns.firstIndex(where: { $0.role?.sectionKind != nil }), let cell = row.cells[at], !cell.isBlank {
      answer([ref], by: part(cell, state))
    }
    let story = self.text(row, .story), good = self.text(row, .goodLooksLike)
    let others = fieldsBeside(row, state)
    edit(recommendation: id) { recommendation in
      // The table of recommendations is their own place; a section's head only repeats them.
      recommendation.text = refText.isEmpty ? split.text : text
      recommendation.place = row.place
      if !story.isEmpty { recommendation.story = story }
      if !good.isEmpty { recommendation.whatGoodLooksLike = good }
      recommendation.notes += others
    }
    keeper.place(block: row.block, row: row.row)
  }

  /// What a row says in columns that its record has no field for.
  private func fieldsBeside(_ row: PlanRow, _ state: TableState) -> [Note] {
    let known: Set<ColumnRole> = [.ref, .recommendationRef, .recommendation, .story, .goodLooksLike]
    return row.own.compactMap { cell in
      let column = state.columns[cell.column]
      if let role = column.role, known.contains(role) { return nil }
      return Note(label: column.label, text: cell.text, place: cell.place)
    }
  }

  private mutating func readRole(_ row: PlanRow) {
    let post = text(row, .post)
    let abbreviation = text(row, .abbreviation).isEmpty ? text(row, .ref) : text(row, .abbreviation)
    guard !post.isEmpty || !abbreviation.isEmpty else { return keepAsNarrative(row) }
    let holders = cell(row, .holder)?.paragraphs.flatMap { $0.text.components(separatedBy: " / ") }.map(\.squeezed) ?? []
    record.roles.append(
      PlanSchema.Role(abbreviation: abbreviation, post: post, holders: holders.filter { !$0.isEmpty }, place: row.place))
    keeper.place(block: row.block, row: row.row)
  }

  private mutating func readMember(_ row: PlanRow) {
    let post = text(row, .post)
    guard !post.isEmpty else { return keepAsNarrative(row) }
    let organisation = text(row, .organisation), name = text(row, .holder)
    let member = Governance.Member(
      post: post, organisation: organisation.isEmpty ? nil : organisation, name: name.isEmpty ? nil : name, place: row.place)
    let heading = context.heading ?? ""
    let index =
      record.governance.firstIndex { !$0.body.isEmpty && heading.levelled.containsWords($0.body.levelled) }
      ?? {
        let words = ["members", "membership", "(draft)", "draft"]
        let body = heading.split(separator: " ").filter { !words.contains(String($0).levelled) }.joined(separator: " ")
        record.governance.append(Governance(body: body, printed: heading, place: row.place))
        return record.governance.count - 1
      }()
    record.governance[index].members.append(member)
    keeper.place(block: row.block, row: row.row)
  }

  /// A body that watches over the plan, and how often it meets; its chair and the rest stay in the printed row.
  private mutating func readMeeting(_ row: PlanRow) {
    let body = text(row, .meeting), often = text(row, .frequency)
    guard !body.isEmpty else { return keepAsNarrative(row) }
    record.governance.append(
      Governance(
        body: body, frequency: GovernanceReader.frequency(in: often), printed: row.own.map(\.text).joined(separator: " | "),
        place: row.place))
    keeper.place(block: row.block, row: row.row)
  }

  private mutating func readVersion(_ row: PlanRow) {
    let version = text(row, .version)
    let change = row.own.filter { cell in
      let role = table?.columns[cell.column].role
      return role != .version && role != .changedBy && role != .holder
    }.map(\.text).joined(separator: " ")
    if version.isEmpty, !record.document.versions.isEmpty {
      record.document.versions[record.document.versions.count - 1].change += " " + change
    } else {
      let by = text(row, .changedBy).isEmpty ? text(row, .holder) : text(row, .changedBy)
      record.document.versions.append(
        SourceDocument.Version(
          printed: version, date: DocumentDate().first(in: version)?.start ?? DocumentDate().first(in: change)?.start, change: change,
          by: by.isEmpty ? nil : by, place: row.place))
    }
    keeper.place(block: row.block, row: row.row)
  }

  /// "1. Improving Leadership | sponsor | lead": a section with what the row says of it.
  private mutating func readSectionRow(_ row: PlanRow) {
    guard let state = table, let index = state.columns.firstIndex(where: { $0.role?.sectionKind != nil }), let cell = row.cells[index],
      !cell.isBlank
    else { return keepAsNarrative(row) }
    let id = part(cell, state)
    let refs = cells(row, state) { $0 == .recommendation || $0 == .recommendationRef }.map(\.text).joined(separator: ", ")
    answer(ReferenceList.numbers(in: refs, references: references), by: id)
    let notes = row.own.filter { $0.column != cell.column }.map {
      Note(label: state.columns[$0.column].label, text: $0.text, place: $0.place)
    }
    edit(section: id) { $0.notes += notes }
    keeper.place(block: row.block, row: row.row)
  }

  /// The part of the plan that a cell names by its number, its title or both.
  private mutating func part(_ cell: PlanCell, _ state: TableState) -> String {
    let part = PartHeading(cell.text, vocabulary: vocabulary), split = references.split(cell.text), alone = references.alone(cell.text)
    let title = part?.title ?? (alone == nil ? split.text : "")
    return section(
      ref: part?.ref ?? alone ?? split.ref, title: title, kind: state.columns[cell.column].role?.sectionKind ?? .other, parent: nil,
      place: cell.place, isOverview: true)
  }

  private mutating func answer(_ refs: [String], by id: String) {
    edit(section: id) { section in section.answers += refs.filter { !section.answers.contains($0) } }
  }

  private mutating func readOutcomes(_ row: PlanRow) {
    guard let cell = cell(row, .outcome) else { return keepAsNarrative(row) }
    addOutcomes(cell)
    for other in row.own where other.column != cell.column { passageOf(other) }
    keeper.place(block: row.block, row: row.row)
  }

  /// The outcomes of a cell: its paragraphs, or the items numbered within one.
  mutating func addOutcomes(_ cell: PlanCell) {
    for (ref, text, place) in InlineList.items(cell.paragraphs) {
      outcome(
        text, ref: ref, recommendation: context.recommendation, section: context.recommendation == nil ? context.sections.last : nil,
        place: place)
    }
  }

  private mutating func passageOf(_ cell: PlanCell) {
    for paragraph in cell.paragraphs { passage(paragraph, heading: table?.columns[cell.column].label) }
  }

  /// A row of a table that is understood to be none of ours: kept under its headings.
  mutating func keepAsNarrative(_ row: PlanRow) {
    guard let state = table else { return }
    let text = row.own.map { cell in
      let label = cell.column < state.columns.count ? state.columns[cell.column].label : ""
      return label.isEmpty ? cell.text : "\(label): \(cell.text)"
    }.joined(separator: " | ")
    record.narrative.append(Passage(id: "p\(record.narrative.count + 1)", heading: context.heading, text: text, place: row.place))
    keeper.place(block: row.block, row: row.row)
  }
}
