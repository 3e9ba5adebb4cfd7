import Normalising
import PlanSchema
import Testing

@Suite struct OwnerRuleTests {
  @Test func actionsThatNobodyLeads() {
    let record = PlanFixture.record {
      $0.actions = [PlanFixture.action("1"), PlanFixture.action("2", owner: nil), PlanFixture.action("3", owner: "TBC")]
    }
    #expect(
      PlanFixture.details(.noOwner, in: record) == ["Action 2 does not say who leads it.", "Action 3 has no lead yet: “TBC”."])
  }

  @Test func ownersThatTheKeyDoesNotList() {
    var record = PlanFixture.record {
      $0.actions = [
        PlanFixture.action("1", owner: "A&L Manager"), PlanFixture.action("2", owner: "AL Manager"),
        PlanFixture.action("3", owner: "AL Manager"),
      ]
    }
    #expect(PlanFixture.details(.unknownOwner, in: record).isEmpty)
    record.roles = [Role(abbreviation: "A&L Manager", post: "Adult Learning Manager")]
    #expect(
      PlanFixture.details(.unknownOwner, in: record)
        == ["“AL Manager” leads actions 2 and 3, but the plan's list of posts has no such entry; the nearest entry is “A&L Manager”."])
  }

  /// A short list of abbreviations is no list of all posts.
  @Test func aGlossaryNeedNotListPostsInFull() {
    let record = PlanFixture.record {
      $0.roles = [Role(abbreviation: "PSW", post: "Principal Social Worker")]
      $0.actions = ["PSW", "Head of Permanence", "Head of Finance", "QA Lead"].enumerated().map {
        PlanFixture.action("\($0 + 1)", owner: $1)
      }
    }
    #expect(PlanFixture.details(.unknownOwner, in: record).count == 1)
  }

  @Test func onePostInTwoForms() {
    let record = PlanFixture.record {
      $0.actions = [
        PlanFixture.action("1", owner: "Team Leader Virtual School"), PlanFixture.action("2", owner: "Virtual School Team Leader"),
      ]
    }
    #expect(PlanFixture.details(.labelMismatch, in: record).count == 1)
  }
}

@Suite struct ReferenceRuleTests {
  private func plan(_ refs: [String], sections: [String?] = []) -> Record {
    PlanFixture.record { record in
      record.actions = refs.enumerated().map { index, ref in
        var action = PlanFixture.action(ref, section: index < sections.count ? sections[index] : nil)
        action.id = "a\(index + 1)"
        return action
      }
    }
  }

  @Test(arguments: [
    (["1.1", "1.2", "1.2", "1.3"], 1), (["1.1", "1.2", "1.3"], 0), (["A13", "A14", "A14", "A15"], 1), (["4a", "4b", "4b", "4c"], 1),
    (["A2", "A02"], 1),
  ])
  func referencesPrintedTwice(_ refs: [String], _ count: Int) {
    #expect(PlanFixture.details(.duplicateReference, in: plan(refs)).count == count)
  }

  /// Where each section counts from 1 again, nothing is printed twice.
  @Test func numberingThatBeginsAnew() {
    let record = plan(["1", "2", "3", "1", "2", "3", "3"], sections: ["s1", "s1", "s1", "s2", "s2", "s2", "s2"])
    #expect(PlanFixture.details(.duplicateReference, in: record).count == 1)
    #expect(PlanFixture.details(.missingReference, in: record).isEmpty)
  }

  @Test(arguments: [
    (["5.6.4", "5.6.5", "5.6.7"], ["There is no action 5.6.6: after 5.6.5 comes 5.6.7."]), (["1.1", "1.2", "2.1", "2.2"], []),
    (["4a", "4b", "4d"], ["There is no action 4c: after 4b comes 4d."]), (["1.9", "1.10", "1.11"], []), (["1.2", "1.1", "1.3"], []),
  ])
  func referencesLeftOut(_ refs: [String], _ details: [String]) {
    #expect(PlanFixture.details(.missingReference, in: plan(refs)) == details)
  }

