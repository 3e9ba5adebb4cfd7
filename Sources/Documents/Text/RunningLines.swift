import Wording

/// Finds running headers and footers in paged text: lines at the top or bottom of pages that come again, but for their numbers.
enum RunningLines {
  /// The indices of such lines; empty where the text has no pages.
  static func indices(in lines: [TextLine]) -> Set<Int> {
    guard let pages = lines.last?.page, pages >= 2 else { return [] }
    var byPage: [Int: [Int]] = [:]
    // A table's header, repeated over each page, has cells; it is no running line.
    for (index, line) in lines.enumerated() where !line.isBlank && cellCount(line.text) < 3 {
      byPage[line.page ?? 1, default: []].append(index)
    }
    var seen: [String: [Int]] = [:]
    for page in byPage.values {
      for index in Set(page.prefix(2) + page.suffix(2)) {
        let key = String(String(lines[index].text).levelled.filter { !$0.isNumber })
        seen[key, default: []].append(index)
      }
    }
    var out: Set<Int> = []
    for (key, indices) in seen where indices.count >= 2 && indices.count * 2 >= pages && !key.contains("  ") { out.formUnion(indices) }
    return out
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
