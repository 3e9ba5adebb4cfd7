import Wording

/// Where the cells of a table's columns begin on a page, and which of a line's words stand in which column.
///
/// Columns drift: text that is longer than its column pushes what follows to the right, and what stands close is pulled left. So each column
/// knows where its cells were seen to begin, in the row that is being read, in the lines around, on the page, and in the header; a line's
/// words go to the columns that this explains best.
struct ColumnFit {
  /// Per column, where its header begins.
  var header: [Int]
  /// Per column, where its cells begin on this page, set apart by two blanks or more, and how often.
  private var page: [[Int: Int]]
  /// Per column, where most of them begin, which need not be under the beginning of its heading.
  private var usual: [Int]
  /// Per column, where more than one of them begin, and what it costs to begin there.
  private var places: [[(place: Int, cost: Double)]]
  /// Per column, how wide its widest line is that white space ends.
  private var reach: [Int]
  /// Per column, words with which its cells begin again and again; "#" stands for all figures and months.
  private(set) var openers: [Set<String>]
  /// Per column, where it begins in the row at hand.
  private(set) var row: [Int?]
  /// On a page without a header, columns may have moved.
  var isLoose = false
  /// Words that stand alone in the last column, again and again: ratings.
  var enders: Set<String> = []
  /// The widest line of each column so far.
  private var widest: [Int]
  /// How many lines of the page were looked over.
  private var noted = 0

  init(header: [Int], enders: Set<String> = []) {
    self.header = header
    self.enders = enders
    page = header.map { _ in [:] }
    usual = header
    places = header.map { _ in [] }
    reach = header.map { _ in 0 }
    openers = header.map { _ in [] }
    row = header.map { _ in nil }
    widest = header.map { _ in 0 }
  }

  var count: Int { header.count }

  /// The columns of the words of a line of the header: each column begins with the word closest to it, if one is close; in order.
  func headerColumns(of line: ColumnLine) -> [Int] {
    let words = line.words.map(\.start)
    // least[column][word]: of the first columns with the first words; a column without a word of its own costs as much as one far away.
    var least = [[Int]](repeating: [Int](repeating: 0, count: words.count + 1), count: count + 1)
    for column in 1...count {
      least[column][0] = least[column - 1][0] + 5
      for word in 1..<(words.count + 1) {
        let taken = least[column - 1][word - 1] + min(99, abs(words[word - 1] - header[column - 1]))
        least[column][word] = min(taken, least[column - 1][word] + 5, least[column][word - 1])
      }
    }
    var begins: [Int: Int] = [:]
    var column = count, word = words.count
    while column > 0, word > 0 {
      if least[column][word] == least[column][word - 1] {
        word -= 1
      } else if least[column][word] == least[column - 1][word] + 5 {
        column -= 1
      } else {
        (column, word) = (column - 1, word - 1)
        begins[word] = column
      }
    }
    column = 0
    return words.indices.map { at in
      // "Mar 26" is one time, wherever its figures stand.
      if at > 0, line.words[at].blanks == 1, line.words[at].text.first?.isNumber == true, ColumnHeader.isTime(line.words[at].text),
        ColumnHeader.isTime(line.words[at - 1].text), line.words[at - 1].text.allSatisfy(\.isLetter)
      {
        return column
      }
      column = begins[at] ?? max(column, header.lastIndex { $0 <= words[at] - 4 } ?? 0)
      return column
    }
  }

  /// Notes where lines of the page have words set apart from what is before them: cells of the column near to them begin there.
  /// Fewer lines than were noted before tell nothing new.
  mutating func note(_ lines: [ColumnLine]) {
    guard lines.count >= noted else { return }
    noted = lines.count
    for _ in 0..<2 {
      page = header.map { _ in [:] }
      // Lines of two cells may be labels with their values.
      for line in lines where line.starts.count >= (count > 4 ? 3 : 2) {
        for word in line.words where word.blanks > 1 {
          if let column = nearest(to: word.start) { page[column][word.start, default: 0] += 1 }
        }
      }
      for column in header.indices {
        let most = page[column].max { ($0.value, -abs($0.key - header[column])) < ($1.value, -abs($1.key - header[column])) }
        if let most, most.value > 2 { usual[column] = most.key }
      }
      countAlong(lines)
    }
    reach = header.map { _ in 0 }
    var opening = [[String: Int]](repeating: [:], count: count)
    for line in lines {
      for cell in line.runs {
        let start = line.words[cell.lowerBound].start, end = line.words[cell.upperBound - 1].end
        guard let column = nearest(to: start) else { continue }
        opening[column][line.words[cell.lowerBound].opener, default: 0] += 1
        if column + 1 == count || end < usual[column + 1] { reach[column] = max(reach[column], end - start) }
      }
    }
    places = header.indices.map { column in
      page[column].filter { $0.value > 1 }.keys.sorted().map { ($0, 0.1 + 0.12 * Double(max(0, abs($0 - usual[column]) - 2))) }
    }
    openers = opening.map { words in Set(words.filter { $0.value >= 3 && $0.key.first?.isLowercase != true }.keys) }
  }

