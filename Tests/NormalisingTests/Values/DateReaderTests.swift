import Normalising
import PlanSchema
import Testing

/// A deadline as printed, and what it must be read as.
struct DateCase: Sendable, CustomTestStringConvertible {
  var printed: String
  var value: String?
  var precision: DueDate.Precision
  var recurrence: String?

  init(_ printed: String, _ value: String?, _ precision: DueDate.Precision, _ recurrence: String? = nil) {
    self.printed = printed
    self.value = value
    self.precision = precision
    self.recurrence = recurrence
  }

  var testDescription: String { printed }
}

@Suite struct DateReaderTests {
  let reader = DateReader()

  @Test(arguments: [
    DateCase("31/03/2024", "2024-03-31", .day), DateCase("31.03.24", "2024-03-31", .day), DateCase("31-03-2024", "2024-03-31", .day),
    DateCase("2024-03-31", "2024-03-31", .day), DateCase("31 March 2024", "2024-03-31", .day),
    DateCase("31st March 2024", "2024-03-31", .day), DateCase("31st of March, 2024", "2024-03-31", .day),
    DateCase("Friday 31 May 2024", "2024-05-31", .day), DateCase("Fri. 31 May 2024", "2024-05-31", .day),
    DateCase("31-Mar-24", "2024-03-31", .day), DateCase("March 31, 2024", "2024-03-31", .day), DateCase("1/4/16", "2016-04-01", .day),
    DateCase("28/2/15", "2015-02-28", .day), DateCase("30 /06/ 2022", "2022-06-30", .day), DateCase("30 June\n2022", "2022-06-30", .day),
    DateCase("by 5 January 2024", "2024-01-05", .day), DateCase("w/c 3 June 2024", "2024-06-03", .day),
    DateCase("29/02/2024", "2024-02-29", .day), DateCase("31 Dec 99", "1999-12-31", .day),
  ])
  func days(_ given: DateCase) { check(given) }

  @Test(arguments: [
    DateCase("Sept 24", "2024-09", .month), DateCase("Sep-24", "2024-09", .month), DateCase("Oct-24", "2024-10", .month),
    DateCase("March 17", "2017-03", .month), DateCase("Apr 2024", "2024-04", .month), DateCase("Sept. ’24", "2024-09", .month),
    DateCase("06/2024", "2024-06", .month), DateCase("06/24", "2024-06", .month), DateCase("2024-06", "2024-06", .month),
    DateCase("mid March 2024", "2024-03", .month), DateCase("early May 2024", "2024-05", .month),
    DateCase("Febuary 2024", "2024-02", .month),
    DateCase("end March 2024", "2024-03-31", .day), DateCase("end of March 2024", "2024-03-31", .day),
    DateCase("by end September 2023", "2023-09-30", .day), DateCase("By the end of February 2024", "2024-02-29", .day),
    DateCase("end of 2024", "2024-12-31", .day),
  ])
  func months(_ given: DateCase) { check(given) }

  @Test(arguments: [
    DateCase("By end of Q2 2024/25", "2024-09-30", .quarter), DateCase("Quarter 3 23/24", "2023-12-31", .quarter),
    DateCase("Q4 2023/24", "2024-03-31", .quarter), DateCase("Q1 2024-25", "2024-06-30", .quarter),
    DateCase("third quarter of 2024/25", "2024-12-31", .quarter), DateCase("2024/25 Q2", "2024-09-30", .quarter),
    DateCase("Q2, 24/25", "2024-09-30", .quarter), DateCase("Q1 2024", nil, .quarter), DateCase("Q3", nil, .quarter),
    DateCase("Spring term 2024", nil, .term), DateCase("Summer 2024", nil, .term), DateCase("Autumn term", nil, .term),
    DateCase("Autumn 2 2024", nil, .term), DateCase("Spring 24", nil, .term), DateCase("Autumn term 24/25", nil, .term),
    DateCase("By Christmas 2024", nil, .term),
    DateCase("2024", nil, .year), DateCase("2023/24", nil, .year), DateCase("2023-24", nil, .year), DateCase("23/24", nil, .year),
  ])
  func quartersTermsAndYears(_ given: DateCase) { check(given) }

  @Test(arguments: [
    DateCase("Ongoing", nil, .ongoing), DateCase("Quarterly", nil, .recurring), DateCase("Monthly", nil, .recurring),
    DateCase("Quarterly Ongoing", nil, .recurring), DateCase("Immediate", nil, .event), DateCase("Complete", nil, .complete),
    DateCase("Completed", nil, .complete), DateCase("Completed March 2024", "2024-03", .complete),
    DateCase("31 March 2024 – complete", "2024-03-31", .day), DateCase("31 March 2024 – completed 15 April 2024", "2024-03-31", .day),
    DateCase("every 6 weeks", nil, .recurring), DateCase("by the next inspection", nil, .event),
    DateCase("within 3 months", nil, .event), DateCase("Following Cabinet approval", nil, .event), DateCase("TBC", nil, .none),
    DateCase("Date to be confirmed", nil, .none), DateCase("N/A", nil, .none), DateCase("–", nil, .none),
    DateCase("as required", nil, .ongoing),
  ])
  func words(_ given: DateCase) { check(given) }

  @Test(arguments: [
    DateCase("31 May 2024, then quarterly", "2024-05-31", .day, "then quarterly"),
    DateCase("From 01/04/15 Ongoing", "2015-04-01", .day, "Ongoing"),
    DateCase("28/02/15 (with delivery to follow)", "2015-02-28", .day, "with delivery to follow"),
    DateCase("Quarterly from April 2024", "2024-04", .month, "Quarterly"),
    DateCase("30 June 2024 and monthly thereafter", "2024-06-30", .day, "and monthly thereafter"),
  ])
  func whatGoesOn(_ given: DateCase) { check(given) }

