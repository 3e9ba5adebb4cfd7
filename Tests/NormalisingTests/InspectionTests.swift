import Authorities
import Documents
import Normalising
import PlanSchema
import Testing

/// Reports of invented councils, in plain text.
@Suite struct InspectionTests {
  static let register = Register(
    authorities: ["Northmere", "Ashby Vale"].map {
      Authority(slug: $0.lowercased().replacing(" ", with: "-"), name: $0, dfeCode: "", gssCode: "", region: "", kind: "")
    })

  static func record(_ text: String, council: String? = nil) throws -> Record {
    let source = SourceDocument.Source(file: "report.txt", sha256: "", mediaType: "text/plain")
    return try InspectionNormaliser(register: register).normalise(
      TextReader().read(text, source: source), context: ImportContext(council: council))
  }

  static let cover = """
    Inspection of Northmere local authority children’s services

    Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023

    Lead inspector: Lou Example, His Majesty’s Inspector

    Judgement

    Grade

    The impact of leaders on social work practice with children and families

    Requires improvement to be good

    The experiences and progress of children who need help and protection

    Inadequate

    The experiences and progress of children in care

    Good

    Overall effectiveness

    Inadequate


    """

  static let body = """
    Services have slipped since the last visit, and some families wait far too long for help.

    What needs to improve?

    • The speed of first visits to children.

    • The oversight of:

      − plans for children in need

      − private fostering.

    • The offer to care leavers.

    The experiences and progress of children who need help and protection: inadequate

    1. Visits come late, and some plans are never written down at all.

    2. Schools say that they are listened to when they raise a worry.

    The experiences and progress of children in care: good

    3. Children in care live in homes that suit them and see their brothers and sisters.

    """

  @Test("A report of today's framework: cover, recommendations, findings by section")
  func today() throws {
    let record = try Self.record(Self.cover + Self.body)
    let inspection = try #require(record.inspection)
    #expect(inspection.framework == .ilacs)
    #expect(inspection.spells == [.init(start: "2022-12-05", end: "2022-12-09"), .init(start: "2023-02-14", end: "2023-02-15")])
    #expect(inspection.start == "2022-12-05" && inspection.end == "2023-02-15")
    #expect(inspection.leadInspector == "Lou Example")
    #expect(inspection.judgements.map(\.area) == [.leaders, .helpAndProtection, .inCare, .overallEffectiveness])
    #expect(inspection.judgements.map(\.grade) == [.requiresImprovement, .inadequate, .good, .inadequate])
    #expect(record.document.authority == "northmere")
    #expect(record.document.id == "northmere/2022-12-05-inspection-report")
    #expect(
      record.recommendations.map(\.text) == [
        "The speed of first visits to children.", "The oversight of: plans for children in need; private fostering.",
        "The offer to care leavers.",
      ])
    #expect(record.findings.map(\.ref) == ["1", "2", "3"])
    #expect(record.sections.map(\.grade) == [.inadequate, .good])
    #expect(record.narrative.count == 1)
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test(
    "From April 2026 no overall grade is a state of its own; before, it is only a missing grade", arguments: [(2025, true), (2026, false)])
  func overallGrade(year: Int, gives: Bool) throws {
    let cover = Self.cover.replacing("Overall effectiveness\n\nInadequate\n", with: "")
      .replacing("5 to 9 December 2022 and 14 to 15 February 2023", with: "11 to 22 May \(year)")
    let inspection = try #require(try Self.record(cover + Self.body).inspection)
    #expect(!inspection.judgements.contains { $0.area == .overallEffectiveness })
    #expect(inspection.judgements.count == 3)
    #expect(inspection.givesOverallGrade == gives)
  }

  @Test("One week on site is the short form of the framework")
  func short() throws {
    let cover = Self.cover.replacing("5 to 9 December 2022 and 14 to 15 February 2023", with: "5 to 9 December 2022")
    #expect(try Self.record(cover + Self.body).inspection?.framework == .ilacsShort)
  }

