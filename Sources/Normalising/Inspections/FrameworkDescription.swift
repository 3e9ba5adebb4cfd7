import Foundation
import PlanSchema
import Wording

/// A framework that Ofsted inspected under, as `inspection-frameworks.json` describes it: a new one is a new entry.
struct FrameworkDescription: Sendable, Codable {
  /// A shorter form of the same framework, told by its days on site.
  struct Short: Sendable, Codable {
    var framework: Inspection.Framework
    /// The most days on site, weekends apart.
    var days: Int
  }

  var framework: Inspection.Framework
  /// What its documents are; `nil` for reports with graded areas, or letters after visits without.
  var kind: SourceDocument.Kind?
  /// The title for a document that prints none.
  var label: String
  /// Titles; a star stands for any words.
  var titles: [String]
  /// Judged areas that no other framework has.
  var areas: [String]
  var short: Short?
  /// Whether it gives a grade for overall effectiveness, and the last day on which inspections that begin do.
  var overallGrade: Bool
  var overallGradeUntil: String?

  static let standard: [FrameworkDescription] = {
    guard let source = InspectionVocabulary.resource("inspection-frameworks", "json") else {
      preconditionFailure("the file inspection-frameworks.json is missing from the program")
    }
    do {
      return try JSONDecoder().decode([FrameworkDescription].self, from: Data(source.utf8))
    } catch {
      preconditionFailure("the file inspection-frameworks.json: \(error)")
    }
  }()

  /// Whether a text is one of its titles.
  func isTitle(_ text: String) -> Bool {
    let level = text.withoutFootnoteMark.levelled
    return titles.contains { level.fits(pattern: $0) }
  }

  /// Whether an inspection that began on a day has a grade for overall effectiveness.
  func givesOverallGrade(start: String?) -> Bool {
    guard overallGrade, let start, let overallGradeUntil else { return overallGrade }
    return start <= overallGradeUntil
  }

  /// The framework of an inspection with these spells.
  func framework(for spells: [Inspection.Spell]) -> Inspection.Framework {
    guard let short, !spells.isEmpty else { return framework }
    let days = spells.map { $0.weekdays }
    guard !days.contains(nil) else { return framework }
    return days.reduce(0) { $0 + ($1 ?? 0) } <= short.days ? short.framework : framework
  }
}

extension Inspection.Spell {
  /// Its days from Monday to Friday, both ends counted; `nil` where either is no day.
  var weekdays: Int? {
    guard let first = CalendarDay(start), let last = CalendarDay(end ?? start), first <= last, last.number - first.number < 400 else {
      return nil
    }
    // 1 January 1970, day 0, was a Thursday.
    return (first.number...last.number).count { ($0 + 3) % 7 < 5 }
  }
}

extension String {
  /// Whether a levelled text fits a pattern in which each star stands for any words, or none.
  func fits(pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map { String($0).levelled }
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return self == pattern.levelled }
    guard hasPrefix(first), hasSuffix(last), utf8.count >= first.utf8.count + last.utf8.count else { return false }
    var rest = dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
