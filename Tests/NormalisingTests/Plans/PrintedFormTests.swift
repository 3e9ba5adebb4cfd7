import Documents
import Normalising
import PlanSchema
import Testing

/// Plans whose forms `pdftotext -layout` has laid out by spaces: labels beside their values, two in a line perhaps. All councils are invented.
@Suite struct PrintedFormTests {
  private static func record(_ text: String) throws -> Record { try LayoutTests.record(text, named: "plan.txt") }

  private static let forms = """
    Larkford Council
    Focused visit: what we are doing next

    How we show progress
    Finished: done. On course: will be done by the deadline. Behind: the deadline has been missed. No status is shown where work has
    not started.

     Area for improvement 1
     The speed with which assessments are made.

    Measure              Average weeks to the end of an assessment
    Baseline             27                 Target          16          Latest         22 (March 2025)

    Action               Hold a planning meeting within five working days of a request, and keep two slots
                         a week free for urgent cases.
    Led by               Head of Law (Children and Adults)                    Deadline     31 March 2025
    Impact sought No child waits longer than five days for a decision Status               Finished
                  to start the process.
    Where we are         Slots in place since 3 March.

    Action               Agree a panel of six assessors.
    Led by               Commissioning Lead, Children’s Social Care;          Deadline     Q1 2025/26
                         Head of Law (Children and Adults)
    Impact sought Fewer assessments are repeated.                             Status       On course
    Where we are         Tender closes on 2 May.

     Area for improvement 2
     The quality of letters.

    Measure              Letters that parents understand
    Baseline             40%                Target          95%         Latest         57% (March 2025)

    Action               Check each letter before it leaves.
    Led by               Team Managers                                        Deadline     Immediate
    Impact sought Letters have a reading age of 11.                           Status       Behind
    Where we are         Checks took place for nine letters.

    Action               Ask families what they read.
    Led by               Participation Lead                                   Deadline     June 2025
    Impact sought Letters change as families ask.                             Status       On course
    Where we are         Eleven asked.

    Measure              Complaints about letters
    Baseline             12                 Target          3           Latest         7 (March 2025)

    Action               Write a new letter with parents.
    Led by               Principal Social Worker                              Deadline     30 April 2025
    Impact sought Parents can say what has to change.                         Status
    Where we are         Two of three workshops held.
    """

