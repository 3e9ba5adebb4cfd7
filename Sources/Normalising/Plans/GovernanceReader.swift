import Foundation
import Documents
import PlanSchema
import Wording

/// Who watches over a plan and how often, from lists and sentences.
enum GovernanceReader {
  private static let words = Vocabulary.load("governance")
  /// "every monthly" → "monthly".
  private static let frequencies = PhraseFinder(words, meanings: Set(words.entries.map(\.meaning).filter { $0.hasPrefix("every ") }))
  private static let watching = PhraseFinder(words, meanings: ["watches", "watches, introduces"])
  private static let bodies = Set(words.phrases(meaning: "body")), stops = Set(words.phrases(meaning: "before a name"))

  /// The first frequency printed in a text.
  static func frequency(in text: String) -> String? { frequencies.firstMeaning(in: text).map { String($0.dropFirst("every ".count)) } }

  /// Whether a heading or sentence introduces a list of bodies or of how the plan is monitored.
  static func introduces(_ text: String) -> Bool {
    let level = text.levelled
    return level.utf8.count < 200 && words.phrases(with: "introduces").contains { level.containsWords($0) }
  }

  /// A line of a list: "Scrutiny Committee – June and December 2024".
  static func line(_ paragraph: Paragraph) -> Governance {
    Governance(
      body: body(ofLine: paragraph.text), frequency: frequency(in: paragraph.text), printed: paragraph.text, place: paragraph.place)
  }

  private static func body(ofLine text: String) -> String {
    for divider in [" – ", " - ", ": "] {
      if let range = text.range(of: divider) { return String(text[..<range.lowerBound]).squeezed }
    }
    for lead in [" by the ", " to the ", " by ", " to "] where frequency(in: String(text.prefix(20))) != nil {
      if let range = text.range(of: lead) {
        var rest = String(text[range.upperBound...])
        for stop in [" for the ", " on a ", " then ", " with "] {
          if let end = rest.range(of: stop) { rest = String(rest[..<end.lowerBound]) }
        }
        return rest.squeezed
      }
    }
    if let range = text.range(of: " on a ") { return String(text[..<range.lowerBound]).squeezed }
    return text
  }

  /// The bodies that a paragraph says meet, monitor or oversee at a stated frequency, a sentence at a time. A sentence that names a
  /// frequency but no body speaks of the body in the sentence before.
  static func bodies(in paragraph: Paragraph, isUnderHeading: Bool) -> [Governance] {
    var out: [Governance] = []
    var last: String?
    for sentence in sentences(paragraph.text) {
      let named = body(inSentence: sentence)
      defer { if let named { last = named } }
      guard let frequency = frequency(in: sentence), watching.firstMeaning(in: sentence) != nil,
        let body = named ?? (isUnderHeading ? last : nil)
      else { continue }
      out.append(Governance(body: body, frequency: frequency, printed: sentence, place: paragraph.place))
    }
    return out
  }

  /// The first collective body that a sentence names: the words before "board", "committee" … back to an article or small word.
  private static func body(inSentence sentence: String) -> String? {
    let words = sentence.split(separator: " ").map(String.init)
    for (index, word) in words.enumerated() where bodies.contains(word.levelled.trimmingPossessive) {
      var start = index
      while start > 0, !stops.contains(words[start - 1].levelled), index - start < 6 { start -= 1 }
      let phrase = words[start...index].joined(separator: " ")
      if start == index, word.first?.isUppercase != true { continue }
      return phrase.trimmingCharacters(in: [",", ".", ";", ":"])
    }
    return nil
  }

  private static func sentences(_ text: String) -> [String] {
    var out: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      current += current.isEmpty ? String(word) : " " + word
      if word.hasSuffix(".") || word.hasSuffix(";"), word.count > 3 {
        out.append(current)
        current = ""
      }
    }
    if !current.isEmpty { out.append(current) }
    return out
  }
}

extension String {
  fileprivate var trimmingPossessive: String { hasSuffix("'s") ? String(dropLast(2)) : self }
}