  @Test(arguments: [
    DateCase("31/11/14", nil, .unreadable), DateCase("31/01/04/1 5", nil, .unreadable), DateCase("31 June 2024", nil, .unreadable),
    DateCase("31/09/2024", nil, .unreadable), DateCase("12/31/2024", nil, .unreadable), DateCase("29/02/2023", nil, .unreadable),
    DateCase("30 Zeptober 2024", nil, .unreadable), DateCase("00/03/2024", nil, .unreadable), DateCase("311/03/2024", nil, .unreadable),
    DateCase("13/2024", nil, .unreadable),
  ])
  func impossible(_ given: DateCase) { check(given) }

  /// A year is never guessed.
  @Test(arguments: [DateCase("by 30 June", nil, .day), DateCase("30th September", nil, .day), DateCase("June", nil, .month)])
  func withoutAYear(_ given: DateCase) { check(given) }

  @Test(arguments: [
    ("31/12/23 (was 30/6/23)", "2023-12-31", "2023-06-30"),
    ("30 November 2023 (revised; was 31 August 2023)", "2023-11-30", "2023-08-31"),
    ("31 March 2024 → 30 June 2024", "2024-06-30", "2024-03-31"), ("31 March 2024 revised to 30 June 2024", "2024-06-30", "2024-03-31"),
    ("Originally March 2024, now June 2024", "2024-06", "2024-03"), ("31/03/24 extended to 30/06/24", "2024-06-30", "2024-03-31"),
    ("Revised: 30 June 2024 (from 31 March 2024)", "2024-06-30", "2024-03-31"),
  ])
  func revisions(_ printed: String, _ value: String, _ old: String) {
    let due = reader.read(printed)
    #expect(due.value == value)
    #expect(due.revisions.map(\.value) == [old])
    #expect(due.printed == printed)
  }

  @Test func struckThroughDatesAreEarlierDeadlines() {
    let due = reader.read("30 June 2024", struck: ["31 March 2024"])
    #expect(due.value == "2024-06-30")
    #expect(due.printed == "31 March 2024 30 June 2024")
    #expect(due.revisions == [.init(printed: "31 March 2024", value: "2024-03-31")])
    let gone = reader.read("", struck: ["31 March 2024"])
    #expect(gone.value == nil && gone.precision == .none && gone.printed == "31 March 2024")
  }

  @Test func ofSeveralDatesTheLastHolds() {
    #expect(reader.read("31 March 2024 and 30 September 2024").value == "2024-09-30")
    #expect(reader.read("April to June 2024").value == "2024-06")
    #expect(reader.read("1 – 30 June 2024").value == "2024-06-30")
    #expect(reader.read("30 June 2024 (review 31 December 2024)").value == "2024-06-30")
    #expect(reader.read("Ongoing – review March 2025").precision == .ongoing)
  }

  /// A workbook's date is taken as exactly as it is shown.
  @Test(
    arguments: [
      ("Oct-24", "2024-10-01", "2024-10", .month), ("31/07/2024", "2024-07-31", "2024-07-31", .day),
      ("7/31/2024", "2024-07-31", "2024-07-31", .day), ("45504", "2024-07-31", "2024-07-31", .day),
    ] as [(String, String, String, DueDate.Precision)])
  func typedDates(_ shown: String, _ typed: String, _ value: String, _ precision: DueDate.Precision) {
    let due = reader.read(shown, typedDate: typed)
    #expect(due.value == value && due.precision == precision && due.printed == shown)
  }

  @Test func nothingPrintedIsNoDate() {
    #expect(reader.read(" \n") == DueDate())
  }

  private func check(_ given: DateCase) {
    let due = reader.read(given.printed)
    #expect(due.value == given.value)
    #expect(due.precision == given.precision)
    #expect(due.recurrence == given.recurrence)
    #expect(due.printed == given.printed.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}

@Suite struct DocumentDateTests {
  let dates = DocumentDate()

  @Test(
    arguments: [
      ("MARCH 2015", [["2015-03", nil]]), ("November 2017 – September 2018", [["2017-11", "2018-09"]]),
      ("took place between 12 June and 6 July 2017 in three offices", [["2017-06-12", "2017-07-06"]]),
      ("Inspection dates : 6 December to 17 December 2021", [["2021-12-06", "2021-12-17"]]),
      ("5 to 9 December 2022 and 14 to 15 February 2023", [["2022-12-05", "2022-12-09"], ["2023-02-14", "2023-02-15"]]),
      ("on 11 and 12 December 2018", [["2018-12-11", "2018-12-12"]]),
      ("26 November 2018 to 7 December 2018", [["2018-11-26", "2018-12-07"]]),
      ("30 September – 22 October 2014", [["2014-09-30", "2014-10-22"]]),
      ("14 January 2014- 5 February 2014", [["2014-01-14", "2014-02-05"]]),
      ("18 December to 5 January 2019", [["2018-12-18", "2019-01-05"]]), ("Plan date: 14 June 2024.", [["2024-06-14", nil]]),
      ("31 November 2017", []), ("see section 4.1 and table 5", []), ("a member of the board may attend", []),
    ] as [(String, [[String?]])])
  func spells(_ text: String, _ expected: [[String?]]) {
    #expect(dates.spells(in: text).map { [$0.start, $0.end] } == expected)
  }

  @Test func tellsWhereADateStands() {
    let found = dates.first(in: "Version 1.2 January 2024")
    #expect(found?.start == "2024-01" && found?.printed == "January 2024" && found?.precision == .month)
  }
}
