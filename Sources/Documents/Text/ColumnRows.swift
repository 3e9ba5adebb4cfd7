import Wording

/// Finds the rows of a table laid out by spaces.
///
/// Nothing is printed between two rows but where their cells stand: at the top of the row, or each at its middle. So every way to cut the
/// lines into rows is weighed: a cut should not part lines of one cell (a line goes on where the next word had no room in it, or begins in
/// lower case), a row has one reference, its cells begin on one line or share one middle, and most of them are filled. The best way wins.
struct ColumnRows {
  /// The lines of the cells: for each line, for each column, what stands there.
  let lines: [[Substring]]
  /// Whether a blank line stands before a line.
  let gaps: [Bool]
  /// The widest line of each column.
  let widths: [Int]
  /// The column in which each row has its reference.
  private(set) var referenceColumn: Int?
  /// Whether the first line may go on with a row of the page before.
  let goesOn: Bool
  /// Whether the last line may be cut by the end of the page.
  let isCut: Bool

  private let columns: Int
  /// For each column, its lines that are not empty.
  private let filled: [[Int]]
  /// For each column and line, how much speaks for its going on with the line before it in that column.
  private var links: [[Double]]
  private var hasReference: [Bool]

  /// More lines than a row has.
  private static let tallest = 60

  enum Style { case top, middle }

  init(
    lines: [[Substring]], gaps: [Bool], widths: [Int], referenceColumn: Int?, goesOn: Bool, isCut: Bool
  ) {
    self.lines = lines
    self.gaps = gaps
    self.widths = widths
    self.goesOn = goesOn
    self.isCut = isCut
    columns = widths.count
    filled = widths.indices.map { column in lines.indices.filter { !lines[$0][column].isEmpty } }
    links = [[Double]](repeating: [Double](repeating: 0, count: lines.count), count: widths.count)
    for column in widths.indices {
      for (before, line) in zip(filled[column], filled[column].dropFirst()) {
        links[column][line] =
          Self.link(lines[before][column], lines[line][column], width: widths[column]) + (gaps[line] ? -1 : 0)
      }
    }
    var hasReference = [Bool](repeating: false, count: lines.count)
    if let referenceColumn {
      for line in filled[referenceColumn] where Self.beginsWithReference(lines[line][referenceColumn]) {
        hasReference[line] = links[referenceColumn][line] < 2.5
      }
    }
    self.hasReference = hasReference
    self.referenceColumn = hasReference.contains(true) ? referenceColumn : nil
  }

  /// How much speaks for a line's going on with the one before it in its column; less than nothing: they are of two cells.
  private static func link(_ before: Substring, _ line: Substring, width: Int) -> Double {
    if let (mark, _) = ListMark.split(line), ListMark.isBullet(mark) { return 0.2 }
    if line.first?.isLowercase == true || before.awaitsMore { return 3 }
    if line.isFigure, before.isFigure { return -2 }
    if !line.contains(" "), !before.contains(" ") { return -0.5 }
    let word = line.prefix { !$0.isWhitespace }.count
    let room = width - before.count - 1 - word
    let fit = room >= 4 ? -2 : room >= 1 ? -0.5 : 1.0
    return fit + (String(before).endsSentence ? -0.7 : 0.3)
  }

  /// The rows, in order, as ranges of lines; and, for each, the lines of each column that are its cells.
  func rows() -> [[[Int]]] {
    guard !lines.isEmpty else { return [] }
    if referenceColumn == 0, columns >= 4 {
      var other = self
      other.referenceColumn = nil
      other.hasReference = lines.map { _ in false }
      let cuts = other.cuts(leaving: [0])
      if areOfSeveralRows(cuts.starts) { return other.rows(cut: cuts, merged: [0]) }
    }
    // Columns before that of the references, and the first where it goes on over rows, hold cells that are merged over rows.
    let merged = Set(0..<(referenceColumn ?? 0))
    let best = cuts(leaving: merged)
    if referenceColumn == nil, columns >= 4 {
      let other = cuts(leaving: [0])
      // Its text goes on where other cells begin.
      let cut = other.starts.count { start in
        guard let begun = (start..<lines.count).first(where: { line in (1..<columns).contains { !lines[line][$0].isEmpty } }),
          let line = filled[0].first(where: { $0 >= begun })
        else { return false }
        return links[0][line] > 2
      }
      if cut * 4 > other.starts.count { return rows(cut: other, merged: [0]) }
    }
    return rows(cut: best, merged: merged)
  }

