import PlanSchema
import Wording

/// The paragraphs of one table cell, from its rows of runs.
struct CellText: Sendable {
  var mending: WordMending

  /// - Parameter right: the cell's right edge, which tells a line ended on purpose from a full one.
  func paragraphs(_ rows: [Row], right: Double) -> [Paragraph] {
    let lines = Self.withoutWrappedDashes(rows.map(Line.init)).filter { !$0.isEmpty }
    guard !lines.isEmpty else { return [] }
    var groups: [[Line]] = []
    for line in lines {
      if let last = groups.last?.last, line.marker == nil || isWrapped(line, groups[groups.count - 1]),
        !breaks(last, line, right: right, in: lines)
      {
        groups[groups.count - 1].append(line)
      } else {
        groups.append([line])
      }
    }
    return groups.map { paragraph($0) }
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

  /// A new paragraph in a cell: more white than between the lines of the cell, or a full sentence that left room for the next word.
  private func breaks(_ last: Line, _ next: Line, right: Double, in lines: [Line]) -> Bool {
    let step = next.baseline - last.baseline
    if step > 1.75 * max(last.size, next.size) { return true }
    let steps = zip(lines, lines.dropFirst()).map { $1.baseline - $0.baseline }.filter { $0 > 0 }
    if let least = steps.min(), step > 1.3 * least { return true }
    guard let end = last.text.unicodeScalars.last, ".?!:;".unicodeScalars.contains(end) else { return false }
    let count = max(1, next.text.utf8.count), word = next.text.utf8.prefix { $0 != 0x20 }.count
    return last.x1 + (next.x1 - next.textX) * Double(word) / Double(count) + 0.6 * last.size < right - 0.5 * last.size
  }

  /// A number that begins a line only because the line before was full ("by June\n2024. Then …").
  private func isWrapped(_ line: Line, _ group: [Line]) -> Bool {
    guard let marker = line.marker, PrintedMark.ordinal(marker) != nil, let last = group.last else { return false }
    return group[0].marker == nil && last.text.unicodeScalars.last.map { !".?!:;".unicodeScalars.contains($0) } == true
  }

  private func paragraph(_ lines: [Line]) -> Paragraph {
    let marked = lines.enumerated().map {
      $0.offset > 0 && $0.element.marker != nil ? "\($0.element.marker!) \($0.element.text)" : $0.element.text
    }
    return Paragraph(
      mending.joined(marked), marker: lines[0].marker, isBold: lines.allSatisfy(\.isAllBold) || lines[0].isBold && !lines[0].isAllBold,
      isItalic: lines.allSatisfy(\.isItalic), struck: lines.flatMap(\.struck), colour: PDFColour.shared(lines.map(\.colour)),
      place: Place(page: lines[0].page, line: lines[0].number, lastLine: lines[lines.count - 1].number))
  }
}
