import Authorities
import PlanSchema
import Wording

/// Which documents and themes to compare: the options of `compare`, `trend` and `report`.
public struct Selection: Sendable, Hashable {
  /// Theme ids; empty for all.
  public var themes: [String] = []
  /// Slugs of authorities named one by one; with `region` and `neighboursOf` all of them together. All three empty: every authority.
  public var councils: [String] = []
  public var region: String?
  /// The slug of an authority whose statistical neighbours are wanted, with itself.
  public var neighboursOf: String?
  /// ISO dates, a day, month or year: documents dated from the first day of `since` to the last of `until`.
  public var since: String?
  public var until: String?
  /// Only documents that stand under this judgement.
  public var judgement: Judgement.Grade?

  public init(
    themes: [String] = [], councils: [String] = [], region: String? = nil, neighboursOf: String? = nil, since: String? = nil,
    until: String? = nil, judgement: Judgement.Grade? = nil
  ) {
    self.themes = themes
    self.councils = councils
    self.region = region
    self.neighboursOf = neighboursOf
    self.since = since
    self.until = until
    self.judgement = judgement
  }

  /// The authorities' slugs, or `nil` for all.
  func authorities(_ register: Register) -> Set<String>? {
    if councils.isEmpty, region == nil, neighboursOf == nil { return nil }
    var slugs = Set(councils)
    if let region { slugs.formUnion(register.authorities(inRegion: region).map(\.slug)) }
    if let neighboursOf, let authority = register.authority(slug: neighboursOf) {
      slugs.insert(neighboursOf)
      slugs.formUnion(register.neighbours(of: authority).map(\.slug))
    }
    return slugs
  }

  /// Whether a date lies in the time asked for; one that is unknown does only if no time is asked for.
  func includes(date: String?) -> Bool {
    if since == nil, until == nil { return true }
    guard let date else { return false }
    // ISO dates sort as text; a month lies in a year, and a day in a month, by prefix.
    if let since, date < since, !since.hasPrefix(date) { return false }
    if let until, date > until, !date.hasPrefix(until) { return false }
    return true
  }
}

/// A word of a selection that names nothing.
public struct UnknownName: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, Hashable { case theme, council, region, judgement, plan }

  public var kind: Kind
  public var given: String
  /// The names nearest to it, best first.
  public var nearest: [String]

  public init(_ kind: Kind, given: String, nearest: [String]) {
    self.kind = kind
    self.given = given
    self.nearest = nearest
  }

  public var description: String {
    let head = "no \(kind.rawValue) is called “\(given)”"
    guard let last = nearest.last else { return head }
    let names = nearest.map { "“\($0)”" }
    let list = names.count > 1 ? names.dropLast().joined(separator: ", ") + " or “\(last)”" : names[0]
    return head + "; did you mean \(list)?"
  }
}

extension DocumentSet {
  /// The documents of a selection. Themes are kept as asked; see `themes(of:)`.
  public func selecting(_ selection: Selection) -> DocumentSet {
    let authorities = selection.authorities(register)
    let kept = records.indices.filter { index in
      let summary = summaries[index]
      return authorities?.contains(summary.authority) ?? true
        && selection.includes(date: summary.date)
        && (selection.judgement == nil || summary.judgement.grade == selection.judgement)
    }
    return DocumentSet(kept.map { records[$0] }, summaries: kept.map { summaries[$0] }, themes: themes, register: register)
  }

  /// Documents of the authorities asked for that a time was asked for and that have no date: left out, and worth a word to the user.
  public func undated(_ selection: Selection) -> [DocumentSummary] {
    guard selection.since != nil || selection.until != nil else { return [] }
    let authorities = selection.authorities(register)
    return summaries.filter { $0.date == nil && (authorities?.contains($0.authority) ?? true) }
  }

  /// The themes of a selection, in the order of the codebook.
  public func themes(of selection: Selection) -> [ThemeName] {
    selection.themes.isEmpty ? themes : themes.filter { selection.themes.contains($0.id) }
  }

  /// The id of a theme by its id or label.
  /// - Throws: `UnknownName` with the nearest ids.
  public func theme(named text: String) throws -> String {
    let level = text.levelled
    if let theme = themes.first(where: { $0.id == text || $0.id == text.slug || $0.label.levelled == level }) { return theme.id }
    var nearest: [String] = []
    for word in Likeness.nearest(to: text, among: themes.flatMap { [$0.id, $0.label] }, limit: 6) {
      if let id = themes.first(where: { $0.id == word || $0.label == word })?.id, !nearest.contains(id) { nearest.append(id) }
    }
    throw UnknownName(.theme, given: text, nearest: Array(nearest.prefix(3)))
  }

  /// The slug of an authority by any of its names or codes. One that is not in the register is found by its folder's name.
  /// - Throws: `UnknownName` with the nearest names.
  public func council(named text: String) throws -> String {
    if let authority = register.authority(named: text) { return authority.slug }
    let slugs = authorities
    if slugs.contains(text.slug) { return text.slug }
    let nearest = register.nearest(to: text) + Likeness.nearest(to: text, among: slugs.filter { register.authority(slug: $0) == nil })
    throw UnknownName(.council, given: text, nearest: Array(nearest.prefix(3)))
  }

  /// A region as the register writes it.
  /// - Throws: `UnknownName` with the nearest names.
  public func region(named text: String) throws -> String {
    if let region = register.region(named: text) { return region }
    throw UnknownName(.region, given: text, nearest: Likeness.nearest(to: text, among: register.regions))
  }
}
