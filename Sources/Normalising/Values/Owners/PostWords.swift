import Wording

/// The vocabulary of posts, bodies and names, ready for looking up.
struct PostWords: Sendable {
  static let shared = PostWords(Vocabulary.load("posts"))

  private let posts, openings, bodies, titles, notNames, takingWith: Set<String>
  private let starts, sureStarts: [String]
  private let leading: Set<String>
  private let lexicon: Lexicon

  init(_ lexicon: Lexicon) {
    func set(_ name: String) -> Set<String> { Set(lexicon.phrases(with: name)) }
    self.lexicon = lexicon
    openings = set("opening of a post")
    let ranks = set("rank")
    posts = set("post").union(openings).union(ranks)
    bodies = set("body")
    titles = set("title").union(ranks)
    takingWith = set("takes with")
    notNames = set("not a name").union(takingWith)
    starts = lexicon.phrases(meaning: "post start").sorted { $0.utf8.count > $1.utf8.count }
    sureStarts = lexicon.phrases(meaning: "sure start")
    leading = set("leads into a post").union(openings)
  }

  /// Whether a levelled word names a person in post; of two that a hyphen joins, one is enough ("ad-edu").
  func isPost(_ word: String) -> Bool {
    if posts.contains(word) || (word.hasSuffix("s") && posts.contains(String(word.dropLast()))) { return true }
    return word.utf8.contains(UInt8(ascii: "-")) && word.split(separator: "-").contains { posts.contains(String($0)) }
  }

  /// Whether a levelled word opens a post whose own word is still to come ("principal" lawyer).
  func isOpening(_ word: String) -> Bool { openings.contains(word) }

  /// Whether a levelled word goes on with "with" to say who or what is meant ("children with …", "work with …").
  func takesWith(_ word: String) -> Bool { takingWith.contains(word) }

  func isBody(_ word: String) -> Bool { bodies.contains(word) || (word.hasSuffix("s") && bodies.contains(String(word.dropLast()))) }

  func isTitle(_ word: String) -> Bool { titles.contains(word) }

  func isBarredFromNames(_ word: String) -> Bool { notNames.contains(word) || isPost(word) || isBody(word) }

  /// Whether a levelled word belongs to the name of a service ("safeguarding").
  func isService(_ word: String) -> Bool { notNames.contains(word) && !isPost(word) && !isBody(word) }

  /// Whether a levelled text begins as a post that is whole by itself ("Head of …").
  func beginsAsPost(_ levelled: String) -> Bool { starts.contains { levelled.hasPrefixWord($0) } }

  /// Whether words begin a post beyond doubt, whatever stands before them ("Head of …", "Principal Solicitor").
  func opensPost(_ words: ArraySlice<String>) -> Bool {
    let levelled = words.prefix(3).joined(separator: " ").levelled
    return sureStarts.contains { levelled.hasPrefixWord($0) }
  }

  /// Whether a levelled word goes on into the post after it ("Executive" Director, "and" Head of).
  func leadsIntoPost(_ word: String) -> Bool { leading.contains(word) }

  /// Whether a text says that there is nobody yet ("TBC", "Vacant").
  func isNobody(_ text: String) -> Bool {
    let level = text.levelled.trimmedOfMarks
    return level.isEmpty || lexicon.meaning(of: level) == "nobody"
  }
}

/// The words of a text that names an owner.
struct OwnerWords: Sendable {
  /// The words as printed, without marks at their ends, and levelled.
  let printed: [String], levelled: [String]

  init(_ text: String) {
    let words = text.split(whereSeparator: { " ,;:/()[]–—".contains($0) || $0 == "\u{00A0}" }).map(String.init)
      .filter { !$0.trimmedOfMarks.isEmpty }
    printed = words
    levelled = words.map(\.levelled)
  }

