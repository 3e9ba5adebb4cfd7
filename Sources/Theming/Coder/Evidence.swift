/// The words of a text that carried a code.
struct Evidence {
  /// Runs of words, in the order of the text.
  let runs: [Range<Int>]
  private let reading: TextReading

  /// A word is evidence when it brings at least this share of what the strongest word brings; a phrase that
  /// names the theme always is.
  private static let share = 0.3
  /// Runs beyond this many say the same again.
  private static let most = 6

  init(of theme: Int, in reading: TextReading, _ scorer: Scorer, _ basis: Scorer.Basis) {
    self.reading = reading
    var worth = [Double](repeating: 0, count: reading.tokens.count)
    for part in scorer.parts(of: theme, reading, basis, named: false) where !part.tokens.isEmpty {
      for at in part.tokens { worth[at] += part.worth / Double(part.tokens.count) }
    }
    var named: Set<Int> = []
    for claim in reading.claims where claim.theme == theme && claim.strength != .hint {
      // The words of one phrase stand together: what one brings, all bring.
      let tokens = reading.mentions[claim.mention].tokens
      let best = max(tokens.map { worth[$0] }.max() ?? 0, 0.01)
      for at in tokens { worth[at] = best }
      named.formUnion(tokens)
    }
    let strongest = worth.max() ?? 0
    var found: [(range: Range<Int>, worth: Double)] = []
    var at = 0
    while at < worth.count, strongest > 0 {
      func counts(_ at: Int) -> Bool { named.contains(at) || worth[at] >= strongest * Self.share }
      guard counts(at) else {
        at += 1
        continue
      }
      var end = at + 1
      while end < worth.count, counts(end), reading.tokens[end].before != .stop { end += 1 }
      found.append((at..<end, worth[at..<end].max() ?? 0))
      at = end
    }
    runs =
      found.sorted { (-$0.worth, $0.range.lowerBound) < (-$1.worth, $1.range.lowerBound) }.prefix(Self.most).map(\.range)
      .sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The runs as they stand in the text.
  func words(of text: [UInt8]) -> [String] {
    var out: [String] = []
    for run in runs {
      let start = Int(reading.tokens[run.lowerBound].textStart), end = Int(reading.tokens[run.upperBound - 1].textEnd)
      let words = String(decoding: text[start..<end], as: UTF8.self)
      if !out.contains(words) { out.append(words) }
    }
    return out
  }
}
