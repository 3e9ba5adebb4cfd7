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
  /// Where it ended.
  private var lastEnd = 0
  /// The header of the last table, by which it is known again.
  private var heading: Heading?
  /// How many lines were read as headers, and how many rows came of them: a text whose lines only look like headers gets less care.
  private var headersRead = 0
  private var rowsRead = 0
  /// The first lines of all headers so far, as words.
  private var openings: Set<[String]> = []
  /// The column in which its rows have their references.
  private var referenceColumn: Int?
  /// The widest line of each of its columns.
  private var widest: [Int] = []
  /// Words with which cells of each of its columns begin.
  private var openers: [Set<String>] = []
  private let mending: WordMending
  /// The words that end lines of several cells more than once, and are seen set apart.
  private let enders: Set<String>

  init(_ lines: [TextLine], running: Set<Int>) {
    source = lines
    self.running = running
    mending = WordMending(lines: lines.lazy.map(\.text))
    var counts: [String: Int] = [:], apart: Set<String> = []
    for source in lines where source.text.utf8.count > 40 {
      let line = ColumnLine(source)
      guard let last = line.words.last, line.starts.count > 1, last.end - last.start <= 12 else { continue }
      let word = last.text
      guard word.first?.isUppercase == true, word.allSatisfy(\.isLetter) else { continue }
      counts[word, default: 0] += 1
      if last.blanks > 1, line.starts.count > 2 { apart.insert(word) }
    }
    enders = apart.filter { counts[$0]! > 1 }
  }

  private struct Heading {
    /// Its words, line by line.
    var lines: [[String]]
    /// Where its words stand.
    var places: [Int]
    /// Where its columns begin, and the first word of each, counted through.
    var starts: [Int]
    var words: [Int]
    /// How far from them the cells were seen to begin.
    var offsets: [Int]
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
    var run: [Line] = [], gaps: [Bool] = [], bands: [(at: Int, lines: [ColumnLine])] = []
    var index = start + header.count, blanks = 0, end = index
    while let line = line(at: index, onPageOf: start) {
      if line.isBlank {
        blanks += 1
        if blanks > 2 { break }
      } else {
        if blanks > 0, openings.contains(line.texts) || isLabelled(line, at: index, fit) { break }
        fit.beginRow(with: line, isAfterGap: blanks > 0)
        if let band = numberedBand(at: index, onPageOf: start, fit) {
          bands.append((run.count, band))
          index += band.count
          (blanks, end) = (0, index)
          continue
        }
        // Right under a row, a line of several cells is a part of it, whatever has moved them.
        let isInside = blanks == 0 && !run.isEmpty && line.starts.count >= 3 && fit.count > 2 && !mayBeHeader(line)
        let columns = fit.columns(of: line, around: around(index, onPageOf: start), atAnyCost: isInside)
        guard let columns, !isBand(line, columns, fit) else { break }
        // After a blank line, words without a gap at the left are what comes next, if they do not lead into a row.
        if blanks > 0, !run.isEmpty, line.cells.count == 1, columns[0] == 0, !leads(line, into: index + 1, onPageOf: start, fit) { break }
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
    let isRowAlone = header.isEmpty && fit.count >= 3 && (run.first.map { Set($0.columns).count >= 3 } ?? false)
    guard count >= 2 && !run.isEmpty || isHeaderAlone || isRest || isRowAlone,
      (head + run).contains(where: { Set($0.columns).count >= 2 }) || isRest,
      let last = run.last ?? head.last
    else { return nil }
    self.fit = fit
    lastEnd = end
    if !head.isEmpty, run.count > 4 { heading?.offsets = fit.offsets }
    page = source[start].page
    let isAtEnd = self.line(at: nextFilled(end), onPageOf: start) == nil
    var rows: [Table.Row] = [], from = 0
    for (at, band) in bands + [(run.count, [])] {
      rows += bodyRows(
        Array(run[from..<at]), Array(gaps[from..<at]), &fit, isRest: isRest && from == 0, isAtEnd: isAtEnd && at == run.count)
      if !band.isEmpty { rows.append(row(band: band, columns: fit.count)) }
      from = at
    }
    rowsRead += rows.count
    if !head.isEmpty { rows.insert(row(head, columns: nil, isHeader: true), at: 0) }
    return (Table(rows: rows, place: PlaceOfText(first: source[start], last: last.line.source).place), end)
  }

  /// Keeps the words of a header, by which it is known again.
  private mutating func keep(_ header: [ColumnLine], _ fit: ColumnFit) {
    let words = header.map(\.texts)
    if words != heading?.lines { referenceColumn = nil }
    openings.insert(words[0])
    heading = Heading(
      lines: words, places: header.flatMap { line in line.words.map(\.start) }, starts: fit.header,
      words: firstWords(header.flatMap(fit.headerColumns), columns: fit.count),
      offsets: fit.offsets)
  }

  /// Which word, counted through the header's lines, is the first of each column; 0 where there is none.
  private func firstWords(_ columns: [Int], columns count: Int) -> [Int] {
    (0..<count).map { column in columns.firstIndex(of: column) ?? 0 }
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

  /// Whether a line is the first of several with a label and a value each, whose values do not stand where the table has a column.
  private mutating func isLabelled(_ line: ColumnLine, at index: Int, _ fit: ColumnFit) -> Bool {
    guard fit.count > 2, line.starts.count == 2, !line.words[0].isReference, pair(line, at: index) != nil else { return false }
    return !fit.isUsual(line.starts[1])
  }

  /// Whether a line at the left is the first of a cell, which it fills, and the line right below it is a row's.
  private mutating func leads(_ first: ColumnLine, into index: Int, onPageOf start: Int, _ fit: ColumnFit) -> Bool {
    guard fit.count > 2, first.cells[0].width * 5 >= (fit.header[1] - fit.header[0]) * 3, let next = line(at: index, onPageOf: start),
      !next.isBlank, let columns = fit.columns(of: next)
    else { return false }
    return Set(columns).count > 1 && !isBand(next, columns, fit)
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
    if let fit = pair(first, at: start) { return (fit, []) }
    if mayBeHeader(first), let header = readHeader(at: start), header.starts.count >= 3 {
      return (ColumnFit(header: header.starts, enders: enders), header.lines)
    }
    return continued(first, at: start, isCut: isCut).map { ($0, []) }
  }

  private mutating func readHeader(at start: Int) -> ColumnHeader? {
    headersRead += 1
    return ColumnHeader.read(
      lines(from: start, onPageOf: start, most: 60)[...], isThorough: headersRead < 100 || headersRead < rowsRead)
  }

  /// The header of the last table, printed again.
  private mutating func repeated(at start: Int) -> (fit: ColumnFit, header: [ColumnLine])? {
    guard let old = heading else { return nil }
    let lines = lines(from: start, onPageOf: start, most: old.lines.count)
    guard lines.map(\.texts) == old.lines else { return nil }
    // The columns have moved as their headings have.
    let places = lines.flatMap { line in line.words.map(\.start) }
    let starts = old.starts.indices.map { old.starts[$0] + places[old.words[$0]] - old.places[old.words[$0]] }
    var fit = ColumnFit(header: starts, enders: enders)
    fit.offsets = old.offsets
    return (fit, lines)
  }

  /// Whether a line may be the first of a header: the row of a table that goes on is none.
  private func mayBeHeader(_ line: ColumnLine) -> Bool {
    guard let first = line.words.first else { return false }
    if line.cells.count == 1, first.start < 10 || line.cells[0].width > 30 { return false }
    if line.cells.count > 1, line.starts[1] < 4 || line.cells.allSatisfy({ $0.text.contains(where: \.isNumber) }) { return false }
    guard fit != nil else { return true }
    let begins = line.words.indices.filter { $0 == 0 || line.words[$0].blanks > 1 }
    if begins.prefix(2).contains(where: { line.words[$0].isReference }) { return false }
    // "2024/25" may be a heading beside others.
    let capitals = line.cells.count { $0.text.first?.isUppercase == true }
    return capitals * 2 >= line.cells.count
      && line.cells.allSatisfy { cell in
        (cell.text.first?.isUppercase == true || cell.text.first?.isNumber == true && cell.width <= 12) && cell.width <= 45
          && (cell.width <= 12 || !cell.text.hasSuffix(".")) && cell.text.split(separator: " ").count <= 8
      }
  }

  /// Two columns, where the next lines have the same two.
  private mutating func pair(_ line: ColumnLine, at start: Int) -> ColumnFit? {
    let starts = line.starts
    guard starts.count == 2, starts[1] >= 4, line.cells[0].width <= 60 else { return nil }
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
    if line.cells.count == 1, columns[0] == 0, !isCut, !line.words[0].isReference, !leads(line, into: start + 1, onPageOf: start, fit) {
      return nil
    }
    // After other lines, a row has a reference, or most of its cells.
    if Set(columns).count >= 2 {
      return isCut || nextFilled(lastEnd) == start || beginsRow(at: start, fit) ? fit : nil
    }
    if isCut, columns[0] > 0, line.words[0].text.first?.isLowercase == true { return fit }
    // The first lines of a cell higher than the others of its row, which stand in the middle of it.
    guard columns[0] > 0, line.cells.count == 1 else { return nil }
    for next in lines(from: start + 1, onPageOf: start, most: 5) {
      guard !next.isBlank, let others = fit.columns(of: next), !isBand(next, others, fit) else { return nil }
      if Set(others).count >= 2 { return fit }
      if others[0] == 0 { return nil }
    }
    return nil
  }

  /// Whether lines that follow each other make a row: one begins with a reference, or together they fill half of the columns.
  private mutating func beginsRow(at start: Int, _ fit: ColumnFit) -> Bool {
    var filled: Set<Int> = []
    for line in lines(from: start, onPageOf: start, most: 6) {
      guard !line.isBlank, let columns = fit.columns(of: line) else { break }
      if line.words[0].isReference { return true }
      filled.formUnion(columns)
    }
    return filled.count * 2 >= fit.count
  }

  /// Looks over the lines of the page that may be the table's, to learn where its cells begin and how wide they are.
  private mutating func survey(_ fit: inout ColumnFit, from start: Int) {
    guard fit.count >= 3 else { return }
    // Where the header is printed again, another table with columns of its own widths may begin.
    let lines = lines(from: start, onPageOf: start - 1, most: 150)
    fit.note(ColumnHeader.ownLines(lines[...], starts: fit.header, heading: heading?.lines.first ?? [], least: 1))
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

  /// The lines of a reference with a text beside it that reaches over further columns: "R2    The oversight of children who …".
  private mutating func numberedBand(at index: Int, onPageOf start: Int, _ fit: ColumnFit) -> [ColumnLine]? {
    guard fit.count > 3, let line = line(at: index, onPageOf: start), line.words.count > 3, line.words[0].isReference,
      line.words[0].start < fit.header[1], line.words.dropFirst(2).allSatisfy({ $0.blanks == 1 }),
      line.words[line.words.count - 1].end > fit.header[2] + 6, line.words[1].start < fit.header[2] - 6
    else { return nil }
    var out = [line]
    let text = line.words[1].start
    while let next = self.line(at: index + out.count, onPageOf: start), !next.isBlank, next.runs.count == 1,
      abs(next.words[0].start - text) <= 1,
      fit.header[1] - text < 6 || next.words[0].start < fit.header[1]
    {
      out.append(next)
    }
    return out
  }

  private func row(band lines: [ColumnLine], columns: Int) -> Table.Row {
    let place = PlaceOfText(first: lines[0].source, last: lines[lines.count - 1].source).place
    let first = lines[0].words[0]
    let texts = lines.enumerated().map { at, line in line.text(line.words[at == 0 ? 1 : 0].start..<line.words[line.words.count - 1].end) }
    return Table.Row(
      cells: [
        Table.Cell(paragraphs: [Paragraph(lines[0].text(first.start..<first.end), place: place)], column: 0, place: place),
        Table.Cell(paragraphs: [Paragraph(mending.joined(texts), place: place)], column: 1, columnSpan: columns - 1, place: place),
      ], place: place)
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
    widest = fit.widths(with: cells)
    openers = openers.count == fit.count ? zip(openers, fit.openers).map { $0.union($1) } : fit.openers
    let rows = ColumnRows(
      lines: cells, gaps: gaps, widths: widest, referenceColumn: referenceColumn, goesOn: isRest, isCut: isAtEnd)
    return rows.rows().map { row(run, columns: $0) }
  }

  /// A row of the lines that each of its columns has; without these, of all of every line.
  private func row(_ lines: [Line], columns: [[Int]]?, isHeader: Bool = false) -> Table.Row {
    let columns = columns ?? lines[0].cells.indices.map { _ in Array(lines.indices) }
    let used = columns.flatMap { $0 }
    let place = PlaceOfText(first: lines[used.min() ?? 0].line.source, last: lines[used.max() ?? 0].line.source).place
    let cells = columns.enumerated().map { column, its in
      let its = its.map { lines[$0] }.filter { !$0.cells[column].isEmpty }
      let width = its.map { $0.cells[column].count }.max() ?? 0
      var paragraphs: [[String]] = []
      for line in its {
        let text = line.cells[column]
        let before = paragraphs.last?.last
        let width = column < widest.count ? max(width, widest[column]) : width
        if paragraphs.isEmpty || isItem(text, of: column, in: its) || beginsParagraph(text, after: before!, column: column, width: width) {
          paragraphs.append([text])
        } else {
          paragraphs[paragraphs.count - 1].append(text)
        }
      }
      // The lines of a heading stay apart: the first may be that of a group of columns.
      if isHeader { paragraphs = Self.lines(of: paragraphs.flatMap { $0 }) }
      let texts = paragraphs.map {
        isHeader ? mending.joined($0) : joined($0, width: max(width, column < widest.count ? widest[column] : 0))
      }
      return Table.Cell(paragraphs: texts.map { Self.paragraph($0, place) }, column: column, place: place)
    }
    return Table.Row(cells: cells, place: place)
  }

  /// Lines, with those after a hyphen put to the line before.
  private static func lines(of texts: [String]) -> [[String]] {
    var out: [[String]] = []
    for text in texts {
      if out.last?.last?.hasSuffix("-") == true { out[out.count - 1].append(text) } else { out.append([text]) }
    }
    return out
  }

  /// The lines of a paragraph of a cell as one text.
  private func joined(_ lines: [String], width: Int) -> String {
    var out = lines[0]
    for (index, line) in lines.enumerated().dropFirst() {
      let before = lines[index - 1]
      let isBroken = before.count >= width && mending.isBroken(before, line, isFull: true, isEnd: index + 1 == lines.count)
      out = isBroken ? out + line : mending.joined([out, line])
    }
    return out
  }

  /// Whether a line of a cell is a paragraph of its own: the line before had room for its first word, and a sentence ended there, or cells of
  /// the column begin with such a word.
  private func beginsParagraph(_ text: String, after before: String, column: Int, width: Int) -> Bool {
    guard let word = text.split(separator: " ").first, text.first?.isUppercase == true, width - before.count - 1 - word.count >= 4 else {
      return false
    }
    return before.endsSentence || (column < openers.count && openers[column].contains(String(word)))
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
