import PlanSchema
import Wording

/// Reads who leads: the joint owners of a cell, each with its post and, where the plan names one, the person.
///
/// Owners are told apart by line, ";", "/" , "&", "and" or ",", but only where both sides can stand alone: a mark inside a post
/// ("Head of Quality, Standards and Performance", "Team Manager, Fostering and Adoption") does not split it.
public struct OwnerReader: Sendable {
  private let key: RoleKey
  private let words = PostWords.shared

  /// - Parameter roles: The plan's own key to its posts; empty where it has none.
  public init(roles: [Role] = []) { key = RoleKey(roles) }

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
        if let last = lines.last, continues(last, line) {
          lines[lines.count - 1] = last + " " + line
        } else {
          lines.append(line)
        }
      }
    }
    return lines
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
    if OwnerWords(line).hasPost(words), OwnerWords(next).namesOnlyServices(words), !isListed(next) { return true }
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

  // MARK: Splitting

  /// How strongly a mark divides owners.
  private enum Divider { case slash, conjunction, comma }

  private func split(_ line: String) -> [String] {
    line.replacing(" + ", with: ";").split(separator: ";").flatMap { divide(String($0).squeezed, at: .slash) }
      .flatMap { divide($0, at: .comma) }
      .flatMap { divide($0, at: .conjunction) }
      .filter { !$0.isEmpty }
  }

  /// Divides at each mark of a kind where both sides can stand alone; from left to right, the left side being what was not yet divided.
  private func divide(_ text: String, at divider: Divider) -> [String] {
    // A cell's list of owners is short; what is longer is prose.
    if isListed(text) || text.utf8.count > 1000 { return [text] }
    var pieces: [String] = []
    var current = ""
    for (piece, mark) in cut(text, at: divider) {
      if current.isEmpty {
        current = piece
      } else if standsApart(current.trimmedOfBlanks, piece.trimmedOfBlanks, divider) {
        pieces.append(current.trimmedOfBlanks)
        current = piece
      } else {
        current += mark + piece
      }
    }
    if !current.trimmedOfBlanks.isEmpty { pieces.append(current.trimmedOfBlanks) }
    return pieces
  }

  /// The pieces between the marks of a kind outside brackets, each with the mark before it as printed.
  private func cut(_ text: String, at divider: Divider) -> [(piece: String, mark: String)] {
    let marks: [String] =
      switch divider {
      case .slash: ["/"]
      case .conjunction: [" & ", " and ", " with "]
      case .comma: [","]
      }
    var pieces: [(String, String)] = []
    var current = "", mark = "", depth = 0
    var rest = Substring(text)
    while let character = rest.first {
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if depth == 0, let found = marks.first(where: { rest.hasPrefix($0) }) {
        pieces.append((current, mark))
        (current, mark) = ("", found)
        rest = rest.dropFirst(found.count)
      } else {
        current.append(character)
        rest = rest.dropFirst()
      }
    }
    pieces.append((current, mark))
    return pieces
  }

  private func standsApart(_ left: String, _ right: String, _ divider: Divider) -> Bool {
    if divider == .comma, let first = cut(right, at: .conjunction).first?.piece.trimmedOfBlanks, first != right {
      // "Ann Brook, Idris Cole and Jo Dell", "DCS, AD and HoS": the last comma stands before the first of two.
      if isShort(OwnerWords(left)), isShort(OwnerWords(first)) { return true }
      return (OwnerWords(first).isName(words) || words.beginsAsPost(first.levelled)) && standsApart(left, first, .comma)
    }
    let a = OwnerWords(left), b = OwnerWords(right)
    guard !a.printed.isEmpty, !b.printed.isEmpty else { return false }
    let leftIsName = a.isName(words), rightIsName = b.isName(words)
    let leftIsKey = isListed(left), rightIsKey = isListed(right)
    let leftIsPost = a.hasPost(words) && !leftIsName, rightIsPost = b.hasPost(words) && !rightIsName
    let rightIsWhole = words.beginsAsPost(right.levelled)
    switch divider {
    case .slash:
      let leftStands = leftIsName || leftIsKey || leftIsPost || a.hasBody(words) || isShort(a)
      let rightStands = rightIsName || rightIsKey || rightIsPost || b.hasBody(words) || isShort(b)
      if leftStands && rightStands { return true }
      // What cannot stand alone is a part of the other side's post, unless that one is whole at this end.
      if rightStands { return rightIsWhole && rightIsPost || isShort(b) && a.printed.count > 1 }
      return leftStands && (leftIsName || a.endsInPost(words))
    case .conjunction:
      if leftIsName && rightIsName || leftIsKey && (rightIsKey || rightIsPost) { return true }
      if leftIsName && (rightIsWhole || rightIsKey) { return true }
      if leftIsPost && (rightIsPost || rightIsKey || rightIsName) { return true }
      return a.hasBody(words) && rightIsPost && rightIsWhole
    case .comma:
      if leftIsName && rightIsName || leftIsKey && rightIsKey { return true }
      if leftIsKey && rightIsPost && rightIsWhole { return true }
      return leftIsPost && rightIsPost && rightIsWhole
    }
  }

  /// Whether a text is one abbreviation and nothing else ("CEO", "PIMs").
  private func isShort(_ text: OwnerWords) -> Bool { text.printed.count == 1 && text.abbreviations.count == 1 }

  private func isListed(_ text: String) -> Bool { !key.posts(for: text).isEmpty }

  /// Whether a text can stand alone as an owner.
  private func isWhole(_ text: String) -> Bool { isListed(text) || words.beginsAsPost(text.levelled) }

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
