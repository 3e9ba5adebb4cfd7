/// Turns a read text into features: for each theme, how the text speaks for it; and the words of the text, the same for all themes.
struct FeatureReader: Sendable {
  let vocabulary: Vocabulary

  /// What the features of all themes need to know about a text.
  struct Overview: Sendable {
    /// The themes that the text's ask names or is read as, in order of mention; with those of its context and means.
    var order: [Int] = []
    /// Those of the ask and its additions alone.
    var asked: [Int] = []
    /// By mention: the first theme that it names or is read as, or -1.
    var themeOf: [Int] = []
    /// By theme: its claims, as positions in `claims`.
    var claims: [[Int]] = []

    init(_ text: TextReading, themes: Int) {
      themeOf = Array(repeating: -1, count: text.mentions.count)
      claims = Array(repeating: [], count: themes)
      for (index, claim) in text.claims.enumerated() {
        claims[claim.theme].append(index)
        guard claim.strength != .hint else { continue }
        if themeOf[claim.mention] < 0 { themeOf[claim.mention] = claim.theme }
        let role = text.mentions[claim.mention].role
        if role <= .addition, !asked.contains(claim.theme) { asked.append(claim.theme) }
        if role <= .context || role == .means, !order.contains(claim.theme) { order.append(claim.theme) }
      }
    }
  }

  /// The features that speak about one theme; each counts once for all themes and once for this one.
  func themeFeatures(_ theme: Int, _ text: TextReading, _ overview: Overview, into list: inout FeatureList) {
    let claims = overview.claims[theme].map { text.claims[$0] }
    let strong = claims.filter { $0.strength != .hint }
    let weak = claims.filter { $0.strength == .hint }
    if let best = strong.min(by: { order($0, text) < order($1, text) }) {
      strongFeatures(best, count: strong.count, text, overview, into: &list)
    }
    if let best = weak.min(by: { (text.mentions[$0.mention].role, $0.mention) < (text.mentions[$1.mention].role, $1.mention) }) {
      weakFeatures(best, count: weak.count, alone: strong.isEmpty, text, overview, into: &list)
    }
    if claims.isEmpty {
      list.add(Name.unnamed)
      list.add(Name.unnamed, Name.count(min(3, overview.asked.count)))
    }
  }

  private func order(_ claim: TextReading.Claim, _ text: TextReading) -> (Role, UInt8, Int) {
    (text.mentions[claim.mention].role, claim.strength.rawValue, claim.mention)
  }

  private func strongFeatures(
    _ best: TextReading.Claim, count: Int, _ text: TextReading, _ overview: Overview, into list: inout FeatureList
  ) {
    let mention = text.mentions[best.mention], words = mention.tokens
    let nature = vocabulary.natureAtoms[best.theme], role = mention.role.atom
    let strength = best.strength == .named ? Name.named : Name.read
    list.add(strength, role, words)
    list.add(strength, role, nature, words)
    list.add(Name.said, role, words)
    list.add(Name.times, Name.count(min(3, count)), words)
    if best.strength == .read { list.add(Name.read, Name.concept, vocabulary.conceptAtoms[mention.concept], role, words) }
    list.add(Name.concept, vocabulary.conceptAtoms[mention.concept], words)
    if let place = overview.order.firstIndex(of: best.theme).map({ min(3, $0) }) {
      list.add(Name.place, Name.count(place), words)
      list.add(Name.place, Name.count(place), nature, words)
      list.add(Name.place, Name.count(place), Name.of, Name.count(min(3, overview.order.count)), words)
      list.add(strength, Name.place, Name.count(place), words)
      if place > 0 { list.add(Name.after, nature, vocabulary.natureAtoms[overview.order[0]], words) }
    }
    let link = mention.link ?? Link.first
    let before = best.mention > 0 ? kin(overview.themeOf[best.mention - 1], best.theme) : Name.nothing
    list.add(Name.link, link, words)
    list.add(Name.link, link, before, words)
    list.add(Name.link, link, before, nature, words)
    let isLast = best.mention + 1 == text.mentions.count
    let next = isLast ? Link.last : text.mentions[best.mention + 1].link ?? Link.last
    let after = isLast ? Name.nothing : kin(overview.themeOf[best.mention + 1], best.theme)
    list.add(Name.next, next, after, words)
    list.add(Name.next, next, after, nature, words)
    list.add(Name.distance, Name.count(min(4, words.lowerBound / 5)), words)
    let others = Name.count(min(3, overview.asked.count - (overview.asked.contains(best.theme) ? 1 : 0)))
    list.add(Name.others, others, words)
    list.add(Name.others, others, nature, words)
    list.add(strength, Name.others, others, words)
    let sentence = (1...max(1, words.lowerBound)).count {
      $0 <= words.lowerBound && $0 < text.tokens.count && text.tokens[$0].before == .stop
    }
    list.add(Name.sentence, Name.count(min(2, sentence)), words)
    list.add(Name.previous, words.lowerBound > 0 ? word(words.lowerBound - 1, text) : Link.first, words)
  }

  private func weakFeatures(
    _ best: TextReading.Claim, count: Int, alone: Bool, _ text: TextReading, _ overview: Overview, into list: inout FeatureList
  ) {
    let mention = text.mentions[best.mention], words = mention.tokens, role = mention.role.atom
    let kind = alone ? Name.hint : Name.hintToo
    list.add(kind, role, words)
    list.add(kind, role, vocabulary.natureAtoms[best.theme], words)
    list.add(kind, Name.times, Name.count(min(3, count)), words)
    guard alone else { return }
    let concept = vocabulary.conceptAtoms[mention.concept], others = Name.count(min(3, overview.asked.count))
    list.add(kind, role, Name.concept, concept, words)
    list.add(kind, Name.others, others, words)
    list.add(kind, role, Name.others, others, words)
    list.add(kind, concept, Name.others, Name.count(min(2, overview.asked.count)), words)
    list.add(kind, Name.link, mention.link ?? Link.first, words)
  }

  /// How the theme of a neighbouring mention stands to a theme: none, the same, or one of a nature.
  private func kin(_ other: Int, _ theme: Int) -> Atom {
    other < 0 ? Name.nothing : other == theme ? Name.same : vocabulary.natureAtoms[other]
  }

  private func word(_ at: Int, _ text: TextReading) -> Atom {
    Atom(hash: text.tokens[at].word, name: String(decoding: text.tokens.spelling(at), as: UTF8.self))
  }
}
