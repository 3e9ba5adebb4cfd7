import Wording

/// Where a table laid out by spaces begins, and what is not of it.
extension ColumnTables {
  /// The columns of the table that begins at a line, with the lines of its header if it has one.
  mutating func opened(at start: Int, isCut: Bool) -> (fit: ColumnFit, header: [ColumnLine])? {
    let first = ColumnLine(text.source[start])
    if let again = repeated(at: start) { return again }
    if let fit = pair(first, at: start) { return (fit, []) }
    if mayBeHeader(first), let header = readHeader(at: start), header.starts.count >= 3 {
      return (ColumnFit(header: header.starts, enders: enders), header.lines)
    }
    return continued(first, at: start, isCut: isCut).map { ($0, []) }
  }

  mutating func readHeader(at start: Int) -> ColumnHeader? {
    headersRead += 1
    return ColumnHeader.read(
      text.lines(from: start, onPageOf: start, most: 60)[...], isThorough: headersRead < 100 || headersRead < rowsRead)
  }

  /// The header of the last table, printed again.
  mutating func repeated(at start: Int) -> (fit: ColumnFit, header: [ColumnLine])? {
    guard let old = heading else { return nil }
    let lines = text.lines(from: start, onPageOf: start, most: old.lines.count)
    guard lines.map(\.texts) == old.lines else { return nil }
    // The columns have moved as their headings have.
    let places = lines.flatMap { line in line.words.map(\.start) }
    let starts = old.starts.indices.map { old.starts[$0] + places[old.words[$0]] - old.places[old.words[$0]] }
    var fit = ColumnFit(header: starts, enders: enders)
    fit.offsets = old.offsets
    return (fit, lines)
  }

  /// Whether a line may be the first of a header: the row of a table that goes on is none.
  func mayBeHeader(_ line: ColumnLine) -> Bool {
    guard let first = line.words.first else { return false }
    if line.runs.count == 1, first.start < 10 || line.cells[0].width > 30 { return false }
    if line.runs.count > 1, line.starts[1] < 4 || line.cells.allSatisfy({ $0.text.contains(where: \.isNumber) }) { return false }
    guard fit != nil else { return true }
    let begins = line.words.indices.filter { $0 == 0 || line.words[$0].blanks > 1 }
    if begins.prefix(2).contains(where: { line.words[$0].isReference }) { return false }
    // "2024/25" may be a heading beside others, and so may years.
    let isYears = line.cells.count > 2 && line.cells.dropFirst().allSatisfy { $0.text.utf8.count == 4 && ColumnHeader.isTime($0.text) }
    let capitals = line.cells.count { isYears || $0.text.first?.isUppercase == true }
    return capitals * 2 >= line.cells.count
      && line.cells.allSatisfy { cell in
        (cell.text.first?.isUppercase == true || cell.text.first?.isNumber == true && cell.width <= 12) && cell.width <= 45
          && (cell.width <= 12 || !cell.text.hasSuffix(".")) && cell.text.split(separator: " ").count <= 8
      }
  }

