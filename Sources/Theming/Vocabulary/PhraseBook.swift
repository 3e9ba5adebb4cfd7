import Wording

/// The vocabulary of the themes: phrases by the thing that they name. `Resources/lexicon.txt` says how its lines are written.
struct PhraseBook: Sendable {
  /// A fault in a vocabulary file.
  struct Fault: Error, CustomStringConvertible {
    var line: Int
    var message: String
    var description: String { "line \(line): \(message)" }
  }

  /// The names of the sections, in the order of the file.
  private(set) var concepts: [String] = []
  /// What each concept may speak for, by theme id.
  private(set) var hints: [[String]] = []
  /// How each concept is read in its company, first fit first.
  private(set) var readings: [[Reading]] = []
  /// The phrases as written, by concept.
  private(set) var phrases: [[String]] = []
  private var positions: [String: Int] = [:]
  private var nodes: [Node] = [Node()]
  private var edges = KeyTable<Int32>()

  /// One line of how a concept is read.
  struct Reading: Sendable, Hashable {
    /// The concepts of which one must be there; `nil` for "else".
    var company: [String]?
    /// The ids of the themes that the concept then speaks for.
    var themes: [String]
  }

  private struct Node: Sendable {
    /// The concept that a phrase ending here names, or -1.
    var concept: Int32 = -1
    /// Edges for "word*", by the bytes that a word must begin with.
    var prefixes: [(bytes: [UInt8], target: Int32)] = []
    /// Edges for "*word", by the bytes that a word must end with.
    var suffixes: [(bytes: [UInt8], target: Int32)] = []
    /// The edge for "_".
    var any: Int32 = -1
  }

  /// A phrase found in a text.
  struct Match: Sendable, Hashable {
    var concept: Int
    /// The tokens that it covers.
    var range: Range<Int>
  }

  init() {}

