import PlanSchema
import Wording

/// Reads the days of an inspection as reports print them: "10 to 21 July 2023", "19 November-11 December 2013 and 28 – 30 January 2014",
/// "11 and 12 December 2018". A day without a month or year takes the next one printed after it.
struct SpellReader {
  private enum Token: Equatable {
    case day(Int), month(Int), year(Int), through, and
  }

  private struct Day {
    var day: Int
    var month: Int?
    var year: Int?

    var iso: String? {
      guard let month, let year else { return nil }
      let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      return CalendarDay(text) == nil ? nil : text
    }
  }

  /// The spells that a text prints, in its order; empty where a day of it is incomplete, impossible or out of order.
  static func spells(in text: String) -> [Inspection.Spell] {
    let tokens = tokens(of: text)
    var ranges: [[Day]] = []
    var separator = Token.and
    for (index, token) in tokens.enumerated() {
      switch token {
      case .day(let number):
        if separator == .through, !ranges.isEmpty {
          ranges[ranges.count - 1].append(Day(day: number))
        } else {
          ranges.append([Day(day: number)])
        }
        separator = .and
      case .month(let month):
        guard let last = ranges.last?.indices.last, ranges[ranges.count - 1][last].month == nil else { return [] }
        ranges[ranges.count - 1][last].month = month
      case .year(let year):
        guard let last = ranges.last?.indices.last, index > 0, case .month = tokens[index - 1] else { return [] }
        ranges[ranges.count - 1][last].year = year
      case .through, .and: separator = token
      }
    }
    return resolved(ranges)
  }

  /// One day as printed ("8 January 2019").
  static func day(in text: String) -> String? {
    let spells = spells(in: text)
    return spells.count == 1 && spells[0].end == spells[0].start ? spells[0].start : nil
  }

  /// The first run of words in a text that prints whole days ("… to Anyshire on 11 and 12 December 2018. …"), with its spells.
  static func firstSpells(in text: String) -> (printed: String, spells: [Inspection.Spell])? {
    let words = text.squeezed.split(separator: " ")
    var start = 0
    while start < words.count {
      var end = start
      while end < words.count, isDateWord(words[end]) {
        end += 1
        // The year ends a run, unless another spell follows.
        if let last = words[end - 1].last, ".,;:)".contains(last) { break }
      }
      var run = words[start..<end]
      while let last = run.last, ["and", "to", "-", "–", "from"].contains(last.lowercased()) { run.removeLast() }
      if run.count >= 3 {
        let printed = run.joined(separator: " ").withoutEndStop, spells = spells(in: printed)
        if !spells.isEmpty { return (printed, spells) }
      }
      start = max(end, start + 1)
    }
    return nil
  }

  private static func isDateWord(_ word: Substring) -> Bool {
    let tokens = tokens(of: String(word))
    return !tokens.isEmpty && (tokens.count > 1 || word.count { $0.isLetter } <= 9)
  }

  private static func resolved(_ ranges: [[Day]]) -> [Inspection.Spell] {
    var ranges = ranges, month: Int?, year: Int?
    for index in ranges.indices.reversed() {
      for position in ranges[index].indices.reversed() {
        if let printed = ranges[index][position].year { year = printed }
        if let printed = ranges[index][position].month {
          // December before January without a year of its own belongs to the year before.
          if ranges[index][position].year == nil, let next = month, printed > next { year = year.map { $0 - 1 } }
          month = printed
        }
        ranges[index][position].month = month
        ranges[index][position].year = year
      }
    }
    // "13 October 2014 – 6 November": what is left without a year is of the year before it.
    var known: Int?
    for index in ranges.indices {
      for position in ranges[index].indices {
        if ranges[index][position].year == nil { ranges[index][position].year = known }
        known = ranges[index][position].year
      }
    }
    var spells: [Inspection.Spell] = []
    for range in ranges {
      guard let start = range.first?.iso, let end = range.last?.iso, range.count <= 2, start <= end else { return [] }
      if let last = spells.indices.last, let before = spells[last].end {
        guard before < start else { return [] }
        // "11 and 12 December": two days running are one spell.
        if let one = CalendarDay(before), let two = CalendarDay(start), two.number == one.number + 1 {
          spells[last].end = end
          continue
        }
      }
      spells.append(Inspection.Spell(start: start, end: end))
    }
    return spells
  }

  private static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = [], word = ""
    func flush() {
      defer { word = "" }
      if word.isEmpty { return }
      let digits = word.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty, let number = Int(digits) {
        let rest = word.dropFirst(digits.count)
        if digits.count == 4, rest.isEmpty { tokens.append(.year(number)) }
        if digits.count <= 2, ["", "st", "nd", "rd", "th"].contains(String(rest)) { tokens.append(.day(number)) }
      } else if let month = months.firstIndex(where: { $0.hasPrefix(word) }), word.count >= 3 {
        tokens.append(.month(month + 1))
      } else if ["to", "until", "through", "till"].contains(word) {
        tokens.append(.through)
      } else if word == "and" {
        tokens.append(.and)
      }
    }
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      case "-", "\u{2010}"..."\u{2015}", "\u{2212}":
        flush()
        tokens.append(.through)
      case "&", ",", ";":
        flush()
        tokens.append(.and)
      default: flush()
      }
    }
    flush()
    return tokens
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  ]
}
