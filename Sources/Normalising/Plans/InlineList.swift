import Documents
import PlanSchema
import Wording

/// Lists inside a cell: its paragraphs, or items numbered within one paragraph ("1. … 2. … 3. …").
enum InlineList {
  static func items(_ paragraphs: [Paragraph]) -> [(ref: String?, text: String, place: Place)] {
    var out: [(ref: String?, text: String, place: Place)] = []
    for paragraph in paragraphs where !paragraph.printed.isEmpty {
      let isTicked = paragraph.marker.map(ListMark.isBox) ?? false
      for part in split(isTicked ? paragraph.text : paragraph.printed) {
        guard let (mark, rest) = ListMark.split(part) else {
          out.append((nil, part.squeezed, paragraph.place))
          continue
        }
        out.append((ListMark.isBullet(mark) ? nil : PlanReader.bareRef(String(mark)), String(rest).squeezed, paragraph.place))
      }
    }
    return out
  }

  /// Cuts a text before each number that goes on counting from 1, or before each bullet inside it.
  static func split(_ text: String) -> [String] {
    var cuts: [String.Index] = []
    var expected = text.prefix { $0.isNumber }.count == 1 ? Int(text.prefix(1)) ?? 1 : 1
    let words = text.split(separator: " ")
    let bullets = words.count { $0 == "•" || $0 == "" || $0 == "▪" || $0 == "●" }
    for word in words {
      if word == "\(expected)." || word == "\(expected))" {
        cuts.append(word.startIndex)
        expected += 1
      } else if bullets > 0, word.count == 1, ListMark.isBullet(word), word != "-", word != "–" {
        cuts.append(word.startIndex)
      }
    }
    guard let first = cuts.first, cuts.count > 1 || first == text.startIndex else { return [text] }
    var parts = first > text.startIndex ? [String(text[..<first])] : []
    for (index, cut) in cuts.enumerated() {
      parts.append(String(text[cut..<(index + 1 < cuts.count ? cuts[index + 1] : text.endIndex)]).squeezed)
    }
    return parts.filter { !$0.squeezed.isEmpty }
  }
}
