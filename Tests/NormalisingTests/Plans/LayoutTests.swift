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
    #expect(
      record.actions.map(\.text) == [
        "Write a new supervision standard", "Report compliance to the board", "Observe supervision once a year",
      ])
    #expect(record.actions[0].owners.map(\.printed) == ["Principal Social Worker"])
    #expect(record.actions.map(\.status.value) == [.onTrack, .atRisk, .offTrack])
    #expect(record.actions[2].place?.page == 2)
  }

  @Test("A council's web page: navigation left aside, merged cells, a header of two rows, definition lists, a key in the page's colours")
  func webPage() throws {
    let record = try Self.record(
      """
      <!DOCTYPE html><html><head><title>SEND improvement plan | Fernborough Council</title><style>td{}</style></head><body>
      <div id="cookie-banner"><p>We use cookies. <button>Accept</button></p></div>
      <header><nav><ul><li><a href="/">Home</a></li><li><a>Council tax</a></li><li>Bins</li></ul></nav></header>
      <main><h1>Area SEND improvement plan</h1><p>Fernborough Council and NHS North Fern Integrated Care Board. Published July 2024.</p>
      <p>Ofsted and the CQC inspected from 4 to 8 March 2024. The outcome: there are widespread and systemic failings.</p>
      <h2>RAG key</h2><dl><dt>Red</dt><dd>Off track</dd><dt>Amber</dt><dd>On track</dd><dt>Green</dt><dd>Complete</dd></dl>
      <h2>Area for priority action 1: Education, health and care plans are late.</h2>
      <table><caption>Actions</caption><thead><tr><th rowspan="2">Ref</th><th rowspan="2">Action</th><th colspan="2">Who and when</th><th rowspan="2">RAG</th></tr><tr><th>Lead</th><th>Deadline</th></tr></thead>
      <tbody><tr><td>1.1</td><td>Recruit six caseworkers</td><td rowspan="2">Head of SEND</td><td>30 Sept 2024</td><td style="background:#ffbf00">Amber</td></tr>
      <tr><td>1.2</td><td>Hold a weekly <strong>panel</strong></td><td>Ongoing</td><td style="background:#008000"></td></tr>
      <!-- <tr><td>1.3</td><td>secret</td></tr> --></tbody></table>
      <h2>Area for improvement 2: Short breaks</h2>
      <dl><dt>Action 2.1</dt><dd>Write a short breaks statement with parents.</dd><dt>Lead</dt><dd>Short Breaks Commissioner</dd><dt>By when</dt><dd>December 2024</dd><dt>How we will know</dt><dd>Parents say so in the survey.</dd><dt>RAG</dt><dd>Red</dd>
      <dt>Action 2.2</dt><dd>Open two holiday clubs.</dd><dt>Lead</dt><dd>Play Service Manager</dd><dt>By when</dt><dd>31 July 2024</dd><dt>RAG</dt><dd>Green</dd></dl>
      </main><footer><p>© Fernborough Council</p><ul><li>Accessibility</li></ul></footer></body></html>
      """, named: "plan.html", council: nil)
    #expect(record.document.authority == "fernborough" && record.document.published == "2024-07")
    #expect(record.inspection?.start == "2024-03-04")
    #expect(record.recommendations.map(\.kind) == [.priority, .unstated])
    #expect(record.actions.map(\.ref) == ["1.1", "1.2", "2.1", "2.2"])
    #expect(
      record.actions.map(\.owners.first?.printed) == ["Head of SEND", "Head of SEND", "Short Breaks Commissioner", "Play Service Manager"])
    #expect(record.actions.map(\.due.value) == ["2024-09-30", nil, "2024-12", "2024-07-31"])
    #expect(record.actions.map(\.status.value) == [.onTrack, .complete, .offTrack, .complete])
    #expect(!record.narrative.contains { $0.text.contains("cookies") || $0.text.contains("Bins") })
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Delimited values as Excel saves them here: Windows' encoding, semicolons, line breaks in cells, merged cells left blank")
  func delimited() throws {
    let text =
      "Ofsted recommendation;Action number;Action;Lead;Target date;Progress;Status\r\n"
      + "\"1. Improve the timeliness of conferences\";1.1;\"Set a weekly\r\ntracker meeting\";Head of Service – Safeguarding;30/04/2024;\"Meeting held; tracker live\";Completed\r\n"
      + ";1.2;Agree booking rules;\"Service Manager, MASH\";31/06/2024;;In progress\r\n"
      + "\"2. Improve children’s records\";2.1;Buy transcription tools;Systems Lead;Autumn 2024;£12k agreed;Not started\r\n"
    let bytes = [UInt8](text.data(using: .windowsCP1252)!)
    let document = try DocumentReader().read(bytes, name: "plan.csv")
    let record = try Normaliser(register: .standard).normalise(document, context: ImportContext(council: "Larkford"))
    #expect(record.recommendations.map(\.text) == ["Improve the timeliness of conferences", "Improve children’s records"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"]])
    #expect(record.actions[0].text == "Set a weekly tracker meeting" && record.actions[0].progress == "Meeting held; tracker live")
    #expect(record.actions[1].due.precision == .unreadable && record.actions[1].due.value == nil)
    #expect(record.actions.map(\.status.value) == [.complete, .onTrack, .notStarted])
    #expect(record.notices.contains { $0.message.contains("1252") })
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
