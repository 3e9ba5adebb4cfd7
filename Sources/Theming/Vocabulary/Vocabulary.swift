import Wording

/// Everything that reading a text for its themes needs to know: the phrases, what they speak for, and the turns of phrase.
struct Vocabulary: Sendable {
  let phrases: PhraseBook
  let clauses: Clauses
  let themes: [Theme]
  let themeAtoms: [Atom]
  let natureAtoms: [Atom]
  let conceptAtoms: [Atom]
  /// By concept: the theme that its phrases name, or -1.
  let named: [Int]
  /// By concept: the themes that it may speak for.
  let hints: [[Int]]
  /// By concept: how it is read in its company.
  let readings: [[Reading]]
  /// The concept whose words are passed over, or -1.
  let idiom: Int
  /// The concept whose phrases refer to what was said before, or -1.
  let refersBack: Int
  /// Words too common to say anything.
  let common: KeySet
  let prepositions: [UInt64: Atom]
  /// What words of the same company say together.
  let kin: WordKin

  struct Reading: Sendable {
    /// The concepts of which one must be there; `nil` for "else".
    var company: Set<Int>?
    var themes: [Int]
  }

  /// A name in the vocabulary that stands for nothing.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// - Throws: `Fault` where the vocabulary names a theme that the codebook does not have, or a concept that has no section.
  init(phrases: PhraseBook, clauses: Clauses, kin: WordKin, codebook: Codebook) throws {
    self.kin = kin
    self.phrases = phrases
    self.clauses = clauses
    themes = codebook.themes
    themeAtoms = codebook.themes.map { Atom($0.id) }
    natureAtoms = codebook.themes.map { Atom($0.nature.rawValue) }
    conceptAtoms = phrases.concepts.map { Atom($0) }
    let positions = codebook.positions
    let concepts = Dictionary(phrases.concepts.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func theme(_ id: String, _ concept: String) throws -> Int {
      guard let known = positions[id] else { throw Fault(description: "[\(concept)] speaks for “\(id)”, which is no theme") }
      return known
    }
    named = phrases.concepts.map { positions[$0] ?? -1 }
    hints = try phrases.concepts.indices.map { concept in
      try phrases.hints[concept].map { try theme($0, phrases.concepts[concept]) }
    }
    readings = try phrases.concepts.indices.map { concept in
      let name = phrases.concepts[concept]
      return try phrases.readings[concept].map { reading in
        let company = try reading.company.map { names in
          Set(
            try names.map { other in
              guard let known = concepts[other] else { throw Fault(description: "[\(name)] is read with “\(other)”, which has no section") }
              return known
            })
        }
        return Reading(company: company, themes: try reading.themes.map { try theme($0, name) })
      }
    }
    idiom = concepts["idiom"] ?? -1
    refersBack = concepts["refers-back"] ?? -1
    common = KeySet(Self.commonWords.split(separator: " ").map { Hash.word($0.utf8) })
    prepositions = Dictionary(
      Self.prepositionWords.split(separator: " ").map { (Hash.word($0.utf8), Atom(String($0))) }, uniquingKeysWith: { first, _ in first })
  }

  /// The vocabulary that Peerview ships.
  static func standard() throws -> Vocabulary {
    try Vocabulary(
      phrases: PhraseBook(Resource.text("lexicon.txt")), clauses: Clauses(Lexicon(Resource.text("clauses.txt"))),
      kin: WordKin(Resource.bytes("kin.tsv")), codebook: .standard)
  }

  private static let commonWords =
    "the of and to a in for that are is be with by on their as an at or from this all ensure which have has it they who these so such can not more"
  private static let prepositionWords =
    "of for in on with to from by between about at within across as into during around against toward among"
}
