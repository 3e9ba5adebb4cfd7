import Wording

/// The runs that share a baseline, from left to right.
struct Row: Sendable {
  var page: Int
  /// The row's number on its page, from 1, down the page.
  var number = 0
  var spans: [Span]
  /// The baseline and type size of most of the row's characters.
  var baseline: Double, size: Double
  /// The right edge of the column that the row stands in, where the page has two columns of running text.
  var edge: Double?
  /// Whether it is known to be a line of labels, and so no row of a table.
  var isLabelLine = false

  init(page: Int, spans: [Span]) {
    self.page = page
    self.spans = spans
    (baseline, size) = Self.measure(spans)
  }

  var x0: Double { spans.first?.x0 ?? 0 }
  var x1: Double { spans.last?.x1 ?? 0 }

  private static func measure(_ spans: [Span]) -> (baseline: Double, size: Double) {
    var best = (count: -1, baseline: 0.0, size: 0.0)
    var sizes: [(size: Double, baseline: Double, count: Int)] = []
    for span in spans {
      let count = span.text.utf8.count
      if let known = sizes.firstIndex(where: { abs($0.size - span.size) < 0.3 && abs($0.baseline - span.baseline) < 1 }) {
        sizes[known].count += count
      } else {
        sizes.append((span.size, span.baseline, count))
      }
    }
    for entry in sizes where entry.count > best.count { best = (entry.count, entry.baseline, entry.size) }
    return (best.baseline, best.size)
  }

  /// Cuts the row where the white between two runs is wider than `widths` times the type size.
  func segments(widerThan widths: Double) -> [Row] {
    var parts: [[Span]] = []
    for span in spans {
      if let last = parts.last?.last, span.x0 - last.x1 <= widths * max(size, span.size) {
        parts[parts.count - 1].append(span)
      } else {
        parts.append([span])
      }
    }
    guard parts.count > 1 else { return [self] }
    return parts.map { spans in
      var part = Row(page: page, spans: spans)
      (part.number, part.isLabelLine) = (number, isLabelLine)
      return part
    }
  }
}

extension Row {
  /// The rows of a page, down the page. Blank runs are left out (the white between the others tells the same), text drawn twice in one
  /// place to look bold is taken once, and raised figures go to the row that they belong to. n log n in the number of runs.
  static func rows(of page: PageText) -> [Row] {
    var spans = page.spans.filter { !$0.isUpright }.map(\.trimmed)
    spans.sort { ($0.baseline, $0.x0) < ($1.baseline, $1.x0) }
    var groups: [[Span]] = []
    for span in spans {
      if let first = groups.last?.first, span.baseline - first.baseline <= 0.2 * min(span.size, first.size) {
        groups[groups.count - 1].append(span)
      } else {
        groups.append([span])
      }
    }
    groups = joinedRaised(groups.compactMap { withoutBlanks($0.sorted { $0.x0 < $1.x0 }) })
    var rows: [Row] = []
    for group in groups { rows.append(Row(page: page.number, spans: withoutDoubles(group))) }
    rows.sort { ($0.baseline, $0.x0) < ($1.baseline, $1.x0) }
    for index in rows.indices { rows[index].number = index + 1 }
    return rows
  }

  /// The runs that show something; they keep in mind where blanks stood. Nil: there are none.
  private static func withoutBlanks(_ spans: [Span]) -> [Span]? {
    var out: [Span] = [], isAfterBlank = false
    for var span in spans {
      if span.isBlank {
        isAfterBlank = true
        if !out.isEmpty { out[out.count - 1].hasBlankAfter = true }
      } else {
        if isAfterBlank { span.hasBlankBefore = true }
        isAfterBlank = false
        out.append(span)
      }
    }
    return out.isEmpty ? nil : out
  }

