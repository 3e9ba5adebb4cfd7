import Authorities
import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

/// Layouts of plans, each an invented council's.
@Suite struct LayoutTests {
  static func record(_ text: String, named name: String = "plan.md", council: String? = "Larkford", mapping: [String: String] = [:]) throws
    -> Record
  {
    let document = try DocumentReader().read(Array(text.utf8), name: name)
    return try Normaliser(register: .standard).normalise(document, context: ImportContext(council: council, mapping: mapping))
  }

  @Test("Label lines instead of a table")
  func labelLines() throws {
    let record = try Self.record(
      """
      Larkford Council
      Action plan after the focused visit of 14 and 15 May 2024

      Area for priority action 1: Children wait too long for a first visit.

      Action: Set a visiting standard of five working days and report on it each week.
      Lead: Head of Service, Assessment
      By when: 30 June 2024
      RAG: Amber
      Success measure: Nine in ten first visits within five days.

      Action: Recruit four agency workers for twelve weeks.
      Lead: Jo Marsh, Service Manager
      By when: Immediate
      Progress: Two have started.

      Area for improvement 2: The recording of supervision.

      Action: Add a supervision form to the case system.
      Lead: Systems Manager / Principal Social Worker
      By when: Q3 2024/25
      """, named: "plan.txt")
    #expect(record.recommendations.map(\.ref) == ["1", "2"])
    #expect(record.recommendations.map(\.kind) == [.priority, .unstated])
    #expect(record.actions.count == 3)
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"]])
    #expect(record.actions.map(\.due.value) == ["2024-06-30", nil, "2024-12-31"])
    #expect(record.actions[0].status.value == .atRisk)
    #expect(record.actions[1].owners == [Owner(printed: "Jo Marsh, Service Manager", post: "Service Manager", name: "Jo Marsh")])
    #expect(record.actions[1].progress == "Two have started.")
    #expect(record.actions[2].owners.map(\.printed) == ["Systems Manager", "Principal Social Worker"])
    #expect(record.outcomes.map(\.action) == ["a1"])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A Markdown table whose rows are wrapped, and rows that go on under a blank reference")
  func wrappedRows() throws {
    let record = try Self.record(
      """
      # Larkford improvement plan, March 2024

      ## Recommendation 1: The quality of plans for children in need.

      | Ref | What we will do | Who | When |
      |---|---|---|---|
      | 1.1 | Train every team in writing plans
      that families understand | Principal Social Worker | 31/05/2024 |
      | 1.2 | Audit thirty plans and share what | Audit Lead | end July 2024 |
      | | was learned with all teams | | |
      """)
    #expect(record.document.published == "2024-03")
    #expect(record.actions.map(\.ref) == ["1.1", "1.2"])
    #expect(record.actions[0].text == "Train every team in writing plans that families understand")
    #expect(record.actions[1].text == "Audit thirty plans and share what was learned with all teams")
    #expect(record.actions.map(\.due.value) == ["2024-05-31", "2024-07-31"])
  }

  @Test("One long table: full-width rows name the recommendations, a column of the plan's own is kept")
  func fullWidthRows() throws {
    let record = try Self.record(
      """
      # Larkford action plan

      | No | Action | Responsible officer | Timescale | Lunar phase | BRAG |
      |---|---|---|---|---|---|
      | Recommendation 1 – Supervision is held on time. | | | | | |
      | 1a | Publish a timetable. | Head of Service | April 2024 | Full | G |
      | 1b | Check it monthly. | Head of Service | Monthly | New | R |
      | Recommendation 2 – Care leavers know what they may ask for. | | | | | |
      | 2a | Print the offer. | Participation Officer | 1 May 2024 | Half | B |
      """)
    #expect(record.recommendations.map(\.text) == ["Supervision is held on time.", "Care leavers know what they may ask for."])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"]])
    #expect(record.actions.map(\.notes.first?.text) == ["Full", "New", "Half"])
    #expect(record.columns.first { $0.printed == "Lunar phase" }?.role == nil)
    #expect(record.notices.contains { $0.code == "unknown-column" && $0.message.contains("Lunar phase") })
    #expect(record.actions.map(\.due.precision) == [.month, .recurring, .day])
  }

  @Test("A user's own word for a column")
  func mapping() throws {
    let text = """
      # Larkford action plan

      | No | Action | Lead | Moon |
      |---|---|---|---|
      | 1 | Publish a timetable. | Head of Service | 1 May 2024 |
      """
    #expect(try Self.record(text, mapping: ["Moon": "due"]).actions[0].due.value == "2024-05-01")
    #expect(throws: ImportFailure.self) { try Self.record(text, mapping: ["Moon": "dew"]) }
  }

  @Test("Priorities with a scorecard; a plan that names no recommendations answers its priorities")
  func priorities() throws {
    let record = try Self.record(
      """
      # Larkford improvement plan 2024

      ## Priority 1: A stable workforce

      | Action | Lead | Due | Status |
      |---|---|---|---|
      | 1.1 Open a social work academy | HR Director | Sept 24 | On track |

      | Measure | Baseline | Target | Q1 2024/25 | Q2 2024/25 |
      |---|---|---|---|---|
      | Agency rate | 31% | 15% | 28% | 24% |

      ## Priority 2: Good plans

      | Action | Lead | Due | Status |
      |---|---|---|---|
      | 2.1 Rewrite the plan form | Practice Lead | 2024-10-31 | Not started |
      """)
    #expect(record.sections.map(\.kind) == [.priority, .priority])
    #expect(record.recommendations.map(\.ref) == ["1", "2"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"]])
    #expect(record.actions.map(\.status.value) == [.onTrack, .notStarted])
    let measure = try #require(record.measures.first)
    #expect(measure.baseline?.value == 31 && measure.target?.value == 15 && measure.current?.value == 24)
    #expect(measure.series.map(\.printed) == ["28%", "24%"] && measure.recommendation == "r1")
  }

  @Test("Columns laid out by spaces, over a page")
  func columnsBySpaces() throws {
    let record = try Self.record(
      """
      Larkford Council action plan

      Ref    Action                          Lead               By when         RAG

      1.1    Write a new supervision         Principal          30 June 2024    Green
             standard                        Social Worker

      1.2    Report compliance to the        Performance        Monthly         Amber
             board
      \u{0C}
      1.3    Observe supervision             Head of Service    July 2024       Red
             once a year
      """, named: "plan.txt")
    #expect(record.actions.map(\.ref) == ["1.1", "1.2", "1.3"])
    #expect(record.actions.map(\.text) == ["Write a new supervision standard", "Report compliance to the board", "Observe supervision once a year"])
    #expect(record.actions[0].owners.map(\.printed) == ["Principal Social Worker"])
    #expect(record.actions.map(\.status.value) == [.onTrack, .atRisk, .offTrack])
    #expect(record.actions[2].place?.page == 2)
  }

  @Test("Nothing that we look for: the error says what was seen")
  func noPlan() {
    #expect {
      try Self.record("Minutes of the parish council\n\nThe meeting opened at seven.\n", named: "minutes.txt")
    } throws: { error in
      guard let failure = error as? ImportFailure else { return false }
      return failure.kind == "no-plan" && failure.message.contains("blocks")
    }
  }
}
