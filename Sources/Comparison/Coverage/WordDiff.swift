import Wording

extension WordDifference {
  /// The first wording turned into the second. Words are the same whatever their case, quote marks or a stop at their end; of a shared run
  /// the second wording is given.
  public static func between(_ first: String, _ second: String) -> [WordDifference] {
    let old = words(first), new = words(second)
    var head = 0
    while head < old.count, head < new.count, old[head].level == new[head].level { head += 1 }
    var tail = 0
    while tail < old.count - head, tail < new.count - head, old[old.count - 1 - tail].level == new[new.count - 1 - tail].level { tail += 1 }

    var out: [WordDifference] = []
    func add(_ kind: Kind, _ words: some Sequence<Word>) {
      for word in words {
        if out.last?.kind == kind {
          out[out.count - 1].text += " " + word.printed
        } else {
          out.append(WordDifference(kind, word.printed))
        }
      }
    }
    add(.same, new[..<head])
    let middle = steps(old[head..<(old.count - tail)], new[head..<(new.count - tail)])
    for step in middle { add(step.kind, [step.word]) }
    add(.same, new[(new.count - tail)...])
    return out
  }

  private struct Word {
    var printed: String
    var level: String
  }

  private static func words(_ text: String) -> [Word] {
    text.squeezed.split(separator: " ").map { Word(printed: String($0), level: String($0).levelled) }
  }

  /// Beyond this many pairs of words the two middles are given whole: nobody reads such a difference word by word.
  private static let mostPairs = 4_000_000

  /// The middle, where the wordings first and last differ, by their longest common run of words; removed words before added ones.
  private static func steps(_ old: ArraySlice<Word>, _ new: ArraySlice<Word>) -> [(kind: Kind, word: Word)] {
    let a = Array(old), b = Array(new)
    if a.isEmpty || b.isEmpty || a.count * b.count > mostPairs { return a.map { (.removed, $0) } + b.map { (.added, $0) } }
    // common[i][j]: the most words in common from i and j on.
    let width = b.count + 1
    var common = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in stride(from: a.count - 1, through: 0, by: -1) {
      for j in stride(from: b.count - 1, through: 0, by: -1) {
        common[i * width + j] =
          a[i].level == b[j].level
          ? common[(i + 1) * width + j + 1] + 1 : max(common[(i + 1) * width + j], common[i * width + j + 1])
      }
    }
    var out: [(kind: Kind, word: Word)] = [], i = 0, j = 0
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i].level == b[j].level {
        out.append((.same, b[j]))
        i += 1
        j += 1
      } else if i < a.count, j == b.count || common[(i + 1) * width + j] >= common[i * width + j + 1] {
        out.append((.removed, a[i]))
        i += 1
      } else {
        out.append((.added, b[j]))
        j += 1
      }
    }
    return out
  }
}
