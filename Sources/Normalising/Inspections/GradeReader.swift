import PlanSchema
import Wording

/// Finds grades in text.
struct GradeReader: Sendable {
  /// A word of a text, as printed and as compared.
  struct Word: Sendable, Hashable {
    var printed: String
    var levelled: String

    init(_ printed: Substring) {
      self.printed = String(printed)
      levelled = String(printed).levelled.trimmedOfQuotes
    }
  }

  private struct Phrase: Sendable {
    var words: [String]
    var grade: Judgement.Grade
  }

  /// Longest first.
  private let phrases: [Phrase]
  private let rests: [Phrase]
  /// How many words the longest grade has.
  private let most: Int

  init(_ lexicon: Lexicon) {
    var phrases: [Phrase] = [], rests: [Phrase] = []
    for entry in lexicon.entries {
      let words = entry.phrase.split(separator: " ").map(String.init)
      if let grade = Judgement.Grade(rawValue: entry.meaning) {
        phrases.append(Phrase(words: words, grade: grade))
      } else if entry.meaning.hasPrefix("rest of "), let grade = Judgement.Grade(rawValue: String(entry.meaning.dropFirst(8))) {
        rests.append(Phrase(words: words, grade: grade))
      }
    }
    self.phrases = phrases.sorted { $0.words.count > $1.words.count }
    self.rests = rests.sorted { $0.words.count > $1.words.count }
    most = self.phrases.first?.words.count ?? 0
  }

  static func words(of text: String) -> [Word] { text.squeezed.utf8.split(separator: 0x20).map { Word(Substring($0)) } }

  /// The grade that begins at a word, and how many words it takes.
  func grade(at index: Int, of words: [Word]) -> (grade: Judgement.Grade, count: Int)? { find(phrases, at: index, of: words) }

  /// A grade that begins at a word and that the end of the text cuts off ("Requires"), with the words that it lacks.
  func beginning(at index: Int, of words: [Word]) -> (grade: Judgement.Grade, rest: [String])? {
    let tail = words[index...].map(\.levelled)
    // A grade that is whole as it stands is not cut off, though more may follow it.
    if phrases.contains(where: { $0.words == tail }) { return nil }
    // The shortest form of the grade is enough: "to be good" may follow or not.
    for phrase in phrases.reversed() where phrase.words.count > tail.count && phrase.words.starts(with: tail) {
      return (phrase.grade, Array(phrase.words[tail.count...]))
    }
    return nil
  }

  /// The rest of a grade that a line end cut off ("to be good"), beginning at a word.
  func rest(of grade: Judgement.Grade, at index: Int, of words: [Word]) -> Int? {
    find(rests.filter { $0.grade == grade }, at: index, of: words)?.count
  }

  /// The words that lack where a text ends within the rest of a grade ("to be" of "to be good").
  func restCutOff(of grade: Judgement.Grade, at index: Int, of words: [Word]) -> [String]? {
    let tail = words[index...].map(\.levelled)
    return rests.first { $0.grade == grade && $0.words.count > tail.count && $0.words.starts(with: tail) }.map {
      Array($0.words[tail.count...])
    }
  }

  /// The grade that a whole text is.
  func grade(of text: String) -> Judgement.Grade? {
    // Most texts asked about are paragraphs: their words need not be levelled to tell that they are too many.
    guard !text.hasMoreBlanks(than: most + 1) else { return nil }
    let words = Self.words(of: text.withoutFootnoteMark)
    guard let found = grade(at: 0, of: words), found.count == words.count else { return nil }
    return found.grade
  }

  /// The grade at the end of a text, with what stands before it, verbs and dashes taken off: "Care leavers: good" → ("Care leavers", good).
  func gradeAtEnd(of text: String, runsOn: Bool = false) -> (subject: String, grade: Judgement.Grade, printed: String)? {
    let words = Self.words(of: text.withoutFootnoteMark)
    for start in words.indices {
      guard let found = grade(at: start, of: words), start > 0 else { continue }
      // A heading may have run into the paragraph under it: the grade ends where a new sentence begins.
      let end = start + found.count
      guard end == words.count || (runsOn && words[end].printed.first?.isUppercase == true) else { continue }
      var subject = words[..<start]
      while let last = subject.last, ["is", "are", "that", "it", "-", ""].contains(last.levelled) { subject.removeLast() }
      guard !subject.isEmpty else { return nil }
      var name = subject.map(\.printed).joined(separator: " ")
      while let last = name.last, ":-–—, ".contains(last) { name.removeLast() }
      return (name, found.grade, words[start..<end].map(\.printed).joined(separator: " ").withoutEndStop)
    }
    return nil
  }

  private func find(_ phrases: [Phrase], at index: Int, of words: [Word]) -> (grade: Judgement.Grade, count: Int)? {
    for phrase in phrases where index + phrase.words.count <= words.count {
      if zip(words[index...], phrase.words).allSatisfy({ $0.levelled == $1 }) { return (phrase.grade, phrase.words.count) }
    }
    return nil
  }
}

extension String {
  /// Whether runs of spaces stand at more than so many places of the text.
  fileprivate func hasMoreBlanks(than most: Int) -> Bool {
    var count = 0, previous: UInt8 = 0
    for byte in utf8 {
      if byte == 0x20, previous != 0x20 {
        count += 1
        if count > most { return true }
      }
      previous = byte
    }
    return false
  }

  /// The text without quote marks at its ends.
  var trimmedOfQuotes: String {
    var out = Substring(self)
    while let first = out.first, "'\"‘’“”".contains(first) { out.removeFirst() }
    while let last = out.last, "'\"‘’“”".contains(last) { out.removeLast() }
    return String(out)
  }

  /// The text without a full stop, colon, semicolon or comma at its end.
  var withoutEndStop: String {
    var out = self
    while let last = out.last, ".:;, ".contains(last) { out.removeLast() }
    return out
  }
}
