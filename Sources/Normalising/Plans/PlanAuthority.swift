import Authorities
import Documents
import PlanSchema
import Wording

/// Whose plan it is. A council that the register does not know (a new one, a trust) is taken as the plan prints it, and that is said.
struct PlanAuthority {
  let register: Register

  struct Finding {
    var slug: String
    var printed: String?
    var notice: Diagnostic?
  }

  /// - Parameters:
  ///   - heads: the lines at the head of the plan, its title first.
  ///   - body: all lines that may name it.
  /// - Throws: `ImportFailure` where neither the user nor the plan names a council, or the user's name is a slip of a registered one.
  func find(named council: String?, heads: [String], body: [String]) throws(ImportFailure) -> Finding {
    let finder = AuthorityFinder(register: register)
    let inTitle = finder.find(titles: heads, body: [])
    let printed = heads.lazy.compactMap(Self.councilName).first
    if let council {
      if let authority = register.authority(named: council) {
        return Finding(slug: authority.slug, printed: inTitle?.printed ?? printed, notice: nil)
      }
      let isSlip = register.nearest(to: council).contains { Likeness.edits(from: $0.levelled, to: council.levelled) <= 2 }
      if isSlip { throw .unknownCouncil(council, register: register) }
      return Finding(slug: Self.bareName(council).slug, printed: inTitle?.printed ?? printed, notice: Self.notice(council))
    }
    if let inTitle { return Finding(slug: inTitle.authority.slug, printed: inTitle.printed, notice: nil) }
    if let printed { return Finding(slug: Self.bareName(printed).slug, printed: printed, notice: Self.notice(printed)) }
    if let found = finder.find(titles: [], body: body) { return Finding(slug: found.authority.slug, printed: found.printed, notice: nil) }
    throw ImportFailure("no-authority", "the plan names no council at its head: say whose it is with --council NAME")
  }

  private static func notice(_ name: String) -> Diagnostic {
    Diagnostic(
      .warning, "unregistered-council",
      "“\(name)” is not in the register of England's authorities: it is kept under its own name, without a region or neighbours; if that is not its "
        + "name, say whose it is with --council NAME")
  }

  /// The council that a short line names: the capitalised words up to "Council", "Borough" or "MBC".
  private static func councilName(_ line: String) -> String? {
    guard line.utf8.count <= 140 else { return nil }
    let words = line.split(separator: " ").map(String.init)
    if let name = boroughName(words) { return name }
    let end = words.indices.first { at in
      ends.contains(words[at].levelled) || (at > 0 && ends.contains((words[at - 1] + " " + words[at]).levelled))
    }
    guard let end, end > 0 else { return nil }
    var start = end
    while start > 0, words[start - 1].first?.isUppercase == true || insideName.contains(words[start - 1]) { start -= 1 }
    while start < end, beforeName.contains(words[start].levelled) { start += 1 }
    guard start < end, !bareName(words[start...end].joined(separator: " ")).isEmpty else { return nil }
    let name = words[start...end].joined(separator: " ")
    return name.hasSuffix("’s") || name.hasSuffix("'s") ? String(name.dropLast(2)) : name
  }

  /// "London Borough of Ferrybank", "Royal Borough of Kingston upon Thames": the words after the kind, as long as they are a name.
  private static func boroughName(_ words: [String]) -> String? {
    guard let of = words.indices.dropFirst().first(where: { words[$0] == "of" && beforeOf.contains(words[$0 - 1].levelled) })
    else {
      return nil
    }
    var start = of - 1
    while start > 0, types.contains(words[start - 1].levelled), words[start - 1].levelled != "council" { start -= 1 }
    var end = of + 1
    while end < words.count, words[end].first?.isUppercase == true || insidePlace.contains(words[end]) {
      end += 1
      if let last = words[end - 1].last, ",:;.–—-|".contains(last) { break }
    }
    while end > of + 1, !(words[end - 1].first?.isUppercase ?? false) { end -= 1 }
    guard words[start].first?.isUppercase == true, end > of + 1 else { return nil }
    var name = words[start..<end].joined(separator: " ")
    while let last = name.last, ",:;.–—-| ".contains(last) { name.removeLast() }
    for possessive in ["’s", "'s"] where name.hasSuffix(possessive) { name.removeLast(2) }
    return name
  }

  private static let words = Vocabulary.load("council-words")
  private static let types = phrases("kind"), ends = phrases("ends a name"), beforeOf = phrases("before of")
  private static let insideName = phrases("inside a name"), beforeName = phrases("before a name"), insidePlace = phrases("inside a place")

  private static func phrases(_ meaning: String) -> Set<String> { Set(words.phrases(with: meaning)) }

  /// The name without the words for the kind of council.
  private static func bareName(_ name: String) -> String {
    var words = name.split(separator: " ").map(String.init).filter { !types.contains($0.levelled) }
    if words.first?.levelled == "of" { words.removeFirst() }
    return words.joined(separator: " ")
  }
}
