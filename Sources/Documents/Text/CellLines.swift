import Wording

/// The lines of text that a cell of a drawn or wrapped table stands in, made into its paragraphs.
enum CellLines {
  /// - Parameters:
  ///   - lines: The cell's lines from the top; blank ones part paragraphs.
  ///   - width: How wide the widest line of the column is: a line whose next word would still have fitted ends its paragraph.
  /// - Returns: The paragraphs, parted by `<br>`.
  static func joined(_ lines: [Substring], width: Int) -> String {
    var out: [String] = []
    var above: Substring?, isBroken = false
    let isListed = lines.contains { ListMark.split($0.squeezedEnds).map { ListMark.isBullet($0.mark) } ?? false }
    for line in lines {
      var text = line.squeezedEnds
      defer { above = text.isEmpty ? nil : text }
      if text.isEmpty { continue }
      let breaks = text.hasSuffix("\\") && !text.hasSuffix("\\\\")
      if breaks { text.removeLast() }
      if let before = above, !isBroken, goesOn(text, after: before, width: width, isListed: isListed), let last = out.indices.last {
        out[last] = join(out[last], text)
      } else {
        out.append(String(text))
      }
      isBroken = breaks
    }
    return out.joined(separator: "<br>")
  }

  private static func goesOn(_ text: Substring, after above: Substring, width: Int, isListed: Bool) -> Bool {
    if let mark = ListMark.split(text)?.mark {
      if ListMark.isBullet(mark) { return false }
      // "31.03.24 then monthly" begins no item; "2. Second" after "1. First" does.
      let first = ListMark.split(above)?.mark
      if !isListed, let first, !ListMark.isBullet(first), mark.utf8.count <= 4 { return false }
    }
    guard text.first(where: { $0 != "*" && $0 != "_" })?.isUppercase == true, !awaitsMore(above) else { return true }
    return wraps(text, after: above, width: width)
  }

  /// Whether the first word of a line would not have fitted at the end of the line above it.
  static func wraps(_ text: Substring, after above: Substring, width: Int) -> Bool {
    above.unicodeScalars.count + 1 + text.prefix { !$0.isWhitespace }.unicodeScalars.count > width
  }

  /// Whether a line breaks off where more must follow, whatever it begins with.
  private static func awaitsMore(_ text: Substring) -> Bool {
    guard let last = text.last else { return true }
    if ",&/(–-".contains(last) { return true }
    return openWords.contains(text[(text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex)...].lowercased())
  }

  private static let openWords: Set<String> = [
    "a", "an", "the", "of", "and", "or", "for", "to", "in", "by", "with", "from", "on", "at", "that", "which", "who", "is", "are", "be",
    "as",
    "their", "its", "our", "your", "this", "these", "each", "every", "all", "new",
  ]

  /// Two lines of one paragraph: a word cut at its hyphen and emphasis that each line repeats are made whole.
  private static func join(_ above: String, _ text: Substring) -> String {
    if above.hasSuffix("**"), text.hasPrefix("**"), above.hasPrefix("**") { return above.dropLast(2) + " " + text.dropFirst(2) }
    return above.isCutWord(before: text) ? above + text : above + " " + text
  }
}

extension String {
  /// "community-\nbased" and "Multi-\nAgency" are one word; "short-\nand long-term" and a dash between words are not.
  func isCutWord(before rest: Substring) -> Bool {
    guard hasSuffix("-"), dropLast().last?.isLetter == true, rest.first?.isLetter == true else { return false }
    return !["and ", "or ", "to "].contains { rest.hasPrefix($0) }
  }
}
