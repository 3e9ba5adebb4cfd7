import Documents
import Testing

private typealias P = PDFFixture

@Suite(.enabled(if: hasPDFProgram, "mutool is not installed")) struct PDFTableTests {
  @Test func aGridGivesCellsSpansAndFills() throws {
    // Three columns, a title over all of them, a cell over two rows, a colour without a word.
    let page =
      [P.fill("1 0.75 0", 400, 640, 100, 30)]
      + P.grid([72, 200, 400, 500], [700, 670, 640, 610])
      .map { $0 } + [P.text("Ref", 80, 680, 10, .bold), P.text("Action", 210, 680, 10, .bold), P.text("RAG", 410, 680, 10, .bold)]
      + [P.text("1.1", 80, 650, 10), P.text("Visit each child", 210, 655, 10), P.text("every month.", 210, 643, 10)]
      + [P.text("1.2", 80, 620, 10), P.text("Audit", 210, 620, 10), P.text("G", 410, 620, 10)]
    #expect(
      try PDFFixture(page: page).dump() == """
        table
          row
            0: bold Ref
            1: bold Action
            2: bold RAG
          row
            0: 1.1
            1: Visit each child every month.
            2 #FFBF00:\u{20}
          row
            0: 1.2
            1: Audit
            2: G

        """)
  }

  @Test func linesDrawnCellByCellShowWhereColumnsPart() throws {
    // Lines between rows only, each drawn in pieces; one rating has a ground, the last row no line under it.
    let xs: [Double] = [72, 120, 300, 440, 500]
    let lines = [700.0, 670, 640, 600].flatMap { y in zip(xs, xs.dropFirst()).map { P.line($0, y, $1, y) } }
    let page =
      [P.fill("0.5 0.8 0.5", 440, 640, 60, 30), P.fill("1 0.75 0", 440, 560, 60, 40)] + lines
      + zip(["No.", "We will", "Lead", "RAG"], xs).map { P.text($0, $1 + 4, 680, 10, .bold) }
      + zip(["A1", "Visit each child", "Head of Care", "G"], xs).map { P.text($0, $1 + 4, 650, 10) }
      + [
        P.text("B", 76, 625, 10), P.text("The oversight of children who live far away from the county,", 124, 625, 10),
        P.text("and of their schools", 124, 613, 10),
      ]
      + zip(["B1", "Audit every case", "Audit Lead", "A"], xs).map { P.text($0, $1 + 4, 588, 10) }
      + [P.text("of the last year.", 124, 576, 10)]
    #expect(
      try PDFFixture(page: page).dump() == """
        table
          row
            0: bold No.
            1: bold We will
            2: bold Lead
            3: bold RAG
          row
            0: A1
            1: Visit each child
            2: Head of Care
            3 #80CC80: G
          row
            0: B
            1 +3: The oversight of children who live far away from the county, and of their schools
          row
            0: B1
            1: Audit every case of the last year.
            2: Audit Lead
            3 #FFBF00: A

        """)
  }

  @Test func cellsWithoutALineBetweenThemAreOne() throws {
    let page =
      [72.0, 500].map { P.line($0, 700, $0, 610) } + [P.line(200, 670, 200, 610)] + [700.0, 670, 610].map { P.line(72, $0, 500, $0) }
      + [P.line(200, 640, 500, 640), P.text("Priority 1: help early", 80, 680, 10)]
      + [P.text("Lead", 80, 650, 10), P.text("Head of Service", 210, 650, 10), P.text("Team Manager", 210, 620, 10)]
    #expect(
      try PDFFixture(page: page).dump() == """
        table
          row
            0 +2: Priority 1: help early
          row
            0 down 2: Lead
            1: Head of Service
          row
            1: Team Manager

        """)
  }

  @Test func aHeaderThatComesBackIsMarked() throws {
    let pages = (1...2).map { number in
      [P.text(number == 1 ? "Our plan" : "More of it", 72, 760)] + P.grid([72, 300, 500], [700, 670, 640, 610])
        + [
          P.text("Action", 80, 680, 10), P.text("Owner", 310, 680, 10), P.text("Do part \(number)", 80, 650, 10),
          P.text("Head", 310, 650, 10),
        ]
        + [
          P.text("And review it", 80, 620, 10), P.text("Board \(number)", 310, 620, 10),
          P.text(number == 1 ? "Go on." : "The end.", 72, 100),
        ]
    }
    let tables = try PDFReader().read(PDFFixture(pages).bytes, name: "plan.pdf").blocks.compactMap { block in
      if case .table(let table) = block.content { table } else { nil }
    }
    #expect(tables.map { $0.rows.map(\.isHeader) } == [[true, false, false], [true, false, false]])
    #expect(tables.map(\.place.page) == [1, 2])
  }

  /// No lines at all: labels of two lines with the grade beside their middle, and a grade that is itself wrapped.
  @Test func columnsKeptApartByWhiteAreATable() throws {
    let page =
      [P.text("Judgement", 72, 700, 12, .bold), P.text("Grade", 400, 700, 12, .bold)]
      + P.lines(["The experiences and progress of", "children who need help"], 72, 670) + [P.text("Good", 400, 662.75)]
      + [P.text("The experiences of children in care", 72, 620)] + P.lines(["Requires improvement", "to be good"], 400, 627)
      + [P.text("Overall effectiveness", 72, 580), P.text("Inadequate", 400, 580)]
    #expect(
      try PDFFixture(page: page).dump() == """
        table
          row
            0: bold Judgement
            1: bold Grade
          row
            0: The experiences and progress of children who need help
            1: Good
          row
            0: The experiences of children in care
            1: Requires improvement to be good
          row
            0: Overall effectiveness
            1: Inadequate

        """)
  }

  @Test func twoColumnsOfProseAreReadLeftBeforeRight() throws {
    let left = (1...12).map { "Left words of line \($0) that fill up the column" }
    let right = (1...12).map { "Right words of line \($0) that fill up the column" }
    let dump = try PDFFixture(page: P.lines(left, 60, 700, step: 12, 9) + P.lines(right, 320, 700, step: 12, 9)).dump()
    let ends = dump.ranges(of: "Left words of line 12"), starts = dump.ranges(of: "Right words of line 1 ")
    #expect(ends.count == 1 && starts.count == 1 && ends[0].lowerBound < starts[0].lowerBound, "\(dump)")
  }

  @Test func aNarrowCellsBrokenWordsAreWhole() throws {
    let page =
      P.grid([72, 140, 300], [700, 660, 630]) + P.lines(["Commissionin", "g"], 76, 685, step: 12, 10)
      + [
        P.text("38 places in the commissioning", 150, 685, 10), P.text("plan", 150, 673, 10), P.text("None", 76, 640, 10),
        P.text("All", 150, 640, 10),
      ]
    #expect(try PDFFixture(page: page).dump().contains("0: Commissioning\n"))
  }

  @Test func aFrameAroundTextIsNoTable() throws {
    let page =
      P.grid([60, 540], [720, 600]) + P.lines(["This text stands in a frame and is read as any other text", "would be."], 72, 700)
    #expect(
      try PDFFixture(page: page).dump() == "paragraph This text stands in a frame and is read as any other text would be.\n")
  }
}
