import Documents
import PlanSchema
import Wording

extension PlanReader {
  /// Rows of numbers and texts without a header of their own, under a title that says they are recommendations ("What needs to improve":
  /// "R1 | …", "R2 | …"); a sheet may hold them above its table of actions.
  /// - Returns: the row after the last one; `nil` where the rows are no such list.
  mutating func recommendationList(in rows: [PlanRow], from start: Int) -> Int? {
    var first = start, title = context.heading
    if rows[start].own.count == 1, rows[start].filled.count == 1 {
      title = rows[start].own[0].text
      first += 1
    } else if start > 0 {
      return nil
    }
    guard let title, vocabulary.role(of: title) == .recommendation else { return nil }
    let body = rows[first...].prefix { row in
      let own = row.own
      return own.count == 2 && references.alone(own[0].text) != nil && references.alone(own[1].text) == nil
    }
    // A row of as many cells right after them would be one of a wider table.
    guard body.count >= 2, body.endIndex == rows.endIndex || rows[body.endIndex].own.count <= 2 || rows[body.endIndex].skipsRows(after: body.last!)
    else { return nil }
    if first > start {
      for paragraph in rows[start].own[0].paragraphs { passage(paragraph) }
      keeper.place(block: rows[start].block, row: rows[start].row)
    }
    for row in body {
      _ = recommendation(ref: references.alone(row.own[0].text), text: row.own[1].text, heading: title, place: row.place)
      keeper.place(block: row.block, row: row.row)
    }
    table = nil
    return body.endIndex
  }

  /// A column that links to something ("Links to") holds the numbers of recommendations where its cells are those that the plan lists.
  mutating func findLinks(_ row: PlanRow) {
    guard let state = table, !state.has(.recommendationRef), !state.has(.recommendation), !record.recommendations.isEmpty else { return }
    for (index, column) in state.columns.enumerated() where column.role == .notes && column.printed.levelled.hasPrefix("link") {
      guard index < row.cells.count, let cell = row.cells[index], let ref = references.alone(cell.text),
        record.recommendations.contains(where: { $0.ref?.levelled == ref.levelled })
      else { continue }
      table?.columns[index].role = .recommendationRef
    }
  }
}
