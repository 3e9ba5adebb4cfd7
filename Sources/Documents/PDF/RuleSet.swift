/// Ruling lines on their way to a grid: pieces of one line joined, lines that meet found.
struct RuleSet {
  struct Line {
    var line: Rule
    /// The edge of a filled area.
    var isSoft = false
  }

  var horizontals: [Line] = []
  var verticals: [Line] = []
  /// Where two pieces of a horizontal line meet: programs that print a table draw the line under each of its cells by itself.
  var joints: [Joint] = []

  struct Joint {
    var x: Double, y: Double
  }

  init() {}

  init(horizontals: [Rule]) { self.horizontals = horizontals.map { Line(line: $0) } }

  /// The horizontal lines, each whole, from top to bottom.
  var joinedHorizontals: [Rule] {
    var lines = self
    lines.join()
    return lines.horizontals.map(\.line).sorted { $0.y0 < $1.y0 }
  }

  init(_ drawing: PageDrawing) {
    horizontals = drawing.horizontals.map { Line(line: $0) }
    verticals = drawing.verticals.map { Line(line: $0) }
    let page = drawing.width * drawing.height
    for fill in drawing.fills where !fill.isRound && PDFColour.fill(fill.colour) != nil {
      let area = fill.area
      guard area.width > 12, area.height > 6, page == 0 || area.width * area.height < 0.6 * page else { continue }
      for y in [area.y0, area.y1] { horizontals.append(Line(line: Rule(x0: area.x0, y0: y, x1: area.x1, y1: y), isSoft: true)) }
      for x in [area.x0, area.x1] { verticals.append(Line(line: Rule(x0: x, y0: area.y0, x1: x, y1: area.y1), isSoft: true)) }
    }
  }

  /// Joins the pieces that lie on one line and touch. n log n.
  mutating func join() {
    joints = foundJoints()
    horizontals = Self.joined(horizontals.map { Piece(place: $0.line.y0, from: $0.line.x0, to: $0.line.x1, isSoft: $0.isSoft) }).map {
      Line(line: Rule(x0: $0.from, y0: $0.place, x1: $0.to, y1: $0.place), isSoft: $0.isSoft)
    }
    verticals = Self.joined(verticals.map { Piece(place: $0.line.x0, from: $0.line.y0, to: $0.line.y1, isSoft: $0.isSoft) }).map {
      Line(line: Rule(x0: $0.place, y0: $0.from, x1: $0.place, y1: $0.to), isSoft: $0.isSoft)
    }
  }

  private func foundJoints() -> [Joint] {
    var out: [Joint] = []
    let drawn = horizontals.filter { !$0.isSoft && $0.line.width > 4 }.map(\.line).sorted { ($0.y0, $0.x0) < ($1.y0, $1.x0) }
    for (left, right) in zip(drawn, drawn.dropFirst()) where right.y0 - left.y0 <= 0.5 && abs(right.x0 - left.x1) <= 1 {
      out.append(Joint(x: right.x0, y: left.y0))
    }
    return out
  }

  /// Where the columns part of a table whose lines are drawn cell by cell: pieces meet there under three rows at least.
  var columnEdges: [Double] {
    let sorted = joints.sorted { $0.x < $1.x }
    var out: [Double] = [], first = 0
    for index in sorted.indices where index + 1 == sorted.count || sorted[index + 1].x - sorted[index].x > 1 {
      if index - first >= 2 { out.append(sorted[first].x) }
      first = index + 1
    }
    return out
  }

  private struct Piece {
    var place: Double, from: Double, to: Double, isSoft: Bool
  }

  private static func joined(_ pieces: [Piece]) -> [Piece] {
    var out: [Piece] = []
    let sorted = pieces.sorted { ($0.place, $0.from) < ($1.place, $1.from) }
    var index = 0
    while index < sorted.count {
      var end = index
      while end < sorted.count, sorted[end].place - sorted[index].place <= 1.5 { end += 1 }
      for piece in sorted[index..<end].sorted(by: { $0.from < $1.from }) {
        if let last = out.last, last.place == sorted[index].place, piece.from - last.to <= RuledGrid.slack {
          out[out.count - 1].to = max(last.to, piece.to)
          out[out.count - 1].isSoft = last.isSoft && piece.isSoft
        } else {
          out.append(Piece(place: sorted[index].place, from: piece.from, to: piece.to, isSoft: piece.isSoft))
        }
      }
      index = end
    }
    // Corners of line pieces are no lines.
    return out.filter { $0.to - $0.from > 4 }
  }

  /// The sets of lines that cross or meet each other.
  func connected() -> [RuleSet] {
    var parent = Array(0..<(horizontals.count + verticals.count))
    func root(_ index: Int) -> Int {
      var at = index
      while parent[at] != at {
        parent[at] = parent[parent[at]]
        at = parent[at]
      }
      return at
    }
    let slack = RuledGrid.slack
    for (h, across) in horizontals.enumerated() {
      for (v, down) in verticals.enumerated() {
        let x = down.line.x0, y = across.line.y0
        if x >= across.line.x0 - slack, x <= across.line.x1 + slack, y >= down.line.y0 - slack, y <= down.line.y1 + slack {
          parent[root(h)] = root(horizontals.count + v)
        }
      }
    }
    let own = jointsByLine()
    for (upper, lower) in linesOfOneTable(own) { parent[root(upper)] = root(lower) }
    var sets: [Int: RuleSet] = [:], order: [Int] = []
    for index in parent.indices {
      let home = root(index)
      if sets[home] == nil { order.append(home) }
      if index < horizontals.count {
        sets[home, default: RuleSet()].horizontals.append(horizontals[index])
      } else {
        sets[home, default: RuleSet()].verticals.append(verticals[index - horizontals.count])
      }
    }
    for (index, joints) in own.enumerated() { sets[root(index)]?.joints += joints }
    // Lines between rows alone make no grid: the header may stand over the first, and white shows the columns as well.
    return order.compactMap { sets[$0] }.filter { !$0.verticals.isEmpty && $0.horizontals.count + $0.verticals.count > 2 }
  }

