import PlanSchema
import Wording

/// Tables laid out in columns by spaces, as `pdftotext -layout` prints them.
///
/// A header of three cells or more parted by two or more blanks opens a table and sets its columns (`ColumnHeader`); lines whose cells stay
/// inside those columns (`ColumnFit`) belong to it, and make its rows (`ColumnRows`). A table that goes on over a page, or after a title
/// across it, keeps the columns of its header.
struct ColumnTables {
  private let source: [TextLine]
  /// Lines that are headers and footers of pages; a table ends before one.
  private let running: Set<Int>
  /// The lines of the page at hand as words.
  private var parsed: [Int: ColumnLine] = [:]
  /// The columns of the last table.
  private var fit: ColumnFit?
  private var page: Int?
  /// The words of its header, line by line, and which of them, counted through, begin columns.
  private var heading: (lines: [[String]], begins: [Int]) = ([], [])
  /// The column in which its rows have their references.
  private var referenceColumn: Int?
  /// The words that end lines of several cells more than once, and are seen set apart.
  private let enders: Set<String>

  init(_ lines: [TextLine], running: Set<Int>) {
    source = lines
    self.running = running
    var counts: [String: Int] = [:], apart: Set<String> = []
    for source in lines where source.text.utf8.count > 40 {
      let line = ColumnLine(source)
      guard let last = line.words.last, line.starts.count > 1, last.end - last.start <= 12 else { continue }
      let word = line.text(last.start..<last.end)
      guard word.first?.isUppercase == true, word.allSatisfy(\.isLetter) else { continue }
      counts[word, default: 0] += 1
      if last.blanks > 1, line.starts.count > 2 { apart.insert(word) }
    }
    enders = apart.filter { counts[$0]! > 1 }
  }

  /// A line of a table with the cells that its words make.
  private struct Line {
    var line: ColumnLine
    var columns: [Int]
    var cells: [String]

    init(_ line: ColumnLine, _ columns: [Int], count: Int) {
      self.line = line
      self.columns = columns
      cells = [String](repeating: "", count: count)
      var index = 0
      while index < columns.count {
        var end = index
        while end + 1 < columns.count, columns[end + 1] == columns[index] { end += 1 }
        let text = line.text(line.words[index].start..<line.words[end].end)
        cells[columns[index]] += (cells[columns[index]].isEmpty ? "" : " ") + text
        index = end + 1
      }
    }
  }

  /// Reads the table that begins at a line, if one does.
  mutating func read(from start: Int) -> (table: Table, end: Int)? {
    let isRest = isFirstOfPage(start)
    guard case (var fit, let header)? = opened(at: start, isCut: isRest) else { return nil }
    let head = header.map { Line($0, fit.headerColumns(of: $0), count: fit.count) }
    if !header.isEmpty, fit.count >= 3 { keep(header, fit) }
    survey(&fit, from: start + header.count)
    var run: [Line] = [], gaps: [Bool] = []
    var index = start + header.count, blanks = 0, end = index
    while let line = line(at: index, onPageOf: start) {
      if line.isBlank {
        blanks += 1
        if blanks > 2 { break }
      } else {
        fit.beginRow(with: line, isAfterGap: blanks > 0)
        guard let columns = fit.columns(of: line, around: around(index, onPageOf: start)), !isBand(line, columns, fit) else { break }
        // After a blank line, words without a gap at the left of a table of two are what comes next.
        if blanks > 0, fit.count == 2, !run.isEmpty, columns[0] == 0, line.cells.count == 1 { break }
        fit.learn(line, columns)
        if fit.isLoose { fit.settle() }
        gaps.append(blanks > 0 && !run.isEmpty)
        blanks = 0
        run.append(Line(line, columns, count: fit.count))
        end = index + 1
      }
      index += 1
    }
    let count = run.count + head.count
    let isHeaderAlone = run.isEmpty && goesOn(from: end, fit)
    guard count >= 2 && !run.isEmpty || isHeaderAlone || isRest, (head + run).contains(where: { Set($0.columns).count >= 2 }) || isRest,
      let last = run.last ?? head.last
    else { return nil }
    self.fit = fit
    page = source[start].page
    var rows = head.isEmpty ? [] : [row(head, columns: nil)]
    rows += bodyRows(run, gaps, &fit, isRest: isRest, isAtEnd: self.line(at: nextFilled(end), onPageOf: start) == nil)
    return (Table(rows: rows, place: PlaceOfText(first: source[start], last: last.line.source).place), end)
  }

  /// Keeps the words of a header, by which it is known again.
  private mutating func keep(_ header: [ColumnLine], _ fit: ColumnFit) {
    let words = header.map(\.texts)
    if words != heading.lines { referenceColumn = nil }
    let all = header.flatMap { line in line.words.map(\.start) }
    let begins = fit.header.compactMap { start in all.firstIndex(of: start) }
    if begins.count == fit.count { heading = (words, begins) }
  }

  // MARK: Lines

