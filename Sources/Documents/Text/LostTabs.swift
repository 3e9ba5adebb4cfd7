import PlanSchema
import Wording

/// Puts back the tabs that a copy of a text file has lost: where all cells after one are empty, nothing is left of the tabs that parted them,
/// and the row of a table looks like a line of running text.
enum LostTabs {
  static let diagnostic = Diagnostic(
    .note, "lost-tabs", "empty cells at the end of a row have left nothing behind: a table may be narrower than its header")

  /// - Parameter lines: the lines of the text, in order.
  static func restore(_ lines: inout [String]) {
    let isRow = lines.map { $0.drop { $0 == "\t" }.utf8.contains(0x09) }
    // The last line above with something in it.
    var above: Int?
    for index in lines.indices where !lines[index].utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      defer { above = index }
      guard !isRow[index], !lines[index].hasPrefix("|") else { continue }
      let isUnderRow = above.map { isRow[$0] } ?? false, isOverRow = index + 1 < lines.count && isRow[index + 1]
      let isRight = above == index - 1
      let belongs =
        lines[index].hasPrefix("\t")
        || isUnderRow && (isRight || (isOverRow && lines[index].first?.isLowercase == true))
      if belongs { lines[index] += "\t" }
    }
  }
}
