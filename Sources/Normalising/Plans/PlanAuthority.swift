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
      "“\(name)” is not in the register of England's authorities: it is kept under its own name, without a region or neighbours")
  }

  /// The council that a short line names: the capitalised words up to "Council", "Borough" or "MBC".
  private static func councilName(_ line: String) -> String? {
    guard line.utf8.count <= 140 else { return nil }
    let words = line.split(separator: " ").map(String.init)
    guard let end = words.firstIndex(where: { ["council", "council's", "mbc", "council’s"].contains($0.levelled) }), end > 0 else {
      return nil
    }
    var start = end
    while start > 0, words[start - 1].first?.isUppercase == true || ["of", "and", "upon", "&"].contains(words[start - 1]) { start -= 1 }
    while start < end, ["of", "and", "the", "upon", "&"].contains(words[start].levelled) { start += 1 }
    guard start < end, !bareName(words[start...end].joined(separator: " ")).isEmpty else { return nil }
    let name = words[start...end].joined(separator: " ")
    return name.hasSuffix("’s") || name.hasSuffix("'s") ? String(name.dropLast(2)) : name
  }

  private static let types: Set<String> = [
    "city", "county", "borough", "metropolitan", "council", "mbc", "london", "royal", "district", "unitary", "authority", "the",
  ]

  /// The name without the words for the kind of council.
  private static func bareName(_ name: String) -> String {
    var words = name.split(separator: " ").map(String.init).filter { !types.contains($0.levelled) }
    if words.first?.levelled == "of" { words.removeFirst() }
    return words.joined(separator: " ")
  }
}
