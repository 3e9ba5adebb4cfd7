import Documents
import Foundation
import PlanSchema
import Wording

/// Finds the plan's own date among the dates at its head: not that of an update, of the position shown, of an inspection or a meeting.
struct PlanDate {
  private let dates = DocumentDate()
  private static let words = Vocabulary.load("plan-dates")
  private static let own = words.phrases(meaning: "plan date"), labels = words.phrases(meaning: "plan date label")
  private static let approvals = words.phrases(meaning: "approval"), approvalSentences = words.phrases(meaning: "approval sentence")
  /// "Agreed", "published": what is done with a plan on its day.
  private static let verbs = (approvals + own).filter { !$0.contains(" ") }
  private static let meetings = words.phrases(meaning: "meeting")
  private static let others = words.phrases(meaning: "another date")
  private static let quoted = Set(words.phrases(meaning: "source of a quotation"))

  /// The date by its label; else alone on a line near the title, or within the title; else that of an approval; else of the version that
  /// was approved.
  /// - Parameters:
  ///   - titleAt: Where the title stands among the lines.
  ///   - isTitle: Whether a line names a plan.
  ///   - isAboutInspection: Whether a line speaks of an inspection.
  func find(
    _ lines: [Paragraph], titleAt: Int?, versions: [SourceDocument.Version], isTitle: (String) -> Bool,
    isAboutInspection: (String) -> Bool
  ) -> String? {
    let head = lines.prefix(60).flatMap { pieces(of: $0.text) }
    if let date = head.lazy.compactMap(labelled).first { return date }
    var titled: String?
    for line in lines.prefix((titleAt ?? 0) + 8) {
      for piece in pieces(of: line.text) {
        let isWhole = piece.utf8.count + 4 >= line.text.utf8.count
        guard let date = alone(piece, isWhole: isWhole, isTitle: isTitle, isAboutInspection: isAboutInspection) else { continue }
        // In a title that names an inspection it may be the inspection's: a date on a line of its own is surer.
        if !isAboutInspection(piece) { return date }
        titled = titled ?? date
      }
    }
    if let titled { return titled }
    if let date = head.lazy.flatMap(dashed).compactMap({ date(after: Self.approvals, atStartOf: $0) }).first { return date }
    if let date = lines.prefix(60).lazy.flatMap(\.text.printedSentences).compactMap(approved).first { return date }
    let approved = versions.last { version in
      let level = version.change.levelled
      return version.date != nil && Self.approvals.contains { level.containsWords($0) }
    }
    return (approved ?? versions.last)?.date
  }

  /// The sentences of a line, cut at bars, dots and brackets, without signs before them.
  private func pieces(of text: String) -> [String] {
    text.printedSentences.flatMap { sentence in
      sentence.split { "|·•()".contains($0) }.map { piece in
        String(piece.drop { !$0.isLetter && !$0.isNumber }).squeezed
      }
    }.filter { !$0.isEmpty }
  }

  /// A piece, and what stands behind a dash in it ("Version 3 – approved by …").
  private func dashed(_ piece: String) -> [String] {
    guard let dash = piece.firstRange(of: /\s[–—-]\s/) else { return [piece] }
    return [piece, String(piece[dash.upperBound...])]
  }

  private func labelled(_ piece: String) -> String? {
    if let date = date(after: Self.own, atStartOf: piece) { return date }
    guard let colon = piece.firstIndex(of: ":"), Self.labels.contains(piece[..<colon].description.levelled) else { return nil }
    return dates.first(in: String(piece[colon...].dropFirst()))?.start
  }

  /// The date in a piece that begins with one of the phrases, unless words of another date stand between.
  private func date(after phrases: [String], atStartOf piece: String) -> String? {
    let level = piece.levelled
    guard let phrase = phrases.first(where: level.hasPrefixWord), let found = dates.first(in: piece), found.end == nil else { return nil }
    let between = before(found, in: piece).levelled.dropFirst(phrase.count)
    return saysAnother(String(between)) ? nil : found.start
  }

  /// The date of a short piece that says little else.
  private func alone(_ piece: String, isWhole: Bool, isTitle: (String) -> Bool, isAboutInspection: (String) -> Bool) -> String? {
    let isStopped = piece.hasSuffix(".")
    guard piece.utf8.count <= 90, let found = dates.first(in: piece) else { return nil }
    let before = before(found, in: piece)
    // A sentence goes on after its date; a line does so only behind a mark.
    let after = Array(piece.unicodeScalars)[found.range.upperBound...]
    guard after.count <= 30 || after.first.map({ ",;:–—-".unicodeScalars.contains($0) }) ?? true else { return nil }
    // A stretch on a line of its own is the plan's ("November 2023 – September 2024"); in a sentence it is something else's.
    guard found.end == nil || (before.isEmpty && isWhole) else { return nil }
    guard !isStopped || before.isEmpty || date(after: Self.approvals, atStartOf: piece) != nil, !saysAnother(before) else { return nil }
    if isQuoted(before) || (Self.meetings.contains { before.levelled.containsWords($0) } && !isTitle(piece)) { return nil }
    // The day of an inspection is none of the plan's: "Post-inspection plan, March 2024", but not "Plan after the visit of 3 May 2024".
    if isAboutInspection(piece), !isTitle(piece) || (before.last?.isLetter ?? false) { return nil }
    return found.start
  }

  private func isQuoted(_ before: String) -> Bool {
    Self.quoted.contains(before.trimmingCharacters(in: CharacterSet(charactersIn: " ,;:–—-")).levelled)
  }

  private func before(_ found: DocumentDate.Found, in text: String) -> String {
    String(String.UnicodeScalarView(Array(text.unicodeScalars)[..<found.range.lowerBound])).squeezed
  }

  private func saysAnother(_ text: String) -> Bool {
    let level = text.levelled
    return Self.others.contains { level.containsWords($0) }
  }

  /// "The plan was agreed by the Board on 9 May 2024.", "This is the plan that we agreed with our Board on 9 May 2024."
  private func approved(_ sentence: String) -> String? {
    let level = sentence.levelled
    let told = Self.approvalSentences.first(where: level.containsWords).flatMap(level.firstRange)
    guard let at = told ?? approval(in: level) else { return nil }
    // The levelled text is as long as the printed one but for dashes and quotes: the date is sought in the levelled words after the phrase.
    let rest = String(level[at.upperBound...])
    guard let found = dates.first(in: rest), found.end == nil, !saysAnother(before(found, in: rest)) else { return nil }
    return found.start
  }

  /// Where a levelled sentence says that somebody agreed to the plan.
  private func approval(in level: String) -> Range<String.Index>? {
    guard let plan = level.firstRange(of: "plan") else { return nil }
    let rest = level[plan.upperBound...]
    let verb = Self.verbs.compactMap { verb in rest.firstRange(of: " " + verb + " ") }.min { $0.lowerBound < $1.lowerBound }
    guard let verb else { return nil }
    let between = rest[..<verb.lowerBound]
    return between.utf8.count <= 100 && !saysAnother(String(between)) ? verb : nil
  }
}