  /// Whether one of the words names a person in post; one that only opens a post ("Principal Child …") does not, unless it is all there is.
  func hasPost(_ words: PostWords) -> Bool {
    levelled.enumerated().contains { index, word in
      words.isPost(word) && !(index == 0 && words.isOpening(word) && levelled.count > 1 && !["of", "for"].contains(levelled[1]))
    }
  }

  func hasBody(_ words: PostWords) -> Bool { levelled.contains { words.isBody($0) } }

  /// Whether the words name a post of which a council has several, such as "Team Manager" or "Assistant Director".
  func isGeneral(_ words: PostWords) -> Bool { levelled.allSatisfy { words.isPost($0) || words.isBody($0) || $0 == "of" } }

  /// Whether the last word is for a body ("Harbour Youth Trust").
  func endsInBody(_ words: PostWords) -> Bool { levelled.last.map(words.isBody) ?? false }

  /// Whether what follows with "with" belongs to the last word ("Team Manager, Children" with Disabilities).
  func takesWith(_ words: PostWords) -> Bool { levelled.last.map(words.takesWith) ?? false }

  /// Whether the first word has a capital.
  var beginsInCapitals: Bool { printed.first?.unicodeScalars.first?.properties.isUppercase ?? false }

  /// Whether a person's title stands first.
  func hasTitle(_ words: PostWords) -> Bool { levelled.first.map(words.isTitle) ?? false }

  /// Whether every word belongs to services, and none to a person or a body.
  func namesOnlyServices(_ words: PostWords) -> Bool {
    !levelled.isEmpty && levelled.allSatisfy { words.isService($0) }
  }

  /// Whether the last word names a person in post ("Virtual School Head").
  func endsInPost(_ words: PostWords) -> Bool { levelled.last.map(words.isPost) ?? false }

  /// Whether the words are a person's name: two to four capitalised words, an initial or a title among them, and none that belongs to
  /// posts, bodies or services. Initials alone are a name where each has its full stop ("J. B.", "A. S.-G.").
  func isName(_ words: PostWords) -> Bool {
    var rest = Array(zip(printed, levelled))
    var hasTitle = false
    while let first = rest.first, words.isTitle(first.1) {
      hasTitle = true
      rest.removeFirst()
    }
    guard rest.count >= (hasTitle ? 1 : 2), rest.count <= 4 else { return false }
    if rest.allSatisfy({ Self.isInitial($0.0) && $0.0.hasSuffix(".") }) { return true }
    var isLong = false
    for (index, (word, level)) in rest.enumerated() {
      let isParticle = index > 0 && ["de", "da", "van", "von", "der", "le", "la", "al", "el", "bin", "ap"].contains(level)
      if isParticle { continue }
      guard let first = word.unicodeScalars.first, first.properties.isUppercase, !words.isBarredFromNames(level),
        word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || "-'’.".unicodeScalars.contains($0) })
      else { return false }
      let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
      if Self.isInitial(word) {
        // An initial; the last word is the surname.
        if index == rest.count - 1 { return false }
        continue
      }
      // A word in capitals is an abbreviation, unless the whole name is set so.
      if letters.count > 1, letters.allSatisfy(\.properties.isUppercase), letters.count < 4 { return false }
      isLong = true
    }
    return isLong
  }

  /// One capital, or two with a full stop ("J", "J.", "S.-G.").
  private static func isInitial(_ word: String) -> Bool {
    let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
    return letters.allSatisfy(\.properties.isUppercase) && (letters.count == 1 || (letters.count == 2 && word.contains(".")))
  }

  /// Whether a word is an abbreviation: capitals, perhaps with "&", digits or a small plural s ("QSP", "C&F", "CSWMs").
  var abbreviations: [String] {
    printed.filter { word in
      let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
      guard letters.count >= 2 else { return false }
      let capitals = letters.filter(\.properties.isUppercase).count
      return capitals >= 2 && (capitals == letters.count || capitals * 2 > letters.count)
    }
  }
}
