import PlanSchema
import Wording

/// Tables laid out in columns by spaces, as `pdftotext -layout` prints them.
///
/// A line of at least three cells parted by two or more blanks opens a table and sets its columns; lines whose cells stay inside those
/// columns belong to it. A row begins at a reference ("1.2", "3a") in one of the first columns, or after a blank line. A table that goes on
/// over a page keeps the columns of its header.
struct ColumnTables {
  /// Where the columns of the last header begin.
  private var starts: [Int] = []

  private struct Piece {
    var start: Int
    var end: Int
  }

  /// A line as scalars, so that columns can be counted.
  private struct Line {
    var source: TextLine
    var scalars: [Unicode.Scalar]
    var pieces: [Piece]

    init(_ source: TextLine) {
      self.source = source
      scalars = Array(source.text.unicodeScalars)
      pieces = []
      var start: Int?
      var blanks = 0
      for (index, scalar) in scalars.enumerated() {
        if scalar.isBlank {
          blanks += 1
          continue
        }
        if let begun = start, blanks >= 2 {
          pieces.append(Piece(start: begun, end: index - blanks))
          start = index
        } else if start == nil {
          start = index
        }
        blanks = 0
      }
      if let start { pieces.append(Piece(start: start, end: scalars.count - blanks)) }
    }

    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[min(range.lowerBound, scalars.count)..<min(range.upperBound, scalars.count)])
      return String(view).squeezed
    }
  }

  /// Reads the table that begins at a line, if one does.
  /// - Parameter running: lines that are headers and footers of pages; a table ends before one.
  mutating func read(_ lines: [TextLine], from start: Int, until running: Set<Int>) -> (table: Table, end: Int)? {
    let first = Line(lines[start])
    guard let columns = continued(first) ?? opened(first, lines, from: start) else { return nil }
    var run: [Line?] = [first]
    var index = start + 1, blanks = 0
    while index < lines.count, lines[index].page == lines[start].page, !running.contains(index) {
      let line = Line(lines[index])
      if line.pieces.isEmpty {
        blanks += 1
        if blanks > 2 { break }
      } else {
        guard fits(line, columns) else { break }
        if blanks > 0 { run.append(nil) }
        blanks = 0
        run.append(line)
      }
      index += 1
    }
    let filled = run.compactMap { $0 }
    guard filled.count >= 2, filled.contains(where: { $0.pieces.count >= 2 }) else { return nil }
    starts = columns
    let rows = rows(run, columns)
    let last = filled.last!.source
    return (Table(rows: rows, place: PlaceOfText(first: lines[start], last: last).place), index - min(blanks, index))
  }

  /// The columns of the last table, moved to where this line's cells begin, if they are near enough to be the same.
  private func continued(_ line: Line) -> [Int]? {
    guard starts.count >= 3, line.pieces.count >= 2 else { return nil }
    var columns = starts
    var from = 0, shift = 0
    for piece in line.pieces {
      guard let at = starts.indices.dropFirst(from).min(by: { abs(starts[$0] - piece.start) < abs(starts[$1] - piece.start) }),
        abs(starts[at] - piece.start) <= 10
      else { return nil }
      for passed in from..<at { columns[passed] = starts[passed] + (passed == 0 ? 0 : shift) }
      shift = piece.start - starts[at]
      columns[at] = piece.start
      from = at + 1
    }
    for rest in columns.indices.dropFirst(from) { columns[rest] = starts[rest] + shift }
    return zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 } ? columns : nil
  }

  /// The columns of a table that a line opens: three cells or more, none of them a sentence; or two, if the next lines have the same two.
  private func opened(_ line: Line, _ lines: [TextLine], from start: Int) -> [Int]? {
    let pieces = line.pieces
    guard pieces.count >= 2, pieces.allSatisfy({ $0.end - $0.start <= 60 }), pieces.dropFirst().allSatisfy({ $0.start >= 4 }) else {
      return nil
    }
    if pieces.count >= 3 { return pieces.map(\.start) }
    var same = 0
    for next in lines[(start + 1)...].prefix(8) where !next.isBlank {
      let other = Line(next)
      guard other.pieces.count == 2, abs(other.pieces[1].start - pieces[1].start) <= 1, other.pieces[0].end - other.pieces[0].start <= 40
      else {
        if other.pieces.count == 1, abs(other.pieces[0].start - pieces[1].start) <= 1 { continue }
        break
      }
      same += 1
    }
    return same >= 2 ? pieces.map(\.start) : nil
  }

  /// Whether each piece of a line stays inside one column; two cells that only one blank parts may share a piece.
  private func fits(_ line: Line, _ columns: [Int]) -> Bool {
    for piece in line.pieces {
      guard let column = columns.lastIndex(where: { $0 <= piece.start + 3 }) else { return false }
      for next in columns[(column + 1)...] where next < piece.end {
        // A line of one piece across columns is a title or a sentence, not a row.
        if line.pieces.count == 1 { return false }
        guard (next - 1...next + 1).contains(where: { $0 > 0 && $0 <= line.scalars.count && line.scalars[$0 - 1].isBlank }) else {
          return false
        }
      }
    }
    return !line.pieces.isEmpty
  }

  /// The cells of a line by column.
  private func cells(_ line: Line, _ columns: [Int]) -> [String] {
    var out = [String](repeating: "", count: columns.count)
    for piece in line.pieces {
      var column = columns.lastIndex { $0 <= piece.start + 3 } ?? 0
      var start = piece.start
      while column + 1 < columns.count, columns[column + 1] < piece.end,
        let cut = [0, -1, 1, -2].map({ columns[column + 1] + $0 }).first(where: { $0 > start && line.scalars[$0 - 1].isBlank })
      {
        out[column] = join(out[column], line.text(start..<cut))
        start = cut
        column += 1
      }
      out[column] = join(out[column], line.text(start..<piece.end))
    }
    return out
  }

  private func join(_ a: String, _ b: String) -> String { a.isEmpty ? b : b.isEmpty ? a : a + " " + b }

  private func rows(_ run: [Line?], _ columns: [Int]) -> [Table.Row] {
    let split = run.map { $0.map { cells($0, columns) } }
    let referred = split.count { $0.map(beginsRow) ?? false }
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
      if referred >= 2 {
        isNew = beginsRow(cells) || (isFresh && groups.count < 2)
      } else if gaps >= 2 {
        isNew = isFresh
      } else {
        isNew = groups.isEmpty || (cells.count { !$0.isEmpty } * 2 > columns.count && cells[0].first?.isUppercase == true)
      }
      if isNew || groups.isEmpty { groups.append([index]) } else { groups[groups.count - 1].append(index) }
      isFresh = false
    }
    return groups.map { row($0.compactMap { run[$0] }, columns) }
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

  private func row(_ lines: [Line], _ columns: [Int]) -> Table.Row {
    let place = PlaceOfText(first: lines[0].source, last: lines[lines.count - 1].source).place
    var texts = [[String]](repeating: [], count: columns.count)
    for line in lines {
      for (column, text) in cells(line, columns).enumerated() where !text.isEmpty {
        if texts[column].isEmpty || ListMark.split(text).map({ ListMark.isBullet($0.mark) }) ?? false {
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

  private static func paragraph(_ text: String, _ place: Place) -> Paragraph {
    guard let (mark, rest) = ListMark.split(text), ListMark.isBullet(mark) else { return Paragraph(text, place: place) }
    return Paragraph(String(rest), marker: String(mark), place: place)
  }
}
