import Documents
import PlanSchema
import Testing

@Suite struct MarkdownTests {
  /// The dump of a Markdown text, without places.
  private func dump(_ text: String) throws -> String {
    try DocumentReader().read(Array(text.utf8), name: "plan.md").dump().replacing(#/\ \[[^\]]*\]/#, with: "")
  }

  /// The texts of a table's rows.
  private func rows(_ text: String, name: String = "plan.md") throws -> [[String]] {
    let document = try DocumentReader().read(Array(text.utf8), name: name)
    for block in document.blocks { if case .table(let table) = block.content { return table.rows.map { $0.cells.map(\.text) } } }
    return []
  }

  @Test("Rows wrapped under their columns; a line that would have fitted above is a paragraph of its own")
  func rowsSetOutLineByLine() throws {
    let text = """
      | No  | Action                    | Who                 | Due      |
      |-----|---------------------------|---------------------|----------|
      | **1** | **Visits to children in** |                   |          |
      |     | **care.**                 |                     |          |
      | 1.1 | Write to every carer and  | Head of Care        | 1 May 24 |
      |     | ask what would help them. | Audit Lead          |          |

      Larkford plan | Page 1 of 2

      | No  | Action                    | Who                 | Due      |
      |-----|---------------------------|---------------------|----------|
      |     | Ask again.                |                     |          |
      | 1.2 | Read the answers          | Team Managers       | 31/05/24 |
      |     | together.                 |                     | (was     |
      |     |                           |                     | 30/4/24) |

      Larkford plan | Page 2 of 2
      """
    #expect(
      try rows(text) == [
        ["No", "Action", "Who", "Due"], ["1", "Visits to children in care.", "", ""],
        ["1.1", "Write to every carer and ask what would help them. Ask again.", "Head of Care Audit Lead", "1 May 24"],
        ["1.2", "Read the answers together.", "Team Managers", "31/05/24 (was 30/4/24)"],
      ])
    #expect(try dump(text).contains("furniture Larkford plan | Page 1 of 2"))
    let owners = try DocumentReader().read(Array(text.utf8), name: "plan.md").blocks.compactMap { block in
      if case .table(let table) = block.content { table.rows[2].cells[2].paragraphs.map(\.text) } else { nil }
    }
    #expect(owners == [["Head of Care", "Audit Lead"]])
  }

