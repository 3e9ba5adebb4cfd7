import Documents
import PlanSchema
import Wording

extension PlanReader {
  enum LineShape: Hashable {
    case heading(Int)
    case paragraph
    case item(Int)
    /// A row of a table that is one cell, such as a title row of a sheet.
    case row

    var isHeading: Bool { if case .heading = self { true } else { false } }
  }

  /// Reads a paragraph, heading, list item, or a row of one cell.
  mutating func line(_ paragraph: Paragraph, block: Int, row: Int? = nil, shape: LineShape) {
    let text = paragraph.printed.squeezed
    guard !text.isEmpty else { return }
    if inlineLabels(paragraph) {
      keeper.place(block: block, row: row)
      return
    }
    let opensPart = shape.isHeading || shape == .row || paragraph.isBold
    if let part = PartHeading(text, vocabulary: vocabulary), opensPart || part.isParted {
      open(part, paragraph)
      if case .heading(let level) = shape { context.partLevel = level }
      keeper.place(block: block, row: row)
      return
    }
    if let (label, value) = labelled(paragraph, shape: shape) {
      apply(label: label, value: value, place: paragraph.place)
      keeper.place(block: block, row: row)
      return
    }
    if opensActionOfLabels(paragraph, block: block) {
      openLabelAction(ref: nil, paragraph)
      keeper.place(block: block, row: row)
      return
    }
    keeper.place(block: block, row: row)
    if context.awaitsText, let id = context.recommendation {
      context.awaitsText = false
      edit(recommendation: id) { $0.text = text }
      return
    }
    if case .heading(let level) = shape {
      heading(paragraph, level: level, block: block)
      return
    }
    if listed(paragraph, isItem: shape != .paragraph && shape != .row) { return }
    if text.hasSuffix(":"), let next = introduces(text) { context.listing = next }
    passage(paragraph)
  }

  private mutating func heading(_ paragraph: Paragraph, level: Int, block: Int) {
    context.listing = .none
    context.hasOpenAction = false
    let split = references.split(paragraph.printed)
    if let ref = split.ref, !split.text.isEmpty, hasActionsAhead(ref) || hasLabelledActions(after: block, level: level) {
      open(NumberedTitle(ref: ref, text: split.text, place: paragraph.place))
      context.partLevel = level
    } else if topics.contains(block) {
      enter(section(ref: nil, title: paragraph.text, kind: .other, parent: nil, place: paragraph.place))
      context.partLevel = level
    } else if level > 0, level <= context.partLevel ?? level {
      // A heading below that of the recommendation ("Actions", "Measures") does not end it.
      context.recommendation = nil
      context.partLevel = nil
    }
    context.heading = paragraph.text
    if let next = introduces(paragraph.text) { context.listing = next }
    passage(paragraph, heading: nil)
  }

  /// Whether some table has actions whose references belong under this one ("2" → "2.1", "R1" → "R1.2").
  private func hasActionsAhead(_ ref: String) -> Bool { stems.contains(ref) }

  /// Whether actions in label lines, or in a form, follow under a heading.
  private func hasLabelledActions(after block: Int, level: Int) -> Bool {
    guard block >= 0 else { return false }
    for next in document.blocks.dropFirst(block + 1).prefix(12) {
      switch next.content {
      case .heading(let other, _) where other <= level: return false
      case .heading(_, let line), .paragraph(let line), .item(_, let line):
        if PartHeading(line.text, vocabulary: vocabulary)?.kind == .action { return true }
        if let colon = line.text.firstIndex(of: ":"), line.text.distance(from: line.text.startIndex, to: colon) <= 40,
          vocabulary.role(of: String(line.text[..<colon])) == .action
        {
          return true
        }
      case .table, .furniture: continue
      }
    }
    return false
  }

