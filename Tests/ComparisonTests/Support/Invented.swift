import Authorities
import Comparison
import PlanSchema

/// Invented councils and their documents, built by hand.
enum Invented {
  static let themes = [
    ThemeName(id: "supervision", label: "Supervision and management oversight"),
    ThemeName(id: "iro", label: "Independent reviewing officers"),
    ThemeName(id: "health", label: "Health"),
    ThemeName(id: "adoption", label: "Adoption"),
  ]

  static let register = Register(authorities: [
    Authority(
      slug: "alderwick", name: "Alderwick", dfeCode: "901", gssCode: "E06000901", region: "North West", kind: "County",
      statisticalNeighbours: ["902", "903"]),
    Authority(
      slug: "brackenshire", name: "Brackenshire", dfeCode: "902", gssCode: "E06000902", region: "North West", kind: "County",
      statisticalNeighbours: ["901"]),
    Authority(
      slug: "cawdale", name: "Cawdale", dfeCode: "903", gssCode: "E06000903", region: "London", kind: "London Borough",
      statisticalNeighbours: ["901"]),
  ])

  static func codes(_ ids: [String]) -> [ThemeCode] {
    ids.enumerated().map { ThemeCode(id: $1, weight: 0.9, primary: $0 == 0, evidence: [$1]) }
  }

  static func document(_ id: String, _ kind: SourceDocument.Kind, published: String? = nil, answers: String? = nil) -> SourceDocument {
    SourceDocument(
      id: id, kind: kind, title: "Title of \(id)", authority: String(id.prefix { $0 != "/" }), published: published,
      answersInspection: answers, source: SourceDocument.Source(file: "file.txt", sha256: "00", mediaType: "text/plain"))
  }

  static func report(
    _ id: String, start: String, end: String? = nil, published: String? = nil, grade: Judgement.Grade? = .requiresImprovement,
    leaders: Judgement.Grade? = nil, framework: Inspection.Framework = .ilacs, givesOverall: Bool = true,
    recommendations: [(String, [String])] = [], findings: [(String, [String])] = []
  ) -> Record {
    var record = Record(document: document(id, .inspectionReport, published: published))
    var judgements: [Judgement] = []
    if let grade {
      judgements.append(Judgement(area: .overallEffectiveness, printedArea: "Overall", grade: grade, printed: grade.rawValue))
    }
    if let leaders { judgements.append(Judgement(area: .leaders, printedArea: "Leaders", grade: leaders, printed: leaders.rawValue)) }
    record.inspection = Inspection(framework: framework, start: start, end: end, judgements: judgements, givesOverallGrade: givesOverall)
    record.recommendations = recommendations.enumerated().map { index, given in
      Recommendation(
        id: "r\(index + 1)", number: index + 1, kind: .improvement, text: given.0, themes: codes(given.1), place: Place(page: 2 + index))
    }
    record.findings = findings.enumerated().map { index, given in
      Finding(id: "f\(index + 1)", ref: String(index + 1), text: given.0, themes: codes(given.1), place: Place(page: 3))
    }
    return record
  }

  static func plan(_ id: String, published: String? = nil, answers: String? = nil) -> Record {
    Record(document: document(id, .actionPlan, published: published, answers: answers))
  }

  static func action(
    _ id: String, _ text: String = "Do it", answers: [String] = [], owners: [String] = ["Head of Practice"], due: String? = nil,
    precision: DueDate.Precision? = nil, status: CommonStatus = .onTrack, section: String? = nil, themes: [String] = []
  ) -> Action {
    Action(
      id: id, ref: id, text: text, section: section, answers: answers, owners: owners.map { Owner(printed: $0) },
      due: DueDate(printed: due, value: due, precision: precision ?? (due == nil ? .none : .day)),
      status: Status(printed: status.rawValue, value: status, basis: .words), themes: codes(themes))
  }

  /// Alderwick: reports of 2014, 2019 and 2023 and a plan; Brackenshire: a report and a plan; Cawdale: a report after the overall grade went.
  static let records: [Record] = {
    var alderwickPlan = plan("alderwick/plan-2023", published: "2023-06", answers: "2023-03")
    alderwickPlan.recommendations = [
      Recommendation(
        id: "r1", ref: "1", number: 1, text: "Make sure that reviewing officers escalate drift in care plans without delay.",
        themes: codes(["iro"])),
      Recommendation(id: "r2", ref: "2", number: 2, text: "Bring health histories to every care leaver.", themes: codes(["health"])),
    ]
    alderwickPlan.actions = [
      action("1.1", "Write a dispute resolution protocol for reviewing officers", answers: ["r1"], due: "2023-09-30", themes: ["iro"]),
      action(
        "1.2", "Report each quarter on challenges by reviewing officers", answers: ["r1"], owners: ["IRO Manager", "Head of Practice"],
        precision: .recurring, status: .notStarted, themes: ["iro"]),
      action(
        "1.3", "Audit supervision records", answers: [], owners: [], due: "2023-08", precision: .month, status: .complete,
        themes: ["supervision"]),
    ]
    var brackenPlan = plan("brackenshire/plan-2022", published: "2022-05-10")
    brackenPlan.actions = [
      action(
        "A", "Use the dispute resolution process when reviewing officers see drift", due: "2022-04-30", status: .atRisk, themes: ["iro"]),
      action("B", "Train supervisors in reflective supervision", due: "2022-12-31", themes: ["supervision"]),
    ]
    brackenPlan.measures = [
      Measure(id: "m1", text: "Supervision held on time", action: "B", themes: codes(["supervision"]))
    ]
    return [
      report(
        "alderwick/2019", start: "2019-02-04", end: "2019-02-15", grade: .inadequate,
        recommendations: [
          ("Managers’ supervision is to be frequent and reflective.", ["supervision"]), ("Adopters wait too long.", ["adoption"]),
        ]),
      brackenPlan,
      report(
        "cawdale/2026", start: "2026-05-04", end: "2026-05-15", grade: nil, leaders: .good, givesOverall: false,
        recommendations: [("The timeliness of initial health assessments.", ["health"])]),
      alderwickPlan,
      report(
        "alderwick/2023", start: "2023-03-06", end: "2023-03-17",
        recommendations: [
          ("Ensure that reviewing officers escalate drift in care plans without any delay.", ["iro"]),
          ("The quality of supervision.", ["supervision"]),
        ],
        findings: [("Supervision varies between teams.", ["supervision"])]),
      report(
        "alderwick/2014", start: "2014-06-02", end: "2014-06-20", grade: .adequate, framework: .sif,
        recommendations: [("Supervise newly qualified social workers weekly.", ["supervision"])]),
      report(
        "brackenshire/2022", start: "2022-01-10", end: "2022-01-21", grade: .good,
        recommendations: [("Matching with adopters.", ["adoption"])]),
    ]
  }()

  static var set: DocumentSet { DocumentSet(records, themes: themes, register: register) }
  static var reference: ReferenceSet { ReferenceSet(records: records) }
}
