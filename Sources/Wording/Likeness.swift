/// How near two words are, for suggestions after a slip of the keyboard.
public enum Likeness {
  /// The number of single-character edits (insert, delete, replace, swap of neighbours) from one word to the other.
  public static func edits(from a: String, to b: String) -> Int {
    let a = Array(a.unicodeScalars), b = Array(b.unicodeScalars)
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = [], previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        var best = Swift.min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = Swift.min(best, before[j - 2] + 1) }
        row.append(best)
      }
      before = previous
      previous = row
    }
    return previous[b.count]
  }

  /// The candidates nearest to a word, best first: those that begin with it, then those within a third of its length in edits.
  public static func nearest(to word: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
    let level = word.levelled
    let reach = Swift.max(1, level.unicodeScalars.count / 3)
    var scored: [(Int, String)] = []
    for candidate in candidates {
      let other = candidate.levelled
      if !level.isEmpty, other.hasPrefix(level) || other.containsWords(level) {
        scored.append((0, candidate))
      } else {
        let distance = edits(from: level, to: other)
        if distance <= reach { scored.append((distance, candidate)) }
      }
    }
    scored.sort { ($0.0, $0.1) < ($1.0, $1.1) }
    return scored.prefix(limit).map(\.1)
  }
}
