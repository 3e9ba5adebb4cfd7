import Foundation
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
  /// - Parameters:
  ///   - below: the lines from the first of the header on, blank ones too, to the end of the page.
  ///   - isThorough: whether headings that stand close are parted by what is under them, which takes its time.
  static func read(_ below: ArraySlice<ColumnLine>, isThorough: Bool) -> ColumnHeader? {
    guard let first = below.first, !first.isBlank, first.cells.allSatisfy({ $0.width <= 60 }) else { return nil }
    var lines = [first]
    for line in below.dropFirst().prefix(mostLines - 1) {
      guard goesOn(lines, with: line) else { break }
      lines.append(line)
    }
    // Lines that only look like a part of the header are rows where they leave it fewer columns.
    while lines.count > 1, groups(of: lines).isEmpty, columns(lines).count < columns(Array(lines.dropLast())).count { lines.removeLast() }
    if groups(of: lines).isEmpty, let second = secondLevel(under: lines, below.dropFirst(lines.count)) { lines += second }
    let own = withoutGroups(lines)
    let starts = columns(own)
    guard starts.count >= 2, lines.contains(where: { $0.runs.count >= 2 }) else { return nil }
    guard isThorough else { return ColumnHeader(starts: starts, lines: lines) }
    let body = ownLines(below.dropFirst(lines.count), starts: starts, heading: lines[0].texts, least: 3)
    if let places = bodyStarts(body, count: starts.count, insteadOf: starts) { return ColumnHeader(starts: places, lines: lines) }
    let parted = parted(starts, own, by: body)
    return ColumnHeader(starts: bodyStarts(body, count: parted.count, insteadOf: parted) ?? parted, lines: lines)
  }

  // MARK: Groups

  /// The headings of columns under those of their groups ("Accountable", "Due" under "Delivery"), a blank line between: that line and theirs.
  private static func secondLevel(under lines: [ColumnLine], _ below: ArraySlice<ColumnLine>) -> [ColumnLine]? {
    let next = Array(below.prefix(2))
    guard next.count == 2, next[0].isBlank, !next[1].isBlank, !groups(of: lines + next).isEmpty else { return nil }
    return next
  }

  /// Where the headings of groups stand in the first line of a header of two levels: each has two headings or more of the lower line under
  /// it, and no heading of that line is left.
  private static func groups(of first: ColumnLine, over line: ColumnLine) -> [Range<Int>] {
    let heads = first.runs.map { first.words[$0.lowerBound].start..<first.words[$0.upperBound - 1].end }
    func middle(_ range: Range<Int>) -> Int { range.lowerBound + range.upperBound }
    var under: [Int: Int] = [:]
    for run in line.runs {
      let own = line.words[run.lowerBound].start..<line.words[run.upperBound - 1].end
      guard let head = heads.indices.min(by: { abs(middle(heads[$0]) - middle(own)) < abs(middle(heads[$1]) - middle(own)) }) else {
        return []
      }
      under[head, default: 0] += 1
    }
    return heads.count >= 3 && under.values.allSatisfy { $0 > 1 } ? under.keys.sorted().map { heads[$0] } : []
  }

  /// Where the headings of groups stand in the first line of a header, if it has two levels.
  static func groups(of header: [ColumnLine]) -> [Range<Int>] {
    guard header.count > 1, let last = header.last, last.runs.count > 1,
      last.cells.allSatisfy({ isHeading($0.text) && $0.width <= 30 && $0.text.first?.isUppercase == true }),
      !last.words.contains(where: { $0.isReference || $0.text.contains(where: \.isNumber) })
    else { return [] }
    return groups(of: header[0], over: last)
  }

  /// The lines of a header without the headings of groups.
  static func withoutGroups(_ header: [ColumnLine]) -> [ColumnLine] {
    let groups = groups(of: header)
    return groups.isEmpty ? header : [header[0].blanked(groups)] + header.dropFirst()
  }

  /// The lines after a header, or after some rows, that are surely of the same table: to the next header, and to what follows a blank line
  /// without beginning a row, for a row begins with most of its cells. Lines of one run of words at the left are left out: they are
  /// titles, and say nothing of columns.
  /// - Parameter least: how many lines of several cells there must be before the table may end.
  static func ownLines(_ lines: ArraySlice<ColumnLine>, starts: [Int], heading: [String], least: Int) -> [ColumnLine] {
    var out: [ColumnLine] = [], isParted = false, rows = 0
    for line in lines {
      if line.isBlank {
        isParted = true
        continue
      }
      if line.texts == heading { break }
      let isAtLeft = line.words[0].start <= starts[0] + 3 && !line.words[0].isReference
      if isParted, rows >= least, isAtLeft, line.runs.count * 2 <= starts.count { break }
      if line.runs.count > 1 || !isAtLeft { out.append(line) }
      if line.runs.count > 1 { rows += 1 }
      isParted = false
    }
    return out
  }

  /// Whether a line is one more of a header's.
  private static func goesOn(_ lines: [ColumnLine], with line: ColumnLine) -> Bool {
    guard !line.isBlank, line.cells.allSatisfy({ isHeading($0.text) }) else { return false }
    if let word = line.words.first, word.isReference { return false }
    let together = columns(lines + [line])
    func filled(_ line: ColumnLine) -> Int {
      Set(line.words.map { word in together.lastIndex { $0 <= word.start } ?? 0 }).count
    }
    guard together.count >= 3 || lines.allSatisfy({ $0.runs.count < 3 }) else { return false }
    // A sentence under one heading is a row or a title, and a second full line is the first row.
    let full = lines.filter { $0.words[0].start <= together[0] + 1 }.map(filled).max() ?? 0
    if full < 2 { return true }
    // Headings that go on do so in small letters.
    let begins = line.words.indices.filter { $0 == 0 || line.words[$0].blanks > 1 || together.contains(line.words[$0].start) }
    let small = begins.count { at in line.words[at].text.first.map { $0.isLowercase || $0 == "(" } ?? false }
    let times = begins.count { Self.isTime(line.words[$0].text) }
    if small == begins.count || (small * 2 >= begins.count && small >= 2) { return true }
    if small + times == begins.count { return true }
    let isShort = line.cells.allSatisfy { $0.text.split(separator: " ").count <= 4 && $0.width <= 30 }
    guard isShort, !line.words.contains(where: { $0.text.first?.isNumber == true }) else { return false }
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

  private static let months: Set<String> = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.locale = Locale(identifier: "en_GB")
    return Set((calendar.monthSymbols + calendar.shortMonthSymbols).map { $0.lowercased() })
  }()

  /// Whether a word of a heading is of a time: "(March", "2024)", "Q1", "2024/25".
  static func isTime(_ word: String) -> Bool {
    let body = word.lowercased().filter { !"()".contains($0) }
    if months.contains(body) { return true }
    let digits = body.hasPrefix("q") ? body.dropFirst() : body[...]
    return !digits.isEmpty && digits.allSatisfy { $0.isNumber || "/-–".contains($0) }
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
    // A heading of several columns stands over theirs: the lowest line is closest to the cells.
    return starts.enumerated().map { at, start in
      let end = at + 1 < starts.count ? starts[at + 1] : Int.max
      for line in lines.reversed() { if let word = line.words.first(where: { $0.start >= start && $0.start < end }) { return word.start } }
      return start
    }
  }

  /// Adds the columns whose headings stand one blank after another's: those that make the lines under the header easier to read.
  private static func parted(_ starts: [Int], _ lines: [ColumnLine], by body: [ColumnLine]) -> [Int] {
    var candidates: Set<Int> = []
    for line in lines {
      for word in line.words where word.text.first?.isUppercase == true { candidates.insert(word.start) }
    }
    var counts: [Int: Int] = [:]
    for line in body { for word in line.words where word.blanks > 1 { counts[word.start, default: 0] += 1 } }
    candidates.formUnion(counts.filter { $0.value >= max(3, body.count / 8) }.keys)
    candidates = candidates.filter { candidate in !starts.contains { abs($0 - candidate) <= 1 } }
    var starts = starts
    let references = body.filter { line in
      line.words[0].isReference && line.words[0].start < starts[0] - 2 && (line.words.count == 1 || line.words[1].blanks > 1)
    }
    if references.count >= 2 {
      // Left of the first heading: a column without one, or the first one's, which stands in its middle.
      let isUsed = body.contains { line in line.starts.contains { abs($0 - starts[0]) <= 3 } }
      let place = references.map(\.words[0].start).min()!
      if isUsed { starts.insert(place, at: 0) } else { starts[0] = place }
    }
    if let second = afterReferences(starts, lines, body), !starts.contains(second) { starts = (starts + [second]).sorted() }
    for place in afterFigures(starts, lines, body) where !starts.contains(place) { starts = (starts + [place]).sorted() }
    var costs = costs(starts, body)
    while !candidates.isEmpty {
      let tried = candidates.map { candidate in (candidate, self.costs((starts + [candidate]).sorted(), body)) }
      let best = tried.min { ($0.1.reduce(0, +), $0.0) < ($1.1.reduce(0, +), $1.0) }!
      // Every further column explains something; a real one explains several lines much better.
      let better = zip(costs, best.1).count { $0 - $1 >= 1.5 }
      guard costs.reduce(0, +) - best.1.reduce(0, +) > max(6, 0.3 * Double(body.count)), better >= max(2, body.count / 8) else { break }
      starts = (starts + [best.0]).sorted()
      costs = best.1
      candidates.remove(best.0)
    }
    if let second = afterReferences(starts, lines, body), !starts.contains(second) { starts = (starts + [second]).sorted() }
    return starts
  }

  /// Where the cells begin under headings that stand in the middle of their columns, far from where their cells begin: as many places as
  /// there are headings, if they explain the lines much better.
  private static func bodyStarts(_ body: [ColumnLine], count: Int, insteadOf starts: [Int]) -> [Int]? {
    var counts: [Int: Int] = [:]
    for line in body { for start in line.starts { counts[start, default: 0] += 1 } }
    var places: [Int] = []
    for (place, seen) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) where seen >= max(2, body.count / 6) {
      if !places.contains(where: { abs($0 - place) <= 3 }) { places.append(place) }
    }
    places.sort()
    // The last column may hold colours alone.
    if places.count + 1 == count, let last = starts.last, let end = places.last, last > end + 3 { places.append(last) }
    guard places.count == count else { return nil }
    return costs(places, body).reduce(0, +) * 10 < costs(starts, body).reduce(0, +) * 7 ? places : nil
  }

  /// Where the second column begins if the first heading's first word stands over references alone: "Ref Action", "No. What we will do".
  private static func afterReferences(_ starts: [Int], _ lines: [ColumnLine], _ body: [ColumnLine]) -> Int? {
    let at = lines.compactMap { line in
      line.words.indices.first {
        starts.prefix(3).contains(line.words[$0].start) && $0 + 1 < line.words.count && line.words[$0 + 1].blanks == 1
          && line.words[$0].end - line.words[$0].start <= 4
      }.map { (line, $0) }
    }
    guard let (line, index) = at.last else { return nil }
    let place = line.words[index].start
    var alone = 0, besides = 0
    for other in body {
      guard let found = other.words.indices.first(where: { abs(other.words[$0].start - place) <= 3 && other.words[$0].isReference }) else {
        continue
      }
      if found + 1 == other.words.count || other.words[found + 1].blanks > 1 { alone += 1 } else { besides += 1 }
    }
    return alone >= 2 && alone > besides ? line.words[index + 1].start : nil
  }

  /// Where columns begin whose headings stand one blank after that of a column of figures: "Aim Officer" over "70% Head of Service".
  private static func afterFigures(_ starts: [Int], _ lines: [ColumnLine], _ body: [ColumnLine]) -> [Int] {
    var out: [Int] = []
    for line in lines {
      for (index, word) in line.words.enumerated().dropLast() where starts.contains(word.start) {
        let under = body.compactMap { line in line.words.firstIndex { abs($0.start - word.start) <= 3 }.map { (line.words, $0) } }
        let figures = under.filter { words, at in words[at].text.contains(where: \.isNumber) && words[at].text.utf8.count <= 7 }
        guard figures.count >= 3, figures.count * 10 >= under.count * 8 else { continue }
        // "Nov 24 Aim by": the first word that begins a heading, and not the time of this one.
        let next = line.words[(index + 1)...].prefix { $0.blanks == 1 }.prefix(3).first {
          $0.text.first?.isUppercase == true && !isTime($0.text)
        }
        guard let next else { continue }
        let beside = figures.count { words, at in
          guard at + 1 < words.count, abs(words[at + 1].start - next.start) <= 6 else { return false }
          return words[at + 1].text.first.map { $0.isLetter || $0.isNumber || $0 == "£" } ?? false
        }
        if beside >= 3 { out.append(next.start) }
      }
    }
    return out
  }

  private static func costs(_ starts: [Int], _ body: [ColumnLine]) -> [Double] {
    var fit = ColumnFit(header: starts)
    fit.note(body)
    return body.map { min(15, fit.cost(of: $0)) }
  }
}
