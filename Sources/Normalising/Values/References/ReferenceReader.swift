import Wording

/// Splits references from the texts that they number, and finds the references to other reviews within them.
public struct ReferenceReader: Sendable {
  /// A text taken apart.
  public struct Split: Sendable, Hashable {
    /// The text's own reference, without words such as "Action"; `nil` where it has none.
    public var ref: String?
    /// References to other reviews: those right after the ref ("RQ11"), then those in brackets within the text.
    public var references: [String]
    /// The text without the ref, and without references that stand right after it.
    public var text: String
    /// The word printed with the ref ("Recommendation"), as printed.
    public var label: String?
  }

  private let labels = Self.shipped.labels
  private let amountWords = Self.shipped.amounts, notReferences = Self.shipped.others

  private static let shipped = {
    let lexicon = Vocabulary.load("references")
    return (
      labels: lexicon.phrases(meaning: "label").map { $0.split(separator: " ") }.sorted { $0.count > $1.count },
      totals: lexicon, amounts: Set(lexicon.phrases(meaning: "amount word")), others: Set(lexicon.phrases(meaning: "not a reference"))
    )
  }()

  public init() {}

  /// Takes a text apart: "1.1.6 RQ11 Ensure …", "Action 4.2", "Recommendation 3: The …", "A02 - Ensure …", "1.1 Action", "1a Re-issue …".
  public func split(_ printed: String) -> Split {
    let words = printed.squeezed.split(separator: " ", omittingEmptySubsequences: true)
    var index = 0
    var label: String?
    if let count = labelLength(words[...]) {
      label = words[..<count].joined(separator: " ").trimmedOfMarks
      index = count
    }
    guard index < words.count, let ref = ref(words, at: index, isLabelled: label != nil) else {
      return Split(ref: nil, references: mentions(in: printed), text: printed.squeezed, label: nil)
    }
    index += 1
    if index < words.count, isDivider(words[index]) { index += 1 }
    if label == nil, let count = labelLength(words[index...]), index + count == words.count || words[index + count - 1].hasSuffix(":") {
      label = words[index..<(index + count)].joined(separator: " ").trimmedOfMarks
      index += count
      if index < words.count, isDivider(words[index]) { index += 1 }
    }
    var references: [String] = []
    while index < words.count, let other = external(words[index]), index + 1 < words.count {
      references.append(other)
      index += 1
      if isDivider(words[index]), index + 1 < words.count { index += 1 }
    }
    let text = words[index...].joined(separator: " ")
    for other in mentions(in: text) where !references.contains(other) { references.append(other) }
    return Split(ref: ref, references: references, text: text, label: label)
  }