  @Test("The single framework: two lists under sub-headings, the board's after the authority's, numbers that go on")
  func single() throws {
    let record = try Self.record(
      """
      Northmere Council

      Inspection of services for children in need of help and protection, children looked after and care leavers

      and

      Review of the effectiveness of the Local Safeguarding Children Board1

      Inspection date: 3 June – 25 June 2014

      Report published: 8 August 2014

      The overall judgement is that children’s services require improvement

      1. Children who need help and protection
      Requires improvement

      2. Children looked after and achieving permanence
      Good

      The effectiveness of the Local Safeguarding Children Board (LSCB) is inadequate.

      Contents

      Summary of key findings 3

      Section 1: the local authority

      Summary of key findings

      1. Help comes early enough for most families that ask for it here.

      What does the local authority need to improve?

      Priority and immediate action

      Care leavers

      2. Find every young adult whom the service has lost sight of.

      Areas for improvement

      3. Write plans that parents can read.

      The local authority’s strengths

      4. Foster carers are well prepared, and speak warmly of their training.

      Section 2: The effectiveness of the Local Safeguarding Children Board

      Priority and immediate action

      There are no priority actions.

      Areas for improvement

      5. Audit the work of all partners.

      """)
    #expect(record.inspection?.framework == .sif)
    #expect(record.document.published == "2014-08-08" && record.document.id == "northmere/2014-08-08-inspection-report")
    #expect(record.inspection?.judgements.map(\.area) == [.overallEffectiveness, .helpAndProtection, .inCare, .safeguardingBoard])
    #expect(record.inspection?.judgements.map(\.grade) == [.requiresImprovement, .requiresImprovement, .good, .inadequate])
    #expect(record.recommendations.map(\.ref) == ["2", "3", "5"])
    #expect(record.recommendations.map(\.kind) == [.priority, .improvement, .improvement])
    #expect(record.recommendations.map(\.body) == [.authority, .authority, .safeguardingBoard])
    #expect(record.recommendations.map(\.heading) == ["Care leavers", nil, nil])
    #expect(record.findings.map(\.ref) == ["1", "4"])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Before the single framework: time headings over bulleted items")
  func timeHeadings() throws {
    let record = try Self.record(
      """
      Inspection of local authority arrangements for the protection of children

      Ashby Vale Borough Council

      Inspection dates: 9 – 18 July 2012

      Lead inspector Lou Example HMI

      Published: 13 August 2012

      Contents

      Areas for improvement 2

      Areas for improvement

      3. In order to improve the quality of help, the local authority should take the following action.

      Immediately:

      • Check each open case.

      • Tell partners what is expected

      Within three months:

      • Train all managers.

      Leadership and governance

      4. The council knows where its services fall short and has begun to act.

      Record of main findings

      Overall effectiveness Inadequate

      Leadership and governance Adequate

      """)
    #expect(record.inspection?.framework == .preSif)
    #expect(record.inspection?.leadInspector == "Lou Example")
    #expect(record.document.published == "2012-08-13")
    #expect(record.recommendations.map(\.heading) == ["Immediately", "Immediately", "Within three months"])
    #expect(record.recommendations.map { $0.due?.printed } == ["Immediately", "Immediately", "Within three months"])
    #expect(record.recommendations.map(\.text) == ["Check each open case.", "Tell partners what is expected", "Train all managers."])
    #expect(record.inspection?.judgements.map(\.grade) == [.inadequate, .adequate])
    #expect(record.findings.map(\.ref) == ["4"])
  }

  @Test("A number alone on its line belongs to the sentence before it")
  func loneNumber() throws {
    let body = Self.body.replacing("• The offer to care leavers.", with: "• The offer to care leavers when they reach the age of\n\n17.")
    #expect(try Self.record(Self.cover + body).recommendations.last?.text == "The offer to care leavers when they reach the age of 17.")
  }

  @Test("An authority that the report does not name, or the register does not know")
  func authority() throws {
    let nameless = (Self.cover + Self.body).replacing("Northmere ", with: "")
    let failure = #expect(throws: ImportFailure.self) { try Self.record(nameless) }
    #expect(failure?.kind == "no-authority")
    #expect(try Self.record(nameless, council: "Ashby Vale").document.authority == "ashby-vale")
    let unknown = #expect(throws: ImportFailure.self) { try Self.record(nameless, council: "Northmare") }
    #expect(unknown?.kind == "unknown-council")
    #expect(unknown?.message.contains("Northmere") == true)
  }

  @Test("A report without recommendations and findings is no report")
  func empty() {
    let failure = #expect(throws: ImportFailure.self) { try Self.record(Self.cover) }
    #expect(failure?.kind == "nothing-found")
  }

  @Test("The same report gives the same record, and its records keep to its text")
  func invariants() throws {
    let record = try Self.record(Self.cover + Self.body)
    #expect(try Self.record(Self.cover + Self.body) == record)
    for text in record.findings.map(\.text) + record.recommendations.filter({ !$0.text.contains(":") }).map(\.text) {
      #expect(Self.body.contains(text))
    }
  }
}
