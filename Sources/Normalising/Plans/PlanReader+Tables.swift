import Documents
import PlanSchema
import Wording

extension PlanReader {
  /// Reads a table row by row. A table without a header goes on with the columns of the one before it, if it is as wide.
  mutating func read(_ contents: Table, block: Int) {
    if let (left, right) = sideBySide(contents, block: block) {
      read(left, block: block)
      table = nil
      read(right, block: block)
      table = nil
      return
    }
    let rows = PlanRow.rows(of: contents, block: block)
    if let caption = contents.caption, !caption.isEmpty, !isKnown(caption) {
      line(Paragraph(caption, place: contents.place), block: -1, shape: .row)
    }
    var width = contents.columnCount
    if losesEmptyCells, let columns = table?.columns, width > 1, width < columns.count { width = columns.count }
    let isCut = form?.page.map { $0 + 1 } == contents.place.page && contents.place.page != nil
    let isOpen = context.hasOpenAction || isCut
    if isOpen && readValues(rows) || readMarginLabels(rows, width: width, isOpen: isOpen) {
      table = nil
      return
    }
    inMargin = false
    context.listing = .none
    context.hasOpenAction = false
    context.hasOpenMeasure = false
    if readMapping(rows) || readOverview(rows) || readForm(rows, width: width, isOpen: isOpen, isCut: isCut) {
      table = nil
      // Lines after the form of an action that a line has opened may say more of it.
      context.hasOpenAction = isOpen && !isCut
      return
    }
    form = nil
    if isOpen, let first = rows.first(where: { !$0.own.isEmpty }), let columns = header(first, width: width) {
      context.hasOpenAction = TableState(columns: columns, block: block).givesDetails
    }
    if table?.columns.count != width { table = nil }
    if var state = table {
      nameByContents(&state, rows[...])
      table = state
    }
    table?.isAtStart = true
    table?.isAfterGap = false
    let title = block > 0 ? document.blocks[..<block].last { !$0.isFurniture }?.paragraph?.text : nil
    if let list = listOfRecommendations(under: title, rows.first { !$0.own.isEmpty }, width: width) { table = list }
    for (index, row) in rows.enumerated() {
      if skipKey(row) { continue }
      let isAfterGap = index > 0 && ((!isFlat && row.skipsRows(after: rows[index - 1])) || rows[index - 1].isBlank)
      if isAfterGap { table?.isAfterGap = true }
      read(row, rest: rows[(index + 1)...], width: width)
    }
  }

  private func isKnown(_ caption: String) -> Bool { context.heading?.levelled == caption.levelled }

  private mutating func read(_ row: PlanRow, rest: ArraySlice<PlanRow>, width: Int) {
    let own = row.own, following = rest.first
    if row.isHidden {
      // A recommendation merged over the rows may begin in it.
      if let state = table, state.kind == .actions, let next = following,
        cells(next, state, where: { $0 == .recommendation || $0 == .recommendationRef }).contains(where: { !$0.isOwn && !$0.isBlank })
      {
        readRecommendationCells(row, state)
      }
      setAside(row)
      return
    }
    if own.isEmpty, row.filled.isEmpty {
      keeper.context(block: row.block, row: row.row)
      if row.isBlank, table?.isAtStart == false { table?.isAfterGap = true }
      return
    }
    if table?.isAtStart == true, let columns = table?.columns, table?.actionCount == 0, let finer = subheader(row, under: columns) {
      begin(finer, row, rest)
      return
    }
    if let groups = groups(row, over: following, width: width) {
      let old = table
      table = TableState(columns: groups, block: row.block)
      table?.earlier = old?.counts ?? old?.earlier
      keeper.context(block: row.block, row: row.row)
      return
    }
    if isPairs(own), let next = following, let columns = header(next, width: width), columns.allSatisfy({ $0.role != nil }),
      readLabels(own, row, width: width)
    {
      return
    }
    if let columns = header(row, width: width) {
      begin(columns, row, rest)
      return
    }
    if let numbered = numberedTitle(own, following: following, width: width) {
      open(numbered)
      keeper.place(block: row.block, row: row.row)
      table?.isAtStart = false
      table?.isUnderAction = false
      return
    }
    if let single = own.first, own.count == 1, isTitle(single, row, width: width) {
      title(single, row, following: following)
      return
    }
    if readLabels(own, row, width: width) { return }
    guard let kind = table?.kind else {
      if let columns = otherHeader(row, over: following, width: width) {
        begin(columns, row, rest)
        return
      }
      withoutColumns(row, width: width)
      return
    }
    readBody(row, kind: kind)
    table?.isAtStart = false
  }

