import Documents
import Testing

private typealias P = PDFFixture

/// Label lines in PDFs: what is a line, what a table, and where a value goes on.
@Suite(.enabled(if: hasPDFProgram, "mutool is not installed")) struct PDFLabelTests {
  /// Actions one below the other, each with a label line and what comes after it.
  private static func actions(_ lines: (Double) -> [String]) throws -> [String] {
    let page = (0..<3).flatMap { lines(780 - 120 * Double($0)) }
    return try PDFFixture(page: page).dump().split(separator: "\n").map(String.init)
  }

  @Test func aLabelLineIsNoTableHoweverWideTheWhiteIn() throws {
    let lines = try Self.actions { y in
      [P.text("RAG:", 72, y, 10, .bold), P.text("Green", 100, y, 10), P.text("Due:", 300, y, 10, .bold), P.text("May 2024", 330, y, 10)]
        + [P.text("Lead:", 72, y - 13, 10, .bold), P.text("Head of Service", 105, y - 13, 10)]
    }
    #expect(lines.contains("paragraph bold RAG: Green Due: May 2024"))
    #expect(!lines.contains { $0.hasPrefix("table") })
  }

  @Test func aValueGoesOnUnderItsTabStopAndAHangingLabel() throws {
    let lines = try Self.actions { y in
      [
        P.text("Responsible:", 72, y, 10, .bold),
        P.text("Head of Service for children in care and those who have left care, with the", 170, y, 10),
      ]
        + [P.text("Director of Housing", 170, y - 12, 10)]
        + [P.text("Update: Flats have been set aside for young people who left care, and the first of them was let in", 72, y - 40, 10)]
        + [P.text("May to a young mother.", 100, y - 52, 10)]
    }
    #expect(lines.contains { $0.hasSuffix("with the Director of Housing") })
    #expect(lines.contains { $0.hasSuffix("let in May to a young mother.") })
  }

  @Test func labelsSideBySideKeepTheirOwnLines() throws {
    let lines = try Self.actions { y in
      [P.text("Lead: Head of Service, Front", 72, y, 10), P.text("Due: 30 November 2024", 230, y, 10), P.text("RAG: Amber", 355, y, 10)]
        + [P.text("Door and Assessment", 72, y - 13, 10), P.text("(was 30 September 2024)", 230, y - 13, 10)]
    }
    #expect(
      lines.prefix(3) == [
        "paragraph Lead: Head of Service, Front Door and Assessment", "paragraph Due: 30 November 2024 (was 30 September 2024)",
        "paragraph RAG: Amber",
      ])
  }

  @Test func aQuestionOrABoldLabelBeginsALineOfItsOwn() throws {
    let lines = try Self.actions { y in
      [P.text("Owner: Head of Service for the Front Door, Assessment and Early Help in the North and South of the area", 72, y, 10)]
        + [P.text("What will be different? Children are seen.", 72, y - 12, 10)]
        + [P.text("Latest update (May):", 72, y - 24, 10, .bold), P.text("Begun.", 180, y - 24, 10)]
    }
    #expect(lines.contains("paragraph What will be different? Children are seen."))
    #expect(lines.contains("paragraph bold Latest update (May): Begun."))
  }

  @Test func aSquareBesideALabelIsItsColour() throws {
    let lines = try Self.actions { y in
      [P.text("Lead: Head of Service", 72, y, 10), P.text("RAG:", 72, y - 14, 10), P.fill("0.2 0.6 0.3", 100, y - 16, 9, 9)]
    }
    #expect(lines.contains("paragraph sign #33994D RAG:"))
  }

  @Test func linesSetWideAreOneParagraph() throws {
    let words = "Practice has become less steady since the last inspection, and visits are late for some children"
    let page = (0..<4).flatMap { block in
      (0..<4).map { P.text(words, 72, 780 - 100 * Double(block) - 16.5 * Double($0), 10) }
    }
    let lines = try PDFFixture(page: page).dump().split(separator: "\n")
    #expect(lines.count == 4)
  }

  @Test func aHeaderInBoldIsPartedFromTheOneRowUnderIt() throws {
    let page =
      [P.text("Plan", 72, 800, 12)]
      + [P.text("Lead", 72, 700, 10, .bold), P.text("By when", 250, 700, 10, .bold), P.text("Status", 400, 700, 10, .bold)]
      + [P.text("May 2024", 250, 686, 10), P.text("On track", 400, 686, 10)]
    #expect(
      try PDFFixture(page: page).dump() == """
        heading 1 Plan
        table
          row
            0: bold Lead
            1: bold By when
            2: bold Status
          row
            1: May 2024
            2: On track

        """)
  }

  @Test func aLabelLineAtTheTopOfSeveralPagesIsNoFurniture() throws {
    let pages = (1...4).map { number in
      [P.text("Larkford plan", 72, 800, 9), P.text("RAG: Green", 72, 770, 10)]
        + (0..<10).flatMap { line in
          [
            P.text("Lead: Post \(number * 10 + line)", 72, 740 - 50 * Double(line), 10),
            P.text("RAG: Green", 72, 720 - 50 * Double(line), 10),
          ]
        } + [P.text("Page \(number)", 72, 40, 9)]
    }
    let lines = try PDFFixture(pages).dump().split(separator: "\n")
    #expect(lines.count { $0 == "furniture Larkford plan" } == 4)
    #expect(lines.count { $0 == "paragraph RAG: Green" } == 44)
  }

  @Test func aCardsLabelsInAColumnOfTheirOwnFollowItsText() throws {
    let lines = try Self.actions { y in
      [P.text("Visit every child within five days of", 72, y, 10, .bold), P.text("Lead: Head of Service", 330, y, 10)]
        + [P.text("a referral.", 72, y - 13, 10, .bold), P.text("Due: May 2024", 330, y - 16, 10)]
        + [P.text("Impact: Children are seen.", 72, y - 32, 10), P.text("RAG: Green", 330, y - 32, 10)]
    }
    #expect(
      lines.prefix(5) == [
        "paragraph bold Visit every child within five days of a referral.", "paragraph Impact: Children are seen.",
        "paragraph Lead: Head of Service", "paragraph Due: May 2024", "paragraph RAG: Green",
      ])
  }

  @Test func aFrameAroundLabelLinesIsACard() throws {
    let lines = try Self.actions { y in
      P.grid([66, 520], [y + 16, y - 6, y - 66])
        + [
          P.text("RAG", 72, y, 10, .bold), P.text("Amber", 110, y, 10), P.text("Complete by", 360, y, 10, .bold),
          P.text("May 2024", 430, y, 10),
        ]
        + [P.text("We will", 72, y - 20, 10, .bold), P.text("Visit every child within five days of a referral.", 180, y - 20, 10)]
        + [P.text("Led by", 72, y - 38, 10, .bold), P.text("Head of Service", 180, y - 38, 10)]
        + [P.text("So far", 72, y - 56, 10, .bold), P.text("Begun.", 180, y - 56, 10)]
    }
    #expect(
      lines.prefix(12) == [
        "paragraph RAG Amber", "paragraph Complete by May 2024", "table", "  row", "    0: bold We will",
        "    1: Visit every child within five days of a referral.", "  row", "    0: bold Led by", "    1: Head of Service", "  row",
        "    0: bold So far", "    1: Begun.",
      ])
  }

  @Test func boldTitlesOverAllColumnsStandWithinTheirTable() throws {
    func row(_ number: Int, _ y: Double) -> [String] {
      [P.text("R\(number)-1", 72, y, 10), P.text("Do part \(number) of it", 105, y, 10), P.text("Head of Service", 300, y, 10)]
        + [P.text("May 2024", 440, y, 10)]
    }
    let head = zip(["Ref", "Action", "Lead", "Date"], [72.0, 105, 300, 440]).map { P.text($0, $1, 760, 10, .bold) }
    let page =
      head + [P.text("R1 The quality of early help and of the plans that come of it, in all areas", 72, 740, 10, .bold)] + row(1, 720)
      + [P.text("R2 The timeliness of conferences and the reports that parents have before", 72, 700, 10, .bold)] + row(2, 680)
      + row(3, 660)
    let lines = try PDFFixture(page: page).dump().split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.contains("+4") }.count == 2)
    #expect(lines.contains("    0: R2-1") && lines.contains("    1: Do part 2 of it"))
  }
}
