import Foundation
import PlanSchema
import Store

/// Two invented councils with a report and a plan each, coded by the standard codebook.
enum ComparedSamples {
  static let records: [Record] = [northReport, northPlan, southReport, southPlan]

  static func library(in folder: borrowing TemporaryFolder) throws -> Library { try Samples.library(records, in: folder) }

  private static func record(_ id: String, _ kind: SourceDocument.Kind, published: String? = nil, answers: String? = nil) -> Record {
    Record(
      document: SourceDocument(
        id: id, kind: kind, title: "Title of \(id)", authority: String(id.prefix { $0 != "/" }), published: published,
        answersInspection: answers,
        source: .init(
          // Every document is a file of its own: the store would take the same file again for a new reading of it.
          file: id.split(separator: "/")[1] + ".pdf",
          sha256: String(String(repeating: id.utf8.map { String($0 & 15, radix: 16) }.joined(), count: 4).prefix(64)),
          mediaType: "application/pdf", pages: 9, reader: "pdf/1")))
  }

  private static func codes(_ id: String, _ words: String...) -> [ThemeCode] {
    [ThemeCode(id: id, weight: 0.9, primary: true, evidence: words)]
  }

  private static func report(_ id: String, start: String, end: String, grade: Judgement.Grade, _ asks: [(String, String)]) -> Record {
    var out = record(id, .inspectionReport)
    out.inspection = Inspection(
      framework: .ilacs, start: start, end: end,
      judgements: [Judgement(area: .overallEffectiveness, printedArea: "Overall", grade: grade, printed: grade.rawValue)])
    out.recommendations = asks.enumerated().map { index, ask in
      Recommendation(
        id: "r\(index + 1)", number: index + 1, kind: .improvement, text: ask.0, themes: codes(ask.1), place: Place(page: index + 2))
    }
    out.findings = [
      Finding(
        id: "f1", ref: "14", text: "Oversight by managers is uneven.", themes: codes("supervision", "Oversight"), place: Place(page: 4))
    ]
    return out
  }

  private static let northReport = report(
    "northmere/2022-inspection", start: "2022-03-07", end: "2022-03-18", grade: .requiresImprovement,
    [
      ("Reviewing officers’ use of the dispute resolution process when plans drift.", "iro"),
      ("The frequency of supervision.", "supervision"),
    ])

  private static let southReport = report(
    "southmere/2023-inspection", start: "2023-05-08", end: "2023-05-19", grade: .good,
    [("How well reviewing officers challenge drift through dispute resolution.", "iro")])

  private static let northPlan: Record = {
    var out = record("northmere/2022-plan", .actionPlan, published: "2022-06-01", answers: "2022-03-18")
    out.recommendations = [
      Recommendation(
        id: "r1", ref: "1", number: 1, text: "Reviewing officers’ use of the dispute resolution process where plans drift",
        themes: codes("iro"),
        place: Place(page: 1))
    ]
    out.actions = [
      Action(
        id: "a1", ref: "1.1", text: "Publish a dispute resolution protocol for reviewing officers", answers: ["r1"],
        owners: [Owner(printed: "IRO Manager")], due: DueDate(printed: "30 September 2022", value: "2022-09-30", precision: .day),
        status: Status(printed: "Amber", value: .atRisk, basis: .usage), themes: codes("iro"), place: Place(page: 2)),
      Action(
        id: "a2", ref: "1.2", text: "Hold a monthly clinic", answers: ["r1"], owners: [Owner(printed: "IRO Manager")],
        due: DueDate(printed: "Ongoing", precision: .ongoing), themes: codes("iro"), place: Place(page: 2)),
    ]
    return out
  }()

  private static let southPlan: Record = {
    var out = record("southmere/2023-plan", .actionPlan, published: "2023-08")
    out.actions = [
      Action(
        id: "a1", ref: "A", text: "Train reviewing officers in the dispute resolution process",
        due: DueDate(printed: "March 2024", value: "2024-03", precision: .month),
        status: Status(printed: "Complete", value: .complete, basis: .words), themes: codes("iro"), place: Place(page: 3))
    ]
    out.measures = [
      Measure(
        id: "m1", text: "Disputes settled in time", target: Figure(printed: "95%", value: 95, unit: "%"),
        current: Figure(printed: "60%", value: 60, unit: "%"), themes: codes("iro"), place: Place(page: 4))
    ]
    return out
  }()
}
