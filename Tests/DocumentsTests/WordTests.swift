import Documents
import PlanSchema
import Testing

private typealias W = WordFixture

@Suite struct WordTests {
  @Test func headingsComeFromStylesAndOutlines() throws {
    let styles = """
      <w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>
      <w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>
      <w:style w:type='paragraph' w:styleId='berschrift2'><w:name w:val='heading 2'/><w:rPr><w:b/></w:rPr></w:style>
      <w:style w:type='paragraph' w:styleId='House'><w:name w:val='House style'/><w:basedOn w:val='berschrift2'/></w:style>
      <w:style w:type='paragraph' w:styleId='Out'><w:name w:val='Outlined'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>
      <w:style w:type='paragraph' w:styleId='A'><w:name w:val='Loop'/><w:basedOn w:val='B'/></w:style>
      <w:style w:type='paragraph' w:styleId='B'><w:name w:val='Loop too'/><w:basedOn w:val='A'/></w:style>
      <w:style w:type='paragraph' w:styleId='C1'><w:name w:val='toc 1'/></w:style>
      """
    let body =
      W.p("Plan", style: "T") + W.p("Aims", style: "berschrift2") + W.p("Means", style: "House") + W.p("Ends", style: "Out")
      + W.p("Direct", properties: "<w:outlineLvl w:val='0'/>") + W.p("Not", style: "berschrift2", properties: "<w:outlineLvl w:val='9'/>")
      + W.p("Round", style: "A") + W.p("Aims 3", style: "C1") + W.p("Text")
    #expect(
      try WordFixture(body: body, styles: styles, title: "Own title").dump() == """
        title: Own title
        heading 1 Plan
        heading 2 bold Aims
        heading 2 bold Means
        heading 3 Ends
        heading 1 Direct
        paragraph bold Not
        paragraph Round
        furniture Aims 3
        paragraph Text

        """)
  }

  @Test func strictDocumentsReadAlike() throws {
    let fixture = WordFixture(body: W.p("Text"), space: "http://purl.oclc.org/ooxml/wordprocessingml/main")
    #expect(try fixture.dump() == "paragraph Text\n")
  }

  @Test func runsKeepWhatMatters() throws {
    let body =
      W.p("All bold", run: "<w:b/>") + "<w:p>\(W.r("Lead:", "<w:b/>"))\(W.r(" A. Person"))</w:p>"
      + "<w:p>\(W.r("Some ", "<w:b/>"))\(W.r("words: not"))</w:p>" + W.p("Slanted", run: "<w:i/>")
      + "<w:p>\(W.r("31 March 2024", "<w:strike/>"))\(W.r(" 30 June 2024"))</w:p>" + W.p("gone", run: "<w:dstrike/>")
      + W.p("Amber", run: "<w:color w:val='FFC000'/>") + W.p("Lit", run: "<w:highlight w:val='yellow'/><w:color w:val='FF0000'/>")
      + W.p("Plain", run: "<w:color w:val='auto'/>") + W.p("On dark", run: "<w:color w:val='FFFFFF'/>")
      + W.p("Shaded", properties: "<w:shd w:val='clear' w:fill='92D050'/>")
      + "<w:p>\(W.r("two", "<w:color w:val='FF0000'/>"))\(W.r(" colours", "<w:color w:val='00B050'/>"))</w:p>"
      + W.p("off", run: "<w:b w:val='0'/><w:strike w:val='false'/>")
    #expect(
      try WordFixture(body: body).dump() == """
        paragraph bold All bold
        paragraph bold Lead: A. Person
        paragraph Some words: not
        paragraph italic Slanted
        paragraph 30 June 2024 ~~31 March 2024~~
        paragraph ~~gone~~
        paragraph #FFC000 Amber
        paragraph #FFFF00 Lit
        paragraph Plain
        paragraph On dark
        paragraph #92D050 Shaded
        paragraph two colours
        paragraph off

        """)
  }

  @Test func breaksTabsHyphensAndSigns() throws {
    let body =
      "<w:p><w:r><w:t>Version 2</w:t><w:br/><w:t>May 2024</w:t><w:br/><w:t>and after</w:t></w:r></w:p>"
      + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t></w:r></w:p>"
      + "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t> done</w:t></w:r></w:p>"
      + W.p("ü", run: "<w:rFonts w:ascii='Wingdings'/>") + W.p("\u{F0B7} typed") + W.p("3.2 Typed number") + W.p("(b) Letter")
    #expect(
      try WordFixture(body: body).dump() == """
        paragraph Version 2
        paragraph May 2024 and after
        paragraph a b-cd
        item 0 «✓» done
        paragraph ✓
        item 0 «•» typed
        item 0 «3.2» Typed number
        item 0 «(b)» Letter

        """)
  }

  @Test func fieldsGiveTheirResultsNotTheirCodes() throws {
    let body =
      "<w:p><w:r><w:t>See </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType='separate'/></w:r>\(W.r("section 3"))<w:r><w:fldChar w:fldCharType='end'/></w:r>\(W.r(" now"))</w:p>"
      + "<w:p><w:fldSimple w:instr='DATE'>\(W.r("1 May 2024"))</w:fldSimple></w:p>"
      + "<w:p><w:hyperlink r:id='x'>\(W.r("a link"))</w:hyperlink></w:p>"
      + "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar>"
      + "</w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    #expect(try WordFixture(body: body).dump() == "paragraph See section 3 now\nparagraph 1 May 2024\nparagraph a link\nparagraph ☒\n")
  }

  @Test func trackedChangesAreAcceptedAndSaid() throws {
    let body =
      "<w:p>\(W.r("By "))<w:del w:id='1'><w:r><w:delText>March</w:delText></w:r></w:del><w:ins w:id='2'>\(W.r("June"))</w:ins>\(W.r(" 2024"))</w:p>"
      + "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>\(W.r("One "))</w:p>" + W.p("paragraph now")
      + W.table(
        W.row(W.cell("kept"), W.cell("row")), W.row(W.cell("old"), W.cell("row"), properties: "<w:del w:id='4'/>"),
        W.row(W.cell("new"), W.cell("row"), properties: "<w:ins w:id='5'/>"))
    #expect(
      try WordFixture(body: body).dump() == """
        paragraph By June 2024
        paragraph One paragraph now
        table
          row
            0: kept
            1: row
          row
            0: new
            1: row
        warning tracked-changes: the document has tracked changes; all are taken as accepted: 2 inserted, 2 deleted (“March”, “oldrow”)

        """)
  }

  @Test func textBoxesStandAfterTheirParagraphOnce() throws {
    let box = "<w:txbxContent>\(W.p("In the box"))</w:txbxContent>"
    let body =
      "<w:p>\(W.r("Anchor"))<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>"
      + "<mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + W.p("After")
    #expect(try WordFixture(body: body).dump() == "paragraph Anchor\nparagraph In the box\nparagraph After\n")
  }

  @Test func controlsGiveTheirContentAndNotTheirPrompt() throws {
    let body =
      "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>\(W.p("Filled in"))</w:sdtContent></w:sdt>"
      + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(W.p("Click to enter text"))</w:sdtContent></w:sdt>"
      + "<w:p>\(W.r("Status: "))<w:sdt><w:sdtContent>\(W.r("Green"))</w:sdtContent></w:sdt></w:p>"
      + "<w:tbl><w:sdt><w:sdtContent>\(W.row(W.cell("a"), "<w:sdt><w:sdtContent>\(W.cell("b"))</w:sdtContent></w:sdt>"))</w:sdtContent></w:sdt></w:tbl>"
    #expect(
      try WordFixture(body: body).dump() == """
        paragraph Filled in
        paragraph Status: Green
        table
          row
            0: a
            1: b
        note placeholder: 1 form field not filled in, left out

        """)
  }

  @Test func notesFollowTheBodyAndFurnitureIsSetApart() throws {
    let body =
      "<w:p>\(W.r("Fewer children"))<w:r><w:footnoteReference w:id='7'/></w:r>\(W.r(" wait"))</w:p>" + W.p("hidden", run: "<w:vanish/>")
    let fixture = WordFixture(
      body: body, footnotes: "<w:footnote w:id='0'>\(W.p("—"))</w:footnote><w:footnote w:id='7'>\(W.p("Counted in May"))</w:footnote>",
      header: W.p("Anytown Council") + W.p("Anytown Council"), footer: W.p("Page 1"))
    #expect(
      try fixture.dump() == """
        furniture Anytown Council
        paragraph Fewer children wait
        paragraph «1» Counted in May
        furniture Page 1
        note hidden-text: hidden text is left out (“hidden”)

        """)
  }

  @Test(arguments: [("", "no-text"), ("<w:p><w:r><w:drawing/></w:r></w:p>", "no-text")])
  func aDocumentWithoutTextSaysSo(body: String, kind: String) throws {
    let bytes = try WordFixture(body: body).bytes()
    let failure = #expect(throws: (any Error).self) { try DocumentReader().read(bytes, name: "plan.docx") }
    #expect((failure as? ImportFailure)?.kind == kind)
  }

  @Test("A tracked change of the whole text keeps the old one as struck through; one of single words does not")
  func replacedText() throws {
    let deleted = "<w:del><w:r><w:delText>1 May 2024</w:delText></w:r></w:del>"
    let inserted = "<w:ins><w:r><w:t>2 June 2024</w:t></w:r></w:ins>"
    let document = try WordFixture(body: "<w:p>\(deleted)\(inserted)</w:p><w:p>\(W.r("By "))\(deleted)\(inserted)</w:p>").read()
    #expect(document.blocks.compactMap(\.paragraph).map(\.text) == ["2 June 2024", "By 2 June 2024"])
    #expect(document.blocks.compactMap(\.paragraph).map(\.struck) == [["1 May 2024"], []])
  }
}
