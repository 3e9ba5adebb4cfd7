/// What is usual in a document: the type size of most of its characters, and how far its lines reach to the right.
struct TypeMetrics: Sendable {
  var bodySize: Double
  /// By page index: where full lines end. Lines of one page may end well before.
  var rightEdges: [Double]

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
  }
}
