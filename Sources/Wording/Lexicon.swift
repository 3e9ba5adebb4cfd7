/// A vocabulary file: words and phrases by what they mean.
///
///     # a comment
///     [due]
///     by when
///     *deadline*
///
/// A line under `[due]` is a phrase that means *due*; `\#` at its start is the sign itself. A star at either end stands for any further words; without one the whole
/// text must match. Matching is on levelled text (see `String.levelled`). Where several match, the longest phrase wins, and an exact
/// one before one with a star.
public struct Lexicon: Sendable, Hashable {
  /// One phrase of the file.
  public struct Entry: Sendable, Hashable {
    /// The name of the section that the phrase stands under.
    public var meaning: String
    /// The levelled phrase without its stars.
    public var phrase: String
    /// Whether other words may come before it, and after it.
    public var openStart: Bool, openEnd: Bool
    /// The line of the file, from 1.
    public var line: Int
  }

  /// A fault in a vocabulary file.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public var line: Int
    public var description: String
  }

  public private(set) var entries: [Entry] = []
  private var exact: [String: Int] = [:]
  private var open: [Open] = []

  /// An entry with stars, as bytes.
  private struct Open: Hashable {
    var entry: Int
    var phrase: [UInt8]
  }

  /// Reads a vocabulary.
  /// - Throws: `Fault` for a phrase before the first section, or one that stands under two meanings.
  public init(_ source: String) throws {
    var meaning: String?
    for (index, raw) in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(raw).squeezed
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        meaning = String(line.dropFirst().dropLast()).squeezed
        continue
      }
      guard let meaning else { throw Fault(line: index + 1, description: "“\(line)” stands before the first [section]") }
      let openStart = line.hasPrefix("*"), openEnd = line.hasSuffix("*") && line.count > 1
      var body = line.hasPrefix("\\#") ? line.dropFirst() : Substring(line)
      if openStart { body = body.dropFirst() }
      if openEnd { body = body.dropLast() }
      let entry = Entry(meaning: meaning, phrase: String(body).levelled, openStart: openStart, openEnd: openEnd, line: index + 1)
      if !openStart, !openEnd {
        if let other = exact[entry.phrase], entries[other].meaning != meaning {
          throw Fault(
            line: index + 1, description: "“\(line)” means [\(meaning)] here and [\(entries[other].meaning)] on line \(entries[other].line)"
          )
        }
        exact[entry.phrase] = entries.count
      } else {
        open.append(Open(entry: entries.count, phrase: Array(entry.phrase.utf8)))
      }
      entries.append(entry)
    }
    open.sort { $0.phrase.count > $1.phrase.count }
  }

  /// The entry that a text matches, if any.
  public func match(_ text: String) -> Entry? {
    let level = text.levelled
    if let index = exact[level] { return entries[index] }
    let bytes = Array(level.utf8)
    let found = open.first { candidate in
      let entry = entries[candidate.entry], phrase = candidate.phrase
      guard phrase.count <= bytes.count else { return false }
      return switch (entry.openStart, entry.openEnd) {
      case (true, true): bytes.containsWords(phrase)
      case (false, _): bytes.starts(with: phrase) && bytes.breaksWord(at: phrase.count)
      case (true, false): bytes.suffix(phrase.count).elementsEqual(phrase) && bytes.breaksWord(at: bytes.count - phrase.count)
      }
    }
    return found.map { entries[$0.entry] }
  }

  /// What a text means, if the vocabulary knows it.
  public func meaning(of text: String) -> String? { match(text)?.meaning }

  /// Every phrase under one meaning, in the order of the file.
  public func phrases(meaning: String) -> [String] { entries.lazy.filter { $0.meaning == meaning }.map(\.phrase) }
}

extension String {
  /// Whether a levelled phrase stands in this levelled text with no letter or digit touching it.
  public func containsWords(_ phrase: String) -> Bool { Array(utf8).containsWords(Array(phrase.utf8)) }
}

extension [UInt8] {
  fileprivate func containsWords(_ words: [UInt8]) -> Bool {
    guard let first = words.first, count >= words.count else { return false }
    for start in 0...(count - words.count) where self[start] == first && self[start..<(start + words.count)].elementsEqual(words) {
      if breaksWord(at: start), breaksWord(at: start + words.count) { return true }
    }
    return false
  }

  /// Whether no word goes over a place in the text.
  fileprivate func breaksWord(at index: Int) -> Bool {
    index == 0 || index == count || !self[index - 1].isWordByte || !self[index].isWordByte
  }
}

extension UInt8 {
  /// A byte of a letter or a digit (every byte of a non-ASCII character counts as one).
  public var isWordByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  /// An ASCII digit.
  public var isDigit: Bool { 0x30 <= self && self <= 0x39 }
}
