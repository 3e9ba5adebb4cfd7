import Documents
import PlanSchema
import Wording

/// Finds the plan's own key to its ratings.
extension PlanReader {
  /// Reads a key that begins at a block: one paragraph that holds it whole, or a run of short ones, a rating each. Returns how many blocks
  /// it takes; 0 where there is none.
  mutating func statusKeys(at index: Int) -> Int {
    guard let first = document.blocks[index].paragraph,
      beginsWithRating(first.text) || first.text.levelled.containsWords("key") || isNamedKey(first.text)
    else {
      return 0
    }
    let whole = StatusKeyReader().read(first.printed, place: first.place)
    if whole.count >= 3 {
      add(whole)
      return 1
    }
    guard beginsWithRating(first.text) else { return 0 }
    var lines: [String] = []
    var best = 0
    for block in document.blocks[index...].prefix(10) {
      guard let paragraph = block.paragraph, paragraph.text.utf8.count <= 200 else { break }
      lines.append(paragraph.text)
      if lines.count >= 2, StatusKeyReader().read(lines: lines).count == lines.count { best = lines.count }
    }
    // The value under a label, and what follows it, is no key.
    guard best >= 2, lines[..<best].count(where: beginsWithRating) >= 2 else { return 0 }
    add(StatusKeyReader().read(lines: Array(lines[..<best]), place: first.place))
    return best
  }

  /// Reads a key out of a cell or row.
  mutating func statusKeys(in text: String, place: Place) -> Bool {
    let keys = StatusKeyReader().read(text, place: place)
    guard keys.count >= 3 else { return false }
    add(keys)
    return true
  }

  /// Reads a table that is a key.
  mutating func statusKeys(in table: Table) -> Bool {
    if let cells = acrossKey(table), statusKeys(in: cells) { return true }
    guard table.rows.count <= 12, table.columnCount <= 4 else { return false }
    return statusKeys(in: table.rows.map { row in row.cells.map { StatusKeyReader.Cell($0.text, fill: $0.fill, place: $0.place) } })
  }

  /// A key whose ratings stand side by side, each a coloured cell that says what it means, or with its meaning under it.
  private func acrossKey(_ table: Table) -> [[StatusKeyReader.Cell]]? {
    let rows = table.rows.filter { row in row.cells.contains { !$0.isEmpty } }
    guard (1...2).contains(rows.count), let first = rows.first, (3...8).contains(first.cells.count) else { return nil }
    if rows.count == 1 {
      guard first.cells.count(where: { $0.fill != nil }) >= 2 else { return nil }
      return first.cells.map { [StatusKeyReader.Cell("", fill: $0.fill, place: $0.place), .init($0.text, place: $0.place)] }
    }
    guard rows[1].cells.count == first.cells.count, first.cells.allSatisfy({ $0.text.utf8.count <= 40 }) else { return nil }
    return zip(first.cells, rows[1].cells).map { top, below in
      [StatusKeyReader.Cell(top.text, fill: top.fill ?? below.fill, place: top.place), .init(below.text, place: below.place)]
    }
  }

  /// Reads a key that stands in a sheet with other tables: the rows from one to the next blank one. Returns where it ends.
  mutating func statusKeys(in rows: [PlanRow], from start: Int) -> Int? {
    var end = start
    while end < rows.count, !rows[end].isBlank, end == start || !rows[end].skipsRows(after: rows[end - 1]) { end += 1 }
    guard (2...12).contains(end - start), end - start < rows.count, rows[start..<end].allSatisfy({ (1...4).contains($0.own.count) }) else {
      return nil
    }
    let cells = rows[start..<end].map { row in
      var distinct: [PlanCell] = []
      for case let cell? in row.cells where !cell.isBlank || cell.fill != nil { distinct.append(cell) }
      return distinct.map { StatusKeyReader.Cell($0.text, fill: $0.fill, place: $0.place) }
    }
    return statusKeys(in: cells) ? end : nil
  }

  private mutating func statusKeys(in rows: [[StatusKeyReader.Cell]]) -> Bool {
    let keys = StatusKeyReader().read(rows: rows)
    let ratings = Set(keys.map(\.printed)).count
    let known = Set(keys.filter { isRating($0) }.map(\.printed)).count
    guard ratings >= 2, known * 3 >= ratings * 2, ratings * 3 >= rows.filter({ $0.contains { !$0.text.isEmpty } }).count * 2 else {
      return false
    }
    add(keys)
    return true
  }

  /// Whether what a key explains is a rating: a colour, a letter for one, a status word, or a coloured cell.
  private func isRating(_ key: StatusKey) -> Bool {
    key.printed.isEmpty || !key.colours.isEmpty || beginsWithRating(key.printed)
      || StatusReader().read(printed: key.printed).value != .unknown
  }

  /// Whether a line begins with a name of keys: "RAG: Red – …".
  private func isNamedKey(_ text: String) -> Bool {
    text.firstIndex(of: ":").map { StatusKeyReader.names(key: String(text[..<$0])) } ?? false
  }

  private func beginsWithRating(_ text: String) -> Bool {
    guard let word = text.split(whereSeparator: { " :=–-(".contains($0) }).first else { return false }
    return RatingWords.shared.colour(String(word)) != nil
  }

  /// A plan may print its key over every table: each line of it is kept once.
  private mutating func add(_ keys: [StatusKey]) {
    for key in keys {
      let isKnown = record.statusScale.contains {
        $0.printed.levelled == key.printed.levelled && $0.appliesTo == key.appliesTo && $0.meaning?.levelled == key.meaning?.levelled
      }
      if !isKnown { record.statusScale.append(key) }
    }
  }
}
