import Foundation

/// Texts as weighted words, to say how alike any two are and by which words: the cosine of their TF-IDF vectors. A word weighs more the
/// fewer of the texts have it.
struct Likenesses: Sendable {
  /// A word of one text with its weight; a text's weights have length 1 together.
  struct Term: Sendable, Hashable {
    var id: Int
    var weight: Double
  }

  /// By text, terms by id.
  let vectors: [[Term]]
  /// By text, its words with the ids of their stems.
  private let words: [[(id: Int, word: StemmedWord)]]

  init(_ texts: [String], stems: Stems = .standard) {
    var ids: [String: Int] = [:], documents: [Int] = [], counts: [[(id: Int, count: Int)]] = [],
      words: [[(id: Int, word: StemmedWord)]] = []
    counts.reserveCapacity(texts.count)
    words.reserveCapacity(texts.count)
    for text in texts {
      var own: [Int: Int] = [:], ofText: [(id: Int, word: StemmedWord)] = []
      for word in stems.words(of: text) {
        let id = ids[word.stem] ?? ids.count
        if id == ids.count {
          ids[word.stem] = id
          documents.append(0)
        }
        own[id, default: 0] += 1
        ofText.append((id, word))
      }
      words.append(ofText)
      for id in own.keys { documents[id] += 1 }
      counts.append(own.map { (id: $0.key, count: $0.value) }.sorted { $0.id < $1.id })
    }
    self.words = words
    let rarity = documents.map { log(1 + Double(texts.count) / Double($0)) }
    vectors = counts.map { own in
      let raw = own.map { Term(id: $0.id, weight: (1 + log(Double($0.count))) * rarity[$0.id]) }
      let length = raw.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
      return raw.map { Term(id: $0.id, weight: $0.weight / length) }
    }
  }

  /// From 0 to 1: how alike two texts are.
  func score(_ a: Int, _ b: Int) -> Double { shared(a, b).reduce(0) { $0 + $1.weight } }

  /// The words that two texts share and that make them alike, as the second prints them, weightiest first; words that stand next to each
  /// other there are one phrase.
  func sharedWords(_ a: Int, _ b: Int, limit: Int = 4) -> [String] {
    let weights = Dictionary(uniqueKeysWithValues: shared(a, b).map { ($0.id, $0.weight) })
    var phrases: [(weight: Double, text: String)] = [], last = -2, seen: Set<Int> = []
    for (id, word) in words[b] {
      guard let weight = weights[id] else { continue }
      let isNew = seen.insert(id).inserted
      if word.position == last + 1, !phrases.isEmpty, isNew {
        phrases[phrases.count - 1].weight += weight
        phrases[phrases.count - 1].text += " " + word.printed.lowercased()
      } else if isNew {
        phrases.append((weight, word.printed.lowercased()))
      }
      last = isNew ? word.position : -2
    }
    return phrases.sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }.prefix(limit).map(\.text)
  }

  private func shared(_ a: Int, _ b: Int) -> [Term] {
    var out: [Term] = [], i = 0, j = 0
    let left = vectors[a], right = vectors[b]
    while i < left.count, j < right.count {
      if left[i].id < right[j].id {
        i += 1
      } else if left[i].id > right[j].id {
        j += 1
      } else {
        out.append(Term(id: left[i].id, weight: left[i].weight * right[j].weight))
        i += 1
        j += 1
      }
    }
    return out
  }
}