  /// The joints inside each horizontal line.
  private func jointsByLine() -> [[Joint]] {
    var out = [[Joint]](repeating: [], count: horizontals.count)
    for joint in joints {
      let index = horizontals.firstIndex { abs($0.line.y0 - joint.y) <= 1.5 && $0.line.x0 < joint.x && $0.line.x1 > joint.x }
      if let index { out[index].append(joint) }
    }
    return out
  }

  /// Lines that follow each other, as wide as each other, and are pieced together at two places or more: those between the rows of one table,
  /// if it has no lines between its columns; where it has, these tell where it ends.
  private func linesOfOneTable(_ joints: [[Joint]]) -> [(upper: Int, lower: Int)] {
    let drawn = verticals.filter { !$0.isSoft }.map(\.line)
    func isCrossed(_ line: Rule) -> Bool {
      let slack = RuledGrid.slack
      return drawn.contains { $0.x0 >= line.x0 - slack && $0.x0 <= line.x1 + slack && $0.y0 <= line.y0 + slack && $0.y1 >= line.y0 - slack }
    }
    let pieced = horizontals.indices.filter { joints[$0].count >= 2 && !horizontals[$0].isSoft && !isCrossed(horizontals[$0].line) }
      .sorted { horizontals[$0].line.y0 < horizontals[$1].line.y0 }
    return zip(pieced, pieced.dropFirst()).filter { upper, lower in
      let above = horizontals[upper].line, below = horizontals[lower].line
      return abs(above.x0 - below.x0) <= 1 && abs(above.x1 - below.x1) <= 1
        && joints[upper].count { joint in joints[lower].contains { abs($0.x - joint.x) <= 1 } } >= 2
    }
  }

  /// From where to where lines are drawn across at a height.
  private func width(at y: Double) -> (left: Double, right: Double) {
    let lines = horizontals.lazy.map(\.line).filter { $0.y0 == y }
    return (lines.map(\.x0).min() ?? 0, lines.map(\.x1).max() ?? 0)
  }

  private func isSoft(at y: Double) -> Bool { horizontals.allSatisfy { $0.line.y0 != y || $0.isSoft } }

  /// Tables that touch, one set below the other, as sets of their own: where the lines end at which one table's columns stand, others begin,
  /// and the sides are not the same.
  func parted() -> [RuleSet] {
    let slack = RuledGrid.slack
    var rest = self, out: [RuleSet] = []
    let places = Set(horizontals.map(\.line.y0)).sorted()
    for (index, y) in places.enumerated() where index > 0 && index + 1 < places.count {
      // A table without lines at its sides still has lines between its rows: these tell how wide it is.
      let over = width(at: places[index - 1]), under = width(at: places[index + 1])
      guard abs(over.left - under.left) > 2 * slack || abs(over.right - under.right) > 2 * slack else { continue }
      let above = rest.verticals.filter { $0.line.y0 < y - slack && $0.line.y1 > y - slack }.map(\.line.x0)
      let below = rest.verticals.filter { $0.line.y0 < y + slack && $0.line.y1 > y + slack }.map(\.line.x0)
      // A row that the page's end leaves without a line is as wide as the line over it, though only one of its cells has a ground.
      if index + 2 == places.count, isSoft(at: places[index + 1]), joints.contains(where: { abs($0.y - y) <= 1.5 }) { continue }
      guard above.count > 1, below.count > 1, let leftA = above.min(), let leftB = below.min(), let rightA = above.max(),
        let rightB = below.max(), abs(leftA - leftB) > 2 * slack || abs(rightA - rightB) > 2 * slack
      else { continue }
      let inner = (max(leftA, leftB) + slack)..<max(max(leftA, leftB) + slack, min(rightA, rightB) - slack)
      guard !rest.verticals.contains(where: { inner.contains($0.line.x0) && $0.line.y0 < y - slack && $0.line.y1 > y + slack }) else {
        continue
      }
      var upper = RuleSet(), lower = RuleSet()
      upper.joints = rest.joints.filter { $0.y <= y }
      lower.joints = rest.joints.filter { $0.y >= y }
      upper.horizontals = rest.horizontals.filter { $0.line.y0 <= y }
      lower.horizontals = rest.horizontals.filter { $0.line.y0 >= y }
      for vertical in rest.verticals {
        if vertical.line.y0 < y - slack {
          var part = vertical
          part.line.y1 = min(part.line.y1, y)
          upper.verticals.append(part)
        }
        if vertical.line.y1 > y + slack {
          var part = vertical
          part.line.y0 = max(part.line.y0, y)
          lower.verticals.append(part)
        }
      }
      out.append(upper)
      rest = lower
    }
    return out + [rest]
  }
}
