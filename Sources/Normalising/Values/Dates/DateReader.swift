import PlanSchema
import Wording

/// Reads deadlines as plans print them.
///
/// The value is a day (`2024-06-30`), a month (`2024-06`), or the last day of a quarter of a financial year. It is `null` where the text
/// names no such time ("Ongoing", "Spring term 2024", "by the next inspection", a bare year) or an impossible one ("31/11/14"), and where
/// the year is left open ("by 30 June"): a year is never guessed. Of several dates the last one holds, unless words say otherwise
/// ("was", "revised to", "review", "then quarterly").
public struct DateReader: Sendable {
  private let words = TimeWords.shared
  private let cues = Self.shippedCues
  private let scanner = TimeScanner(.cell)

  /// What the words before a date make of it.
  private enum Part { case live, earlier, review, completed }

  private static let shippedCues = PhraseFinder(
    TimeWords.shared.lexicon,
    meanings: ["end", "was", "now", "review", "complete", "ongoing", "recurring", "onwards", "event", "not given"])

  public init() {}

  /// Reads a deadline.
  /// - Parameters:
  ///   - printed: The cell or label line without struck-through words; line breaks are blanks.
  ///   - struck: Struck-through texts of the same cell: deadlines no longer in force.
  ///   - typedDate: The real date behind what a workbook shows, ISO 8601. It is taken as exactly as it is shown: "Oct-24" is a month.
  public func read(_ printed: String, struck: [String] = [], typedDate: String? = nil) -> DueDate {
    let live = printed.squeezed
    let old = struck.map(\.squeezed).filter { !$0.isEmpty }
    var due = live.isEmpty ? DueDate() : typedDate.map { typed($0, shown: live) } ?? reading(of: live)
    if !old.isEmpty {
      due.revisions = old.map(revision) + due.revisions
      let shown = old.filter { !live.contains($0) }
      due.printed = (shown + (live.isEmpty ? [] : [live])).joined(separator: " ")
    }
    return due
  }

  /// A date that the workbook stores: what is shown tells how exactly it is meant.
  private func typed(_ date: String, shown: String) -> DueDate {
    let time = scanner.mentions(in: TimeText(shown)).first?.time
    switch time {
    case .month?: return DueDate(printed: shown, value: String(date.prefix(7)), precision: .month)
    case .year?, .splitYear?: return DueDate(printed: shown, precision: .year)
    case .quarter?, .term?, .day?, .malformed?, nil: return DueDate(printed: shown, value: String(date.prefix(10)), precision: .day)
    }
  }

  private func revision(_ printed: String) -> DueDate.Revision {
    DueDate.Revision(printed: printed, value: reading(of: printed).value)
  }

  /// Reads a text that is not empty.
  private func reading(of printed: String) -> DueDate {
    let text = TimeText(printed)
    let mentions = scanner.mentions(in: text)
    guard !mentions.isEmpty else { return withoutDate(printed, text) }
    let parts = parts(of: mentions, in: text)
    var due = DueDate(printed: printed)
    for (mention, part) in zip(mentions, parts) where part == .earlier {
      due.revisions.append(.init(printed: text.text(mention.range), value: mention.time.iso))
    }
    var candidates = zip(mentions, parts).filter { $0.1 == .live || $0.1 == .completed }
    if candidates.isEmpty {
      // Only a review or an old date is named: what the words say then holds.
      due.precision = withoutDate(printed, text).precision
      if due.precision == .unreadable || due.precision == .event { due.precision = .none }
      return due
    }
    if candidates.contains(where: { $0.0.time.isImpossible }) {
      due.precision = .unreadable
      return due
    }
    if candidates.contains(where: { $0.1 == .live }) { candidates.removeAll { $0.1 == .completed } }
    let readings = candidates.map { (mention: $0.0, value: value(of: $0.0, in: text), isCompletion: $0.1 == .completed) }
    let dated = readings.filter { $0.value.iso != nil }
    // ISO dates sort as text; a month sorts before its own days, which is near enough to choose the last of several.
    let chosen = dated.max { ($0.value.iso ?? "") < ($1.value.iso ?? "") } ?? readings[0]
    if chosen.value.iso == nil, strayFigures(in: text, outside: mentions) {
      due.precision = .unreadable
      return due
    }
    due.value = chosen.value.iso
    due.precision = chosen.isCompletion ? .complete : chosen.value.precision
    due.recurrence = recurrence(around: chosen.mention, last: mentions[mentions.count - 1], in: text)
    return due
  }

