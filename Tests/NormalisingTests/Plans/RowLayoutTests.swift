import Documents
import Normalising
import PlanSchema
import Testing

/// Rows that are no actions: titles, labels, keys. All councils are invented.
@Suite struct RowLayoutTests {
  @Test("A number with a title over rows that count on from it, merged across the table or not")
  func numberedTitles() throws {
    for title in [
      "<td>1</td><td colspan='3'>Thresholds are understood</td>", "<td>1</td><td>Thresholds are understood</td><td></td><td></td>",
    ] {
      let record = try LayoutTests.record(
        """
        <table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>By when</th></tr>
        <tr>\(title)</tr>
        <tr><td>1.1</td><td>Thirty briefings</td><td>Partnership Manager</td><td>28 Feb 2025</td></tr></table>
        """, named: "plan.html")
      #expect(record.recommendations.map(\.text) == ["Thresholds are understood"])
      #expect(record.actions.map(\.ref) == ["1.1"])
      #expect(record.actions.map(\.answers) == [["r1"]])
    }
  }

  @Test("An action numbered like the one after it is no title where it has an owner")
  func numberedActions() throws {
    let record = try LayoutTests.record(
      """
      | Ref | Action | Lead | By when |
      |---|---|---|---|
      | 1 | Adopt a tool | AD Safeguarding | March 2025 |
      | 1.1 | Brief schools | Neglect Lead | 28/02/2025 |
      """)
    #expect(record.actions.map(\.ref) == ["1", "1.1"])
  }

