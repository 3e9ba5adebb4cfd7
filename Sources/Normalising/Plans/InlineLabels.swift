import Documents
import PlanSchema
import Wording

/// Labels and values printed one after another in a line: "Train every team. Owner: Head of Practice. Due: 31 May 2024. RAG: Green".
struct InlineLabels {
  /// What stands before the first label; empty where the line begins with one.
  var head: String
  var values: [(label: RowLabel, text: String)]

  /// - Returns: `nil` unless at least two labels are there that tell owner, date or status.
  init?(_ text: String, vocabulary: PlanVocabulary) {
    guard text.utf8.count(where: { $0 == UInt8(ascii: ":") }) >= 2, text.utf8.count <= 2000 else { return nil }
    let words = text.split(separator: " ")
    var found: [(label: RowLabel, start: Int, next: Int)] = []
    for (index, word) in words.enumerated() where word.last == ":" {
      let first = max(found.last?.next ?? 0, index - 4)
      let start = (first...index).first { start in
        words[start].drop { "([".contains($0) }.first?.isUppercase == true && Self.role(words[start...index], vocabulary) != nil
      }
      guard let start, let role = Self.role(words[start...index], vocabulary), Self.values.contains(role) else { continue }
      found.append(
        (
          RowLabel(role: role, printed: String(words[start...index].joined(separator: " ").drop { "([".contains($0) }).trimmingLabel),
          start, index + 1
        ))
    }
    guard found.count >= 2, Set(found.map(\.label.role)).intersection([.owner, .due, .status]).count >= 2 else { return nil }
    head = Self.trimmed(words[..<found[0].start], isHead: true)
    values = found.enumerated().map { position, item in
      let end = position + 1 < found.count ? found[position + 1].start : words.count
      return (item.label, Self.trimmed(words[item.next..<end], isHead: false))
    }
  }

  private static let values: Set<ColumnRole> = [
    .action, .owner, .due, .status, .progress, .outcome, .cost, .revisedDue, .percentComplete, .nextSteps, .notes, .measure, .baseline,
    .target, .current,
  ]

  private static func role(_ words: ArraySlice<Substring>, _ vocabulary: PlanVocabulary) -> ColumnRole? {
    let text = words.joined(separator: " ")
    // A sentence that ends between the words is no label.
    guard !words.dropLast().contains(where: { $0.last.map { ".;:".contains($0) } ?? false }) else { return nil }
    return vocabulary.role(of: String(text.dropLast().drop { "([".contains($0) }))
  }

  /// The words without what parts them from the next label; a value loses the stop at its end, too.
  private static func trimmed(_ words: ArraySlice<Substring>, isHead: Bool) -> String {
    var text = words.joined(separator: " ")
    let marks = isHead ? " |;,–—-([•" : " |;,–—-([•."
    while let last = text.last, marks.contains(last) { text.removeLast() }
    if !isHead, let last = text.last, ")]".contains(last), !text.contains(last == ")" ? "(" : "[") { text.removeLast() }
    return text.squeezed
  }
}

extension PlanReader {
  /// Reads a line that names an action with its owner, date or status in labels within it, or gives those of the action in hand.
  mutating func inlineLabels(_ paragraph: Paragraph) -> Bool {
    guard let inline = InlineLabels(paragraph.text, vocabulary: vocabulary) else { return false }
    guard !inline.head.isEmpty || context.hasOpenAction || context.recommendation != nil || !context.sections.isEmpty else { return false }
    if !inline.head.isEmpty {
      var head = paragraph
      head.text = inline.head
      if let part = PartHeading(inline.head, vocabulary: vocabulary), part.isParted {
        open(part, head)
      } else {
        let split = references.split(head.printed)
        let mark = paragraph.marker.flatMap { ListMark.isBullet($0) ? nil : Self.bareRef($0) }
        if split.ref != nil { head.text = split.text }
        head.marker = nil
        openLabelAction(ref: split.ref ?? mark, head)
      }
    }
    for value in inline.values {
      apply(label: value.label, cell: PlanCell(Paragraph(value.text, place: paragraph.place)))
    }
    return true
  }
}
