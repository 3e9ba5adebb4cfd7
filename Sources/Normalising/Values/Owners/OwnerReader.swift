import PlanSchema
import Wording

/// Reads who leads: the joint owners of a cell, each with its post and, where the plan names one, the person.
///
/// Owners are told apart by line, ";", "/" , "&", "and" or ",", but only where both sides can stand alone: a mark inside a post
/// ("Head of Quality, Standards and Performance", "Team Manager, Fostering and Adoption") does not split it.
public struct OwnerReader: Sendable {
  let key: RoleKey
  let words = PostWords.shared
  /// The lines that name an owner somewhere in the plan, levelled: what stands alone elsewhere can stand alone here.
  let known: Set<String>
  /// The words of the council's place, levelled: what begins with one is a body of its own ("Larkford Voices").
  let place: Set<String>

  /// - Parameters:
  ///   - roles: The plan's own key to its posts; empty where it has none.
  ///   - lines: What the plan's cells of owners hold, line by line: they help to tell two owners from one long post.
  ///   - council: The council's slug.
  public init(roles: [Role] = [], lines: [String] = [], council: String? = nil) {
    key = RoleKey(roles)
    place = Set(
      (council ?? "").split(separator: "-").map(String.init).filter { $0.utf8.count >= 5 && !PostWords.shared.isBarredFromNames($0) })
    known = Set(lines.lazy.map { $0.squeezed.trimmingBullet.levelled }.filter { !$0.isEmpty })
  }

  /// Reads the owners of a cell from its paragraphs.
  public func read(_ paragraphs: [String]) -> [Owner] {
    paired(lines(of: paragraphs).flatMap(split)).map(owner)
  }

  /// Reads the owners of one line of text.
  public func read(_ text: String) -> [Owner] { read([text]) }

  /// Whether an owner says only that there is nobody yet ("TBC", "Vacant").
  public func isNobody(_ owner: Owner) -> Bool { words.isNobody(owner.printed) }

  // MARK: Lines

  /// The lines of a cell; one that is broken inside a post ("Head of / CCM") is mended.
  private func lines(of paragraphs: [String]) -> [String] {
    var lines: [String] = []
    for paragraph in paragraphs {
      for raw in paragraph.split(whereSeparator: \.isNewline) {
        let line = String(raw).squeezed.trimmingBullet
        if line.isEmpty { continue }
        if !lines.isEmpty, let partner = partner(line) {
          lines.append(partner)
          continue
        }
        if let last = lines.last, continues(last, line) {
          lines[lines.count - 1] = last + " " + line
        } else {
          lines.append(line)
        }
      }
    }
    return lines
  }

  /// Who stands behind "with" at the beginning of a line.
  private func partner(_ line: String) -> String? {
    guard line.hasPrefix("with ") else { return nil }
    let rest = String(line.dropFirst(5)), parts = OwnerWords(rest)
    return parts.hasPost(words) || parts.hasBody(words) || parts.isName(words) || isListed(rest) ? rest : nil
  }

  private func continues(_ line: String, _ next: String) -> Bool {
    let last = line.split(separator: " ").last.map { String($0) } ?? ""
    if ["of", "and", "for", "the", "to", "in", "-", "–", "—", "&", "/"].contains(last.lowercased()) || line.hasSuffix(",")
      || line.hasSuffix("/")
    {
      return true
    }
    guard let first = next.unicodeScalars.first else { return false }
    // "Head of Service" over "Children in Care": a line of nothing but words for services names nobody.
    let words = OwnerWords(line)
    let isOpen = words.isGeneral(self.words) || line.contains(" – ") || line.contains(",")
    if words.hasPost(self.words), isOpen, OwnerWords(next).namesOnlyServices(self.words), !isListed(next) { return true }
    return "-–—&/,(".unicodeScalars.contains(first) || (first.properties.isLowercase && !isWhole(next))
  }

  /// Lines that alternate a name and a post are pairs: one owner each.
  private func paired(_ pieces: [String]) -> [String] {
    guard pieces.count >= 2, pieces.count % 2 == 0 else { return pieces }
    for index in pieces.indices {
      let piece = OwnerWords(pieces[index])
      let fits = index % 2 == 0 ? piece.isName(words) : piece.hasPost(words) && !piece.isName(words)
      if !fits { return pieces }
    }
    return stride(from: 0, to: pieces.count, by: 2).map { pieces[$0] + ", " + pieces[$0 + 1] }
  }

  // MARK: One owner

  private func owner(_ text: String) -> Owner {
    if words.isNobody(text) { return Owner(printed: text) }
    let listed = key.posts(for: text)
    if !listed.isEmpty { return Owner(printed: text, post: listed.joined(separator: " / ")) }
    if OwnerWords(text).isName(words) { return Owner(printed: text, name: text) }
    if let (name, rest) = named(text) { return Owner(printed: text, post: post(rest), name: name) }
    return Owner(printed: text, post: post(text))
  }

  /// The post that a text gives. With a key, a text that holds an abbreviation which the key does not list stays unresolved.
  private func post(_ text: String) -> String? {
    let listed = key.posts(for: text)
    if !listed.isEmpty { return listed.joined(separator: " / ") }
    let parts = OwnerWords(text)
    if !key.isEmpty, !parts.abbreviations.isEmpty { return nil }
    return parts.hasPost(words) || parts.hasBody(words) || !parts.abbreviations.isEmpty ? text : nil
  }

  /// A person's name beside a post: "Tom Ashby, Head of …", "Head of … (Tom Ashby)", "Head of … – Tom Ashby".
  private func named(_ text: String) -> (name: String, post: String)? {
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      let inside = String(text[text.index(after: open)...].dropLast()).squeezed, outside = String(text[..<open]).squeezed
      if !outside.isEmpty, OwnerWords(inside).isName(words) { return (inside, outside) }
      if !inside.isEmpty, OwnerWords(outside).isName(words) { return (outside, inside) }
    }
    for mark in [", ", " – ", " - ", " — ", ": ", " | "] {
      let parts = text.components(around: mark)
      guard parts.count >= 2 else { continue }
      if OwnerWords(parts[0]).isName(words) { return (parts[0], parts.dropFirst().joined(separator: mark)) }
      if let last = parts.last, OwnerWords(last).isName(words) { return (last, parts.dropLast().joined(separator: mark)) }
    }
    return nil
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmedOfBlanks: String {
    var out = Substring(self)
    while let first = out.unicodeScalars.first, first.isBlank { out.removeFirst() }
    while let last = out.unicodeScalars.last, last.isBlank { out.removeLast() }
    return String(out)
  }

  /// The line without a list bullet before it.
  var trimmingBullet: String {
    guard let first = unicodeScalars.first, "•●▪◦·*\u{F0B7}".unicodeScalars.contains(first) else { return self }
    return String(dropFirst()).trimmedOfBlanks
  }

  /// The text cut at each occurrence of a mark.
  func components(around mark: String) -> [String] {
    var parts: [String] = []
    var current = ""
    var rest = Substring(self)
    while !rest.isEmpty {
      if rest.hasPrefix(mark) {
        parts.append(current)
        current = ""
        rest = rest.dropFirst(mark.count)
      } else {
        current.append(rest.removeFirst())
      }
    }
    parts.append(current)
    return parts
  }
}
