import Authorities
import Documents
import Normalising
import PlanSchema
import Testing

/// Letters about visits to invented councils, in plain text.
@Suite struct LetterTests {
  private static func document(_ text: String) -> Document {
    TextReader().read(text, source: SourceDocument.Source(file: "letter.txt", sha256: "", mediaType: "text/plain"))
  }

  private static let normaliser = LetterNormaliser(register: InspectionTests.register)

  static let letter = """
    8 March 2024

    Director of Children’s Services

    Ashby Vale Council

    Dear Director

    Focused visit to Ashby Vale children’s services

    This letter summarises the findings of the focused visit to Ashby Vale on 6 and 7 February 2024. His Majesty’s Inspectors for this visit were Lou Example and Sam Sample.

    Areas covered by the visit

    Inspectors looked at the local authority’s arrangements for:

    • the front door

    • private fostering.

    Headline findings

    Leaders know what is not working and have begun to put it right.

    What needs to improve in this area of social work practice?

    • The speed of decisions at the front door.

    • The checks on private foster homes.

    Main findings

    Screening is quick, but some worries wait two days for a decision.

    Ofsted will take the findings from this visit into account.

    Yours sincerely

    Lou Example

    His Majesty’s Inspector

    """

  @Test("A letter by itself: its paragraphs of findings are the findings")
  func letter() throws {
    let document = Self.document(Self.letter)
    #expect(Self.normaliser.recognises(document))
    let record = try Self.normaliser.normalise(document, context: ImportContext())
    #expect(record.inspection?.framework == .focusedVisit && record.inspection?.givesOverallGrade == false)
    #expect(record.document.id == "ashby-vale/2024-03-08-focused-visit")
    #expect(record.document.title == "Focused visit to Ashby Vale children’s services")
    #expect(record.inspection?.start == "2024-02-06" && record.inspection?.end == "2024-02-07")
    #expect(record.inspection?.inspectors == ["Lou Example", "Sam Sample"] && record.inspection?.leadInspector == "Lou Example")
    #expect(record.sections.filter { $0.kind == .area }.map(\.title) == ["the front door", "private fostering."])
    #expect(record.recommendations.map(\.text) == ["The speed of decisions at the front door.", "The checks on private foster homes."])
    #expect(record.findings.map(\.heading) == ["Headline findings", "Main findings", "Main findings"])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A priority action in a letter")
  func priority() throws {
    let text = Self.letter.replacing("What needs to improve in this area of social work practice?", with: "Areas for priority action")
    let record = try Self.normaliser.normalise(Self.document(text), context: ImportContext())
    #expect(record.recommendations.map(\.kind) == [.priority, .priority])
  }

  @Test("Headings that end in a colon, a title before the names, a page's number alone")
  func loose() throws {
    let text = Self.letter.replacing("What needs to improve in this area of social work practice?", with: "What needs to improve:")
      .replacing(
        "His Majesty’s Inspectors for this visit were Lou Example", with: "It was carried out by His Majesty’s Inspectors Lou Example")
    let record = try Self.normaliser.normalise(Self.document(text + "\n2\n"), context: ImportContext())
    #expect(record.recommendations.map(\.text) == ["The speed of decisions at the front door.", "The checks on private foster homes."])
    #expect(record.inspection?.inspectors == ["Lou Example", "Sam Sample"])
    #expect(record.sections.contains { $0.title == "What needs to improve" })
    #expect(!record.findings.contains { $0.text.isEmpty } && !record.narrative.contains { $0.text.isEmpty })
  }

  @Test("A plan that speaks of a monitoring visit is no letter")
  func plan() {
    let document = Self.document(
      "Improvement plan\n\nThe monitoring visit on 6 and 7 February 2024 found better practice.\n\n1. Hire more staff.\n")
    #expect(!Self.normaliser.recognises(document))
  }
}
