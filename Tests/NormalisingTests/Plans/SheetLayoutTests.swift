import Documents
import Normalising
import PlanSchema
import Testing

/// Plans in the sheets of workbooks, given as the reader of workbooks gives them. All councils are invented.
@Suite struct SheetLayoutTests {
  /// A sheet's rows with the addresses of their cells; "" is no cell. Columns that hold nothing are left out, as in a workbook.
  static func table(_ rows: [[String]], hiddenRows: Set<Int> = [], hiddenColumns: Set<Int> = []) -> Table {
    let used = (0..<(rows.map(\.count).max() ?? 0)).filter { column in rows.contains { column < $0.count && !$0[column].isEmpty } }
    return Table(
      rows: rows.enumerated().map { index, row in
        let place = Place(sheet: "Plan", cell: "A\(index + 1)")
        let cells = used.enumerated().compactMap { at, column -> Table.Cell? in
          guard column < row.count, !row[column].isEmpty else { return nil }
          let place = Place(sheet: "Plan", cell: "\(Array("ABCDEFGHIJKLMNOP")[column])\(index + 1)")
          return Table.Cell(
            paragraphs: [Paragraph(row[column], place: place)], column: at, isHidden: hiddenColumns.contains(column), place: place)
        }
        return Table.Row(cells: cells, isHidden: hiddenRows.contains(index), place: place)
      })
  }

