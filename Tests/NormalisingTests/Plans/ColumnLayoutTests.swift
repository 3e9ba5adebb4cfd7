import Documents
import Normalising
import PlanSchema
import Testing

/// What the columns of tables mean by their company. All councils are invented.
@Suite struct ColumnLayoutTests {
  @Test("A header over two rows: each heading is read under that of its own group")
  func groupedHeader() throws {
    let record = try LayoutTests.record(
      """
      <table><tr><th rowspan="2">Ref</th><th rowspan="2">Action</th><th colspan="2">Who</th><th colspan="2">When</th><th colspan="2">RAG</th></tr>
      <tr><th>Lead</th><th>Support</th><th>Start</th><th>End</th><th>Last</th><th>Now</th></tr>
      <tr><td>1</td><td>Agree a standard</td><td>SEND Lead</td><td>Head of Finance</td><td>01/02/2024</td><td>30/06/2024</td><td>Amber</td><td>Green</td></tr></table>
      """, named: "plan.html")
    let action = try #require(record.actions.first)
    #expect(action.owners.map(\.printed) == ["SEND Lead"])
    #expect(action.due.value == "2024-06-30")
    #expect(action.status.printed == "Green")
  }

  @Test(
    "A cell that names several recommendations",
    arguments: [("1, 2", ["r1", "r2"]), ("Rec 1-3", ["r1", "r2", "r3"]), ("2 and 3", ["r2", "r3"])])
  func severalRecommendations(printed: String, expected: [String]) throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan

      The report made these recommendations:

      1. Oversight.
      2. Plans.
      3. Homes.

      | Ref | Ofsted rec | Activity | Responsible officer | Deadline |
      |---|---|---|---|---|
      | 1.1 | \(printed) | Write down what good looks like. | Director of Practice | 30 April 2024 |
      """)
    #expect(record.recommendations.map(\.ref) == ["1", "2", "3"])
    #expect(record.actions.map(\.answers) == [expected])
  }

  @Test("Months as headings hold the figures of a measure; the latest is the current one, whichever way they run")
  func monthsAsHeadings() throws {
    for (headings, figures) in [("Jul 23 | Aug 23", "55% | 62%"), ("Aug 23 | Jul 23", "62% | 55%")] {
      let record = try LayoutTests.record(
        """
        # Larkford plan

        ## Measures

        | Measure | Baseline | Target | \(headings) |
        |---|---|---|---|---|
        | Visits on time | 41% | 80% | \(figures) |

