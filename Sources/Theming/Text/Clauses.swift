import Wording

/// The part that a word plays in what a text asks for, nearest to the ask first.
enum Role: UInt8, CaseIterable, Comparable, Sendable {
  /// What is asked for.
  case ask
  /// What it also takes in: "including …".
  case addition
  /// Whom or when it concerns: "when …", "where …".
  case context
  /// What the thing asked for should hold: "include …", "reflect …".
  case content
  /// How it is to be done: "by …", "through …".
  case means
  /// What it is for: "so that …", "to ensure …".
  case purpose

  static func < (a: Role, b: Role) -> Bool { a.rawValue < b.rawValue }

  var atom: Atom { Self.atoms[Int(rawValue)] }
  private static let atoms = ["ask", "addition", "context", "content", "means", "purpose"].map { Atom($0) }
}

/// Tells the parts of a text apart by its turns of phrase (`Resources/clauses.txt`).
struct Clauses: Sendable {
  private var turns = KeyTable<Role>()
  private var asks = KeySet()
  private var leadsOn = KeySet()
  private var longest = 1
  private let to = Hash.word("to"), so = Hash.word("so")

  /// Reads the file.
  init(_ lexicon: Lexicon) {
    for entry in lexicon.entries {
      let tokens = Tokens([UInt8](entry.phrase.utf8))
      guard tokens.count > 0 else { continue }
      longest = max(longest, tokens.count)
      let key = Self.key(tokens, 0..<tokens.count)
      switch entry.meaning {
      case "purpose": turns[key] = .purpose
      case "context": turns[key] = .context
      case "content": turns[key] = .content
      case "means": turns[key] = .means
      case "addition": turns[key] = .addition
      case "ask": asks.insert(key)
      default: leadsOn.insert(key)
      }
    }
  }

  private static func key(_ tokens: Tokens, _ range: Range<Int>) -> UInt64 {
    range.reduce(UInt64(range.count)) { Hash.join($0, tokens[$1].word) }
  }

  /// The role of each word.
  func roles(of tokens: Tokens) -> [Role] {
    var out: [Role] = []
    out.reserveCapacity(tokens.count)
    var role = Role.ask
    var inSentence = 0
    for at in 0..<tokens.count {
      if tokens[at].before == .stop {
        role = .ask
        inSentence = 0
      }
      if (1...longest).contains(where: { at + $0 <= tokens.count && asks.contains(Self.key(tokens, at..<at + $0)) }) {
        role = .ask
      } else {
        let turned = turn(tokens, at, inSentence: inSentence, from: role)
        if let turned { role = turned }
        if turned == nil, tokens[at].before == .comma, role == .context || role == .means { role = .ask }
      }
      out.append(role)
      inSentence += 1
    }
    return out
  }

  private func turn(_ tokens: Tokens, _ at: Int, inSentence: Int, from role: Role) -> Role? {
    var found: (Role, Int)?
    for length in stride(from: min(longest, tokens.count - at), through: 1, by: -1) {
      if let turn = turns[Self.key(tokens, at..<at + length)] {
        found = (turn, length)
        break
      }
    }
    if found == nil, tokens[at].word == so, tokens[at].before == .comma { found = (.purpose, 1) }
    guard let (turn, length) = found else { return nil }
    if tokens[at].word == to, length == 2, at > 0 {
      let before = Hash.join(1, tokens[at - 1].word)
      if inSentence < 3 || leadsOn.contains(before) { return nil }
    }
    if inSentence == 0, turn == .purpose || turn == .content { return nil }
    if role == .purpose, turn != .purpose { return nil }
    return turn
  }
}
