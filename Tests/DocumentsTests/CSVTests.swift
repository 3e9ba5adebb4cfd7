import Documents
import PlanSchema
import Testing

@Suite struct CSVTests {
  private func dump(_ text: String, name: String = "plan.csv") throws -> String {
    try DocumentReader().read(Array(text.utf8), name: name).dump()
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func theDelimiterIsFound(delimiter: String) throws {
    let other = delimiter == "," ? ";" : ","
    let text = [["Ref", "Action", "Lead"], ["1", "Look\(other) ask\(other) tell", "A"], ["2", "Go", "B"]]
      .map { $0.joined(separator: delimiter) }.joined(separator: "\r\n")
    #expect(
      try dump(text) == """
        table [lines 1–3]
          row [line 1]
            0 [A1]: Ref
            1 [B1]: Action
            2 [C1]: Lead
          row [line 2]
            0 [A2]: 1
            1 [B2]: Look\(other) ask\(other) tell
            2 [C2]: A
          row [line 3]
            0 [A3]: 2
            1 [B3]: Go
            2 [C3]: B

        """)
  }

  @Test func quotesLineBreaksAndTitles() throws {
    let text = """
      Anytown Council;;;
      ;;;
      Ref;Action;Lead;
      1;"Say ""yes""; then
      Write it down
      and keep it";"A
      B";
      2;Go;C;
      ;;;
      Printed in May;;;
      """
    #expect(
      try dump(text) == """
        paragraph [line 1, cell A1] Anytown Council
        table [lines 3–8]
          row [line 3]
            0 [A3]: Ref
            1 [B3]: Action
            2 [C3]: Lead
          row [lines 4–7]
            0 [A4]: 1
            1 [B4]: Say "yes"; then ¶ Write it down and keep it
            2 [C4]: A ¶ B
          row [line 8]
            0 [A5]: 2
            1 [B5]: Go
            2 [C5]: C
        paragraph [line 10, cell A7] Printed in May

        """)
  }

  @Test func aRowWiderThanTheHeaderIsKeptAndSaid() throws {
    let document = try DocumentReader().read(Array("Ref,Action\n1,Do\n2,Look, then ask\n".utf8), name: "plan.csv")
    #expect(document.dump().contains("    2 [C3]: then ask\n"))
    #expect(document.diagnostics.map(\.code) == ["wide-row"])
    #expect(document.diagnostics.first?.place?.line == 3)
  }

  @Test func aQuoteThatNothingClosesIsACharacter() throws {
    let document = try DocumentReader().read(Array("Ref,Action\n1,\"Do\n2,\"\"Look\n3,Go\n".utf8), name: "plan.csv")
    guard case .table(let table) = document.blocks[0].content else { return }
    #expect(table.rows.count == 4)
    #expect(table.rows[3].cells[1].text == "Go")
    #expect(document.diagnostics.map(\.code) == ["unclosed-quote"])
  }

  @Test func aTitleAfterABlankLineBeginsANewTable() throws {
    let text = "Key,Means\nRed,Late\n\nActions,\nRef,Action\n1,Do\n,\nPriority 2,\n2,Look\n"
    let document = try DocumentReader().read(Array(text.utf8), name: "plan.csv")
    let shapes = document.blocks.map { block in if case .table(let table) = block.content { table.rows.count } else { 0 } }
    #expect(shapes == [2, 0, 4])
  }

  @Test func windows1252IsReadAndSaid() throws {
    let bytes = Array("Ref;Action\r\n1;Children".utf8) + [0x92] + Array("s plan \n2;".utf8) + [0xA3] + Array("40k".utf8)
    let document = try DocumentReader().read(bytes, name: "plan.csv")
    #expect(document.dump().contains("Children’s plan"))
    #expect(document.dump().contains("£40k"))
    #expect(document.diagnostics.map(\.code) == ["encoding"])
  }

  @Test func theDelimiterMayBeNamed() throws {
    #expect(try dump("sep=;\r\nA,B;C\r\n").contains("row [line 2]\n    0 [A1]: A,B\n    1 [B1]: C\n"))
  }

  @Test func aHundredThousandRowsAreRead() throws {
    var text = "Ref,Action,Lead\n"
    for row in 1...100_000 { text += "\(row),Do,A\n" }
    guard case .table(let table) = try DocumentReader().read(Array(text.utf8), name: "plan.csv").blocks[0].content else { return }
    #expect(table.rows.count == 100_001)
    let failure = #expect(throws: ImportFailure.self) {
      try DocumentReader(limits: ReadingLimits(cells: 1000)).read(Array(text.utf8), name: "plan.csv")
    }
    #expect(failure?.kind == "too-large")
  }
}
