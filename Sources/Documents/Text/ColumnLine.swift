import Wording

/// A line as scalars and words, so that columns can be counted.
struct ColumnLine {
  struct Word {
    var start: Int
    var end: Int
    /// How many blanks stand before it; a line's first word has many.
    var blanks: Int
    /// "1.2", "3a", "B07": what tells rows apart.
    var isReference: Bool
    /// A dash or the like, which begins no cell after another's text.
    var isJoint: Bool
  }

  var source: TextLine
  var scalars: [Unicode.Scalar]
  var words: [Word] = []

  init(_ source: TextLine) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
    var start: Int?, end = -100
    for index in 0...scalars.count {
      if index < scalars.count, !scalars[index].isBlank {
        if start == nil { start = index }
      } else if let begun = start {
        words.append(
          Word(
            start: begun, end: index, blanks: begun - end, isReference: Self.isReference(scalars[begun..<index]),
            isJoint: scalars[begun..<index].allSatisfy { "-–—/&+".unicodeScalars.contains($0) }))
        (start, end) = (nil, index)
      }
    }
  }

  var isBlank: Bool { words.isEmpty }
  /// Where words begin after two or more blanks.
  var starts: [Int] { words.filter { $0.blanks > 1 }.map(\.start) }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view).squeezed
  }

  private static func isReference(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count <= 7 else { return false }
    var body = word
    if let last = body.last, last == "." || last == ":" { body.removeLast() }
    let capitals = body.prefix { $0.properties.isUppercase }.count
    let digits = body.dropFirst(capitals).prefix { ("0"..."9").contains($0) }.count
    let rest = body.dropFirst(capitals + digits)
    guard capitals <= 2, (1...2).contains(digits) else { return false }
    if rest.isEmpty { return capitals > 0 || body.count < word.count }
    if rest.count == 1 { return rest.first!.properties.isLowercase }
    return rest.first == "." && rest.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0.properties.isLowercase }
  }
}

/// Where the cells of a table's columns begin on a page, and which of a line's words stand in which column.
///
/// Columns drift: text that is longer than its column pushes what follows to the right, and what stands close is pulled left. So each column
/// knows where its cells were seen to begin, in the row that is being read, on the page, and in the header; a line's words go to the columns
/// that this explains best.
struct ColumnFit {
  /// Per column, where its header begins.
  var header: [Int]
  /// Per column, where its cells began on this page, and how often.
  var page: [[Int: Int]]
  /// Per column, where it begins in the row at hand.
  var row: [Int?]
  /// On a page without a header, columns may have moved.
  var isLoose = false

  /// Words that stand alone in the last column, again and again: ratings.
  var enders: Set<String> = []

  init(header: [Int], enders: Set<String> = []) {
    self.header = header
    self.enders = enders
    page = header.map { _ in [:] }
    row = header.map { _ in nil }
  }

  var count: Int { header.count }

  /// The column of each word of a line; nil: its words do not keep to the columns.
  func columns(of line: ColumnLine) -> [Int]? {
    let words = line.words
    guard !words.isEmpty else { return nil }
    let limits = (0..<count).map { $0 + 1 < count ? (row[$0 + 1] ?? header[$0 + 1]) - 2 : Int.max }
    var costs = (0..<count).map { startCost($0, words[0]) }
    var from: [[Int]] = []
    for (index, word) in words.enumerated().dropFirst() {
      let isEnder = index + 1 == words.count && enders.contains(line.text(word.start..<word.end))
      var next = [Double](repeating: .infinity, count: count), origin = [Int](repeating: 0, count: count)
      let inside = word.blanks > 2 ? 5.0 : word.blanks == 2 ? 2.5 : 0, soft = word.blanks > 1 ? 0 : word.isJoint ? 2.5 : 0.8
      // Where ratings fill the last column, nothing else begins there right after another cell's text.
      let isRated = !enders.isEmpty && !isEnder && word.blanks == 1
      for column in 0..<count {
        let isPast = word.start >= limits[column] && !(isRated && column + 2 == count)
        next[column] = costs[column] + inside + (isPast ? 1.7 : 0) + (isEnder && column + 1 < count ? 1.5 : 0)
        origin[column] = column
        guard column > 0, let best = (0..<column).min(by: { costs[$0] < costs[$1] }) else { continue }
        var cost = costs[best] + soft + startCost(column, word)
        if column + 1 == count { cost = isEnder ? min(cost, costs[best] + 0.5) : isRated ? cost + 2 : cost }
        if cost < next[column] { (next[column], origin[column]) = (cost, best) }
      }
      costs = next
      from.append(origin)
    }
    guard var at = costs.indices.min(by: { costs[$0] < costs[$1] }), costs[at] <= 5 else { return nil }
    var out = [at]
    for origin in from.reversed() {
      at = origin[at]
      out.append(at)
    }
    return out.reversed()
  }

  /// What it costs that a word begins a cell of a column: nothing where cells of that column begin.
  private func startCost(_ column: Int, _ word: ColumnLine.Word) -> Double {
    let rate = isLoose ? 0.2 : 0.6
    func cost(_ place: Int, _ more: Double) -> Double {
      let distance = abs(word.start - place)
      return more + (distance < 4 ? min(rate, 0.4) * Double(distance) : rate * Double(distance))
    }
    var least = min(6, cost(header[column], 0.3))
    if let place = row[column] { least = min(least, cost(place, 0)) }
    for (place, count) in page[column] where count > 1 { least = min(least, cost(place, 0.2)) }
    return least
  }

  /// Remembers where the cells of a line begin.
  mutating func learn(_ line: ColumnLine, _ columns: [Int]) {
    var last = -1
    for (word, column) in zip(line.words, columns) where column != last {
      row[column] = word.start
      page[column][word.start, default: 0] += 1
      last = column
    }
  }

  /// Begins a row. Where its reference stands, and the word after that, may show how far its first columns have moved.
  mutating func beginRow(with line: ColumnLine) {
    row = header.map { _ in nil }
    guard let at = line.words.firstIndex(where: { $0.isReference && isNear($0.start) }), let column = referenceColumn else { return }
    row[column] = line.words[at].start
    if at + 1 < line.words.count, column + 1 < count, line.words[at + 1].blanks < 12 { row[column + 1] = line.words[at + 1].start }
  }

  /// The column in which references stand: the first or second whose cells begin close to the next one's.
  private var referenceColumn: Int? { (0..<min(3, count - 1)).first { header[$0 + 1] - header[$0] <= 14 } }

  /// Whether a place is near to where references stand.
  func isNear(_ place: Int) -> Bool {
    guard let column = referenceColumn else { return false }
    return abs(place - header[column]) <= 12
  }

  /// After the first line of a page without a header: the columns have moved to where its cells begin.
  mutating func settle() {
    var shift = 0
    for column in header.indices {
      if let place = row[column] { shift = place - header[column] }
      header[column] += shift
    }
    isLoose = false
  }
}
