import Documents
import PlanSchema

/// The smallest piece of a source that the ledger counts: a heading, a paragraph, a list item, a line of page furniture or a table row.
public struct Unit: Sendable, Hashable, Identifiable {
  public enum Content: Sendable, Hashable {
    case heading(level: Int, Paragraph)
    case paragraph(Paragraph)
    case item(level: Int, Paragraph)
    case furniture(Paragraph)
    case row(Table.Row)
  }

  /// Its position in the document, from 0, in reading order.
  public var id: Int
  /// The index of its block in `Document.blocks`; of a table's row, that of the table.
  public var block: Int
  /// The index of a table row in its table.
  public var row: Int?
  public var content: Content

  public var place: Place {
    switch content {
    case .heading(_, let p), .paragraph(let p), .item(_, let p), .furniture(let p): p.place
    case .row(let row): row.place
    }
  }

  /// The paragraph of every unit but a table row.
  public var paragraph: Paragraph? {
    switch content {
    case .heading(_, let p), .paragraph(let p), .item(_, let p), .furniture(let p): p
    case .row: nil
    }
  }

  public var isFurniture: Bool { if case .furniture = content { true } else { false } }

  /// Its text with its list mark; of a row, its cells joined by " | ".
  public var text: String {
    switch content {
    case .heading(_, let p), .paragraph(let p), .item(_, let p), .furniture(let p):
      guard let marker = p.marker else { return p.text }
      return p.text.isEmpty ? marker : marker + " " + p.text
    case .row(let row): return row.cells.filter { !$0.isEmpty }.map(\.text).joined(separator: " | ")
    }
  }
}

extension Document {
  /// Its units in reading order, the empty ones left out.
  public var units: [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(blocks.count)
    func add(_ content: Unit.Content, block: Int, row: Int? = nil) {
      let unit = Unit(id: units.count, block: block, row: row, content: content)
      if !unit.text.isEmpty { units.append(unit) }
    }
    for (index, block) in blocks.enumerated() {
      switch block.content {
      case .heading(let level, let paragraph): add(.heading(level: level, paragraph), block: index)
      case .paragraph(let paragraph): add(.paragraph(paragraph), block: index)
      case .item(let level, let paragraph): add(.item(level: level, paragraph), block: index)
      case .furniture(let paragraph): add(.furniture(paragraph), block: index)
      case .table(let table): for (number, row) in table.rows.enumerated() { add(.row(row), block: index, row: number) }
      }
    }
    return units
  }
}