  /// A row that the workbook hides is no part of what the plan says; it stays under the narrative.
  private mutating func setAside(_ row: PlanRow) {
    let text = row.own.map(\.text).joined(separator: " | ")
    if !text.isEmpty {
      record.narrative.append(Passage(id: "p\(record.narrative.count + 1)", heading: Self.hiddenRow, text: text, place: row.place))
    }
    keeper.place(block: row.block, row: row.row)
  }

  /// The heading over what a hidden row holds.
  static let hiddenRow = "Hidden row"

  private mutating func begin(_ columns: [PlanColumn], _ row: PlanRow, _ rest: ArraySlice<PlanRow>) {
    let old = table
    var new = TableState(columns: columns, block: row.block)
    nameByContents(&new, rest)
    let isRepeated = old?.columns.map(\.printed.levelled) == new.columns.map(\.printed.levelled)
    if isRepeated, let old {
      new = old
      new.isAtStart = true
    } else {
      for column in new.columns where !column.printed.isEmpty {
        let reading = ColumnReading(printed: column.label, role: column.role?.rawValue, place: column.place)
        if record.columns.contains(where: { $0.printed == reading.printed && $0.role == reading.role }) { continue }
        record.columns.append(reading)
        if column.isInferred, let role = column.role?.rawValue {
          record.notices.append(
            Diagnostic(
              .note, "inferred-column",
              "the column “\(column.printed)” is not in the vocabulary: it was taken as \(role), for the table has no other column for it. "
                + "If it is something else, say so with --map \"\(column.printed)=ROLE\"", at: column.place))
        }
      }
    }
    if let old, !isRepeated {
      new.earlier = old.counts ?? old.earlier
      if let earlier = new.earlier, earlier.labels == new.columns.map(\.printed.levelled) {
        (new.actionCount, new.referredCount) = (earlier.actions, earlier.referred)
      }
    }
    if context.hasOpenAction, new.givesDetails { new.kind = .details }
    table = new
    keeper.context(block: row.block, row: row.row)
  }

  /// Whether a row of one cell is a title over what follows rather than a value of a column.
  private func isTitle(_ cell: PlanCell, _ row: PlanRow, width: Int) -> Bool {
    if width == 1 { return true }
    if cell.span >= max(2, width - 1) { return true }
    guard let table else { return cell.column == 0 && row.filled.count == 1 && width > 2 }
    guard cell.column == 0, row.filled.count == 1 else { return false }
    guard table.kind == .actions || table.kind == .measures else { return table.isAfterGap }
    if PartHeading(cell.text, vocabulary: vocabulary) != nil { return true }
    let role = table.columns[0].role
    return (role == .ref || role == .recommendationRef) && (cell.text.utf8.count > 12 || !cell.text.contains(where: \.isNumber))
  }

