import PlanSchema
import Wording

/// Gathers lines into paragraphs, list items and headings.
struct TextBlocks {
  /// The width that the text was wrapped to, if it was.
  let width: Int?
  let labels: RepeatedLabels
  private var blocks: [Block] = []
  private var open: Open?
  /// Whether a blank line stands before the next line.
  private var parted = true

  /// A paragraph or list item being gathered.
  private struct Open {
    var text: String
    var marker: String?
    var level: Int
    var first: TextLine
    var last: TextLine
    var startsParted: Bool
    var lineCount = 1
  }

  init(width: Int?, labels: RepeatedLabels) {
    self.width = width
    self.labels = labels
  }

  mutating func breakParagraph() {
    close(partedAfter: true)
    parted = true
  }

  /// A running header or footer; a paragraph that goes on after it is mended.
  mutating func addFurniture(_ line: TextLine) {
    close(partedAfter: true)
    blocks.append(Block(.furniture(InlineMarkup.paragraph(String(line.text), place: PlaceOfText(first: line, last: line)))))
    parted = true
  }

  mutating func add(_ table: Table) {
    close(partedAfter: true)
    if !table.rows.isEmpty { blocks.append(Block(.table(table))) }
    parted = true
  }

  mutating func add(_ line: TextLine) {
    let body = line.text.drop { $0.unicodeScalars.allSatisfy(\.isBlank) }
    if let level = headingLevel(body) {
      close(partedAfter: true)
      let paragraph = InlineMarkup.paragraph(String(body.dropFirst(level)), place: PlaceOfText(first: line, last: line))
      blocks.append(Block(.heading(level: level, paragraph)))
      parted = true
    } else if isRule(body) {
      breakParagraph()
    } else if let (mark, rest) = ListMark.split(body), !isMidSentence(mark) {
      begin(String(rest), marker: String(mark), line)
    } else if let current = open, goesOn(current, body) {
      let text = current.text + (isCutWord(current.text, body) ? "" : " ") + body
      open?.text = text
      open?.last = line
      open?.lineCount += 1
    } else {
      begin(String(body), marker: nil, line)
    }
  }

  mutating func finish() -> [Block] {
    close(partedAfter: true)
    return blocks
  }

  private mutating func begin(_ text: String, marker: String?, _ line: TextLine) {
    close(partedAfter: parted)
    open = Open(text: text, marker: marker, level: marker == nil ? 0 : line.indent / 2, first: line, last: line, startsParted: parted)
    parted = false
  }

  /// A wrapped line may begin with what looks like a number ("2014. Since then"): while the sentence before it is open, it is none.
  private func isMidSentence(_ mark: Substring) -> Bool {
    guard let open, let width, !parted, mark.hasSuffix("."), mark.dropLast().allSatisfy(\.isNumber) else { return false }
    let isNext = open.marker.flatMap { Int($0.prefix { $0.isNumber }) }.map { $0 + 1 } == Int(mark.dropLast())
    return !isNext && open.last.text.unicodeScalars.count > width * 3 / 4 && !open.text.endsSentence
  }

  /// Whether a line goes on with the open paragraph.
  private func goesOn(_ open: Open, _ body: Substring) -> Bool {
    if parted || labels.begin(body) { return false }
    if body.first?.isLowercase == true, !open.text.endsSentence || width != nil { return true }
    guard let width else { return false }
    let firstWord = body.prefix { !$0.isWhitespace }.unicodeScalars.count
    return open.last.text.unicodeScalars.count + 1 + firstWord >= width * 9 / 10
  }

  /// "community-\nbased" is one word; "short-\nand long-term" and a dash between words are not.
  private func isCutWord(_ text: String, _ rest: Substring) -> Bool {
    guard text.hasSuffix("-"), text.dropLast().last?.isLetter == true, rest.first?.isLowercase == true else { return false }
    return !["and ", "or ", "to "].contains { rest.hasPrefix($0) }
  }

  private mutating func close(partedAfter: Bool) {
    guard let current = open else { return }
    open = nil
    var paragraph = InlineMarkup.paragraph(current.text, place: PlaceOfText(first: current.first, last: current.last))
    paragraph.marker = current.marker
    if current.startsParted, mend(paragraph) { return }
    if current.marker != nil {
      blocks.append(Block(.item(level: current.level, paragraph)))
    } else if current.lineCount == 1, current.startsParted, partedAfter, looksLikeHeading(paragraph.text) {
      blocks.append(Block(.heading(level: 0, paragraph)))
    } else {
      blocks.append(Block(.paragraph(paragraph)))
    }
  }

  /// Mends a sentence that a page break cut: the block before it is open, and this text goes on in lower case.
  private mutating func mend(_ paragraph: Paragraph) -> Bool {
    guard paragraph.marker == nil, paragraph.text.first?.isLowercase == true, let at = blocks.lastIndex(where: { !$0.isFurniture }),
      var before = blocks[at].paragraph, before.text.utf8.count > 50, !before.text.endsSentence
    else { return false }
    before.text += " " + paragraph.text
    before.place = before.place.through(paragraph.place)
    switch blocks[at].content {
    case .item(let level, _): blocks[at] = Block(.item(level: level, before))
    case .paragraph, .heading: blocks[at] = Block(.paragraph(before))
    case .table, .furniture: return false
    }
    return true
  }

  private func headingLevel(_ body: Substring) -> Int? {
    let hashes = body.prefix { $0 == "#" }.count
    guard (1...6).contains(hashes), body.dropFirst(hashes).first?.isWhitespace == true else { return nil }
    return hashes
  }

  /// A line of dashes or underscores that parts sections.
  private func isRule(_ body: Substring) -> Bool {
    let marks = body.filter { !$0.isWhitespace }
    return marks.count >= 3 && marks.allSatisfy { $0 == "-" || $0 == "_" || $0 == "=" || $0 == "*" }
  }

  private func looksLikeHeading(_ text: String) -> Bool {
    guard text.unicodeScalars.count <= 120, let first = text.first, let last = text.last else { return false }
    return (first.isUppercase || first.isNumber || "‘“'\"".contains(first)) && !".,;:".contains(last)
  }
}