  @Test("Full-width rows under an action say more of it; those over it speak of the recommendation")
  func labelRows() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><th>Ref</th><th>Action</th><th>Owner</th><th>Deadline</th></tr>
      <tr><td colspan="4">Recommendation 1: Assessments</td></tr>
      <tr><td colspan="4">Outcome: Plans make children safer</td></tr>
      <tr><td>1.1</td><td>Write standards</td><td>Principal Social Worker</td><td>31 July 2023</td></tr>
      <tr><td colspan="4">Progress: Issued on 20 July.</td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.map(\.progress) == ["Issued on 20 July."])
    #expect(record.outcomes.map(\.text) == ["Plans make children safer"])
    #expect(record.outcomes.map(\.action) == [nil])
  }

  @Test("Full-width rows: what stands under the title of a recommendation is no part of it")
  func titleWithRemarks() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><th>Ref</th><th>Action</th><th>Owner</th><th>Deadline</th></tr>
      <tr><td colspan="4"><p>Recommendation 1: The speed of first visits.</p><p>Inspection report, paragraph 9</p></td></tr>
      <tr><td>1.1</td><td>Write standards</td><td>PSW</td><td>31 July 2023</td></tr>
      <tr><td colspan="4"><p>Recommendation 2: The quality of plans.</p><p>Sponsor: Head of Care</p></td></tr>
      <tr><td>2.1</td><td><p>Say in a guide:</p><p>• what to write</p></td><td>PSW</td><td>31 July 2023</td></tr></table>
      <table><tr><td>2 (continued)</td><td>Read it</td><td>PSW</td><td>31 July 2023</td></tr></table>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.text) == ["The speed of first visits.", "The quality of plans."])
    #expect(record.recommendations.last?.notes.map(\.text) == ["Head of Care"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"], ["r2"]])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("An aim under a recommendation does not end it; a heading such as “R2: …” opens one")
  func aimsAndHeadings() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><th>Ref</th><th>Action</th><th>Owner</th><th>Deadline</th></tr>
      <tr><td colspan="4">Ofsted recommendation 1 – The speed of first visits.</td></tr>
      <tr><td colspan="4">Our aim: every child is seen in time.</td></tr>
      <tr><td>1.1</td><td>Write standards</td><td>PSW</td><td>31 July 2023</td></tr></table>
      <h2>R2: The quality of plans.</h2>
      <table><tr><th>Ref</th><th>Action</th><th>Owner</th><th>Deadline</th></tr>
      <tr><td>R2A1</td><td>Read them</td><td>PSW</td><td>31 July 2023</td></tr></table>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.ref) == ["1", "R2"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"]])
    #expect(record.recommendations.first?.notes.map(\.text) == ["every child is seen in time."])
  }

  @Test("A table that goes on names its recommendation again")
  func continuedRecommendation() throws {
    let record = try LayoutTests.record(
      """
      | Recommendation | Action | Lead | By when |
      |---|---|---|---|
      | 1. The speed of first visits. | Write | PSW | May 2025 |
      | 1 (continued) | Read | PSW | May 2025 |
      """)
    #expect(record.recommendations.map(\.ref) == ["1"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"]])
  }

  @Test("Several measures in a cell, with as many figures beside them")
  func measuresInACell() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>By when</th><th>Success measure</th><th>Baseline</th><th>Target</th></tr>
      <tr><td>1</td><td>Write</td><td>PSW</td><td>May 2025</td><td><ul><li>Plans on time</li><li>Plans put back</li></ul></td>
      <td><p>31%</p><p>12</p></td><td><p>90%</p><p>3</p></td></tr></table>
      """, named: "plan.html")
    #expect(record.measures.map(\.text) == ["Plans on time", "Plans put back"])
    #expect(record.measures.map { $0.target?.printed } == ["90%", "3"])
    #expect(record.outcomes.map(\.text) == ["Plans on time", "Plans put back"])
  }

  @Test("Labels and values by turns in the row over a header")
  func pairsOverHeader() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><td>Priority area</td><td>1. Plans on time</td><td>Strategic lead</td><td>SEND Director</td></tr>
      <tr><td>Action</td><td>Lead</td><td>Timescale</td><td>RAG</td></tr>
      <tr><td>Recruit twelve caseworkers</td><td>Head of SEND</td><td>Sept 2023</td><td>Green</td></tr></table>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.text) == ["Plans on time"])
    #expect(record.actions.map(\.text) == ["Recruit twelve caseworkers"])
    #expect(record.actions.first?.due.value == "2023-09")
  }

  @Test("A key of coloured cells side by side")
  func keyAcross() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><td bgcolor="#00B0F0">Embedded</td><td bgcolor="#92D050">Complete</td><td bgcolor="#FFC000">On track</td><td>Not started</td></tr></table>
      <table><tr><th>Action</th><th>Lead</th><th>When</th><th>RAG</th></tr>
      <tr><td>One</td><td>Head</td><td>May 2024</td><td bgcolor="#FFC000"></td></tr>
      <tr><td>Two</td><td>Head</td><td>May 2024</td><td bgcolor="#00B0F0"></td></tr>
      <tr><td>Three</td><td>Head</td><td>May 2024</td><td></td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.map(\.status.value) == [.onTrack, .embedded, .notStarted])
  }

  @Test("Amber stands between red and green, whatever words its meaning shares with theirs")
  func amberBetween() throws {
    let record = try LayoutTests.record(
      """
      Key: Blue – complete; Green – on track; Amber – delayed, with a plan; Red – delayed, with none

      | Ref | Action | Lead | When | RAG |
      |---|---|---|---|---|
      | 1 | Write | PSW | May 2025 | A |
      | 2 | Read | PSW | May 2025 | R |
      """)
    #expect(record.actions.map(\.status.value) == [.atRisk, .offTrack])
  }

  @Test("A scorecard whose headings are mostly months; two lines side by side over a table")
  func monthsAndHeads() throws {
    let text =
      "Larkford action plan,,,,,,,\n01/02/2024,,Inspection 11 to 22 September 2023 – Good,,,,,\n,,,,,,,\n"
      + "Measure,Good =,Sep-23 (inspection),Nov-23,Dec-23,Jan-24,Target,RAG\nPlans with contingency,High,31%,40%,46%,52%,90%,Amber\n"
    let record = try LayoutTests.record(text, named: "plan.csv")
    #expect(record.document.published == "2024-02-01")
    #expect(record.inspection?.start == "2023-09-11")
    #expect(record.inspection?.judgements.map(\.printed) == ["Good"])
    #expect(record.measures.first?.baseline?.printed == "31%")
    #expect(record.measures.first?.current?.printed == "52%")
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Owners in two rows of a merged action are two owners")
  func ownersOverRows() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>When</th></tr>
      <tr><td rowspan="2">1.1</td><td rowspan="2">Add a prompt</td><td>Head of Safeguarding</td><td rowspan="2">May 2025</td></tr>
      <tr><td>Systems Manager</td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Head of Safeguarding", "Systems Manager"]])
  }

  @Test(
    "The plan's own date beside that of the inspection",
    arguments: [
      ("Action plan after the focused visit of 3 and 4 December 2024\n\n20 January 2025", "2025-01-20"),
      ("Post-inspection action plan, March 2024", "2024-03"), ("Action plan after the inspection of 3 May 2024", nil),
    ])
  func planDates(head: String, expected: String?) throws {
    let table = "| Ref | Action | Lead | When |\n|---|---|---|---|\n| 1 | Write a rule | Head of Practice | May 2025 |\n"
    #expect(try LayoutTests.record(head + "\n\n" + table).document.published == expected)
  }

  @Test("A heading with the number of a listed recommendation opens it")
  func headingOfListed() throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan

      | Recommendation | Lead director | Page |
      |---|---|---|
      | R1 The recording of children's views | Director of Practice | 2 |

      ## R1 The recording of children's views

      | RAG | By when | Action | Ref | Responsible |
      |---|---|---|---|---|
      | Green | Dec 2024 | Rewrite the guidance | R1.1 | QA Lead + IRO Manager |
      """)
    #expect(record.recommendations.map(\.ref) == ["R1"])
    #expect(record.actions.map(\.answers) == [["r1"]])
    #expect(record.actions.first?.owners.map(\.printed) == ["QA Lead", "IRO Manager"])
  }
}
