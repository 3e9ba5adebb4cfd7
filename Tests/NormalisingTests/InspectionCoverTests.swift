import Authorities
import Documents
import Normalising
import PlanSchema
import Testing

/// Covers as readers of PDFs may cut them up: the same judgements must come out of all.
@Suite struct InspectionCoverTests {
  private static func row(_ cells: String...) -> Block {
    let cells = cells.enumerated().map { Table.Cell(paragraphs: [Paragraph($1)], column: $0) }
    return Block(.table(Table(rows: [Table.Row(cells: cells)])))
  }

  private static func text(_ texts: String...) -> [Block] { texts.map { Block(.paragraph(Paragraph($0))) } }

  private static let leaders = "The impact of leaders on social work practice with children and families"
  private static let help = "The experiences and progress of children who need help and protection"

  static let covers: [(String, [Block])] = [
    (
      "a row each",
      [
        row("Judgement", "Grade"), row(leaders, "Requires improvement to be good"), row(help, "Inadequate"),
        row("Overall effectiveness", "Good"),
      ]
    ),
    ("areas and grades in turn", text(leaders, "Requires improvement to be good", help, "Inadequate", "Overall effectiveness", "Good")),
    (
      "a grade shifted to the next row",
      [row("Judgement", "Grade"), row(leaders), row(help, "Requires improvement to be good"), row("Overall effectiveness", "Inadequate")]
        + text("Good")
    ),
    (
      "a grade over two lines",
      text(leaders, "Requires improvement", "to be good", help, "Inadequate", "Overall effectiveness", "Good")
    ),
    (
      "a grade in the middle of its area",
      text(
        "The impact of leaders on social work practice with Requires improvement to be good children and families",
        "The experiences and progress of Inadequate children who need help and protection", "Overall effectiveness Good")
    ),
    (
      "a grade cut in two around its area",
      text("Requires", leaders, "improvement to be good", help + " Inadequate", "Overall effectiveness", "Good")
    ),
    (
      "a row a line",
      [
        row("The impact of leaders on social", "Requires"), row("work practice with children", "improvement to be"),
        row("and families", "good"),
        row(help, "Inadequate"), row("Overall effectiveness", "Good"),
      ]
    ),
    (
      "two rows as one",
      [
        row(leaders, "Requires improvement to be good"),
        row("The experiences and progress of Inadequate children who need help and protection Overall effectiveness", "Good"),
      ]
    ),
    (
      "areas in two paragraphs",
      text(
        "The impact of leaders on social work practice with children", "and families", "Requires improvement to", "be good", help,
        "Inadequate",
        "Overall effectiveness", "Good")
    ),
  ]

  private static func record(_ cover: [Block]) throws -> Record {
    let head = text(
      "Inspection of Northmere local authority children’s services", "Inspection dates : 10 to 21 July 2023",
      "Lead inspector s: Lou Example, His Majesty’s Inspector and Sam Sample, Ofsted Inspector")
    let body = [
      Block(.heading(level: 2, Paragraph("What needs to improve?1"))),
      Block(.item(level: 0, Paragraph("The pace of early help.", marker: "\u{F0B7}"))),
    ]
    let source = SourceDocument.Source(file: "report.pdf", sha256: "", mediaType: "application/pdf")
    return try InspectionNormaliser(register: InspectionTests.register).normalise(
      Document(source: source, blocks: head + cover + body), context: ImportContext())
  }

  @Test("Judgements come out right however the table was cut", arguments: covers.map(\.0))
  func cover(name: String) throws {
    let blocks = try #require(Self.covers.first { $0.0 == name }?.1)
    let record = try Self.record(blocks)
    let judgements = try #require(record.inspection?.judgements)
    #expect(judgements.map(\.area) == [.leaders, .helpAndProtection, .overallEffectiveness])
    #expect(judgements.map(\.grade) == [.requiresImprovement, .inadequate, .good])
    #expect(judgements.map(\.printed) == ["Requires improvement to be good", "Inadequate", "Good"])
    #expect(judgements.map(\.printedArea) == [Self.leaders, Self.help, "Overall effectiveness"])
    #expect(record.recommendations.map(\.text) == ["The pace of early help."])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Stray blanks in labels, and two lead inspectors")
  func labels() throws {
    let record = try Self.record(Self.covers[0].1)
    #expect(record.inspection?.start == "2023-07-10" && record.inspection?.end == "2023-07-21")
    #expect(record.inspection?.leadInspector == "Lou Example, Sam Sample")
    #expect(record.inspection?.printedDates == "10 to 21 July 2023")
  }

  @Test("An area that the vocabulary does not know is kept with its grade")
  func unknownArea() throws {
    let rows = [
      Self.row(Self.leaders, "Good"), Self.row("The welcome given to families", "Outstanding"), Self.row("Overall effectiveness", "Good"),
    ]
    let judgements = try #require(try Self.record(rows).inspection?.judgements)
    #expect(judgements.map(\.area) == [.leaders, .other, .overallEffectiveness])
    #expect(judgements[1].printedArea == "The welcome given to families" && judgements[1].grade == .outstanding)
  }

  @Test(
    "Days on site as printed",
    arguments: [
      ("10 to 21 July 2023", "2023-07-10/2023-07-21"), ("29 April – 22 May 2014", "2014-04-29/2014-05-22"),
      ("14 January 2014- 5 February 2014", "2014-01-14/2014-02-05"), ("30 November 2020 to 11 December 2020", "2020-11-30/2020-12-11"),
      ("28 December to 8 January 2021", "2020-12-28/2021-01-08"), ("13 October 2014 – 6 November", "2014-10-13/2014-11-06"),
      ("19 November-11 December 2013 and 28 – 30 January 2014", "2013-11-19/2013-12-11 2014-01-28/2014-01-30"),
      ("Monday 9 May 2022 to Friday 20 May 2022", "2022-05-09/2022-05-20"), ("11 and 12 December 2018", "2018-12-11/2018-12-12"),
      ("10–14 and 17–21 July 2023", "2023-07-10/2023-07-14 2023-07-17/2023-07-21"),
      ("22 April 2014 – 14 May 2014, 3 June 2014", "2014-04-22/2014-05-14 2014-06-03/2014-06-03"),
      ("21 to 10 July 2023", ""), ("7 to 18 February", ""), ("5 to 9 May 2022 and 2 to 3 May 2022", ""),
      ("31 June to 4 July 2022", ""), ("early in the summer", ""),
    ])
  func days(printed: String, spells: String) throws {
    let head = [
      Block(.paragraph(Paragraph("Inspection of Northmere local authority children’s services"))),
      Block(.paragraph(Paragraph("Inspection dates: " + printed))),
      Block(.heading(level: 2, Paragraph("What needs to improve?"))), Block(.item(level: 0, Paragraph("Visits.", marker: "•"))),
    ]
    let source = SourceDocument.Source(file: "report.pdf", sha256: "", mediaType: "application/pdf")
    let record = try InspectionNormaliser(register: InspectionTests.register).normalise(
      Document(source: source, blocks: head), context: ImportContext())
    #expect(record.inspection?.spells.map { "\($0.start)/\($0.end ?? "")" }.joined(separator: " ") == spells)
    #expect(record.inspection?.printedDates == printed)
  }
}
