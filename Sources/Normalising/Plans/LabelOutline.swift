import Documents
import Wording

/// The lines that label lines right under them speak of, by block: actions, told by who, by when and how it stands; measures, told by their
/// figures. Found before the walk, for what a line is shows in the lines after it.
struct LabelOutline {
  var actions: Set<Int> = []
  var measures: Set<Int> = []
  /// Wherever an action begins: these lines, headings with its number, labels that mean action, lines with labels in them.
  var starts: Set<Int> = []
  /// Numbered lines right over an action that are none themselves: in a text without headings, what the actions are for.
  var titles: Set<Int> = []
  /// The labels that an action begins with before the one that says what it is: "RAG: … Complete by: … We will: …".
  var leads: Set<RowLabel> = []
  /// The lines of a table of contents: headings of parts that come again.
  var contents: Set<Int> = []
}

extension PlanReader {
  private enum OutlineEntry {
    /// Labels alone, or with their values.
    case labels([RowLabel])
    /// A line of text that ends in labels.
    case whole([RowLabel], isMeasure: Bool)
    /// The heading of an action by its number.
    case action
    /// A table of actions with their labels in the margin; one label means action, and is the first.
    case margin(isAction: Bool)
    /// Whatever ends an action: a part's heading, a table.
    case end
    /// Other text; it is set apart where it is a heading, bold or numbered.
    case text(isApart: Bool, isHeading: Bool)
  }

  /// Lines under "Contents" that are part headings, or end in a page number, and whose part comes again after them.
  private func contentsLines() -> Set<Int> {
    guard let start = document.blocks.firstIndex(where: { $0.paragraph.map { vocabulary.isContents($0.text) } ?? false }) else { return [] }
    var last: [PartHeading: Int] = [:], lines: [(block: Int, part: PartHeading)] = []
    for (index, block) in document.blocks.enumerated().dropFirst(start + 1) {
      guard let text = block.paragraph?.text, var part = PartHeading(text, vocabulary: vocabulary) else { continue }
      part.title = ""
      part.isParted = true
      last[part] = index
      lines.append((index, part))
    }
    var out: Set<Int> = []
    // The list ends with the first part that does not come again.
    for (block, part) in lines {
      guard let again = last[part], again > block else { break }
      out.insert(block)
    }
    return out
  }

  /// Looks through the document once; what a line may be is told by at most thirty lines after it.
  func labelOutline() -> LabelOutline {
    var entries: [(block: Int, entry: OutlineEntry)] = []
    for (index, block) in document.blocks.enumerated() { if let entry = outlineEntry(block, at: index) { entries.append((index, entry)) } }
    var outline = LabelOutline()
    outline.contents = contentsLines()
    outline.leads = leads(entries)
    let named = entries.count { entry in
      switch entry.entry {
      case .margin(let isAction): isAction
      case .labels(let labels): labels.contains { $0.role == .action || $0.role == .actionAndOutcome }
      default: false
      }
    }
    let headed = entries.count { if case .action = $0.entry { true } else { false } }
    var given: Set<RowLabel> = [], isOpen = false
    for (index, (block, entry)) in entries.enumerated() {
      switch entry {
      case .end: (given, isOpen) = ([], false)
      case .margin:
        outline.starts.insert(block)
        (given, isOpen) = ([], true)
      case .action:
        outline.starts.insert(block)
        (given, isOpen) = ([], true)
      case .whole(let labels, let isMeasure):
        let isAction = !isMeasure && !LabelLine.core.isDisjoint(with: labels.map(\.role))
        if isAction { outline.starts.insert(block) }
        if !isOpen || labels.contains(where: given.contains) { given = [] }
        isOpen = isAction
        given.formUnion(labels)
      case .labels(let labels):
        if labels.contains(where: { $0.role == .action || $0.role == .actionAndOutcome }) {
          outline.starts.insert(block)
          (given, isOpen) = ([], true)
        }
        if labels.last?.role == .measure, opensFigures(entries, after: index) { outline.measures.insert(block) }
        given.formUnion(labels)
      case .text(let isApart, let isHeading):
        if opensFigures(entries, after: index) {
          outline.measures.insert(block)
          (given, isOpen) = ([], false)
          continue
        }
        // Where an action is open, plain words before a label that it has not had yet are the end of the value before.
        guard index + 1 < entries.count, case .labels(let next) = entries[index + 1].entry, let first = next.first,
          isApart || !isOpen || given.contains(first), outline.leads.isEmpty, isApart || named < 3,
          tellAction(entries, after: index, isApart: isApart, hasHeaded: headed >= 3 && isHeading)
        else {
          if isHeading { (given, isOpen) = ([], false) }
          continue
        }
        outline.actions.insert(block)
        outline.starts.insert(block)
        (given, isOpen) = ([], true)
      }
    }
    let numbered = entries.indices.dropLast().filter { index in
      guard case .text(true, false) = entries[index].entry, !outline.actions.contains(entries[index].block),
        outline.starts.contains(entries[index + 1].block), let line = document.blocks[entries[index].block].paragraph
      else { return false }
      return references.split(line.printed).ref.map { !$0.contains(".") } ?? false
    }
    if numbered.count >= 2 { outline.titles = Set(numbered.map { entries[$0].block }) }
    return outline
  }

