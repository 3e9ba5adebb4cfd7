import Documents
import Normalising
import PlanSchema
import Testing

/// Actions and measures set in label lines, in the many ways in which councils set them. All councils are invented.
@Suite struct LabelLayoutTests {
  /// One plan, its two actions set in different ways.
  private static let head = """
    <p>Larkford Council</p><h1>Action plan after the focused visit</h1><p>3 June 2024</p>
    <h2>Area for improvement 1: The speed of first visits to children.</h2>
    """
  private static let second = "<h2>Area for improvement 2: What supervision records say.</h2>"

  @Test(
    "The same actions in label lines of many kinds",
    arguments: [
      // Bars, in bold or not; a label without a value.
      """
      <p><b>Visit within five days.</b></p><p>Lead: Head of Assessment | By when: 30 June 2024 | RAG: Amber</p>
      <p><b>What difference will it make?</b></p><ul><li>Children are seen.</li><li>Parents know why.</li></ul><p>Update: Begun.</p>
      \(second)<p><b>Change the form.</b></p><p>Lead: | By when: Q2 2024/25 | RAG: Green</p><p>What difference will it make? Reasons show.</p>
      """,
      // A paragraph with the labels within it, which a page has cut in two.
      """
      <p>Visit within five days. Lead: Head of Assessment. By when: 30 June 2024. RAG: Amber.</p>
      <p>Impact: Children are seen. Update: Begun.</p>
      \(second)<p>Change the form. By when: Q2 2024/25. RAG: Green. Impact: Reasons show.</p>
      """,
      // Small labels after the first, and dashes.
      """
      <p>Visit within five days.</p><p>Lead: Head of Assessment; by when: 30 June 2024; status: Amber</p>
      <p>Impact – Children are seen.</p><p>Update: Begun.</p>
      \(second)<p>Change the form.</p><p>Lead: ; by when: Q2 2024/25; status: Green</p><p>Impact – Reasons show.</p>
      <h2>Annex</h2><p>Impact – as we use the word – is what changes for a child.</p>
      """,
      // Labels over their values.
      """
      <p><b>Visit within five days.</b></p><p><b>Lead</b></p><p>Head of Assessment</p><p><b>By when</b></p><p>30 June 2024</p>
      <p><b>RAG</b></p><p>Amber</p><p><b>Impact</b></p><p>Children are seen.</p><p><b>Update</b></p><p>Begun.</p>
      \(second)<p><b>Change the form.</b></p><p><b>By when</b></p><p>Q2 2024/25</p><p><b>RAG</b></p><p>Green</p>
      <p><b>Impact</b></p><p>Reasons show.</p>
      """,
      // Small tables of values under the action.
      """
      <p><b>Visit within five days.</b></p><table><tr><th>Lead</th><th>By when</th><th>RAG</th></tr>
      <tr><td>Head of Assessment</td><td>30 June 2024</td><td>Amber</td></tr></table><p>Impact: Children are seen.</p><p>Update: Begun.</p>
      \(second)<p><b>Change the form.</b></p><table><tr><td>Lead:</td><td>By when: Q2 2024/25</td><td>RAG: Green</td></tr></table>
      <p>Impact: Reasons show.</p>
      """,
      // Labels in the margin of a table of several actions.
      """
      <table><tr><td>Action</td><td>Visit within five days.</td></tr><tr><td>Lead</td><td>Head of Assessment</td></tr>
      <tr><td>By when</td><td>30 June 2024</td></tr><tr><td>RAG</td><td>Amber</td></tr><tr><td>Impact</td><td>Children are seen.</td></tr>
      <tr><td>Update</td><td>Begun.</td></tr></table>
      \(second)<table><tr><td>Action</td><td>Change the form.</td></tr><tr><td>Lead</td><td></td></tr><tr><td>By when</td><td>Q2 2024/25</td></tr>
      <tr><td>RAG</td><td>Green</td></tr><tr><td>Impact</td><td>Reasons show.</td></tr></table>
      """,
      // A bulleted action, its labels in other bullets; the outcomes come first.
      """
      <p><b>Visit within five days.</b></p><ul><li>Impact: Children are seen.</li><li>RAG: Amber</li><li>By when: 30 June 2024</li>
      <li>Lead: Head of Assessment</li><li>Update: Begun.</li></ul>
      \(second)<p><b>Change the form.</b></p><ul><li>Impact: Reasons show.</li><li>RAG: Green</li><li>By when: Q2 2024/25</li></ul>
      """,
    ])
  func sameActions(body: String) throws {
    let record = try LayoutTests.record(Self.head + body, named: "plan.html")
    #expect(record.recommendations.map(\.ref) == ["1", "2"])
    #expect(record.actions.map(\.text) == ["Visit within five days.", "Change the form."])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"]])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Head of Assessment"], []])
    #expect(record.actions.map(\.due.printed) == ["30 June 2024", "Q2 2024/25"])
    #expect(record.actions.map(\.status.value) == [.atRisk, .onTrack])
    #expect(record.actions.map(\.progress) == ["Begun.", nil])
    let impact = body.contains("<li>Children") ? ["Children are seen.", "Parents know why."] : ["Children are seen."]
    #expect(record.outcomes.map(\.text) == impact + ["Reasons show."])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Labels that the vocabulary knows but the action has not had yet end no action; those of the plan's own are notes")
  func valuesThatGoOn() throws {
    let record = try LayoutTests.record(
      """
      Larkford Council
      Plan of 1 May 2024

      Recommendation 1: Care leavers' homes.
      Executive sponsor: Director of Place

      1.1 Visit each young person.
      Expected impact:
      • Homes are warm.
      • Homes are safe.
      Update: 40 visited.
      RAG: Green   Timescale: May 2024
      Team: North
      Accountable officer: Service Manager, Leaving Care

      1.2 Set flats aside.
      Expected impact: More choice.
      RAG: Amber   Timescale: Q2 2024/25 RAG:
      Team: South
      Accountable officer: Head of Housing

      1.3 Write down the offer.
      RAG: Red
      Team: North
      Accountable officer: Participation Lead
      """, named: "plan.txt")
    #expect(record.actions.map(\.ref) == ["1.1", "1.2", "1.3"])
    #expect(record.actions.map(\.due.printed) == ["May 2024", "Q2 2024/25", nil])
    #expect(record.outcomes.map(\.text) == ["Homes are warm.", "Homes are safe.", "More choice."])
    #expect(record.actions[0].progress == "40 visited.")
    #expect(record.actions.map { $0.notes.map(\.text) } == [["North"], ["South"], ["North"]])
    #expect(record.recommendations.first?.notes.map(\.text) == ["Director of Place"])
  }

  @Test(
    "Measures in label lines, under the actions or by themselves",
    arguments: [
      "<p>Measure: Visits on time</p><p>Baseline: 40%</p><p>Target: 90%</p><p>Latest: 62% (May 2024)</p><p>Measure rating: Amber</p>",
      "<p>Visits on time. Baseline: 40%. Target: 90%. Latest: 62%. RAG: Amber.</p>",
      "<p><b>Visits on time</b></p><p>Where we began: 40% Where we want to be: 90% Where we are now: 62% RAG: Amber</p>",
      "<p>Measure: Visits on time | Baseline: 40% | Target: 90% | Current: 62% | RAG: Amber</p>",
      "<ul><li><b>Visits on time</b><ul><li>Baseline: 40%</li><li>Target: 90%</li><li>Latest: 62%</li><li>RAG: Amber</li></ul></li></ul>",
    ])
  func measures(lines: String) throws {
    let record = try LayoutTests.record(
      """
      \(Self.head)<p><b>Visit within five days.</b></p><p>Lead: Head of Assessment | By when: 30 June 2024 | RAG: Green</p>
      <p>Impact: Children are seen.</p><h2>Our measures</h2>\(lines)
      """, named: "plan.html")
    #expect(record.actions.map(\.status.value) == [.onTrack])
    #expect(record.outcomes.map(\.text) == ["Children are seen."])
    #expect(record.measures.map(\.text) == ["Visits on time"])
    let measure = try #require(record.measures.first)
    #expect([measure.baseline, measure.target, measure.current].map { $0?.value } == [40, 90, 62])
    #expect(measure.status.value == .atRisk)
  }

  @Test("An owner named for all actions of a recommendation; numbers under a label; a score that the key lists")
  func sharedOwners() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford plan</h1><h2>Recommendation 1: Permanence.</h2><p>Lead for all of these actions: Virtual School Head</p>
      <dl><dt>Number</dt><dd>P1.1</dd><dt>What we will do</dt><dd>Track each plan.</dd><dt>By when</dt><dd>May 2024</dd>
      <dt>Score</dt><dd>3</dd><dt>Position now</dt><dd>Two meetings held.</dd></dl>
      <dl><dt>Number</dt><dd>P1.2</dd><dt>What we will do</dt><dd>Match each child.</dd><dt>By when</dt><dd>June 2024</dd>
      <dt>Score</dt><dd>4</dd></dl>
      """, named: "plan.html")
    #expect(record.actions.map(\.ref) == ["P1.1", "P1.2"])
    #expect(record.actions.map(\.text) == ["Track each plan.", "Match each child."])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Virtual School Head"], ["Virtual School Head"]])
    #expect(record.actions.map(\.status.printed) == ["3", "4"])
    #expect(record.actions.map(\.progress) == ["Two meetings held.", nil])
    #expect(record.measures.isEmpty)
  }

  @Test("Headings without a number, or numbered lines of plain text, over actions of label lines")
  func titles() throws {
    let topics = try LayoutTests.record(
      """
      <h1>Larkford plan</h1><h2>First visits</h2><p><b>Visit within five days.</b></p><p>Lead: A | By when: May 2024 | RAG: Green</p>
      <h2>Supervision</h2><p><b>Change the form.</b></p><p>Lead: B | By when: June 2024 | RAG: Green</p>
      """, named: "plan.html")
    #expect(topics.recommendations.map(\.text) == ["First visits", "Supervision"])
    #expect(topics.actions.map(\.answers) == [["r1"], ["r2"]])
    let lines = try LayoutTests.record(
      """
      Larkford Council plan

      1. First visits to children.
      Visit within five days.
      Lead officer: Head of Assessment | Timescale: May 2024 | RAG: Green

      2. Supervision of social workers.
      Change the form.
      Lead officer: Head of Quality | Timescale: June 2024 | RAG: Green
      """, named: "plan.txt")
    #expect(lines.recommendations.map(\.ref) == ["1", "2"])
    #expect(lines.actions.map(\.text) == ["Visit within five days.", "Change the form."])
    #expect(lines.actions.map(\.answers) == [["r1"], ["r2"]])
  }

  @Test("A sign in colour is its rating and no word; rows without a header that show what they are")
  func signsAndLooseRows() throws {
    let record = try LayoutTests.record(
      """
      \(Self.head)<p><b>Visit within five days.</b></p>
      <p>Lead: Head of Assessment | By when: May 2024 | RAG: <span style="color:#C00000">●</span></p>
      <h2>History</h2><table><tr><td>V0.1</td><td>12 May 2024</td><td>First draft</td></tr><tr><td>V1</td><td>3 June 2024</td><td>Agreed</td></tr></table>
      <h2>Short forms</h2><table><tr><td>HoS</td><td>Head of Service</td><td>L&amp;D</td><td>Learning and Development</td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.first?.status.printed == nil)
    #expect(record.actions.first?.status.value == .offTrack)
    #expect(record.document.versions.map(\.date) == ["2024-05-12", "2024-06-03"])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A table of contents, words about a recommendation under its heading, and a part that comes back")
  func contents() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford plan</h1><h2>Contents</h2><p>Recommendation 1: The speed of first visits 2</p><p>Recommendation 2: Supervision 3</p>
      <h2>Recommendation 1: The speed of first visits.</h2><p>What inspectors found: one visit in three was late.</p>
      <p><b>Visit within five days.</b></p><p>Lead: A. Marsh, Head of Assessment | By when: May 2024 | RAG: Green</p>
      <h2>Recommendation 2: Supervision.</h2><p><b>Change the form.</b></p><p>Lead: B | By when: June 2024 | RAG: Green</p>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.text) == ["The speed of first visits.", "Supervision."])
    #expect(record.recommendations[0].notes.map(\.text) == ["one visit in three was late."])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"]])
    let parts = try LayoutTests.record(
      """
      # Larkford plan

      ## Priority 1: Visits

      ## Priority 1 – Actions

      | Ref | Action | Lead | Due |
      |---|---|---|---|
      | 1.1 | Visit | A | May 2024 |

      ## Priority 1 – Measures
      """)
    #expect(parts.recommendations.map(\.text) == ["Visits"])
  }

  @Test("Labels before the one that says what the action is; positions that are its status")
  func leadingLabels() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford plan</h1><h2>Finding A</h2><p>First visits.</p>
      <p><b>RAG</b> Amber</p><p><b>Complete by</b> May 2024</p>
      <table><tr><td>We will</td><td>Visit within five days.</td></tr><tr><td>Led by</td><td>Head of Assessment</td></tr></table>
      <p><b>RAG</b> Green</p><p><b>Complete by</b> June 2024</p>
      <table><tr><td>We will</td><td>Ask each child.</td></tr><tr><td>Led by</td><td>Participation Lead</td></tr></table>
      <h2>Finding B</h2><p>Supervision.</p>
      <p><b>RAG</b> Red</p><p><b>Complete by</b> July 2024</p>
      <table><tr><td>We will</td><td>Change the form.</td></tr><tr><td>Led by</td><td>Head of Quality</td></tr></table>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.ref) == ["A", "B"])
    #expect(record.actions.map(\.text) == ["Visit within five days.", "Ask each child.", "Change the form."])
    #expect(record.actions.map(\.due.printed) == ["May 2024", "June 2024", "July 2024"])
    #expect(record.actions.map(\.status.printed) == ["Amber", "Green", "Red"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"]])
    let actions = ["Moving", "Watch", "Moving", "Moving", "Watch", "Moving"].enumerated().map { index, position in
      "<p><b>Take step \(index + 1).</b></p><p>Lead: Head of Assessment</p><p>By when: May 2024</p><p>Position: \(position)</p>"
    }
    let positions = try LayoutTests.record(Self.head + actions.joined(), named: "plan.html")
    #expect(positions.actions.map(\.status.printed).prefix(2) == ["Moving", "Watch"])
    #expect(positions.actions.allSatisfy { $0.progress == nil })
  }
}
