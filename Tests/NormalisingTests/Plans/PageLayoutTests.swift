import PlanSchema
import Testing

/// Layouts that web pages and Markdown have, each an invented council's.
@Suite struct PageLayoutTests {
  @Test("A row over several columns says more of the action above it, or is a remark; a heading or label may end in a date")
  func spanningRows() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford improvement plan, June 2024</h1><table>
      <tr><th>Area for improvement</th><th>Ref</th><th>Action</th><th>Lead</th><th>Finish</th><th>Update at 30 June 2024</th></tr>
      <tr><th rowspan="3"><b>AI1</b> Visits should be sooner.</th><td rowspan="2">AI1.1</td><td>Set a standard</td><td>PSW</td><td>May 2024</td>
      <td>Drafted.</td></tr>
      <tr><td colspan="4"><b>Update, July 2024:</b> Agreed.</td></tr>
      <tr><td>AI1.2</td><td>Report on it</td><td>PSW</td><td>June 2024</td><td></td></tr>
      <tr><th><b>AI2</b> Plans should be clearer.</th><td colspan="5"><i>Actions will be agreed in May.</i></td></tr></table>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.ref) == ["AI1", "AI2"])
    #expect(record.actions.map(\.ref) == ["AI1.1", "AI1.2"])
    #expect(record.actions.map(\.progress) == ["Drafted. Agreed.", nil])
    #expect(record.narrative.contains { $0.text == "Actions will be agreed in May." })
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Titles numbered with a letter over actions without it, and an objective inside a recommendation")
  func titles() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan, June 2024

      | No | Action | Who | By when |
      |---|---|---|---|
      | R1 | The speed of visits. | | |
      | 1.1 | Set a standard | PSW | May 2024 |
      | R2 | The quality of plans. | | |
      """)
    #expect(record.recommendations.map(\.ref) == ["R1", "R2"])
    #expect(record.actions.map(\.answers) == [["r1"]])
    let inside = try LayoutTests.record(
      """
      <h1>Larkford improvement plan, June 2024</h1><table><caption>Area for improvement 1: The speed of visits</caption>
      <tr><th>No</th><th>Action</th><th>Lead</th><th>Due</th></tr>
      <tr><th colspan="4">Objective 1.1 – Sooner</th></tr><tr><td>1.1.1</td><td>Set a standard</td><td>PSW</td><td>May 2024</td></tr></table>
      """, named: "plan.html")
    #expect(inside.recommendations.map(\.ref) == ["1"])
    #expect(inside.actions.map(\.answers) == [["r1"]])
  }

  @Test("Figures: where it started, where it should be, arrows and times after them; a remark under the table")
  func figures() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan, June 2024

      | Action | Lead | Due | Done so far | Progress |
      |---|---|---|---|---|
      | Set a standard | PSW | May 2024 | 40% | In draft. |

      ## Measures

      | Measure | Start | Oct to Dec 2024 | Jan to Mar 2025 | Target | RAG |
      |---|---|---|---|---|---|
      | Visits in time | 61% | 70% | 83% ↑ | 95% by 2026 | A |
      | Suspensions | 1,260 in 2022/23 | 1,104 | | under 900 | R |
      | G: at target (on track); A: better than it was (at risk). | | | | | |
      """)
    #expect(record.actions.map(\.progress) == ["In draft."])
    #expect(record.measures.map(\.baseline?.printed) == ["61%", "1,260"])
    #expect(record.measures.map(\.target?.printed) == ["95%", "under 900"])
    #expect(record.measures.map(\.current?.printed) == ["83%", "1,104"])
  }

  @Test("Judgements of several years: the last one's count")
  func judgements() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan, June 2024

      | Area | 2019 | 2023 |
      |---|---|---|
      | Help and protection | Good | Requires improvement to be good |
      | Overall effectiveness | Good | Requires improvement to be good |

      | Ref | Action | Lead | Due |
      |---|---|---|---|
      | 1.1 | Set a standard | PSW | May 2024 |
      """)
    #expect(record.inspection?.judgements.map(\.grade) == [.requiresImprovement, .requiresImprovement])
  }

  @Test("A heading over the measures, as high as those of the recommendations, ends the last action")
  func measuresAfterActions() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan, June 2024

      # Area for improvement 1: The speed of visits

      ### 1.1 Action

      - **What we will do:** Set a standard
      - **Lead:** PSW
      - **By when:** May 2024
      - **Signs of success:**
          - [x] It is used

      # Measures

      The figures are those of March.

      - **Visits in time**
          - Baseline: 61%
          - Target: 95%
      """)
    #expect(record.outcomes.map(\.text) == ["It is used"])
    #expect(record.measures.map(\.text) == ["Visits in time"])
  }

  @Test("Cards: the number and the rating over an action, headings for labels, a label that is only a time")
  func cards() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford improvement plan, June 2024</h1><h2>What the labels mean</h2>
      <ul><li><b>Not begun</b> – planned for later</li><li><b>Moving</b> – will meet its date</li><li><b>Stuck</b> – has missed its date</li>
      <li><b>Done</b> – finished</li></ul>
      <h2>Recommendation 1: The speed of visits</h2>
      <div><p>P1.1</p><p>Moving</p><h4>Set a standard.</h4><p>Owner: PSW</p><p>Finish date: 3 June 2024</p>
      <h5>How children will notice</h5><p>Visits are sooner.</p><p>At 30 June 2024: In draft.</p></div>
      <div><p>P1.2</p><p>Stuck</p><h4>Report on it.</h4><p>Owner: Head of Care</p><p>Finish date: 1 May 2024</p></div>
      """, named: "plan.html")
    #expect(record.actions.map(\.ref) == ["P1.1", "P1.2"])
    #expect(record.actions.map(\.status.value) == [.onTrack, .offTrack])
    #expect(record.actions.map(\.progress) == ["In draft.", nil])
    #expect(record.outcomes.map(\.text) == ["Visits are sooner."])
  }

  @Test("Recommendations counted without a stop; the figure before the target is what it began with")
  func counted() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford improvement plan, June 2024</h1><table><tr><th>Recommendation</th><th>Ref</th><th>Action</th><th>Lead</th><th>Due</th></tr>
      <tr><td rowspan="2">1 The speed of visits.</td><td>1(i)</td><td>Set a standard</td><td>PSW</td><td>May 2024</td></tr>
      <tr><td>1(ii)</td><td>Report on it</td><td>PSW</td><td>June 2024</td></tr>
      <tr><td>2 The quality of plans.</td><td>2(i)</td><td>Read them</td><td>PSW</td><td>June 2024</td></tr></table>
      <table><tr><th>Measure</th><th>Jan 2024</th><th>Target, March 2025</th><th>May 2024</th></tr>
      <tr><td>Visits in time</td><td>34%</td><td>100%</td><td>51%</td></tr></table>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.ref) == ["1", "2"])
    #expect(record.recommendations.map(\.text) == ["The speed of visits.", "The quality of plans."])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"]])
    #expect(record.measures.map(\.baseline?.printed) == ["34%"])
    #expect(record.measures.map(\.current?.printed) == ["51%"])
  }

  @Test("Ratings under a heading that asks, notes beside them; what good looks like for an action; how sure, as a share")
  func columnsByCompany() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan, June 2024

      ## What the ratings mean

      - **Going to plan** – will be finished on time
      - **Stuck** – has missed its date
      - **Finished** – done

      | Ref | Action | Lead | Due | What good looks like | Where are we? | Notes |
      |---|---|---|---|---|---|---|
      | 1.1 | Set a standard | PSW | May 2024 | It is used. | Going to plan | In draft. |
      | 1.2 | Report on it | PSW | June 2024 | It is read. | Stuck | No data. |
      | 1.3 | Read it | PSW | July 2024 | All know it. | Finished | Read in May. |

      | Headline figures | Baseline | Target | Latest |
      |---|---|---|---|
      | Visits in time | 61% | 95% | 83% |
      """)
    #expect(record.actions.map(\.status.value) == [.onTrack, .offTrack, .complete])
    #expect(record.actions.map(\.progress) == ["In draft.", "No data.", "Read in May."])
    #expect(record.outcomes.map(\.text) == ["It is used.", "It is read.", "All know it."])
    #expect(record.measures.map(\.text) == ["Visits in time"])
  }

  @Test("A form whose value ends in a baseline in brackets: the brackets make no label of it")
  func forms() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford improvement plan, June 2024</h1><h2>Recommendation 1: The speed of visits</h2>
      <table><tr><th>Action ref</th><td>1.1</td></tr><tr><th>What we will do</th><td>Set a standard</td></tr>
      <tr><th>Lead</th><td>PSW</td></tr><tr><th>By when</th><td>May 2024</td></tr>
      <tr><th>Success measures</th><td>95% of visits made in time (baseline 61%)</td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.map(\.ref) == ["1.1"])
    #expect(record.outcomes.map(\.text) == ["95% of visits made in time (baseline 61%)"])
  }

  @Test("Cards with a heading each: a rating before or after all that is said of the action, figures beside the text")
  func headedCards() throws {
    func card(_ ref: String, _ head: String, _ rows: String, _ foot: String = "") -> String {
      "<article><h4>Action \(ref)</h4>\(head)<dl>\(rows)</dl>\(foot)</article>"
    }
    let rows = "<dt>Who leads</dt><dd>PSW</dd><dt>Finish by</dt><dd>May 2024</dd><dt>Latest news</dt><dd>In draft.</dd>"
    let record = try LayoutTests.record(
      """
      <h1>Larkford SEND priority action plan, June 2024</h1><h2>How to read the cards</h2>
      <dl><dt>🟢 Completed</dt><dd>The action is done</dd><dt>🔵 On schedule</dt><dd>Going to plan</dd><dt>No label</dt><dd>Not started</dd></dl>
      <h3>PA1: Leaders should act on waiting times.</h3><p>Senior responsible officer: Chief Nurse</p>
      \(card("PA1.a", "<p>🟢 Completed</p><p>Call each family.</p>", rows))
      \(card("PA1.b", "<p>Buy more assessments.</p>", rows, "<p>🔵 On schedule</p>"))\(card("PA1.c", "<p>Open a hub.</p>", rows))
      <aside><dl><dt>Measure</dt><dd>Children who wait</dd><dt>Baseline</dt><dd>41</dd><dt>Target</dt><dd>0</dd></dl></aside>
      <h3>PA2: Leaders should offer short breaks.</h3><p>Senior responsible officer: Head of Service</p>
      """, named: "plan.html")
    #expect(record.recommendations.map(\.ref) == ["PA1", "PA2"])
    #expect(record.actions.map(\.ref) == ["PA1.a", "PA1.b", "PA1.c"])
    #expect(record.actions.map(\.text) == ["Call each family.", "Buy more assessments.", "Open a hub."])
    #expect(record.actions.map(\.status.value) == [.complete, .onTrack, .notStarted])
    #expect(record.actions.map(\.progress) == ["In draft.", "In draft.", "In draft."])
    #expect(record.measures.map(\.text) == ["Children who wait"])
  }

  @Test("A table of the recommendations lists the actions that answer each")
  func answersByList() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan, June 2024

      ## Theme A: Practice

      | Ref | Action | Lead | Due |
      |---|---|---|---|
      | A1 | Set a standard | PSW | May 2024 |
      | A2 | Report on it | PSW | June 2024 |
      | A3 | Read it | PSW | July 2024 |
      | A4 | Keep it | PSW | July 2024 |

      ## Appendix 1: Which actions answer which recommendation

      | Number | What needs to improve | Actions in this plan |
      |---|---|---|
      | R1 | The speed of visits. | A1 to A3 |
      | R2 | The quality of plans. | A3 and A4 |
      | R3 | The use of data. | None yet |
      """)
    #expect(record.recommendations.map(\.ref) == ["R1", "R2", "R3"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r1", "r2"], ["r2"]])
  }
}
