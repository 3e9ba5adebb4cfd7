import Wording

/// Running headers, running footers and page numbers: what comes back at the same place of many pages.
struct Furniture {
  /// By page index: the numbers of the rows that are furniture.
  private(set) var rows: [Set<Int>]

  /// Looks at the rows nearest to the edges of each page. Linear in the number of rows.
  init(_ pages: [[Row]]) {
    rows = pages.map { _ in [] }
    let baselines = pages.lazy.flatMap { $0.map(\.baseline) }
    guard let top = baselines.min(), let bottom = baselines.max(), bottom > top else { return }
    let zone = max(60, 0.12 * (bottom - top))
    let body = Body(pages) { $0.baseline >= top + zone && $0.baseline <= bottom - zone }
    var seen: [Key: [(page: Int, row: Int)]] = [:]
    var numbers: [Int: [(page: Int, row: Int)]] = [:]
    for (page, rows) in pages.enumerated() {
      let edge = rows.filter { $0.baseline < top + zone || $0.baseline > bottom - zone }
      for row in edge {
        let text = Line.joined(row.spans).levelled
        let key = Key(
          text: text.withoutNumbers, place: Int((row.baseline / 8).rounded()), isTop: row.baseline < top + zone,
          size: Int(row.size.rounded()))
        seen[key, default: []].append((page, row.number))
        // A page number stands alone at an edge, or at the end of a row of furniture; its distance from the page's count is the same everywhere.
        if let number = text.pageNumber { numbers[number - page, default: []].append((page, row.number)) }
      }
    }
    let enough = max(2, min(4, pages.count / 3))
    var texts: Set<Key> = []
    for (key, found) in seen where !key.text.isEmpty && Set(found.map(\.page)).count >= enough && !body.has(key.text, found.count) {
      for entry in found { rows[entry.page].insert(entry.row) }
      texts.insert(key.edge)
    }
    // The first page often has its footer a little higher or lower.
    for (key, found) in seen where texts.contains(key.edge) && key.text.utf8.count > 1 {
      for entry in found { rows[entry.page].insert(entry.row) }
    }
    for (_, found) in numbers where Set(found.map(\.page)).count >= min(3, max(2, pages.count / 2)) {
      for entry in found { rows[entry.page].insert(entry.row) }
    }
    keepAtEdges(pages)
  }

  /// Furniture stands at the edge: what has other text between it and the edge only happens to come back.
  private mutating func keepAtEdges(_ pages: [[Row]]) {
    for (page, pageRows) in pages.enumerated() where !rows[page].isEmpty {
      let top = pageRows.prefix { rows[page].contains($0.number) }.map(\.number)
      let bottom = pageRows.reversed().prefix { rows[page].contains($0.number) }.map(\.number)
      rows[page] = Set(top + bottom)
    }
  }

  /// What the pages say between their edges: a line that stands there as well, or whose label does ("Status: On track"), only happens to be
  /// the first or the last of several pages.
  private struct Body {
    private var texts: [String: Int] = [:]
    private var labels: Set<String> = []

    init(_ pages: [[Row]], isBody: (Row) -> Bool) {
      for row in pages.joined() where isBody(row) {
        let text = Line.joined(row.spans).cleaned
        texts[text.levelled.withoutNumbers, default: 0] += 1
        if let label = RepeatedLabels.label(of: text) { labels.insert(label.levelled) }
      }
    }

    func has(_ text: String, _ count: Int) -> Bool {
      guard text.contains(where: \.isLetter) else { return false }
      if texts[text, default: 0] >= max(2, count) { return true }
      let label = text.prefix { $0 != ":" && $0 != "?" }
      return labels.contains(String(label)) || labels.contains(label + "?")
    }
  }

  private struct Key: Hashable {
    var text: String
    /// The height on the page, roughly: what a paragraph happens to repeat stands at other heights.
    var place: Int
    var isTop: Bool
    /// The type size: a title that the running header repeats is larger.
    var size: Int

    /// The same without the height.
    var edge: Key { Key(text: text, place: 0, isTop: isTop, size: size) }
  }
}

extension String {
  /// The levelled text with every number made "#", so that "Page 3 of 12" is the same on each page.
  fileprivate var withoutNumbers: String {
    var out: [UInt8] = []
    for byte in utf8 {
      if byte.isDigit { if out.last != 0x23 { out.append(0x23) } } else { out.append(byte) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The number of "3", "page 3", "page 3 of 12", "3 | page", "- 3 -".
  fileprivate var pageNumber: Int? {
    guard utf8.count <= 24 else { return nil }
    let words = split { !$0.isLetter && !$0.isNumber }
    guard words.count <= 4, words.allSatisfy({ Int($0) != nil || $0 == "page" || $0 == "of" || $0 == "p" }) else { return nil }
    return words.lazy.compactMap { Int($0) }.first
  }
}
