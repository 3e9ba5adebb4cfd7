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
    if outline.contents.contains(block) {
      keeper.place(block: block, row: row)
      passage(paragraph)
      return
    }
    if labelLine(paragraph) {
      keeper.place(block: block, row: row)
      return
    }
    let opensPart = shape.isHeading || shape == .row || paragraph.isBold
    if let part = PartHeading(text, vocabulary: vocabulary), opensPart || part.isParted || (isFlat && row == nil && countsOn(part)) {
      open(part, paragraph)
      if case .heading(let level) = shape { context.partLevel = level }
      keeper.place(block: block, row: row)
      return
    }
    if outline.measures.contains(block), !isOwnMeasure {
      let found = label(of: paragraph, shape: shape, isInAction: false)
      var whole = found?.value ?? paragraph
      if whole.marker.map(ListMark.isBullet) ?? false { whole.marker = nil }
      openMeasure(found?.label ?? RowLabel(role: .measure, printed: ""), PlanCell(whole))
      keeper.place(block: block, row: row)
      return
    }
    if let (label, value) = labelled(paragraph, shape: shape), !endsPart(shape, label) {
      apply(label: label, value: value, place: paragraph.place)
      keeper.place(block: block, row: row)
      return
    }
    if outline.actions.contains(block), opensAction(paragraph) {
      openLabelAction(ref: nil, paragraph)
      keeper.place(block: block, row: row)
      return
    }
    if outline.titles.contains(block), !context.awaitsText {
      let split = references.split(paragraph.printed)
      open(NumberedTitle(ref: split.ref!, text: split.text, place: paragraph.place))
      context.hasOpenAction = false
      context.listing = .none
      keeper.place(block: block, row: row)
      return
    }
    keeper.place(block: block, row: row)
    if context.awaitsText, let id = context.recommendation {
      context.awaitsText = false
      edit(recommendation: id) { $0.text = text }
      return
    }
    // "Area 1" over a line that says which it is.
    if context.awaitsTitle, let id = context.sections.last, !context.hasOpenAction, shape == .paragraph, !text.hasSuffix(":"),
      text.utf8.count <= 300
    {
      context.awaitsTitle = false
      edit(section: id) { $0.title = text }
      return
    }
    if case .heading(let level) = shape {
      heading(paragraph, level: level, block: block)
      return
    }
    let split = references.split(paragraph.printed)
    if isFlat, row == nil, let ref = split.ref, !split.text.isEmpty, standsOverActions(ref, block: block) {
      open(NumberedTitle(ref: ref, text: split.text, place: paragraph.place))
      return
    }
    if headsAction(paragraph, block: block) { return }
    if listed(paragraph, isItem: shape != .paragraph && shape != .row) { return }
    if text.hasSuffix(":"), let next = introduces(text) { context.listing = next }
    passage(paragraph)
  }

  /// Whether a heading as high as that of the recommendation opens the plan's measures, and is no label of its last action.
  private func endsPart(_ shape: LineShape, _ label: RowLabel) -> Bool {
    guard case .heading(let level) = shape, level > 0, let part = context.partLevel else { return false }
    return level <= part && label.role == .measure
  }

  /// Whether a line names the recommendation after the last one: "Area for improvement 5 Leaders should …".
  private func countsOn(_ part: PartHeading) -> Bool {
    guard part.kind == .recommendation || part.kind == .priorityAction, let number = Int(part.ref), number > 2 else { return false }
    return record.recommendations.last?.ref.flatMap(Int.init) == number - 1
  }

  private mutating func heading(_ paragraph: Paragraph, level: Int, block: Int) {
    context.listing = .none
    context.hasOpenAction = false
    context.hasOpenMeasure = false
    let split = references.split(paragraph.printed)
    if let ref = split.ref, !split.text.isEmpty,
      Self.numbersRecommendation(ref) || hasActionsAhead(ref) || hasLabelledActions(after: block, level: level)
    {
      open(NumberedTitle(ref: ref, text: split.text, place: paragraph.place))
      context.partLevel = level
    } else if topics.contains(block) {
      // "A. Thresholds" over "A1", "A2".
      let lettered = Self.lettered(paragraph.text).flatMap { stems.contains($0.ref) ? $0 : nil }
      enter(section(ref: lettered?.ref, title: lettered?.title ?? paragraph.text, kind: .other, parent: nil, place: paragraph.place))
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
    for at in document.blocks.indices.dropFirst(block + 1).prefix(12) {
      if outline.starts.contains(at) { return true }
      if case .heading(let other, _) = document.blocks[at].content, other <= level { return false }
    }
    return false
  }

  /// Opens the part of the plan that a heading names.
  mutating func open(_ part: PartHeading, _ paragraph: Paragraph) {
    context.listing = .none
    context.hasOpenAction = false
    context.hasOpenMeasure = false
    context.awaitsText = false
    context.awaitsTitle = false
    context.partLevel = nil
    // "Priority 2 – actions" comes back to the part; it names what follows in it.
    var title = part.title
    if part.kind.sectionKind != nil, vocabulary.role(of: title) != nil, record.sections.contains(where: { $0.ref == part.ref }) {
      title = ""
    }
    switch part.kind {
    case .recommendation, .priorityAction:
      let kind: Recommendation.Kind = part.kind == .priorityAction ? .priority : .unstated
      context.recommendation = recommendation(ref: part.ref, text: part.title, kind: kind, place: paragraph.place)
      context.awaitsText = part.title.isEmpty
    case .workstream, .priority, .objective, .theme:
      // An objective counted under a recommendation ("1.2" under "1") is a part of it.
      let around = record.recommendations.first { $0.id == context.recommendation }
      let isInside = part.kind == .objective && around?.ref.map { part.ref.hasPrefix($0 + ".") } ?? false
      defer { if isInside { context.recommendation = around?.id } }
      enter(
        section(
          ref: part.ref, title: title, kind: part.kind.sectionKind!, parent: part.kind == .objective ? context.sections.first : nil,
          place: paragraph.place))
      context.awaitsTitle = context.sections.last.flatMap { id in record.sections.first { $0.id == id }?.title.isEmpty } ?? false
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

  /// A line of the form "Label: value", or a label alone whose value follows, where such a label is looked for.
  private func labelled(_ paragraph: Paragraph, shape: LineShape) -> (RowLabel, Paragraph)? {
    // A heading as high as the recommendation's ends it, whatever it says.
    if case .heading(let level) = shape, level > 0, level <= context.partLevel ?? 0, !paragraph.text.contains(":") { return nil }
    guard let found = label(of: paragraph, shape: shape, isInAction: context.hasOpenAction),
      isWelcome(found.label.role, isAlone: found.isAlone)
    else { return nil }
    // "What we are doing: our plan for 2024" is a title.
    let isInPart = context.recommendation != nil || !context.sections.isEmpty || context.hasOpenAction
    let isTitle = shape.isHeading || found.value.text.levelled.containsWords("plan") && !labels.repeats(found.label.printed)
    if isTitle, !isInPart, [.action, .actionAndOutcome].contains(found.label.role) { return nil }
    return (found.label, found.value)
  }

  /// The label that a line begins with, and its value; a label alone has none yet.
  func label(of paragraph: Paragraph, shape: LineShape, isInAction: Bool) -> (label: RowLabel, value: Paragraph, isAlone: Bool)? {
    let text = paragraph.text
    func found(_ role: ColumnRole, _ printed: String, _ rest: String) -> (label: RowLabel, value: Paragraph, isAlone: Bool) {
      var value = paragraph
      (value.text, value.marker, value.boldLead) = (rest, nil, nil)
      return (RowLabel(role: role, printed: printed), value, false)
    }
    for end in [text.firstIndex(of: ":"), text.firstIndex(of: "?")].compactMap({ $0 })
    where text.distance(from: text.startIndex, to: end) <= 70 {
      let isQuestion = text[end] == "?", rest = String(text[text.index(after: end)...]).squeezed
      let printed = String(text[...end]).trimmingLabel
      if isQuestion, rest.isEmpty { continue }
      if let role = vocabulary.role(of: printed) { return found(role, printed, rest) }
      // A label of the plan's own that comes back, within an action, is kept with its words.
      if isInAction, shape == .paragraph, paragraph.marker == nil, labels.repeats(printed), printed.utf8.count <= 40 {
        return found(.notes, printed, rest)
      }
    }
    let words = text.split(separator: " ", maxSplits: 6)
    if let dash = words.firstIndex(where: LabelLine.isDash), dash > 0 {
      let printed = words[..<dash].joined(separator: " ")
      if labels.repeats(printed), let role = vocabulary.role(of: printed) {
        return found(role, printed, String(text[words[dash].endIndex...]).squeezed)
      }
    }
    if let (lead, rest) = boldLabel(paragraph), let role = vocabulary.role(of: lead) { return found(role, lead, rest) }
    guard shape.isHeading || paragraph.isBold || shape == .row || text.hasSuffix(":") || labels.standsAlone(text), paragraph.marker == nil,
      let role = vocabulary.role(of: text)
    else { return nil }
    var value = Paragraph("", place: paragraph.place)
    value.signColour = paragraph.signColour
    return (RowLabel(role: role, printed: text), value, true)
  }

  /// A label that only its bold letters set apart from its value.
  private func boldLabel(_ paragraph: Paragraph) -> (label: String, rest: String)? {
    guard let lead = paragraph.boldLead, (2...50).contains(lead.utf8.count), paragraph.text.hasPrefix(lead) else { return nil }
    let rest = String(paragraph.text.dropFirst(lead.count).drop { " :–—-".contains($0) })
    return rest.isEmpty ? nil : (lead, rest)
  }

  /// Labels count inside a recommendation, section or action; outside they are words like any other.
  private func isWelcome(_ role: ColumnRole, isAlone: Bool) -> Bool {
    if context.hasOpenMeasure, !isAlone || role == .status || LabelLine.figures.contains(role) { return true }
    return switch role {
    case .action, .actionAndOutcome: !isAlone || context.recommendation != nil || !context.sections.isEmpty
    case .recommendation: !isAlone || !context.sections.isEmpty
    case .outcome: context.recommendation != nil || !context.sections.isEmpty || context.hasOpenAction
    case .owner, .due, .status, .progress, .revisedDue, .percentComplete, .cost, .completedOn, .start, .nextSteps, .sponsor,
      .projectManager,
      .measure, .baseline, .target, .current, .notes, .story, .goodLooksLike:
      context.recommendation != nil || !context.sections.isEmpty || context.hasOpenAction
    case .objective, .workstream, .priority, .theme: !isAlone
    case .ref: !isAlone && (context.recommendation != nil || !context.sections.isEmpty || context.hasOpenAction)
    case .recommendationRef: !isAlone && context.hasOpenAction
    default: false
    }
  }

  /// Whether a line that labels follow is an action, and not the text of a recommendation that was only numbered. Plain words are one only
  /// within the plan's own parts, or where they are many.
  private func opensAction(_ paragraph: Paragraph) -> Bool {
    if references.split(paragraph.printed).ref != nil { return true }
    if context.awaitsText { return false }
    return paragraph.isBold || paragraph.marker != nil || context.hasOpenAction || context.recommendation != nil
      || !context.sections.isEmpty || outline.actions.count >= 3
  }

  /// Whether a measure is the open action's own, which has none yet.
  private var isOwnMeasure: Bool {
    guard context.hasOpenAction, let last = actions.last else { return false }
    return !last.has(.outcome) && !last.has(.measure)
  }

  /// Opens a measure whose figures stand in label lines.
  mutating func openMeasure(_ label: RowLabel, _ cell: PlanCell) {
    var raw = RawMeasure(recommendation: context.recommendation, section: context.sections.last, place: cell.place)
    raw.fields = [.init(key: 0, role: .measure, label: label.printed, group: nil, cell: cell)]
    measures.append(raw)
    context.listing = .none
    context.hasOpenAction = false
    context.hasOpenMeasure = true
  }

  mutating func openLabelAction(ref: String?, _ paragraph: Paragraph) {
    var raw = RawAction(ref: ref, recommendation: context.recommendation, section: context.sections.last, place: paragraph.place)
    raw.fields.append(.init(key: 0, role: .action, label: "Action", group: nil, cell: PlanCell(paragraph)))
    takeHead(&raw)
    actions.append(raw)
    context.hasOpenAction = true
    context.hasOpenMeasure = false
    if paragraph.text.isEmpty { context.listing = .label(.action, "Action", seen: 0) }
  }

  /// Reads what a label says of the action, recommendation or section in hand.
  mutating func apply(label: RowLabel, value: Paragraph, place: Place) {
    apply(label: label, cell: PlanCell(value))
    let isAsked = label.role == .recommendation && RecommendationKindWords.isAskedOfMembers(value.text)
    context.listing = isAsked ? .none : .label(label.role, label.printed, seen: value.text.isEmpty ? 0 : 1)
  }

  /// The items and paragraphs under a label or an introduction. Returns whether the line was one.
  private mutating func listed(_ paragraph: Paragraph, isItem: Bool) -> Bool {
    switch context.listing {
    case .none: return false
    case .label(let role, let label, let seen):
      // A paragraph under "Measures" speaks of them; only a list, or a table, sets them out.
      // Nor do further words go on with a status, or a sentence with a date.
      let isAside = !isItem && seen > 0 && (role == .status || (role == .due && paragraph.text.utf8.count > 60))
      if !isItem, seen > 0, endsValues(paragraph, of: role) {
        context.heading = paragraph.text
        context.listing = .none
        context.hasOpenAction = false
        return false
      }
      guard isItem || (seen == 0 && role != .measure) || (context.hasOpenAction && role != .action), !isAside else {
        context.listing = .none
        return false
      }
      context.listing = .label(role, label, seen: seen + 1)
      if role == .recommendation, RecommendationKindWords.isAskedOfMembers(paragraph.printed) { context.listing = .none }
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
      if RecommendationKindWords.isAskedOfMembers(paragraph.printed) {
        context.listing = .none
        return false
      }
      let split = references.split(paragraph.printed)
      let mark = paragraph.marker.flatMap { ListMark.isBullet($0) ? nil : Self.bareRef($0) }
      _ = recommendation(
        ref: split.ref ?? mark, text: split.ref == nil ? paragraph.text : split.text, kind: kind, heading: context.heading,
        place: paragraph.place)
      return true
    }
  }

  /// Whether a short line without a stop is a title, after values that are whole sentences.
  private func endsValues(_ paragraph: Paragraph, of role: ColumnRole) -> Bool {
    guard context.hasOpenAction, [.progress, .nextSteps, .outcome, .notes].contains(role), paragraph.text.utf8.count < 60,
      !paragraph.text.endsSentence, paragraph.text.first?.isUppercase == true
    else { return false }
    return actions.last?.fields.last?.cell.text.endsSentence ?? false
  }

  /// What a heading, or a sentence that ends in a colon, says of the list after it.
  private func introduces(_ text: String) -> Listing? {
    let level = text.levelled
    if level.utf8.count > 400 { return nil }
    let tail = text.hasSuffix(":") ? level.split(separator: ".").last.map(String.init) ?? level : level
    if GovernanceReader.introduces(tail) { return .governance }
    let isLead = text.hasSuffix(":") || text.utf8.count < 80
    if text.hasSuffix(":"), RecommendationKindWords.introduces(tail) { return .recommendations(.unstated) }
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
