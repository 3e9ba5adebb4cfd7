import Wording

/// The words of a text that may be a key, and the marks between them.
struct KeyTokens: Sendable {
  struct Token: Sendable {
    var text: String
    /// Whether a line, a bar, a bullet or a semicolon stands before it.
    var opensPiece: Bool
    var endsClause: Bool { text.last.map { ".;,".contains($0) } ?? false }
  }

  /// What parts a rating from its meaning.
  struct Mark {
    /// Where the meaning begins.
    var after: Int
    /// Whether it is more than a word that prose is full of ("is", "if").
    var isFirm: Bool
    var isEquality: Bool
  }

  private static let bars: Set<Substring> = ["|", "·", "•", "¦"]

  private var tokens: [Token] = []
  /// Whether the text is cut into pieces.
  private(set) var hasPieces = false

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      var opens = true
      for word in line.unicodeScalars.split(whereSeparator: \.isBlank).map(Substring.init) {
        if Self.bars.contains(word) {
          opens = true
          continue
        }
        if opens, !tokens.isEmpty { hasPieces = true }
        if let (colour, meaning) = Self.joined(word) {
          tokens.append(Token(text: colour + ":", opensPiece: opens))
          tokens.append(Token(text: meaning, opensPiece: false))
        } else {
          tokens.append(Token(text: String(word), opensPiece: opens))
        }
        opens = word.hasSuffix(";")
      }
    }
  }

  /// "Green/complete": a colour with the first word of its meaning.
  private static func joined(_ word: Substring) -> (colour: String, meaning: String)? {
    let parts = word.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].utf8.count > 2, RatingWords.shared.namesColour(parts[0]),
      !RatingWords.shared.namesColour(parts[1].trimmedOfMarks)
    else { return nil }
    return (parts[0], parts[1])
  }

  var count: Int { tokens.count }
  subscript(index: Int) -> Token { tokens[index] }

  mutating func drop(_ count: Int) {
    tokens.removeFirst(count)
    if !tokens.isEmpty { tokens[0].opensPiece = true }
  }

  func text(_ range: Range<Int>) -> String { tokens[range].map(\.text).joined(separator: " ") }

  /// The words of a rating, without the mark glued to the last of them.
  func rating(_ range: Range<Int>) -> String {
    var text = Substring(text(range))
    while let last = text.last, ":=;,–—-'’”\".".contains(last) { text.removeLast() }
    while let first = text.first, "–—-'‘“\"".contains(first) { text.removeFirst() }
    return String(text).squeezed
  }

  /// What a key says of a rating, without the marks and the "and" that lead to the next.
  func meaning(_ range: Range<Int>) -> String {
    var text = text(range).trimmedOfTrailingMarks
    for word in [" and", " or"] where text.hasSuffix(word) { text = String(text.dropLast(word.count)).trimmedOfTrailingMarks }
    if text.hasSuffix("."), !text.dropLast().contains(".") { text.removeLast() }
    return text
  }

  // MARK: Boundaries

  /// Whether a rating may begin here: at the start, after a mark, or after "and", "or", "is".
  func isBoundary(_ index: Int) -> Bool {
    guard index > 0, !tokens[index].opensPiece else { return true }
    let before = tokens[index - 1].text
    if let last = before.last, ".:,;/".contains(last) { return true }
    return Self.leads.contains(before.lowercased())
  }

  private static let leads = Set(["–", "—", "-"] + words.phrases(with: "before a rating"))

  /// Whether a sentence begins here, so that "A" may be an article.
  func opensSentence(_ index: Int) -> Bool { index == 0 || tokens[index - 1].text.hasSuffix(".") }

  /// Where a sentence that begins with a word at or after `start` ends, if another follows it.
  func endOfSentence(from start: Int) -> Int? {
    guard start < count else { return nil }
    return (start..<count).dropLast().first {
      tokens[$0].text.hasSuffix(".") && tokens[$0 + 1].text.first.map { $0.isUppercase || $0.isNumber } ?? false
    }
    .map { $0 + 1 }
  }

  /// The words from here to the end of the piece, if they are few.
  func lengthOfPiece(at index: Int, upTo limit: Int) -> Int? {
    var end = index + 1
    while end < count, !tokens[end].opensPiece { end += 1 }
    return end - index <= limit ? end - index : nil
  }

  /// The words of a key's name at the start: "RAG:", "How to read the ratings:".
  func endOfName(_ ratings: KnownRatings) -> Int? {
    for index in 0..<max(0, min(10, count - 1)) {
      // "What the words mean. Done: …"
      if tokens[index].text.hasSuffix("."), index > 0 { return ratings.isTitle(rating(0..<(index + 1))) ? index + 1 : nil }
      if tokens[index].endsClause || (index > 0 && tokens[index].opensPiece) { return nil }
      guard tokens[index].text.hasSuffix(":") else { continue }
      let name = rating(0..<(index + 1))
      return ratings.names(key: name) && !ratings.isKnown(name) ? index + 1 : nil
    }
    return nil
  }

  /// Whether letters or numbers of the plan's rows stand at three places where a rating may: "0 nothing done, 1 off track, 2 at risk".
  func isRow(of ratings: KnownRatings) -> Bool {
    var count = 0
    for index in tokens.indices where ratings.isShort(tokens[index].text) && isBoundary(index) {
      count += 1
      if count == 3 { return true }
    }
    return false
  }

  /// Whether a row of letters without marks begins here: "G at target · A near it · R further away".
  func opensRow(_ index: Int, _ ratings: KnownRatings) -> Bool {
    guard tokens[index].opensPiece, hasPieces else { return false }
    var others = 0
    for at in (index + 1)..<max(index + 1, count) where tokens[at].opensPiece && ratings.isLetter(tokens[at].text) { others += 1 }
    return others >= 1
  }

  // MARK: Marks

  private static let dashes: Set<String> = ["-", "–", "—", "=", ":", "→", "->", "=>"]
  private static let words = Vocabulary.load("key-words")
  private static let firmVerbs = Set(words.phrases(with: "says plainly")), verbs = Set(words.phrases(with: "says in passing"))

  /// The mark after the words that end before `next`.
  func mark(endingAt next: Int) -> Mark? {
    let last = tokens[next - 1].text
    if last.utf8.count > 1, let glued = last.last, glued == ":" || glued == "=" {
      return Mark(after: next, isFirm: true, isEquality: glued == "=")
    }
    guard next < count, !tokens[next].opensPiece, !tokens[next - 1].endsClause else { return nil }
    let word = tokens[next].text
    if Self.dashes.contains(word) { return Mark(after: next + 1, isFirm: true, isEquality: word == "=") }
    let isFirm = Self.firmVerbs.contains(word.lowercased())
    if isFirm || Self.verbs.contains(word.lowercased()) {
      let goesOn = next + 1 < count && ["that", "for"].contains(tokens[next + 1].text.lowercased())
      return Mark(after: next + (goesOn ? 2 : 1), isFirm: isFirm, isEquality: false)
    }
    // "Green (on track)": what is in the brackets is the meaning, unless it only names the rating again.
    if word.hasPrefix("("), last != "A" {
      let closing = (next..<min(count, next + 8)).first {
        tokens[$0].text.trimmedOfTrailingMarks.hasSuffix(")") || tokens[$0].text.hasSuffix(").")
      }
      guard let closing, closing > next || !RatingWords.shared.namesColour(tokens[next].text.trimmedOfMarks) else { return nil }
      return Mark(after: next, isFirm: false, isEquality: false)
    }
    return nil
  }

  // MARK: Shares

  /// Words that a share may begin with.
  static let bounds: Set<String> = [
    "under", "over", "below", "above", "up", "less", "more", "than", "to", "at", "least", "between", "from", "about",
  ]
  private static let joints: Set<String> = ["to", "-", "–", "—", "and", "or", "more", "less", "above", "below", "over", "under"]

  /// How many words a share takes that begins here: "100%", "75% to 99%", "under 50%", "0-49%".
  func lengthOfShare(at index: Int) -> Int? {
    var end = index
    while end < count, end < index + 3, Self.bounds.contains(tokens[end].text.lowercased()) { end += 1 }
    guard end < count, Self.isShare(tokens[end].text) else { return nil }
    end += 1
    var joint = end
    while joint < count, joint < end + 2, Self.joints.contains(tokens[joint].text.lowercased()) { joint += 1 }
    if joint > end, joint < count, Self.isShare(tokens[joint].text) { return joint + 1 - index }
    if joint == end + 2 { return joint - index }
    return end - index
  }

  /// Whether another share stands in the text.
  func holdsShares(besides index: Int) -> Bool {
    tokens.indices.contains { ($0 < index || $0 > index + 3) && Self.isShare(tokens[$0].text) }
  }

  /// "99%", "0–49%", "75%+".
  private static func isShare(_ word: String) -> Bool {
    var text = Substring(word)
    while let last = text.last, ":,;.+=".contains(last) { text.removeLast() }
    guard text.hasSuffix("%") else { return false }
    return text.allSatisfy { $0.isNumber || "%–-—.".contains($0) }
  }
}