  /// Whether the references of the first column are those of recommendations, each beside several rows: rows begin where it is empty or goes
  /// on with a sentence.
  private func areOfSeveralRows(_ starts: [Int]) -> Bool {
    let references = starts.count { hasReference[$0] }
    let others = starts.filter { !hasReference[$0] }
    // References alone in their cells may stand in the middle of their rows.
    let named = lines.indices.count { hasReference[$0] && lines[$0][0].contains(" ") }
    guard named * 2 >= hasReference.count(where: { $0 }) || styleOfReferences([]) == .top else { return false }
    return references > 0 && others.count * 2 >= references
      && others.allSatisfy { lines[$0][0].isEmpty || links[0][$0] >= 1 }
  }

  private func rows(cut best: (starts: [Int], style: Style), merged: Set<Int>) -> [[[Int]]] {
    let starts = best.starts
    let ends = starts.dropFirst() + [lines.count]
    var rows = zip(starts, ends).map { start, end in (0..<columns).map { column in filled[column].filter { start <= $0 && $0 < end } } }
    for column in merged where !isOfRows(column, starts, best.style) { spread(column, best.style, starts, &rows) }
    return rows
  }

  // MARK: Cutting

  private func cuts(leaving merged: Set<Int>) -> (starts: [Int], style: Style) {
    if let style = styleOfReferences(merged) { return (cuts(style, merged).starts, style) }
    let top = cuts(.top, merged), middle = cuts(.middle, merged)
    return middle.score > top.score + 2 ? (middle.starts, .middle) : (top.starts, .top)
  }

  /// Where the lines with references tell: other cells begin on them, or are in full swing there or still to come.
  private func styleOfReferences(_ merged: Set<Int>) -> Style? {
    let at = lines.indices.filter { hasReference[$0] }
    guard at.count >= 2 else { return nil }
    let usual = usualColumns(merged)
    var begun = 0, all = 0
    for (line, next) in zip(at, at.dropFirst() + [lines.count]) {
      for column in 0..<columns where usual[column] && column != referenceColumn {
        guard (line..<next).contains(where: { !lines[$0][column].isEmpty }) else { continue }
        all += 1
        if !lines[line][column].isEmpty, links[column][line] < 2.5 || line == 0 { begun += 1 }
      }
    }
    return all > 0 ? (begun * 20 >= all * 17 ? .top : .middle) : nil
  }

  private func cuts(_ style: Style, _ merged: Set<Int>) -> (starts: [Int], score: Double) {
    let count = lines.count
    var score = [Double](repeating: -.infinity, count: count + 1), from = [Int](repeating: 0, count: count + 1)
    score[0] = 0
    let usual = usualColumns(merged)
    for start in 0..<count where score[start] > -.infinity {
      var row = RowInHand(columns: columns)
      for end in (start + 1)...min(count, start + Self.tallest) {
        add(line: end - 1, to: &row, style, merged)
        if end - 1 > start, isFull(end - 1, usual) { row.fullLines += 1 }
        // Full lines are rows of their own.
        if row.references > 1 || row.fullLines > 2 { break }
        let value = score[start] + worth(row, from: start, to: end, style, merged, usual)
        if value > score[end] { (score[end], from[end]) = (value, start) }
      }
    }
    guard score[count] > -.infinity else { return ([0], -.infinity) }
    var starts: [Int] = [], at = count
    while at > 0 {
      at = from[at]
      starts.append(at)
    }
    return (starts.reversed(), score[count])
  }

  /// What a row has, as its lines are added.
  private struct RowInHand {
    var first: [Int?]
    var last: [Int?]
    var links = 0.0
    /// Lines after the first that fill every column.
    var fullLines = 0
    var references = 0
    var referenceLine: Int?

    init(columns: Int) {
      first = [Int?](repeating: nil, count: columns)
      last = first
    }
  }