  /// Opens the part of the plan that a heading names.
  mutating func open(_ part: PartHeading, _ paragraph: Paragraph) {
    context.listing = .none
    context.hasOpenAction = false
    context.awaitsText = false
    context.partLevel = nil
    switch part.kind {
    case .recommendation, .priorityAction:
      let kind: Recommendation.Kind = part.kind == .priorityAction ? .priority : .unstated
      context.recommendation = recommendation(ref: part.ref, text: part.title, kind: kind, place: paragraph.place)
      context.awaitsText = part.title.isEmpty
    case .workstream, .priority, .objective, .theme:
      enter(
        section(
          ref: part.ref, title: part.title, kind: part.kind.sectionKind!, parent: part.kind == .objective ? context.sections.first : nil,
          place: paragraph.place))
    case .action: openLabelAction(ref: part.ref, Paragraph(part.title, place: paragraph.place))
    case .outcome:
      outcome(part.title, ref: part.ref, recommendation: context.recommendation, section: context.sections.last, place: paragraph.place)
    case .appendix:
      context.recommendation = nil
      context.sections = []
      context.heading = paragraph.text
      passage(paragraph)
    }
  }

  /// Makes a section the current one, inside its parent.
  mutating func enter(_ id: String) {
    var chain = [id]
    while let parent = record.sections.first(where: { $0.id == chain[0] })?.parent { chain.insert(parent, at: 0) }
    context.sections = chain
    context.recommendation = nil
  }