  private func outlineEntry(_ block: Block, at index: Int) -> OutlineEntry? {
    let paragraph: Paragraph, shape: LineShape
    switch block.content {
    case .furniture: return nil
    case .table(let table):
      let rows = PlanRow.rows(of: table, block: index)
      if let values = valueTable(rows)?.labels { return .labels(values.sorted { $0.key < $1.key }.map(\.value)) }
      if let form = formLabels(rows) ?? marginLabels(rows, width: table.columnCount) { return .labels(form) }
      guard holdsMarginLabels(rows, width: table.columnCount) else { return .end }
      return .margin(isAction: rows.first?.own.first.map { vocabulary.role(of: $0.text) == .action } ?? false)
    case .heading(let level, let line): (paragraph, shape) = (line, .heading(level))
    case .paragraph(let line): (paragraph, shape) = (line, .paragraph)
    case .item(let level, let line): (paragraph, shape) = (line, .item(level))
    }
    let text = paragraph.printed.squeezed
    guard !text.isEmpty else { return nil }
    if let line = LabelLine(paragraph.text, labels: labels) {
      let labels = line.values.map(\.label)
      return line.head.isEmpty ? .labels(labels) : .whole(labels, isMeasure: line.isMeasure)
    }
    if let part = PartHeading(text, vocabulary: vocabulary), shape.isHeading || paragraph.isBold || part.isParted {
      return part.kind == .action ? .action : .end
    }
    if let found = label(of: paragraph, shape: shape, isInAction: true) {
      return found.label.role == .recommendation ? .end : .labels([found.label])
    }
    let isNumbered = references.split(text).ref != nil || paragraph.marker.map { !ListMark.isBullet($0) } ?? false
    return .text(isApart: shape.isHeading || paragraph.isBold || isNumbered, isHeading: shape.isHeading)
  }

  /// The labels that stand between the heading of a part and its first label that means action, if all parts have the same.
  private func leads(_ entries: [(block: Int, entry: OutlineEntry)]) -> Set<RowLabel> {
    var found: [RowLabel: Int] = [:], isFresh = false, first: RowLabel?
    for (_, entry) in entries {
      switch entry {
      case .end: (isFresh, first) = (true, nil)
      case .margin(let isAction) where isFresh && isAction:
        if let first { found[first, default: 0] += 1 } else { return [] }
        isFresh = false
      case .labels(let labels) where isFresh:
        if labels.contains(where: { $0.role == .action || $0.role == .actionAndOutcome }) {
          if let first {
            found[first, default: 0] += 1
          } else if let lead = labels.first(where: { LabelLine.core.contains($0.role) }), labels.first?.role != .action {
            found[lead, default: 0] += 1
          } else {
            return []
          }
          isFresh = false
        } else if first == nil, let label = labels.first, LabelLine.core.contains(label.role) {
          first = label
        }
      case .text, .whole, .action, .margin, .labels: continue
      }
    }
    return Set(found.filter { $0.value >= 2 }.keys)
  }

  /// Whether the next line gives a figure of a measure.
  private func opensFigures(_ entries: [(block: Int, entry: OutlineEntry)], after index: Int) -> Bool {
    guard index + 1 < entries.count, case .labels(let next) = entries[index + 1].entry, let first = next.first else { return false }
    let roles = next.map(\.role)
    guard LabelLine.figures.contains(first.role), !roles.contains(.owner), !roles.contains(.due) else { return false }
    // One figure alone may be the target of an action.
    if Set(roles).intersection(LabelLine.figures).count >= 2 || (first.role == .baseline && roles.count >= 2) { return true }
    guard index + 2 < entries.count, case .labels(let more) = entries[index + 2].entry, let second = more.first else { return false }
    return second.role != first.role && (LabelLine.figures.contains(second.role) || second.role == .progress || second.role == .outcome)
  }

  /// Whether the labels that follow, up to one that comes again, are those of an action.
  /// - Parameter hasHeaded: whether it is a heading of a document whose actions have headings with their numbers.
  private func tellAction(_ entries: [(block: Int, entry: OutlineEntry)], after index: Int, isApart: Bool, hasHeaded: Bool) -> Bool {
    var seen: Set<RowLabel> = []
    ahead: for (_, entry) in entries[(index + 1)...].prefix(30) {
      switch entry {
      case .labels(let labels):
        // An action of its own, or a heading such as "How we will keep count".
        if !seen.isEmpty, labels.contains(where: { $0.role == .action || $0.role == .actionAndOutcome }) { break ahead }
        for label in labels where !seen.insert(label).inserted { break ahead }
      case .text(let isApart, _): if isApart { break ahead }
      case .whole, .action, .margin, .end: break ahead
      }
    }
    let roles = Set(seen.map(\.role))
    // "Senior responsible officer: …" under the heading of a part is said of the part.
    if hasHeaded, !roles.contains(.due) { return false }
    guard roles.isDisjoint(with: [.action, .actionAndOutcome, .recommendation]) else { return false }
    let core = seen.filter { LabelLine.core.contains($0.role) }
    return Set(core.map(\.role)).count >= 2 || (isApart && (roles.contains(.due) || core.contains { labels.repeats($0.printed) }))
  }
}
