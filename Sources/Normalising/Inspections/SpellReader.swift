import PlanSchema
import Wording

/// Reads the days of an inspection as reports print them: "10 to 21 July 2023", "19 November-11 December 2013 and 28 – 30 January 2014",
/// "11 and 12 December 2018". Unlike a date in running text, what cannot be read whole is not read at all.
struct SpellReader {
  private static let dates = DocumentDate()

  /// The spells that a text prints, in its order; empty where a day of it is incomplete, impossible or out of order.
  static func spells(in text: String) -> [Inspection.Spell] {
    if let whole = wholeSpells(in: text) { return whole }
    // "13 October 2014 – 6 November": what is left without a year is of the year before it.
    return dates.all(in: text).last.flatMap { wholeSpells(in: text + " " + $0.start.prefix(4)) } ?? []
  }

  /// One day as printed ("8 January 2019").
  static func day(in text: String) -> String? {
    let spells = spells(in: text)
    return spells.count == 1 && spells[0].end == spells[0].start ? spells[0].start : nil
  }

  /// The first run of words in a text that prints whole days ("… to Anyshire on 11 and 12 December 2018. …"), with its spells.
  static func firstSpells(in text: String) -> (printed: String, spells: [Inspection.Spell])? {
    let scalars = Array(text.unicodeScalars), found = dates.all(in: text).filter { $0.precision == .day }
    guard let first = found.first else { return nil }
    var end = first.range.upperBound
    for next in found.dropFirst() {
      guard joins(scalars[end..<max(end, next.range.lowerBound)]) else { break }
      end = next.range.upperBound
    }
    let printed = string(scalars[first.range.lowerBound..<end]).squeezed.withoutEndStop, spells = spells(in: printed)
    return spells.isEmpty ? nil : (printed, spells)
  }

  /// The spells of a text whose every number is part of one.
  private static func wholeSpells(in text: String) -> [Inspection.Spell]? {
    let found = dates.all(in: text), scalars = text.unicodeScalars
    guard !found.isEmpty, found.allSatisfy({ $0.precision == .day }) else { return nil }
    let read = found.reduce(into: Set<Int>()) { $0.formUnion($1.range) }
    guard !zip(0..., scalars).contains(where: { ("0"..."9").contains($1) && !read.contains($0) }) else { return nil }
    let spells = dates.spells(in: text).map { Inspection.Spell(start: $0.start, end: $0.end ?? $0.start) }
    let days = spells.flatMap { [$0.start, $0.end ?? $0.start] }
    // A spell may be one day, but none begins before the one before it has ended.
    guard days.allSatisfy({ CalendarDay($0)?.day != nil }), zip(days, days.dropFirst()).allSatisfy({ $0 <= $1 }),
      Set(spells.map(\.start)).count == spells.count
    else { return nil }
    return spells
  }

  /// Whether what stands between two dates makes them one statement.
  private static func joins(_ gap: ArraySlice<Unicode.Scalar>) -> Bool { ["", "and", "&", ", and"].contains(string(gap).levelled) }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
