import Wording

/// The header of a table laid out by spaces: the lines that name its columns, and where these begin.
///
/// A narrow column breaks its heading over lines, which stand at the top, the middle or the foot of the header; so the first line may name
/// two columns of eight. The lines that belong to the header are those before the first that reads like a row; its columns are parted
/// where no line of it has a letter.
struct ColumnHeader {
  /// Where each column's heading begins.
  var starts: [Int]
  var lines: [ColumnLine]

  private static let mostLines = 6

  /// Reads the header that begins at a line of cells.
  /// - Parameter below: the lines from the first of the header on, blank ones too, to the end of the page.
  static func read(_ below: ArraySlice<ColumnLine>) -> ColumnHeader? {
    guard let first = below.first, !first.isBlank, first.cells.allSatisfy({ $0.width <= 60 }) else { return nil }
    var lines = [first]
    for line in below.dropFirst().prefix(mostLines - 1) {
      guard goesOn(lines, with: line) else { break }
      lines.append(line)
    }
    // Lines that only look like a part of the header are rows where they leave it fewer columns.
    while lines.count > 1, columns(lines).count < columns(Array(lines.dropLast())).count { lines.removeLast() }
    let starts = columns(lines)
    guard starts.count >= 3, lines.contains(where: { $0.cells.count >= 2 }) else { return nil }
    let words = lines[0].texts
    let body = below.dropFirst(lines.count).prefix { $0.texts != words }
    return ColumnHeader(starts: parted(starts, lines, by: body), lines: lines)
  }

  /// Whether a line is one more of a header's.
  private static func goesOn(_ lines: [ColumnLine], with line: ColumnLine) -> Bool {
    guard !line.isBlank, line.cells.allSatisfy({ isHeading($0.text) }) else { return false }
    if let word = line.words.first, word.isReference { return false }
    let together = columns(lines + [line])
    func filled(_ line: ColumnLine) -> Int {
      Set(line.words.map { word in together.lastIndex { $0 <= word.start } ?? 0 }).count
    }
    guard together.count >= 3 || lines.allSatisfy({ $0.cells.count < 3 }) else { return false }
    // A sentence under one heading is a row or a title, and a second full line is the first row.
    let full = lines.filter { $0.words[0].start <= together[0] + 1 }.map(filled).max() ?? 0
    if full < 2 { return true }
    let isShort = line.cells.allSatisfy { $0.text.split(separator: " ").count <= 4 && $0.width <= 30 }
    guard isShort, !line.words.contains(where: { line.text($0.start..<$0.end).first?.isNumber == true }) else { return false }
    let isPart = filled(line) < full && filled(line) * 2 <= together.count + 1
    let isAtLeft = filled(line) == 1 && line.words[0].start <= together[0] + 1
    return isPart ? !isAtLeft : filled(line) > full
  }

  /// Whether a text may be a heading or a part of one: it is short, no list item and no end of a sentence.
  private static func isHeading(_ text: String) -> Bool {
    guard text.utf8.count <= 60, let last = text.last, !",;".contains(last) else { return false }
    // "No." and "Action no." end with a point too.
    return ListMark.split(text) == nil && (last != "." || text.utf8.count <= 12)
  }

  /// Where columns begin: at words with nothing of any line right before them, which two blanks set apart in one line at least.
  private static func columns(_ lines: [ColumnLine]) -> [Int] {
    var isFilled: [Bool] = []
    for line in lines {
      for word in line.words {
        while isFilled.count < word.end { isFilled.append(false) }
        for at in word.start..<word.end { isFilled[at] = true }
      }
    }
    var starts: [Int] = [], from = 0
    while let begin = isFilled[from...].firstIndex(of: true) {
      let blanks = begin - from
      let isApart = starts.isEmpty || blanks > 1 || lines.contains { line in line.words.contains { $0.start == begin && $0.blanks > 1 } }
      if isApart { starts.append(begin) }
      from = isFilled[begin...].firstIndex(of: false) ?? isFilled.count
    }
    return starts
  }

  /// Adds the columns whose headings stand one blank after another's: cells begin just under them.
  private static func parted(_ starts: [Int], _ lines: [ColumnLine], by below: ArraySlice<ColumnLine>) -> [Int] {
    // Where a word may begin a column, and how far from it the cells under it may begin: "Ref" and "No." stand over narrow cells, which
    // what is beside them pushes about.
    var votes: [Int: (count: Int, reach: Int)] = [:]
    for line in lines {
      for (before, word) in zip(line.words, line.words.dropFirst()) where word.blanks == 1 && !starts.contains(word.start) {
        let isFree = lines.allSatisfy { other in
          other.source.number == line.source.number || !other.words.contains { $0.start < word.start && $0.end >= word.start }
        }
        let isNarrow = starts.prefix(2).contains(before.start) && before.end - before.start <= 3
        if isFree { votes[word.start] = (0, isNarrow ? 6 : 0) }
      }
    }
    guard !votes.isEmpty else { return starts }
    var hits: [Int: Int] = [:]
    for other in below {
      for word in other.words where word.blanks > 1 {
        let near = (starts + votes.keys).min { (abs($0 - word.start), $0) < (abs($1 - word.start), $1) }
        guard let near else { continue }
        if let vote = votes[near] {
          if abs(near - word.start) <= vote.reach { votes[near]!.count += 1 }
        } else if abs(near - word.start) <= 2 {
          hits[near, default: 0] += 1
        }
      }
    }
    let parted = votes.filter { place, vote in
      let heading = starts.last { $0 < place }
      return vote.count >= 2 && vote.count * 4 >= heading.flatMap { hits[$0] } ?? 0
    }
    return (starts + parted.keys).sorted()
  }
}
