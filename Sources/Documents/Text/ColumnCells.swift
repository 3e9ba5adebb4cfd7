import PlanSchema
import Wording

/// A line of a table with the cells that its words make.
struct CellLine {
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

/// Makes the cells of a table laid out by spaces of their lines.
struct ColumnCells {
  let mending: WordMending
  /// The widest line of each column.
  var widest: [Int] = []
  /// Words with which cells of each column begin.
  var openers: [Set<String>] = []

  /// A row of the lines that each of its columns has; without these, of all of every line.
  func row(_ lines: [CellLine], columns: [[Int]]?, isHeader: Bool = false) -> Table.Row {
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

  func row(band lines: [ColumnLine], columns: Int) -> Table.Row {
    let place = PlaceOfText(first: lines[0].source, last: lines[lines.count - 1].source).place
    let first = lines[0].words[0]
    let texts = lines.enumerated().map { at, line in line.text(line.words[at == 0 ? 1 : 0].start..<line.words[line.words.count - 1].end) }
    return Table.Row(
      cells: [
        Table.Cell(paragraphs: [Paragraph(lines[0].text(first.start..<first.end), place: place)], column: 0, place: place),
        Table.Cell(paragraphs: [Paragraph(mending.joined(texts), place: place)], column: 1, columnSpan: columns - 1, place: place),
      ], place: place)
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
  private func isItem(_ text: String, of column: Int, in lines: [CellLine]) -> Bool {
    guard let (mark, _) = ListMark.split(text[...]), ListMark.isBullet(mark) else { return false }
    guard ["-", "–", "—"].contains(String(mark)) else { return true }
    return lines.count { $0.cells[column].hasPrefix(mark + " ") } > 1
  }

  private static func paragraph(_ text: String, _ place: Place) -> Paragraph {
    guard let (mark, rest) = ListMark.split(text), ListMark.isBullet(mark) else { return Paragraph(text, place: place) }
    return Paragraph(String(rest), marker: String(mark), place: place)
  }
}
