import Documents
import PlanSchema
import Wording

/// A line of several labels with their values: "Train every team. Owner: Head of Practice. Due: 31 May 2024. RAG: Green", "Lead: Head of
/// Practice | By when: 31 May 2024 | Status:".
struct LabelLine {
  /// What stands before the first label; empty where the line begins with one.
  var head: String
  var values: [(label: RowLabel, text: String)]

  var roles: Set<ColumnRole> { Set(values.map(\.label.role)) }

  /// Whether it gives figures, and neither who nor by when.
  var isMeasure: Bool { !roles.isDisjoint(with: Self.figures) && roles.isDisjoint(with: [.owner, .due]) }

  /// Who, by when, how it stands: what a line of an action says.
  static let core: Set<ColumnRole> = [.owner, .due, .status]
  /// What a measure is given in.
  static let figures: Set<ColumnRole> = [.baseline, .target, .current]

  private struct Found {
    var label: RowLabel
    var start: Int, next: Int
    /// Whether it stands at the beginning of the line, or behind a divider or the end of a sentence.
    var isBounded: Bool
    var isRepeated: Bool
  }

  /// - Returns: `nil` where the line is running text, or one label with its value.
  init?(_ text: String, labels: LineLabels) {
    guard text.utf8.count <= 6000, text.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let words = text.split(separator: " ")
    let found = Self.labels(in: words, labels)
    guard let first = found.first else { return nil }
    let roles = Set(found.map(\.label.role))
    let tells =
      roles.intersection(Self.core).count >= 2 || roles.intersection(Self.figures).count >= 2
      || (roles.contains(.baseline) && roles.count > 2)
    if first.start == 0 {
      guard found.count >= 2, tells || found.dropFirst().allSatisfy({ $0.isRepeated || $0.isBounded }) else { return nil }
    } else {
      guard tells || found.contains(where: { $0.isRepeated && $0.isBounded && Self.core.contains($0.label.role) }) else { return nil }
      // Several sentences before one label are prose that uses it.
      if !tells, words[..<first.start].dropLast().contains(where: { $0.last == "." && $0.count > 3 }) { return nil }
    }
    head = Self.trimmed(words[..<first.start], marks: " |;,–—-([•")
    values = found.enumerated().map { position, item in
      let end = position + 1 < found.count ? found[position + 1].start : words.count
      return (item.label, Self.value(words[item.next..<end], of: item.label.role))
    }
  }

  private static func labels(in words: [Substring], _ labels: LineLabels) -> [Found] {
    var found: [Found] = [], begin = 0
    for (index, word) in words.enumerated() {
      if word.last == ":" || word.last == "?", let label = label(words, from: begin, to: index, labels, isFirst: found.isEmpty) {
        found.append(label)
        begin = index + 1
      } else if ends(word) {
        begin = index + 1
      }
    }
    return found
  }

  /// The label that ends with a word: all the words since the last divider, or the last of them where the document sets those as a label
  /// elsewhere, or where the vocabulary knows them.
  private static func label(_ words: [Substring], from begin: Int, to index: Int, _ labels: LineLabels, isFirst: Bool) -> Found? {
    guard begin <= index else { return nil }
    let isQuestion = words[index].last == "?"
    func found(_ start: Int, isKnown: (String) -> Bool = { _ in true }) -> Found? {
      // "Lead: Head of Service; deadline: 31 May; status: on track"
      let isSmall = words[start].drop { "([".contains($0) }.first?.isUppercase != true
      guard !isSmall || (!isFirst && start == begin && index - start < 3) else { return nil }
      let text = String(words[start...index].joined(separator: " ").drop { "([".contains($0) })
      let printed = text.trimmingLabel
      guard isKnown(printed), let role = labels.role(of: text.hasSuffix(":") ? printed : text) else { return nil }
      if role == .ref, index + 1 == words.count || ReferenceReader.shape(String(words[index + 1]).trimmedOfMarks) == nil { return nil }
      return Found(
        label: RowLabel(role: role, printed: printed), start: start, next: index + 1, isBounded: start == begin,
        isRepeated: labels.repeats(printed))
    }
    let whole = index - begin < 10 ? found(begin) : nil
    if let whole, whole.isRepeated || index == begin { return whole }
    let few = max(begin, index - 7)...index
    if let known = few.lazy.compactMap({ found($0, isKnown: labels.repeats) }).first { return known }
    if whole != nil || isQuestion { return whole }
    return (max(begin, index - 4)...index).lazy.compactMap { found($0) }.first
  }

