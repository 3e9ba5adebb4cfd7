import Wording

/// Finds running headers and footers in paged text: lines at the top or bottom of pages that come again, but for the number of the page.
enum RunningLines {
  private struct Key: Hashable {
    /// The text with each number as "#": "page # of #".
    var text: String
    var isTop: Bool
  }

  private struct Found {
    var line: Int
    var page: Int
    var numbers: [Int]
  }

  /// The indices of such lines; where the text has no pages, none.
  /// - Parameter mayCount: Whether lines that count pages ("Page 3 of 6") are such lines in a text without pages too.
  static func indices(in lines: [TextLine], mayCount: Bool = false) -> Set<Int> {
    guard let pages = lines.last?.page, pages >= 2 else { return mayCount ? counting(lines) : [] }
    var byPage: [Int: [Int]] = [:]
    // A table's header, repeated over each page, has cells; it is no running line.
    for (index, line) in lines.enumerated() where !line.isBlank && cellCount(line.text) < 3 {
      byPage[line.page ?? 1, default: []].append(index)
    }
    var seen: [Key: [Found]] = [:]
    for (page, indices) in byPage {
      for (index, isTop) in indices.prefix(2).map({ ($0, true) }) + indices.dropFirst(2).suffix(2).map({ ($0, false) }) {
        let (text, numbers) = parted(String(lines[index].text).levelled)
        seen[Key(text: text, isTop: isTop), default: []].append(Found(line: index, page: page, numbers: numbers))
      }
    }
    var out: Set<Int> = []
    for found in seen.values where found.count >= 2 && found.count * 2 >= pages && count(found) {
      // The upper part of a table's header comes again with the header, and nowhere else.
      let above = Set(found.map { cellsAbove(lines, $0.line) })
      if !found.allSatisfy({ isOfHeader(lines, $0.line) }), above.count > 1 || above.contains(nil) { out.formUnion(found.map(\.line)) }
    }
    return out
  }

  /// Lines that are the same but for the number after "page", which goes up by one each time.
  private static func counting(_ lines: [TextLine]) -> Set<Int> {
    var seen: [String: [(line: Int, page: Int)]] = [:]
    for (index, line) in lines.enumerated() where line.text.utf8.count <= 160 && line.text.utf8.contains(where: { 0x30...0x39 ~= $0 }) {
      let level = String(line.text).levelled
      guard let word = level.firstRange(of: "page ") else { continue }
      let rest = level[word.upperBound...]
      guard let page = Int(rest.prefix { $0.isNumber }) else { continue }
      seen[String(level[..<word.upperBound] + rest.drop { $0.isNumber }), default: []].append((index, page))
    }
    var out: Set<Int> = []
    for found in seen.values where found.count >= 2 && zip(found, found.dropFirst()).allSatisfy({ $1.page == $0.page + 1 }) {
      out.formUnion(found.map(\.line))
    }
    return out
  }

  /// Whether a line is a part of a table's header, whose narrow columns break their headings: it stands to the right over cells, or right
  /// under them at the top of the page.
  private static func isOfHeader(_ lines: [TextLine], _ index: Int) -> Bool {
    let page = lines[index].page
    if lines[index].text.contains(where: \.isNumber) { return false }
    for next in lines[(index + 1)...].prefix(3) where next.page == page {
      if next.isBlank { break }
      if cellCount(next.text) >= 3, lines[index].indent >= next.indent + 12 { return true }
    }
    var above = index - 1
    while above >= 0, index - above <= 4, lines[above].page == page, !lines[above].isBlank {
      if cellCount(lines[above].text) >= 3 { return above == 0 || lines[above - 1].page != page || lines[above - 1].isBlank }
      above -= 1
    }
    return false
  }

  /// The words of the line right above one, if it has the cells of a table.
  private static func cellsAbove(_ lines: [TextLine], _ index: Int) -> String? {
    guard index > 0, lines[index - 1].page == lines[index].page, cellCount(lines[index - 1].text) >= 3 else { return nil }
    return String(lines[index - 1].text).squeezed
  }

  /// Whether each number in lines that are otherwise the same stays as it is, or counts the pages; else they are rows or titles.
  private static func count(_ found: [Found]) -> Bool {
    found[0].numbers.indices.allSatisfy { at in
      found.allSatisfy { $0.numbers[at] == found[0].numbers[at] }
        || found.allSatisfy { $0.numbers[at] - $0.page == found[0].numbers[at] - found[0].page }
    }
  }

  private static func parted(_ text: String) -> (text: String, numbers: [Int]) {
    var out = "", numbers: [Int] = [], isInNumber = false
    for character in text {
      guard character.isASCII, let digit = character.wholeNumberValue else {
        out.append(character)
        isInNumber = false
        continue
      }
      defer { isInNumber = true }
      if isInNumber {
        numbers[numbers.count - 1] = (numbers[numbers.count - 1] % 100_000_000) * 10 + digit
      } else {
        out.append("#")
        numbers.append(digit)
      }
    }
    return (out, numbers)
  }

  private static func cellCount(_ text: Substring) -> Int {
    var cells = 0, blanks = 2
    for scalar in text.unicodeScalars {
      if scalar.isBlank {
        blanks += 1
      } else {
        if blanks >= 2 { cells += 1 }
        blanks = 0
      }
    }
    return cells
  }
}
