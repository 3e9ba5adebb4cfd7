import PlanSchema

/// Which lines of a text printed to PDF go on with the line before. The print tells where a line may have been ended only because the page
/// was full; what it leaves open is settled for a whole stretch of lines at once, so that as little as possible speaks against the reading:
/// the rows of a table are as wide as each other, begin alike, and seldom end within a sentence.
struct PrintedRows {
  /// A printed line with all that surely goes on with it.
  struct Piece {
    var text: String
    var place: Place
    /// How many blank lines stand before it.
    var blanks = 0
    /// What would join it to the piece before, if it goes on with that; nil: it begins a line.
    var joint: Joint?

    var tabs: Int { text.tabs }
  }

  /// What stands between two printed lines that are one: a blank, nothing, or the tabs of empty cells.
  struct Joint {
    var text: String
    /// How many more empty cells there may be: their tabs would end before the page does.
    var spareTabs = 0

    var tabs: Int { text.tabs }
  }

  /// A row while it grows line by line.
  struct Row {
    private(set) var tabs: Int, length: Int
    /// How long its last cell is.
    private(set) var cellLength: Int
    let isSureToBegin: Bool, opensWithPipe: Bool
    private(set) var last: Piece

    init(_ piece: Piece) {
      (tabs, length) = (piece.tabs, piece.text.unicodeScalars.count)
      cellLength = Self.cellLength(piece)
      isSureToBegin = piece.joint == nil
      opensWithPipe = piece.text.hasPrefix("|")
      last = piece
    }
    mutating func append(_ piece: Piece, joint: Joint) {
      tabs += piece.tabs + joint.tabs
      length += piece.text.unicodeScalars.count + 1
      cellLength = Self.cellLength(piece) + (piece.tabs + joint.tabs == 0 ? cellLength : 0)
      last = piece
    }
    private static func cellLength(_ piece: Piece) -> Int { piece.text.unicodeScalars.reversed().prefix { $0 != "\t" }.count }
  }

  /// How many printed lines a row may go on over, and how many cells it may have.
  private static let reach = 60, most = 24

  private let pieces: ArraySlice<Piece>
  private let evidence: RowEvidence

  /// For each piece, what joins it to the line before; nil: it begins a line.
  ///
  /// - Parameter wrap: The longest line of running text, where the text itself was wrapped.
  static func joints(of pieces: [Piece], wrap: Int?) -> [String?] {
    let known = KnownLines(pieces)
    var out: [String?] = []
    var start = 0
    for end in 1...max(1, pieces.count) where end == pieces.count || (pieces[end].blanks > 0 && pieces[end].joint == nil) {
      if start < end {
        let evidence = RowEvidence(pieces, start..<end, known: known, wrap: wrap)
        out += PrintedRows(pieces: pieces[start..<end], evidence: evidence).joints
      }
      start = end
    }
    return out
  }

  // MARK: The reading that least speaks against

  /// The best reading of all before a line whose last row is held for so wide: what speaks against it, where that row begins, and how wide the
  /// row before is.
  private struct Step {
    var cost = Double.infinity, start = 0, width = 0
  }

  private var joints: [String?] {
    guard pieces.contains(where: { $0.joint != nil }) else { return pieces.map { _ in nil } }
    let first = pieces.startIndex, count = pieces.count
    let widths = 0...min(Self.most, max(evidence.nearby, 2 * evidence.widest))
    // By the number of lines read and the width of the last row.
    var steps = [[Step]](repeating: [Step](repeating: Step(), count: widths.count), count: count + 1)
    for start in 0..<count {
      // The rows of a table are as wide as each other; another table may follow.
      let entries = widths.map { width in
        let change = start == 0 ? nil : steps[start].indices.min { steps[start][$0].cost < steps[start][$1].cost }
        let changed = (change.map { steps[start][$0].cost } ?? 0) + evidence.costOfTable(width: width)
        if start > 0, steps[start][width].cost <= changed { return (cost: steps[start][width].cost, from: width) }
        return (cost: changed, from: change ?? 0)
      }
      guard entries.contains(where: \.cost.isFinite) else { continue }
      var row = Row(pieces[first + start])
      var inner = 0.0
      for end in (start + 1)...min(count, start + Self.reach) {
        let next = end < count ? pieces[first + end] : nil
        let soFar = inner + (next.map { evidence.costOfBreak(before: $0, after: row) } ?? 0)
        for width in widths {
          let all = entries[width].cost + soFar + evidence.cost(of: row, before: next, width: width)
          if all < steps[end][width].cost { steps[end][width] = Step(cost: all, start: start, width: entries[width].from) }
        }
        guard let next, let joint = next.joint else { break }
        inner += evidence.costOfJoint(row, next, joint: joint)
        row.append(next, joint: joint)
      }
    }
    var rows: [(lines: Range<Int>, width: Int)] = [], end = count
    var width = widths.min { steps[count][$0].cost < steps[count][$1].cost } ?? 0
    while end > 0 {
      let step = steps[end][width]
      rows.append((first + step.start..<first + end, width))
      (end, width) = (step.start, step.width)
    }
    return filled(rows.reversed())
  }

  /// What joins the pieces of the rows, empty cells that have left no trace put back where the other rows tell that they stood.
  private func filled(_ rows: [(lines: Range<Int>, width: Int)]) -> [String?] {
    func isOpen(_ lines: Range<Int>) -> Bool { lines.dropFirst().contains { pieces[$0].joint?.spareTabs ?? 0 > 0 } }
    func text(_ lines: Range<Int>) -> String {
      lines.reduce("") { $0 + ($1 == lines.lowerBound ? "" : pieces[$1].joint?.text ?? "") + pieces[$1].text }
    }
    var shapes: [Int: ColumnShapes] = [:]
    for (width, rows) in Dictionary(grouping: rows, by: \.width) {
      shapes[width] = ColumnShapes(rows.map(\.lines).filter { !isOpen($0) }.map(text))
    }
    var out: [String?] = []
    for (lines, width) in rows {
      var start = pieces[lines.lowerBound].text
      out.append(nil)
      for at in lines.dropFirst() {
        var joint = pieces[at].joint?.text ?? ""
        let rest = text(at..<lines.upperBound), missing = width - start.tabs - joint.tabs - rest.tabs
        let most = min(missing, pieces[at].joint?.spareTabs ?? 0)
        if most > 0, let shapes = shapes[width] {
          joint += String(repeating: "\t", count: shapes.empties(between: start + joint, and: rest, atMost: most))
        }
        out.append(joint)
        start += joint + pieces[at].text
      }
    }
    return out
  }
}

extension String {
  var tabs: Int { utf8.count { $0 == 0x09 } }
}
