import Wording

/// The vocabulary of times, ready for looking up single words and for finding cues.
struct TimeWords: Sendable {
  static let shared = TimeWords(Vocabulary.load("dates"))

  let lexicon: Lexicon
  private let months: [String: Int]
  private let quarters: [String: Int]
  private let weekdays, seasons, termWords, quarterWords, rangeWords, alsoWords, financialYearWords: Set<String>

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    func numbered(_ name: String, upTo last: Int) -> [String: Int] {
      var out: [String: Int] = [:]
      for number in 1...last { for word in lexicon.phrases(meaning: "\(name) \(number)") { out[word] = number } }
      return out
    }
    func set(_ name: String) -> Set<String> { Set(lexicon.phrases(meaning: name)) }
    months = numbered("month", upTo: 12)
    quarters = numbered("quarter", upTo: 4)
    weekdays = set("weekday")
    seasons = set("season")
    termWords = set("term word")
    quarterWords = set("quarter word")
    rangeWords = set("range")
    alsoWords = set("also")
    financialYearWords = set("financial year word")
  }

  /// The number of a month from its name or short name.
  /// - Parameter isLenient: Whether a long name may have one slip of the keyboard in it ("Septmber").
  func month(_ word: String?, isLenient: Bool = false) -> Int? {
    guard let word else { return nil }
    if let month = months[word] { return month }
    guard isLenient, (6...11).contains(word.utf8.count) else { return nil }
    let near = months.filter { name, _ in
      name.utf8.count >= 6 && name.utf8.first == word.utf8.first && abs(name.utf8.count - word.utf8.count) <= 1
        && Likeness.edits(from: word, to: name) == 1
    }
    return Set(near.values).count == 1 ? near.first?.value : nil
  }

  /// The number of a quarter from an ordinal ("third").
  func quarter(_ word: String?) -> Int? { word.flatMap { quarters[$0] } }

  func isWeekday(_ word: String?) -> Bool { word.map(weekdays.contains) ?? false }
  func isSeason(_ word: String?) -> Bool { word.map(seasons.contains) ?? false }
  func isTermWord(_ word: String?) -> Bool { word.map(termWords.contains) ?? false }
  func isQuarterWord(_ word: String?) -> Bool { word.map(quarterWords.contains) ?? false }
  func isRangeWord(_ word: String?) -> Bool { word.map(rangeWords.contains) ?? false }
  func isAlsoWord(_ word: String?) -> Bool { word.map(alsoWords.contains) ?? false }
  func isFinancialYearWord(_ word: String?) -> Bool { word.map(financialYearWords.contains) ?? false }
}
