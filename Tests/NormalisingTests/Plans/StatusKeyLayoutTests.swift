import Documents
import Normalising
import PlanSchema
import Testing

/// A plan's key to its ratings, in the ways that plans set it out. What it says comes before what words and colours usually mean.
@Suite struct StatusKeyLayoutTests {
  /// A plan whose rows hold the given ratings, with the key before or after them.
  private static func record(_ ratings: [String], before: String = "", after: String = "", head: String = "RAG") throws -> Record {
    let rows = ratings.enumerated().map { "| 1.\($0 + 1) | Do thing \($0 + 1). | Head of Service | 30 June 2024 | \($1) |" }
    return try LayoutTests.record(
      """
      # Larkford improvement plan

      May 2024

      \(before)

      ## Actions

      | Ref | Action | Lead | Due | \(head) |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      \(after)
      """)
  }

  private func expect(_ key: String, _ wanted: KeyValuePairs<String, CommonStatus>, after: Bool = false, head: String = "RAG") throws {
    let ratings = wanted.map(\.key)
    let record = try after ? Self.record(ratings, after: key, head: head) : Self.record(ratings, before: key, head: head)
    #expect(record.actions.map(\.status.value) == wanted.map(\.value), "\(key)")
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test func inOneSentence() throws {
    try expect(
      "Each action is rated: Green – complete; Amber – on track; Red – behind schedule; no colour – yet to start.",
      ["Green": .complete, "Amber": .onTrack, "Red": .offTrack, "": .notStarted, "Purple": .unknown])
    try expect(
      "Green (done), amber (on track), red (off track). Unshaded actions have not started.",
      ["Green": .complete, "Red": .offTrack, "": .notStarted])
    try expect("BRAG: R – Not yet started / A – In progress / G – Completed", ["R": .notStarted, "A": .onTrack, "G": .complete])
    try expect(
      "Ratings: N not begun; T to time; S slipping, but can be recovered; L late; E embedded in day-to-day practice.",
      ["N": .notStarted, "T": .onTrack, "S": .atRisk, "L": .offTrack, "E": .embedded], head: "Rating")
  }

  @Test func blanksSaidAside() throws {
    try expect(
      "## Rating\n\n| Letter | Meaning |\n|---|---|\n| D | Delivered |\n| T | On track |\n| X | Off track |\n"
        + "| – | Not started (no letter given in the tables) |",
      ["D": .complete, "T": .onTrack, "X": .offTrack, "": .notStarted], head: "Rating")
    try expect(
      "## Status key\n\n| Status | Meaning |\n|---|---|\n| Not begun | Nobody has started. Leaving the box empty means the same. |\n"
        + "| Moving | Will be finished by its date |\n| Stuck | Has missed its date |",
      ["Not begun": .notStarted, "Moving": .onTrack, "Stuck": .offTrack, "": .notStarted], head: "Status")
    try expect(
      "## Reading the status\n\nThe words have these meanings. Sustained: complete, and later checks show that it is holding. Done: complete. "
        + "Moving: on track. Stuck: off track. If there is nothing after “Status”, work on the action has not started.",
      ["Sustained": .embedded, "Done": .complete, "Moving": .onTrack, "Stuck": .offTrack, "": .notStarted], head: "Status")
  }

  @Test func mixedColours() throws {
    try expect(
      "## BRAG ratings used in this tracker\n\n| Code | Colour | When to use it |\n|---|---|---|\n| B | Blue | No work done |\n"
        + "| G | Green | Complete |\n| A | Amber | In progress and to timetable |\n| A/R | Amber/Red | In progress; end date at risk |\n"
        + "| R | Red | Behind timetable |",
      ["B": .notStarted, "G": .complete, "A": .onTrack, "A/R": .atRisk, "R": .offTrack], head: "BRAG")
  }

  @Test func besideItsName() throws {
    let text = """
      Health key,"Not started = no work yet; On target = will finish by its date; Watch = may slip; Behind = has slipped; Closed = finished"
      Plan date,6 May 2025

      WBS,Task name,Assigned to,Finish date,Health
      1,Do it now,Head of Service,31/05/2025,Closed
      2,Do that,Team Manager,30/06/2025,On target
      3,Do more,Team Manager,31/07/2025,Watch
      """
    let record = try LayoutTests.record(text, named: "plan.csv")
    #expect(record.actions.map(\.status.printed) == ["Closed", "On target", "Watch"])
    #expect(record.actions.map(\.status.value) == [.complete, .onTrack, .atRisk])
  }

  @Test("A coloured square, its name and what it means")
  func squares() throws {
    let rows = [
      ("7F4FA0", "Purple", "Finished, and now everyday practice"), ("3C9D4E", "Green", "Finished"), ("F4A300", "Amber", "Under way"),
    ]
    let record = try LayoutTests.record(
      """
      <html><body><h1>Larkford plan</h1><h2>What the colours mean here</h2><table>
      \(rows.map { "<tr><td style='background:#\($0.0)'></td><td>\($0.1)</td><td>\($0.2)</td></tr>" }.joined())
      <tr><td></td><td>No fill</td><td>Not yet started</td></tr></table>
      <table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>Due</th><th>RAG</th></tr>
      <tr><td>1</td><td>Do it.</td><td>Head of Care</td><td>May 2025</td><td style='background:#7F4FA0'></td></tr>
      <tr><td>2</td><td>Do that.</td><td>Head of Care</td><td>May 2025</td><td style='background:#F4A300'></td></tr>
      <tr><td>3</td><td>Do more.</td><td>Head of Care</td><td>May 2025</td><td></td></tr></table></body></html>
      """, named: "plan.html")
    #expect(record.actions.map(\.status.value) == [.embedded, .onTrack, .notStarted])
  }

  @Test func inProse() throws {
    try expect(
      "In the RAG column, green means the work is finished, amber means it is going ahead as planned, and blue means that the change has lasted.",
      ["Green": .complete, "Amber": .onTrack, "Blue": .embedded])
    try expect(
      "An action is rated Gold if it is complete and its impact has been seen, Silver if it is complete and Iron if it is late.",
      ["Gold": .embedded, "Silver": .complete, "Iron": .offTrack, "Tin": .unknown], head: "Rating")
    try expect(
      "A red light means we have not started, an amber light that we are part way there and a green light that we have finished.",
      ["Red": .notStarted, "Amber": .onTrack, "Green": .complete])
    try expect(
      "Progress scores run from 0 to 3: 0 nothing done yet, 1 off track, 2 on track, 3 complete.",
      ["0": .notStarted, "1": .offTrack, "2": .onTrack, "3": .complete], head: "Status")
    try expect(
      "The status column shows C for complete, T for on track and L for late. It is left empty until work begins.",
      ["C": .complete, "T": .onTrack, "L": .offTrack, "": .notStarted], head: "Status")
  }

  @Test func inLines() throws {
    try expect(
      "## What the words mean\n\n- **Live**: work is going to plan\n- **Drifting**: may miss its date\n- **Closed**: finished\n- **Assured**: finished, and audit confirms lasting impact",
      ["Live": .onTrack, "Drifting": .atRisk, "Closed": .complete, "Assured": .embedded, "Parked": .unknown], head: "Status")
    try expect(
      "**How progress is rated**\n\n1. Not started\n2. Behind, with no plan to recover\n3. Behind, with a plan to recover\n4. Complete",
      ["1": .notStarted, "2": .offTrack, "3": .atRisk, "4": .complete], head: "Status")
    try expect(
      "## RAG\n\nRed\n\nDate missed\n\nAmber\n\nOn course\n\nBlue\n\nDone", ["Red": .offTrack, "Amber": .onTrack, "Blue": .complete])
  }

  @Test func inTables() throws {
    try expect(
      "| Score | Name | Explanation |\n|---|---|---|\n| 0 | Waiting | No activity so far |\n| 1 | Stalled | Well behind |\n| 2 | Moving | In line with the timetable |",
      ["0": .notStarted, "1": .offTrack, "Moving": .onTrack, "9": .unknown], head: "Status")
    try expect(
      "| B | R | G |\n|---|---|---|\n| Action complete | Behind schedule | On schedule |", ["B": .complete, "R": .offTrack, "G": .onTrack])
    try expect(
      "| Red – overdue | Amber – on track | Blue – done |\n|---|---|---|", ["Red": .offTrack, "Amber": .onTrack, "Blue": .complete])
    try expect(
      "| Word | What we mean by it |\n|---|---|\n| Not begun | No work yet |\n| Slippage | May not be finished on time |\n| Day job | Done, and now routine |\n| Finished | Done |",
      ["Not begun": .notStarted, "Slippage": .atRisk, "Day job": .embedded, "Finished": .complete], after: true, head: "Status")
  }

  @Test("A title and its key in one paragraph; the key’s name beside its first line; a dash that means something")
  func namesWithin() throws {
    try expect(
      "What the words in the last column mean. Bedded in: finished and now ordinary practice. Done: finished. Needs a push: started, but the date is in doubt.",
      ["Bedded in": .embedded, "Done": .complete, "Needs a push": .atRisk], head: "Status")
    try expect(
      "| RAG | Blue | Finished |\n|---|---|---|\n| | Green | On course |\n| | Red | Late |", ["Blue": .complete, "Red": .offTrack])
    try expect(
      "| Confidence | Meaning |\n|---|---|\n| High | On track |\n| Low | Will miss its date |\n| – | Work has not begun |",
      ["High": .onTrack, "Low": .offTrack, "–": .notStarted], head: "Confidence")
  }

  @Test("A rating at the head of a cell of progress, where the key lists it")
  func ratingsInProgress() throws {
    let record = try LayoutTests.record(
      """
      <p>Key: Moving – on track; Stuck – late; Done – finished.</p>
      <table><tr><th>Action</th><th>Lead</th><th>When</th><th>Where are we?</th></tr>
      <tr><td>One</td><td>Head</td><td>May 2024</td><td><p>Done</p><p>All ten have started.</p></td></tr>
      <tr><td>Two</td><td>Head</td><td>May 2024</td><td><p>Stuck</p></td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.map(\.status.value) == [.complete, .offTrack])
    #expect(record.actions.map(\.progress) == ["All ten have started.", nil])
  }

  @Test func ofShares() throws {
    try expect(
      "The percentage says how far an action is: 100% complete, 50% to 99% on track, 25% to 49% at risk, below 25% off track. 0% means not started.",
      ["100%": .complete, "75%": .onTrack, "30%": .atRisk, "10%": .offTrack], head: "% complete")
    try expect(
      "## How status is shown\n\n- A percentage: how much has been done. The action is on track.\n- A percentage with the words at risk: it may miss its date.\n- 0%: not started.",
      ["40%": .onTrack, "40% at risk": .atRisk, "0%": .notStarted], head: "Status")
    try expect(
      "| Done | Meaning |\n|---|---|\n| 0% | Not started |\n| 50% | On track |\n| 100% | Complete |", ["50%": .onTrack, "60%": .unknown],
      head: "Status")
  }

  @Test func ofSigns() throws {
    try expect(
      "Key: 🟢 done 🟡 on track 🔴 late ⚪ not started", ["🟢": .complete, "🟡 fine": .onTrack, "🔴": .offTrack, "⚪": .notStarted, "🔵": .unknown])
    let signed = try Self.record(
      ["🟦 Everyday practice", "🔵 On hold", "🟢 On course"],
      before:
        "| Sign | Word | Meaning |\n|---|---|---|\n| 🟦 | Everyday practice | Done, and still working months later |\n| 🟢 | On course | On time |\n| ✅ | Done | Finished |",
      head: "Status")
    #expect(signed.actions.map(\.status.value) == [.embedded, .unknown, .onTrack])
    try expect(
      "Status: ✔ done; ► under way and on time; ▲ at risk; ✖ overdue", ["✔": .complete, "►": .onTrack, "▲": .atRisk, "✖": .offTrack],
      head: "Status")
  }

  @Test("Nothing printed means what the key says of it, also where that is nothing")
  func blanks() throws {
    let key = "Green = on track. Red = off track. Blue = complete. "
    try expect(key + "Where the rating is blank the action is not due to start.", ["Green": .onTrack, "": .notStarted])
    try expect(key + "A blank rating means that no update was received.", ["Green": .onTrack, "": .unknown])
    try expect(key, ["Green": .onTrack, "": .unknown])
  }

  @Test("A rating that the key does not list is unknown, and is said")
  func absentRatings() throws {
    let record = try Self.record(
      ["Green", "On hold", "Amber/Red", "TBC", "Complete"],
      before: "Key: Green – on track; Amber – at risk; Red – off track; Blue – complete.")
    #expect(record.actions.map(\.status.value) == [.onTrack, .unknown, .unknown, .unknown, .complete])
    #expect(record.defects.filter { $0.kind == .unknownStatus }.map(\.record) == ["a2", "a3", "a4"])
    let words = try Self.record(
      ["Waiting", "Pending"], before: "| Status | Meaning |\n|---|---|\n| Waiting | Not begun |\n| Moving | On track |\n| Shut | Done |",
      head: "Status")
    #expect(words.actions.map(\.status.value) == [.notStarted, .unknown])
  }

  @Test("What is no key: a count of the ratings, the labels of an action, a list of what was done")
  func noKeys() throws {
    let record = try Self.record(
      ["Green", "Red"],
      before: "| Rating | Number of actions |\n|---|---|\n| Blue | 3 |\n| Green | 5 |\n| Amber | 2 |\n\nComplete: the duty rota, the audit."
    )
    #expect(record.statusScale.isEmpty)
  }

  @Test(
    "Keys of their own for actions and for measures",
    arguments: [
      "Actions: Blue – done; Green – on track; Red – late.\n\nMeasures: Green – target met; Amber – within 5% of target; Red – further away.",
      "Rating: Blue = done; Green = on track; Red = late. For a measure, Green = target met, Amber = close to it, Red = less than that.",
      "| RAG | For actions | For measures |\n|---|---|---|\n| Blue | Done | – |\n| Green | On track | Target met |\n| Amber | (not used) | Close to target |\n| Red | Late | Less than that |",
    ])
  func twoKeys(_ key: String) throws {
    let record = try Self.record(["Blue", "Green", "Red", "Amber"], before: key)
    #expect(record.actions.map(\.status.value) == [.complete, .onTrack, .offTrack, .unknown])
    #expect(record.statusScale.filter { $0.appliesTo == .measure }.map(\.printed) == ["Green", "Amber", "Red"])
    #expect(record.statusScale.filter { $0.appliesTo == .action }.map(\.printed) == ["Blue", "Green", "Red"])
  }

  @Test("A key among other sentences leaves them in the record")
  func sentencesAround() throws {
    let record = try Self.record(
      ["Green"], before: "We report monthly. RAG: Green – done; Amber – on track; Red – late. Figures are provisional.")
    #expect(record.narrative.contains { $0.text.contains("Figures are provisional") })
  }

  @Test("Coloured cells beside what they mean, the last of them plain")
  func swatches() throws {
    let record = try LayoutTests.record(
      """
      <h2>What the ratings mean</h2>
      <table><tr><td bgcolor="#A6A6A6"></td><td>Grey – finished</td></tr><tr><td bgcolor="#FFC000"></td><td>Amber – may miss its date</td></tr>
      <tr><td></td><td>No colour – on track. We report by exception</td></tr></table>
      <table><tr><th>Action</th><th>Lead</th><th>When</th><th>RAG</th></tr>
      <tr><td>One</td><td>Head</td><td>May 2024</td><td bgcolor="#A6A6A6"></td></tr>
      <tr><td>Two</td><td>Head</td><td>May 2024</td><td bgcolor="#FFC000"></td></tr>
      <tr><td>Three</td><td>Head</td><td>May 2024</td><td></td></tr></table>
      """, named: "plan.html")
    #expect(record.actions.map(\.status.value) == [.complete, .atRisk, .onTrack])
  }

  @Test(
    "What the meanings in a key stand for",
    arguments: [
      ("under way, but the date is at risk", .atRisk), ("started, but behind time", .offTrack), ("behind, but can be recovered", .atRisk),
      ("work has not begun", .notStarted), ("not started or well behind", .offTrack), ("late, or expected to be late", .offTrack),
      ("expected to be finished on time", .onTrack), ("short of target but improving (at risk)", .atRisk),
      ("the action is not complete", .offTrack), ("in place and working", .complete), ("no concerns; as planned", .onTrack),
      ("On track to meet its date. Action required: needs attention", .onTrack), ("not yet rated", .unknown),
    ] as [(String, CommonStatus)])
  func meanings(_ meaning: String, _ status: CommonStatus) {
    let keys = StatusKeyReader().read(rows: [
      [.init("X1", fill: "7030A0"), .init(meaning)], [.init("Blue"), .init("done")], [.init("Green"), .init("on track")],
    ])
    #expect(keys.first?.status == status || (status == .unknown && keys.first { $0.printed == "X1" }?.status ?? .unknown == .unknown))
  }

  @Test(
    "A sentence on blanks that stands in the last meaning is one of its own",
    arguments: ["A blank box means that work has yet to begin", "Where nothing is shown, work has still to start"])
  func blanksInMeaning(_ sentence: String) throws {
    let record = try LayoutTests.record(
      """
      # Larkford improvement plan, June 2024

      | BRAG key | |
      |---|---|
      | G | Done |
      | R | Late, or will be late \(sentence) |

      | Ref | Action | Lead | Due | BRAG |
      |---|---|---|---|---|
      | 1 | Set a standard | PSW | May 2024 | R |
      | 2 | Report on it | PSW | June 2024 | |
      """)
    #expect(record.statusScale.first { $0.printed == "R" }?.meaning == "Late, or will be late")
    #expect(record.actions.map(\.status.value) == [.offTrack, .notStarted])
  }
}