  @Test func aNumberOfAnotherSectionInAPlaceOfItsOwn() {
    let refs = ["2.2.11", "2.2.12", "2.3.3", "2.3.4", "2.2.12", "2.4.1"]
    let record = plan(refs, sections: ["s2", "s2", "s3", "s3", "s3", "s4"])
    #expect(
      PlanFixture.details(.missingReference, in: record)
        == ["There is no action 2.3.5: after 2.3.4 comes 2.2.12, which belongs to another section."])
    #expect(PlanFixture.details(.duplicateReference, in: record).count == 1)
  }

  @Test func objectivesOfTheOverviewOnly() {
    let record = PlanFixture.record { record in
      record.sections = ["1.1", "1.2", "1.3"].map { ref in
        Section(
          id: "s" + ref, ref: ref, kind: .objective, title: "Title \(ref)", parent: "s1",
          notes: [Note(label: "Title in the overview", text: "Title \(ref)")])
      }
      record.sections.append(Section(id: "s1", ref: "1", kind: .workstream, title: "Leadership"))
      record.actions = [PlanFixture.action("1.1.1", section: "s1.1"), PlanFixture.action("1.2.1", section: "s1.2")]
    }
    let found = DefectFinder().defects(in: record)
    #expect(found.map(\.kind) == [.missingReference] && found.first?.record == "s1.3")
  }
}

@Suite struct LinkRuleTests {
  private func recommendations(_ refs: [String]) -> [Recommendation] {
    refs.enumerated().map { Recommendation(id: "r" + $1, ref: $1, number: $0 + 1, text: "The quality of plans") }
  }

  @Test func recommendationsWithoutAnAction() {
    let record = PlanFixture.record {
      $0.recommendations = recommendations(["1", "2", "3"])
      $0.actions = [PlanFixture.action("1.1", answers: ["r1"]), PlanFixture.action("2.1", answers: ["r2"])]
    }
    #expect(PlanFixture.details(.recommendationWithoutAction, in: record) == ["Recommendation 3 (“The quality of plans”) has no action."])
  }

  @Test func sectionsAndMappingsAnswerToo() {
    let record = PlanFixture.record {
      $0.recommendations = recommendations(["A01", "A02", "A03"])
      $0.sections = [
        Section(id: "s1", ref: "1", kind: .workstream, title: "Leadership", answers: ["A01"]),
        Section(id: "s2", ref: "1.1", kind: .objective, title: "Lead", parent: "s1"),
      ]
      $0.mappings = [
        Mapping(source: .header, recommendation: "A01", section: "1"), Mapping(source: .appendix, recommendation: "A01", section: "1"),
        Mapping(source: .appendix, recommendation: "A02", section: "1"),
      ]
      $0.actions = [PlanFixture.action("1.1.1", section: "s2")]
    }
    #expect(PlanFixture.details(.recommendationWithoutAction, in: record).count == 1)
    #expect(
      PlanFixture.details(.mappingMismatch, in: record) == [
        "The appendix gives workstream 1 the recommendations A02, which its head does not name."
      ])
  }

  @Test func actionsThatAnswerNothing() {
    var record = PlanFixture.record {
      $0.recommendations = recommendations(["1"])
      $0.actions = (1...4).map { PlanFixture.action("1.\($0)", answers: $0 == 4 ? [] : ["r1"]) }
    }
    #expect(PlanFixture.details(.actionWithoutRecommendation, in: record).count == 1)
    for index in record.actions.indices { record.actions[index].answers = [] }
    #expect(PlanFixture.details(.actionWithoutRecommendation, in: record).isEmpty)
    #expect(PlanFixture.details(.recommendationWithoutAction, in: record).isEmpty)
  }
}

