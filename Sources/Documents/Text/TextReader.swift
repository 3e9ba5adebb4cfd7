import PlanSchema
import Wording

/// Reads plain text and Markdown.
///
/// The lines part into tables (pipes, tabs, columns laid out by spaces), headings, list items and paragraphs. Whether a line end is a
/// paragraph's end is read off the file itself: where most lines fill one width, the text was wrapped to it.
public struct TextReader: Sendable {
  public static let version = "text/3"

  public init() {}

  /// Reads a text.
  /// - Parameter source: what is known of the file; the number of pages is filled in where the text has form feeds.
  public func read(_ text: String, source: SourceDocument.Source) -> Document {
    var source = source
    var lines = TextLine.lines(of: text)
    if let page = lines.last?.page { source.pages = page }
    let isMarkdown = source.mediaType == FileFormat.markdown.mediaType
    let front = FrontMatter(&lines)
    BlockQuotes.open(&lines)
    let labels = RepeatedLabels(lines.lazy.map { $0.text.drop { $0 == " " } })
    var builder = TextBlocks(
      width: wrapWidth(lines), labels: labels, isPaged: (lines.last?.page ?? 1) > 1,
      isMarkdown: isMarkdown)
    let running = RunningLines.indices(in: lines, mayCount: isMarkdown)
    var pipeTables = PipeTables(lines, running: running)
    var columnTables = ColumnTables(lines, running: running, labels: labels), labelForms = LabelForms(lines, running: running)
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if running.contains(index) {
        builder.addFurniture(line)
        index += 1
      } else if line.isBlank {
        builder.breakParagraph()
        index += 1
      } else if let (table, furniture, end) = pipeTables.read(from: index) {
        builder.add(table)
        for line in furniture { builder.addFurniture(line) }
        index = end
      } else if DrawnTables.isEdge(line) {
        let (table, end) = DrawnTables.read(lines, from: index)
        builder.add(table)
        index = end
      } else if let (table, end) = DashedTables.read(lines, from: index) {
        builder.add(table)
        index = end
      } else if let (blocks, end) = EmbeddedMarkup.read(lines, from: index) {
        builder.add(blocks)
        index = end
      } else if TextBlocks.isDefinition(line) {
        builder.add(line)
        index += 1
      } else if TextTables.isTabRow(line) {
        let (table, end) = TextTables.readTabs(lines, from: index)
        builder.add(table)
        index = end
      } else if let (blocks, end) = labelForms.read(from: index) {
        builder.add(blocks)
        index = end
      } else if let (table, end) = columnTables.read(from: index) {
        builder.add(table)
        index = end
      } else {
        builder.add(line)
        index += 1
      }
    }
    return Document(source: source, title: front.title, blocks: front.blocks + builder.finish())
  }

  /// The blocks of a text that a file of another format holds, line by line.
  /// - Parameter place: What a place in the text is in that file.
  func blocks(of lines: [String], place: (Place) -> Place) -> [Block] {
    let source = SourceDocument.Source(file: "", sha256: "", mediaType: "text/plain")
    return read(lines.joined(separator: "\n"), source: source).blocks.map { $0.moved(place) }
  }

  /// The width that the text was wrapped to, or `nil` where a line is a paragraph.
  private func wrapWidth(_ lines: [TextLine]) -> Int? {
    var widths: [Int] = []
    for line in lines where !line.isBlank && !PipeTables.isRow(line) && !TextTables.isTabRow(line) {
      widths.append(line.text.unicodeScalars.count)
    }
    guard widths.count >= 8 else { return nil }
    widths.sort()
    let wide = widths[widths.count * 95 / 100]
    return (40...130).contains(wide) ? wide : nil
  }
}
