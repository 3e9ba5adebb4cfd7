import Foundation
import Documents
import PlanSchema
import Wording

/// Who watches over a plan and how often, from lists and sentences.
enum GovernanceReader {
  private static let frequencies: [(phrase: String, value: String)] = [
    ("every two months", "every-two-months"), ("every 2 months", "every-two-months"), ("bi-monthly", "every-two-months"),
    ("bimonthly", "every-two-months"), ("every six weeks", "every-six-weeks"), ("every 6 weeks", "every-six-weeks"),
    ("twice a year", "twice-a-year"), ("six-monthly", "twice-a-year"), ("every six months", "twice-a-year"),
    ("half-yearly", "twice-a-year"),
    ("fortnightly", "fortnightly"), ("every two weeks", "fortnightly"), ("weekly", "weekly"), ("each week", "weekly"),
    ("monthly", "monthly"), ("each month", "monthly"), ("every month", "monthly"), ("quarterly", "quarterly"),
    ("each quarter", "quarterly"),
    ("every quarter", "quarterly"), ("every three months", "quarterly"), ("termly", "termly"), ("each term", "termly"),
    ("annually", "annual"), ("annual", "annual"), ("each year", "annual"), ("yearly", "annual"),
  ]

  private static let bodies: Set<String> = [
    "board", "panel", "committee", "group", "team", "cabinet", "partnership", "forum", "executive",
  ]

  private static let verbs = [
    "meet", "meets", "monitor", "monitors", "review", "reviews", "reviewed", "oversee", "oversees", "oversight", "receive", "receives",
    "report", "reports", "reported", "scrutinise", "scrutinises", "monitored", "delivery", "tested",
  ]

  /// The first frequency printed in a text.
  static func frequency(in text: String) -> String? {
    let level = text.levelled
    var best: (Range<String.Index>, String)?
    for (phrase, value) in frequencies where level.containsWords(phrase) {
      guard let range = level.range(of: phrase) else { continue }
      if best == nil || range.lowerBound < best!.0.lowerBound { best = (range, value) }
    }
    return best?.1
  }

  /// Whether a heading or sentence introduces a list of bodies or of how the plan is monitored.
  static func introduces(_ text: String) -> Bool {
    let level = text.levelled
    return ["governance", "monitoring", "accountability", "oversight"].contains { level.containsWords($0) } && level.utf8.count < 200
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
      let level = sentence.levelled
      let named = body(inSentence: sentence)
      defer { if let named { last = named } }
      guard let frequency = frequency(in: sentence), verbs.contains(where: { level.containsWords($0) }),
        let body = named ?? (isUnderHeading ? last : nil)
      else { continue }
      out.append(Governance(body: body, frequency: frequency, printed: sentence, place: paragraph.place))
    }
    return out
  }

  /// The first collective body that a sentence names: the words before "board", "committee" … back to an article or small word.
  private static func body(inSentence sentence: String) -> String? {
    let words = sentence.split(separator: " ").map(String.init)
    let stops: Set<String> = [
      "the", "a", "an", "our", "as", "by", "to", "and", "of", "with", "their", "its", "which", "this", "that", "in", "is", "through",
      "from",
    ]
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