  private mutating func title(_ cell: PlanCell, _ row: PlanRow, following: PlanRow?) {
    if let table, table.kind == .actions, !actions.isEmpty, cell.text.first?.isLowercase == true, goOn(with: row) {
      keeper.place(block: row.block, row: row.row)
      return
    }
    if table?.isUnderAction == true, table?.kind == .actions, saysMore(cell) {
      keeper.place(block: row.block, row: row.row)
      return
    }
    table?.isUnderAction = false
    let (head, remarks) = headAndRemarks(cell)
    if let head, let paragraph = cell.paragraphs.first {
      var whole = paragraph
      whole.text = head
      whole.marker = nil
      var cell = cell
      cell.paragraphs = [whole]
      let split = references.split(head)
      if let (ref, text) = recommendationTitle(head, over: following) {
        context.recommendation = recommendation(ref: ref, text: text, place: cell.place)
        keeper.place(block: row.block, row: row.row)
      } else if table?.kind == .actions, let known = record.recommendations.first(where: { $0.text.levelled == head.levelled }) {
        context.recommendation = known.id
        keeper.place(block: row.block, row: row.row)
      } else if let table, table.kind == .actions, let ref = split.ref, !split.text.isEmpty,
        PartHeading(cell.text, vocabulary: vocabulary) == nil,
        !cell.text.endsSentence || whole.isBold || cell.fill != nil || ref.allSatisfy(\.isNumber)
      {
        open(NumberedTitle(ref: ref, text: split.text, place: cell.place))
        keeper.place(block: row.block, row: row.row)
      } else if let table, table.kind == .actions, isHead(cell, over: following),
        PartHeading(cell.text, vocabulary: vocabulary) == nil, !hasLabel(cell.text)
      {
        let numbered = context.sections.first { id in record.sections.first { $0.id == id }?.ref != nil }
        let recommendation = context.recommendation
        enter(section(ref: nil, title: cell.text, kind: .other, parent: numbered, place: cell.place))
        // A title without a number does not end the recommendation around it.
        context.recommendation = recommendation
        keeper.place(block: row.block, row: row.row)
      } else {
        line(whole, block: row.block, row: row.row, shape: .row)
      }
      for paragraph in remarks { line(paragraph, block: row.block, row: row.row, shape: .row) }
      if let state = table, state.isAfterGap, state.kind != .actions, state.kind != .measures { table = nil }
      if table?.kind != .actions, let list = listOfRecommendations(under: head, following, width: row.cells.count) { table = list }
    } else {
      for paragraph in cell.paragraphs { line(paragraph, block: row.block, row: row.row, shape: .row) }
    }
    table?.isAtStart = false
  }

  /// The title of a cell, and the paragraphs under it that are no part of it: a label with its value, or a remark after a whole sentence
  /// ("Inspection report, paragraph 12"). Several paragraphs are a title only where they begin as one.
  private func headAndRemarks(_ cell: PlanCell) -> (head: String?, remarks: [Paragraph]) {
    guard cell.paragraphs.count > 1 else { return (cell.text, []) }
    let first = cell.paragraphs[0].printed
    guard PartHeading(first, vocabulary: vocabulary) != nil || (table?.kind == .actions && references.split(first).ref != nil) else {
      return (nil, [])
    }
    var head = first
    for (index, paragraph) in cell.paragraphs.enumerated().dropFirst() {
      if hasLabel(paragraph.text) || (head.endsSentence && !paragraph.text.endsSentence) { return (head, Array(cell.paragraphs[index...])) }
      head += " " + paragraph.printed
    }
    return (head.squeezed, [])
  }

  /// Whether a full-width row without a number is a title: short and no sentence, or set apart by its looks over a row of cells.
  private func isHead(_ cell: PlanCell, over following: PlanRow?) -> Bool {
    if !cell.text.endsSentence, cell.text.utf8.count < 120 { return true }
    guard cell.fill != nil || cell.paragraphs.allSatisfy(\.isBold), cell.text.utf8.count < 400 else { return false }
    return (following?.own.count ?? 0) >= 3
  }

  private func hasLabel(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    return vocabulary.role(of: String(text[..<colon])) != nil
  }

  /// Reads a row of labels and values: "Outcome: | …", "Sponsor: | … | Project Lead: | …", "Workstream 1 | Improving …".
  private mutating func readLabels(_ own: [PlanCell], _ row: PlanRow, width: Int) -> Bool {
    guard let first = own.first else { return false }
    let isShort = first.text.utf8.count <= 70
    let isInBody = table?.kind != nil && table?.isAtStart == false && table?.kind != .unknown
    if isShort, first.column == 0, !isInBody || own.count == 2, let part = PartHeading(first.text, vocabulary: vocabulary),
      part.title.isEmpty,
      own.count <= 2, part.kind != .action
    {
      var titled = part
      titled.title = own.count == 2 ? own[1].text : ""
      open(titled, Paragraph(first.text, place: first.place))
      keeper.place(block: row.block, row: row.row)
      table = nil
      return true
    }
    if isShort, own.count == 3, references.alone(own[1].text) != nil, own[2].text.utf8.count >= 12, readCounted(own, isInBody: isInBody) {
      keeper.place(block: row.block, row: row.row)
      table = nil
      return true
    }
    if isShort, first.column == 0 || table == nil, let pairs = labelPairs(own, isInBody: isInBody) {
      for (label, value) in pairs {
        if let value, value.isBlank && value.fill == nil || keyPlaces.cells.contains(value.text) {
          labelAbove = label
        } else if let value {
          apply(label: label, cell: value)
        } else {
          context.listing = .label(label.role, label.printed, seen: 0)
        }
      }
      lastLabel = pairs.last?.label
      keeper.place(block: row.block, row: row.row)
      if table?.block != row.block { table = nil }
      return true
    }
    // A value may stand under its label; and one cut by a page break goes on beside an empty one.
    guard table == nil, own.count == 1 else { return false }
    if first.column == 0, let label = labelAbove {
      apply(label: label, cell: first)
      labelAbove = nil
    } else if first.column == 1, let label = lastLabel {
      apply(label: label, cell: first)
    } else {
      return false
    }
    keeper.place(block: row.block, row: row.row)
    return true
  }