  private func add(line: Int, to row: inout RowInHand, _ style: Style, _ merged: Set<Int>) {
    for column in 0..<columns where !lines[line][column].isEmpty {
      if merged.contains(column) { continue }
      if let before = row.last[column] {
        let distance = line - before
        // Where cells stand in the middle of rows, other cells' lines come between; items stand further apart.
        let most = style == .top ? 1 : ListMark.split(lines[line][column]).map { ListMark.isBullet($0.mark) } == true ? 3 : 2
        row.links += links[column][line] - (distance > most ? 3 : 0)
      } else {
        row.first[column] = line
      }
      row.last[column] = line
    }
    if hasReference[line] {
      row.references += 1
      row.referenceLine = line
    }
  }

  /// The columns that most lines that begin something fill.
  private func usualColumns(_ merged: Set<Int>) -> [Bool] {
    let most = (0..<columns).filter { !merged.contains($0) }.map { filled[$0].count }.max() ?? 0
    return (0..<columns).map { !merged.contains($0) && filled[$0].count * 5 >= most }
  }

  private func isFull(_ line: Int, _ usual: [Bool]) -> Bool {
    (0..<columns).allSatisfy { !usual[$0] || !lines[line][$0].isEmpty } && usual.count { $0 } >= 3
  }

  private func worth(_ row: RowInHand, from start: Int, to end: Int, _ style: Style, _ merged: Set<Int>, _ usual: [Bool]) -> Double {
    var worth = row.links - 1 - 2 * Double(row.fullLines * usual.count { $0 })
    let mayBeRest = start == 0 && goesOn, mayBeCut = end == lines.count && isCut
    if referenceColumn != nil, row.references == 0 { worth -= mayBeRest ? 0 : 5 }
    let middle = Double(start + end - 1) / 2
    for column in 0..<columns where !merged.contains(column) {
      guard let first = row.first[column], let last = row.last[column] else {
        if usual[column], !mayBeRest { worth -= mayBeCut ? 0.5 : 1 }
        continue
      }
      switch style {
      case .top: if first > start, !mayBeRest { worth -= 1.5 }
      case .middle:
        if mayBeRest || mayBeCut { continue }
        let off = abs(Double(first + last) / 2 - middle)
        worth -= min(2, max(0, off - 0.75) * 0.8)
      }
    }
    if style == .top, let at = row.referenceLine, at > start, !mayBeRest { worth -= 4 }
    if start > 0, gaps[start] { worth += 0.5 }
    return worth
  }

  // MARK: Merged cells

  /// Whether each row has a cell of its own in a column: one begins, with a capital or a figure, on the first line of nearly all.
  private func isOfRows(_ column: Int, _ starts: [Int], _ style: Style) -> Bool {
    guard style == .top, starts.count > 1 else { return false }
    let begun = starts.count { lines[$0][column].first.map { $0.isUppercase || $0.isNumber } ?? false }
    return begun * 10 >= starts.count * 9
  }

  /// Gives the cells of a column that are merged over rows to the first of their rows.
  private func spread(_ column: Int, _ style: Style, _ starts: [Int], _ rows: inout [[[Int]]]) {
    var cells: [[Int]] = []
    for line in filled[column] {
      let opens =
        cells.last.map { links[column][line] < 0 || (line - $0.last! > 2 && links[column][line] < 2.5) } ?? true
        || (Self.beginsWithReference(lines[line][column]) && links[column][line] < 2.5)
      if opens { cells.append([line]) } else { cells[cells.count - 1].append(line) }
    }
    for row in rows.indices { rows[row][column] = [] }
    switch style {
    case .top:
      for cell in cells {
        let row = rows.indices.last { rows[$0].contains { !$0.isEmpty && $0[0] <= cell[0] } } ?? 0
        let last = rows[row].compactMap(\.last).max() ?? 0
        if last < cell[0], !rows[row].allSatisfy(\.isEmpty) {
          // Nothing else stands in the row: a recommendation for which nothing is planned.
          rows.insert((0..<columns).map { $0 == column ? cell : [] }, at: row + 1)
        } else {
          rows[row][column] += cell
        }
      }
    case .middle:
      for (row, cell) in zip(firstRows(of: cells, starts), cells) { rows[row][column] += cell }
    }
  }

