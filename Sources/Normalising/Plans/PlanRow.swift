import Documents
import PlanSchema
import Wording

/// A cell of a plan's table as one of its rows sees it.
struct PlanCell: Sendable {
  var paragraphs: [Paragraph]
  var column: Int
  var span: Int
  /// Whether the cell begins in this row; else it is merged down from a row above.
  var isOwn: Bool
  var fill: String?
  var date: String?
  var isHidden: Bool
  var place: Place

  init(_ cell: Table.Cell, isOwn: Bool) {
    paragraphs = cell.paragraphs
    column = cell.column
    span = cell.columnSpan
    self.isOwn = isOwn
    fill = cell.fill
    date = cell.date
    isHidden = cell.isHidden
    place = cell.place
  }

  var text: String { paragraphs.map(\.printed).joined(separator: " ").squeezed }
  var isBlank: Bool { paragraphs.allSatisfy { $0.text.isEmpty && $0.marker == nil && $0.struck.isEmpty } }

  /// Adds what a page break cut off: the same paragraph where the sentence is open, or where the format has no paragraphs in cells.
  mutating func append(_ other: PlanCell, asOneParagraph: Bool) {
    var more = other.paragraphs.filter { !$0.text.isEmpty || $0.marker != nil }
    if var last = paragraphs.last, let first = more.first, first.marker == nil || asOneParagraph,
      asOneParagraph || first.text.first?.isLowercase == true || last.text.awaitsMore
    {
      last.text = last.text.goingOn(with: first.printed)
      last.struck += first.struck
      last.place = last.place.through(first.place)
      paragraphs[paragraphs.count - 1] = last
      more.removeFirst()
    }
    paragraphs += more
    fill = fill ?? other.fill
    date = date ?? other.date
  }
}

extension Paragraph {
  /// The text with its list mark, as it stands in the document.
  var printed: String {
    guard let marker else { return text }
    return text.isEmpty ? marker : marker + " " + text
  }

  /// The text with its number or letter, but without a bullet.
  var unbulleted: String { marker.map(ListMark.isBullet) == true ? text : printed }
}

extension String {
  /// The text with what a page break cut off it; a hyphen at the cut joins the halves of one word.
  func goingOn(with rest: String) -> String {
    if isEmpty || rest.isEmpty { return self + rest }
    let isCutWord = hasSuffix("-") && rest.first?.isLowercase == true
    return isCutWord ? self + rest : self + " " + rest
  }

  /// Whether the text breaks off where more must follow: after a comma, slash, hyphen or a word such as "of".
  var awaitsMore: Bool {
    let text = squeezed
    guard let last = text.last else { return true }
    if ",/&(–".contains(last) { return true }
    guard let word = text.split(separator: " ").last?.lowercased() else { return true }
    return ["of", "and", "the", "for", "with", "to", "in", "by", "a", "or", "from", "on", "at", "&"].contains(word)
  }
}

/// A row of a plan's table: every column's cell, merged ones included.
struct PlanRow: Sendable {
  var cells: [PlanCell?]
  var block: Int
  var row: Int
  var isMarkedHeader: Bool
  var isHidden: Bool
  var place: Place

  /// The distinct cells with text, in the order of their columns.
  var filled: [PlanCell] {
    var out: [PlanCell] = []
    for cell in cells {
      guard let cell, !cell.isBlank, out.last?.column != cell.column else { continue }
      out.append(cell)
    }
    return out
  }

  /// Those that begin in this row.
  var own: [PlanCell] { filled.filter(\.isOwn) }

  /// Whether nothing is printed in it, nor any cell coloured.
  var isBlank: Bool { filled.isEmpty && cells.allSatisfy { $0?.fill == nil } }

  /// Whether blank rows of a sheet stand between a row and this one.
  func skipsRows(after other: PlanRow) -> Bool {
    guard let mine = sheetRow, let before = other.sheetRow else { return false }
    return mine > before + 1
  }

  /// The number of the row in its sheet, from the address of a cell ("C12").
  private var sheetRow: Int? {
    let address = place.cell ?? cells.lazy.compactMap { $0 }.first { $0.isOwn }?.place.cell
    return address.flatMap { Int($0.drop { !$0.isNumber }.prefix { $0.isNumber }) }
  }

  static func rows(of table: Table, block: Int) -> [PlanRow] {
    let grid = table.grid()
    return grid.indices.map { index in
      let row = table.rows[index]
      var begins = Set<Int>()
      for cell in row.cells { begins.insert(cell.column) }
      return PlanRow(
        cells: grid[index].map { cell in cell.map { PlanCell($0, isOwn: begins.contains($0.column)) } }, block: block, row: index,
        isMarkedHeader: row.isHeader, isHidden: row.isHidden, place: row.place)
    }
  }
}