  /// The references to other reviews that stand in brackets in a text: two to four capitals, a number, perhaps a letter.
  public func mentions(in text: String) -> [String] {
    var found: [String] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      for piece in rest[rest.index(after: open)..<close].split(whereSeparator: { ", &;/".contains($0) }) {
        if let ref = external(piece), !found.contains(ref) { found.append(ref) }
      }
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  /// A reference alone in its cell or heading, without its label and marks: "Action 4.2" → "4.2", "(R1)" → "R1".
  public func alone(_ printed: String) -> String? {
    let words = printed.squeezed.split(separator: " ")
    let count = labelLength(words[...]) ?? 0
    guard words.count == count + 1, let word = words.last else { return nil }
    let text = Self.bare(word)
    return Self.shape(text) == nil ? nil : text
  }

  /// Whether a text says that its row adds others up ("Total cost of area 1").
  func isTotal(_ text: String) -> Bool {
    if text.utf8.count > 80 { return false }
    let words = text.split(separator: " ")
    // "Actions: 15"
    if words.count == 2, words[0].hasSuffix("s:"), Int(words[1]) != nil { return true }
    return Self.shipped.totals.meaning(of: text) == "total"
  }

  // MARK: Parts

  private func isDivider(_ word: Substring) -> Bool { ["-", "–", "—", ":", "|", "."].contains(word) }

  /// How many words at the start are a label ("Recommendation", "Area for improvement"); `nil` where none is.
  private func labelLength(_ words: ArraySlice<Substring>) -> Int? {
    for label in labels where label.count <= words.count {
      if zip(label, words).allSatisfy({ $0 == String($1).levelled }) { return label.count }
    }
    return nil
  }

  /// The form of a reference.
  enum Shape { case number, points, letters, numberAndLetter }

  /// What form a text has, if it is a reference: `3`, `2.3.4` or `2.3a`, `A02`, `1a`.
  static func shape(_ text: String) -> Shape? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 12 else { return nil }
    var index = 0
    func digits() -> Int {
      let start = index
      while index < bytes.count, bytes[index].isDigit { index += 1 }
      return index - start
    }
    var letters = 0
    if !first.isDigit {
      while index < bytes.count, isLetter(bytes[index]) { index += 1 }
      letters = index
      guard (1...4).contains(letters), index < bytes.count else { return nil }
      if bytes[index] == UInt8(ascii: "."), letters == 1 { index += 1 }
    }
    // "A.ii"
    if letters == 1, bytes[1] == UInt8(ascii: "."), (0x41...0x5A).contains(first), isSmallRoman(bytes[2...]) { return .points }
    var groups = 0
    while true {
      let count = digits()
      guard (1...4).contains(count) else { return nil }
      groups += 1
      guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit else { break }
      index += 1
    }
    // "R3-2"
    if letters > 0, groups == 1, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1].isDigit {
      index += 1
      guard (1...2).contains(digits()) else { return nil }
      groups += 1
    }
    // "1(a)", "2(iii)"
    if index + 2 < bytes.count, bytes[index] == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") {
      let inner = bytes[(index + 1)..<(bytes.count - 1)]
      return inner.count <= 4 && inner.allSatisfy({ (0x61...0x7A).contains($0) }) ? .points : nil
    }
    // "2.iv"
    if letters == 0, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), isSmallRoman(bytes[(index + 1)...]) { return .points }
    let trailing = bytes.count - index
    if trailing == 1, isLetter(bytes[index]) { return groups > 1 ? .points : letters > 0 ? .letters : .numberAndLetter }
    guard trailing == 0 else { return nil }
    return groups > 1 ? .points : letters > 0 ? .letters : .number
  }

  /// A word without marks at its ends; the bracket that closes its own ("1(a)") stays.
  private static func bare(_ word: Substring) -> String {
    let text = String(word).trimmedOfMarks
    return text.contains("(") && !text.contains(")") && word.contains(")") ? text + ")" : text
  }

  private static func isSmallRoman(_ bytes: ArraySlice<UInt8>) -> Bool {
    (1...4).contains(bytes.count) && bytes.allSatisfy { [0x69, 0x76, 0x78].contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }

  /// The word at an index as the text's own reference. What must follow it depends on its form: a lone number counts only with a mark
  /// after it or a label before it, for "5 social workers" is no reference.
  private func ref(_ words: [Substring], at index: Int, isLabelled: Bool) -> String? {
    let word = words[index]
    let text = Self.bare(word)
    guard let shape = Self.shape(text), !word.hasPrefix("-") else { return nil }
    let isMarked = word.last.map { ".):-–—,]".contains($0) } ?? false || (index + 1 < words.count && isDivider(words[index + 1]))
    let isAlone = index + 1 == words.count
    if isLabelled || isAlone { return text }
    let next = String(words[index + 1])
    let nextIsCapital = next.unicodeScalars.first.map { $0.properties.isUppercase || "‘“'\"(".unicodeScalars.contains($0) } ?? false
    switch shape {
    case .number:
      // "16- and 17-year-olds" is no reference, "1- Ensure" is.
      if word.last.map({ "-–—".contains($0) }) ?? false, !nextIsCapital { return nil }
      return isMarked && text.utf8.count != 4 ? text : nil
    case .points:
      if isDate(text) { return nil }
      return !isMarked && amountWords.contains(next.levelled) ? nil : text
    case .letters: return isMarked || text.utf8.count > 2 || nextIsCapital ? text : nil
    case .numberAndLetter: return isMarked || nextIsCapital || text.last?.isLowercase == true ? text : nil
    }
  }

  /// Whether points divide a date ("31.03.24"): a padded day or month among two-digit figures.
  private func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: ".")
    guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 || $0.utf8.count == 4 }) else { return false }
    return TimeScanner(.cell).mentions(in: TimeText(text)).contains { $0.time.iso != nil }
  }

  /// A reference to another review, by its shape: "RQ11", "RQ9b".
  private func external(_ word: Substring) -> String? {
    let text = String(word).trimmedOfMarks
    let capitals = text.prefix { ("A"..."Z").contains($0) }
    guard (2...4).contains(capitals.count), Self.shape(text) == .letters, !notReferences.contains(capitals.lowercased()) else { return nil }
    return text
  }
}