  /// A label, a number and a text in cells of their own: "Recommendation | 3 | The quality of …".
  private mutating func readCounted(_ own: [PlanCell], isInBody: Bool) -> Bool {
    guard !isInBody, let ref = references.alone(own[1].text), let role = vocabulary.role(of: own[0].text) else { return false }
    if role == .recommendation || role == .recommendationRef {
      context.recommendation = recommendation(ref: ref, text: own[2].text, place: own[2].place)
    } else if let kind = role.sectionKind {
      enter(section(ref: ref, title: own[2].text, kind: kind, parent: nil, place: own[2].place))
    } else {
      return false
    }
    return true
  }

  /// The labels of a row with their values, if the row is labels and values by turns; "Lead: Jo Bloggs" in one cell is a pair of its own.
  private func labelPairs(_ own: [PlanCell], isInBody: Bool) -> [(label: RowLabel, value: PlanCell?)]? {
    var pairs: [(label: RowLabel, value: PlanCell?)] = []
    var index = 0
    while index < own.count {
      let cell = own[index]
      if let role = vocabulary.role(of: cell.text), cell.text.hasSuffix(":") || (!isInBody && (own.count == 2 || own.count > 3)) {
        pairs.append((RowLabel(role: role, printed: cell.text), index + 1 < own.count ? own[index + 1] : nil))
        index += 2
      } else if index > 0, let colon = cell.text.firstIndex(of: ":"), let role = vocabulary.role(of: String(cell.text[..<colon])) {
        var value = cell
        value.paragraphs = [Paragraph(String(cell.text[cell.text.index(after: colon)...]).squeezed, place: cell.place)]
        pairs.append((RowLabel(role: role, printed: String(cell.text[..<colon])), value))
        index += 1
      } else {
        return nil
      }
    }
    return pairs
  }

  /// A row of a table whose columns nobody named.
  private mutating func withoutColumns(_ row: PlanRow, width: Int) {
    let own = row.own
    if own.count == 2, width == 2, own[0].text.utf8.count <= 60, readJudgement(area: own[0], grade: own[1]) {
      keeper.place(block: row.block, row: row.row)
      return
    }
    if own.count == 1 {
      for cell in own { for paragraph in cell.paragraphs { line(paragraph, block: row.block, row: row.row, shape: .row) } }
      return
    }
    if own.allSatisfy({ $0.column <= 1 || width == 2 }), own.count == 2 {
      record.narrative.append(
        Passage(id: "p\(record.narrative.count + 1)", heading: own[0].text, text: own[1].text, place: row.place))
      keeper.place(block: row.block, row: row.row)
      return
    }
    if readVersion(without: own, row) || readAbbreviations(own, row) { return }
    if own.count == 2, width > 2, row.filled.count == 2 {
      // Two lines side by side at the head of a sheet.
      for cell in own { for paragraph in cell.paragraphs { line(paragraph, block: row.block, row: row.row, shape: .row) } }
      return
    }
    if unreadTables.last?.page != row.place.page || unreadTables.isEmpty { unreadTables.append(row.place) }
  }
}

extension PlanColumn {
  /// The heading with its group: "Additional Costs: 2014/15 one-off".
  var label: String {
    guard let group, group != printed else { return printed }
    return "\(group): \(printed)"
  }
}