  /// Reads a vocabulary file.
  init(_ source: String) throws {
    var concept: Int?
    for (index, raw) in source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = String(Substring(raw)).squeezed
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        concept = self.concept(named: String(line.dropFirst().dropLast()))
        continue
      }
      guard let concept else { throw Fault(line: index + 1, message: "“\(line)” stands before the first [section]") }
      if line.hasPrefix("~ ") {
        hints[concept] += Self.list(line.dropFirst(2))
        continue
      }
      if line.hasPrefix("= ") {
        guard let reading = Reading(line.dropFirst(2)) else {
          throw Fault(line: index + 1, message: "found “\(line)”, expected “= with a, b: themes” or “= else: themes”")
        }
        readings[concept].append(reading)
        continue
      }
      do { try add(line, concept: concept) } catch let fault as Fault { throw Fault(line: index + 1, message: fault.message) }
    }
  }

  /// The number of a concept, which is made if there is none of that name.
  mutating func concept(named name: String) -> Int {
    if let known = positions[name] { return known }
    positions[name] = concepts.count
    concepts.append(name)
    phrases.append([])
    hints.append([])
    readings.append([])
    return concepts.count - 1
  }

  /// Adds one phrase.
  mutating func add(_ line: String, concept: Int) throws {
    let slots = try Self.slots(of: line)
    guard slots.contains(where: { !$0.optional }) else { throw Fault(line: 0, message: "“\(line)” has no word that must be there") }
    phrases[concept].append(line)
    var ends: [Int32] = [0]
    for slot in slots {
      var next = slot.optional ? ends : []
      for end in ends { for word in slot.words { next.append(step(from: end, word)) } }
      ends = next
    }
    for end in ends where nodes[Int(end)].concept < 0 { nodes[Int(end)].concept = Int32(concept) }
  }

  fileprivate static func list(_ text: Substring) -> [String] {
    text.split(separator: ",").map { String($0).squeezed }.filter { !$0.isEmpty && $0 != "none" }
  }

  private enum Word { case exact([UInt8]), prefix([UInt8]), suffix([UInt8]), any }

  private static func slots(of line: String) throws -> [(words: [Word], optional: Bool)] {
    try line.lowercased().replacing("-", with: " ").split(separator: " ").map { part in
      var optional = false
      let words = try part.split(separator: "|").map { raw in
        var word = raw
        if word.hasPrefix("?") {
          optional = true
          word = word.dropFirst()
        }
        if word == "_" { return Word.any }
        let open = word.hasSuffix("*"), openStart = word.hasPrefix("*")
        if open { word = word.dropLast() }
        if openStart { word = word.dropFirst() }
        guard !word.isEmpty, word.utf8.allSatisfy(\.isASCIIWord) else {
          throw Fault(line: 0, message: "“\(raw)” in “\(line)” is no word of letters and digits")
        }
        var bytes = [UInt8](word.utf8)
        if open { return .prefix(bytes) }
        if openStart { return .suffix(bytes) }
        Tokens.level(&bytes, from: 0)
        return .exact(bytes)
      }
      return (words, optional)
    }
  }

  private mutating func step(from node: Int32, _ word: Word) -> Int32 {
    switch word {
    case .exact(let bytes):
      let key = Hash.join(UInt64(node), Hash.word(bytes))
      if let next = edges[key] { return next }
      edges[key] = Int32(nodes.count)
    case .prefix(let bytes):
      if let next = nodes[Int(node)].prefixes.first(where: { $0.bytes == bytes }) { return next.target }
      nodes[Int(node)].prefixes.append((bytes, Int32(nodes.count)))
    case .suffix(let bytes):
      if let next = nodes[Int(node)].suffixes.first(where: { $0.bytes == bytes }) { return next.target }
      nodes[Int(node)].suffixes.append((bytes, Int32(nodes.count)))
    case .any:
      if nodes[Int(node)].any >= 0 { return nodes[Int(node)].any }
      nodes[Int(node)].any = Int32(nodes.count)
    }
    nodes.append(Node())
    return Int32(nodes.count - 1)
  }

  /// The phrases of a text from its start to its end: at each place the longest, whose words are then not read again.
  func matches(in tokens: Tokens) -> [Match] {
    var out: [Match] = []
    var at = 0
    while at < tokens.count {
      var best: (end: Int, concept: Int)?
      search(from: 0, tokens, at: at, start: at, best: &best)
      if let best {
        out.append(Match(concept: best.concept, range: at..<best.end))
        at = best.end
      } else {
        at += 1
      }
    }
    return out
  }

  private func search(from node: Int32, _ tokens: Tokens, at: Int, start: Int, best: inout (end: Int, concept: Int)?) {
    let here = nodes[Int(node)]
    if here.concept >= 0, at > best?.end ?? start { best = (at, Int(here.concept)) }
    guard at < tokens.count, at == start || tokens[at].before != .stop else { return }
    if let next = edges[Hash.join(UInt64(node), tokens[at].word)] { search(from: next, tokens, at: at + 1, start: start, best: &best) }
    if !here.prefixes.isEmpty {
      let spelling = tokens.spelling(at)
      for (bytes, target) in here.prefixes where spelling.first == bytes[0] && spelling.starts(with: bytes) {
        search(from: target, tokens, at: at + 1, start: start, best: &best)
      }
    }
    for (bytes, target) in here.suffixes where tokens.spelling(at).reversed().starts(with: bytes.reversed()) {
      search(from: target, tokens, at: at + 1, start: start, best: &best)
    }
    if here.any >= 0 { search(from: here.any, tokens, at: at + 1, start: start, best: &best) }
  }
}

extension PhraseBook.Reading {
  /// Reads "with a, b: themes" or "else: themes".
  fileprivate init?(_ line: Substring) {
    guard let colon = line.lastIndex(of: ":") else { return nil }
    let condition = String(line[..<colon]).squeezed
    themes = PhraseBook.list(line[line.index(after: colon)...])
    if condition == "else" {
      company = nil
    } else if condition.hasPrefix("with ") {
      company = PhraseBook.list(condition.dropFirst(5))
    } else {
      return nil
    }
  }
}