  /// A heading in the middle of a wide column stands far from where its cells begin: lines with a cell for each column tell by their order.
  private mutating func countAlong(_ lines: [ColumnLine]) {
    let whole = lines.filter { $0.runs.count == count }
    for column in header.indices where page[column].values.allSatisfy({ $0 < 3 }) {
      let starts = Dictionary(whole.map { ($0.words[$0.runs[column].lowerBound].start, 1) }, uniquingKeysWith: +)
      guard let most = starts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), most.value > 2, most.value * 2 > whole.count else {
        continue
      }
      usual[column] = most.key
    }
  }

  /// The column whose cells begin nearest to a place, if that is near.
  private func nearest(to place: Int) -> Int? {
    guard let column = header.indices.min(by: { abs(usual[$0] - place) < abs(usual[$1] - place) }) else { return nil }
    let room = column + 1 < count ? (usual[column + 1] - usual[column]) * 9 / 20 : 14
    return abs(usual[column] - place) <= max(3, min(14, room)) ? column : nil
  }

  /// How far from its heading each column's cells begin: kept from one page to the next.
  var offsets: [Int] {
    get { zip(usual, header).map(-) }
    set { usual = zip(header, newValue).map(+) }
  }

  /// Whether cells of a column begin at a place, or hardly beside it.
  func isUsual(_ place: Int) -> Bool { zip(header, usual).contains { abs($0 - place) <= 2 || abs($1 - place) <= 2 } }

  /// The widest text of each column, of lines and of what was seen before.
  mutating func widths(with lines: [[Substring]]) -> [Int] {
    for line in lines {
      for (column, cell) in line.enumerated() {
        let most = column + 1 < count ? header[column + 1] - header[column] + 3 : .max
        widest[column] = max(widest[column], min(most, cell.count))
      }
    }
    return widest
  }

  /// The column of each word of a line; nil: its words do not keep to the columns.
  /// - Parameter around: where words of the lines next to it are set apart: the cells of a row begin on one vertical.
  func columns(of line: ColumnLine, around: Set<Int> = [], atAnyCost: Bool = false) -> [Int]? {
    let (columns, cost) = assigned(line, around)
    if atAnyCost { return columns }
    // Much may be wrong where many cells stand apart; a line of text may be no more than chance.
    return cost <= 3.8 + 1.2 * Double(line.starts.count) ? columns : nil
  }

  /// What it costs to read a line by these columns; less the better they explain where its words stand.
  func cost(of line: ColumnLine) -> Double { assigned(line, []).cost }

  /// The columns of the words of a line that cost least.
  private func assigned(_ line: ColumnLine, _ around: Set<Int>) -> (columns: [Int], cost: Double) {
    let words = line.words
    guard !words.isEmpty else { return ([], .infinity) }
    // From where on a word is more likely of the next column.
    let limits = (0..<count).map { $0 + 1 < count ? (row[$0 + 1] ?? usual[$0 + 1]) - 2 : Int.max }
    // Where each column would end in this line, and its text would have been broken.
    var ends = (0..<count).map { reach[$0] > 0 ? (row[$0] ?? usual[$0]) + reach[$0] + 1 : Int.max }
    for word in words where word.blanks > 1 {
      if let column = nearest(to: word.start), reach[column] > 0 { ends[column] = word.start + reach[column] + 1 }
    }
    let rating = header[count - 1] - 8
    let isRatedLine = !enders.isEmpty && words[words.count - 1].start >= rating
    var costs = (0..<count).map { startCost($0, words[0], around) }
    // How far the cells of the cheapest way to each column have been moved: what is after a moved cell is moved with it.
    var shifts = (0..<count).map { words[0].start - usual[$0] }
    var from: [[Int]] = []
    from.reserveCapacity(words.count)
    for (index, word) in words.enumerated().dropFirst() {
      let isEnder = isRatedLine && index + 1 == words.count && enders.contains(word.text)
      var next = [Double](repeating: .infinity, count: count), origin = [Int](repeating: 0, count: count)
      var moved = shifts
      let inside = word.blanks > 2 ? 5.0 : word.blanks == 2 ? 2.5 : 0, soft = word.blanks > 1 ? 0 : word.isJoint ? 2.5 : 0.8
      let isBulleted = ListMark.isBullet(word.text) && openers.contains { $0.contains(word.text) }
      // The cheapest column to the left of the one at hand.
      var best = 0
      for column in 0..<count {
        let isPast = word.start >= limits[column]
        let over = word.end > ends[column] ? min(1.7, 0.4 * Double(word.end - ends[column])) : 0
        let isStart = column + 1 < count && word.blanks == 1 && (row[column + 1] == word.start || isAround(word.start, around, column + 1))
        next[column] =
          costs[column] + inside + (isStart ? 1.9 : isPast ? 1.2 : 0) + over + (isEnder && column + 1 < count ? 1.5 : 0)
        origin[column] = column
        guard column > 0 else { continue }
        if costs[column - 1] < costs[best] { best = column - 1 }
        let isOpener = openers[column].contains(word.opener) && !openers[column - 1].contains(word.opener)
        // The first line of a cell hardly begins in small letters, nor with a bullet that only another column's cells have.
        let isOdd =
          word.blanks == 1 && row[column] == nil && word.text.first?.isLowercase == true
          || isBulleted && !openers[column].contains(word.text)
        var cost = costs[best] + (isOpener ? 0 : soft) + (isOdd ? 1.2 : 0)
        if cost < next[column] { cost += startCost(column, word, around, shift: shifts[best]) }
        if column + 1 == count, isEnder { cost = min(cost, costs[best] + 0.5) }
        if cost < next[column] { (next[column], origin[column], moved[column]) = (cost, best, word.start - usual[column]) }
      }
      shifts = moved
      costs = next
      from.append(origin)
    }
    guard var at = costs.indices.min(by: { costs[$0] < costs[$1] }) else { return ([], .infinity) }
    let least = costs[at]
    var out = [at]
    for origin in from.reversed() {
      at = origin[at]
      out.append(at)
    }
    return (out.reversed(), least)
  }

  /// Whether cells of a column begin at a place in the lines around.
  private func isAround(_ place: Int, _ around: Set<Int>, _ column: Int) -> Bool {
    around.contains(place) && nearest(to: place) == column
  }

  /// What it costs that a word begins a cell of a column: nothing where cells of that column begin.
  private func startCost(_ column: Int, _ word: ColumnLine.Word, _ around: Set<Int>, shift: Int = 0) -> Double {
    let rate = isLoose ? 0.2 : openers[column].contains(word.opener) ? 0.3 : 0.6
    func cost(_ place: Int, _ more: Double) -> Double {
      let distance = abs(word.start - place)
      return more + (distance < 4 ? min(rate, 0.4) * Double(distance) : rate * Double(distance))
    }
    var least = min(6, cost(header[column], 0.15))
    if let place = row[column] { least = min(least, cost(place, 0)) }
    if abs(shift) > 2 { least = min(least, cost(usual[column] + shift, 0.3)) }
    for (place, more) in places[column] where abs(place - word.start) < 16 { least = min(least, cost(place, more)) }
    if isAround(word.start, around, column) { least = min(least, 0.05) }
    return least
  }

  /// Remembers where the cells of a line begin.
  mutating func learn(_ line: ColumnLine, _ columns: [Int]) {
    var last = -1
    for (word, column) in zip(line.words, columns) where column != last {
      row[column] = word.start
      last = column
    }
  }

  /// Begins a row, if a line does. Where its reference stands, and the word after that, may show how far its first columns have moved.
  mutating func beginRow(with line: ColumnLine, isAfterGap: Bool) {
    let at = line.words.prefix(40).firstIndex { $0.isReference && isNear($0.start) }
    guard at != nil || isAfterGap else { return }
    row = header.map { _ in nil }
    guard let at, let column = referenceColumn else { return }
    row[column] = line.words[at].start
    if at + 1 < line.words.count, column + 1 < count, line.words[at + 1].blanks < 12 { row[column + 1] = line.words[at + 1].start }
  }

  /// The column in which references stand: the first or second whose cells begin close to the next one's.
  private var referenceColumn: Int? { (0..<min(3, count - 1)).first { header[$0 + 1] - header[$0] <= 14 } }

  /// Whether a place is near to where references stand, and not where the next column's cells do.
  private func isNear(_ place: Int) -> Bool {
    guard let column = referenceColumn, row[column + 1] != place else { return false }
    return abs(place - header[column]) <= 12
  }

  /// After the first line of a page without a header: the columns have moved to where its cells begin.
  mutating func settle() {
    var shift = 0
    for column in header.indices {
      if let place = row[column] { shift = place - header[column] }
      header[column] += shift
      usual[column] += shift
    }
    isLoose = false
  }
}