  /// A line of the form "Label: value", or a label alone whose value follows.
  private func labelled(_ paragraph: Paragraph, shape: LineShape) -> (RowLabel, Paragraph)? {
    let text = paragraph.text
    if let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) <= 70 {
      let printed = String(text[..<colon])
      if let role = vocabulary.role(of: printed), isWelcome(role, isAlone: false) {
        var value = paragraph
        value.text = String(text[text.index(after: colon)...]).squeezed
        value.marker = nil
        return (RowLabel(role: role, printed: printed), value)
      }
    }
    if let (lead, rest) = boldLabel(paragraph), let role = vocabulary.role(of: lead), isWelcome(role, isAlone: false) {
      var value = paragraph
      (value.text, value.marker, value.boldLead) = (rest, nil, nil)
      return (RowLabel(role: role, printed: lead), value)
    }
    guard shape.isHeading || paragraph.isBold || shape == .row || text.hasSuffix(":"), paragraph.marker == nil,
      let role = vocabulary.role(of: text), isWelcome(role, isAlone: true)
    else { return nil }
    return (RowLabel(role: role, printed: text), Paragraph("", place: paragraph.place))
  }

  /// A label that only its bold letters set apart from its value.
  private func boldLabel(_ paragraph: Paragraph) -> (label: String, rest: String)? {
    guard let lead = paragraph.boldLead, (2...50).contains(lead.utf8.count), paragraph.text.hasPrefix(lead) else { return nil }
    let rest = String(paragraph.text.dropFirst(lead.count).drop { " :–—-".contains($0) })
    return rest.isEmpty ? nil : (lead, rest)
  }

  /// Labels count inside a recommendation, section or action; outside they are words like any other.
  private func isWelcome(_ role: ColumnRole, isAlone: Bool) -> Bool {
    switch role {
    case .action, .actionAndOutcome: !isAlone || context.recommendation != nil || !context.sections.isEmpty
    case .recommendation: !isAlone
    case .outcome: context.recommendation != nil || !context.sections.isEmpty || context.hasOpenAction
    case .owner, .due, .status, .progress, .revisedDue, .percentComplete, .cost, .completedOn, .start, .nextSteps, .sponsor,
      .projectManager,
      .measure, .baseline, .target, .current, .notes, .story, .goodLooksLike:
      context.recommendation != nil || !context.sections.isEmpty || context.hasOpenAction
    case .objective, .workstream, .priority, .theme: !isAlone
    default: false
    }
  }

  /// Whether a numbered or bold line is an action whose owner and date follow as label lines.
  private func opensActionOfLabels(_ paragraph: Paragraph, block: Int) -> Bool {
    guard references.split(paragraph.printed).ref != nil || paragraph.isBold || paragraph.marker != nil else { return false }
    var roles: [ColumnRole] = []
    for next in document.blocks.dropFirst(block + 1).prefix(8) {
      if case .furniture = next.content { continue }
      if let line = next.paragraph, let inline = InlineLabels(line.text, vocabulary: vocabulary), inline.head.isEmpty {
        roles += inline.values.map(\.label.role)
        continue
      }
      if let line = next.paragraph, let (lead, _) = boldLabel(line), let role = vocabulary.role(of: lead) {
        roles.append(role)
        continue
      }
      guard let line = next.paragraph, let colon = line.text.firstIndex(of: ":"),
        let role = vocabulary.role(of: String(line.text[..<colon]))
      else { break }
      roles.append(role)
    }
    return roles.contains(.due) && !roles.contains(.action)
  }

  mutating func openLabelAction(ref: String?, _ paragraph: Paragraph) {
    var raw = RawAction(ref: ref, recommendation: context.recommendation, section: context.sections.last, place: paragraph.place)
    raw.fields.append(.init(key: 0, role: .action, label: "Action", group: nil, cell: PlanCell(paragraph)))
    actions.append(raw)
    context.hasOpenAction = true
    if paragraph.text.isEmpty { context.listing = .label(.action, "Action", seen: 0) }
  }

  /// Reads what a label says of the action, recommendation or section in hand.
  mutating func apply(label: RowLabel, value: Paragraph, place: Place) {
    apply(label: label, cell: PlanCell(value))
    context.listing = .label(label.role, label.printed, seen: value.text.isEmpty ? 0 : 1)
  }

  /// The items and paragraphs under a label or an introduction. Returns whether the line was one.
  private mutating func listed(_ paragraph: Paragraph, isItem: Bool) -> Bool {
    switch context.listing {
    case .none: return false
    case .label(let role, let label, let seen):
      // A paragraph under "Measures" speaks of them; only a list, or a table, sets them out.
      guard isItem || (seen == 0 && role != .measure) || (context.hasOpenAction && role != .action) else {
        context.listing = .none
        return false
      }
      context.listing = .label(role, label, seen: seen + 1)
      if role == .action, !context.hasOpenAction || actions.last?.has(.action) == true {
        openLabelAction(ref: nil, paragraph)
      } else {
        apply(label: RowLabel(role: role, printed: label), cell: PlanCell(paragraph))
      }
      return true
    case .governance:
      guard isItem else { return false }
      record.governance.append(GovernanceReader.line(paragraph))
      return true
    case .recommendations(let kind):
      guard isItem else { return false }
      let split = references.split(paragraph.printed)
      let mark = paragraph.marker.flatMap { ListMark.isBullet($0) ? nil : Self.bareRef($0) }
      _ = recommendation(
        ref: split.ref ?? mark, text: split.ref == nil ? paragraph.text : split.text, kind: kind, heading: context.heading,
        place: paragraph.place)
      return true
    }
  }

  /// What a heading, or a sentence that ends in a colon, says of the list after it.
  private func introduces(_ text: String) -> Listing? {
    let level = text.levelled
    if level.utf8.count > 400 { return nil }
    let tail = text.hasSuffix(":") ? level.split(separator: ".").last.map(String.init) ?? level : level
    if GovernanceReader.introduces(tail) { return .governance }
    let isLead = text.hasSuffix(":") || text.utf8.count < 80
    if isLead, tail.containsWords("recommendations") || tail.containsWords("areas for improvement"), !tail.containsWords("action"),
      text.hasSuffix(":")
    {
      return .recommendations(.unstated)
    }
    return nil
  }
}

/// A label with what it means.
struct RowLabel: Hashable {
  var role: ColumnRole
  var printed: String
}

extension PlanCell {
  /// A paragraph as a cell of its own.
  init(_ paragraph: Paragraph) {
    self.init(Table.Cell(paragraphs: [paragraph], column: 0, place: paragraph.place), isOwn: true)
  }
}
