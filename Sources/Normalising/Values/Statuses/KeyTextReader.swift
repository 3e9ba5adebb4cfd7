import PlanSchema
import Wording

/// A rating with what a key says of it, as printed.
struct KeyPair: Sendable, Hashable {
  var rating: String
  var meaning: String?
  /// Whether the rating is one by itself: a colour, a letter for one, a word of every plan, a share, or one that the plan's rows hold.
  var isKnown: Bool
  var fill: String?
  var place: Place?
  /// What it stands for, where only a part of the meaning says it.
  var status: CommonStatus?
}

/// Reads the ratings that a text explains: "R = off track; A = at risk", "Red: late Amber: slipping", "100% done, 50% to 99% on track",
/// "A measure is green if …, amber if …", "G at target · A near it".
struct KeyTextReader: Sendable {
  /// What a text gives: the pairs, and whether it says more than them.
  struct Reading: Sendable {
    var pairs: [KeyPair] = []
    /// What stands before the first pair, without the name of a key.
    var lead = ""
    /// The sentences after the last pair.
    var rest: [String] = []
    /// The name of a key that the text begins with: "RAG for measures: …".
    var name: String?
    var isNamed: Bool { name != nil }
    /// Another key in the same text: the same ratings again, for something else.
    var second: (lead: String, pairs: [KeyPair])?
    /// The cell that holds it, where others of its row do not belong to the key.
    var cell: String?
  }

  /// A rating in a run of words, with the words that its meaning begins at.
  private struct Start {
    var at: Int
    var after: Int
    var rating: String
    var isKnown: Bool
  }

  let ratings: KnownRatings

  /// - Parameter isTitled: Whether what stands above says that ratings are explained here, so that a line may begin with any words.
  func read(_ text: String, isTitled: Bool) -> Reading {
    guard text.utf8.count <= 3000 else { return Reading() }
    var tokens = KeyTokens(text)
    var reading = Reading()
    if let end = tokens.endOfName(ratings) {
      reading.name = tokens.text(0..<end)
      tokens.drop(end)
    }
    let isTitled = isTitled || reading.isNamed
    var starts = starts(in: tokens, isTitled: isTitled, takesLetters: false)
    // Beside other letters, any capital with a mark after it is one more rating: "N – not yet due".
    if starts.count >= 2, starts.contains(where: { $0.rating.utf8.count <= 2 }) {
      starts = self.starts(in: tokens, isTitled: isTitled, takesLetters: true)
    }
    guard let first = starts.first, starts.count >= 2 || first.at == 0 else { return reading }
    // "Status: In hand" is a value, no key.
    guard starts.count >= 2 || !reading.isNamed else { return Reading() }
    reading.lead = tokens.text(0..<first.at)
    // The same ratings said again are those of another key: "For a measure, Green means …".
    let again = starts.indices.first { at in starts[..<at].contains { $0.rating.levelled == starts[at].rating.levelled } }
    let own = starts[..<(again ?? starts.count)]
    reading.pairs = own.indices.map { position in
      var end = position + 1 < starts.count ? starts[position + 1].at : tokens.count
      if position + 1 == own.endIndex, starts.count >= 2, let stop = tokens.endOfSentence(from: starts[position].after), stop < end {
        if again == nil { reading.rest = tokens.text(stop..<end).printedSentences }
        end = stop
      }
      return pair(starts[position], until: end, tokens)
    }
    if let again {
      let lead =
        tokens.endOfSentence(from: starts[again - 1].after).map { $0 < starts[again].at ? tokens.text($0..<starts[again].at) : "" } ?? ""
      reading.second = (
        lead,
        starts[again...].indices.map { position in
          let isLast = position + 1 == starts.count
          let end = isLast ? tokens.endOfSentence(from: starts[position].after) ?? tokens.count : starts[position + 1].at
          return pair(starts[position], until: end, tokens)
        }
      )
    }
    return reading
  }

  private func pair(_ start: Start, until end: Int, _ tokens: KeyTokens) -> KeyPair {
    let meaning = tokens.meaning(start.after..<max(start.after, end))
    return KeyPair(rating: start.rating, meaning: meaning.isEmpty ? nil : meaning, isKnown: start.isKnown)
  }

  private func starts(in tokens: KeyTokens, isTitled: Bool, takesLetters: Bool) -> [Start] {
    var starts: [Start] = []
    var index = 0
    let isRow = tokens.isRow(of: ratings)
    while index < tokens.count {
      // What follows a rating's mark is its meaning: "R – off track: the date has passed".
      let isMeaning = starts.last.map { $0.after == index && !tokens[index].opensPiece } ?? false
      let mayBeWord = tokens[index].opensPiece ? isTitled || tokens.hasPieces : isTitled && tokens.opensSentence(index)
      guard !isMeaning, mayBeWord || ratings.mayBegin(with: tokens[index].text) else {
        index += 1
        continue
      }
      if let start = marked(tokens, at: index, isTitled: isTitled, takesLetters: takesLetters)
        ?? unmarked(tokens, at: index, isTitled: isTitled, hasLetters: isRow || starts.last.map { $0.rating.utf8.count <= 2 } ?? false)
      {
        starts.append(start)
        index = start.after
      } else {
        index += 1
      }
    }
    return starts
  }

