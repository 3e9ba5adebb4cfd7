import Documents
import PlanSchema
import Wording

/// An action's own cell taken apart: reference, text, and what labels inside the cell set apart ("1.1 Action …", "Outcome …").
struct ActionText {
  var ref: String?
  var references: [String] = []
  var text = ""
  /// Paragraphs under labels inside the cell, by what the label means.
  var labelled: [(role: ColumnRole, label: String, paragraphs: [Paragraph])] = []

  init(_ paragraphs: [Paragraph], vocabulary: PlanVocabulary, reader: ReferenceReader) {
    var own: [String] = []
    for paragraph in paragraphs where !paragraph.printed.isEmpty {
      let split = reader.split(paragraph.printed)
      if own.isEmpty, labelled.isEmpty, let ref = split.ref {
        self.ref = ref
        references = split.references
        if let label = split.text.isEmpty ? split.label : split.text, vocabulary.role(of: label) == .action { continue }
        own.append(split.text)
        continue
      }
      let (label, rest) = Self.label(paragraph.text)
      if let role = vocabulary.role(of: label), Self.inner.contains(role), rest != nil || label.split(separator: " ").count <= 4 {
        if role == .action, own.isEmpty {
          if let rest { own.append(rest) }
          continue
        }
        var first = paragraph
        first.text = rest ?? ""
        labelled.append((role, label, rest == nil ? [] : [first]))
      } else if labelled.isEmpty {
        own.append(paragraph.unbulleted)
        references += split.references.filter { !references.contains($0) }
      } else {
        labelled[labelled.count - 1].paragraphs.append(paragraph)
      }
    }
    text = own.joined(separator: " ").squeezed
    if ref == nil {
      let split = reader.split(text)
      ref = split.ref
      references = split.references
      text = split.text
    }
  }

  private static let inner: Set<ColumnRole> = [.action, .outcome, .measure, .progress, .owner, .due, .status, .nextSteps]

  /// "Outcome: more children …" → the label and the rest; a line that is all label has no rest.
  private static func label(_ text: String) -> (String, String?) {
    guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) <= 40 else { return (text, nil) }
    let rest = String(text[text.index(after: colon)...]).squeezed
    return (String(text[..<colon]), rest.isEmpty ? nil : rest)
  }
}
