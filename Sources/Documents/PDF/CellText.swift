import PlanSchema
import Wording

/// The paragraphs of one table cell, from its rows of runs.
struct CellText: Sendable {
  var mending: WordMending

  /// - Parameters:
  ///   - left: Where the cell's text may begin, and `right` where it must end: so a line ended on purpose is told from a full one.
  func paragraphs(_ rows: [Row], left: Double, right: Double) -> [Paragraph] {
    let lines = Self.withoutWrappedDashes(rows.map(Line.init)).filter { !$0.isEmpty }
    guard !lines.isEmpty else { return [] }
    let isFlush = lines.allSatisfy { abs($0.x0 - lines[0].x0) < 2 || $0.marker != nil || lines[0].marker != nil }
    var groups: [[Line]] = []
    for line in lines {
      if let last = groups.last?.last, line.marker == nil || isWrapped(line, groups[groups.count - 1]),
        !breaks(last, line, room: isFlush ? right - last.x1 : right - left - (last.x1 - last.x0), in: lines)
      {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.map { paragraph($0, right: right) }
  }

  /// A dash at the beginning of one line only, and not of the first, is no bullet: the cell was too narrow for it on the line before.
  private static func withoutWrappedDashes(_ lines: [Line]) -> [Line] {
    let dashed = lines.indices.filter { lines[$0].marker.map(PrintedMark.isDash) == true }
    guard dashed.count == 1, dashed[0] > 0, lines[dashed[0]].x0 < lines[0].x0 + 2 else { return lines }
    var lines = lines
    lines[dashed[0]].text = "\(lines[dashed[0]].marker!) \(lines[dashed[0]].text)"
    lines[dashed[0]].marker = nil
    return lines
  }

  /// A new paragraph in a cell: more white than between the lines of the cell, or a line that left room for the next word.
  private func breaks(_ last: Line, _ next: Line, room: Double, in lines: [Line]) -> Bool {
    let step = next.baseline - last.baseline
    if step > 1.75 * max(last.size, next.size) { return true }
    let steps = zip(lines, lines.dropFirst()).map { $1.baseline - $0.baseline }.filter { $0 > 0 }
    if let least = steps.min(), step > 1.3 * least { return true }
    guard let end = last.text.unicodeScalars.last, let begin = next.text.unicodeScalars.first else { return false }
    let endsSentence = ".?!:;".unicodeScalars.contains(end)
    guard endsSentence || begin.properties.isUppercase || ("0"..."9").contains(begin) else { return false }
    let count = max(1, next.text.utf8.count), word = next.text.utf8.prefix { $0 != 0x20 }.count
    let width = (next.x1 - next.textX) * Double(word) / Double(count) + 0.3 * last.size
    return width < room - (endsSentence ? 0.5 : 0.9) * last.size
  }

  /// A number that begins a line only because the line before was full ("by June\n2024. Then …").
  private func isWrapped(_ line: Line, _ group: [Line]) -> Bool {
    guard let marker = line.marker, PrintedMark.ordinal(marker) != nil, let last = group.last else { return false }
    return group[0].marker == nil && last.text.unicodeScalars.last.map { !".?!:;".unicodeScalars.contains($0) } == true
  }

  private func paragraph(_ lines: [Line], right: Double) -> Paragraph {
    var texts: [String] = []
    for (index, line) in lines.enumerated() {
      if index > 0, line.marker == nil, lines[index - 1].x1 > right - 1.1 * line.size,
        mending.isBroken(
          lines[index - 1].text, line.text, isFull: lines[index - 1].x1 > right - 0.6 * line.size, isEnd: index + 1 == lines.count)
      {
        texts[texts.count - 1] += line.text
      } else if index > 0, let marker = line.marker {
        texts.append(line.text.isEmpty ? marker : "\(marker) \(line.text)")
      } else {
        texts.append(line.text)
      }
    }
    return Paragraph(
      mending.joined(texts), marker: lines[0].marker, isBold: lines.allSatisfy(\.isAllBold) || lines[0].isBold && !lines[0].isAllBold,
      isItalic: lines.allSatisfy(\.isItalic), struck: Self.struck(lines), colour: PDFColour.shared(lines.map(\.colour)),
      place: Place(page: lines[0].page, line: lines[0].number, lastLine: lines[lines.count - 1].number))
  }

  /// The struck-through texts; what goes on in the next line is one.
  static func struck(_ lines: [Line]) -> [String] {
    var out: [String] = [], last = -2
    for (index, line) in lines.enumerated() {
      for (number, text) in line.struck.enumerated() {
        if number == 0, last == index - 1 { out[out.count - 1] += " " + text } else { out.append(text) }
        last = index
      }
    }
    return out
  }
}
