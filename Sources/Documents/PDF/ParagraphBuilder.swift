import PlanSchema

/// Lines that run on: a paragraph, a list item or a heading in the making.
struct OpenParagraph: Sendable {
  var lines: [Line]
  /// The distance between its baselines, once two lines are known.
  var lead: Double?

  init(_ line: Line) { lines = [line] }

  var first: Line { lines[0] }
  var last: Line { lines[lines.count - 1] }
  /// Where its further lines begin: known from the second line on, else where the text of the first begins.
  var hangX: Double { lines.count > 1 ? lines[1].x0 : first.textX }

  mutating func append(_ line: Line) {
    if line.page == last.page, lead == nil { lead = line.baseline - last.baseline }
    lines.append(line)
  }
}

/// Decides which line goes on with which.
struct LineJoining: Sendable {
  var metrics: TypeMetrics
  var labels = RepeatedLabels()

  /// Whether a line goes on with the paragraph that is open.
  func joins(_ line: Line, to open: OpenParagraph) -> Bool {
    guard isSameStyle(line, open) else { return false }
    if line.marker != nil, !isMarkMidSentence(line, open) { return false }
    if line.marker == nil, labels.begin(line.text) || beginsBold(line, open) { return false }
    let isBelow = line.page == open.last.page && (line.edge == open.last.edge || line.baseline > open.last.baseline)
    return isBelow ? joinsOnPage(line, open) : joinsOverPage(line, open)
  }

  private func isSameStyle(_ line: Line, _ open: OpenParagraph) -> Bool {
    if abs(line.size - open.last.size) > 0.06 * open.last.size + 0.3 { return false }
    // A bold heading above plain text, or plain text above a bold line; a paragraph that begins bold is mixed.
    if open.lines.allSatisfy(\.isAllBold) != line.isAllBold {
      if open.lines.allSatisfy(\.isAllBold) { return false }
      if line.isAllBold, endsSentence(open.last.text) || isShort(open.last, before: line) { return false }
    }
    return true
  }

  /// Whether a line begins with a bold label, which no divider at the end of the line before has led up to.
  private func beginsBold(_ line: Line, _ open: OpenParagraph) -> Bool {
    guard line.isBold, !line.isAllBold, line.boldLead?.hasSuffix(":") == true, !open.last.endsBold,
      let end = open.last.text.unicodeScalars.last
    else {
      return false
    }
    return !"|;,/–-•·".unicodeScalars.contains(end)
  }

  private func joinsOnPage(_ line: Line, _ open: OpenParagraph) -> Bool {
    let last = open.last
    let step = line.baseline - last.baseline
    let usual = open.lead ?? metrics.leading * last.size
    guard step > 0, step <= 1.22 * usual + 0.5, step <= max(1.9, 1.2 * metrics.leading) * last.size else { return false }
    if open.lines.count == 1, open.lead == nil, step > max(1.6, 1.1 * metrics.leading) * last.size, !isWrappedHeading(line, last) {
      return false
    }
    guard isAligned(line, open) else { return false }
    if isShort(last, before: line), startsAfresh(line) || endsSentence(last.text) { return false }
    return true
  }

  /// Large type is often set with more white between its lines: a full line whose sentence goes on is the first of a heading.
  private func isWrappedHeading(_ line: Line, _ last: Line) -> Bool {
    last.size > metrics.bodySize + 0.9 && abs(line.size - last.size) < 0.3 && line.isAllBold == last.isAllBold && !endsSentence(last.text)
      && !isShort(last, before: line)
  }

  /// Over the end of a page or column, only what the sentence or the hang of a list item calls for.
  private func joinsOverPage(_ line: Line, _ open: OpenParagraph) -> Bool {
    // In the next column the line stands further right by as much as the column does.
    guard line.page > open.last.page ? isAligned(line, open, slack: 8) : line.edge != open.last.edge else { return false }
    // A heading at the top of a page.
    if line.isAllBold, !open.last.isBold { return false }
    if !endsSentence(open.last.text) { return !isShort(open.last, before: line) || !startsAfresh(line) }
    if !startsAfresh(line) { return true }
    // The sentence ends with the page: an item that hangs goes on where the next line hangs too, if the page was full.
    let hangs = open.first.marker != nil && open.hangX > open.first.x0 + 0.5 * line.size
    return hangs && abs(line.x0 - open.hangX) < 4 && !isShort(open.last, before: line)
  }