  /// A line of the page that another stands on, running lines excepted.
  private mutating func line(at index: Int, onPageOf start: Int) -> ColumnLine? {
    guard index < source.count, source[index].page == source[start].page, !running.contains(index) else { return nil }
    if let line = parsed[index] { return line }
    if parsed.count > 400 { parsed = [:] }
    let line = ColumnLine(source[index])
    parsed[index] = line
    return line
  }

  /// The lines of a page from one on, at most some of them.
  private mutating func lines(from start: Int, onPageOf first: Int, most: Int) -> [ColumnLine] {
    var out: [ColumnLine] = []
    while out.count < most, let line = line(at: start + out.count, onPageOf: first) { out.append(line) }
    return out
  }

  /// Where words of the lines next to one are set apart from what is before them.
  private mutating func around(_ index: Int, onPageOf start: Int) -> Set<Int> {
    var out: Set<Int> = []
    for at in max(start, index - 4)...(index + 4) where at != index {
      guard let line = line(at: at, onPageOf: start) else { continue }
      for word in line.words where word.blanks > 1 { out.insert(word.start) }
    }
    return out
  }

  private func nextFilled(_ index: Int) -> Int {
    var index = index
    while index < source.count, source[index].isBlank || running.contains(index) { index += 1 }
    return index
  }

  /// Whether a line is the first on the page after that of the last table, headers apart.
  private func isFirstOfPage(_ index: Int) -> Bool {
    guard let page, source[index].page == page + 1 else { return false }
    var before = index - 1
    while before >= 0, source[before].page == page + 1 {
      if !source[before].isBlank, !running.contains(before) { return false }
      before -= 1
    }
    return true
  }

  // MARK: Opening

  /// The columns of the table that begins at a line, with the lines of its header if it has one.
  private mutating func opened(at start: Int, isCut: Bool) -> (fit: ColumnFit, header: [ColumnLine])? {
    let first = ColumnLine(source[start])
    if let again = repeated(at: start) { return again }
    if mayBeHeader(first), let header = ColumnHeader.read(lines(from: start, onPageOf: start, most: 70)[...]) {
      return (ColumnFit(header: header.starts, enders: enders), header.lines)
    }
    if let fit = pair(first, at: start) { return (fit, []) }
    return continued(first, at: start, isCut: isCut).map { ($0, []) }
  }

  /// The header of the last table, printed again.
  private mutating func repeated(at start: Int) -> (fit: ColumnFit, header: [ColumnLine])? {
    guard !heading.lines.isEmpty else { return nil }
    let lines = lines(from: start, onPageOf: start, most: heading.lines.count)
    guard lines.map(\.texts) == heading.lines else { return nil }
    let all = lines.flatMap { line in line.words.map(\.start) }
    return (ColumnFit(header: heading.begins.map { all[$0] }, enders: enders), lines)
  }

  /// Whether a line may be the first of a header: the row of a table that goes on is none.
  private func mayBeHeader(_ line: ColumnLine) -> Bool {
    guard let first = line.words.first else { return false }
    if line.cells.count == 1, first.start < 10 || line.cells[0].width > 30 { return false }
    if line.cells.count > 1, line.starts[1] < 4 { return false }
    guard fit != nil else { return true }
    if line.words.prefix(12).contains(where: \.isReference) { return false }
    return line.cells.allSatisfy { cell in
      cell.text.first?.isUppercase == true && cell.width <= 45 && !cell.text.hasSuffix(".") && cell.text.split(separator: " ").count <= 8
    }
  }

  /// Two columns, where the next lines have the same two.
  private mutating func pair(_ line: ColumnLine, at start: Int) -> ColumnFit? {
    let starts = line.starts
    guard starts.count == 2, starts[1] >= 4, line.cells.allSatisfy({ $0.width <= 60 }) else { return nil }
    var same = 0
    for other in lines(from: start + 1, onPageOf: start, most: 20).filter({ !$0.isBlank }).prefix(8) {
      let next = other.starts
      guard next.count == 2, abs(next[1] - starts[1]) <= 1,
        other.words.last(where: { $0.end < next[1] }).map({ $0.end - next[0] <= 40 }) ?? true
      else {
        if next.count == 1, abs(next[0] - starts[1]) <= 1 { continue }
        break
      }
      same += 1
    }
    return same >= 2 ? ColumnFit(header: starts) : nil
  }

  /// The columns of the last table, where a line keeps to them.
  ///
  /// - Parameter isCut: Whether the line is the first on the page after the table's.
  private mutating func continued(_ line: ColumnLine, at start: Int, isCut: Bool) -> ColumnFit? {
    guard var fit, fit.count >= 3 else { return nil }
    if source[start].page != page {
      fit = ColumnFit(header: fit.header, enders: enders)
      fit.isLoose = true
    }
    fit.beginRow(with: line, isAfterGap: true)
    guard let columns = fit.columns(of: line), !isBand(line, columns, fit) else { return nil }
    if Set(columns).count >= 2 { return fit }
    if isCut, columns[0] > 0, line.text(line.words[0].start..<line.words[0].end).first?.isLowercase == true { return fit }
    // The first line of a cell higher than the others of its row, which stand in the middle of it.
    guard columns[0] > 0, line.cells.count == 1, let next = self.line(at: start + 1, onPageOf: start), !next.isBlank,
      let others = fit.columns(of: next), Set(others).count >= 2, !isBand(next, others, fit)
    else { return nil }
    return fit
  }