        Back to top
        """)
      #expect(record.measures.map(\.text) == ["Visits on time"])
      #expect(record.measures.first?.current?.printed == "62%")
    }
  }

  @Test("Owners and dates beside a column that no vocabulary knows: it holds the actions, and that is said")
  func unnamedActions() throws {
    let record = try LayoutTests.record(
      """
      | Ref | Promise to children | Lead | By when |
      |---|---|---|---|
      | 1 | Answer each letter. | Director | 1 May 2024 |
      """)
    #expect(record.actions.map(\.text) == ["Answer each letter."])
    #expect(record.notices.contains { $0.code == "inferred-column" && $0.message.contains("Promise to children") })
  }

  @Test("A list exported from a tracker: titles are its actions, and nobody says whose plan it is")
  func exportedList() throws {
    let text =
      "\"ID\",\"Title\",\"Recommendation\",\"Assigned To\",\"Due Date\",\"Status\"\n"
      + "\"ACT-001\",\"Audit 60 files\",\"1. Quality of records\",\"QA Manager; Practice Lead\",\"2024-12-31\",\"In Progress\"\n"
    let record = try LayoutTests.record(text, named: "plan.csv")
    #expect(record.actions.map(\.text) == ["Audit 60 files"])
    #expect(record.actions.map(\.answers) == [["r1"]])
    #expect(record.actions.first?.owners.count == 2)
  }

  @Test("A target beside actions is a date, a sign alone is read by its colour")
  func targetsAndSigns() throws {
    let record = try LayoutTests.record(
      """
      <p>Key: Red off track; Amber at risk; Green on track</p>
      <table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>Target</th><th>RAG</th></tr>
      <tr><td>1.1</td><td>Issue a policy</td><td>PSW</td><td>31/07/2024</td><td><span style="color:#FFC000">●</span></td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.first?.due.value == "2024-07-31")
    #expect(record.actions.first?.status.value == .atRisk)
  }

  @Test("A title row with the number that the rows under it carry")
  func numberedTitleRows() throws {
    let record = try LayoutTests.record(
      """
      | Rec | Ref | Action | Owner | Due |
      |---|---|---|---|---|
      | **1 Quality of records** | | | | |
      | 1 | 1.1 | Write to the child | Practice Lead | 30/09/2024 |
      """)
    #expect(record.recommendations.map(\.ref) == ["1"])
    #expect(record.recommendations.map(\.text) == ["Quality of records"])
  }

  @Test("A key under the table it explains")
  func keyBelow() throws {
    let text =
      "Ref,Action,Lead,Due,BRAG\n1a,Write to schools,Fostering Manager,31/05/2024,B\n,,,,\n,,,,\nB,Complete,,,\nR,Delayed,,,\nA,Risk of delay,,,\n"
    let record = try LayoutTests.record(text, named: "plan.csv")
    #expect(record.actions.map(\.ref) == ["1a"])
    #expect(record.actions.first?.status.value == .complete)
    #expect(record.statusScale.map(\.printed) == ["B", "R", "A"])
  }

  @Test("Headings below a recommendation's own do not end it; those above it do")
  func subheadings() throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan

      September 2024. Inspected 22 April to 3 May 2024.

      ## Recommendation 1: Oversight of risk

      ### What we will do

      | Ref | Action | Lead | Due |
      |---|---|---|---|
      | 1.1 | Daily meeting | Head of Safeguarding | 30 Sep 2024 |

      ### Measures

      | Measure | Baseline | Target |
      |---|---|---|
      | Children missing often | 14 | 6 |
      """)
    #expect(record.document.published == "2024-09")
    #expect(record.actions.map(\.answers) == [["r1"]])
    #expect(record.measures.map(\.recommendation) == ["r1"])
  }

  @Test("Headings without a number over tables of actions are what the actions answer, where the plan numbers nothing")
  func topics() throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan

      ## Moving into adult life

      | Action | Lead | When |
      |---|---|---|
      | Map the pathway | Transitions Lead | March 2024 |

      ## Exclusions

      | Action | Lead | When |
      |---|---|---|
      | Agree a charter | Director | July 2024 |
      """)
    #expect(record.recommendations.map(\.text) == ["Moving into adult life", "Exclusions"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"]])
  }

  @Test("A key of letters in a line, one of them no colour's")
  func letteredKey() throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan

      BRAG: B – Completed; R – Not achieved; A – Some issues; G – Progressing to timescale; N – Not yet due to start

      | Ref | Action | Lead | When | BRAG |
      |---|---|---|---|---|
      | 1 | Run a campaign | Comms Lead | Easter 2023 | N |
      """)
    #expect(record.statusScale.map(\.printed) == ["B", "R", "A", "G", "N"])
    #expect(record.actions.first?.status.value == .notStarted)
  }

  @Test("The rating now and the one before; the date at which things stood so is not the plan's own")
  func ratingsOverTime() throws {
    let record = try LayoutTests.record(
      """
      # Larkford tracker

      As at 30 June 2024

      Focused visit: 20 and 21 March 2024

      | Ref | Action | Lead officer | Target date | RAG | RAG (last month) | Last update |
      |---|---|---|---|---|---|---|
      | 1.1 | Visits calendar | Team Managers | 31/05/2024 | Blue | Green | Done in May |

      | Measure | 2022/23 baseline | Q1 24/25 | 2024/25 target |
      |---|---|---|---|
      | Visits on time | 71% | 75% | 90% |
      """)
    #expect(record.document.published == nil)
    #expect(record.inspection?.start == "2024-03-20")
    #expect(record.actions.first?.status.printed == "Blue")
    #expect(record.actions.first?.progress == "Done in May")
    #expect(record.measures.first?.baseline?.printed == "71%")
    #expect(record.measures.first?.target?.printed == "90%")
  }

  @Test("Areas for priority action and for improvement are each counted from 1")
  func twoLists() throws {
    let record = try LayoutTests.record(
      """
      # Larkford plan

      ## Area for priority action 1: Decisions at the front door.

      | Action | Who | When |
      |---|---|---|
      | Screen in a day. | Service Manager | Immediate |

      ## Area for improvement 1: Recording of reasons.

      | Action | Who | When |
      |---|---|---|
      | Amend the form. | Systems Manager | 16 August 2024 |
      """)
    #expect(record.recommendations.map(\.text) == ["Decisions at the front door.", "Recording of reasons."])
    #expect(record.actions.map(\.answers) == [["r1"], ["r2"]])
  }
}

/// Tables of text whose rows run over several lines.
@Suite struct WrappedRowTests {
  static let expected = [
    "Visit every child placed more than 20 miles away in the first week, and again within a month.", "Agree how checks are booked.",
  ]

  @Test(
    "Rows over several lines",
    arguments: [
      """
      | Ref | Action | Lead | By when | RAG |
      |:----|:-------|:-----|:-------:|----:|
      | 1.1 | Visit every child placed more than | Head of Children | 30 June | Green |
      |     | 20 miles away in the first week,   | in Care          | 2024    |       |
      |     | and again within a month.          |                  |         |       |
      | 1.2 | Agree how checks are booked.       | Nurse            | Sept 24 | Amber |
      """,
      """
      Ref | Action | Lead | By when | RAG
      --- | --- | --- | --- | ---
      1.1 | Visit every child placed more than 20 miles away
      in the first week, and again within a month. | Head of Children in Care | 30 June 2024 | Green
      1.2 | Agree how checks are booked. | Nurse | Sept 24 | Amber
      """,
      """
      +-----+------------------------------------+------------------+---------+-------+
      | Ref | Action                             | Lead             | By when | RAG   |
      +=====+====================================+==================+=========+=======+
      | 1.1 | Visit every child placed more than | Head of Children | 30 June | Green |
      |     | 20 miles away in the first week,   | in Care          | 2024    |       |
      |     | and again within a month.          |                  |         |       |
      +-----+------------------------------------+------------------+---------+-------+
      | 1.2 | Agree how checks are booked.       | Nurse            | Sept 24 | Amber |
      +-----+------------------------------------+------------------+---------+-------+
      """,
      """
      -----------------------------------------------------------------------------
      Ref   Action                               Lead               By when   RAG
      ----- ------------------------------------ ------------------ --------- -----
      1.1   Visit every child placed more than   Head of Children   30 June   Green
            20 miles away in the first week,     in Care            2024
            and again within a month.

      1.2   Agree how checks are booked.         Nurse              Sept 24   Amber
      -----------------------------------------------------------------------------
      """,
    ])
  func wrapped(table: String) throws {
    let record = try LayoutTests.record("# Larkford plan\n\n" + table + "\n")
    #expect(record.actions.map(\.text) == Self.expected)
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Head of Children in Care"], ["Nurse"]])
    #expect(record.actions.map(\.due.value) == ["2024-06-30", "2024-09"])
  }
}
