import PlanSchema
import Wording

typealias SectionKind = PlanSchema.Section.Kind

/// What plans call things: the words of `columns.txt` and `parts.txt`, and those that the user adds for one document or council.
struct PlanVocabulary: Sendable {
  private let columns: Lexicon
  let parts: Lexicon
  /// Levelled heading → role, from `--map` or the council's profile.
  private var own: [String: ColumnRole]

  /// - Throws: `ImportFailure` of kind "unknown-role" for a mapping to a role that does not exist.
  init(mapping: [String: String] = [:]) throws(ImportFailure) {
    columns = Self.shipped.columns
    parts = Self.shipped.parts
    var own: [String: ColumnRole] = [:]
    for (heading, name) in mapping {
      guard let role = ColumnRole(rawValue: name.levelled) else {
        let near = Likeness.nearest(to: name, among: ColumnRole.allCases.map(\.rawValue))
        let hint =
          near.isEmpty
          ? "The roles are: \(ColumnRole.allCases.map(\.rawValue).joined(separator: ", "))."
          : "Did you mean \(near.joined(separator: " or "))?"
        throw ImportFailure("unknown-role", "“\(heading)=\(name)”: there is no role “\(name)”. \(hint)")
      }
      own[heading.levelled] = role
    }
    self.own = own
  }

  /// A title without the word that says it goes on from the page before: "3 (continued)" → "3".
  func withoutContinuation(_ title: String) -> String {
    guard title.utf8.count > 5,
      title.utf8.last.map({ UInt8(ascii: ")") == $0 || UInt8(ascii: ".") == $0 || $0 | 0x20 == UInt8(ascii: "d") }) ?? false,
      let word = title.split(separator: " ").last, word.utf8.count < title.utf8.count, parts.meaning(of: String(word)) == "continued"
    else { return title }
    return String(title[..<word.startIndex].reversed().drop { " –-:,".contains($0) }.reversed())
  }

  /// The vocabulary with further headings of one document.
  func adding(_ guesses: [String: ColumnRole]) -> PlanVocabulary {
    var out = self
    out.own.merge(guesses) { own, _ in own }
    return out
  }

  /// What the first or last word of a heading says of it, where the vocabulary does not know it.
  static func guess(_ heading: String) -> ColumnRole? {
    headingWords.meaning(of: heading.levelled.withoutTrailingBrackets).flatMap(ColumnRole.init(rawValue:))
  }

  private static let headingWords = Vocabulary.load("heading-words")
  private static let shipped = (columns: Vocabulary.load("columns"), parts: Vocabulary.load("parts"))

  /// Whether a heading stands over a list of the document's parts.
  func isContents(_ heading: String) -> Bool { heading.utf8.count <= 40 && parts.meaning(of: heading) == "contents" }

  /// The role that a heading or label names; words in brackets at its end, a question mark and a colon do not matter.
  func role(of heading: String) -> ColumnRole? {
    let level = heading.levelled
    guard !level.isEmpty, level.utf8.count <= 90 else { return nil }
    for candidate in [level, level.withoutTrailingBrackets, level.hasSuffix("?") ? String(level.dropLast()).levelled : level] {
      if let role = own[candidate] { return role }
      if let entry = columns.match(candidate) {
        // "On target" is a rating, though it ends like a heading.
        if entry.openStart || entry.openEnd, RatingWords.shared.universal(candidate) != nil { return nil }
        return ColumnRole(rawValue: entry.meaning)
      }
    }
    // "Sept 2024 (baseline)", but not "95% of visits made in time (baseline 61%)"
    if let brackets = level.trailingBrackets, !brackets.contains("%"), level.split(separator: " ").count <= 6 {
      return own[brackets] ?? columns.meaning(of: brackets).flatMap(ColumnRole.init(rawValue:))
    }
    // "Update, November 2024", "Latest Sept 24": what it held when.
    if let words = level.withoutTrailingDate, let meaning = columns.meaning(of: words), let role = ColumnRole(rawValue: meaning),
      [.progress, .nextSteps, .status, .previousStatus, .baseline, .target, .current, .outcome].contains(role)
    {
      return role
    }
    // "Recommendati on": a narrow column has broken its heading.
    let parts = level.split(separator: " ")
    guard parts.count == 2, parts[0].utf8.count > 4, parts[1].utf8.count <= 6 else { return nil }
    return own[parts.joined()] ?? columns.meaning(of: parts.joined()).flatMap(ColumnRole.init(rawValue:))
  }
}

extension String {
  /// "Lead officer (post)" → "Lead officer".
  var withoutTrailingBrackets: String {
    guard hasSuffix(")"), let open = lastIndex(of: "("), open > startIndex else { return self }
    return String(self[..<open]).squeezed
  }

  /// "Update, November 2024" → "Update", "At 31 May 2024" → "position"; `nil` where the text does not end in a date.
  var withoutTrailingDate: String? {
    guard utf8.last.map({ $0.isDigit }) == true else { return nil }
    let words = split(separator: " ")
    for count in (1...3).reversed() where words.count > count && TableState.namesTime(words.suffix(count).joined(separator: " ")) {
      var rest = words.dropLast(count)
      if rest == ["at"] || rest == ["as", "at"] { return "position" }
      while let last = rest.last, rest.count > 1, ["as", "at", "of", "to", "for", "in", "by", "-", "–"].contains(last) {
        rest = rest.dropLast()
      }
      return rest.joined(separator: " ").levelled
    }
    return nil
  }

  /// The words in brackets at the end: "Target (Jan 2016)" → "Jan 2016".
  var trailingBrackets: String? {
    let text = squeezed
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return nil }
    return String(text[text.index(after: open)...].dropLast()).squeezed
  }
}