  /// Looks over the lines of the page that may be the table's, to learn where its cells begin and how wide they are.
  private mutating func survey(_ fit: inout ColumnFit, from start: Int) {
    guard fit.count >= 3 else { return }
    for line in lines(from: start, onPageOf: start - 1, most: 150) where line.starts.count >= 2 {
      // Where the header is printed again, another table with columns of its own widths may begin.
      if let first = heading.lines.first, line.texts == first { break }
      fit.note(line)
    }
  }

  /// Whether a header that stands alone, over a title across the table, has rows below that.
  private func goesOn(from index: Int, _ fit: ColumnFit) -> Bool {
    guard fit.count >= 3 else { return false }
    for next in source[min(index, source.count)...].prefix(6) where !next.isBlank {
      let line = ColumnLine(next)
      if let columns = fit.columns(of: line), Set(columns).count >= 3 { return true }
    }
    return false
  }

  /// One run of words that begins in the first column and reaches over others is a title or a sentence.
  private func isBand(_ line: ColumnLine, _ columns: [Int], _ fit: ColumnFit) -> Bool {
    guard line.words.dropFirst().allSatisfy({ $0.blanks == 1 }), fit.count > 1, let first = line.words.first, let last = line.words.last,
      columns[0] == 0 || (fit.count > 2 && first.start <= fit.header[0] + 1)
    else {
      return false
    }
    let second = fit.row[1] ?? fit.header[1]
    guard last.end > second + 6 else { return false }
    // A reference and a text beside it, the other cells being empty, are a row.
    return !(line.words[0].isReference && Set(columns) == [0, 1] && (fit.count == 2 || last.end <= fit.header[2] + 2))
  }

  // MARK: Rows

  private mutating func bodyRows(_ run: [Line], _ gaps: [Bool], _ fit: inout ColumnFit, isRest: Bool, isAtEnd: Bool) -> [Table.Row] {
    if run.isEmpty { return [] }
    if fit.count == 2 {
      var groups: [[Line]] = []
      for (line, isAfterGap) in zip(run, gaps) {
        if groups.isEmpty || isAfterGap || (!line.cells[0].isEmpty && line.cells[0].first?.isLowercase == false) {
          groups.append([line])
        } else {
          groups[groups.count - 1].append(line)
        }
      }
      return groups.map { row($0, columns: nil) }
    }
    let cells = run.map { line in line.cells.map { $0[...] } }
    let column = ColumnRows.referenceColumn(of: cells, columns: fit.count)
    if referenceColumn == nil || column != nil { referenceColumn = column }
    let rows = ColumnRows(
      lines: cells, gaps: gaps, widths: fit.widths(with: cells), referenceColumn: referenceColumn, goesOn: isRest, isCut: isAtEnd)
    return rows.rows().map { row(run, columns: $0) }
  }

  /// A row of the lines that each of its columns has; without these, of all of every line.
  private func row(_ lines: [Line], columns: [[Int]]?) -> Table.Row {
    let columns = columns ?? lines[0].cells.indices.map { _ in Array(lines.indices) }
    let used = columns.flatMap { $0 }
    let place = PlaceOfText(first: lines[used.min() ?? 0].line.source, last: lines[used.max() ?? 0].line.source).place
    var texts = [[String]](repeating: [], count: columns.count)
    for (column, its) in columns.enumerated() {
      for text in its.map({ lines[$0].cells[column] }) where !text.isEmpty {
        if texts[column].isEmpty || isItem(text, of: column, in: its.map { lines[$0] }) {
          texts[column].append(text)
        } else {
          let last = texts[column].count - 1
          let isCut = texts[column][last].hasSuffix("-") && text.first?.isLowercase == true
          texts[column][last] += (isCut ? "" : " ") + text
        }
      }
    }
    return Table.Row(
      cells: texts.enumerated().map { column, parts in
        Table.Cell(paragraphs: parts.map { Self.paragraph($0, place) }, column: column, place: place)
      }, place: place)
  }

  /// Whether a line of a cell begins with a bullet. One dash alone stands between words, where the line above was full.
  private func isItem(_ text: String, of column: Int, in lines: [Line]) -> Bool {
    guard let (mark, _) = ListMark.split(text[...]), ListMark.isBullet(mark) else { return false }
    guard ["-", "–", "—"].contains(String(mark)) else { return true }
    return lines.count { $0.cells[column].hasPrefix(mark + " ") } > 1
  }

  private static func paragraph(_ text: String, _ place: Place) -> Paragraph {
    guard let (mark, rest) = ListMark.split(text), ListMark.isBullet(mark) else { return Paragraph(text, place: place) }
    return Paragraph(String(rest), marker: String(mark), place: place)
  }
}
