import Documents
import Foundation
import Testing

private typealias W = WordFixture

@Suite struct WordTableTests {
  @Test func mergedCellsStandOnceAndSayHowFarTheyReach() throws {
    let body = W.table(
      W.row(W.cell("Ref"), W.cell("What and who", "<w:gridSpan w:val='2'/>"), properties: "<w:tblHeader/>"),
      W.row(W.cell("1", "<w:vMerge w:val='restart'/>"), W.cell("Do"), W.cell("A", "<w:shd w:val='clear' w:fill='FFC000'/>")),
      W.row(W.cell("", "<w:vMerge/>"), W.cell("Look"), W.cell("B", "<w:shd w:val='clear' w:color='auto' w:fill='auto'/>")),
      W.row(W.cell("", "<w:vMerge/>"), W.cell("Whole", "<w:gridSpan w:val='2'/>")),
      W.row(W.cell("late"), properties: "<w:gridBefore w:val='1'/>"))
    #expect(
      try WordFixture(body: W.p("Before") + body + W.p("After")).read().dump() == """
        paragraph [paragraph 1] Before
        table [paragraph 2]
          row header [paragraph 2]
            0: Ref
            1 +2: What and who
          row [paragraph 3]
            0 down 3: 1
            1: Do
            2 #FFC000: A
          row [paragraph 4]
            1: Look
            2: B
          row [paragraph 5]
            1 +2: Whole
          row [paragraph 6]
            1: late
        paragraph [paragraph 7] After

        """)
  }

  @Test func cellsKeepTheirParagraphsAndMarks() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId='1'>\(W.level(0, "decimal", "%1."))</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>"
    let broken = "<w:p><w:r><w:t>First lead</w:t><w:br/><w:t>Second lead</w:t><w:br/><w:t>of two</w:t></w:r></w:p>"
    let body = W.table(W.row(W.cell(W.p("Head", run: "<w:b/>") + W.p("") + W.listed("Item", list: 5)), W.cell(broken)))
    #expect(
      try WordFixture(body: body, numbering: numbering).dump() == """
        table
          row
            0: bold Head ¶ «1.» Item
            1: First lead ¶ Second lead of two

        """)
  }

  @Test func aCellMayHoldOnlyItsNumberInAList() throws {
    let numbering =
      "<w:abstractNum w:abstractNumId='1'>\(W.level(0, "decimal", "%1."))</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>"
    let body = W.table(
      W.row(W.cell(W.listed("", list: 5)), W.cell("Visits")),
      W.row(W.cell(W.listed("", list: 5)), W.cell(W.listed("Plans", list: 5) + W.listed("", list: 5))))
    let document = try WordFixture(body: body, numbering: numbering).read()
    guard case .table(let table) = try #require(document.blocks.first).content else {
      Issue.record("no table")
      return
    }
    let cells = table.rows.map { row in row.cells.map { $0.paragraphs.map { "\($0.marker ?? "") \($0.text)" } } }
    #expect(cells == [[["1. "], [" Visits"]], [["2. "], ["3. Plans"]]])
  }

  @Test func aTableInACellStandsByItself() throws {
    let inner = W.table(W.row(W.cell("m"), W.cell("1")), W.row(W.cell("n"), W.cell("2")))
    let body = W.table(W.row(W.cell("Action"), W.cell(W.p("Measures") + inner + W.p(""))))
    #expect(
      try WordFixture(body: body).dump() == """
        table
          row
            0: Action
            1: Measures
        table
          row
            0: m
            1: 1
          row
            0: n
            1: 2

        """)
    // A table of one cell that only frames another is not there at all.
    #expect(try WordFixture(body: W.table(W.row(W.cell(W.p("Frame") + inner)))).dump().hasPrefix("paragraph Frame\ntable\n"))
    // A column of cells within a cell is a way to set text.
    let column = W.table(W.row(W.cell("one")), W.row(W.cell("two")))
    #expect(
      try WordFixture(body: W.table(W.row(W.cell("a"), W.cell(column)))).dump() == "table\n  row\n    0: a\n    1: one ¶ two\n")
  }

  @Test func aMergeWithoutABeginningIsACell() throws {
    #expect(try WordFixture(body: W.table(W.row(W.cell("x", "<w:vMerge/>")))).dump() == "table\n  row\n    0: x\n")
  }

  @Test func aNamedPlanReadsWhole() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/northmere.docx")
    let document = try DocumentReader().read(file)
    let tables = document.blocks.compactMap { block -> Table? in if case .table(let table) = block.content { table } else { nil } }
    #expect(tables.count == 9)
    let second = tables[2].rows[2]
    #expect(second.cells[2].paragraphs.map(\.struck) == [["31 March 2024"]])
    #expect(second.cells[2].text == "30 June 2024")
    #expect(second.cells[1].paragraphs.count == 2)
    #expect(second.cells[4].fill == "FFC000")
    #expect(document.blocks.count { if case .heading(2, _) = $0.content { true } else { false } } == 6)
  }
}
