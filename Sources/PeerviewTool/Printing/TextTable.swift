import Wording

/// A table for printing: as aligned text within a width, as Markdown, as CSV.
public struct TextTable: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    public enum Alignment: Sendable, Hashable { case left, right }

    public var title: String
    public var alignment: Alignment

    public init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  public var columns: [Column]
  public private(set) var rows: [[String]]
  /// A column whose words head the rows that have them, where the columns have not all room on the terminal: for names that are copied
  /// and must not be broken.
  public var heading: Int?

  public init(_ columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = []
    for row in rows { append(row) }
  }

  /// Columns of text with these titles.
  public init(_ titles: [String], rows: [[String]] = []) { self.init(titles.map { Column($0) }, rows: rows) }

  /// Adds a row; it has a cell a column.
  public mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "a row of \(row.count) cells in a table of \(columns.count) columns")
    rows.append(row)
  }

  /// Aligned columns, no wider than the width: long cells are wrapped, and where the columns cannot stand side by side each row becomes
  /// a block of lines "title: text". Ends with a line break.
  /// - Parameter title: how to mark the head (bold on a terminal).
  public func text(width: Int, title: (String) -> String = { $0 }) -> String {
    if let heading, !hasRoom(width) { return grouped(by: heading, width: width, title: title) }
    guard let widths = widths(within: width) else { return stacked(width: width, title: title) }
    var out = line(columns.map { TextWrap.lines($0.title, width: .max) }, widths, style: title)
    out += line(widths.map { [String(repeating: "─", count: $0)] }, widths)
    for row in rows { out += line(zip(row, widths).map { TextWrap.lines($0, width: $1) }, widths) }
    return out
  }

  /// A pipe table.
  public var markdown: String {
    func cells(_ row: [String]) -> String {
      "| " + row.map { $0.squeezed.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    let rule = columns.map { $0.alignment == .right ? "---:" : "---" }
    return cells(columns.map(\.title)) + "|" + rule.joined(separator: "|") + "|\n" + rows.map(cells).joined()
  }

  /// RFC 4180 with a head; see `CSV`.
  public var csv: String { CSV.line(columns.map(\.title)) + rows.map(CSV.line).joined() }

  // MARK: -

  private static let gap = 2
  /// A column is not pressed below this, or below its longest content.
  private static let narrowest = 8

  /// Whether no cell needs to be wrapped.
  private func hasRoom(_ width: Int) -> Bool {
    let natural = columns.indices.map { index in rows.reduce(columns[index].title.count) { max($0, $1[index].squeezed.count) } }
    return natural.reduce(Self.gap * (columns.count - 1), +) <= width
  }

  private func grouped(by heading: Int, width: Int, title: (String) -> String) -> String {
    let others = columns.indices.filter { $0 != heading }
    let rest = TextTable(others.map { columns[$0] }, rows: rows.map { row in others.map { row[$0] } })
    let indent = String(repeating: " ", count: Self.gap)
    guard let widths = rest.widths(within: width - Self.gap) else { return stacked(width: width, title: title) }
    var out = title(columns[heading].title) + "\n"
    out += indent + rest.line(rest.columns.map { TextWrap.lines($0.title, width: .max) }, widths, style: title)
    out += rest.line(widths.map { [String(repeating: "─", count: $0)] }, widths).indented(by: indent)
    var last: String?
    for (row, cells) in zip(rows, rest.rows) {
      if row[heading] != last { out += title(row[heading]) + "\n" }
      last = row[heading]
      out += rest.line(zip(cells, widths).map { TextWrap.lines($0, width: $1) }, widths).indented(by: indent)
    }
    return out
  }

  /// The columns' widths, or `nil` where they cannot stand side by side.
  private func widths(within width: Int) -> [Int]? {
    let natural = columns.indices.map { index in
      rows.reduce(columns[index].title.count) { max($0, $1[index].squeezed.count) }
    }
    let room = width - Self.gap * (columns.count - 1)
    // No column gives up its title or its numbers.
    let least = columns.indices.map { index in
      columns[index].alignment == .right ? natural[index] : min(natural[index], max(Self.narrowest, columns[index].title.count))
    }
    guard least.reduce(0, +) <= room else { return nil }
    if natural.reduce(0, +) <= room { return natural }
    // The widest columns give way, all to the same width.
    var widths = least
    for cap in (1...room).reversed() {
      widths = zip(natural, least).map { max($1, min($0, cap)) }
      if widths.reduce(0, +) <= room { break }
    }
    return widths
  }

  private func line(_ cells: [[String]], _ widths: [Int], style: (String) -> String = { $0 }) -> String {
    var out = ""
    for index in 0..<max(1, cells.map(\.count).max() ?? 1) {
      var line = ""
      for (column, cell) in cells.enumerated() {
        let text = index < cell.count ? cell[index] : ""
        let blank = String(repeating: " ", count: max(0, widths[column] - text.count))
        if column > 0 { line += String(repeating: " ", count: Self.gap) }
        line += columns[column].alignment == .right ? blank + text : text + blank
      }
      out += style(line.trimmedEnd) + "\n"
    }
    return out
  }

  private func stacked(width: Int, title: (String) -> String) -> String {
    var blocks: [String] = []
    for row in rows {
      var block = ""
      for (column, text) in zip(columns, row) where !text.isEmpty {
        let lines = TextWrap.lines(column.title + ": " + text, width: width, hanging: 2)
        block += lines.joined(separator: "\n").replacing(column.title + ":", with: title(column.title + ":"), maxReplacements: 1) + "\n"
      }
      blocks.append(block)
    }
    return blocks.joined(separator: "\n")
  }
}

/// Breaks text into lines at spaces.
public enum TextWrap {
  /// As much of a long word as fits: up to its last hyphen or stroke, where that leaves at least half.
  private static func head(of word: Substring, _ width: Int) -> Substring {
    let head = word.prefix(width)
    guard let stop = head.lastIndex(where: { $0 == "-" || $0 == "/" }) else { return head }
    let broken = head[...stop]
    return broken.count * 2 >= width ? broken : head
  }

  /// The lines of a text, none wider than the width; a longer word is cut. Later lines are indented by `hanging`.
  public static func lines(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    let text = text.squeezed
    guard text.count > width else { return [text] }
    var lines: [String] = [], line = "", length = 0
    for word in text.split(separator: " ") {
      var word = word, count = word.count
      let room = lines.isEmpty ? width : width - hanging
      if length > 0, length + 1 + count > room {
        lines.append(line)
        line = ""
        length = 0
      }
      while count > max(1, width - hanging) {
        let head = Self.head(of: word, max(1, width - hanging))
        lines.append(String(head))
        word = word.dropFirst(head.count)
        count = word.count
      }
      if length > 0 {
        line += " "
        length += 1
      }
      line += word
      length += count
    }
    if !line.isEmpty { lines.append(line) }
    let indent = String(repeating: " ", count: hanging)
    return lines.enumerated().map { $0 == 0 ? $1 : indent + $1 }
  }
}

extension String {
  /// The text with spaces up to a width.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

  /// Its lines with something before each.
  fileprivate func indented(by indent: String) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : indent + $0 }.joined(separator: "\n")
  }

  /// The text without spaces at its end.
  var trimmedEnd: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
