import Reporting
import Testing

@Suite("Values")
struct ValueTests {
  @Test(
    "each kind of value as people and as programs read it",
    arguments: [
      (Value.none, "", ""),
      (.text("Amber"), "Amber", "Amber"),
      (.count(0), "0", "0"),
      (.count(1_234_567), "1,234,567", "1234567"),
      (.count(-1200), "−1,200", "-1200"),
      (.number(3, places: 1), "3.0", "3"),
      (.number(1234.25, places: 1), "1,234.3", "1234.3"),
      (.number(-0.04, places: 1), "0.0", "0"),
      (.number(-2.5, places: 1), "−2.5", "-2.5"),
      (.share(0.425), "43%", "0.425"),
      (.share(1), "100%", "1"),
      (.share(1.0 / 3), "33%", "0.3333"),
      (.date("2022-06-30"), "30 June 2022", "2022-06-30"),
      (.date("2018-04"), "April 2018", "2018-04"),
      (.date("2014-11-31"), "2014-11-31", "2014-11-31"),
    ])
  func printed(value: Value, printed: String, plain: String) {
    #expect(value.printed == printed)
    #expect(value.plain == plain)
  }

  @Test(
    "counts and lists in words",
    arguments: [
      (Wordings.counted(0, "action"), "no actions"), (Wordings.counted(1, "action"), "1 action"),
      (Wordings.counted(1200, "authority", "authorities"), "1,200 authorities"),
      (Wordings.listed([]), ""), (Wordings.listed(["a"]), "a"), (Wordings.listed(["a", "b", "c"]), "a, b and c"),
    ])
  func words(said: String, expected: String) {
    #expect(said == expected)
  }

  @Test("a status says its own words beside the common scale, and an unknown one only its own")
  func statuses() {
    #expect(Wordings.status(.onTrack, printed: "Amber") == "On track (printed “Amber”)")
    #expect(Wordings.status(.complete, printed: "Complete") == "Complete")
    #expect(Wordings.status(.unknown, printed: nil) == "Not stated")
    #expect(Wordings.status(.unknown, printed: "Yellow").contains("“Yellow”"))
  }
}