  /// Two columns, where the next lines have the same two.
  mutating func pair(_ line: ColumnLine, at start: Int) -> ColumnFit? {
    let starts = line.starts
    guard starts.count == 2, starts[1] >= 4, line.cells[0].width <= 60 else { return nil }
    var same = 0
    for other in text.lines(from: start + 1, onPageOf: start, most: 20).filter({ !$0.isBlank }).prefix(8) {
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
  mutating func continued(_ line: ColumnLine, at start: Int, isCut: Bool) -> ColumnFit? {
    guard var fit, fit.count >= 3 else { return nil }
    if text.source[start].page != page {
      fit = ColumnFit(header: fit.header, enders: enders)
      fit.isLoose = true
    }
    fit.beginRow(with: line, isAfterGap: true)
    guard let columns = fit.columns(of: line), !isBand(line, columns, fit) else { return nil }
    if line.runs.count == 1, columns[0] == 0, !isCut, !line.words[0].isReference, !leads(line, into: start + 1, onPageOf: start, fit) {
      return nil
    }
    // After other lines, a row has a reference, or most of its cells.
    if Set(columns).count >= 2 {
      return isCut || text.nextFilled(lastEnd) == start || beginsRow(at: start, fit) ? fit : nil
    }
    if isCut, columns[0] > 0, line.words[0].text.first?.isLowercase == true { return fit }
    // The first lines of a cell higher than the others of its row, which stand in the middle of it.
    guard columns[0] > 0, line.runs.count == 1 else { return nil }
    for next in text.lines(from: start + 1, onPageOf: start, most: 5) {
      guard !next.isBlank, let others = fit.columns(of: next), !isBand(next, others, fit) else { return nil }
      if Set(others).count >= 2 { return fit }
      if others[0] == 0 { return nil }
    }
    return nil
  }

  /// Whether lines that follow each other make a row: one begins with a reference, or together they fill half of the columns.
  mutating func beginsRow(at start: Int, _ fit: ColumnFit) -> Bool {
    var filled: Set<Int> = []
    for line in text.lines(from: start, onPageOf: start, most: 6) {
      guard !line.isBlank, let columns = fit.columns(of: line) else { break }
      if line.words[0].isReference { return true }
      filled.formUnion(columns)
    }
    return filled.count * 2 >= fit.count
  }

  /// Looks over the lines of the page that may be the table's, to learn where its cells begin and how wide they are.
  mutating func survey(_ fit: inout ColumnFit, from start: Int) {
    guard fit.count >= 3 else { return }
    // Where the header is printed again, another table with columns of its own widths may begin.
    let lines = text.lines(from: start, onPageOf: start - 1, most: 150)
    fit.note(ColumnHeader.ownLines(lines[...], starts: fit.header, heading: heading?.lines.first ?? [], least: 1))
  }

  /// Whether a header that stands alone, over a title across the table, has rows below that.
  func goesOn(from index: Int, _ fit: ColumnFit) -> Bool {
    guard fit.count >= 3 else { return false }
    for next in text.source[min(index, text.source.count)...].prefix(6) where !next.isBlank {
      let line = ColumnLine(next)
      if let columns = fit.columns(of: line), Set(columns).count >= 3 { return true }
    }
    return false
  }

  /// One run of words that begins in the first column and reaches over others is a title or a sentence.
  func isBand(_ line: ColumnLine, _ columns: [Int], _ fit: ColumnFit) -> Bool {
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
  mutating func numberedBand(at index: Int, onPageOf start: Int, _ fit: ColumnFit) -> [ColumnLine]? {
    guard fit.count > 3, let line = text.line(index, onPageOf: start), line.words.count > 3, line.words[0].isReference,
      line.words[0].start < fit.header[1], line.words.dropFirst(2).allSatisfy({ $0.blanks == 1 }),
      line.words[line.words.count - 1].end > fit.header[2] + 6, line.words[1].start < fit.header[2] - 6
    else { return nil }
    var out = [line]
    let place = line.words[1].start
    while let next = text.line(index + out.count, onPageOf: start), !next.isBlank, next.runs.count == 1,
      abs(next.words[0].start - place) <= 1,
      fit.header[1] - place < 6 || next.words[0].start < fit.header[1]
    {
      out.append(next)
    }
    return out
  }

  /// Whether a line is the first of several with a label and a value each, whose values do not stand where the table has a column.
  mutating func isLabelled(_ line: ColumnLine, at index: Int, _ fit: ColumnFit) -> Bool {
    guard fit.count > 2, line.starts.count == 2, !line.words[0].isReference, pair(line, at: index) != nil else { return false }
    return !fit.isUsual(line.starts[1])
  }

  /// Whether a line at the left is the first of a cell, which it fills, and the line right below it is a row's.
  mutating func leads(_ first: ColumnLine, into index: Int, onPageOf start: Int, _ fit: ColumnFit) -> Bool {
    guard fit.count > 2, first.cells[0].width * 5 >= (fit.header[1] - fit.header[0]) * 3, let next = text.line(index, onPageOf: start),
      !next.isBlank, let columns = fit.columns(of: next)
    else { return false }
    return Set(columns).count > 1 && !isBand(next, columns, fit)
  }
}
