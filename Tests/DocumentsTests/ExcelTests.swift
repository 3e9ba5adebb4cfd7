import Documents
import Foundation
import PlanSchema
import Testing

private typealias X = ExcelFixture

@Suite struct ExcelTests {
  @Test func everyKindOfCellIsRead() throws {
    var fixture = ExcelFixture(
      X.row(
        2, "<c r='B2' t='s'><v>0</v></c>", "<c r='C2' t='s'><v>1</v></c>", "<c r='D2' t='b'><v>1</v></c>",
        "<c r='E2' t='e'><v>#N/A</v></c>",
        "<c r='F2' t='str'><f>A1</f><v>made</v></c>", "<c r='G2'><f>1+1</f><v>2</v></c>", "<c r='H2' t='d'><v>2024-03-31T00:00:00</v></c>",
        "<c r='I2'><f>NOW()</f></c>", X.text("J2", "one&#10;Two_x000D_&#10;and on")))
    fixture.strings =
      "<si><t>shared</t><rPh><t>ignored</t></rPh></si><si><r><rPr><strike/></rPr><t>31 May</t></r><r><t xml:space='preserve'> 30 June</t></r></si>"
    #expect(
      try fixture.read().dump() == """
        table [sheet Plan, cell B2]
          row [sheet Plan, cell B2]
            0 [B2]: shared
            1 [C2]: 30 June ~~31 May~~
            2 [D2]: TRUE
            3 [E2]: #N/A
            4 [F2]: made
            5 number 2.0 [G2]: 2
            6 date 2024-03-31 [H2]: 31/03/2024
            7 [J2]: one ¶ Two and on
        warning formula-without-value [sheet Plan]: 1 formula has no saved value: open the workbook in Excel and save it

        """)
  }

  @Test func mergedCellsStandOnce() throws {
    let rows =
      X.row(1, X.text("A1", "Ref"), X.text("B1", "Who"), X.text("D1", "When"))
      + X.row(2, X.text("A2", "1"), X.text("B2", "AB"), X.text("C2", "hidden below"), X.text("D2", "May"))
      + X.row(3, X.text("B3", "CD"), X.text("C3", "EF"), X.text("D3", "June"))
    let fixture = ExcelFixture(
      rows,
      after: "<mergeCells><mergeCell ref='B1:C1'/><mergeCell ref='A2:A3'/><mergeCell ref='B2:C2'/><mergeCell ref='nonsense'/></mergeCells>")
    #expect(
      try fixture.dump() == """
        table
          row
            0: Ref
            1 +2: Who
            3: When
          row
            0 down 2: 1
            1 +2: AB
            3: May
          row
            1: CD
            2: EF
            3: June

        """)
  }

  @Test func coloursComeFromFillsThemesTintsAndThePalette() throws {
    var fixture = ExcelFixture(
      X.row(1, X.text("A1", "R"), X.text("B1", "RAG"), X.text("C1", "x"), X.text("D1", "y"), X.text("E1", "z"))
        + X.row(
          2, X.text("A2", "1"), X.blank("B2", style: 1), X.text("C2", "t", style: 2), X.text("D2", "i", style: 3),
          X.text("E2", "f", style: 4)))
    fixture.fills = """
      <fill><patternFill patternType='solid'><fgColor rgb='00FFC000'/></patternFill></fill>\
      <fill><patternFill patternType='solid'><fgColor theme='4' tint='0.3999'/></patternFill></fill>\
      <fill><patternFill patternType='solid'><fgColor indexed='10'/></patternFill></fill>
      """
    fixture.fonts = "<font><color rgb='FFFF0000'/><strike val='0'/></font>"
    fixture.styles = "<xf fillId='2'/><xf fillId='3'/><xf fillId='4'/><xf fontId='2'/>"
    fixture.theme = ["000000", "FFFFFF", "1F497D", "EEECE1", "4F81BD", "C0504D"]
    #expect(
      try fixture.dump().contains(
        """
          row
            0: 1
            1 #FFC000: \n    2 #95B3D7: t
            3 #FF0000: i
            4: #FF0000 f

        """))
  }

  @Test func rulesColourCellsByWhatTheyShow() throws {
    var fixture = ExcelFixture(
      X.row(1, X.text("A1", "Done"), X.number("B1", "5"), X.text("C1", "a"))
        + X.row(2, X.text("A2", "done late"), X.number("B2", "50"), X.text("C2", "b")),
      after: """
        <conditionalFormatting sqref='A1:A9'><cfRule type='cellIs' dxfId='0' priority='1' operator='equal'><formula>"Done"</formula></cfRule>\
        <cfRule type='containsText' dxfId='1' priority='2' operator='containsText' text='late'><formula>NOT(ISERROR(SEARCH("late",A1)))</formula></cfRule>\
        </conditionalFormatting><conditionalFormatting sqref='B1:B9'><cfRule type='cellIs' dxfId='1' priority='3' operator='greaterThan'>\
        <formula>10</formula></cfRule></conditionalFormatting>\
        <conditionalFormatting sqref='C1:C9'><cfRule type='expression' dxfId='0' priority='4'><formula>$A1="Done"</formula></cfRule></conditionalFormatting>
        """)
    fixture.overlays =
      "<dxf><fill><patternFill><bgColor rgb='FF00B050'/></patternFill></fill></dxf><dxf><fill><patternFill><bgColor rgb='FFFF0000'/></patternFill></fill></dxf>"
    #expect(
      try fixture.dump() == """
        table
          row
            0 #00B050: Done
            1 number 5.0: 5
            2 #00B050: a
          row
            0 #FF0000: done late
            1 #FF0000 number 50.0: 50
            2: b

        """)
  }

  @Test func whatIsHiddenIsReadAndSaid() throws {
    var fixture = ExcelFixture(
      X.row(1, X.text("A1", "Ref"), X.text("B1", "Notes")) + X.row(2, X.text("A2", "1"), X.text("B2", "n"), attributes: "hidden='1'"),
      before: "<cols><col min='2' max='2' hidden='1'/></cols>")
    fixture.sheets.append(
      ExcelFixture.Sheet(name: "Lists", rows: X.row(1, X.text("A1", "Red"), X.text("B1", "Green")), state: "veryHidden"))
    let dump = try fixture.read().dump()
    #expect(dump.contains("  row hidden [sheet Plan, cell A2]\n    0 [A2]: 1\n    1 hidden [B2]: n\n"))
    #expect(dump.contains("table [sheet Lists, cell A1] “Lists”\n  row hidden"))
    #expect(!dump.contains("heading 1 [sheet Lists]"))
    #expect(try fixture.read().diagnostics.map(\.code) == ["hidden-rows", "hidden-columns", "hidden-sheet"])
  }

  @Test(
    "Rows that a filter or a folded outline passes over are read like others",
    arguments: [
      ("hidden='1'", "<autoFilter ref='A1:B2'><filterColumn colId='0'/></autoFilter>", "hidden by a filter"),
      ("hidden='1' outlineLevel='1'", "", "folded away"),
    ])
  func rowsOutOfSight(attributes: String, after: String, said: String) throws {
    let fixture = ExcelFixture(
      X.row(1, X.text("A1", "Ref"), X.text("B1", "Notes")) + X.row(2, X.text("A2", "1"), X.text("B2", "n"), attributes: attributes),
      after: after)
    #expect(try !fixture.read().dump().contains("row hidden"))
    #expect(try fixture.read().diagnostics.map(\.message).first?.contains(said) == true)
  }

  @Test func titlesBlankRowsAndSeveralTables() throws {
    var fixture = ExcelFixture("")
    fixture.styles = "<xf fontId='1'/>"
    func head(_ reference: String, _ text: String) -> String { X.text(reference, text, style: 1) }
    fixture.sheets[0].rows =
      X.row(3, X.text("C3", "Anytown plan")) + X.row(5, head("C5", "Ref"), head("D5", "Action"))
      + X.row(6, X.text("C6", "1"), X.text("D6", "Do"))
      + X.row(8, X.text("C8", "Priority 2")) + X.row(9, X.text("C9", "2"), X.text("D9", "Look")) + X.row(12, head("C12", "Scorecard"))
      + X.row(13, head("C13", "Measure"), head("D13", "Target")) + X.row(14, X.text("C14", "Visits"), X.number("D14", "9"))
      + X.row(16, X.text("C16", "A closing note"))
    #expect(
      try fixture.dump() == """
        paragraph Anytown plan
        table
          row
            0: bold Ref
            1: bold Action
          row
            0: 1
            1: Do
          row
            0: Priority 2
          row
            0: 2
            1: Look
        paragraph bold Scorecard
        table
          row
            0: bold Measure
            1: bold Target
          row
            0: Visits
            1 number 9.0: 9
        paragraph A closing note

        """)
  }

  @Test func theWorkbookNamesItsHeaders() throws {
    var fixture = ExcelFixture(
      X.row(1, X.text("A1", "Ref"), X.text("B1", "Action")) + X.row(2, X.text("A2", "1"), X.text("B2", "Do")),
      after: "<autoFilter ref='A1:B2'/>")
    #expect(try fixture.dump().hasPrefix("table\n  row header\n"))
    fixture = ExcelFixture(X.row(1, X.text("A1", "Ref"), X.text("B1", "Action")) + X.row(2, X.text("A2", "1"), X.text("B2", "Do")))
    fixture.definedNames = "<definedName name='_xlnm.Print_Titles' localSheetId='0'>Plan!$A:$A,Plan!$1:$1</definedName>"
    #expect(try fixture.dump().hasPrefix("table\n  row header\n"))
  }

  @Test func commentsAreTold() throws {
    var fixture = ExcelFixture(X.row(1, X.text("A1", "Ref"), X.text("B1", "Action")))
    fixture.sheets[0].comments = "<comment ref='B1'><text><r><t>Who </t></r><r><t>leads?</t></r></text></comment>"
    let diagnostic = try #require(try fixture.read().diagnostics.first)
    #expect(diagnostic.code == "cell-comment")
    #expect(diagnostic.message.contains("“Who leads?”"))
    #expect(diagnostic.place == Place(sheet: "Plan", cell: "B1"))
  }

  @Test func rowsAndCellsWithoutAddressesCount() throws {
    let fixture = ExcelFixture("<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='B2'><v>3</v></c><c><v>4</v></c></row>")
    #expect(try fixture.read().dump().contains("    1 number 3.0 [B2]: 3\n    2 number 4.0 [C2]: 4\n"))
  }

  @Test func aWorkbookWithoutTextSaysSo() throws {
    let failure = #expect(throws: ImportFailure.self) { try ExcelFixture("").read() }
    #expect(failure?.kind == "no-text")
  }

  @Test func aNamedPlanReadsWhole() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/wyvern-vale.xlsx")
    let document = try DocumentReader().read(file)
    guard case .table(let table) = document.blocks.first(where: { if case .table = $0.content { true } else { false } })?.content else {
      Issue.record("no table where it should stand")
      return
    }
    #expect(table.rows.count == 29)
    #expect(table.rows[1].cells[0].rowSpan == 4)
    #expect(table.rows[1].cells.first { $0.place.cell == "G8" }?.date == "2024-07-31")
    #expect(table.rows[1].cells.first { $0.place.cell == "K8" }?.text == "54%")
    #expect(table.rows[8].cells.first { $0.place.cell == "G15" }?.text == "Oct-24")
    #expect(document.diagnostics.map(\.code).contains("hidden-columns"))
  }
}
