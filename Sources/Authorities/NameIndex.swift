import Foundation
import PlanSchema
import Wording

/// Authorities by the words of their names.
struct NameIndex: Sendable {
  /// One name, and whose it is.
  private struct Name: Sendable {
    var words: [String]
    /// Whether a comma stands before the word at the same place.
    var breaks: [Bool]
    var authority: Int
  }

  private let authorities: [Authority]
  private let words: CouncilWords
  private var byKey: [String: Int] = [:]
  /// Names to look for in running text, by their first word, longest first.
  private var byFirstWord: [String: [Name]] = [:]

  init(_ authorities: [Authority], shortNames: [String: [String]], words: CouncilWords) {
    self.authorities = authorities
    self.words = words
    for (index, authority) in authorities.enumerated() {
      let spoken = [authority.name, authority.slug] + authority.aliases
      for name in spoken + (shortNames[authority.slug] ?? []) {
        let key = NameWords.key(NameWords.words(of: name).filter { $0.word != "the" })
        byKey[key] = byKey[key] ?? index
      }
      for name in spoken {
        let parts = NameWords.words(of: name)
        guard let first = parts.first?.word else { continue }
        let entry = Name(words: parts.map(\.word), breaks: parts.map(\.followsBreak), authority: index)
        byFirstWord[first, default: []].append(entry)
      }
    }
    for key in byFirstWord.keys { byFirstWord[key]!.sort { $0.words.count > $1.words.count } }
  }

  func authority(named text: String) -> Authority? {
    var ends = NameWords.words(of: text).filter { $0.word != "the" }
    // Words are taken from the end first: the City of London would lose its name if its beginning went first.
    while !ends.isEmpty {
      var rest = ends
      while !rest.isEmpty {
        if let index = byKey[NameWords.key(rest)] { return authorities[index] }
        let count = words.count(atStartOf: rest)
        if count == 0 { break }
        rest.removeFirst(count)
      }
      let count = words.count(atEndOf: ends)
      if count == 0 { return nil }
      ends.removeLast(count)
    }
    return nil
  }

  func nearest(to text: String, limit: Int) -> [String] {
    var rest = NameWords.words(of: text).filter { $0.word != "the" }
    while case let count = words.count(atEndOf: rest), count > 0, count < rest.count { rest.removeLast(count) }
    while case let count = words.count(atStartOf: rest), count > 0, count < rest.count { rest.removeFirst(count) }
    var owner: [String: String] = [:]
    for authority in authorities {
      for name in [authority.name] + authority.aliases {
        let key = NameWords.key(NameWords.words(of: name))
        owner[key] = owner[key] ?? authority.name
      }
    }
    var names: [String] = []
    for key in Likeness.nearest(to: NameWords.key(rest), among: owner.keys.sorted(), limit: limit * 2) {
      if let name = owner[key], !names.contains(name) { names.append(name) }
    }
    return Array(names.prefix(limit))
  }

  /// Every authority that a text names, in the order of the text; at each place the longest name.
  func mentions(in text: String) -> [Register.Mention] {
    let tokens = NameWords.words(of: text)
    var found: [Register.Mention] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].isCapital, let name = name(at: index, in: tokens) else {
        index += 1
        continue
      }
      let end = index + name.words.count
      let before = tokens[index].followsBreak && !name.breaks[0] ? 0 : words.count(before: index, in: tokens)
      let after = words.count(from: end, in: tokens)
      if before + after > 0 || !words.everyday.contains(name.words.joined(separator: " ")) {
        let range = tokens[index - before].range.lowerBound..<tokens[end + after - 1].range.upperBound
        found.append(
          Register.Mention(
            authority: authorities[name.authority], printed: String(decoding: Array(text.utf8)[range], as: UTF8.self), range: range,
            isFormal: before + after > 0))
      }
      index = end
    }
    return found
  }

  private func name(at index: Int, in tokens: [NameWord]) -> Name? {
    for name in byFirstWord[tokens[index].word] ?? [] where index + name.words.count <= tokens.count {
      let matches = name.words.indices.allSatisfy { offset in
        let token = tokens[index + offset]
        return token.word == name.words[offset] && (offset == 0 || !token.followsBreak || name.breaks[offset])
      }
      if matches { return name }
    }
    return nil
  }
}

extension Register {
  /// An authority that a text names.
  public struct Mention: Sendable, Hashable {
    public var authority: Authority
    /// The name as printed, with the council words around it.
    public var printed: String
    /// Where it stands in the text, as offsets in its UTF-8 bytes.
    public var range: Range<Int>
    /// Whether council words stand with it ("Reading Borough Council"): surer than the bare name.
    public var isFormal: Bool
  }

  /// Every authority that a text names, in the order of the text. Names are matched in words, the longest at each place, and only where
  /// they are printed with a capital; one that is an everyday word too ("Reading") only with council words beside it.
  public func mentions(in text: String) -> [Mention] { names.mentions(in: text) }

  /// The authority that a title or sentence is about: the first that it names with council words, else the first that it names.
  public func mention(in text: String) -> Mention? {
    let all = mentions(in: text)
    return all.first(where: \.isFormal) ?? all.first
  }
}
