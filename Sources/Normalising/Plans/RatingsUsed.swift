import Documents
import PlanSchema
import Wording

/// The ratings that a plan's own columns and labels hold: what its key has to explain.
struct RatingsUsed {
  let vocabulary: PlanVocabulary
  let labels: LineLabels

  /// Levelled, without marks around them.
  func ratings(of document: Document) -> Set<String> {
    var found: Set<String> = []
    func add(_ text: String) {
      let level = text.levelled.trimmedOfMarks
      if !level.isEmpty, level.utf8.count <= 40, level.split(separator: " ").count <= 5 { found.insert(level) }
    }
    for block in document.blocks {
      switch block.content {
      case .furniture: continue
      case .heading(_, let line), .paragraph(let line), .item(_, let line):
        labelled(line.text).forEach(add)
        // A list of tasks: the key says what a tilde in a box stands for.
        if let box = line.marker, ListMark.isBox(box) { found.insert(box.levelled) }
      case .table(let table): columns(table).forEach(add)
      }
    }
    return found
  }

  /// What stands in the columns that hold ratings, and beside the labels of forms.
  private func columns(_ table: Table) -> [String] {
    var ratings: [String] = []
    var columns: Set<Int> = []
    for (index, row) in table.rows.enumerated() where !row.isHidden {
      let cells = row.cells.filter { !$0.isEmpty }
      let isHead = cells.count >= 3 && (index < 4 || row.isHeader)
      let heads = isHead || cells.count <= 6 ? cells.filter { isRating($0.text) } : []
      if isHead, !heads.isEmpty {
        columns = Set(heads.flatMap { $0.column..<($0.column + max(1, $0.columnSpan)) })
        continue
      }
      for (at, cell) in cells.enumerated() {
        if columns.contains(cell.column) { ratings.append(cell.text) }
        if at + 1 < cells.count, cells.count <= 6, isRating(cell.text) { ratings.append(cells[at + 1].text) }
        if cell.text.contains(":") { ratings += cell.paragraphs.flatMap { labelled($0.text) } }
      }
    }
    return ratings
  }

  /// The values of the labels for ratings in a line: "Lead: … | Status: Moving", "RAG: Green  Timescale: May".
  private func labelled(_ text: String) -> [String] {
    guard text.utf8.count <= 2000, text.utf8.contains(UInt8(ascii: ":")) else { return [] }
    if let line = LabelLine(text, labels: labels) {
      return line.values.filter { $0.label.role == .status || $0.label.role == .percentComplete }.map(\.text)
    }
    return text.split(separator: "|").compactMap { piece in
      guard let colon = piece.firstIndex(of: ":"), isRating(String(piece[..<colon])) else { return nil }
      return String(piece[colon...].dropFirst())
    }
  }

  private func isRating(_ text: String) -> Bool {
    guard text.utf8.count <= 40, let role = vocabulary.role(of: text) else { return false }
    return role == .status || role == .percentComplete || (role == .current && KnownRatings.heads(text))
  }
}
