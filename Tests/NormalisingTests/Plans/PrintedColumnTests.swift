import Documents
import Normalising
import PlanSchema
import Testing

/// Plans whose tables `pdftotext -layout` has laid out by spaces. All councils are invented.
@Suite struct PrintedColumnTests {
  private static func record(_ text: String) throws -> Record { try LayoutTests.record(text, named: "plan.txt") }

  @Test("A header over three lines; what stands one blank after another's text; titles across the table")
  func headerOfSeveralLines() throws {
    let record = try Self.record(
      """
      Larkford Council action plan

                                                                               How we will know it           RAG
       No. What we will do                     Lead officer         By when    has worked                    status
       Recommendation 1: How soon visits are written up.
       1.1   Give every worker a tablet and    Head of Systems      29 May     Nine in ten visits are        On track
             train them to use it.                                  2024       written up in a day.
       1.2   Ask teams why records are late    Practice Lead /      Ongoing    • Reasons are known.          Not
             and act on what they say.         Head of Systems                 • Late records fall by half.  started
       Recommendation 2: The choice of homes.
       2.1   Open a home for two children     Director of Care     end May    Two children live in the town. Done
             in the old school house.                               2025
      """)
    #expect(record.recommendations.map(\.text) == ["How soon visits are written up.", "The choice of homes."])
    #expect(record.actions.map(\.ref) == ["1.1", "1.2", "2.1"])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"]])
    #expect(
      record.actions.map(\.text) == [
        "Give every worker a tablet and train them to use it.", "Ask teams why records are late and act on what they say.",
        "Open a home for two children in the old school house.",
      ])
    #expect(
      record.actions.map { $0.owners.map(\.printed) } == [["Head of Systems"], ["Practice Lead", "Head of Systems"], ["Director of Care"]])
    #expect(record.actions.map(\.due.value) == ["2024-05-29", nil, "2025-05-31"])
    #expect(record.actions.map(\.status.printed) == ["On track", "Not started", "Done"])
    #expect(record.outcomes.map(\.text).dropFirst().prefix(2) == ["Reasons are known.", "Late records fall by half."])
    #expect(record.ledger.unplaced.isEmpty)
  }

  private static let merged = """
     Ofsted                        Ref.   What we will do                      Lead                 By when        RAG
     recommendation
     1. How quickly children       1.1    Let senior staff decide on           Head of Front Door   31/05/2024     G
     are seen when somebody               contacts without waiting.
     is worried, and how well
     that is written down.
                                   1.2    Put one box for the reason           Systems Manager      28/06/2024     A
                                          into the form.
     2. The help for young         2.1    Count young carers in each           Carers Lead          30/11/2024     R
     carers.                              school.
                                   2.2    Write to every family.               Carers Lead          Ongoing
     3. The work with courts.
    """

  @Test("Recommendations merged at the left go on beside their rows; one has no row")
  func mergedRecommendations() throws {
    let record = try Self.record(Self.merged)
    #expect(
      record.recommendations.map(\.text) == [
        "How quickly children are seen when somebody is worried, and how well that is written down.", "The help for young carers.",
        "The work with courts.",
      ])
    #expect(record.actions.map(\.answers) == [["r1"], ["r1"], ["r2"], ["r2"]])
    #expect(record.actions.map(\.due.printed) == ["31/05/2024", "28/06/2024", "30/11/2024", "Ongoing"])
    #expect(record.defects.contains { $0.kind == .recommendationWithoutAction && $0.record == "r3" })
  }

  @Test("What a page end cuts off a row stands under the header that is printed again")
  func cutByPage() throws {
    let lines = Self.merged.split(separator: "\n", omittingEmptySubsequences: false)
    let cut = lines[..<7] + ["", "\u{0C}" + lines[0], lines[1]] + lines[7...]
    let whole = try Self.record(Self.merged), parted = try Self.record(cut.joined(separator: "\n"))
    #expect(parted.actions.map(\.text) == whole.actions.map(\.text))
    #expect(parted.actions.map(\.answers) == whole.actions.map(\.answers))
    #expect(parted.recommendations.map(\.text) == whole.recommendations.map(\.text))
  }

  @Test("Cells in the middle of their rows; a column of references without a heading")
  func cellsInTheMiddle() throws {
    let record = try Self.record(
      """
              What we will do                      Action owner             By               What will be different       Status

        1. The time that contacts wait to be read and passed to a team.

              Read all contacts within two         Service Manager
        1a    hours, with a second reader for      – Larkford Front         31 July 2024     No contact is unread at      Delivered
              any about a baby.                    Door                                      the end of the day.

                                                                                             • Referrers hear in a day.
              Tell the referrer in writing what
        1b                                         Team Managers            Immediate                                     Watch
                                                                                             • Fewer of them ring.
              was decided.

        1c    Move police contacts into the        Digital Lead             Dec-24           Contacts are complete.
              portal.
      """)
    #expect(record.actions.map(\.ref) == ["1a", "1b", "1c"])
    #expect(
      record.actions.map(\.text) == [
        "Read all contacts within two hours, with a second reader for any about a baby.",
        "Tell the referrer in writing what was decided.", "Move police contacts into the portal.",
      ])
    #expect(
      record.actions.map { $0.owners.map(\.printed) } == [["Service Manager – Larkford Front Door"], ["Team Managers"], ["Digital Lead"]])
    #expect(record.outcomes.filter { $0.action == "a2" }.map(\.text) == ["Referrers hear in a day.", "Fewer of them ring."])
    #expect(record.recommendations.map(\.text) == ["The time that contacts wait to be read and passed to a team."])
  }

  @Test("Groups of headings, titles with references, figures row by row")
  func groupsAndFigures() throws {
    let record = try Self.record(
      """
             What we will do                Who and when                            Is it working?
      Ref    Action                         Lead             Start     Finish       Progress to 31 May 2024            RAG
      R1     The quality of assessments, so that they say what life is like for the child at home.
      R1-1   Write a standard that says     Practice Lead    Oct-23    31.01.24     Standard launched in the north     A
             what good looks like.                                                  first.
      R1-2   Train 120 staff in it.         Head of          Jan-24    29.03.24     131 came.                          G
                                            Learning
      R2     The oversight of children who are on the edge of care.
      R2-1   Meet weekly.                   Director         Sep-23    30.09.23                                        G

      Performance measures

      Measure                                 Baseline     Q1      Q2      Target     RAG
      Records with a chronology               39%          44%     51%     85%        R
      Assessments graded good                 48%          49%     55%     70%        A
      Average length of proceedings           27           27      25      16         R
      """)
    #expect(record.recommendations.map(\.ref) == ["R1", "R2"])
    #expect(record.actions.map(\.ref) == ["R1-1", "R1-2", "R2-1"])
    #expect(record.actions.map(\.due.printed) == ["31.01.24", "29.03.24", "30.09.23"])
    #expect(record.actions.map(\.progress) == ["Standard launched in the north first.", "131 came.", nil])
    #expect(record.measures.map(\.text) == ["Records with a chronology", "Assessments graded good", "Average length of proceedings"])
    #expect(record.measures.map(\.current?.printed) == ["51%", "55%", "25"])
  }

  @Test("Text that only looks like headers, line after line, is read in time that its length sets")
  func nothingButHeaders() throws {
    let line = "Alpha      Beta      Gamma      Delta      Epsilon"
    let text =
      ["Larkford Council action plan", "", "Action: Ring.", "Owner: Lead", "Due: 1 May 2024", ""] + (1...3000).map { "\(line) \($0)" }
    #expect(try Self.record(text.joined(separator: "\n")).actions.isEmpty == false)
  }
}
