import Foundation

/// Learns from plain texts which words keep the same company, and writes them as points: the same texts give the same file.
///
/// Two words are kin when they stand in sentences with the same others. How much oftener two words share a sentence than chance would have
/// it (their positive pointwise mutual information) makes a table of words by words; its strongest directions, found by orthogonal
/// iteration, are the dimensions. Words seen too seldom to say anything have no point.
struct KinLearning {
  /// A word must be seen so often, and a pair of words.
  static let fewestWords = 25, fewestPairs = 40
  /// The table is square: the most frequent words beyond this many are left out.
  static let mostWords = 4000
  /// How much oftener than by chance two words must meet, as a logarithm, to count.
  static let leastMeeting = 0.5
  static let rounds = 24

  let common: KeySet

  /// The text of the file.
  func file(from texts: [String]) -> String {
    let sentences = texts.flatMap { self.sentences(of: Tokens([UInt8]($0.utf8))) }
    let words = frequent(sentences)
    let positions = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1.key, $0) })
    let rows = sentences.map { sentence in Set(sentence.compactMap { positions[$0.key] }).sorted() }
    let table = meetings(rows, words: words.count)
    let points = self.points(table, words: words.count)
    var out = """
      # Words as points, by `peerview themes kin`: a word or a pair of words, how rare it is, and its place along each dimension. Words that
      # keep the same company in published reports lie near each other. The numbers say nothing one by one. docs/theming.md says the rest.

      """
    for (position, word) in words.enumerated() {
      let rarity = (log(Double(sentences.count) / Double(word.count)) * 100).rounded() / 100
      let places = points[position].map { String(Int(($0 * WordKin.grain).rounded())) }
      out += "\(word.name)\t\(rarity)\t\(places.joined(separator: "\t"))\n"
    }
    return out
  }

  private struct Unit {
    var key: UInt64
    var name: String
  }

  private struct Word {
    var key: UInt64
    var name: String
    var count: Int
  }

  /// The words and pairs of each sentence.
  private func sentences(of tokens: Tokens) -> [[Unit]] {
    var out: [[Unit]] = [[]]
    var start = 0
    for unit in WordKin.units(of: tokens, common: common) {
      if (start...unit.tokens.lowerBound).dropFirst().contains(where: { tokens[$0].before == .stop }) { out.append([]) }
      start = unit.tokens.lowerBound
      let name = unit.tokens.map { String(decoding: tokens.spelling($0), as: UTF8.self) }.joined(separator: " ")
      out[out.count - 1].append(Unit(key: unit.key, name: name))
    }
    return out.filter { !$0.isEmpty }
  }

  private func frequent(_ sentences: [[Unit]]) -> [Word] {
    var words: [UInt64: Word] = [:]
    for sentence in sentences {
      for unit in sentence { words[unit.key, default: Word(key: unit.key, name: unit.name, count: 0)].count += 1 }
    }
    let kept = words.values.filter { $0.count >= ($0.name.contains(" ") ? Self.fewestPairs : Self.fewestWords) }
    return Array(kept.sorted { (-$0.count, $0.name) < (-$1.count, $1.name) }.prefix(Self.mostWords))
  }

  /// By word: the words that it meets oftener than by chance, and by how much.
  private func meetings(_ rows: [[Int]], words: Int) -> [[(word: Int, strength: Double)]] {
    var counts = [Float](repeating: 0, count: words * words)
    for row in rows {
      for first in row {
        for second in row where first != second { counts[first * words + second] += 1 }
      }
    }
    let sums = (0..<words).map { word in Double(counts[word * words..<(word + 1) * words].reduce(0, +)) }
    let total = sums.reduce(0, +)
    return (0..<words).map { first in
      (0..<words).compactMap { second in
        let count = Double(counts[first * words + second])
        guard count > 0 else { return nil }
        let strength = log(count * total / (sums[first] * sums[second]))
        return strength > Self.leastMeeting ? (second, strength) : nil
      }
    }
  }

  /// Each word's point, at a distance of one.
  private func points(_ table: [[(word: Int, strength: Double)]], words: Int) -> [[Double]] {
    let width = WordKin.width
    var directions = (0..<words).map { word in
      (0..<width).map { Hash.join(UInt64(word), UInt64($0)) & 1 == 0 ? 1.0 : -1.0 }
    }
    var strengths = [Double](repeating: 0, count: width)
    for _ in 0..<Self.rounds {
      directions = table.map { row in
        var sum = [Double](repeating: 0, count: width)
        for (word, strength) in row {
          for dimension in 0..<width { sum[dimension] += strength * directions[word][dimension] }
        }
        return sum
      }
      strengths = Self.orthonormalise(&directions, width: width)
    }
    return directions.map { row in
      let scaled = row.indices.map { row[$0] * strengths[$0].squareRoot() }
      let length = scaled.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return length > 0 ? scaled.map { $0 / length } : scaled
    }
  }

  /// Makes the columns stand square to each other, each of length one; gives the lengths that they had.
  private static func orthonormalise(_ rows: inout [[Double]], width: Int) -> [Double] {
    var lengths: [Double] = []
    for column in 0..<width {
      for earlier in 0..<column {
        var product = 0.0
        for row in rows.indices { product += rows[row][column] * rows[row][earlier] }
        for row in rows.indices { rows[row][column] -= product * rows[row][earlier] }
      }
      var length = 0.0
      for row in rows.indices { length += rows[row][column] * rows[row][column] }
      length = length.squareRoot()
      lengths.append(length)
      if length > 0 { for row in rows.indices { rows[row][column] /= length } }
    }
    return lengths
  }
}
