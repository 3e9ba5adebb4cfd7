import PlanSchema
import Wording

/// Tables laid out in columns by spaces, as `pdftotext -layout` prints them.
///
/// A header of three cells or more parted by two or more blanks opens a table and sets its columns (`ColumnHeader`); lines whose cells stay
/// inside those columns (`ColumnFit`) belong to it, and make its rows (`ColumnRows`). A table that goes on over a page, or after a title
/// across it, keeps the columns of its header.
struct ColumnTables {
  var text: PagedLines
  /// The columns of the last table.
  var fit: ColumnFit?
  var page: Int?
  /// Where it ended.
  var lastEnd = 0
  /// The header of the last table, by which it is known again.
  var heading: Heading?
  /// How many lines were read as headers, and how many rows came of them: a text whose lines only look like headers gets less care.
  var headersRead = 0
  var rowsRead = 0
  /// The first lines of all headers so far, as words.
  var openings: Set<[String]> = []
  /// The column in which its rows have their references.
  var referenceColumn: Int?
  var cells: ColumnCells
  /// The words that end lines of several cells more than once, and are seen set apart.
  let enders: Set<String>

  /// Labels that lines begin with again and again.
  private let labels: RepeatedLabels

  init(_ lines: [TextLine], running: Set<Int>, labels: RepeatedLabels) {
    text = PagedLines(lines, running: running)
    self.labels = labels
    cells = ColumnCells(mending: WordMending(lines: lines.lazy.map(\.text)))
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

  struct Heading {
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

  /// Reads the table that begins at a line, if one does.
  mutating func read(from start: Int) -> (table: Table, end: Int)? {
    if let line = text.line(start, onPageOf: start), isLabelAlone(line) || isOfLabels(line) || endsTitle(line, at: start) {
      return nil
    }
    let isRest = isFirstOfNextPage(start)
    guard case (var fit, let header)? = opened(at: start, isCut: isRest) else { return nil }
    let head = ColumnHeader.withoutGroups(header).filter { !$0.isBlank }.map { CellLine($0, fit.headerColumns(of: $0), count: fit.count) }
    if !header.isEmpty, fit.count >= 3 { keep(header, fit) }
    survey(&fit, from: start + header.count)
    var run: [CellLine] = [], gaps: [Bool] = [], bands: [(at: Int, lines: [ColumnLine])] = []
    var index = start + header.count, blanks = 0, end = index
    while let line = text.line(index, onPageOf: start) {
      if line.isBlank {
        blanks += 1
        if blanks > 2 { break }
      } else {
        if blanks > 0, openings.contains(line.texts) || isLabelled(line, at: index, fit) { break }
        if blanks > 0, isLabelAlone(line) { break }
        fit.beginRow(with: line, isAfterGap: blanks > 0)
        if let band = numberedBand(at: index, onPageOf: start, fit) {
          bands.append((run.count, band))
          index += band.count
          (blanks, end) = (0, index)
          continue
        }
        // Right under a row, a line of several cells is a part of it, whatever has moved them.
        let isInside = blanks == 0 && !run.isEmpty && line.starts.count >= 3 && fit.count > 2 && !mayBeHeader(line)
        let columns = fit.columns(of: line, around: text.around(index, onPageOf: start), atAnyCost: isInside)
        guard let columns, !isBand(line, columns, fit) else { break }
        // After a blank line, words without a gap at the left are what comes next, if they do not lead into a row.
        if blanks > 0, !run.isEmpty, line.runs.count == 1, columns[0] == 0, !leads(line, into: index + 1, onPageOf: start, fit) { break }
        fit.learn(line, columns)
        if fit.isLoose { fit.settle() }
        gaps.append(blanks > 0 && !run.isEmpty)
        blanks = 0
        run.append(CellLine(line, columns, count: fit.count))
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
    page = text.source[start].page
    let isAtEnd = text.line(text.nextFilled(end), onPageOf: start) == nil
    var rows: [Table.Row] = [], from = 0
    for (at, band) in bands + [(run.count, [])] {
      rows += bodyRows(
        Array(run[from..<at]), Array(gaps[from..<at]), &fit, isRest: isRest && from == 0, isAtEnd: isAtEnd && at == run.count)
      if !band.isEmpty { rows.append(cells.row(band: band, columns: fit.count)) }
      from = at
    }
    rowsRead += rows.count
    if !head.isEmpty { rows.insert(cells.row(head, columns: nil, isHeader: true), at: 0) }
    if let groups = groupRow(of: header, fit) { rows.insert(groups, at: 0) }
    return (Table(rows: rows, place: PlaceOfText(first: text.source[start], last: last.line.source).place), end)
  }

  /// "Update: …" under a row says more of it, across its columns.
  private func isLabelAlone(_ line: ColumnLine) -> Bool { line.runs.count == 1 && labels.begin(line.cells[0].text) }

  /// "RAG: Green      Timescale: 20 December 2024": labels side by side, each with its value.
  private func isOfLabels(_ line: ColumnLine) -> Bool {
    let texts = line.cells.map(\.text)
    return texts.count > 1 && labels.begin(texts[0]) && texts.allSatisfy { RepeatedLabels.label(of: $0) != nil }
  }

  /// The headings of groups as a row over their columns.
  private func groupRow(of header: [ColumnLine], _ fit: ColumnFit) -> Table.Row? {
    let groups = ColumnHeader.groups(of: header)
    guard !groups.isEmpty, let last = header.last else { return nil }
    let columns = fit.headerColumns(of: last), middles = last.words.map { $0.start + $0.end }
    let place = PlaceOfText(first: header[0].source, last: header[0].source)
    var row = Table.Row(cells: [], place: place.place)
    for (at, group) in groups.enumerated() {
      // The columns whose headings stand nearer to this group than to the others.
      let own = zip(columns, middles).filter { _, middle in
        groups.indices.min {
          abs(groups[$0].lowerBound + groups[$0].upperBound - middle) < abs(groups[$1].lowerBound + groups[$1].upperBound - middle)
        } == at
      }.map(\.0)
      guard let first = own.min(), let end = own.max() else { continue }
      row.cells.append(TextTables.cell(header[0].text(group)[...], column: first, columnSpan: end - first + 1, place: place))
    }
    row.isHeader = true
    return row
  }

  /// Whether a line is the rest of a title across the table, whose first line was the end of what stands above.
  private func endsTitle(_ line: ColumnLine, at index: Int) -> Bool {
    guard line.runs.count == 1, line.words[0].text.first?.isLowercase == true, index > 0, lastEnd < index else { return false }
    let before = text.source[index - 1]
    return !before.isBlank && before.page == text.source[index].page && !text.running.contains(index - 1)
  }

  /// Keeps the words of a header, by which it is known again.
  mutating func keep(_ header: [ColumnLine], _ fit: ColumnFit) {
    let words = header.map(\.texts)
    if words != heading?.lines { referenceColumn = nil }
    openings.insert(words[0])
    heading = Heading(
      lines: words, places: header.flatMap { line in line.words.map(\.start) }, starts: fit.header,
      words: firstWords(header.flatMap(fit.headerColumns), columns: fit.count),
      offsets: fit.offsets)
  }

  /// Which word, counted through the header's lines, is the first of each column; 0 where there is none.
  func firstWords(_ columns: [Int], columns count: Int) -> [Int] {
    (0..<count).map { column in columns.firstIndex(of: column) ?? 0 }
  }

  // MARK: Rows

  mutating func bodyRows(_ run: [CellLine], _ gaps: [Bool], _ fit: inout ColumnFit, isRest: Bool, isAtEnd: Bool) -> [Table.Row] {
    if run.isEmpty { return [] }
    if fit.count == 2 {
      var groups: [[CellLine]] = []
      for (line, isAfterGap) in zip(run, gaps) {
        // "blank  Not started": a short word is no line of a cell that goes on, if a sentence begins beside it.
        let isShort = line.cells[0].utf8.count <= 6 && !line.cells[0].contains(" ") && line.cells[1].first?.isUppercase == true
        if groups.isEmpty || isAfterGap || (!line.cells[0].isEmpty && (isShort || line.cells[0].first?.isLowercase == false)) {
          groups.append([line])
        } else {
          groups[groups.count - 1].append(line)
        }
      }
      return groups.map { cells.row($0, columns: nil) }
    }
    let texts = run.map { line in line.cells.map { $0[...] } }
    let column = ColumnRows.referenceColumn(of: texts, columns: fit.count)
    if referenceColumn == nil || column != nil { referenceColumn = column }
    cells.widest = fit.widths(with: texts)
    cells.openers = cells.openers.count == fit.count ? zip(cells.openers, fit.openers).map { $0.union($1) } : fit.openers
    let rows = ColumnRows(
      lines: texts, gaps: gaps, widths: cells.widest, referenceColumn: referenceColumn, goesOn: isRest, isCut: isAtEnd)
    return rows.rows().map { cells.row(run, columns: $0) }
  }

  /// Whether a line is the first on the page after that of the last table.
  private func isFirstOfNextPage(_ index: Int) -> Bool { page.map { text.source[index].page == $0 + 1 } == true && text.isFirst(index) }
}
