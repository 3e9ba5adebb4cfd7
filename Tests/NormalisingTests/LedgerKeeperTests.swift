import Documents
import Normalising
import PlanSchema
import Testing

@Suite struct LedgerKeeperTests {
  private let document: Document = {
    let cell = { (text: String, column: Int) in Table.Cell(paragraphs: [Paragraph(text)], column: column) }
    let rows = [
      Table.Row(cells: [cell("Action", 0), cell("Lead", 1)], isHeader: true), Table.Row(cells: [cell("Hire", 0), cell("Head", 1)]),
      Table.Row(cells: [cell("", 0)]),
    ]
    return Document(
      source: SourceDocument.Source(file: "a.txt", sha256: "", mediaType: "text/plain"),
      blocks: [
        Block(.heading(level: 1, Paragraph("Plan"))), Block(.furniture(Paragraph("3"))), Block(.paragraph(Paragraph(""))),
        Block(.table(Table(rows: rows))), Block(.item(level: 0, Paragraph("Train staff", marker: "•", place: Place(page: 2)))),
      ])
  }()

  @Test("Empty blocks are no units; a table counts by its rows")
  func units() {
    #expect(LedgerKeeper(document).units.map(\.text) == ["Plan", "3", "Action | Lead", "Hire | Head", "• Train staff"])
  }

  @Test("What nothing was said of is unplaced, with its place; furniture is context from the start")
  func unplaced() {
    let ledger = LedgerKeeper(document).ledger
    #expect(ledger.blocks == 5 && ledger.placed == 0 && ledger.context == 1)
    #expect(ledger.unplaced.map(\.text) == ["Plan", "Action | Lead", "Hire | Head", "• Train staff"])
    #expect(ledger.unplaced.last?.place == Place(page: 2))
  }

  @Test("Units are reported one by one, by block, or by row; placed is not lowered to context")
  func reporting() {
    var keeper = LedgerKeeper(document)
    keeper.context(keeper.units[0])
    keeper.place(block: 3, row: 1)
    keeper.context(block: 3)
    keeper.place(keeper.units[4])
    keeper.context(keeper.units[4])
    #expect(keeper.unplaced.isEmpty)
    #expect(keeper.ledger == Ledger(blocks: 5, placed: 2, context: 3))
  }
}
