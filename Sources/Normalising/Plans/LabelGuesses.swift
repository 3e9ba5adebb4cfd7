import Documents
import PlanSchema
import Wording

/// What the labels of a plan mean that the vocabulary does not know, told by the labels beside them.
///
/// Where actions stand under lines such as "Led by: …", "Deadline: …" and "Success will look like: …", again and again, a label that comes as
/// often as the others is one of theirs. What `heading-words.txt` says of its first or last word is taken, if no other label means that.
enum LabelGuesses {
  /// How often a label must come.
  private static let least = 3

  /// - Returns: roles by levelled labels.
  static func roles(in document: Document, vocabulary: PlanVocabulary) -> [String: ColumnRole] {
    var counts: [String: Int] = [:], values: [String: [String]] = [:]
    for block in document.blocks {
      for label in labels(of: block) { counts[label, default: 0] += 1 }
      for (label, value) in valued(block) { values[label, default: []].append(value) }
    }
    let often = counts.filter { $0.value >= least }.keys
    let known = Set(often.compactMap { vocabulary.role(of: $0) })
    guard known.intersection([.owner, .due, .status, .progress, .outcome, .action]).count >= 2 else { return [:] }
    var out: [String: ColumnRole] = [:]
    for label in often.sorted() where vocabulary.role(of: label) == nil {
      guard let role = PlanVocabulary.guess(label), [.owner, .due, .status, .progress, .outcome].contains(role), !known.contains(role),
        !out.values.contains(role)
      else { continue }
      out[label] = role
    }
    if !known.contains(.status), !out.values.contains(.status) {
      let rated = often.sorted().first { vocabulary.role(of: $0) == nil && out[$0] == nil && isRated(values[$0] ?? []) }
      if let rated { out[rated] = values[rated]!.allSatisfy(isShare) ? .percentComplete : .status }
    }
    // A label over nothing but references, none of them twice too often, numbers the actions ("Card | A1").
    if !known.contains(.ref) {
      let reader = ReferenceReader()
      let numbering = often.sorted().first { label in
        let own = (values[label] ?? []).filter { !$0.isEmpty }
        return vocabulary.role(of: label) == nil && out[label] == nil && own.count >= least && Set(own).count * 10 >= own.count * 8
          && own.allSatisfy { reader.alone($0).map { $0.contains(where: \.isLetter) || $0.contains(".") } ?? false }
      }
      if let numbering { out[numbering] = .ref }
    }
    return out
  }

  /// The words before a line's first colon with those behind it; the first two cells of the rows of a form.
  private static func valued(_ block: Block) -> [(label: String, value: String)] {
    if case .table(let table) = block.content {
      guard table.columnCount <= 4 else { return [] }
      return table.rows.compactMap { row in row.cells.count > 1 ? (levelled(row.cells[0].text), row.cells[1].text.squeezed) : nil }
    }
    guard let text = block.paragraph?.text, let colon = text.utf8.prefix(61).firstIndex(of: 0x3A) else { return [] }
    return [(levelled(String(text[..<colon])), String(text[colon...].dropFirst()).squeezed)]
  }

  /// Whether values are ratings or shares of a hundred.
  private static func isRated(_ values: [String]) -> Bool {
    let filled = values.filter { !$0.isEmpty }
    return filled.count >= least
      && filled.count { isShare($0) || RatingWords.shared.universal($0.levelled) != nil } * 10 >= filled.count * 8
  }

  private static func isShare(_ value: String) -> Bool { value.hasSuffix("%") && Int(value.dropLast()).map { 0...100 ~= $0 } ?? false }

  /// The labels that the lines of a block begin with, levelled.
  private static func labels(of block: Block) -> [String] {
    if case .table(let table) = block.content {
      guard table.columnCount <= 4 else { return [] }
      return table.rows.compactMap { row in row.cells.first?.paragraphs.first?.text }.filter { $0.utf8.count <= 60 }.map(levelled)
    }
    guard let paragraph = block.paragraph else { return [] }
    if let lead = paragraph.boldLead, lead.utf8.count <= 60 { return [levelled(lead)] }
    guard let colon = paragraph.text.utf8.prefix(61).firstIndex(of: 0x3A) else {
      return paragraph.isBold && paragraph.text.utf8.count <= 60 ? [levelled(paragraph.text)] : []
    }
    return [levelled(String(paragraph.text[..<colon]))]
  }

  private static func levelled(_ label: String) -> String {
    let level = label.levelled
    return level.hasSuffix(":") ? String(level.dropLast()).squeezed : level
  }
}