  static func record(_ tables: Table..., title: String = "Larkford Council action plan") throws -> Record {
    let blocks = [Block(.heading(level: 1, Paragraph(title)))] + tables.map { Block(.table($0)) }
    let document = Document(
      source: .init(file: "plan.xlsx", sha256: "", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
      blocks: blocks)
    return try Normaliser(register: .standard).normalise(document, context: ImportContext(council: "Larkford"))
  }

  @Test("A scorecard at the right of the actions is a table of its own")
  func scorecardBeside() throws {
    let record = try Self.record(
      Self.table([
        ["Priority 1: Safe homes"], ["", "", "", "", "", "", "", "Measures for this priority"],
        ["No.", "Task", "Task lead", "Deadline", "Impact we hope to see", "Status", "", "Measure", "Baseline", "Target", "Status"],
        ["1.1", "Visit each home", "Quality Officer", "May 2025", "Homes are safe", "G", "", "Homes visited", "20%", "90%", "A"],
        ["", "", "", "", "", "", "", "Moves in a year", "31", "12", "R"],
      ]))
    #expect(record.actions.map(\.text) == ["Visit each home"])
    #expect(record.actions.map(\.status.printed) == ["G"])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["Quality Officer"]])
    #expect(record.outcomes.map(\.text) == ["Homes are safe"])
    #expect(record.measures.map(\.text) == ["Homes visited", "Moves in a year"])
    #expect(record.measures.map(\.status.printed) == ["A", "R"])
  }

  @Test("What a workbook hides is kept as notes, and is no part of the plan")
  func hidden() throws {
    let record = try Self.record(
      Self.table(
        [
          ["Ref", "Action", "Lead", "Due date", "Progress", "RAG"],
          ["1", "Write a guide", "Director", "May 2025", "Staff are slow", "Green"],
          ["2", "Hold a party", "Director", "June 2025", "", "Red"],
        ], hiddenRows: [2], hiddenColumns: [4]))
    #expect(record.actions.map(\.ref) == ["1"])
    #expect(record.actions.first?.progress == nil)
    #expect(record.actions.first?.notes.map(\.text) == ["Staff are slow"])
    #expect(record.narrative.contains { $0.text == "2 | Hold a party | Director | June 2025 | Red" })
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A row of groups over a row of headings; of two ratings the later is in force")
  func groupsOverEverything() throws {
    var table = Self.table([
      ["The work", "", "Delivery", "", "RAG", ""], ["Ref", "Action", "Lead", "Finish", "Feb 25", "Apr 25"],
      ["1", "Write a guide", "Director", "May 2025", "Green", "Red"],
    ])
    table.rows[0].cells = table.rows[0].cells.map { cell in
      var cell = cell
      cell.columnSpan = 2
      return cell
    }
    let record = try Self.record(table)
    #expect(record.actions.map(\.ref) == ["1"])
    #expect(record.actions.map(\.due.value) == ["2025-05"])
    #expect(record.actions.map(\.status.printed) == ["Red"])
  }

  @Test("Where the rating is blank, how much is done says it")
  func percentageForRating() throws {
    let record = try Self.record(
      Self.table([
        ["Ref", "Action", "Lead", "Due date", "% done", "RAG"], ["1", "Write a guide", "Director", "May 2025", "100%", ""],
        ["2", "Read it", "Director", "May 2025", "40%", "A"],
      ]))
    #expect(record.actions.map(\.status.printed) == ["100%", "A"])
    #expect(record.actions.first?.status.value == .complete)
  }

  @Test("A recommendation that a label gives takes the number of the priority around it")
  func recommendationOfPriority() throws {
    let record = try Self.record(
      Self.table([
        ["Priority B: Quick first steps"], ["What Ofsted said needs to improve", "The speed of first visits."], ["Executive", "Director"],
        [],
        ["No.", "Task", "Lead", "Deadline"], ["B1", "Set a standard", "Team Manager", "May 2025"],
      ]))
    #expect(record.recommendations.map(\.ref) == ["B"])
    #expect(record.recommendations.map(\.text) == ["The speed of first visits."])
    #expect(record.actions.map(\.answers) == [["r1"]])
  }

  @Test("Judgements of two inspections side by side: the later ones count")
  func judgementsOfTwoYears() throws {
    let record = try Self.record(
      Self.table([
        ["Judgement area", "2018", "2023"], ["Children in care", "Good", "Requires improvement to be good"],
        ["Overall effectiveness", "Good", "Inadequate"],
      ]),
      Self.table([["Ref", "Action", "Lead", "Deadline"], ["1", "Set a standard", "Team Manager", "May 2025"]]))
    #expect(record.ledger.unplaced.isEmpty)
    #expect(record.inspection?.judgements.map(\.printed) == ["Requires improvement to be good", "Inadequate"])
  }

  @Test("A sheet a recommendation: its number and its text under labels of their own")
  func recommendationUnderLabels() throws {
    let record = try Self.record(
      Self.table([
        ["Recommendation", "C"], ["What Ofsted said", "The speed of first visits."], ["Lead director", "Director of Practice"], [],
        ["No", "Task", "By whom", "By when"], ["C1", "Set a standard", "Team Manager", "May 2025"],
      ]))
    #expect(record.recommendations.map(\.ref) == ["C"])
    #expect(record.recommendations.map(\.text) == ["The speed of first visits."])
    #expect(record.actions.map(\.answers) == [["r1"]])
  }

  @Test("Numbers that stand only where a recommendation begins are its own; a cell over the rest of the row is a remark")
  func numbersOfRecommendations() throws {
    let record = try Self.record(
      Self.table([
        ["No", "Area for improvement", "Action", "Lead", "Deadline"],
        ["1", "The speed of first visits.", "Set a standard", "PSW", "May 2025"],
        ["", "", "Measure it", "PSW", "May 2025"], ["2", "The quality of plans.", "Write a guide", "PSW", "May 2025"],
        ["Total", "", "3 actions"],
      ]))
    #expect(record.recommendations.map(\.ref) == ["1", "2"])
    #expect(record.actions.map(\.ref) == [nil, nil, nil])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"]])
  }

  @Test("A list of recommendations without a header, and a column that holds nothing but their numbers")
  func listWithoutHeader() throws {
    let record = try LayoutTests.record(
      """
      Larkford Council action plan,,,
      What needs to improve,,,
      R1,The speed of first visits.,,
      R2,The quality of all plans.,,
      ,,,
      Ref,Goes with,Task,Lead officer,Deadline
      1,R2,Write a guide,PSW,May 2025
      2,R1,Set a standard,PSW,May 2025
      """, named: "plan.csv")
    #expect(record.recommendations.map(\.ref) == ["R1", "R2"])
    #expect(record.actions.map(\.answers) == [["r2"], ["r1"]])
  }

  @Test("Groups over headings where no cell is merged")
  func groupsWithoutMerging() throws {
    let record = try LayoutTests.record(
      """
      Area for improvement,,Action,,Responsibility,,Timescale
      No.,What inspectors found,Ref,What we will do,Lead,Reports to,Finish
      1,The speed of first visits.,1(i),Set a standard,PSW,Board,May 2025
      1,The speed of first visits.,1(ii),Measure it,PSW,Board,June 2025
      """, named: "plan.csv")
    #expect(record.recommendations.map(\.ref) == ["1"])
    #expect(record.actions.map(\.ref) == ["1(i)", "1(ii)"])
    #expect(record.actions.map { $0.owners.map(\.printed) } == [["PSW"], ["PSW"]])
    #expect(record.actions.map(\.due.value) == ["2025-05", "2025-06"])
  }

  @Test(
    "A table says which recommendations a priority answers",
    arguments: [
      [["No", "Recommendation", "Priority"], ["1", "The speed of first visits.", "2"], ["2", "The quality of plans.", "1"]],
      [["Priority", "Title", "Ofsted recommendations"], ["Priority 1", "Strong plans", "2"], ["Priority 2", "Quick first steps", "1"]],
    ])
  func prioritiesAnswer(_ table: [[String]]) throws {
    let record = try Self.record(
      Self.table(table),
      Self.table([["Priority 1: Strong plans"], [], ["Ref", "Action", "Lead", "Deadline"], ["1.1", "Write a guide", "PSW", "May 2025"]]),
      Self.table([
        ["Priority 2: Quick first steps"], [], ["Ref", "Action", "Lead", "Deadline"], ["2.1", "Set a standard", "PSW", "May 2025"],
      ]))
    #expect(record.sections.map(\.answers) == (table[0][0] == "No" ? [["1"], ["2"]] : [["2"], ["1"]]))
    #expect(record.sections.map(\.title).sorted() == ["Quick first steps", "Strong plans"])
  }

  @Test("A label, a number and a text in cells of their own; figures shaded in the colours of the key")
  func countedLabel() throws {
    var scores = Self.table([
      ["Indicator", "", "Baseline", "Q1", "Q2", "Target"], ["Visits on time", "", "27%", "33%", "48%", "90%"],
    ])
    scores.rows[0].cells[0].columnSpan = 1
    scores.rows[1].cells[3].fill = "FFD966"
    let key = Table(
      rows: [("93C47D", "At target: on track"), ("FFD966", "Short of target: at risk"), ("E06666", "Far from target: off track")].map {
        Table.Row(
          cells: [
            Table.Cell(
              paragraphs: [Paragraph($0.1.hasPrefix("At") ? "Green" : $0.1.hasPrefix("Far") ? "Red" : "Amber")], column: 0, fill: $0.0),
            Table.Cell(paragraphs: [Paragraph($0.1)], column: 1),
          ])
      })
    let record = try Self.record(
      key,
      Self.table([
        ["Priority Two"], ["Recommendation", "2", "The speed of first visits."], [], ["Ref", "Action", "Lead", "Deadline"],
        ["2(a)", "Set a standard", "PSW", "May 2025"],
      ]), scores)
    #expect(record.sections.map(\.ref) == ["2"])
    #expect(record.recommendations.map(\.ref) == ["2"])
    #expect(record.recommendations.map(\.text) == ["The speed of first visits."])
    #expect(record.actions.map(\.ref) == ["2(a)"])
    #expect(record.actions.map(\.answers) == [["r1"]])
    #expect(record.measures.map(\.status.value) == [.atRisk])
    #expect(record.measures.map { $0.current?.printed } == ["48%"])
  }

  @Test("A priority with a letter; a label alone over the recommendation; months after last year's outturn")
  func letteredPriority() throws {
    let record = try Self.record(
      Self.table([
        ["Priority", "A. Help early"], ["Sponsor", "Head of Hubs"], [], ["Ref", "Action", "Lead", "Deadline"],
        ["A1", "Join up plans", "Head of Hubs", "May 2025"],
      ]),
      Self.table([
        ["Measure", "Outturn 2023/24", "Target", "Apr 24", "May 24"], ["Plans joined up", "40%", "90%", "50%", "60%"],
      ]))
    #expect(record.sections.first?.ref == "A")
    #expect(record.recommendations.map(\.text) == ["Help early"])
    #expect(record.measures.first?.baseline?.printed == "40%")
    #expect(record.measures.first?.current?.printed == "60%")
    let words = try LayoutTests.record(
      """
      # What we are doing about it: an action plan for 2024

      ## Priority 1: Quick first steps

      **Ofsted said we must improve:**

      The speed of first visits.

      | Ref | Action | Lead | By when |
      |---|---|---|---|
      | 1.1 | Set a standard | PSW | May 2025 |
      """)
    #expect(words.recommendations.map(\.ref) == ["1"])
    #expect(words.recommendations.map(\.text) == ["The speed of first visits."])
    #expect(words.actions.map(\.text) == ["Set a standard"])
  }

  @Test("A column of sentences beside owners and dates holds the actions; a rating may stand at the head of a remark")
  func toldByContents() throws {
    let record = try LayoutTests.record(
      """
      <p>Key: Done – finished; Stuck – will be late; Moving – on track</p>
      <table><tr><th>Complete by</th><th></th><th>The promise in full</th><th>Responsible</th><th>Where are we?</th></tr>
      <tr><td>May 2025</td><td>1a</td><td>Write to every family about it.</td><td>PSW</td><td><p>Done</p><p>All written to.</p></td></tr>
      <tr><td>May 2025</td><td>1b</td><td>Visit every family about it.</td><td>PSW</td><td><p>Stuck</p><p>Ten visits so far.</p></td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.map(\.ref) == ["1a", "1b"])
    #expect(record.actions.map(\.text) == ["Write to every family about it.", "Visit every family about it."])
    #expect(record.actions.map(\.status.printed) == ["Done", "Stuck"])
    #expect(record.actions.map(\.progress) == ["All written to.", "Ten visits so far."])
  }

  @Test("Notes tell of progress where no other column does")
  func notesAsProgress() throws {
    for (headings, expected) in [(["Notes"], "Half done."), (["Update", "Notes"], "Three meetings so far.")] {
      let record = try Self.record(
        Self.table([
          ["Ref", "Action", "Lead", "Deadline"] + headings,
          ["1", "Set a standard", "PSW", "May 2025"] + (headings.count == 1 ? ["Half done."] : ["Three meetings so far.", "Half done."]),
        ]))
      #expect(record.actions.first?.progress == expected)
    }
  }
}
