import PlanSchema
import Wording

/// Finds dates that a text tells as past: "has been in place from November 2018".
struct TenseReader: Sendable {
  struct PastDate: Sendable, Hashable {
    var printed: String
    var day: CalendarDay
  }

  private let words = Self.shipped
  private static let shipped = PhraseFinder(Vocabulary.load("tenses"))
  private let dates = DocumentDate()

  func pastDates(in text: String) -> [PastDate] {
    var found: [PastDate] = []
    for sentence in Self.sentences(of: text) {
      let scalars = Array(sentence.unicodeScalars)
      for date in dates.all(in: sentence) where date.end == nil {
        var before = String.UnicodeScalarView()
        before.append(contentsOf: scalars[..<date.range.lowerBound])
        let hits = words.hits(in: String(before).levelled)
        // The last word of time before the date decides; one that speaks of the future anywhere before it makes the text unsure.
        guard hits.last?.meaning == "past", !hits.contains(where: { $0.meaning == "future" }), let day = CalendarDay(date.start) else {
          continue
        }
        found.append(PastDate(printed: date.printed, day: day.first))
      }
    }
    return found
  }

  /// The sentences of a text: cut at a full stop, question mark or semicolon before a blank, and at "and" never.
  static func sentences(of text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    var previous: Character = " "
    for character in text {
      if character.isWhitespace, ".?!;".contains(previous) {
        sentences.append(current)
        current = ""
      } else {
        current.append(character)
      }
      previous = character
    }
    if !current.isEmpty { sentences.append(current) }
    return sentences
  }
}
