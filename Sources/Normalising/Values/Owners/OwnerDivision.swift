import Wording

/// Divides a line that names several owners.
extension OwnerReader {
  /// How strongly a mark divides owners.
  private enum Divider { case slash, comma, conjunction }

  /// A stretch between two marks of a kind, with the mark before it as printed.
  private struct Part {
    var text: String
    var mark: String
  }

  func split(_ line: String) -> [String] {
    atSemicolons(line.replacing(" + ", with: ";")).flatMap { partedAtPosts($0.squeezed) }
      .flatMap { divide($0, at: .slash) }
      .flatMap { divide($0, at: .comma) }
      .flatMap { divide($0, at: .conjunction) }
      .map { $0.hasSuffix(",") ? String($0.dropLast()).trimmedOfBlanks : $0 }
      .filter { !$0.isEmpty }
  }

  /// The parts between semicolons outside brackets.
  private func atSemicolons(_ line: String) -> [String] {
    var parts = [""], depth = 0
    for character in line {
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if character == ";", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Parts what stood on lines of its own, which the format has run together: a post ends where another begins beyond doubt ("Head of Care
  /// Principal Solicitor").
  private func partedAtPosts(_ text: String) -> [String] {
    if isListed(text) || text.utf8.count > 300 { return [text] }
    let printed = text.split(separator: " ").map(String.init)
    guard printed.count >= 4 else { return [text] }
    var pieces: [String] = [], start = 0
    for index in printed.indices.dropFirst(2) where printed[index].first?.isUppercase == true {
      let before = printed[start..<index]
      guard let last = before.last, last.last.map({ $0.isLetter || $0 == ")" }) == true, !words.leadsIntoPost(last.levelled),
        before.count >= 2, OwnerWords(before.joined(separator: " ")).hasPost(words)
      else { continue }
      // After a mark, the words before belong to what follows unless they name somebody ("PSW / ICB Head of Commissioning").
      if let mark = before.lastIndex(where: { ["/", "&", "and", "with"].contains($0) || $0.hasSuffix("/") }) {
        let since = OwnerWords(before[(mark + 1)...].joined(separator: " "))
        guard since.hasPost(words) || (before[mark] == "and" && !since.printed.isEmpty && !isShort(since)) else { continue }
      }
      let isKnownHere = isKnown(before.joined(separator: " ")) && OwnerWords(printed[index...].joined(separator: " ")).endsInPost(words)
      let isBody = place.contains(printed[index].levelled) && words.isPost(last.levelled)
      guard isKnownHere || words.opensPost(printed[index...]) || isBody else { continue }
      pieces.append(before.joined(separator: " "))
      start = index
    }
    return pieces + [printed[start...].joined(separator: " ")]
  }

  /// Divides at each mark of a kind where both sides can stand alone; from left to right, the left side being what was not yet divided.
  private func divide(_ text: String, at divider: Divider) -> [String] {
    // A cell's list of owners is short; what is longer is prose.
    if isListed(text) || text.utf8.count > 1000 { return [text] }
    let parts = cut(text, at: divider)
    var pieces: [String] = []
    var current = ""
    for (index, part) in parts.enumerated() {
      if current.isEmpty {
        current = part.text
      } else if standsApart(current.trimmedOfBlanks, parts, at: index, divider) {
        pieces.append(current.trimmedOfBlanks)
        current = part.text
      } else {
        current += (part.mark == " / " ? "/" : part.mark) + part.text
      }
    }
    if !current.trimmedOfBlanks.isEmpty { pieces.append(current.trimmedOfBlanks) }
    return pieces
  }

  /// The parts between the marks of a kind outside brackets.
  private func cut(_ text: String, at divider: Divider) -> [Part] {
    let marks: [String] =
      switch divider {
      case .slash: ["/"]
      case .comma: [","]
      case .conjunction: [" & ", " and ", " with "]
      }
    var parts: [Part] = []
    var current = "", mark = "", depth = 0
    var rest = Substring(text)
    while let character = rest.first {
      if character == "(" { depth += 1 }
      if character == ")" { depth = max(0, depth - 1) }
      if depth == 0, let found = marks.first(where: { rest.hasPrefix($0) }) {
        parts.append(Part(text: current, mark: mark))
        rest = rest.dropFirst(found.count)
        // A slash with a blank beside it parts more than one within words.
        (current, mark) = ("", found == "/" && (parts.last?.text.hasSuffix(" ") == true || rest.hasPrefix(" ")) ? " / " : found)
      } else {
        current.append(character)
        rest = rest.dropFirst()
      }
    }
    parts.append(Part(text: current, mark: mark))
    return parts
  }

  /// Whether the mark before a part divides owners. The owner after it may hold further marks of the kind
  /// ("Court Lead and Fostering and Kinship Manager").
  private func standsApart(_ left: String, _ parts: [Part], at index: Int, _ divider: Divider) -> Bool {
    var right = parts[index].text.trimmedOfBlanks
    if standsApart(left, right, parts[index].mark, divider) { return true }
    let before = OwnerWords(left)
    guard divider == .conjunction, !before.isName(words), before.hasPost(words) || isKnown(left) else { return false }
    let isWhole = before.endsInPost(words)
    for next in parts[(index + 1)...].prefix(2) {
      right += next.mark + next.text.trimmedOfBlanks
      if isWhole && OwnerWords(right).endsInPost(words) || isKnown(right) { return true }
    }
    return false
  }

  private func standsApart(_ left: String, _ right: String, _ mark: String, _ divider: Divider) -> Bool {
    if divider == .comma, let first = cut(right, at: .conjunction).first?.text.trimmedOfBlanks, first != right {
      // "Ann Brook, Idris Cole and Jo Dell", "DCS, AD and HoS": the last comma stands before the first of two.
      if isShort(OwnerWords(left)), isShort(OwnerWords(first)) { return true }
      if isKnown(right), OwnerWords(left).endsInPost(words), !endsInName(left) { return true }
      return (OwnerWords(first).isName(words) || words.beginsAsPost(first.levelled)) && standsApart(left, first, mark, .comma)
    }
    let a = OwnerWords(left), b = OwnerWords(right)
    guard !a.printed.isEmpty, !b.printed.isEmpty else { return false }
    let leftIsName = a.isName(words), rightIsName = b.isName(words)
    let leftIsKey = isListed(left), rightIsKey = isListed(right)
    let leftIsPost = a.hasPost(words) && !leftIsName, rightIsPost = b.hasPost(words) && !rightIsName
    if isKnown(right), !endsInName(left) || divider != .comma {
      if a.endsInPost(words), !a.isGeneral(words) || b.printed.count > 1 { return true }
      if b.printed.count > 1, rightIsPost || b.hasBody(words), leftIsName || leftIsKey || leftIsPost || isKnown(left) { return true }
    }
    let rightIsWhole = words.beginsAsPost(right.levelled)
    switch divider {
    case .slash:
      // "Head of CIN/CP" names one post.
      if mark == "/", isShort(b), !rightIsKey, !rightIsPost, a.printed.count > 1 { return false }
      let leftStands = leftIsName || leftIsKey || leftIsPost || a.hasBody(words) || isShort(a)
      let rightStands = rightIsName || rightIsKey || rightIsPost || b.hasBody(words) || isShort(b)
      if leftStands && rightStands { return true }
      // Between blanks a stroke parts whoever is named by more than words for services.
      if mark == " / ", leftIsPost, b.printed.count > 1, b.beginsInCapitals, !b.namesOnlyServices(words) { return true }
      // What cannot stand alone is a part of the other side's post, unless that one is whole at this end.
      if rightStands { return rightIsWhole && rightIsPost || isShort(b) && a.printed.count > 1 }
      return leftStands && (leftIsName || a.endsInPost(words))
    case .conjunction:
      if leftIsName && (rightIsName || rightIsWhole || rightIsKey) || leftIsKey && (rightIsKey || rightIsPost) { return true }
      if isShort(a) && isShort(b) { return mark != " & " || leftIsPost || rightIsPost }
      // "Team Manager, Court and Pre Birth" looks as if it named somebody: beside a post only a title makes sure of it.
      if leftIsPost && (rightIsPost || rightIsKey || rightIsName && b.hasTitle(words)) { return true }
      if mark == " with ", leftIsPost || leftIsName || leftIsKey || isShort(a) || a.hasBody(words) {
        // "Team Manager, Children with Disabilities" is one post.
        return b.beginsInCapitals && !a.takesWith(words)
      }
      if a.endsInPost(words), b.printed.count > 1, let first = b.levelled.first, place.contains(first) { return true }
      if !a.hasPost(words), a.printed.count > 1, a.levelled.contains(where: place.contains), rightIsPost { return true }
      return a.endsInPost(words) && b.printed.count > 1 && b.endsInBody(words) || a.hasBody(words) && rightIsPost && rightIsWhole
    case .comma:
      if endsInName(left) { return leftIsName && rightIsName }
      if leftIsKey && rightIsKey || isShort(a) && isShort(b) { return true }
      if leftIsKey && rightIsPost && rightIsWhole { return true }
      guard leftIsPost, rightIsPost else { return false }
      return rightIsWhole || !a.isGeneral(words) && b.endsInPost(words) && (b.printed.count > 1 || isShort(b) && a.endsInPost(words))
    }
  }

  /// Whether the last of those that a text names is a person, whose post may follow ("Head of Finance and Ann Brook").
  private func endsInName(_ text: String) -> Bool {
    cut(text, at: .conjunction).last.map { OwnerWords($0.text).isName(words) } ?? false
  }

  private func isKnown(_ text: String) -> Bool { known.contains(text.levelled) }

  /// Whether a text is one abbreviation and nothing else ("CEO", "PIMs").
  private func isShort(_ text: OwnerWords) -> Bool { text.printed.count == 1 && text.abbreviations.count == 1 }

  func isListed(_ text: String) -> Bool { !key.posts(for: text).isEmpty }

  /// Whether a text can stand alone as an owner.
  func isWhole(_ text: String) -> Bool { isListed(text) || words.beginsAsPost(text.levelled) }
}
