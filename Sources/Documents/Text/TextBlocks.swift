import PlanSchema
import Wording

/// Gathers lines into paragraphs, list items and headings.
struct TextBlocks {
  /// The width that the text was wrapped to, if it was.
  let width: Int?
  let labels: RepeatedLabels
  /// Whether the text is that of printed pages.
  let isPaged: Bool
  /// Whether two blanks or a backslash at the end of a line end it for good, and lines of signs make headings, as in Markdown.
  let isMarkdown: Bool
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
    /// Whether lines that stand further in go on with it, whatever their width.
    var hangs = false
    /// Whether its last line ends in a break that the writer put.
    var isBroken = false
  }

  init(width: Int?, labels: RepeatedLabels, isPaged: Bool = false, isMarkdown: Bool = false) {
    self.isPaged = isPaged
    self.width = width
    self.labels = labels
    self.isMarkdown = isMarkdown
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

  /// Blocks that another reader made of some of the lines.
  mutating func add(_ others: [Block]) {
    close(partedAfter: true)
    blocks += others
    parted = true
  }

  mutating func add(_ line: TextLine) {
    var body = line.text.drop { $0.unicodeScalars.allSatisfy(\.isBlank) }
    let isBroken = isMarkdown && (body.hasSuffix("  ") || (body.hasSuffix("\\") && !body.hasSuffix("\\\\")))
    if isBroken, body.hasSuffix("\\") { body.removeLast() }
    defer { if isBroken { open?.isBroken = true } }
    if let level = headingLevel(body) {
      close(partedAfter: true)
      let paragraph = InlineMarkup.paragraph(headingText(body.dropFirst(level)), place: PlaceOfText(first: line, last: line))
      if !paragraph.text.isEmpty { blocks.append(Block(.heading(level: level, paragraph))) }
      parted = true
    } else if let level = underlineLevel(body) {
      closeAsHeading(level)
    } else if isRule(body) || body.hasPrefix("```") {
      breakParagraph()
    } else if let meaning = Self.definition(body) {
      define(meaning, line)
    } else if isLinkTarget(body) {
      addFurniture(line)
    } else if let note = note(body) {
      begin(note, marker: nil, line)
    } else if let (mark, rest) = ListMark.split(body), !isMidSentence(mark, indent: line.indent) {
      begin(String(rest), marker: String(mark), line)
    } else if let current = open, goesOn(current, body, indent: line.indent) {
      let text = current.text + (current.text.isCutWord(before: body) ? "" : " ") + body
      open?.text = text
      open?.last = line
      open?.lineCount += 1
      open?.isBroken = false
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
    var (text, marker) = (text, marker)
    if let mark = marker, ListMark.isBullet(mark), let (box, rest) = Self.box(text) { (marker, text) = (box, rest) }
    open = Open(text: text, marker: marker, level: marker == nil ? 0 : line.indent / 2, first: line, last: line, startsParted: parted)
    open?.hangs = marker != nil
    parted = false
  }

  /// The box that an item of a list of tasks begins with ("[x] …"), or its key ("`[~]` …"): what it stands for is the plan's to say.
  private static func box(_ text: String) -> (mark: String, rest: String)? {
    guard let match = text.firstMatch(of: /^(`?)\[([ xX~!?\/>*+-])\]\1\s+/) else { return nil }
    return ("[\(match.2)]", String(text[match.range.upperBound...]))
  }

  /// A wrapped line may begin with what looks like a number ("2014. Since then") or with a dash: while the sentence before it is open, it is
  /// none.
  private func isMidSentence(_ mark: Substring, indent: Int) -> Bool {
    if mark == "–" || mark == "—", let open, open.hangs, indent > open.first.indent, open.marker.map({ $0 != mark }) ?? false {
      return !parted && !open.isBroken && !open.text.endsSentence
    }
    guard let open, let width, !parted, mark.hasSuffix("."), mark.dropLast().allSatisfy(\.isNumber) else { return false }
    let isNext = open.marker.flatMap { Int($0.prefix { $0.isNumber }) }.map { $0 + 1 } == Int(mark.dropLast())
    return !isNext && open.last.text.unicodeScalars.count > width * 3 / 4 && !open.text.endsSentence
  }

  /// Whether a line goes on with the open paragraph.
  private func goesOn(_ open: Open, _ body: Substring, indent: Int) -> Bool {
    if parted || labels.begin(body) || labels.isLine(body) { return false }
    if open.isBroken { return body.first?.isLowercase == true }
    if open.hangs, indent > open.first.indent, RepeatedLabels.label(of: body) == nil { return true }
    if body.first?.isLowercase == true, !open.text.endsSentence || width != nil { return true }
    // In a text of printed pages, a long title breaks where its own letters end the line.
    if isPaged, open.lineCount == 1, open.text.unicodeScalars.count >= 70, !open.text.endsSentence, RepeatedLabels.label(of: body) == nil {
      return true
    }
    guard let width else { return false }
    let firstWord = body.prefix { !$0.isWhitespace }.unicodeScalars.count
    return open.last.text.unicodeScalars.count + 1 + firstWord >= width * 9 / 10
  }

  private mutating func close(partedAfter: Bool) {
    guard let current = open else { return }
    open = nil
    var paragraph = InlineMarkup.paragraph(current.text, place: PlaceOfText(first: current.first, last: current.last))
    paragraph.marker = current.marker
    if paragraph.text.isEmpty, paragraph.struck.isEmpty { return }
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

  /// A heading's text without the signs and attributes that close it ("## Title ##", "# Title {#name}").
  private func headingText(_ body: Substring) -> String {
    var text = body.squeezedRight
    if text.last == "}", let brace = text.lastIndex(of: "{"), let first = text[brace...].dropFirst().first, "#.-".contains(first) {
      text = text[..<brace].squeezedRight
    }
    let signs = text.reversed().prefix { $0 == "#" }.count
    if signs > 0, text.dropLast(signs).last?.isWhitespace == true { text = text.dropLast(signs) }
    return String(text)
  }

  /// The level of the heading that a line of "===" or "---" right under it makes of the open text. In plain text such a line may also part
  /// what stands above it from what follows: it underlines what it is as long as.
  private func underlineLevel(_ body: Substring) -> Int? {
    guard !parted, let open, open.marker == nil, open.lineCount <= 2, let mark = body.first, mark == "=" || mark == "-" else { return nil }
    let line = body.squeezedRight
    guard !labels.begin(open.text), isMarkdown || abs(open.last.text.squeezedEnds.unicodeScalars.count - line.utf8.count) <= 2 else {
      return nil
    }
    return line.utf8.count >= 3 && line.allSatisfy { $0 == mark } ? (mark == "=" ? 1 : 2) : nil
  }

  private mutating func closeAsHeading(_ level: Int) {
    guard let current = open else { return }
    open = nil
    let paragraph = InlineMarkup.paragraph(headingText(current.text[...]), place: PlaceOfText(first: current.first, last: current.last))
    blocks.append(Block(.heading(level: level, paragraph)))
    parted = true
  }

  /// Whether a line gives the meaning of the term above it.
  static func isDefinition(_ line: TextLine) -> Bool { definition(line.text.squeezedEnds) != nil }

  /// What follows the colon of a definition (": meaning", the term on the line above).
  private static func definition(_ body: Substring) -> Substring? {
    guard body.first == ":", body.dropFirst().first?.isWhitespace == true else { return nil }
    let rest = body.dropFirst().squeezedEnds
    return rest.isEmpty ? nil : rest
  }

  /// A term and what it means become one line, "Lead: A. Person", as in a page's list of definitions.
  private mutating func define(_ meaning: Substring, _ line: TextLine) {
    if let current = open, current.marker == nil, !current.hangs, !parted {
      open = nil
      let term = InlineMarkup.paragraph(current.text, place: PlaceOfText(first: current.first, last: current.last))
      begin(term: term, meaning, line)
    } else if open == nil, parted, let before = blocks.last, let term = before.paragraph,
      (term.place.lastLine ?? term.place.line) == line.number - 2,
      term.marker == nil, term.text.utf8.count <= 90
    {
      blocks.removeLast()
      begin(term: term, meaning, line)
    } else {
      begin(String(meaning), marker: nil, line)
    }
    open?.hangs = true
  }

  private mutating func begin(term: Paragraph, _ meaning: Substring, _ line: TextLine) {
    if term.text.unicodeScalars.count > 60 || term.text.dropLast().contains(":") {
      var bold = term
      bold.isBold = true
      blocks.append(Block(.paragraph(bold)))
      begin(String(meaning), marker: nil, line)
    } else {
      begin("**\(term.text)\(term.text.hasSuffix(":") ? "" : ":")** \(meaning)", marker: nil, line)
    }
  }

  /// Whether a line only says where a link of the text leads ("[plan]: https://…").
  private func isLinkTarget(_ body: Substring) -> Bool {
    guard body.first == "[", !body.hasPrefix("[^"), let close = body.firstRange(of: "]: ") else { return false }
    return ["http", "<", "/", "#", "mailto:"].contains { body[close.upperBound...].hasPrefix($0) }
  }

  /// The text of a note at the foot ("[^1]: …"); its mark in the text is no part of the words there.
  private func note(_ body: Substring) -> String? {
    guard body.hasPrefix("[^"), let close = body.firstRange(of: "]:") else { return nil }
    return String(body[close.upperBound...])
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
