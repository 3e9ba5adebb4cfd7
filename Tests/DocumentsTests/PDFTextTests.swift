import Documents
import Testing

private typealias P = PDFFixture

@Suite(.enabled(if: hasPDFProgram, "mutool is not installed")) struct PDFTextTests {
  @Test func runsOfOneLineAreOneText() throws {
    let page = [
      P.text("Leaders pro", 72, 700), P.text("mptly answered", 136.1, 700), P.text("every", 223, 700),
      P.text("Children know their plans well and the adults around them act on", 72, 660),
      P.text("what they say.", 72, 645.5),
    ]
    #expect(
      try PDFFixture(page: page).dump() == """
        paragraph Leaders promptly answered every
        paragraph Children know their plans well and the adults around them act on what they say.

        """)
  }

  @Test func listItemsHangAndNest() throws {
    let page =
      [P.text("1.", 72, 700)] + P.lines(["Improve the timeliness of visits to children who live away from", "home."], 100, 700)
      + [P.text("2.", 72, 660), P.text("Improve:", 100, 660), P.text("n", 100, 640, 9, .pictures)]
      + P.lines(["the recording of supervision, so that what was decided can be", "followed"], 120, 640)
      + [P.text("n", 100, 600, 9, .pictures), P.text("return interviews.", 120, 600), P.text("10.Audit the rest.", 72, 570)]
    #expect(
      try PDFFixture(page: page).dump() == """
        item 0 «1.» Improve the timeliness of visits to children who live away from home.
        item 0 «2.» Improve:
        item 1 «•» the recording of supervision, so that what was decided can be followed
        item 1 «•» return interviews.
        item 0 «10.» Audit the rest.

        """)
  }

  @Test func aNumberInRunningTextIsNoMark() throws {
    let page = P.lines(
      [
        "Care leavers told us that they had met their personal adviser by the age of",
        "17. Most of them had been in care for longer than the",
      ],
      72, 700)
    #expect(try PDFFixture(page: page).dump().split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("The work is child-", "centred and kind to those who need the help.", "child-centred"),
    ("Leaders share infor-", "mation with the police and with health staff.", "information"),
    ("They are well-", "informed about the plan. Staff are well-informed too.", "well-informed"),
    ("It covers both short-", "and long-term aims of children and families.", "short- and long-term"),
    ("It was written for the safe-", "guarding board. Safeguarding is for all.", "safeguarding board"),
  ]) func wordsCutByALineEndAreMended(first: String, second: String, whole: String) throws {
    let filler = "The council has a plan for every child and keeps to it as well as it "
    let dump = try PDFFixture(page: P.lines([filler + first, second], 72, 700)).dump()
    #expect(dump.contains(whole), "\(dump)")
  }

  @Test func raisedFiguresAreNotesAndRaisedLettersAreWords() throws {
    let page = [
      P.text("What needs to improve?", 72, 700, 14, .bold), P.text("1", 235, 706, 8),
      P.text("Plans end at the 18", 72, 660), P.text("th", 175.6, 664, 8),
      P.text("birthday, when other help begins for most of them.", 186, 660),
      P.text("1", 72, 103, 6.5), P.text("The word is used as the law has it, and not as in common", 78, 99, 9),
      P.text("speech.", 72, 88, 9),
    ]
    #expect(
      try PDFFixture(page: page).dump() == """
        heading 1 bold What needs to improve?
        paragraph Plans end at the 18th birthday, when other help begins for most of them.
        paragraph «1» The word is used as the law has it, and not as in common speech.

        """)
  }

  @Test func headingsAreRankedByTheirLooks() throws {
    let page = [
      P.text("Improvement plan", 72, 760, 24), P.text("Our aims", 72, 700, 16, .bold), P.text("Who leads", 72, 650, 12, .bold),
      P.text("The director leads, and the board is told every month of it.", 72, 630),
      P.text("Our means", 72, 590, 16, .bold), P.text("This sentence is bold to give it weight.", 72, 570, 12, .bold),
      P.text("Owner:", 72, 540, 12, .bold), P.text("Head of Service", 120, 540),
    ]
    #expect(
      try PDFFixture(page: page).dump() == """
        heading 1 Improvement plan
        heading 2 bold Our aims
        heading 3 bold Who leads
        paragraph The director leads, and the board is told every month of it.
        heading 2 bold Our means
        paragraph bold This sentence is bold to give it weight.
        paragraph bold Owner: Head of Service

        """)
  }

  /// An item that runs over a page end, with a running header, footer and page number between its halves.
  @Test func furnitureStandsApartAndTextGoesOn() throws {
    let begins = ["Leaders know all of their staff.", "Audits are read.", "Visits are made on time.", "Plans are short."]
    let ends = ["The board looks at the work each month, and what it", "Staff are asked.", "Partners come.", "Homes are near."]
    let pages = (0..<4).map { page in
      [P.text("Ashcombe Council improvement plan", 72, 800, 9), P.text("Page \(page + 1) of 4", 480, 30, 9)]
        + [
          P.text("\(2 * page + 1).", 72, 740), P.text(begins[page], 100, 740), P.text("\(2 * page + 2).", 72, 80),
          P.text(ends[page], 100, 80),
        ]
        + (page == 1 ? [P.text("finds is acted on.", 100, 770)] : [])
        // Two full lines, so that it can be seen where lines end.
        + P.lines(["The middle of page \(page + 1) says a little more of the work that", "goes on there for the children."], 72, 500)
    }
    let document = try PDFReader().read(PDFFixture(pages).bytes, name: "plan.pdf")
    let furniture = document.blocks.filter { if case .furniture = $0.content { true } else { false } }
    #expect(furniture.count == 8)
    #expect(document.source.pages == 4)
    let cut = document.blocks.compactMap(\.paragraph).first { $0.marker == "2." }
    #expect(cut?.text == "The board looks at the work each month, and what it finds is acted on.")
    #expect(cut?.place.page == 1)
  }

  @Test func coloursAndStruckTextAreKept() throws {
    let page = [
      P.text("Actions and their dates", 72, 760, 16),
      P.coloured("0.8 0 0", P.text("Overdue", 72, 700)), P.text("31 March 2024", 72, 670), P.line(72, 674, 152, 674),
      P.text("30 June 2024", 72, 640),
      P.text("Lead", 72, 610), P.text("Head of Service", 200, 610), P.text("Due", 72, 590), P.text("May", 200, 590),
      P.text("Cost", 72, 570),
      P.text("None", 200, 570),
    ]
    let dump = try PDFFixture(page: page).dump()
    #expect(dump.contains("Overdue #CC0000") || dump.contains("#CC0000 Overdue") || dump.contains("#CC0000: Overdue"), "\(dump)")
    #expect(dump.contains("~~31 March 2024~~"), "\(dump)")
  }
}
