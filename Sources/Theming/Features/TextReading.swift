/// One text, read: its words, the phrases of the vocabulary that stand in it, and what each speaks for.
struct TextReading: Sendable {
  /// A phrase of the vocabulary in the text.
  struct Mention: Sendable {
    var concept: Int
    var tokens: Range<Int>
    var role: Role
    /// How it hangs on the mention before it; `nil` for the first.
    var link: Atom?
  }

  /// How strongly a mention speaks for a theme.
  enum Strength: UInt8, Sendable {
    /// The phrase names the theme.
    case named
    /// The phrase is read so in its company.
    case read
    /// The phrase may speak for it.
    case hint
  }

  /// That a mention speaks for a theme.
  struct Claim: Sendable {
    var theme: Int
    var strength: Strength
    var mention: Int
  }

  let tokens: Tokens
  let roles: [Role]
  let mentions: [Mention]
  let claims: [Claim]
  /// Which words are passed over.
  let passed: [Bool]
  /// Its words that have kin; `nil` where none has.
  let kin: WordKin.Reading?

  init(_ text: [UInt8], _ vocabulary: Vocabulary) {
    tokens = Tokens(text)
    roles = vocabulary.clauses.roles(of: tokens)
    var passed = [Bool](repeating: false, count: tokens.count)
    var mentions: [Mention] = []
    for match in vocabulary.phrases.matches(in: tokens) {
      if match.concept == vocabulary.idiom {
        for at in match.range { passed[at] = true }
      }
      mentions.append(Mention(concept: match.concept, tokens: match.range, role: roles[match.range.lowerBound]))
    }
    for at in mentions.indices.dropFirst() {
      mentions[at].link = Self.link(mentions[at - 1].tokens.upperBound..<mentions[at].tokens.lowerBound, tokens, vocabulary)
    }
    self.passed = passed
    self.mentions = mentions
    claims = Self.claims(of: mentions, vocabulary)
    kin = vocabulary.kin.reading(of: tokens, roles, common: vocabulary.common)
  }

  /// What stands between two mentions: "and", a preposition, nothing, other words, or the end of a sentence.
  private static func link(_ gap: Range<Int>, _ tokens: Tokens, _ vocabulary: Vocabulary) -> Atom {
    if tokens[gap.upperBound].before == .stop { return Link.stop }
    let joins = gap.contains { tokens[$0].word == Link.and.hash || tokens[$0].word == Link.or }
    if gap.count <= 3, joins || (gap.isEmpty && tokens[gap.upperBound].before == .comma) { return Link.and }
    if gap.count <= 4, let last = gap.last(where: { vocabulary.prepositions[tokens[$0].word] != nil }) {
      return vocabulary.prepositions[tokens[last].word]!
    }
    return gap.isEmpty ? Link.beside : Link.apart
  }

  private static func claims(of mentions: [Mention], _ vocabulary: Vocabulary) -> [Claim] {
    let all = Set(mentions.map(\.concept))
    let asked = Set(mentions.lazy.filter { $0.role != .purpose }.map(\.concept))
    var out: [Claim] = []
    for (index, mention) in mentions.enumerated() {
      if vocabulary.named[mention.concept] >= 0 {
        out.append(Claim(theme: vocabulary.named[mention.concept], strength: .named, mention: index))
      }
      let company = mention.role == .purpose ? all : asked
      let reading = vocabulary.readings[mention.concept].first { $0.company.map { !$0.isDisjoint(with: company) } ?? true }
      for theme in reading?.themes ?? [] { out.append(Claim(theme: theme, strength: .read, mention: index)) }
      for theme in vocabulary.hints[mention.concept] where !(reading?.themes.contains(theme) ?? false) {
        out.append(Claim(theme: theme, strength: .hint, mention: index))
      }
    }
    return out
  }
}

/// The names of what stands between two mentions.
enum Link {
  static let and = Atom("and"), stop = Atom("stop"), beside = Atom("beside"), apart = Atom("apart")
  static let first = Atom("first"), last = Atom("last")
  static let or = Hash.word("or")
}
