import PlanSchema
import Wording

/// Reads what stands in a Word body, cell, note or text box into blocks.
struct WordBody {
  let context: WordContext

  /// The blocks of a container.
  /// - Parameter counts: Whether its paragraphs are counted for places (the body's are, those of boxes and notes are not).
  func blocks(_ container: MarkupElement, counts: Bool = true) throws(ImportFailure) -> [Block] {
    var out: [Block] = []
    try walk(container, counts: counts, isContents: false, into: &out)
    return out
  }

  private func walk(_ container: MarkupElement, counts: Bool, isContents: Bool, into out: inout [Block]) throws(ImportFailure) {
    for child in container.elements {
      switch child.name {
      case "w:p":
        if counts { context.place += 1 }
        let (blocks, boxes) = paragraph(child)
        for block in blocks { out.append(isContents ? Self.furniture(block) : block) }
        for box in boxes { out += try self.blocks(box, counts: false) }
      case "w:tbl":
        try out += WordTable(body: self).blocks(child, counts: counts)
      case "w:sdt":
        guard let content = child.first("w:sdtContent") else { continue }
        let properties = child.first("w:sdtPr")
        if properties?.first("w:showingPlcHdr") != nil {
          context.placeholders += 1
          continue
        }
        let gallery = properties?.first("w:docPartObj")?.first("w:docPartGallery")?["w:val"] ?? ""
        try walk(content, counts: counts, isContents: isContents || gallery.hasPrefix("Table of Contents"), into: &out)
      case "w:ins", "w:moveTo", "w:customXml", "w:smartTag": try walk(child, counts: counts, isContents: isContents, into: &out)
      case "w:del", "w:moveFrom": context.deletions.append(child.text)
      case "mc:AlternateContent":
        if let choice = child.first("mc:Choice") ?? child.first("mc:Fallback") {
          try walk(choice, counts: counts, isContents: isContents, into: &out)
        }
      case "w:altChunk": context.embedded += 1
      default: continue
      }
    }
  }

  /// One paragraph as blocks: more than one where line breaks part it.
  private func paragraph(_ element: MarkupElement) -> (blocks: [Block], boxes: [MarkupElement]) {
    let read = read(element)
    guard let text = read.text else { return ([], read.boxes) }
    let whole = text.paragraph(marker: read.marker, place: context.here)
    if whole.text.isEmpty, whole.struck.isEmpty { return ([], read.boxes) }
    if read.isContents { return ([Block(.furniture(whole))], read.boxes) }
    if let level = read.headingLevel { return ([Block(.heading(level: level, whole))], read.boxes) }
    if read.isListed { return ([Block(.item(level: read.level, whole))], read.boxes) }
    let blocks = text.paragraphs(place: context.here).map { paragraph in
      // A mark that was typed rather than numbered by Word.
      if let (mark, rest) = ListMark.split(paragraph.text) {
        var item = paragraph
        (item.marker, item.text) = (String(mark), String(rest))
        return Block(.item(level: 0, item))
      }
      return Block(.paragraph(paragraph))
    }
    return (blocks, read.boxes)
  }

  /// A paragraph of a cell.
  func cellParagraphs(_ element: MarkupElement) -> (paragraphs: [Paragraph], boxes: [MarkupElement]) {
    let read = read(element)
    guard let text = read.text else { return ([], read.boxes) }
    if text.isEmpty {
      // A cell may hold nothing but its number in a list, which Word prints.
      guard let marker = read.marker, !ListMark.isBullet(marker) else { return ([], read.boxes) }
      return ([Paragraph("", marker: marker, place: context.here)], read.boxes)
    }
    return (text.paragraphs(marker: read.marker, place: context.here), read.boxes)
  }

  private struct ReadParagraph {
    /// `nil` where the paragraph's own mark was deleted: its text runs on into the next.
    var text: StyledText?
    var marker: String?
    var isListed = false, level = 0
    var headingLevel: Int?
    var isContents = false
    var boxes: [MarkupElement]
  }

  private func read(_ element: MarkupElement) -> ReadParagraph {
    let properties = element.first("w:pPr"), style = properties?.first("w:pStyle")?["w:val"]
    var base = context.styles.format(paragraphStyle: style)
    if let shading = WordRunFormat.shading(properties?.first("w:shd")) { base.highlight = shading }
    var inline = WordInline(context: context, base: base)
    inline.walk(element)
    let boxes = context.boxes
    context.boxes = []
    var text = context.carried
    text.append(inline.revised)
    context.carried = StyledText()
    if properties?.first("w:rPr")?.first("w:del") != nil {
      context.carried = text
      return ReadParagraph(text: nil, boxes: boxes)
    }
    var read = ReadParagraph(text: text, boxes: boxes)
    read.isContents = context.styles.isContents(style)
    if let outline = properties?.first("w:outlineLvl")?["w:val"].flatMap({ Int($0) }) {
      read.headingLevel = outline < 9 ? outline + 1 : nil
    } else {
      read.headingLevel = context.styles.headingLevel(style)
    }
    // A list counts on only where there is something to print; an empty item shows its mark but says nothing.
    if let (id, level) = listPosition(properties, style: style) {
      read.marker = context.counters.next(id, level: level, in: context.numbering, styles: context.styles)
      read.isListed = read.marker != nil
      read.level = level
    }
    return read
  }

  /// The list that a paragraph belongs to, by itself or by its style, and its level in it.
  private func listPosition(_ properties: MarkupElement?, style: String?) -> (id: Int, level: Int)? {
    let own = properties?.first("w:numPr"), chain = context.styles.chain(style)
    let ownLevel = own?.first("w:ilvl")?["w:val"].flatMap { Int($0) }
    let ownID = own?.first("w:numId")?["w:val"].flatMap { Int($0) }
    guard let id = ownID ?? chain.lazy.compactMap(\.style.numberingID).first, id != 0 else { return nil }
    if let ownLevel { return (id, ownLevel) }
    if ownID == nil, let list = context.numbering.list(id, styles: context.styles),
      let level = context.numbering.level(ofStyles: chain.map(\.id), in: list)
    {
      return (id, level)
    }
    return (id, chain.lazy.compactMap(\.style.numberingLevel).first ?? 0)
  }

  private static func furniture(_ block: Block) -> Block {
    block.paragraph.map { Block(.furniture($0)) } ?? block
  }
}