  /// For cells that stand in the middle of several rows each: the first of these rows.
  private func firstRows(of cells: [[Int]], _ starts: [Int]) -> [Int] {
    guard !cells.isEmpty else { return [] }
    let bounds = starts + [lines.count]
    let middles = cells.map { Double($0[0] + $0.last!) / 2 }
    // best[k][r]: the least distance where the first k cells take the first r rows. Rows before the first cell may be of one on the page before.
    let far = Double.infinity
    var best = [[Double]](repeating: [Double](repeating: far, count: starts.count + 1), count: cells.count + 1)
    var from = [[Int]](repeating: [Int](repeating: 0, count: starts.count + 1), count: cells.count + 1)
    for row in 0...starts.count { best[0][row] = row == 0 ? 0 : goesOn ? 1 + Double(row) * 0.1 : far }
    for cell in cells.indices {
      for end in 1...starts.count {
        for begin in 0..<end where best[cell][begin] < far {
          let middle = Double(bounds[begin] + bounds[end] - 1) / 2
          let isCutHere = end == starts.count && isCut || begin == 0 && goesOn
          let inside = cells[cell][0] >= bounds[begin] && cells[cell].last! < bounds[end]
          let cost = best[cell][begin] + (isCutHere ? 0.3 : 1) * abs(middle - middles[cell]) + (inside ? 0 : 20)
          if cost < best[cell + 1][end] { (best[cell + 1][end], from[cell + 1][end]) = (cost, begin) }
        }
      }
    }
    guard best[cells.count][starts.count] < far else { return cells.map { cell in starts.lastIndex { $0 <= cell[0] } ?? 0 } }
    var out: [Int] = [], end = starts.count
    for cell in stride(from: cells.count, to: 0, by: -1) {
      end = from[cell][end]
      out.append(end)
    }
    return out.reversed()
  }

  // MARK: References

  /// The column, of the first three, in which most cells begin with a reference. Numbers alone are references where they go up and
  /// nothing else stands in the column.
  static func referenceColumn(of lines: [[Substring]], columns: Int) -> Int? {
    var best: (column: Int, count: Int)?
    for column in 0..<min(3, columns) {
      let cells = lines.map { $0[column] }.filter(beginsWithReference)
      let numbers = cells.compactMap { Int($0) }
      if cells.isEmpty { continue }
      if !numbers.isEmpty {
        let filled = lines.count { !$0[column].isEmpty }
        guard numbers.count > 1, numbers.count * 5 >= filled * 4, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 <= $1 }) else {
          continue
        }
      }
      if cells.count >= best?.count ?? 0 { best = (column, cells.count) }
    }
    return best?.column
  }

  /// Whether a cell begins with what tells rows apart: "1.2", "3a", "A14", "R1.2"; "1." before words; a number alone.
  static func beginsWithReference(_ cell: Substring) -> Bool {
    guard let word = cell.split(separator: " ").first else { return false }
    let body = word.hasSuffix(".") || word.hasSuffix(":") ? word.dropLast() : word
    let capitals = body.prefix { $0.isUppercase }.count
    let digits = body.dropFirst(capitals).prefix { $0.isNumber }
    guard !digits.isEmpty, digits.count <= 2, body.count <= 8, capitals <= 4 else { return false }
    let rest = body.dropFirst(capitals + digits.count)
    if rest.isEmpty { return capitals > 0 || word != body || cell == word }
    if rest.count == 1 { return rest.first!.isLetter && rest.first!.isLowercase }
    guard let mark = rest.first, mark == "." || mark == "-" && capitals > 0 || mark == "/" && capitals > 0 else { return false }
    return rest.dropFirst().allSatisfy { $0.isNumber || $0.isLetter || $0 == "." }
  }
}

extension Substring {
  /// Whether the text is a figure alone: "64%", "1,250", "£3.1m".
  fileprivate var isFigure: Bool {
    contains(where: \.isNumber) && !contains(" ") && count { $0.isLetter } <= 1
  }

  /// Whether more of the sentence must follow: it ends in a comma, hyphen, bracket or a word such as "of".
  fileprivate var awaitsMore: Bool {
    guard let last else { return false }
    if ",/&(–-".contains(last) { return true }
    if lastIndex(of: "(").map({ self[$0...].contains(")") == false }) == true { return true }
    guard let word = split(separator: " ").last?.lowercased() else { return false }
    return ["of", "and", "the", "for", "with", "to", "in", "by", "a", "or", "from", "on", "at", "an", "that", "which", "who"].contains(word)
  }
}
