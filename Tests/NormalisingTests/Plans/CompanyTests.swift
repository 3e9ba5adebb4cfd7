import Documents
import Normalising
import PlanSchema
import Testing

/// What a heading, a line or a cell means in the company that it keeps. All councils are invented.
@Suite struct CompanyTests {
  @Test("Who is accountable beside who leads, milestones beside actions, how pressing an action is")
  func besideOthers() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan

      | Ref | Priority | Action | Milestones | Lead officer | Senior responsible officer | Due |
      |---|---|---|---|---|---|---|
      | 1.1 | High | Write a pathway. | Task group meets | Head of Care | Director of Care | May 2025 |
      | 1.2 | Low | Train the chairs. | Tool agreed | | Director of Care | June 2025 |
      """)
    #expect(record.actions.map(\.text) == ["Write a pathway.", "Train the chairs."])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Head of Care"], []])
    #expect(record.actions[0].notes.map(\.text) == ["High", "Task group meets", "Director of Care"])
    #expect(record.recommendations.isEmpty)
  }

  @Test("A milestone that is a date; a heading that its cells explained in another table")
  func headingsLearnt() throws {
    func table(_ rows: String) -> String { "| Ref | Action | Lead | Milestone |\n|---|---|---|---|\n" + rows }
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan

      ## Recommendation 1: Visits

      \(table("| 1.1 | See each child. | Head of Care | 30 Sept 2024 |\n| 1.2 | Write it up. | Head of Care | May 2025 |"))

      ## Recommendation 2: Records

      \(table("| 2.1 | Train the chairs. | Head of Care | Immediate |"))
      """)
    #expect(record.actions.map(\.due.printed) == ["30 Sept 2024", "May 2025", "Immediate"])
  }

  @Test("What a paper asks of the committee is no recommendation")
  func askedOfMembers() throws {
    let record = try LayoutTests.record(
      """
      Larkford Council

      Report of: Director of Care

      Recommendations:

      a) That the Committee notes the progress made against the plan.
      b) That a further report be brought in six months.

      Recommendation 1: Improve supervision of social workers.

      Action 1.1: Train managers
      Lead: Head of Care
      By when: 31 May 2025
      """, named: "plan.txt")
    #expect(record.recommendations.map(\.text) == ["Improve supervision of social workers."])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Lettered headings over actions that carry the letter; areas whose titles stand under their numbers")
  func parts() throws {
    let lettered = try LayoutTests.record(
      """
      # Larkford improvement plan

      ### A. Thresholds between early help and social care.

      | No. | We will | Lead | Deadline |
      |---|---|---|---|
      | A1 | Meet every Tuesday. | Head of Care | May 2025 |

      ### B. The purpose of visits.

      | No. | We will | Lead | Deadline |
      |---|---|---|---|
      | B1 | Plan each visit. | Head of Care | May 2025 |
      """)
    #expect(lettered.recommendations.map(\.ref) == ["A", "B"])
    #expect(lettered.recommendations.map(\.text) == ["Thresholds between early help and social care.", "The purpose of visits."])
    #expect(lettered.actions.map(\.answers) == [["r1"], ["r2"]])
    let areas = try LayoutTests.record(
      (1...3).map {
        "## Area \($0)\n\nMatter \($0): it should be better.\n\n**Action \($0).1** Do it.\n\nLead: Head of Care\n\nBy when: May 2025\n\n"
      }
      .joined())
    #expect(areas.recommendations.map(\.ref) == ["1", "2", "3"])
    #expect(areas.recommendations.first?.text == "Matter 1: it should be better.")
    #expect(areas.actions.map(\.answers) == [["r1"], ["r2"], ["r3"]])
  }

  @Test("Parts that an export numbers and describes in two columns are its recommendations")
  func exportedParts() throws {
    let record = try LayoutTests.record(
      """
      Task ID,WBS,Workstream,Workstream description,Task name,Assigned to,Finish date,Last comment
      4401,R1-1,R1,The quality of referrals.,Publish a form.,"Adeyemi, Folake (Head of Service)",2025-07-31,Live since May.
      4404,R2-1,R2,The rigour of early work.,Rewrite the letter.,Not set,2025-09-30,
      """, named: "plan.csv")
    #expect(record.recommendations.map(\.ref) == ["R1", "R2"])
    #expect(record.recommendations.map(\.text) == ["The quality of referrals.", "The rigour of early work."])
    #expect(record.actions.map(\.ref) == ["R1-1", "R2-1"])
    #expect(record.actions.map { $0.owners.count } == [1, 0])
    #expect(record.actions[0].progress == "Live since May.")
  }

  @Test("Two dated figures before a target, and a year before the quarters of the next")
  func baselines() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan

      | Ref | Action | Lead | Due |
      |---|---|---|---|
      | 1 | Do it. | Head of Care | May 2025 |

      ## Scorecard

      | Indicator | June 2024 | Nov 2024 | Target July 2025 |
      |---|---|---|---|
      | Children waiting | 1,204 | 1,137 | 900 |

      ## Figures

      | Indicator | 2023/24 | Q1 | Q2 | Target |
      |---|---|---|---|---|
      | Audits graded good | 36% | 38% | 45% | 60% |
      """)
    #expect(record.measures.map(\.baseline?.printed) == ["1,204", "36%"])
    #expect(record.measures.map(\.current?.printed) == ["1,137", "45%"])
  }

  @Test(
    "A ticked box says that an action is done, others are kept where no key explains them; nested items are the owners of the label over them"
  )
  func boxes() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan

      ## Recommendation 1: Visits

      - [x] **1.1** Send parents a copy of every assessment.
          - Lead: Service Manager
          - By when: 30 Sept 2024
      - [~] **1.2** Stop using abbreviations in letters.
          - Lead:
              - Business Support Manager
              - Conference Manager
          - By when: Oct 24
      """)
    #expect(record.actions.map(\.ref) == ["1.1", "1.2"])
    #expect(record.actions.map { $0.notes.filter { $0.label == "Box" }.map(\.text) } == [[], ["[~]"]])
    #expect(record.actions.map(\.status.value) == [.complete, .unknown])
    #expect(record.actions[0].status.printed == "[x]")
    #expect(record.actions[1].owners.map(\.printed) == ["Business Support Manager", "Conference Manager"])
  }

  @Test("The plan's own key says what its boxes stand for")
  func boxesWithKey() throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan

      ## What the boxes mean

      - `[x]` done, and the board agrees
      - `[ ]` under way and likely to be done in time
      - `[~]` under way, its date at risk
      - `[-]` not begun

      ## Recommendation 1: Visits

      - [x] **1.1** Send parents a copy of every assessment.
          - Lead: Service Manager
          - By when: May 2025
      - [ ] **1.2** Stop using abbreviations in letters.
          - Lead: Business Support Manager
          - By when: May 2025
      - [~] **1.3** Agree one form of letter.
          - Lead: Principal Social Worker
          - By when: May 2025
      - [-] **1.4** Ask parents what they think of it.
          - Lead: Participation Officer
          - By when: May 2025
      """)
    #expect(record.actions.map(\.status.printed) == ["[x]", "[ ]", "[~]", "[-]"])
    #expect(record.actions.map(\.status.value) == [.complete, .onTrack, .atRisk, .notStarted])
    #expect(record.actions.allSatisfy { $0.status.basis == .key && $0.notes.isEmpty })
  }

  @Test("Rows of a letter and a text over rows numbered with the letter are recommendations")
  func letteredRows() throws {
    let record = try LayoutTests.record(
      """
      <h1>Larkford improvement plan, June 2024</h1>
      <table><tr><th>No.</th><th>Our commitment</th><th>Responsible</th><th>Deadline</th></tr>
      <tr><td>A</td><td colspan="3">The timeliness of visits.</td></tr>
      <tr><td>A1</td><td>Visit each child.</td><td>Head of Care</td><td>May 2025</td></tr>
      <tr><td>B</td><td colspan="3">The quality of records.</td></tr>
      <tr><td>B1</td><td>Audit ten records.</td><td>Audit Lead</td><td>June 2025</td></tr>
      <tr><td>C</td><td colspan="3">The support for carers.</td></tr></table>
      """)
    #expect(record.recommendations.map(\.ref) == ["A", "B", "C"])
    #expect(record.actions.map(\.ref) == ["A1", "B1"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"]])
  }

  @Test("A rating as the first sentence of what is said of progress; a colour alone beside its label, and a link to the page's top")
  func ratingsInCompany() throws {
    let spoken = try LayoutTests.record(
      """
      # Larkford improvement plan

      ## What our words mean

      - Moving – going to plan
      - Stuck – has missed its date
      - Delivered – finished

      ## Recommendation 1: Visits

      | No. | Action | Lead | By when | Progress |
      |---|---|---|---|---|
      | 1.1 | Visit each child. | Head of Care | May 2025 | Moving. The rota is agreed. |
      | 1.2 | Audit ten records. | Audit Lead | June 2025 | Stuck. The auditor has left. |
      | 1.3 | Meet every week. | Head of Care | May 2025 | Delivered. |
      """)
    #expect(spoken.actions.map(\.status.printed) == ["Moving", "Stuck", "Delivered."])
    #expect(spoken.actions.map(\.status.value) == [.onTrack, .offTrack, .complete])
    #expect(spoken.actions.map(\.progress) == ["The rota is agreed.", "The auditor has left.", nil])
    let coloured = try LayoutTests.record(
      """
      <h1>Larkford improvement plan</h1><h2>Recommendation 1: Visits</h2><h3>Action 1.1</h3><p>Visit each child.</p>
      <table><tr><th>Lead</th><td>Head of Care</td></tr><tr><th>By when</th><td>May 2025</td></tr>
      <tr><th>Rating</th><td style="background:#00aa00"></td></tr></table>
      <p><a href="#top">Back to top</a></p>
      """)
    #expect(coloured.actions.map(\.status.printed) == [nil])
    #expect(coloured.actions.map(\.status.value) == [.onTrack])
  }
}
