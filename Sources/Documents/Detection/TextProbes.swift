/// Tells a table of delimited values from prose, where the name does not.
enum DelimitedProbe {
  /// Every line of a sample has the same three or more fields, by one and the same delimiter.
  static func looksDelimited(_ text: String) -> Bool {
    let sample = DelimitedText.sample(text)
    return DelimitedText.delimiters.contains { delimiter in
      let counts = DelimitedText.fieldCounts(sample, delimiter: delimiter).filter { $0 > 0 }
      guard counts.count >= 4, let width = counts.max(), width >= 3 else { return false }
      return counts.count(where: { $0 == width }) * 20 >= counts.count * 19
    }
  }
}

/// Tells Markdown from plain text: headings by number signs, or the ruling line of a pipe table.
enum MarkdownProbe {
  static func looksLikeMarkdown(_ text: String) -> Bool {
    var headings = 0, lines = 0
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      lines += 1
      let signs = line.prefix { $0 == UInt8(ascii: "#") }.count
      if 1...6 ~= signs, line.dropFirst(signs).first == 0x20 { headings += 1 }
      if line.count > 4, line.contains(UInt8(ascii: "|")), line.contains(UInt8(ascii: "-")),
        line.allSatisfy({ $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") || $0 == 0x20 })
      {
        return true
      }
    }
    // A lone line may begin with a number sign for other reasons, or as a comment in a list of values.
    return headings >= 2 || headings == 1 && lines > 1 && text.utf8.first == UInt8(ascii: "#")
  }
}
