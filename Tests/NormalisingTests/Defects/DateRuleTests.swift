import Normalising
import PlanSchema
import Testing

@Suite struct DateRuleTests {
  @Test(arguments: [
    ("31/11/14", "November has 30 days"), ("31 June 2024", "June has 30 days"), ("29/02/2023", "February 2023 has 28 days"),
    ("12/31/2024", "there is no month 31; day and month may have changed places"), ("31/01/04/1 5", "the figures make no date"),
  ])
  func saysWhyADateIsNone(_ printed: String, _ why: String) {
    let record = PlanFixture.record { $0.actions = [PlanFixture.action("5.1.3", due: printed)] }
    let defects = DefectFinder().defects(in: record)
    #expect(defects.map(\.kind) == [.invalidDate])
    #expect(defects[0].record == "a5.1.3" && defects[0].place == Place(page: 1))
    #expect(defects[0].detail == "Action 5.1.3 is due “\(printed)”: \(why).")
  }

  @Test func deadlinesBeforeThePlan() {
    let record = PlanFixture.record(published: "2023-06") {
      $0.actions = [
        PlanFixture.action("1a", due: "31 October 2023"), PlanFixture.action("1b", due: "31 March 2023", status: "Complete"),
        PlanFixture.action("1c", due: "June 2023"),
      ]
    }
    #expect(PlanFixture.details(.dateBeforePlan, in: record) == ["Action 1b is due “31 March 2023”, but the plan is dated June 2023."])
    #expect(PlanFixture.details(.implausibleDate, in: record).isEmpty)
  }

  @Test func theFirstVersionCountsWhereThePlanTellsItsVersions() {
    let record = PlanFixture.record(published: "2015-03") {
      $0.document.versions = [
        .init(printed: "November 2014", date: "2014-11", change: "First"), .init(printed: "March 2015", date: "2015-03", change: "New"),
      ]
      $0.actions = [PlanFixture.action("1", due: "30/11/14"), PlanFixture.action("2", due: "31/10/14")]
    }
    #expect(
      PlanFixture.details(.dateBeforePlan, in: record) == ["Action 2 is due “31/10/14”, but the plan's first version is of November 2014."])
  }

  @Test func aSlipOfTheYear() {
    let record = PlanFixture.record(published: "2017-11") {
      $0.actions = (1...9).map { PlanFixture.action("\($0).1", due: "March 18") } + [PlanFixture.action("10.1", due: "March 17")]
    }
    #expect(PlanFixture.details(.implausibleDate, in: record).count == 1)
    #expect(PlanFixture.details(.implausibleDate, in: record)[0].hasSuffix("perhaps 2018 is meant."))
    #expect(PlanFixture.details(.dateBeforePlan, in: record).count == 1)
  }

  @Test func deadlinesBeyondAnyPlan() {
    let record = PlanFixture.record {
      $0.actions = [PlanFixture.action("1", due: "31/03/2042"), PlanFixture.action("2", due: "31/03/2027")]
    }
    #expect(PlanFixture.details(.implausibleDate, in: record).count == 1)
  }

  @Test(arguments: [
    ("The new panel has been in use from November 2018.", 1), ("The new panel will be in use from November 2018.", 0),
    ("The panel was reviewed in December 2017.", 0), ("Training is planned and was agreed for November 2018.", 0),
  ])
  func aFutureDateToldAsPast(_ progress: String, _ count: Int) {
    let record = PlanFixture.record(published: "2017-11") {
      $0.actions = [
        PlanFixture.action("1", due: "March 2018"), PlanFixture.action("2", due: "March 2018"), PlanFixture.action("3", due: "March 2018"),
      ]
      $0.actions[0].progress = progress
      $0.actions[1].progress = "Guidance was issued in September 2017."
      $0.actions[2].progress = "The survey began in November 2017."
    }
    #expect(PlanFixture.details(.implausibleDate, in: record).count == count)
  }

  /// Progress written up long after the plan is no slip.
  @Test func progressOfALaterDay() {
    let record = PlanFixture.record(published: "2017-11") {
      $0.actions = (1...4).map { PlanFixture.action("\($0)", due: "March 2018") }
      for index in 0..<4 { $0.actions[index].progress = "This was completed in \(["July", "August", "September", "October"][index]) 2018." }
    }
    #expect(PlanFixture.details(.implausibleDate, in: record).isEmpty)
  }

  @Test(arguments: [("", 1), ("TBC", 1), ("Ongoing", 0), ("Autumn term 2024", 0), ("31 June 2024", 0)])
  func actionsWithoutADate(_ due: String, _ count: Int) {
    let record = PlanFixture.record { $0.actions = [PlanFixture.action("1", due: due), PlanFixture.action("2")] }
    #expect(PlanFixture.details(.noDate, in: record).count == count)
  }

  @Test func aPlanWithoutAnyDatesIsToldOnce() {
    let record = PlanFixture.record { $0.actions = [PlanFixture.action("1", due: ""), PlanFixture.action("2", due: "")] }
    #expect(PlanFixture.details(.noDate, in: record) == ["None of the 2 actions has a date."])
  }

  @Test func anActionWhosePartsHaveDatesNeedsNone() {
    let record = PlanFixture.record {
      var part = PlanFixture.action(nil)
      part.parent = "a3"
      $0.actions = [PlanFixture.action("3", due: "", owner: nil), part]
    }
    #expect(DefectFinder().defects(in: record).isEmpty)
  }
}
