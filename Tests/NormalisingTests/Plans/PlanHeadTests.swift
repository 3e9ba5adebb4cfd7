import Documents
import Normalising
import PlanSchema
import Testing

/// What the head of a plan says: its date, the inspection that it answers, that inspection's judgement.
@Suite struct PlanHeadTests {
  private static func record(_ head: String, title: String = "Children’s Improvement Plan") throws -> Record {
    try LayoutTests.record(
      """
      # \(title)

      \(head)

      | Ref | Action | Lead | Due |
      |---|---|---|---|
      | 1 | Do a thing | Head of Service | May 2026 |
      """)
  }

  @Test(
    arguments: [
      ("February 2024 (updated with the position at 10 May 2024)", "2024-02"),
      ("28 March 2024, with progress to 12 July 2024", "2024-03-28"),
      ("Plan of 2 September 2024, updated for the Board of 12 December 2024", "2024-09-02"),
      ("3 July 2025 (Quarter 2 position, 30 November 2025)", "2025-07-03"),
      ("📅 Plan agreed by Cabinet: 28 February 2025 Next review: September 2025", "2025-02-28"),
      ("RAG ratings show the position on 24 May 2024\n\nVersion 2.1 | 22 April 2024", "2024-04-22"),
      ("Position shown: end of April 2025\n\nAgreed by Cabinet: 31 January 2025", "2025-01-31"),
      (
        "This is the plan that we agreed with our Improvement Board on 22 May 2024. It shows the position at 30 September 2024.",
        "2024-05-22"
      ),
      (
        "Inspected by Ofsted (ILACS): 10 June to 21 June 2024.\n\nApproved by Cabinet 17 October 2024. Sponsor: Chief Executive.",
        "2024-10-17"
      ),
      (
        "Meeting of the Scrutiny Committee, 14 November 2024\n\nVersion 3 – approved by the Partnership Board on 27 September 2024",
        "2024-09-27"
      ),
      ("Action plan published 1 July 2024. This issue: position at 29 November 2024", "2024-07-01"),
      ("The report came out in March. The plan was agreed by the Board on 9 May 2024. It has six parts.", "2024-05-09"),
      ("November 2023 – September 2024", "2023-11"), ("Next review: June 2025", nil),
      ("First monitoring visit expected: November 2024", nil),
      (
        "| Version | Date | Change |\n|---|---|---|\n| 0.3 | 4 March 2024 | Draft for partners |\n| 1.0 | 9 April 2024 | Agreed by Cabinet |\n| 1.1 | 2 September 2024 | Ratings brought up to date |",
        "2024-04-09"
      ),
    ] as [(String, String?)])
  func planDate(_ head: String, _ date: String?) throws { #expect(try Self.record(head).document.published == date, "\(head)") }

  @Test(
    arguments: [
      (
        "Ofsted inspected us from 20 to 31 May 2024, three years after the inspection of 10 to 21 May 2021 which rated us Inadequate. The report of 16 July 2024 moved us to Requires improvement for overall effectiveness.",
        "2024-05-20", "Requires improvement"
      ),
      (
        "At our last full inspection, in February 2019, services were judged to be good. Inspectors visited in October 2023. They found that our services require improvement to be good.",
        "2023-10", "require improvement to be good"
      ),
      (
        "Ofsted came to Larkford on 27 January 2025. Our overall effectiveness was judged to be good, as it was at the inspection before, in October 2021.",
        "2025-01-27", "good"
      ),
      (
        "Ofsted made a short inspection in November 2024 and judged the overall effectiveness to be Good. The focused visit of June 2023, about care leavers, made two recommendations.",
        "2024-11", "Good"
      ),
      (
        "In the week of 5 to 9 June 2023 Ofsted carried out a short inspection. This time the overall judgement was good, with children in care judged outstanding.",
        "2023-06-05", "good"
      ),
      ("Previous inspection: March 2020 – Requires improvement to be good\n\nOverall effectiveness (ILACS): Inadequate", nil, "Inadequate"),
      ("A first monitoring visit is expected in May 2025.", nil, nil),
    ] as [(String, String?, String?)])
  func inspection(_ head: String, _ date: String?, _ judgement: String?) throws {
    let inspection = try Self.record(head).inspection
    #expect(inspection?.start == date, "\(head)")
    #expect(inspection?.judgements.first { $0.area == .overallEffectiveness }?.printed == judgement, "\(head)")
  }

  @Test("A visit gives no grades, whatever grade its plan mentions")
  func visits() throws {
    let record = try Self.record(
      "Two inspectors came on 6 and 7 February 2024. When we were last inspected in full, in September 2022, we were judged to be good.",
      title: "Responding to Ofsted’s focused visit: action plan")
    #expect(record.inspection?.start == "2024-02-06" && record.inspection?.judgements == [])
  }

  @Test("The day stands in the text where the title gives the month; a title’s own date is the plan’s")
  func titles() throws {
    let month = try Self.record(
      "Ofsted inspected us from Monday 22 January to Friday 2 February 2024.", title: "Improvement plan after our January 2024 inspection")
    #expect(month.inspection?.start == "2024-01-22")
    let own = try Self.record("Ofsted inspected us from 12 to 16 May 2025.", title: "Our plan in response to the inspection – 14 July 2025")
    #expect(own.document.published == "2025-07-14" && own.inspection?.start == "2025-05-12")
  }

  @Test("The date beside whoever is quoted is not the plan’s", arguments: ["Ofsted, February 2022", "Lead Inspector, 11 February 2022"])
  func quotations(_ source: String) throws {
    let record = try Self.record("“Children are seen in time, but plans drift.” (\(source))\n\nOfsted inspected us in December 2021.")
    #expect(record.document.published == nil)
  }

  @Test("The outcome of an area SEND inspection, not the sentence that lists what outcomes there are")
  func sendOutcome() throws {
    let record = try Self.record(
      """
      The area SEND inspection took place from 8 to 12 July 2024.

      There are three outcomes: arrangements typically lead to positive experiences and outcomes, lead to inconsistent experiences and outcomes, or have widespread failings.

      Inspectors found that “the partnership’s arrangements lead to inconsistent experiences and outcomes for children with SEND.”
      """)
    #expect(
      record.inspection?.judgements.map(\.printed) == [
        "the partnership’s arrangements lead to inconsistent experiences and outcomes for children with SEND."
      ])
  }

  @Test("A draft is no plan yet: what is due between it and the plan is due before the plan")
  func drafts() throws {
    let record = try LayoutTests.record(
      """
      # Improvement plan

      Approved by Cabinet on 9 April 2024

      | Version | Date | Change |
      |---|---|---|
      | 0.1 | 19 March 2024 | First draft |
      | 1.0 | 9 April 2024 | Approved |

      | Ref | Action | Lead | Due |
      |---|---|---|---|
      | 1 | Do a thing | Head of Service | 31 March 2024 |
      """)
    #expect(record.defects.contains { $0.kind == .dateBeforePlan && $0.record == "a1" })
  }
}
