import PlanSchema
import Wording

/// Finds dates and stretches of time in titles and sentences: "MARCH 2015", "November 2017 – September 2018", "12 June and 6 July 2017",
/// "5 to 9 December 2022 and 14 to 15 February 2023".
public struct DocumentDate: Sendable {
  /// A date or stretch found.
  public struct Found: Sendable, Hashable {
    /// The text of it as printed.
    public var printed: String
    /// ISO 8601, a day or a month; `end` is `nil` for a single date.
    public var start: String, end: String?
    /// How exactly the start is named: a day, a month, or a quarter.
    public var precision: DueDate.Precision
    /// Where it stands, in Unicode scalars of the text.
    public var range: Range<Int>
  }

  private let scanner = TimeScanner(.prose)
  private let words = TimeWords.shared

  public init() {}

  /// Every date and stretch in a text, in reading order. Two dates joined by "to", a dash or "until" are a stretch; after "between",
  /// "and" joins too. Impossible dates and those without a year are passed over.
  public func all(in printed: String) -> [Found] {
    let text = TimeText(printed)
    let mentions = scanner.mentions(in: text)
    var found: [Found] = []
    var index = 0
    while index < mentions.count {
      let mention = mentions[index]
      guard let start = mention.time.iso else {
        index += 1
        continue
      }
      var last = mention
      if index + 1 < mentions.count, mentions[index + 1].time.iso != nil,
        mention.opensRange || isBetween(mention, mentions[index + 1], in: text)
      {
        index += 1
        last = mentions[index]
      }
      let range = mention.range.lowerBound..<last.range.upperBound
      found.append(
        Found(
          printed: text.text(range).squeezed, start: start, end: last == mention ? nil : last.time.iso,
          precision: precision(of: mention.time), range: range))
      index += 1
    }
    return found
  }

  /// The first date or stretch in a text.
  public func first(in text: String) -> Found? { all(in: text).first }

  /// The text's dates as spells of an inspection. Neighbouring single days ("11 and 12 December 2018") are one spell.
  public func spells(in text: String) -> [Inspection.Spell] { Self.spells(all(in: text)) }

  /// Dates in reading order as spells.
  static func spells(_ dates: [Found]) -> [Inspection.Spell] {
    var spells: [Inspection.Spell] = []
    for found in dates {
      if found.end == nil, let last = spells.last, Self.follows(last.end ?? last.start, found.start) {
        spells[spells.count - 1].end = found.start
      } else {
        spells.append(Inspection.Spell(start: found.start, end: found.end))
      }
    }
    return spells
  }

  /// The text's dates under their first and last: the stretch that they span.
  public func span(in text: String) -> (start: String, end: String?)? {
    let spells = spells(in: text)
    guard let first = spells.first, let last = spells.last else { return nil }
    return (first.start, last.end ?? (spells.count > 1 ? last.start : nil))
  }

  private func isBetween(_ first: TimeScanner.Mention, _ second: TimeScanner.Mention, in text: TimeText) -> Bool {
    let gap = text.text(first.range.upperBound..<second.range.lowerBound).levelled
    guard gap == "and" || gap == "&" else { return false }
    let before = text.text(max(0, first.range.lowerBound - 16)..<first.range.lowerBound).levelled
    return before == "between" || before.hasSuffix(" between")
  }

  private func precision(of time: PrintedTime) -> DueDate.Precision {
    switch time {
    case .day: .day
    case .month: .month
    case .quarter: .quarter
    case .term: .term
    case .year, .splitYear: .year
    case .malformed: .unreadable
    }
  }

  /// Whether the second ISO day is the day after the first.
  static func follows(_ first: String, _ second: String) -> Bool {
    let a = first.split(separator: "-").compactMap { Int($0) }, b = second.split(separator: "-").compactMap { Int($0) }
    guard a.count == 3, b.count == 3 else { return false }
    if a[0] == b[0], a[1] == b[1] { return a[2] + 1 == b[2] }
    guard a[2] == CalendarDay.length(of: a[1], in: a[0]), b[2] == 1 else { return false }
    return (a[0], a[1] + 1) == (b[0], b[1]) || (a[0] + 1 == b[0] && a[1] == 12 && b[1] == 1)
  }
}