  /// Whether a label may begin behind a word.
  static func ends(_ word: Substring) -> Bool { word.last.map { ".;|!?:)]•·".contains($0) } ?? true || isDash(word) || word == "/" }

  static func isDash(_ word: Substring) -> Bool { ["-", "–", "—"].contains(word) }

  /// Roles whose values are words, not sentences: a stop behind them belongs to the line.
  private static let terse: Set<ColumnRole> = [
    .ref, .owner, .sponsor, .projectManager, .due, .revisedDue, .start, .completedOn, .status, .previousStatus, .percentComplete, .cost,
    .baseline, .target, .current, .quarter,
  ]

  private static func value(_ words: ArraySlice<Substring>, of role: ColumnRole) -> String {
    let isTerse = terse.contains(role)
    let body = words.drop { ["|", "–", "—", "-", "•", "·", "/"].contains($0) }
    var text = trimmed(body, marks: isTerse ? " |;,–—-([•·./" : " |;,–—-([•·/")
    if let last = text.last, ")]".contains(last), !text.contains(last == ")" ? "(" : "[") { text.removeLast() }
    return isTerse && text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static func trimmed(_ words: ArraySlice<Substring>, marks: String) -> String {
    var text = words.joined(separator: " ")
    while let last = text.last, marks.contains(last) { text.removeLast() }
    return text.squeezed
  }
}

extension PlanReader {
  /// Reads a line that names an action or a measure with its labels within it, or says more of the one in hand.
  mutating func labelLine(_ paragraph: Paragraph) -> Bool {
    guard let line = LabelLine(paragraph.text, labels: labels) else { return false }
    let isWhole = !line.head.isEmpty || (line.roles.contains(.measure) && line.isMeasure)
    guard isWhole || context.hasOpenAction || context.hasOpenMeasure || context.recommendation != nil || !context.sections.isEmpty else {
      return false
    }
    if !line.head.isEmpty { openHead(of: line, paragraph) }
    if line.head.isEmpty, line.roles.contains(.measure), line.isMeasure {
      context.hasOpenAction = false
      context.hasOpenMeasure = false
    }
    for value in line.values {
      var own = Paragraph(value.text, place: paragraph.place)
      own.signColour = paragraph.signColour
      if value.label.role == .measure, !context.hasOpenAction, !line.roles.isDisjoint(with: LabelLine.figures) {
        openMeasure(value.label, PlanCell(own))
      } else {
        apply(label: value.label, cell: PlanCell(own))
      }
    }
    if let last = line.values.last { context.listing = .label(last.label.role, last.label.printed, seen: last.text.isEmpty ? 0 : 1) }
    return true
  }

  /// What the words before the labels are: an action, a measure, or the end of what a page break has cut.
  private mutating func openHead(of line: LabelLine, _ paragraph: Paragraph) {
    var head = paragraph
    head.text = line.head
    if let part = PartHeading(line.head, vocabulary: vocabulary), part.isParted {
      open(part, head)
      return
    }
    if line.isMeasure {
      if head.text.hasSuffix(".") || head.text.hasSuffix(":") { head.text.removeLast() }
      head.marker = nil
      openMeasure(RowLabel(role: .measure, printed: ""), PlanCell(head))
      return
    }
    let split = references.split(head.printed)
    if split.ref == nil, paragraph.marker == nil, !paragraph.isBold, goesOn(with: line, head) { return }
    let mark = paragraph.marker.flatMap { ListMark.isBullet($0) ? nil : Self.bareRef($0) }
    if split.ref != nil { head.text = split.text }
    head.marker = nil
    openLabelAction(ref: split.ref ?? mark, head)
  }

  /// Words that a page break has cut off the action in hand, which has none of the labels after them yet.
  private mutating func goesOn(with line: LabelLine, _ head: Paragraph) -> Bool {
    guard context.hasOpenAction, let last = actions.last else { return false }
    guard !line.roles.contains(where: last.has) else { return false }
    if !last.has(.action) {
      apply(label: RowLabel(role: .action, printed: "Action"), cell: PlanCell(head))
    } else if case .label(let role, let label, _) = context.listing {
      apply(label: RowLabel(role: role, printed: label), cell: PlanCell(head))
    } else if let index = last.fields.firstIndex(where: { $0.role == .action }) {
      actions[actions.count - 1].fields[index].cell.append(PlanCell(head), asOneParagraph: true)
    }
    return true
  }
}
