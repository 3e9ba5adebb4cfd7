import PlanSchema

extension Block {
  /// The block with every place in it, its own and those of its cells, as `move` says.
  func moved(_ move: (Place) -> Place) -> Block {
    func moved(_ paragraph: Paragraph) -> Paragraph {
      var out = paragraph
      out.place = move(paragraph.place)
      return out
    }
    switch content {
    case .heading(let level, let paragraph): return Block(.heading(level: level, moved(paragraph)))
    case .paragraph(let paragraph): return Block(.paragraph(moved(paragraph)))
    case .item(let level, let paragraph): return Block(.item(level: level, moved(paragraph)))
    case .furniture(let paragraph): return Block(.furniture(moved(paragraph)))
    case .table(var table):
      table.place = move(table.place)
      for row in table.rows.indices {
        table.rows[row].place = move(table.rows[row].place)
        for cell in table.rows[row].cells.indices {
          table.rows[row].cells[cell].place = move(table.rows[row].cells[cell].place)
          table.rows[row].cells[cell].paragraphs = table.rows[row].cells[cell].paragraphs.map(moved)
        }
      }
      return Block(.table(table))
    }
  }
}
