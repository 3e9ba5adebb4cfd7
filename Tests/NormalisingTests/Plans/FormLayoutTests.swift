import Documents
import Normalising
import PlanSchema
import Testing

/// Plans whose labels stand beside their values: forms, and labels within a line. All councils are invented.
@Suite struct FormLayoutTests {
  @Test("A table an action, its labels in the first column; colour alone in the cell of the rating")
  func forms() throws {
    let record = try LayoutTests.record(
      """
      <html><body><h1>Our action plan</h1>
      <ul><li>Red – late or will be late</li><li>Green – going to plan</li><li>Purple – finished</li></ul>
      <h2>Area for improvement 1</h2><p>The pace at which plans move forward.</p>
      <table><tr><td>Action 1.1</td><td>Set a review every six weeks.</td></tr><tr><td>Lead</td><td>Service Manager – Family Support</td></tr>
      <tr><td>By when</td><td>31 May 2024</td></tr><tr><td>Success measures</td><td><p>No drift.</p><p>Parents know.</p></td></tr>
      <tr><td>RAG</td><td bgcolor="#00B050"></td></tr></table>
      <table><tr><td>Action 1.2</td><td>Send a weekly list.</td></tr><tr><td>Lead</td><td>Data Manager</td><td>By when</td><td>TBC</td></tr>
      <tr><td>RAG</td><td bgcolor="#7030A0">Purple</td></tr></table>
      </body></html>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.text) == ["The pace at which plans move forward."])
    #expect(record.actions.map(\.ref) == ["1.1", "1.2"])
    #expect(record.actions.map(\.text) == ["Set a review every six weeks.", "Send a weekly list."])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Service Manager – Family Support"], ["Data Manager"]])
    #expect(record.actions.map(\.due.printed) == ["31 May 2024", "TBC"])
    #expect(record.actions.map(\.status.value) == [.onTrack, .complete])
    #expect(record.outcomes.filter { $0.action == "a1" }.map(\.text) == ["No drift.", "Parents know."])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A table a recommendation, with its actions and its measures in rows of labels")
  func formOfARecommendation() throws {
    let record = try LayoutTests.record(
      """
      <html><body><h1>Our response to Ofsted</h1>
      <table><tr><td>Recommendation 1</td><td colspan=3>The pace at which plans move forward.</td></tr>
      <tr><td>Sponsor</td><td colspan=3>Director of Care</td></tr>
      <tr><td>Action 1.1</td><td colspan=3>Set a review every six weeks.</td></tr>
      <tr><td>Owned by</td><td>Service Manager</td><td>Target date</td><td>31 May 2024</td></tr>
      <tr><td>Difference we want to see</td><td colspan=3>No drift.</td></tr>
      <tr><td>Action 1.2</td><td colspan=3>Send a weekly list.</td></tr>
      <tr><td>Owned by</td><td>Data Manager</td><td>Target date</td><td>TBC</td></tr>
      <tr><td>Measure</td><td colspan=3>Reviews held in time</td></tr>
      <tr><td>Baseline</td><td>61%</td><td>Target</td><td>90%</td></tr>
      <tr><td>Measure</td><td colspan=3>Children without a plan</td></tr>
      <tr><td>Baseline</td><td>14</td><td>Target</td><td>0</td></tr></table></body></html>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.text) == ["The pace at which plans move forward."])
    #expect(record.actions.map(\.ref) == ["1.1", "1.2"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"]])
    #expect(record.outcomes.map(\.text) == ["No drift."])
    #expect(record.measures.map(\.text) == ["Reviews held in time", "Children without a plan"])
    #expect(record.measures.map(\.baseline?.printed) == ["61%", "14"])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Several actions in one cell, each with lines of its own; the colour beside them is said of both")
  func actionsInACell() throws {
    let record = try LayoutTests.record(
      """
      <html><body><h1>Our action plan</h1><p>Amber: going to plan. Red: late. Green: done.</p>
      <table><tr><th>What we are going to do</th><th>What will be different</th><th>RAG</th></tr>
      <tr><td><p>1.1 Bring conversations back in house.</p><p>Lead: Service Manager</p><p>By when: 31 March 2025</p>
      <p>1.2 Send a weekly list.</p><p>Lead: Data Manager</p><p>By when: Ongoing</p></td><td>Children are heard.</td>
      <td bgcolor="#FFC000"></td></tr></table></body></html>
      """, named: "plan.html")
    #expect(record.actions.map(\.ref) == ["1.1", "1.2"])
    #expect(record.actions.map(\.text) == ["Bring conversations back in house.", "Send a weekly list."])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Service Manager"], ["Data Manager"]])
    #expect(record.actions.map(\.due.printed) == ["31 March 2025", "Ongoing"])
    #expect(record.actions.map(\.status.value) == [.onTrack, .onTrack])
    #expect(record.outcomes.map(\.action) == ["a1", "a2"])
  }

