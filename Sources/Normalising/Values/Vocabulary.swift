import Foundation
import Wording

/// The vocabulary files that ship with this module, by name.
enum Vocabulary {
  /// Reads `Resources/<name>.txt`. A file that is missing or faulty is a fault of the build, not of any input: it stops the program, and
  /// a test reads each of them.
  static func load(_ name: String) -> Lexicon {
    guard let url = Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Resources"),
      let source = try? String(contentsOf: url, encoding: .utf8)
    else { preconditionFailure("the vocabulary file \(name).txt is missing from the program's resources") }
    do {
      return try Lexicon(source)
    } catch {
      preconditionFailure("the vocabulary file \(name).txt: \(error)")
    }
  }
}

extension Lexicon {
  /// The phrases under a meaning, alone or with others ("[speaks of us, gives a grade]").
  func phrases(with meaning: String) -> [String] {
    entries.filter { $0.meaning == meaning || $0.meaning.split(separator: ",").contains { String($0).squeezed == meaning } }.map(\.phrase)
  }
}

/// Where the phrases of a vocabulary stand inside a longer text.
struct PhraseFinder: Sendable {
  /// A phrase found: what it means, and where, in UTF-8 offsets of the levelled text.
  struct Hit: Sendable, Hashable {
    var meaning: String
    var range: Range<Int>
  }

  private struct Phrase: Sendable {
    var bytes: [UInt8]
    var meaning: String
  }

  /// The phrases by their first byte, longer ones first.
  private let phrases: [[Phrase]]

  /// Takes the phrases of the given meanings, or all of them.
  init(_ lexicon: Lexicon, meanings: Set<String>? = nil) {
    var phrases = [[Phrase]](repeating: [], count: 256)
    for entry in lexicon.entries where meanings?.contains(entry.meaning) ?? true {
      let bytes = Array(entry.phrase.utf8)
      if let first = bytes.first { phrases[Int(first)].append(Phrase(bytes: bytes, meaning: entry.meaning)) }
    }
    self.phrases = phrases.map { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }

  /// Every phrase that stands in a levelled text as whole words, in reading order; where two begin at one place, the longer one.
  func hits(in levelled: String) -> [Hit] {
    let text = Array(levelled.utf8)
    var hits: [Hit] = []
    var position = 0
    while position < text.count {
      let atWordStart = position == 0 || !text[position - 1].isWordByte || !text[position].isWordByte
      if atWordStart, let phrase = phrases[Int(text[position])].first(where: { begins($0.bytes, in: text, at: position) }) {
        hits.append(Hit(meaning: phrase.meaning, range: position..<(position + phrase.bytes.count)))
        position += max(1, phrase.bytes.count)
      } else {
        position += 1
      }
    }
    return hits
  }

  /// What the first phrase found in a text means.
  func firstMeaning(in text: String) -> String? { hits(in: text.levelled).first?.meaning }

  /// What the last phrase found in a text means.
  func lastMeaning(in text: String) -> String? { hits(in: text.levelled).last?.meaning }

  private func begins(_ phrase: [UInt8], in text: [UInt8], at start: Int) -> Bool {
    let end = start + phrase.count
    guard !phrase.isEmpty, end <= text.count, text[start] == phrase[0], text[start..<end].elementsEqual(phrase) else { return false }
    return end == text.count || !text[end].isWordByte || !text[end - 1].isWordByte
  }
}