  @Test("Two labels in a line, a label that leaves one blank before its value, values that are wrapped")
  func sideBySide() throws {
    let record = try Self.record(Self.forms)
    #expect(record.recommendations.map(\.text) == ["The speed with which assessments are made.", "The quality of letters."])
    #expect(
      record.actions.map(\.text) == [
        "Hold a planning meeting within five working days of a request, and keep two slots a week free for urgent cases.",
        "Agree a panel of six assessors.", "Check each letter before it leaves.", "Ask families what they read.",
        "Write a new letter with parents.",
      ])
    #expect(
      record.actions.map { $0.owners.map(\.printed) } == [
        ["Head of Law (Children and Adults)"], ["Commissioning Lead, Children’s Social Care", "Head of Law (Children and Adults)"],
        ["Team Managers"], ["Participation Lead"], ["Principal Social Worker"],
      ])
    #expect(record.actions.map(\.due.printed) == ["31 March 2025", "Q1 2025/26", "Immediate", "June 2025", "30 April 2025"])
    #expect(record.actions.map(\.status.value) == [.complete, .onTrack, .offTrack, .onTrack, .notStarted])
    #expect(record.outcomes.map(\.text).first == "No child waits longer than five days for a decision to start the process.")
    #expect(
      record.measures.map(\.text) == [
        "Average weeks to the end of an assessment", "Letters that parents understand", "Complaints about letters",
      ])
    #expect(record.measures[0].current?.printed.hasPrefix("22") == true)
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("Headings of columns that come again are no labels")
  func headersAreNoForms() throws {
    let table = { (number: Int) in
      """
      Recommendation \(number): Matter \(number).
      Ref      Action                                  Lead                     Due              Rating
      \(number).1      Do the first thing for everybody.       Head of Service          31 May 2025      Done
      \(number).2      Do the second thing for all.            Team Manager             30 June 2025     Late
      """
    }
    let record = try Self.record("Larkford Council action plan\n\n" + (1...4).map(table).joined(separator: "\n\n"))
    #expect(record.actions.count == 8)
    #expect(Set(record.actions.compactMap(\.due.value)) == ["2025-05-31", "2025-06-30"])
  }

  @Test("“Update: …” under a row, across the columns, says how its action goes")
  func underARow() throws {
    let record = try Self.record(
      """
      Larkford Council action plan

      Priority 1: The response to children who live with relatives.

       Ref     Our action                            Lead(s)                     Target date         Evidence that it          Score
                                                                                                     worked

       P1.1    Run a campaign in schools and         Communications              Sept 25             Notifications rise from   3
               surgeries.                            Manager                                         5 to 15 a year.

               Update: The campaign ran for three weeks from 8 September. It reached 61 schools.

       P1.2    Visit every child within seven        Fostering Manager           Ongoing             All visits on time.       4
               working days.

               Update: Nineteen were seen.

       P1.3    Write to each family.                 Fostering Manager           May 2026            Families know whom        1
                                                                                                     to ask.

               Update: Not yet begun.
      """)
    #expect(record.actions.map(\.ref) == ["P1.1", "P1.2", "P1.3"])
    #expect(
      record.actions.map(\.text) == [
        "Run a campaign in schools and surgeries.", "Visit every child within seven working days.", "Write to each family.",
      ])
    #expect(
      record.actions.map(\.progress) == [
        "The campaign ran for three weeks from 8 September. It reached 61 schools.", "Nineteen were seen.", "Not yet begun.",
      ])
  }

  @Test("Headings one blank behind that of a column of figures; references with a dash; a title whose rest stands under it")
  func closeHeadings() throws {
    let record = try Self.record(
      """
      Larkford Council action plan

      Ref    Deadline       What will be done                Measure of success         Start    Now     Aim Officer
      Area for improvement 1: Discussions: that they take place promptly, with the right agencies, and lead to clear plans under
      section 47.
      1-1    14 May 2025    Book a daily slot for the        Discussions held on        62%      91%     95% Head of Front Door
                            discussions of the day.          the day                                         and Assessment
      1-2    30/04/2025     Use one template for the         Records with a plan        48%      57%     90% Practice Lead
                            record.
      1-3    Immediate      Train the chairs.                Chairs trained             0        9       22 Academy Manager
      """)
    #expect(
      record.recommendations.map(\.text) == [
        "Discussions: that they take place promptly, with the right agencies, and lead to clear plans under section 47."
      ])
    #expect(record.actions.map(\.ref) == ["1-1", "1-2", "1-3"])
    #expect(record.measures.map(\.target?.printed) == ["95%", "90%", "22"])
    #expect(
      record.actions.map { $0.owners.map(\.printed) } == [["Head of Front Door and Assessment"], ["Practice Lead"], ["Academy Manager"]])
  }

  @Test("Headings of columns under those of their groups; a narrow heading that is broken over lines on every page")
  func groupsOfColumns() throws {
    let page = """
             Ofsted     No.                    What we will do                          Delivery                         Difference made             Rating
         recommendation
                                                                          Accountable          Due         Success looks like     Position now

         N. The MATTERS     N.1     Move the duty team under one         Head of Service;     30/08/24    No child waits at      Moved on 12 August.        Done
         of records.                head of service.                     Head of Law                      the weekend.

                            N.2     Hold meetings within a day.          Team Manager         Immediate   95% are on time.       86% in August.             Late

                            N.3     Issue a new paper for partners.      Business Manager     31/10/24    Partners know it.      Sent to all.               Done
      """
    let pages = zip(["1", "2", "3"], ["quality", "timings", "reading"]).map { number, matter in
      page.replacing("N.", with: number + ".").replacing("MATTERS", with: matter)
    }
    let record = try Self.record("Larkford Council action plan\n\n" + pages.joined(separator: "\n\u{0C}"))
    #expect(record.actions.map(\.ref) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"])
    #expect(record.recommendations.count == 3)
    #expect(record.actions[0].owners.map(\.printed) == ["Head of Service", "Head of Law"])
    #expect(record.actions.map(\.due.printed).prefix(3) == ["30/08/24", "Immediate", "31/10/24"])
    #expect(record.actions.map(\.status.printed).prefix(3) == ["Done", "Late", "Done"])
    #expect(record.ledger.unplaced.isEmpty)
  }
}