  @Test("A cell over several rows goes on while the next row has begun")
  func mergedCellsInWrappedRows() throws {
    let text = """
      | Recommendation     | Ref | Action              |
      |--------------------|-----|---------------------|
      | 1. The speed of    | 1a  | Put a manager on    |
      | decisions, by day  |     | each shift.         |
      | and at night       | 1b  | Audit decisions     |
      | too.               |     | monthly.            |
      """
    #expect(
      try rows(text).dropFirst().map { $0 } == [
        ["1. The speed of decisions, by day and at night too.", "1a", "Put a manager on each shift."],
        ["", "1b", "Audit decisions monthly."],
      ])
  }

  @Test("Rows broken anywhere, and rows that go on in small letters")
  func brokenRows() throws {
    let broken = """
      | Ref | Action | Owner | Due | Rating |
      |---|---|---|---|---|
      | 1 | Set up a small team for reports, with a manager of its own | Head of Court
      | 31/12/23 | Red |
      | 2 | Agree a timetable |
      Head of Court and Permanence | May 24 | Green
      |
      """
    #expect(
      try rows(broken).dropFirst().map { $0 } == [
        ["1", "Set up a small team for reports, with a manager of its own", "Head of Court", "31/12/23", "Red"],
        ["2", "Agree a timetable", "Head of Court and Permanence", "May 24", "Green"],
      ])
    let small = """
      | Action | Lead | Due | Status |
      |---|---|---|---|
      | Write a standard that | Head | 30 June 2024 | On track |
      | all can follow. | of Service | | |
      | Read it. | PSW | Immediate | Amber |
      """
    #expect(
      try rows(small).dropFirst().map { $0 } == [
        ["Write a standard that all can follow.", "Head of Service", "30 June 2024", "On track"],
        ["Read it.", "PSW", "Immediate", "Amber"],
      ])
    // Rows that all begin in small letters are rows.
    let plain = "| Action | Lead | Due |\n|---|---|---|\n| write it | PSW | May |\n| read it | | June |\n| keep it | PSW | July |"
    #expect(try rows(plain).count == 4)
  }

  @Test("Headers broken over lines, a cell a line, empty cells at a break, paragraphs within a cell")
  func rowsOfManyLines() throws {
    let header = """
      | Ref | What we are going to do | Lead or leads |
      By when | RAG |
      |---|---|---|---|---|
      | 1a | Write it with care and | PSW | May
      24 | Green |
      """
    #expect(
      try rows(header) == [
        ["Ref", "What we are going to do", "Lead or leads", "By when", "RAG"], ["1a", "Write it with care and", "PSW", "May 24", "Green"],
      ])
    let lines = """
      | Ref | What | Lead | When |
      |---|---|---|---|
      | 1.1
        | Write it.
        | PSW
        | May 24 |
      | 1.2 | A long text that fills the line, and has no lead at all, for there is none. |
      | June 24 |
      | 1.3 | Ask them | Head of Care
      Care Leavers' Forum | - Every week
      - On Fridays | \\
      """
    #expect(
      try rows(lines).dropFirst().map { $0 } == [
        ["1.1", "Write it.", "PSW", "May 24"],
        ["1.2", "A long text that fills the line, and has no lead at all, for there is none.", "", "June 24"],
        ["1.3", "Ask them", "Head of Care Care Leavers' Forum", "- Every week - On Fridays"],
      ])
    let bare = """
      Ref | What | Lead | When
      --- | --- | --- | ---
      4.1 | Put the decision and the reason at the top of each record. |
            Emergency Duty Team Manager | 30.06.24
      """
    #expect(
      try rows(bare).last == [
        "4.1", "Put the decision and the reason at the top of each record.", "Emergency Duty Team Manager", "30.06.24",
      ])
  }

  @Test("Wrapped rows without numbers: a sentence that ends, and a line that fills its columns, begin another row")
  func wrappedRowsWithoutNumbers() throws {
    let text = """
      | Measure                 | Start | Now  |
      |-------------------------|-------|------|
      | Visits within five days | 61%   | 83%  |
      | of being asked for      |       |      |
      | Plans with a date at    | 40%   | 44%  |
      | 10am and 3pm            |       |      |
      | Suspensions of children | 1,260 | 998  |
      """
    #expect(
      try rows(text).dropFirst().map(\.[0]) == [
        "Visits within five days of being asked for", "Plans with a date at 10am and 3pm", "Suspensions of children",
      ])
  }

  @Test("Drawn tables: cells merged down and across, wide signs, a frame around lines")
  func drawnTables() throws {
    let grid = """
      +-----------+-----+----------------+
      | Area      | Ref | Action         |
      +===========+=====+================+
      | **1.** A  | 1a  | - First        |
      | long      |     | - Second       |
      | title     +-----+----------------+
      | here      | 1b  | Third, which   |
      |           |     | goes on        |
      +-----------+-----+----------------+
      | Over all of them                 |
      +-----------+-----+----------------+
      """
    #expect(
      try dump(grid) == """
        table
          row header
            0: Area
            1: Ref
            2: Action
          row
            0 down 2: 1. A long title here
            1: 1a
            2: «-» First ¶ «-» Second
          row
            1: 1b
            2: Third, which goes on
          row
            0 +3: Over all of them

        """)
    let wide = "+------+------+\n| 🟢   | Yes  |\n+------+------+\n| 🔴   | No,  |\n|      | not  |\n+------+------+"
    #expect(try rows(wide) == [["🟢", "Yes"], ["🔴", "No, not"]])
    let frame = "+-----+--------+\n| Ref | Action |\n+-----+--------+\n| 1.1 | Write  |\n| 1.2 | Read   |\n+-----+--------+"
    #expect(try rows(frame, name: "plan.txt") == [["Ref", "Action"], ["1.1", "Write"], ["1.2", "Read"]])
  }

  @Test("Underlined titles of plain text, and lines that part what they stand between; a rule at the end; signs before numbers")
  func plainText() throws {
    func dump(_ text: String) throws -> String {
      try DocumentReader().read(Array(text.utf8), name: "plan.txt").dump().replacing(#/\ \[[^\]]*\]/#, with: "")
    }
    #expect(
      try dump("Action plan\n===========\nThe lead is the PSW.\n-------------------------\nNext one.\n-------------------------") == """
        heading 1 Action plan
        paragraph The lead is the PSW.
        paragraph Next one.

        """)
    let pages = (1...3).map { "Plan #1 page \($0)\nText \($0) of it.\n" }.joined(separator: "\u{0C}")
    #expect(try dump(pages).contains("furniture Plan #1 page 2"))
  }

  @Test("Marks inside a line")
  func inlineMarks() throws {
    let cases: [(String, String)] = [
      ("~~31/05/25~~ 31/07/25", "31/07/25 ~~31/05/25~~"), ("Ask them.[^1]", "Ask them."), ("_No actions yet._", "italic No actions yet."),
      ("Use `snake_case_names` and snake_case", "Use snake_case_names and snake_case"), ("On 12 -- 13 March", "On 12 – 13 March"),
      ("A **[guide](https://x.example/a_b)** &#8217;24", "A guide ’24"), ("__Lead__", "bold Lead"),
      ("<span style=\"background-color:#FFC000\">Amber</span>", "#FFC000 Amber"), (":green_circle: at 10:30", "🟢 at 10:30"),
      ("![The logo](x.png) &amp; <https://x.example>", "The logo & https://x.example"),
    ]
    for (text, expected) in cases {
      #expect(try dump("| Text |\n|---|\n| \(text) |").hasSuffix("  row\n    0: \(expected)\n"))
    }
    #expect(
      try dump("See the notes.\n\n[^1]: Those under 18.\n\n[plan]: https://x.example")
        == "paragraph See the notes.\nparagraph Those under 18.\nfurniture: https://x.example\n")
  }

  @Test("Front matter, headings, quotes, definitions, tasks, breaks")
  func blocks() throws {
    let text = """
      ---
      title: "Larkford SEND plan"
      author:
        - Larkford Council
        - NHS Lark
      date: 14 July 2023
      toc: true
      ---

      Introduction
      ------------

      > Leaders should cut
      > the waits.

      ## Key ## {#key}

      Amber/Red
      :   Slipping; something has
          to change.

      *(blank)*

      : Not started.

      - [x] Done
        – or nearly – in May
      - [ ] Open

      **Lead:** PSW\\
      Due: May 2024

      <!-- not
      this -->

      <table><tr><th>Area</th><th>Q1</th></tr>
      <tr><td colspan="2">A &amp; B</td></tr></table>
      """
    #expect(
      try dump(text) == """
        title: Larkford SEND plan
        heading 1 Larkford SEND plan
        paragraph Author: Larkford Council; NHS Lark
        paragraph Date: 14 July 2023
        furniture Toc: true
        heading 2 Introduction
        paragraph Leaders should cut the waits.
        heading 2 Key
        paragraph Amber/Red: Slipping; something has to change.
        paragraph (blank): Not started.
        item 0 «[x]» Done – or nearly – in May
        item 0 «[ ]» Open
        paragraph Lead: PSW
        paragraph Due: May 2024
        table
          row header
            0: bold Area
            1: bold Q1
          row
            0 +2: A & B

        """)
  }
}
