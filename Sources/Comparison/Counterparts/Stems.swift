import Foundation
import Wording

/// A word of a text that can make it like another.
struct StemmedWord: Sendable, Hashable {
  /// The stem: "escalating", "escalation" and "escalates" have one.
  var stem: String
  /// The word as printed.
  var printed: Substring
  /// Its place among all words of the text, from 0: neighbours differ by one.
  var position: Int
}

/// Cuts texts into the words by which they are likened, without the ones that tell nothing (`Resources/stop-words.txt`).
struct Stems: Sendable {
  private let passedOver: Set<String>

  /// - Parameter source: words parted by white space; a line that begins with `#` is a comment.
  init(passingOver source: String) {
    passedOver = Set(
      source.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.flatMap { $0.split(separator: " ").map { String($0) } })
  }

  static let standard = Stems(passingOver: Resource.text("stop-words.txt"))

  func words(of text: String) -> [StemmedWord] {
    var words: [StemmedWord] = [], position = 0
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      guard scalars[index].isOfWord else {
        index = scalars.index(after: index)
        continue
      }
      let start = index
      while index < scalars.endIndex, scalars[index].isOfWord { index = scalars.index(after: index) }
      let printed = text[start..<index]
      let lower = printed.lowercased()
      position += 1
      if lower.utf8.count < 2 || passedOver.contains(lower) || lower.utf8.allSatisfy(\.isDigit) { continue }
      words.append(StemmedWord(stem: Self.stem(lower), printed: printed, position: position))
    }
    return words
  }

  /// A light stem of a lower-case word. It need not be a word; it must only be the same for forms of the same word, and seldom for others.
  static func stem(_ word: String) -> String {
    var bytes = Array(word.utf8)
    if bytes.count > 4, bytes.last == 0x73 {
      if bytes.ends("ies") {
        bytes.replaceEnd(3, "y")
      } else if bytes.ends("sses") || bytes.ends("xes") || bytes.ends("ches") || bytes.ends("shes") {
        bytes.removeLast(2)
      } else if !bytes.ends("ss"), !bytes.ends("us"), !bytes.ends("is") {
        bytes.removeLast()
      }
    }
    for ending in endings where bytes.count >= ending.utf8.count + 4 && bytes.ends(ending) {
      bytes.removeLast(ending.utf8.count)
      break
    }
    // "planned" is of "plan", "reviewed" of "review", "escalate" of "escalat-".
    if bytes.count > 4, bytes[bytes.count - 1] == bytes[bytes.count - 2], !"aeiousl".utf8.contains(bytes[bytes.count - 1]) {
      bytes.removeLast()
    }
    while bytes.count > 4, let last = bytes.last, last == 0x65 || last == 0x79 || last == 0x69 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Endings that are taken off, longest first; at least four letters stay.
  private static let endings = [
    "ational", "isation", "ization", "ability", "iveness", "ation", "ising", "izing", "ement", "ment", "ness", "ions", "ised", "ized",
    "tion",
    "ance", "ence", "ing", "ion", "ive", "ise", "ize", "ity", "ate", "ed", "er", "or", "ly", "al", "e",
  ].sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
}

extension Unicode.Scalar {
  /// A letter or digit.
  fileprivate var isOfWord: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0xC0: false
    default: properties.isAlphabetic
    }
  }
}

extension [UInt8] {
  fileprivate func ends(_ ending: String) -> Bool { count >= ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8) }

  fileprivate mutating func replaceEnd(_ length: Int, _ ending: String) {
    removeLast(length)
    append(contentsOf: ending.utf8)
  }
}

/// The data files of this module.
enum Resource {
  static func text(_ name: String) -> String {
    guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Resources"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else {
      // The files are part of the program: without them it is not whole.
      fatalError("\(name) is missing from the program's resources")
    }
    return text
  }
}
