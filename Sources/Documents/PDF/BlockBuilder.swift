import PlanSchema
import Wording

/// What stands on a page, down the page: lines of running text, and tables.
enum PageElement: Sendable {
  case line(Line)
  case table(Table)
  case furniture(Line)
  case footnote(Line)
  /// Text set apart from the running text: it neither ends a paragraph nor goes on with one.
  case aside(Line)
}

/// Makes blocks of the elements of all pages, in reading order.
struct BlockBuilder {
  private var joining: LineJoining
  private let mending: WordMending
  private let metrics: TypeMetrics
  private var blocks: [Block] = []
  private var open: OpenParagraph?
  /// Furniture and footnotes met while a paragraph runs on over a page end: they follow it.
  private var waiting: [Block] = []
  private var openNote: OpenParagraph?
  private var headings: [(block: Int, style: HeadingStyle)] = []
  /// Where the items of the list that is running begin, by level.
  private var indents: [Double] = []

  init(metrics: TypeMetrics, mending: WordMending) {
    self.metrics = metrics
    self.mending = mending
    joining = LineJoining(metrics: metrics)
  }

  static func blocks(_ pages: [[PageElement]], metrics: TypeMetrics, mending: WordMending) -> [Block] {
    var builder = BlockBuilder(metrics: metrics, mending: mending)
    builder.joining.labels = RepeatedLabels(
      pages.lazy.joined().compactMap { element in if case .line(let line) = element { line.text } else { nil } })
    for page in pages {
      for element in page { builder.add(element) }
      builder.closeNote()
    }
    builder.close()
    builder.setHeadingLevels()
    RepeatedHeaders.mark(&builder.blocks)
    return builder.blocks
  }

  private mutating func add(_ element: PageElement) {
    switch element {
    case .line(let line):
      if open != nil, joining.joins(line, to: open!) {
        open!.append(line)
      } else {
        close()
        open = OpenParagraph(line)
      }
    case .table(let table):
      close()
      indents = []
      blocks.append(Block(.table(table)))
    case .furniture(let line): waiting.append(Block(.furniture(paragraph([line]))))
    case .aside(let line): waiting.append(Block(.paragraph(paragraph([line]))))
    case .footnote(let line):
      if openNote != nil, line.marker == nil {
        openNote!.append(line)
      } else {
        closeNote()
        openNote = OpenParagraph(line)
      }
    }
    if open == nil { release() }
  }

  private mutating func closeNote() {
    guard let note = openNote else { return }
    waiting.append(Block(.paragraph(paragraph(note.lines))))
    openNote = nil
  }

  private mutating func release() {
    blocks += waiting
    waiting = []
  }

  private mutating func close() {
    defer { release() }
    guard let open else { return }
    self.open = nil
    let paragraph = paragraph(open.lines)
    if let style = headingStyle(open, paragraph) {
      headings.append((blocks.count, style))
      indents = []
      blocks.append(Block(.heading(level: 0, paragraph)))
    } else if paragraph.marker != nil {
      blocks.append(Block(.item(level: level(open), paragraph)))
    } else {
      blocks.append(Block(.paragraph(paragraph)))
      indents.removeAll { $0 > open.first.x0 + 4 }
    }
  }

  private func paragraph(_ lines: [Line]) -> Paragraph {
    let texts = lines.enumerated().map { index, line in
      if index > 0, let marker = line.marker { return line.text.isEmpty ? marker : "\(marker) \(line.text)" }
      return line.text
    }
    let isAllBold = lines.allSatisfy(\.isAllBold), signs = lines.compactMap(\.signColour)
    var paragraph = Paragraph(
      mending.joined(texts), marker: lines[0].marker, isBold: isAllBold || (lines[0].isBold && !lines[0].isAllBold),
      isItalic: lines.allSatisfy(\.isItalic), struck: CellText.struck(lines), colour: PDFColour.shared(lines.map(\.colour)),
      place: Place(page: lines[0].page, line: lines[0].number, lastLine: lines.last { $0.page == lines[0].page }?.number))
    paragraph.boldLead = lines[0].boldLead
    paragraph.signColour = signs.count == 1 ? PDFColour.text(signs[0]) : nil
    return paragraph
  }

  /// How deep an item is nested, by where its mark stands among the marks before it.
  private mutating func level(_ open: OpenParagraph) -> Int {
    let x = open.first.x0
    indents.removeAll { $0 > x + 4 }
    if indents.last.map({ x > $0 + 4 }) ?? true { indents.append(x) }
    return indents.count - 1
  }

  // MARK: Headings

  /// How a heading looks; larger before smaller, bold before plain.
  private struct HeadingStyle: Hashable {
    var halfPoints: Int
    var isBold: Bool
  }

  private func headingStyle(_ open: OpenParagraph, _ paragraph: Paragraph) -> HeadingStyle? {
    guard open.lines.count <= 4, !paragraph.text.isEmpty, paragraph.text.utf8.count <= 240 else { return nil }
    let isBold = open.lines.allSatisfy(\.isAllBold), size = open.first.size
    let isLarge = size > metrics.bodySize + 0.9
    guard isLarge || (isBold && size > metrics.bodySize - 0.6) else { return nil }
    guard paragraph.text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return nil }
    if !isLarge {
      // Bold words that make a sentence, or go on from a sentence, are said with weight.
      guard let last = paragraph.text.unicodeScalars.last, !".;,".unicodeScalars.contains(last) else { return nil }
      guard paragraph.text.utf8.count <= 160 else { return nil }
    }
    return HeadingStyle(halfPoints: Int((size * 2).rounded()), isBold: isBold)
  }

  /// Gives each looks of heading a level, once all are known.
  private mutating func setHeadingLevels() {
    let styles = Set(headings.map(\.style)).sorted { ($0.halfPoints, $0.isBold ? 1 : 0) > ($1.halfPoints, $1.isBold ? 1 : 0) }
    let levels = Dictionary(uniqueKeysWithValues: styles.enumerated().map { ($0.element, min(6, $0.offset + 1)) })
    for heading in headings {
      guard case .heading(_, let paragraph) = blocks[heading.block].content else { continue }
      blocks[heading.block] = Block(.heading(level: levels[heading.style] ?? 0, paragraph))
    }
  }
}
