/// Finds the lines that are drawn through or under words: they strike words out and belong to no table.
enum StruckText {
  /// Marks struck runs, and takes the lines that belong to text away from the drawing.
  static func mark(_ page: inout PageText) {
    guard var drawing = page.drawing, !drawing.horizontals.isEmpty else { return }
    // Lines by height in bands of ten points, so that each word looks at a few only.
    var bands: [Int: [Int]] = [:]
    for (index, line) in drawing.horizontals.enumerated() { bands[Int(line.y0 / 10), default: []].append(index) }
    var used = [Double](repeating: 0, count: drawing.horizontals.count)
    var struck: [(span: Int, line: Int)] = []
    for (index, span) in page.spans.enumerated() where !span.isUpright {
      let size = span.size, band = Int((span.baseline - 0.3 * size) / 10)
      for line in [band - 1, band, band + 1].flatMap({ bands[$0] ?? [] }) {
        let rule = drawing.horizontals[line]
        let above = span.baseline - rule.y0, covered = min(rule.x1, span.x1) - max(rule.x0, span.x0)
        guard above > -0.28 * size, above < 0.5 * size, covered > 0.6 * (span.x1 - span.x0) else { continue }
        used[line] += covered
        if above > 0.12 * size { struck.append((index, line)) }
      }
    }
    // A line that words cover from end to end is theirs; one that goes on beside them is ruling, and strikes nothing.
    let isTextual = drawing.horizontals.indices.map { used[$0] > 0.6 * drawing.horizontals[$0].width }
    for (span, line) in struck where isTextual[line] { page.spans[span].isStruck = true }
    drawing.horizontals = drawing.horizontals.enumerated().filter { !isTextual[$0.offset] }.map(\.element)
    page.drawing = drawing
  }
}
