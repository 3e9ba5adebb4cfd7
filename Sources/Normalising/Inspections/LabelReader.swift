import PlanSchema
import Wording

/// Finds labels with their values: "Lead inspector: Lou Example", in a paragraph, a table row, or several of them run into one paragraph.
struct LabelReader: Sendable {
  enum Label: String, Sendable {
    case dates = "label dates"
    case published = "label published"
    case lead = "label lead"
    case inspectors = "label inspectors"
    case staff = "label staff"
  }

  struct Value: Sendable, Hashable {
    var label: Label
    var text: String
  }

  private struct Phrase: Sendable {
    var words: [String]
    var label: Label
  }

  /// By first word, longest first.
  private let phrases: [String: [Phrase]]

  init(_ vocabulary: InspectionVocabulary) {
    let all = vocabulary.labels.entries.compactMap { entry in
      Label(rawValue: entry.meaning).map { Phrase(words: entry.phrase.split(separator: " ").map(String.init), label: $0) }
    }
    phrases = Dictionary(grouping: all.sorted { $0.words.count > $1.words.count }) { $0.words.first ?? "" }
  }

  /// The labels of a piece, in its order; empty where it begins with none.
  func values(in piece: Piece) -> [Value] {
    guard piece.marker == nil, piece.text.utf8.count < 700 else { return [] }
    var values: [Value] = []
    for cell in piece.isRow ? piece.cells : [piece.text] {
      let found = self.values(in: cell, isCell: piece.isRow)
      // A cell without a label of its own is the value of the label before it.
      if found.isEmpty, !values.isEmpty {
        values[values.count - 1].text = (values[values.count - 1].text + " " + cell).squeezed
      } else {
        values += found
      }
    }
    return values
  }

  private func values(in text: String, isCell: Bool) -> [Value] {
    let words = text.squeezed.utf8.split(separator: 0x20).map { Substring($0) }
    var values: [Value] = [], index = 0
    while index < words.count {
      if let (label, count) = label(at: index, of: words, isWhole: isCell) {
        values.append(Value(label: label, text: ""))
        index += count
      } else if values.isEmpty {
        return []
      } else {
        let last = values.count - 1
        values[last].text += (values[last].text.isEmpty ? "" : " ") + words[index]
        index += 1
      }
    }
    return values
  }

  /// The label that begins at a word, and the words that it takes, its colon included. A label has a colon, or stands at the beginning
  /// before a capital or a number.
  private func label(at index: Int, of words: [Substring], isWhole: Bool) -> (Label, Int)? {
    // "Lead Inspector" may be a label; "lead inspector" within a sentence is none.
    guard words[index].first?.isUppercase == true, let phrases = phrases[String(words[index]).levelled] else { return nil }
    for phrase in phrases where index + phrase.words.count <= words.count {
      let end = index + phrase.words.count
      let printed = words[index..<end]
      guard zip(printed, phrase.words).allSatisfy({ String($0).levelled == $1 }) else { continue }
      if printed.last?.hasSuffix(":") == true { return (phrase.label, phrase.words.count) }
      if end < words.count, words[end] == ":" { return (phrase.label, phrase.words.count + 1) }
      if index == 0, end == words.count { return (phrase.label, phrase.words.count) }
      if index == 0, end < words.count, words.count - end <= 12, let next = words[end].first, next.isUppercase || next.isNumber {
        return (phrase.label, phrase.words.count)
      }
    }
    return nil
  }
}
