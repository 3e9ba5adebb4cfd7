import PlanSchema
import Wording

/// Tables laid out in columns by spaces, as `pdftotext -layout` prints them.
///
/// A line of at least three cells parted by two or more blanks opens a table and sets its columns; lines whose cells stay inside those
/// columns belong to it. A row begins at a reference ("1.2", "3a") in one of the first columns, or after a blank line. A table that goes on
/// over a page keeps the columns of its header.
struct ColumnTables {
  /// The columns of the last table.
  private var fit: ColumnFit?
  private var page: Int?
  /// The words of its header, and which of them begin columns.
  private var heading: (words: [String], begins: [Int]) = ([], [])
  /// The words that end lines of several cells more than once, and are seen set apart.
  private let enders: Set<String>

  init(_ lines: [TextLine]) {
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

  /// A line of a table with the column of each of its words.
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
        cells[columns[index]] = line.text(line.words[index].start..<line.words[end].end)
        index = end + 1
      }
    }
  }

  /// Reads the table that begins at a line, if one does.
  /// - Parameter running: lines that are headers and footers of pages; a table ends before one.
  mutating func read(_ lines: [TextLine], from start: Int, until running: Set<Int>) -> (table: Table, end: Int)? {
    let first = ColumnLine(lines[start])
    guard
      var fit = opened(first, lines, from: start, until: running)
        ?? continued(first, page: lines[start].page, isCut: isFirst(start, in: lines, until: running))
    else { return nil }
    var run: [Line?] = []
    var index = start, blanks = 0, end = start
    while index < lines.count, lines[index].page == lines[start].page, !running.contains(index) {
      let line = ColumnLine(lines[index])
      if line.isBlank {
        blanks += 1
        if blanks > 2 { break }
      } else {
        if line.words.prefix(40).contains(where: { word in word.isReference && fit.isNear(word.start) }) || blanks > 0 {
          fit.beginRow(with: line)
        }
        guard let columns = fit.columns(of: line), !isBand(line, columns, fit) else { break }
        // After a blank line, a word or two in the first column of a table of two are what comes next.
        if blanks > 0, fit.count == 2, !run.isEmpty, columns.allSatisfy({ $0 == 0 }) { break }
        fit.learn(line, columns)
        if fit.isLoose { fit.settle() }
        if blanks > 0, !run.isEmpty { run.append(nil) }
        blanks = 0
        run.append(Line(line, columns, count: fit.count))
        end = index + 1
      }
      index += 1
    }
    let filled = run.compactMap { $0 }
    let isHeaderAlone = filled.count == 1 && goesOn(lines, from: end, fit)
    // What a page end has cut off a cell may be all that stands on the next page.
    let isRest = isFirst(start, in: lines, until: running)
    guard filled.count >= 2 || isHeaderAlone || isRest, filled.contains(where: { Set($0.columns).count >= 2 }) || isRest else { return nil }
    guard let last = filled.last?.line.source else { return nil }
    self.fit = fit
    page = lines[start].page
    if let opening = headingWords(first, fit) { heading = opening }
    return (Table(rows: rows(run), place: PlaceOfText(first: lines[start], last: last).place), end)
  }

  /// Whether a line is the first on the page after that of the last table, headers apart.
  private func isFirst(_ index: Int, in lines: [TextLine], until running: Set<Int>) -> Bool {
    guard let page, lines[index].page == page + 1 else { return false }
    var before = index - 1
    while before >= 0, lines[before].page == page + 1 {
      if !lines[before].isBlank, !running.contains(before) { return false }
      before -= 1
    }
    return true
  }

  /// The words of a line that opens a table, if each of its columns begins with one of them.
  private func headingWords(_ line: ColumnLine, _ fit: ColumnFit) -> (words: [String], begins: [Int])? {
    let begins = fit.header.compactMap { start in line.words.firstIndex { $0.start == start } }
    guard begins.count == fit.count else { return nil }
    return (line.words.map { line.text($0.start..<$0.end) }, begins)
  }

  /// Whether a header that stands alone, over a title across the table, has rows below that.
  private func goesOn(_ lines: [TextLine], from index: Int, _ fit: ColumnFit) -> Bool {
    guard fit.count >= 3 else { return false }
    for next in lines[min(index, lines.count)...].prefix(6) where !next.isBlank {
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

  /// The columns of the last table, where a line keeps to them.
  ///
  /// - Parameter isCut: Whether the line is the first on the page after the table's.
  private func continued(_ line: ColumnLine, page: Int?, isCut: Bool) -> ColumnFit? {
    guard var fit, fit.count >= 3 else { return nil }
    if page != self.page {
      fit = ColumnFit(header: fit.header, enders: enders)
      fit.isLoose = true
    }
    fit.beginRow(with: line)
    guard let columns = fit.columns(of: line), !isBand(line, columns, fit) else { return nil }
    let isRest = isCut && columns[0] > 0 && line.text(line.words[0].start..<line.words[0].end).first?.isLowercase == true
    return Set(columns).count >= 2 || isRest ? fit : nil
  }

  /// The columns of a table that a line opens: three cells or more, none of them a sentence; or two, if the next lines have the same two.
  private func opened(_ line: ColumnLine, _ lines: [TextLine], from start: Int, until running: Set<Int>) -> ColumnFit? {
    var starts = line.starts
    let ends = line.words.indices.filter { $0 + 1 == line.words.count || line.words[$0 + 1].blanks > 1 }.map { line.words[$0].end }
    guard starts.count >= 2, zip(starts, ends).allSatisfy({ $1 - $0 <= 60 }), starts[1] >= 4 else { return nil }
    let words = line.words.map { line.text($0.start..<$0.end) }
    if words == heading.words { return ColumnFit(header: heading.begins.map { line.words[$0].start }, enders: enders) }
    // The row of a table that goes on is no header.
    if fit != nil {
      if line.words.prefix(12).contains(where: \.isReference) { return nil }
      if zip(line.words, words).contains(where: { $0.blanks > 1 && $1.first?.isUppercase != true }) { return nil }
    }
    let below = lines[(start + 1)...].prefix(60).prefix { $0.page == lines[start].page }.lazy.filter { !$0.isBlank }.map(ColumnLine.init)
    if starts.count >= 3 {
      // Two headings with one blank between them, where cells under the second begin just there.
      for word in line.words.dropFirst() where word.blanks == 1 {
        var seen = 0
        for other in below {
          let begins = other.words.indices.contains { at in
            let distance = abs(other.words[at].start - word.start)
            return distance == 0 && other.words[at].blanks > 1 || distance <= 3 && at > 0 && other.words[at - 1].isReference
          }
          if begins { seen += 1 }
        }
        if seen >= 2 { starts.append(word.start) }
      }
      return ColumnFit(header: starts.sorted(), enders: enders)
    }
    var same = 0
    for other in below.prefix(8) {
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

  private func rows(_ run: [Line?]) -> [Table.Row] {
    let split = run.map { $0?.cells }
    var referred = split.count { $0.map(beginsRow) ?? false }
    // Under a header even one reference, alone in its cell, tells where a row begins.
    if referred == 1, let head = split.first ?? nil, head.count > 2, !beginsRow(head),
      split.contains(where: { $0.map { beginsRow($0) && ($0[0].isEmpty || !$0[0].contains(" ")) } ?? false })
    {
      referred = 2
    }
    let gaps = split.count { $0 == nil }
    var groups: [[Int]] = []
    var isFresh = true
    for (index, cells) in split.enumerated() {
      guard let cells else {
        // A gap ends the header; after that it parts rows only where no references do.
        isFresh = referred < 2 || groups.count < 2
        continue
      }
      let isNew: Bool
      if cells.count == 2 {
        isNew = isFresh || cells[0].first?.isLowercase == false
      } else if referred >= 2 {
        isNew = beginsRow(cells) || (isFresh && groups.count < 2)
      } else if gaps >= 2 {
        isNew = isFresh
      } else {
        isNew = groups.isEmpty || (cells.count { !$0.isEmpty } * 2 > cells.count && cells[0].first?.isUppercase == true)
      }
      if isNew || groups.isEmpty { groups.append([index]) } else { groups[groups.count - 1].append(index) }
      isFresh = false
    }
    return groups.map { row($0.compactMap { run[$0] }) }
  }

  /// Whether one of the first cells begins with a reference.
  private func beginsRow(_ cells: [String]) -> Bool {
    cells.prefix(3).contains { cell in
      guard let word = cell.split(separator: " ").first else { return false }
      let body = word.hasSuffix(".") || word.hasSuffix(":") ? word.dropLast() : word
      let digits = body.drop { $0.isUppercase }.prefix { $0.isNumber }
      guard !digits.isEmpty, digits.count <= 2, body.count <= 6 else { return false }
      let capitals = body.prefix { $0.isUppercase }.count
      let rest = body.dropFirst(capitals + digits.count)
      if rest.isEmpty { return capitals == 1 || (capitals == 0 && word != body) || (capitals == 0 && cell == String(word)) }
      if rest.count == 1 { return rest.first!.isLetter && rest.first!.isLowercase }
      return rest.first == "." && rest.dropFirst().allSatisfy { $0.isNumber || $0.isLetter || $0 == "." }
    }
  }

  private func row(_ lines: [Line]) -> Table.Row {
    let place = PlaceOfText(first: lines[0].line.source, last: lines[lines.count - 1].line.source).place
    var texts = [[String]](repeating: [], count: lines[0].cells.count)
    for line in lines {
      for (column, text) in line.cells.enumerated() where !text.isEmpty {
        if texts[column].isEmpty || isItem(text, of: column, in: lines) {
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