  /// A rating with a mark or a verb after it: "Red:", "Amber (A) =", "Going well –", "P means that", "green if".
  private func marked(_ tokens: KeyTokens, at index: Int, isTitled: Bool, takesLetters: Bool) -> Start? {
    for length in 1...8 where index + length <= tokens.count {
      let next = index + length
      if length > 1, tokens[next - 1].opensPiece { return nil }
      guard let mark = tokens.mark(endingAt: next) else {
        if tokens[next - 1].endsClause { return nil }
        continue
      }
      let isAlone = length == 1 || tokens[index + 1].text.hasPrefix("(")
      let isBoundary = tokens.isBoundary(index)
      guard isBoundary || (isAlone && mark.isFirm) else { return nil }
      // "🟠 within reach (at risk)": the words after a sign are its meaning, unless the plan's rows have them beside it.
      if length > 1, ratings.isSign(tokens[index].text), !ratings.isUsed(tokens.rating(index..<next)),
        !ratings.isStatus(tokens.rating((index + 1)..<next))
      {
        return nil
      }
      var rating = tokens.rating(index..<next)
      // "A red light means …": the rating is what follows the article; but "A percentage" is one.
      if length > 1, ["a", "an", "the"].contains(tokens[index].text.lowercased()), !ratings.isKnown(rating) { return nil }
      if let colour = ratings.colourAlone(rating) { rating = colour }
      if ratings.isSimple(rating), isBoundary || (isAlone && mark.isFirm && !ratings.mayBeNumber(rating)) {
        return Start(at: index, after: mark.after, rating: rating, isKnown: true)
      }
      if takesLetters, ratings.isCapital(rating), mark.isFirm { return Start(at: index, after: mark.after, rating: rating, isKnown: false) }
      if ratings.isKnown(rating), isBoundary, mark.isFirm {
        return Start(at: index, after: mark.after, rating: rating, isKnown: true)
      }
      if isTitled, tokens[index].opensPiece, ratings.isColourWord(tokens[index].text), length > 1 { return nil }
      if ratings.mayBeNumber(rating), isTitled || mark.isEquality, isBoundary {
        return Start(at: index, after: mark.after, rating: rating, isKnown: isTitled)
      }
      let opens = tokens[index].opensPiece || (isTitled && tokens.opensSentence(index) && mark.after == next)
      let most = isTitled && tokens[index].opensPiece ? 6 : 4
      let isWordy = opens && length <= most && mark.isFirm && tokens[index].text.first?.isLetter == true
      guard isWordy, isTitled || tokens.hasPieces, !ratings.isLabel(rating) else { return nil }
      return Start(at: index, after: mark.after, rating: rating, isKnown: false)
    }
    return nil
  }

  /// A rating that nothing parts from its meaning: a sign, a share, a letter in a row of letters, or what a line under a title begins with.
  private func unmarked(_ tokens: KeyTokens, at index: Int, isTitled: Bool, hasLetters: Bool) -> Start? {
    let token = tokens[index].text
    func start(_ rating: String, after: Int) -> Start { Start(at: index, after: after, rating: rating, isKnown: true) }
    if ratings.isSign(token) { return start(token, after: index + 1) }
    guard tokens.isBoundary(index) else { return nil }
    // "red, not close", in a row of pieces after a colon.
    if tokens.hasPieces, index > 0, token.hasSuffix(","), ratings.isColourWord(token),
      tokens[index].opensPiece || tokens[index - 1].text.hasSuffix(":")
    {
      return start(tokens.rating(index..<(index + 1)), after: index + 1)
    }
    if tokens[index].opensPiece, isTitled || tokens.hasPieces, token.hasPrefix("("),
      let length = (1...5).first(where: { length in
        index + length < tokens.count && ratings.saysBlank(tokens.text(index..<(index + length)))
          && tokens[index + length - 1].text.hasSuffix(")")
      })
    {
      return start(tokens.rating(index..<(index + length)), after: index + length)
    }
    if let length = tokens.lengthOfShare(at: index), isTitled || tokens.holdsShares(besides: index) {
      return start(tokens.rating(index..<(index + length)), after: index + length)
    }
    if tokens[index].opensPiece, let length = tokens.lengthOfPiece(at: index, upTo: 5) {
      let rating = tokens.rating(index..<(index + length))
      if ratings.isKnown(rating), tokens.hasPieces || isTitled { return start(rating, after: index + length) }
    }
    let isInRow = hasLetters && !tokens.opensSentence(index)
    let isArticle = token == "A" && !ratings.isUsed(token)
    if hasLetters, ratings.isShort(token), index + 1 < tokens.count, isInRow || !isArticle {
      return start(tokens.rating(index..<(index + 1)), after: index + 1)
    }
    if ratings.isLetter(token), index + 1 < tokens.count,
      isInRow || (isTitled && tokens[index].opensPiece && !isArticle) || tokens.opensRow(index, ratings)
    {
      return start(token, after: index + 1)
    }
    guard isTitled, tokens[index].opensPiece else { return nil }
    for length in stride(from: min(5, tokens.count - index - 1), through: 1, by: -1) {
      let rating = tokens.rating(index..<(index + length))
      if ratings.isUsed(rating) || ratings.saysBlank(rating) || (length == 1 && ratings.isColourWord(rating)) {
        return start(rating, after: index + length)
      }
    }
    return nil
  }
}
