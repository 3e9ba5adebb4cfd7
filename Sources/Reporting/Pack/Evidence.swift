import PlanSchema

/// Marks in a text the words that carried a theme.
enum Evidence {
  /// The text with the evidence of one theme marked; of all its themes where none is named.
  static func marked(_ text: String, _ codes: [ThemeCode], theme: String? = nil) -> [Inline] {
    let words = codes.filter { theme == nil || $0.id == theme }.flatMap(\.evidence)
    let source = Array(text.utf8)
    var ranges: [Range<Int>] = []
    for word in words {
      if let range = find(Array(word.utf8), in: source) { ranges.append(range) }
    }
    guard !ranges.isEmpty else { return [.text(text)] }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var out: [Inline] = [], position = 0
    for range in ranges where range.upperBound > position {
      let start = max(range.lowerBound, position)
      if start > position { out.append(.text(String(decoding: source[position..<start], as: UTF8.self))) }
      out.append(.evidence(String(decoding: source[start..<range.upperBound], as: UTF8.self)))
      position = range.upperBound
    }
    if position < source.count { out.append(.text(String(decoding: source[position...], as: UTF8.self))) }
    return out
  }

  /// How a theme was given: "coded by its words", "by hint of its recommendation", "decided by …".
  static func basis(_ code: ThemeCode) -> String {
    switch (code.by, code.basis) {
    case (.person, _): "decided by " + (code.person ?? "a person")
    case (.coder, .text): "coded from its own words"
    case (.coder, .recommendation): "coded from the recommendation that it answers"
    }
  }

  private static func find(_ word: [UInt8], in text: [UInt8]) -> Range<Int>? {
    guard let first = word.first, text.count >= word.count else { return nil }
    for start in 0...(text.count - word.count) where text[start] == first {
      if text[start..<(start + word.count)].elementsEqual(word) { return start..<(start + word.count) }
    }
    return nil
  }
}
