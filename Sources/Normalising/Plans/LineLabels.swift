import Documents
import Wording

/// The labels that a document's lines set before values ("Lead:", "By when:"), and how often: one that comes back is a label wherever in a
/// line it stands.
struct LineLabels: Sendable {
  let vocabulary: PlanVocabulary
  private var counts: [String: Int] = [:]
  /// How often a label is a line of its own.
  private var alone: [String: Int] = [:]

  init(_ document: Document, vocabulary: PlanVocabulary) {
    self.vocabulary = vocabulary
    for block in document.blocks where !block.isFurniture {
      guard let paragraph = block.paragraph else { continue }
      for label in printed(in: paragraph.text) { counts[label.levelled, default: 0] += 1 }
      if let lead = paragraph.boldLead, !lead.hasSuffix(":") { counts[lead.levelled, default: 0] += 1 }
      if paragraph.marker == nil, paragraph.text.utf8.count <= 60, role(of: paragraph.text) != nil {
        alone[paragraph.text.levelled, default: 0] += 1
      }
    }
  }

  /// Whether the document sets a label three times at least.
  func repeats(_ label: String) -> Bool { counts[label.levelled, default: 0] >= 3 }

  /// Whether a label is a line of its own three times at least, its value in the line under it.
  func standsAlone(_ label: String) -> Bool { alone[label.levelled, default: 0] >= 3 }

  /// What a label means, where it is one that lines have.
  func role(of label: String) -> ColumnRole? {
    guard let role = vocabulary.role(of: label), Self.roles.contains(role) else { return nil }
    return role
  }

  /// How often lines of the document give each meaning, by the words before its colons.
  func count(of role: ColumnRole) -> Int { counts.reduce(0) { $0 + (self.role(of: $1.key) == role ? $1.value : 0) } }

  private static let roles: Set<ColumnRole> = [
    .ref, .recommendationRef, .action, .actionAndOutcome, .owner, .sponsor, .projectManager, .due, .revisedDue, .start, .completedOn,
    .status, .previousStatus, .percentComplete, .progress, .nextSteps, .outcome, .cost, .notes, .measure, .baseline, .target, .current,
    .quarter,
  ]

  /// The words before each colon of a text, back to where a sentence or a divider ends, and its questions; where those mean nothing, the
  /// last of them that do ("RAG: Green  Timescale:").
  private func printed(in text: String) -> [String] {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "?") }) || text.contains("–") else { return [] }
    var out: [String] = [], begin = 0
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() {
      if word.last == ":" || word.last == "?" {
        func label(_ start: Int) -> String? {
          words[start].first?.isUppercase == true ? words[start...index].joined(separator: " ").trimmingLabel : nil
        }
        let whole = index - begin < 9 ? label(begin) : nil
        if let whole, begin == 0 || role(of: whole) != nil {
          out.append(whole)
        } else if word.last == ":", index > begin,
          let known = (max(begin + 1, index - 4)...index).lazy.compactMap(label).first(where: { role(of: $0) != nil })
        {
          out.append(known)
        }
      }
      if begin == 0, index > 0, index < 6, LabelLine.isDash(word) {
        let label = words[..<index].joined(separator: " ")
        if role(of: label) != nil { out.append(label) }
      }
      if LabelLine.ends(word) { begin = index + 1 }
    }
    return out
  }
}