  /// Moves runs that stand a little above (or below) a fuller row, touching what stands in it, into that row: raised figures and ordinals.
  private static func joinedRaised(_ groups: [[Span]]) -> [[Span]] {
    var groups = groups
    let fullness = groups.map { $0.reduce(0) { $0 + $1.text.utf8.count } }
    let lines = groups.map(measure)
    for index in groups.indices {
      let near = [index + 1, index + 2, index - 1, index - 2].filter {
        groups.indices.contains($0) && abs(groups[$0][0].baseline - groups[index][0].baseline) < 12 && !groups[$0].isEmpty
      }
      guard !near.isEmpty else { continue }
      // From both ends: the raised figure touches what follows it, or what it follows.
      var kept = groups[index]
      for _ in 0..<2 {
        var left: [Span] = []
        for span in kept {
          let home = near.first { other in
            span.isRaised(from: lines[other], isFuller: fullness[other] > fullness[index]) && groups[other].contains { $0.touches(span) }
          }
          if let home { groups[home].append(span) } else { left.append(span) }
        }
        kept = left.reversed()
      }
      for other in near { groups[other].sort { $0.x0 < $1.x0 } }
      // What is left of a row stays in its place, if only as a mark that it was there.
      groups[index] = kept.isEmpty ? [Span(text: "", x0: 0, x1: 0, baseline: groups[index][0].baseline, size: 0)] : kept
    }
    return groups.compactMap { group in
      let spans = group.filter { !$0.text.isEmpty }
      return spans.isEmpty ? nil : spans
    }
  }

  private static func withoutDoubles(_ spans: [Span]) -> [Span] {
    var out: [Span] = []
    for span in spans {
      if let last = out.last, last.text == span.text, abs(last.x0 - span.x0) < 0.15 * span.size, abs(last.x1 - span.x1) < 0.15 * span.size {
        continue
      }
      out.append(span)
    }
    return out
  }
}

extension Span {
  /// Whether this run stands so little above or below a line that it is of it: a smaller one by at most most of the line's height, one of
  /// the same size by less than half.
  fileprivate func isRaised(from line: (baseline: Double, size: Double), isFuller: Bool) -> Bool {
    let isSmaller = size <= 0.8 * line.size, step = abs(baseline - line.baseline)
    return isSmaller ? step <= 0.65 * line.size : isFuller && abs(size - line.size) < 0.2 * line.size && step <= 0.45 * line.size
  }

  /// Whether another run begins where this one ends, or ends where this one begins.
  fileprivate func touches(_ other: Span) -> Bool {
    let size = max(size, other.size)
    return abs(other.x0 - x1) <= 0.35 * size || abs(x0 - other.x1) <= 0.6 * size
  }

  /// Whether a space stands between this run and the next on its row: one that was printed, or white wider than between letters. Slanted
  /// glyphs reach into the next run, so a printed blank counts there too.
  func isApart(from next: Span) -> Bool {
    let gap = next.x0 - x1, size = min(size, next.size)
    return gap > 0.17 * size || ((hasBlankAfter || next.hasBlankBefore) && gap > -0.45 * size)
  }

  /// The run without blanks at its ends: its edges move in, as far as the blanks are likely to be wide.
  var trimmed: Span {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, first.isBlank || last.isBlank else { return self }
    let start = scalars.firstIndex { !$0.isBlank } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.isBlank }.map(scalars.index(after:)) ?? scalars.endIndex
    guard start < end else { return self }
    // A blank is about 0.3 of the type size wide; it never takes more of the run than its share of the characters.
    let count = Double(scalars.count), width = x1 - x0
    let blank = min(0.3 * size, width / count)
    var out = self
    out.x0 += blank * Double(scalars.distance(from: scalars.startIndex, to: start))
    out.x1 -= blank * Double(scalars.distance(from: end, to: scalars.endIndex))
    out.text = String(scalars[start..<end])
    out.hasBlankBefore = start > scalars.startIndex
    out.hasBlankAfter = end < scalars.endIndex
    return out
  }
}
