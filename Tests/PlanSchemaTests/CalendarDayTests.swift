import PlanSchema
import Testing

@Suite("Days of the calendar")
struct CalendarDays {
  @Test(
    "count days, a month as its last",
    arguments: [
      ("1970-01-01", 0), ("2000-03-01", 11017), ("2022-06-30", 19173), ("2022-06", 19173), ("2024-02", 19782), ("1969-12-31", -1),
    ])
  func number(text: String, number: Int) throws {
    #expect(try #require(CalendarDay(text)).number == number)
  }

  @Test("refuse what is no day", arguments: ["", "2023-02-29", "2022-13-01", "2022-6-1", "30/06/2022", "2022", "2022-11-31"])
  func refused(text: String) { #expect(CalendarDay(text) == nil) }

  @Test("print themselves and begin on their first")
  func printed() throws {
    #expect(CalendarDay("2022-06-30")?.printed == "30 June 2022")
    #expect(CalendarDay("2018-04")?.printed == "April 2018")
    #expect(CalendarDay("2018-04")?.first.printed == "1 April 2018")
  }
}
