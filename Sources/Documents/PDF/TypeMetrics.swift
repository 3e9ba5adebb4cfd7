/// What is usual in a document: the type size of most of its characters, and how far its lines reach to the right.
struct TypeMetrics: Sendable {
  var bodySize: Double
  /// By page index: where full lines end. Lines of one page may end well before.
  var rightEdges: [Double]
  /// From baseline to baseline within a paragraph, in sizes of type; at least what type is set with by default.
  var leading: Double

  init(_ pages: [[Line]]) {
    var bySize: [Int: Int] = [:]
    for lines in pages { for line in lines { bySize[Int((line.size * 2).rounded()), default: 0] += line.text.utf8.count } }
    bodySize = Double(bySize.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 24) / 2
    var edges: [Double] = []
    for lines in pages {
      let ends = lines.filter { $0.text.utf8.count > 40 }.map(\.x1).sorted()
      edges.append(ends.isEmpty ? 0 : ends[(ends.count - 1) * 19 / 20])
    }
    // A page with little text takes the usual edge.
    let usual = edges.filter { $0 > 0 }.sorted()
    let middle = usual.isEmpty ? 500 : usual[usual.count / 2]
    rightEdges = edges.map { $0 == 0 ? middle : max($0, min(middle, $0 + 60)) }
    leading = Self.leading(pages, rightEdges)
  }

  /// The middle of the steps from full lines to the next.
  private static func leading(_ pages: [[Line]], _ edges: [Double]) -> Double {
    var steps: [Double] = []
    for (lines, edge) in zip(pages, edges) {
      for (line, next) in zip(lines, lines.dropFirst()) where line.x1 > edge - 4 * line.size && abs(line.size - next.size) < 0.3 {
        let step = (next.baseline - line.baseline) / line.size
        if (1...2.2).contains(step), abs(line.x0 - next.x0) < 2 { steps.append(step) }
      }
    }
    steps.sort()
    return steps.count < 8 ? 1.25 : max(1.25, steps[steps.count / 2])
  }
}
