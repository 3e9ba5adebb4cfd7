import Authorities
import Documents
import Normalising
import PlanSchema
import Testing

/// The forms that inspections of other years and other inspectorates took, with invented content.
@Suite struct InspectionFormsTests {
  /// A document from lines: "# heading", "a | b" for a table's row, "12. text" or "(a) text" or "• text" for an item, else a paragraph.
  private static func document(_ text: String) -> Document {
    var blocks: [Block] = []
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("# ") {
        blocks.append(Block(.heading(level: 2, Paragraph(String(line.dropFirst(2))))))
      } else if line.contains(" | ") {
        let cells = line.split(separator: "|").enumerated().map { place, cell in
          Table.Cell(paragraphs: [Paragraph(cell.split(separator: " ").joined(separator: " "))], column: place)
        }
        blocks.append(Block(.table(Table(rows: [Table.Row(cells: cells)]))))
      } else if let first = line.split(separator: " ").first, first == "•" || first.hasSuffix(")") || Int(first.dropLast()) != nil {
        blocks.append(Block(.item(level: 0, Paragraph(String(line.dropFirst(first.count + 1)), marker: String(first)))))
      } else {
        blocks.append(Block(.paragraph(Paragraph(line))))
      }
    }
    return Document(source: SourceDocument.Source(file: "report.pdf", sha256: "", mediaType: "application/pdf"), blocks: blocks)
  }

  private static func record(_ text: String) throws -> Record {
    try Normaliser(register: InspectionTests.register).normalise(document(text))
  }

  @Test("Safeguarding and looked after children: two lists by time, two sets of grades, each kept")
  func twoServices() throws {
    let record = try Self.record(
      """
      Inspection of safeguarding and looked after children services
      Northmere Council
      Inspection dates: 5 – 16 March 2012
      Reporting inspector Lou Example HMI
      Published: 20 April 2012
      # Contents
      About this inspection 2
      # Service information
      3. Northmere lies by a lake.
      \(String(repeating: "It has woods, and roads lead through them.\n", count: 20))
      # The inspection outcomes: safeguarding services
      Overall effectiveness | Grade 3 (adequate)
      4. Most children at risk are found in time.
      Capacity for improvement | Grade 2 (good)
      5. Plans have led to better work before.
      # Areas for improvement
      6. To do better for children, the council and its partners should take the following action:
      Immediately:
      • have a doctor look at bruises the same day
      Within three months:
      • train foster carers
      # Safeguarding outcomes for children and young people
      Children and young people are safe and feel safe | Grade 2 (good)
      7. They say so.
      # The inspection outcomes: services for looked after children
      Overall effectiveness | Grade 2 (good)
      8. Children live with kind people.
      # Areas for improvement
      Within six months:
      • give each care leaver a plan
      # How good are outcomes for looked after children and care leavers?
      Making a positive contribution, including user engagement | Grade 2 (good)
      9. They are asked.
      # Record of main findings: Northmere
      Safeguarding services
      Overall effectiveness | Adequate
      Capacity for improvement | Good
      Children and young people are safe and feel safe | Good
      Services for looked after children
      Overall effectiveness | Good
      Capacity for improvement | Outstanding
      Making a positive contribution, including user engagement | Good
      """)
    #expect(record.inspection?.framework == .preSif && record.inspection?.leadInspector == "Lou Example")
    #expect(record.recommendations.map(\.heading) == ["Immediately", "Within three months", "Within six months"])
    let judgements = try #require(record.inspection?.judgements)
    #expect(
      judgements.map(\.printedArea) == [
        "Overall effectiveness", "Capacity for improvement", "Children and young people are safe and feel safe",
        "Services for looked after children: Overall effectiveness", "Services for looked after children: Capacity for improvement",
        "Making a positive contribution, including user engagement",
      ])
    #expect(judgements.map(\.grade) == [.adequate, .good, .good, .good, .outstanding, .good])
    #expect(judgements.first?.area == .overallEffectiveness && judgements[3].area == .other)
    // Each paragraph stands under the area that it judges, and no section has another area's grade.
    #expect(record.findings.map(\.ref) == ["4", "5", "7", "8", "9"])
    #expect(
      record.sections.filter { $0.kind == .judgement }.map { "\($0.title.prefix(12)) \($0.grade?.rawValue ?? "")" } == [
        "Overall effe adequate", "Capacity for good", "Safeguarding ", "Children and good", "Overall effe good", "Making a pos good",
      ])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A graded row of another inspection, among the information about the area, begins no section")
  func anotherInspection() throws {
    let record = try Self.record(
      """
      Inspection of Northmere local authority children’s services
      Inspection dates: 10 to 21 July 2023
      Lead inspector: Lou Example, HMI
      The experiences and progress of children in care | Good
      Overall effectiveness | Good
      # What needs to improve?
      • The pace of help.
      # Information about this local authority area
      Overall effectiveness | Inadequate
      The home was inspected in May.
      # The experiences and progress of children in care: good
      1. Children do well.
      """)
    #expect(record.findings.map(\.ref) == ["1"])
    #expect(record.sections.map(\.grade) == [.good])
  }

  @Test(
    "Headings over recommendations",
    arguments: [
      ("Immediate and priority action", Recommendation.Kind.priority), ("Urgent actions", .priority),
      ("Areas for improvement", .improvement),
    ])
  func headings(heading: String, kind: Recommendation.Kind) throws {
    let record = try Self.record(
      """
      Northmere Council
      Inspection of services for children in need of help and protection, children looked after and care leavers
      Inspection date: 4 November – 28 November 2014
      Report published: 30 January 2015
      1. Children who need help and protection | Good
      3. Leadership, management and governance | Good
      # Contents
      Recommendations 2
      # Recommendations
      The local authority should:
      \(heading)
      1. See each child alone.
      2. Read each file:
      (a) first those of babies
      (b) then the rest.
      # The Local Safeguarding Children Board (LSCB)
      # Ofsted’s recommendations for the LSCB
      3. Publish the report.
      # Inspection findings – the Local Safeguarding Children Board
      4. The Board meets.
      """)
    #expect(record.recommendations.map(\.ref) == ["1", "2", "3"])
    #expect(record.recommendations.map(\.kind) == [kind, kind, .improvement])
    #expect(record.recommendations.map(\.body) == [.authority, .authority, .safeguardingBoard])
    #expect(record.recommendations[1].text == "Read each file: first those of babies; then the rest.")
  }

  @Test(
    "A list by letters, Roman numerals or bare numbers is a list of its own",
    arguments: [["a)", "b)", "c)"], ["(i)", "(ii)", "(iii)"], ["a.", "b.", "c."], ["i)", "ii)", "iii)"], ["1", "2", "3"]])
  func lettered(marks: [String]) throws {
    var document = Self.document("Inspection of Northmere local authority children’s services\n# What needs to improve?")
    for (mark, text) in zip(marks, ["The pace of help.", "Plans, above all:", "Checks on homes."]) {
      document.blocks.append(Block(.item(level: 0, Paragraph(text, marker: mark))))
      if mark == marks[1] { document.blocks.append(Block(.item(level: 1, Paragraph("their dates.", marker: "•")))) }
    }
    let listed = try InspectionNormaliser(register: InspectionTests.register).normalise(document, context: ImportContext())
    #expect(listed.recommendations.map(\.text) == ["The pace of help.", "Plans, above all: their dates.", "Checks on homes."])
    #expect(listed.recommendations.map(\.ref) == marks.map { $0.filter { !"().".contains($0) } })
  }

  @Test(
    "Marks as prints cut them off or run them in",
    arguments: [
      ["1 | Ensure that help comes soon.", "2 | Ensure that plans are clear."],
      ["1. | Ensure that help comes soon.", "2. | Ensure that plans are clear."],
      ["•Ensure that help comes soon.", "•Ensure that plans are clear."],
      ["1 Ensure that help comes soon.", "2 Ensure that plans are clear."],
      ["• | Ensure that help comes soon.", "• | Ensure that plans are clear."],
    ])
  func marks(lines: [String]) throws {
    let head = "Inspection of Northmere local authority children’s services\n# What needs to improve?\n"
    let record = try InspectionNormaliser(register: InspectionTests.register).normalise(
      Self.document(
        head + lines.joined(separator: "\n")
          + "\n# The experiences and progress of children in care: good\n1. Children do well.\n2 Count of 2023."),
      context: ImportContext())
    #expect(record.recommendations.map(\.text) == ["Ensure that help comes soon.", "Ensure that plans are clear."])
    #expect(record.recommendations.map(\.ref) == (lines[0].first == "1" ? ["1", "2"] : [nil, nil]))
    // A footnote among the findings stays one.
    #expect(record.findings.map(\.text) == ["Children do well."])
  }

  private static let joint = """
    Dear Northmere Partnership
    # Joint targeted area inspection of Northmere
    This letter sets out what was found about the joint response to harm outside the home.
    This inspection took place from 31 January to 18 February 2022. It was carried out by inspectors from three inspectorates, Fire & Rescue Services among them.
    # Headline findings
    Partners meet often.
    # What needs to improve?
    • How soon the police tell the council.
    # Areas for priority action
    • What is done when a child is missing again.
    # Next steps
    The council should send a statement.
    """

  @Test("An inspection by several inspectorates, with a letter around it and without", arguments: [true, false])
  func joint(isLetter: Bool) throws {
    let text =
      isLetter
      ? Self.joint + "\nYours sincerely\nLou Example\nNational Director" : String(Self.joint.split(separator: "\n", maxSplits: 1)[1])
    let record = try Self.record(text)
    #expect(record.document.kind == .inspectionReport && record.inspection?.framework == .other)
    #expect(record.document.title == "Joint targeted area inspection of Northmere")
    #expect(record.inspection?.start == "2022-01-31" && record.inspection?.end == "2022-02-18")
    #expect(record.inspection?.leadInspector == nil && record.inspection?.inspectors == [])
    #expect(record.inspection?.givesOverallGrade == false)
    #expect(record.recommendations.map(\.kind) == [.improvement, .priority])
    #expect(record.ledger.unplaced.isEmpty)
  }
}