@Suite struct RatingRuleTests {
  static let scale = [
    StatusKey(printed: "R", status: .offTrack), StatusKey(printed: "A", status: .atRisk),
    StatusKey(printed: "G", meaning: "Good performance at or exceeding target", status: .onTrack),
  ]

  @Test func ongoingActionsRatedComplete() {
    let record = PlanFixture.record {
      $0.actions = [
        PlanFixture.action("1", due: "Ongoing", status: "Complete"), PlanFixture.action("2", due: "Ongoing", status: "On track"),
        PlanFixture.action("3", due: "Monthly", status: "Complete"), PlanFixture.action("4", status: "Complete"),
      ]
    }
    #expect(DefectFinder().defects(in: record).map(\.record) == ["a1", "a3"])
  }

  @Test(
    arguments: [
      ("Audits rated good or outstanding", nil, "100%", "63%", "G", 1), ("Audits rated good or outstanding", nil, "100%", "99%", "G", 0),
      ("Children seen during assessment", nil, "100%", "89%", "R", 1), ("Children seen during assessment", nil, "100%", "63%", "R", 0),
      ("Repeat referrals", nil, "23%", "26%", "A", 0), ("Repeat referrals", nil, "20%", "35%", "G", 1),
      ("Repeat referrals", nil, "23%", "20%", "R", 1),
      ("Unallocated children", nil, "0", "0", "G", 0), ("Contacts passed to other services", nil, "33%", "38%", "R", 0),
      ("Children living in the area", "47%", "55%", "56%", "G", 0), ("Plans", "90%", "40%", "85%", "R", 0),
      ("Plans", nil, "Good", "Poor", "G", 0),
    ] as [(String, String?, String, String, String, Int)])
  func ratingsAndFigures(_ text: String, _ baseline: String?, _ target: String, _ current: String, _ rating: String, _ count: Int) {
    let record = PlanFixture.record {
      $0.statusScale = Self.scale
      $0.measures = [PlanFixture.measure(text, baseline: baseline, target: target, current: current, status: rating, scale: Self.scale)]
    }
    #expect(PlanFixture.details(.statusContradictsValue, in: record).count == count)
  }

  /// On the way from the baseline, "on track" may be meant for a later date.
  @Test func onTheWayToTheTarget() {
    let record = PlanFixture.record {
      $0.measures = [PlanFixture.measure("Plans in time", baseline: "30%", target: "90%", current: "50%", status: "On track")]
    }
    #expect(DefectFinder().defects(in: record).isEmpty)
  }

  @Test func ratingsThatTheKeyDoesNotList() {
    var record = PlanFixture.record { $0.actions = [PlanFixture.action("1", status: "Yellow"), PlanFixture.action("2", status: "Green")] }
    #expect(
      PlanFixture.details(.unknownStatus, in: record) == ["Action 1 is rated “Yellow”, and the plan has no key that says what that means."])
    record.statusScale = [StatusKey(printed: "Red", status: .offTrack), StatusKey(printed: "Amber", status: .atRisk)]
    #expect(
      PlanFixture.details(.unknownStatus, in: record)
        == [
          "Action 1 is rated “Yellow”, which the plan's key does not list.",
          "Action 2 is rated “Green”, which the plan's key does not list.",
        ])
  }

  @Test func figuresLeftOut() {
    let record = PlanFixture.record {
      $0.measures = [
        PlanFixture.measure("Plans in time", target: "90%", current: "50%", status: nil),
        PlanFixture.measure("Visits", target: "90%", current: nil, status: nil),
        PlanFixture.measure("Reviews", target: nil, current: nil, status: nil),
        PlanFixture.measure("Rate", target: "N/A", current: "29", status: nil),
      ]
    }
    #expect(
      PlanFixture.details(.missingValue, in: record)
        == ["The measure “Visits” has no current figure.", "The measure “Reviews” has no target and no current figure."])
  }
}