  /// A time's ISO form and precision, with the words just before it ("end of") taken in.
  private func value(of mention: TimeScanner.Mention, in text: TimeText) -> (iso: String?, precision: DueDate.Precision) {
    let before = text.text(max(0, mention.range.lowerBound - 24)..<mention.range.lowerBound).levelled
    let atEnd = words.lexicon.phrases(meaning: "end").contains { phrase in
      before == phrase || before.hasSuffix(" " + phrase) || before.hasSuffix("(" + phrase)
    }
    if atEnd, let last = mention.time.lastDay {
      if case .quarter = mention.time { return (last, .quarter) }
      return (last, .day)
    }
    switch mention.time {
    case .day: return (mention.time.iso, .day)
    case .month: return (mention.time.iso, .month)
    case .quarter: return (mention.time.iso, .quarter)
    case .term: return (nil, .term)
    case .year, .splitYear: return (nil, .year)
    case .malformed: return (nil, .unreadable)
    }
  }

  /// What each mention is, from the last cue in the words before it; a cue of change also makes the dates before it old ones.
  private func parts(of mentions: [TimeScanner.Mention], in text: TimeText) -> [Part] {
    var parts = [Part](repeating: .live, count: mentions.count)
    var start = 0
    for (index, mention) in mentions.enumerated() {
      let gap = text.text(start..<mention.range.lowerBound)
      start = mention.range.upperBound
      switch cues.lastMeaning(in: gap) {
      case "was": parts[index] = .earlier
      case "review": parts[index] = .review
      case "complete": parts[index] = .completed
      case "now": for older in 0..<index where parts[older] == .live { parts[older] = .earlier }
      default:
        // "from 31 March 2024 to 30 June 2024" after "revised": the first is old.
        if index > 0, mentions[index - 1].opensRange, parts[index - 1] == .review { parts[index] = .review }
      }
    }
    return parts
  }

  /// What goes on besides the date: "then quarterly", "Ongoing", "with delivery to follow".
  private func recurrence(around mention: TimeScanner.Mention, last: TimeScanner.Mention, in text: TimeText) -> String? {
    let tail = text.text(last.range.upperBound..<text.scalars.count)
    if let meaning = cues.firstMeaning(in: tail), ["onwards", "recurring", "ongoing"].contains(meaning) { return tail.trimmedOfMarks }
    let head = text.text(0..<mention.range.lowerBound)
    if let hit = cues.hits(in: head.levelled).first(where: { $0.meaning == "recurring" || $0.meaning == "ongoing" }) {
      // The levelled text has the same words in the same order: take the printed ones.
      let level = Array(head.levelled.utf8)
      let before = String(decoding: level[..<hit.range.lowerBound], as: UTF8.self).split(separator: " ").count
      let count = String(decoding: level[hit.range], as: UTF8.self).split(separator: " ").count
      return head.split(separator: " ").dropFirst(before).prefix(count).joined(separator: " ").trimmedOfMarks
    }
    return nil
  }

  /// A text that names no time in figures or months.
  private func withoutDate(_ printed: String, _ text: TimeText) -> DueDate {
    var due = DueDate(printed: printed)
    let meanings = cues.hits(in: printed.levelled).map(\.meaning)
    if meanings.contains("not given") && meanings.allSatisfy({ $0 == "not given" }) || text.tokens.allSatisfy(\.isMark) {
      due.precision = .none
    } else if meanings.first == "complete" {
      due.precision = .complete
    } else if meanings.first == "event" {
      due.precision = .event
    } else if meanings.contains("recurring") {
      due.precision = .recurring
    } else if meanings.contains("ongoing") {
      due.precision = .ongoing
    } else if meanings.contains("complete") {
      due.precision = .complete
    } else {
      due.precision = .event
    }
    return due
  }

  /// Whether figures stand beside the times that were read: the text then says more than was understood.
  private func strayFigures(in text: TimeText, outside mentions: [TimeScanner.Mention]) -> Bool {
    text.tokens.contains { token in
      guard case .number = token.kind else { return false }
      return !mentions.contains { $0.range.contains(token.start) }
    }
  }
}

extension TimeText.Token {
  var isMark: Bool { if case .mark = kind { true } else { false } }
}

extension String {
  /// The text without white space, commas, dashes and brackets at its ends.
  var trimmedOfMarks: String {
    let text = squeezed, bytes = text.utf8
    // Most texts begin and end with a letter.
    if let first = bytes.first, let last = bytes.last, first < 0x80, first.isWordByte, last < 0x80, last.isWordByte { return text }
    var out = Substring(text)
    while let first = out.first, first.isMarkAround { out.removeFirst() }
    while let last = out.last, last.isMarkAround { out.removeLast() }
    return String(out)
  }
}

extension Character {
  /// A mark that may stand around words without being of them.
  fileprivate var isMarkAround: Bool {
    switch self {
    case " ", ",", ";", ":", ".", "(", ")", "-", "–", "—", "/", "[", "]": true
    default: false
    }
  }
}
