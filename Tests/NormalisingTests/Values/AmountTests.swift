import Normalising
import PlanSchema
import Testing

@Suite struct MoneyReaderTests {
  @Test(
    arguments: [
      ("£40k", 40000), ("£1.2m", 1_200_000), ("£150", 150), ("£0", 0), ("£10,000 - £12,000", nil), ("N/A", nil), ("See 3.3.2", nil),
      ("Innovation bid", nil), ("TBC", nil), ("£541k", 541_000), ("£1.2 million", 1_200_000), ("Nil", 0), ("£10,500", 10500),
      ("£30k per year", 30000),
      ("Capital", nil),
    ] as [(String, Double?)])
  func sums(_ printed: String, _ pounds: Double?) {
    let money = MoneyReader().read(printed)
    #expect(money?.printed == printed && money?.pounds == pounds)
  }

  @Test(
    arguments: [
      ("2014/15 one-off", "2014/15", "one-off"), ("2015/16 ongoing", "2015/16", "ongoing"), ("Cost (£)", nil, nil),
      ("Revenue 2024-25", "2024-25", "revenue"),
    ] as [(String, String?, String?)])
  func heads(_ head: String, _ period: String?, _ kind: String?) {
    let money = MoneyReader().read("£5k", head: head)
    #expect(money?.period == period && money?.kind == kind)
  }

  @Test func aBareNumberTakesItsUnitFromTheHead() {
    #expect(MoneyReader().read("4,200", head: "Cost (£)")?.pounds == 4200)
    #expect(MoneyReader().read("42", head: "Budget £000s")?.pounds == 42000)
    #expect(MoneyReader().read("42")?.pounds == nil)
    #expect(MoneyReader().read(" ") == nil)
  }
}

@Suite struct FigureReaderTests {
  @Test(
    arguments: [
      ("98%", 98, "%"), ("98.5 %", 98.5, "%"), ("21 days plus notice period", 21, "days"), ("£1,200", 1200, "£"), ("1 in 20", nil, nil),
      ("<5%", 5, "%"),
      ("Increase", nil, nil), ("Good", nil, nil), ("N/A", nil, nil), ("n=12", 12, nil), ("0", 0, nil), ("426", 426, nil),
      ("10–12", nil, nil),
      ("12 of 15", nil, nil), ("54 per cent", 54, "%"), ("-3%", -3, "%"), ("less than 15%", 15, "%"), ("≥ 90%", 90, "%"),
      ("£0.6m", 600_000, "£"),
      ("29.5 per 10,000", 29.5, "per 10,000"), ("6.1", 6.1, nil), ("Q2", nil, nil),
    ] as [(String, Double?, String?)])
  func figures(_ printed: String, _ value: Double?, _ unit: String?) {
    let figure = FigureReader().read(printed)
    #expect(figure?.value == value)
    #expect(figure?.unit == unit)
    #expect(figure?.printed == printed)
  }

  @Test(arguments: [
    ("54% (December 2023)", "54%", "December 2023"), ("54% at December 2023", "54%", "December 2023"), ("54%, Dec 23", "54%", "Dec 23"),
    ("54% (as at 31 March 2024)", "54%", "as at 31 March 2024"), ("61% (Q2 2024/25)", "61%", "Q2 2024/25"),
    ("Dec 23: 54%", "54%", "Dec 23"),
  ])
  func datesOfFigures(_ printed: String, _ value: String, _ asOf: String) {
    let figure = FigureReader().read(printed)
    #expect(figure?.printed == value && figure?.asOf == asOf && figure?.unit == "%")
  }

  @Test func otherWordsInBracketsAreANote() {
    let reading = FigureReader().reading("71% (45 of 63 children)")
    #expect(reading?.figure.printed == "71%" && reading?.note == "45 of 63 children")
  }

  @Test func theHeadGivesTheDate() {
    #expect(FigureReader().date(inHead: "Current (Feb 2015)") == "Feb 2015")
    #expect(FigureReader().read("32%", asOf: "Feb 2015")?.asOf == "Feb 2015")
    #expect(FigureReader().read("") == nil)
  }
}

@Suite struct ReferenceReaderTests {
  @Test(
    arguments: [
      ("1.1.6 RQ11 Ensure input from others", "1.1.6", ["RQ11"], "Ensure input from others"),
      ("2.2.9 Ensure that children are visited (RQ9b)", "2.2.9", ["RQ9b"], "Ensure that children are visited (RQ9b)"),
      ("Action 4.2", "4.2", [], ""), ("Recommendation 3: The quality of work", "3", [], "The quality of work"),
      ("Priority 2 – Neglect", "2", [], "Neglect"), ("A02 - Ensure that all agree", "A02", [], "Ensure that all agree"),
      ("R1", "R1", [], ""),
      ("1a Re-issue the toolkit", "1a", [], "Re-issue the toolkit"), ("1.1 Action", "1.1", [], ""),
      ("4.2a Visit each child", "4.2a", [], "Visit each child"),
      ("1. Understanding of need", "1", [], "Understanding of need"), ("A1 Systems are changed", "A1", [], "Systems are changed"),
    ] as [(String, String, [String], String)])
  func splits(_ printed: String, _ ref: String, _ references: [String], _ text: String) {
    let split = ReferenceReader().split(printed)
    #expect(split.ref == ref && split.references == references && split.text == text)
  }

  @Test(arguments: [
    "5 social workers recruited", "3.5 hours a week for each child", "31.03.24 is the date", "Ensure that plans are good",
    "16- and 17-year-olds",
    "2024 review of plans", "Action plan for families", "24/7 cover", "No children wait", "A4 paper is used",
  ])
  func textsWithoutARef(_ text: String) {
    let split = ReferenceReader().split(text)
    #expect(split.ref == nil && split.text == text)
  }

  @Test func keyStagesAreNoReferences() { #expect(ReferenceReader().mentions(in: "progress (KS4) and (RQ2, RQ3)") == ["RQ2", "RQ3"]) }

  @Test func naturalOrder() {
    let refs = ["2.10", "2.9", "A10", "A2", "2.9.1", "1a"].compactMap { Reference($0) }
    #expect(refs.sorted().map(\.description) == ["1a", "2.9", "2.9.1", "2.10", "A2", "A10"])
  }

  @Test func successorsAndParents() throws {
    let a = try #require(Reference("5.6.5")), b = try #require(Reference("5.6.7")), parent = try #require(Reference("5.6"))
    #expect(b.gap(after: a) == 1 && b.missing(after: a) == ["5.6.6"] && !b.follows(a) && a.isChild(of: parent) && !parent.isChild(of: a))
    #expect(Reference("4c")!.follows(Reference("4b")!) && Reference("A04")!.missing(after: Reference("A01")!) == ["A02", "A03"])
    #expect(Reference("A02") == Reference("A2") && Reference("–") == nil && Reference("See above!") == nil)
    #expect(Reference("3.1")!.gap(after: Reference("2.9")!) == nil)
  }
}
