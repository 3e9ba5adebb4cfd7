import Foundation
import Wording

/// A word of a name as it stands in a text.
struct NameWord: Sendable, Hashable {
  /// In lower case; "&" is "and".
  var word: String
  /// Its bytes in the text.
  var range: Range<Int>
  /// Whether it begins with a capital letter as printed.
  var isCapital: Bool
  /// Whether a comma, full stop, bracket or the like stands before it: a name does not run over one, unless its own does.
  var followsBreak: Bool
}

/// Cuts texts into the words by which names are compared: hyphens and line breaks are spaces, "St." is "st", "Leeds's" is "leeds".
enum NameWords {
  static func words(of text: String) -> [NameWord] {
    var words: [NameWord] = []
    let bytes = Array(text.utf8)
    var index = 0, isBroken = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isWordByte, !isPunctuation(bytes, at: index) {
        let start = index
        while index < bytes.count, bytes[index].isWordByte, !isPunctuation(bytes, at: index) { index += 1 }
        let printed = String(decoding: bytes[start..<index], as: UTF8.self)
        words.append(
          NameWord(word: printed.lowercased(), range: start..<index, isCapital: printed.first?.isUppercase ?? false, followsBreak: isBroken)
        )
        isBroken = false
        index = afterPossessive(bytes, at: index)
      } else {
        switch byte {
        case 0x26:
          words.append(NameWord(word: "and", range: index..<index + 1, isCapital: false, followsBreak: isBroken))
          isBroken = false
        case 0x2E: if words.last?.word != "st" { isBroken = true }
        case 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x28, 0x29, 0x2F, 0x7C: isBroken = true
        default: break
        }
        index += byte == 0xE2 ? 3 : byte == 0xC2 ? 2 : 1
      }
    }
    return words
  }

  /// The key under which names are looked up.
  static func key(_ words: some Sequence<NameWord>) -> String { words.map(\.word).joined(separator: " ") }

  /// Dashes and quote marks (E2 80 xx) and the no-break space (C2 A0) are no letters.
  private static func isPunctuation(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0xE2: index + 1 < bytes.count && bytes[index + 1] == 0x80
    case 0xC2: index + 1 < bytes.count && bytes[index + 1] == 0xA0
    default: false
    }
  }

  /// Past the "'s" or "’s" after a word.
  private static func afterPossessive(_ bytes: [UInt8], at index: Int) -> Int {
    var next = index
    if next < bytes.count, bytes[next] == 0x27 {
      next += 1
    } else if next + 2 < bytes.count, bytes[next] == 0xE2, bytes[next + 1] == 0x80, bytes[next + 2] == 0x99 {
      next += 3
    } else {
      return index
    }
    if next < bytes.count, bytes[next] == 0x73 || bytes[next] == 0x53, next + 1 == bytes.count || !bytes[next + 1].isWordByte {
      next += 1
    }
    return next
  }
}

/// The words that stand around authorities' names, from `Resources/words.txt`.
struct CouncilWords: Sendable {
  private var before: Set<String> = [], after: Set<String> = []
  private(set) var everyday: Set<String> = []
  private var longest = 1

  init(_ source: String) throws {
    let lexicon = try Lexicon(source)
    for entry in lexicon.entries {
      let words = NameWords.words(of: entry.phrase)
      longest = max(longest, words.count)
      switch entry.meaning {
      case "around":
        before.insert(NameWords.key(words))
        after.insert(NameWords.key(words))
      case "before": before.insert(NameWords.key(words))
      case "after": after.insert(NameWords.key(words))
      case "everyday": everyday.insert(NameWords.key(words))
      default:
        throw Register.Fault(row: entry.line, description: "words.txt, line \(entry.line): “\(entry.meaning)” is no heading of this file")
      }
    }
  }

  /// How many words right before `end` belong to the council's name ("the London Borough of"); 0 for none.
  func count(before end: Int, in words: [NameWord]) -> Int {
    for length in stride(from: min(longest, end), to: 0, by: -1) where before.contains(NameWords.key(words[(end - length)..<end])) {
      return length
    }
    return 0
  }

  /// How many words from `start` on belong to the council's name ("City Council"); 0 for none.
  func count(from start: Int, in words: [NameWord], acrossBreaks: Bool = false) -> Int {
    for length in stride(from: min(longest, words.count - start), to: 0, by: -1) {
      let slice = words[start..<(start + length)]
      if !acrossBreaks, slice.contains(where: \.followsBreak) { continue }
      if after.contains(NameWords.key(slice)) { return length }
    }
    return 0
  }

  /// How many words at the end of a name are such words.
  func count(atEndOf words: [NameWord]) -> Int {
    for length in stride(from: min(longest, words.count), to: 0, by: -1) where after.contains(NameWords.key(words.suffix(length))) {
      return length
    }
    return 0
  }

  /// How many words at the beginning of a name are such words.
  func count(atStartOf words: [NameWord]) -> Int {
    for length in stride(from: min(longest, words.count), to: 0, by: -1) where before.contains(NameWords.key(words.prefix(length))) {
      return length
    }
    return 0
  }
}