  private func isAligned(_ line: Line, _ open: OpenParagraph, slack: Double = 4) -> Bool {
    if abs(line.x0 - open.hangX) <= slack { return true }
    // Under what stands behind the label of the first line.
    if open.lines.count == 1, open.first.stops.contains(where: { abs(line.x0 - $0) <= slack }) { return true }
    if open.lines.count == 1 {
      // A first line set in, or a centred heading; a marked line whose further lines begin under its mark.
      if open.first.marker != nil {
        return abs(line.x0 - open.first.x0) <= slack || (line.x0 > open.first.x0 && line.x0 < open.first.textX + 12)
      }
      // Under a label that hangs out.
      if labels.begin(open.first.text), line.x0 > open.first.x0, line.x0 - open.first.x0 <= 8 * line.size {
        return !isShort(open.first, before: line)
      }
      if line.x0 < open.first.x0, open.first.x0 - line.x0 <= 4 * line.size { return !isShort(open.first, before: line) }
      let middle = (open.first.x0 + open.first.x1) / 2
      if abs((line.x0 + line.x1) / 2 - middle) < 0.5 * line.size { return true }
    }
    return false
  }

  /// Whether the next line's first word would still have fitted on a line: then the line was ended on purpose.
  private func isShort(_ line: Line, before next: Line) -> Bool {
    let edge = line.edge ?? metrics.rightEdges[line.page - 1]
    let count = next.text.utf8.count, word = next.text.utf8.prefix { $0 != 0x20 }.count
    let width = next.marker == nil ? (next.x1 - next.textX) * Double(word) / Double(max(1, count)) : next.textX - next.x0
    return line.x1 + 0.3 * line.size + width < edge - 0.8 * line.size
  }

  private func startsAfresh(_ line: Line) -> Bool {
    guard let first = line.text.unicodeScalars.first(where: { $0.properties.isAlphabetic || ("0"..."9").contains($0) }) else { return true }
    return first.properties.isUppercase || ("0"..."9").contains(first)
  }

  private func endsSentence(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last(where: { !"\u{2019}\u{201D}\"')]".unicodeScalars.contains($0) }) else { return true }
    return ".?!:".unicodeScalars.contains(last)
  }

  /// A number that merely begins a line of running text ("… in\n2014. The board"): the line above is full, its sentence goes on, and the
  /// number stands where the text stands.
  private func isMarkMidSentence(_ line: Line, _ open: OpenParagraph) -> Bool {
    guard let marker = line.marker, let last = marker.unicodeScalars.last else { return false }
    let isNumber = ("0"..."9").contains(last) || last == "." || last == ")" || last == ":"
    let isDash = "-\u{2013}\u{2014}".unicodeScalars.contains(last)
    // A letter behind a label that ends the line above: "… RAG:\nR. Impact: …".
    let isLetter = marker.utf8.count == 2 && last == "." && marker.first?.isUppercase == true
    if isLetter, abs(line.x0 - open.hangX) < 2, let label = open.last.text.split(separator: " ").last, label.last == ":",
      labels.begin(label),
      labels.begin(line.text) || !isShort(open.last, before: line)
    {
      return true
    }
    guard isNumber || isDash, abs(line.x0 - open.hangX) < 2, !endsSentence(open.last.text) else { return false }
    if isShort(open.last, before: line) { return false }
    let step = line.baseline - open.last.baseline
    if line.page == open.last.page, step > 1.22 * (open.lead ?? metrics.leading * line.size) + 0.5 { return false }
    // A list whose items hang: the number stands left of where its own text goes on.
    return open.first.marker == nil || open.hangX > open.first.x0 + 4
      || PrintedMark.ordinal(marker) != PrintedMark.ordinal(open.first.marker!).map { $0 + 1 }
  }
}
