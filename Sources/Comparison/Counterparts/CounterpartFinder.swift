import PlanSchema

/// Finds, for recommendations and actions on a theme, the most alike ones of other authorities.
struct CounterpartFinder {
  /// A recommendation or action that may be a counterpart.
  struct Candidate {
    var authority: String
    var document: String
    var kind: Counterpart.Kind
    var id: String
    var ref: String?
    var text: String
    var place: Place?
    /// Its text in `Likenesses`.
    var vector: Int
  }

  /// Less alike than this is chance, and so is much more where the two share a single word.
  static let leastScore = 0.16, leastScoreByOneWord = 0.3
  static let most = 3

  let likenesses: Likenesses
  let candidates: [Candidate]
  /// By term: the candidates that have it, with its weight.
  private let postings: [Int: [(candidate: Int, weight: Double)]]

  init(_ candidates: [Candidate], likenesses: Likenesses) {
    self.likenesses = likenesses
    self.candidates = candidates
    var postings: [Int: [(candidate: Int, weight: Double)]] = [:]
    for (index, candidate) in candidates.enumerated() {
      for term in likenesses.vectors[candidate.vector] { postings[term.id, default: []].append((index, term.weight)) }
    }
    self.postings = postings
  }

  /// The counterparts of every candidate, beside `candidates`: of each other authority the most alike one, and of these the best three.
  func counterparts() -> [[Counterpart]] {
    var scores = [Double](repeating: 0, count: candidates.count), words = [Int](repeating: 0, count: candidates.count), touched: [Int] = []
    return candidates.map { own in
      for term in likenesses.vectors[own.vector] {
        for posting in postings[term.id] ?? [] where candidates[posting.candidate].authority != own.authority {
          if scores[posting.candidate] == 0 { touched.append(posting.candidate) }
          scores[posting.candidate] += term.weight * posting.weight
          words[posting.candidate] += 1
        }
      }
      var best: [String: Int] = [:]
      for index in touched.sorted() where scores[index] >= (words[index] > 1 ? Self.leastScore : Self.leastScoreByOneWord) {
        let authority = candidates[index].authority
        if let known = best[authority], scores[known] >= scores[index] { continue }
        best[authority] = index
      }
      let ranked = best.values.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(Self.most)
      let found = ranked.map { counterpart(candidates[$0], of: own, score: scores[$0]) }
      for index in touched {
        scores[index] = 0
        words[index] = 0
      }
      touched.removeAll(keepingCapacity: true)
      return found
    }
  }

  private func counterpart(_ other: Candidate, of own: Candidate, score: Double) -> Counterpart {
    Counterpart(
      authority: other.authority, document: other.document, kind: other.kind, id: other.id, ref: other.ref, text: other.text,
      score: score.rounded(toPlaces: 3), shared: likenesses.sharedWords(own.vector, other.vector), place: other.place)
  }
}

extension Double {
  /// Rounded half away from zero to so many decimal places.
  func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
