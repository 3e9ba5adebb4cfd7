import Wording

/// A line that opens a numbered part of a plan: "Recommendation 3: The quality of …", "Workstream 1".
struct PartHeading: Sendable, Hashable {
  enum Kind: String, Sendable {
    case recommendation
    case priorityAction = "priority-action"
    case workstream, priority, objective, theme, action, outcome, appendix

    var sectionKind: SectionKind? {
      switch self {
      case .workstream: .workstream
      case .priority: .priority
      case .objective: .objective
      case .theme: .theme
      case .recommendation, .priorityAction, .action, .outcome, .appendix: nil
      }
    }
  }

  var kind: Kind
  var ref: String
  /// What follows the number; empty where nothing does.
  var title: String
  /// Whether a colon, dash or stop parts the number from the title, or nothing follows.
  var isParted: Bool

  init?(_ printed: String, vocabulary: PlanVocabulary) {
    let text = vocabulary.withoutContinuation(printed)
    let words = text.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: true)
    // "1.1 Action"
    if (2...4).contains(words.count), Self.isRef(words[0]),
      let meaning = vocabulary.parts.meaning(of: words[1...].joined(separator: " ")), let kind = Kind(rawValue: meaning)
    {
      (self.kind, ref, title, isParted) = (kind, String(words[0]), "", true)
      return
    }
    for count in 1...4 where words.count > count {
      guard let meaning = vocabulary.parts.meaning(of: words[..<count].joined(separator: " ")), let kind = Kind(rawValue: meaning) else {
        continue
      }
      var at = count
      if ["no", "no.", "number", "nr"].contains(words[at].lowercased()), words.count > at + 1 { at += 1 }
      var token = words[at]
      let glued = token.last.map { ":.–—-)".contains($0) } ?? false
      while let last = token.last, ":.–—-)".contains(last), last != ")" || !token.contains("(") { token = token.dropLast() }
      let spelled = Self.spelled[token.lowercased()]
      // "Action 1-2" is one, "Actions 1-2" are two.
      let isHyphened = kind == .action && words[at - 1].last?.lowercased() != "s" && Self.isHyphened(token)
      guard spelled != nil || isHyphened || Self.isRef(token) else { continue }
      let rest = text[token.endIndex...].drop { $0 == " " || ":.–—-)".contains($0) }
      let next = words.count > at + 1 ? words[at + 1] : ""
      self.kind = kind
      ref = spelled ?? String(token)
      title = String(rest).squeezed
      isParted = glued || rest.isEmpty || ["-", "–", "—", ":", "|"].contains(next)
      return
    }
    return nil
  }

  private static let spelled = [
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12",
  ]

  private static func isHyphened(_ token: Substring) -> Bool {
    let parts = token.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }
  }

  /// "1", "2.3", "4a", "A02", "B", "A.ii".
  private static func isRef(_ token: Substring) -> Bool {
    // "A.ii"
    if token.last?.isLetter == true, token.contains("."), ReferenceReader.shape(String(token)) == .points { return true }
    var rest = token.utf8[...]
    var letters = 0
    while let byte = rest.first, (0x41...0x5A).contains(byte), letters < 2 {
      letters += 1
      rest = rest.dropFirst()
    }
    if rest.isEmpty { return letters == 1 }
    var digits = 0
    while let byte = rest.first, byte.isDigit || (byte == 0x2E && digits > 0) {
      digits += 1
      rest = rest.dropFirst()
    }
    guard (1...7).contains(digits) else { return false }
    // "1(i)"
    if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")"), (3...6).contains(rest.count),
      rest.dropFirst().dropLast().allSatisfy({ (0x61...0x7A).contains($0) })
    {
      return true
    }
    // "R3-2"
    if letters > 0, rest.first == UInt8(ascii: "-"), (2...3).contains(rest.count), rest.dropFirst().allSatisfy(\.isDigit) { return true }
    return rest.isEmpty || (rest.count == 1 && (0x61...0x7A).contains(rest.first!))
  }
}
