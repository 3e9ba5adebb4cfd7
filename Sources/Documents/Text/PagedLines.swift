import Wording

/// The lines of a text as pages: those near to a line, on its page, running lines excepted.
struct PagedLines {
  let source: [TextLine]
  /// Lines that are headers and footers of pages.
  let running: Set<Int>
  /// The lines at hand as words.
  private var parsed: [Int: ColumnLine] = [:]

  init(_ lines: [TextLine], running: Set<Int>) {
    source = lines
    self.running = running
  }

  /// A line of the page that another stands on, running lines excepted.
  mutating func line(_ index: Int, onPageOf start: Int) -> ColumnLine? {
    guard index < source.count, source[index].page == source[start].page, !running.contains(index) else { return nil }
    if let line = parsed[index] { return line }
    if parsed.count > 400 { parsed = [:] }
    let line = ColumnLine(source[index])
    parsed[index] = line
    return line
  }

  /// The lines of a page from one on, at most some of them.
  mutating func lines(from start: Int, onPageOf first: Int, most: Int) -> [ColumnLine] {
    var out: [ColumnLine] = []
    while out.count < most, let line = line(start + out.count, onPageOf: first) { out.append(line) }
    return out
  }

  /// Where words of the lines next to one are set apart from what is before them.
  mutating func around(_ index: Int, onPageOf start: Int) -> Set<Int> {
    var out: Set<Int> = []
    for at in max(start, index - 4)...(index + 4) where at != index {
      guard let line = line(at, onPageOf: start) else { continue }
      for word in line.words where word.blanks > 1 { out.insert(word.start) }
    }
    return out
  }

  func nextFilled(_ index: Int) -> Int {
    var index = index
    while index < source.count, source[index].isBlank || running.contains(index) { index += 1 }
    return index
  }

  /// Whether nothing but blank and running lines stands before a line on its page.
  func isFirst(_ index: Int) -> Bool {
    var before = index - 1
    while before >= 0, source[before].page == source[index].page {
      if !source[before].isBlank, !running.contains(before) { return false }
      before -= 1
    }
    return true
  }
}
