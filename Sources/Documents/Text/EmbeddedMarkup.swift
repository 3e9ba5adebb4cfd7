import PlanSchema
import Wording

/// Pieces of HTML inside a text: tables, lists and headings are read as in a web page; comments stay out, as there.
enum EmbeddedMarkup {
  private static let read: Set<String> = ["table", "dl", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"]

  /// The blocks of the piece that begins at a line, if one does and is closed further down.
  static func read(_ lines: [TextLine], from start: Int) -> (blocks: [Block], end: Int)? {
    let body = lines[start].text.squeezedEnds
    guard body.first == "<" else { return nil }
    if body.hasPrefix("<!--") {
      return lines[start...].firstIndex { $0.text.contains("-->") }.map { ([], $0 + 1) }
    }
    let name = body.dropFirst().prefix { $0.isLetter || $0.isNumber }.lowercased()
    guard read.contains(name), let end = close(of: name, lines, from: start) else { return nil }
    let text = lines[start..<end].map(\.text).joined(separator: "\n")
    guard let blocks = try? HTMLReader().blocks(ofFragment: text) else { return nil }
    let first = lines[start]
    return (
      blocks.map { block in
        block.moved { Place(page: first.page, line: ($0.line ?? 1) + first.number - 1) }
      }, end
    )
  }

  /// The line after the one that closes the element.
  private static func close(of name: String, _ lines: [TextLine], from start: Int) -> Int? {
    var depth = 0
    for index in start..<lines.count {
      let text = lines[index].text.lowercased()
      depth += text.ranges(of: "<" + name).count - text.ranges(of: "</" + name).count
      if depth <= 0 { return index + 1 }
    }
    return nil
  }
}
