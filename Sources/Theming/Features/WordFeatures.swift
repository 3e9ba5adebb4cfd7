extension FeatureReader {
  /// The words of a text and their pairs, and the phrases outside its purpose: features that count for each theme by itself.
  func wordFeatures(_ text: TextReading, into list: inout FeatureList) {
    var before: Int?
    for at in 0..<text.tokens.count {
      if text.tokens[at].before == .stop { before = nil }
      guard !text.passed[at], !vocabulary.common.contains(text.tokens[at].word) else { continue }
      list.add(Name.word, atom(at, text, list), at..<at + 1)
      if let before { list.add(Name.word, atom(before, text, list), atom(at, text, list), before..<at + 1) }
      before = at
    }
    for mention in text.mentions where mention.role != .purpose && mention.concept != vocabulary.idiom {
      var key = Name.phrase.hash
      for at in mention.tokens { key = Hash.join(key, text.tokens[at].word) }
      let name = list.keepsNames ? mention.tokens.map { atom($0, text, list).name }.joined(separator: " ") : ""
      list.add(key: key, name: Name.phrase.name + " " + name, mention.tokens)
    }
  }

  /// For the themes that the text's ask carries: that other themes stand beside them. Counts for each other theme by itself.
  func companyFeature(of other: Int, named: Bool) -> UInt64 {
    Hash.join((named ? Name.together : Name.company).hash, vocabulary.themeAtoms[other].hash)
  }

  func companyName(of other: Int, named: Bool) -> String {
    (named ? Name.together : Name.company).name + " " + vocabulary.themeAtoms[other].name
  }

  private func atom(_ at: Int, _ text: TextReading, _ list: FeatureList) -> Atom {
    Atom(hash: text.tokens[at].word, name: list.keepsNames ? String(decoding: text.tokens.spelling(at), as: UTF8.self) : "")
  }
}

/// The words that features' names are made of; docs/theming.md says what each means.
enum Name {
  static let always = Atom("always")
  static let named = Atom("named"), read = Atom("read"), said = Atom("said"), hint = Atom("hint"), hintToo = Atom("hint-too")
  static let concept = Atom("concept"), times = Atom("times"), place = Atom("place"), of = Atom("of"), after = Atom("after")
  static let link = Atom("link"), next = Atom("next"), distance = Atom("distance"), others = Atom("others")
  static let sentence = Atom("sentence"), previous = Atom("previous"), unnamed = Atom("unnamed")
  static let nothing = Atom("nothing"), same = Atom("same")
  static let word = Atom("word"), phrase = Atom("phrase"), company = Atom("company"), together = Atom("together")
  static let kin = Atom("kin")

  static func count(_ number: Int) -> Atom { counts[number] }
  private static let counts = (0...9).map { Atom(String($0)) }
}