  @Test("A form with shaded labels is no key; a table over it says what the heading's recommendation is")
  func shadedForm() throws {
    let label = "<td bgcolor='#E2EFEC'>"
    let record = try LayoutTests.record(
      """
      <html><body><h1>Our action plan</h1><h2>Area for improvement 3</h2>
      <table><tr>\(label)What inspectors asked us to improve</td><td>The reach of advocacy.</td></tr>
      <tr>\(label)Why it matters</td><td>Few children have an advocate.</td></tr></table>
      <table><tr>\(label)Action P3.1</td><td></td></tr><tr>\(label)What we will do</td><td>Offer an advocate to each child.</td></tr>
      <tr>\(label)Who leads</td><td>Participation Lead</td></tr>
      <tr>\(label)Start</td><td>Immediate</td>\(label)Finish</td><td>Q1 2024/25, then monthly</td></tr>
      <tr>\(label)Where we are (October 2024)</td><td>Not begun.</td></tr></table></body></html>
      """, named: "plan.html")
    #expect(record.statusScale.isEmpty)
    #expect(record.recommendations.map(\.ref) == ["3"])
    #expect(record.recommendations.map(\.text) == ["The reach of advocacy."])
    #expect(record.actions.map(\.text) == ["Offer an advocate to each child."])
    #expect(record.actions.map(\.due.value) == ["2024-06-30"])
    #expect(record.actions.map(\.answers) == [["r1"]])
  }

  @Test("A table an action: its text in a title row, what is said of it under headings")
  func detailsUnderTitle() throws {
    let record = try LayoutTests.record(
      """
      <html><body><h1>Our action plan</h1><h2>Recommendation 1: The reach of advocacy</h2>
      <table><tr><td colspan="3">Action 1.1: Offer an advocate to each child.</td></tr><tr><td>Owner</td><td>By when</td><td>RAG</td></tr>
      <tr><td>Participation Lead</td><td>May 2025</td><td>Green</td></tr><tr><td colspan="3">Progress: Not begun.</td></tr></table>
      <table><tr><td>Action ref</td><td>1.2</td><td>Deadline</td><td>June 2025</td></tr><tr><td>Action</td><td colspan="3">Ask children.</td></tr>
      <tr><td>Lead</td><td colspan="3">PSW</td></tr><tr><td>Progress</td><td></td><td>RAG</td><td>Amber</td></tr></table></body></html>
      """, named: "plan.html")
    #expect(record.actions.map(\.ref) == ["1.1", "1.2"])
    #expect(record.actions.map(\.text) == ["Offer an advocate to each child.", "Ask children."])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Participation Lead"], ["PSW"]])
    #expect(record.actions.map(\.due.value) == ["2025-05", "2025-06"])
    #expect(record.actions.map(\.status.printed) == ["Green", "Amber"])
    #expect(record.actions.map(\.progress) == ["Not begun.", nil])
  }

  @Test("A form under the heading of its action")
  func headedForm() throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan

      ## Recommendation 2: Care leavers know what they may ask for.

      ### Action 2.1: Print the offer.

      | Lead | Participation Officer |
      | By when | 1 May 2024 |
      | Status | On track |
      """)
    #expect(record.actions.map(\.ref) == ["2.1"])
    #expect(record.actions.first?.due.value == "2024-05-01")
    #expect(record.actions.first?.answers == ["r1"])
  }

  @Test("Labels one after another in a line")
  func inlineLabels() throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan, January 2025

      ## Recommendation 1: Responses to domestic abuse

      1. Train all staff in safe enquiry. Owner: Domestic Abuse Lead. Due: 31 May 2025. RAG: Green
      2. Place an adviser in the front door (Owner: Head of Service, MASH; DA Commissioner | Due: end June 2025)

      Action 1.3: Review the offer to men.
      Lead: Commissioner   By when: July 2025   Status: Not started
      """)
    #expect(record.actions.map(\.ref) == ["1", "2", "1.3"])
    #expect(
      record.actions.map(\.text) == ["Train all staff in safe enquiry.", "Place an adviser in the front door", "Review the offer to men."])
    #expect(
      record.actions.map { $0.owners.map(\.printed) } == [
        ["Domestic Abuse Lead"], ["Head of Service, MASH", "DA Commissioner"], ["Commissioner"],
      ])
    #expect(record.actions.map(\.due.value) == ["2025-05-31", "2025-06-30", "2025-07"])
    #expect(record.actions.map(\.status.value) == [.onTrack, .unknown, .notStarted])
  }

  @Test("Labels that only bold letters set apart")
  func boldLabels() throws {
    for text in [
      """
      <h1>Larkford plan</h1><h2>Recommendation 2: Private fostering</h2>
      <h3>2.1 Radio campaign</h3><p><b>Lead</b> Communications Manager</p><p><b>By when</b> May 2025</p><p><b>Status</b> Delayed</p>
      """,
      """
      # Larkford plan

      ## Recommendation 2: Private fostering

      ### 2.1 Radio campaign

      **Lead** Communications Manager

      **By when** May 2025

      **Status** Delayed
      """,
    ] {
      let record = try LayoutTests.record(text, named: text.hasPrefix("<") ? "plan.html" : "plan.md")
      #expect(record.actions.map(\.text) == ["Radio campaign"])
      #expect(record.actions.first?.owners.map(\.printed) == ["Communications Manager"])
      #expect(record.actions.first?.due.value == "2025-05")
      #expect(record.actions.first?.status.value == .offTrack)
    }
  }

  @Test("A sentence with colons names no owner and no date")
  func prose() {
    #expect(throws: ImportFailure.self) {
      try LayoutTests.record("# Larkford\n\nWe asked two things: who leads, and how. Our answer: nobody does.\n")
    }
  }
}