@Suite struct LabelRuleTests {
  @Test(arguments: [
    ("The framework is established", "Framework is established", 0),
    ("Children’s views shape services", "Children's and staff views shape services", 1),
    ("Leadership & governance", "Leadership and Governance", 0),
  ])
  func titlesOfTheOverview(_ overview: String, _ title: String, _ count: Int) {
    let record = PlanFixture.record {
      $0.sections = [Section(id: "s1", ref: "1.4", title: title, notes: [Note(label: "Title in the overview", text: overview)])]
    }
    #expect(PlanFixture.details(.labelMismatch, in: record).count == count)
  }

  @Test func aListOfThePartsWithAnotherTitle() {
    let record = PlanFixture.record {
      $0.sections = [Section(id: "s1", ref: "1", kind: .workstream, title: "Improving the Northmere Safeguarding Children Board")]
      $0.narrative = [
        Passage(id: "p1", ref: "1", text: "Improving the Northmere Children's Safeguarding Board"),
        Passage(id: "p2", ref: "1", text: "Quite another list"),
      ]
    }
    #expect(PlanFixture.details(.labelMismatch, in: record).count == 1)
  }

  @Test func appendicesThatAreNotThere() {
    let record = PlanFixture.record {
      $0.narrative = [
        Passage(id: "p1", text: "They are mapped (Appendix B); see Appendix A. An appendix is long."),
        Passage(id: "p2", heading: "Appendix A", text: "Map"),
      ]
    }
    #expect(PlanFixture.details(.labelMismatch, in: record) == ["The text refers to Appendix B, but the document has only Appendix A."])
  }

  @Test func countsInHeadings() {
    let record = PlanFixture.record {
      $0.sections = (1...3).map { Section(id: "s\($0)", ref: "\($0)", kind: .workstream, title: "Part \($0)") }
      $0.narrative = [
        Passage(id: "p1", heading: "The Two Workstreams", text: "…"), Passage(id: "p2", heading: "Our three workstreams", text: "…"),
      ]
    }
    #expect(
      PlanFixture.details(.labelMismatch, in: record) == ["The heading “The Two Workstreams” counts 2 workstreams, but the plan has 3."])
  }

  @Test func aSectionWithTheNumberOfAnother() {
    let record = PlanFixture.record {
      $0.sections = zip(1...4, [1, 2, 3, 3]).map { ref, number in
        Section(
          id: "s\(ref)", ref: "\(ref)", kind: .workstream, title: "Part",
          notes: [Note(label: "Project manager", text: "Manager W\(number)")])
      }
    }
    #expect(PlanFixture.details(.labelMismatch, in: record).count == 1)
  }

  @Test func aMeasurePrintedTwice() {
    let record = PlanFixture.record {
      $0.measures = [
        PlanFixture.measure("Visits in time", target: "90%", current: "80%", status: nil),
        PlanFixture.measure("Visits in time", target: "95%", current: "80%", status: nil),
        PlanFixture.measure("Visits in time", target: "90%", current: "80%", status: nil),
      ]
    }
    #expect(
      PlanFixture.details(.labelMismatch, in: record) == ["The measure “Visits in time” is printed twice, with target “90%” and “95%”."])
  }
}

@Suite struct DefectFinderTests {
  @Test func aSoundPlanHasNone() {
    let record = PlanFixture.record {
      $0.recommendations = [Recommendation(id: "r1", ref: "1", number: 1, text: "The quality of plans")]
      $0.actions = [
        PlanFixture.action("1.1", status: "On track", answers: ["r1"]), PlanFixture.action("1.2", due: "Ongoing", answers: ["r1"]),
      ]
    }
    #expect(DefectFinder().defects(in: record).isEmpty)
  }

  /// An inspection report has recommendations and no actions; that is no defect.
  @Test func inspectionReportsAreNoPlans() {
    let record = PlanFixture.record(kind: .inspectionReport) {
      $0.recommendations = [Recommendation(id: "r1", ref: "1", number: 1, text: "The quality of plans")]
    }
    #expect(DefectFinder().defects(in: record).isEmpty)
  }
}
