import Foundation
import PlanSchema
import Reporting
import Testing

/// What a reader must not be misled by.
@Suite("What the pages say")
struct PackReadingTests {
  static func page(_ path: String, _ records: [Record], asOf: String? = "2024-03-31", peerReview: String? = nil) throws -> String {
    let files = try Pack(InventedCouncils.input(records, asOf: asOf), options: PackOptions(peerReview: peerReview)).files()
    return String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
  }

  static func outcomes(_ slug: String, date: String, overall: Judgement.Grade?) -> Record {
    var record = Record(
      document: SourceDocument(
        id: "\(slug)/\(date)-outcome-table", kind: .outcomeTable, title: "Outcomes", authority: slug, published: date,
        source: .init(file: "outcomes.csv", sha256: "c", mediaType: "text/csv")))
    var judgements = [Judgement(area: .leaders, printedArea: "impact_of_leaders_grade", grade: .good, printed: "good")]
    if let overall {
      judgements.append(Judgement(area: .overallEffectiveness, printedArea: "overall", grade: overall, printed: overall.rawValue))
    }
    record.inspection = Inspection(framework: .ilacs, end: date, judgements: judgements, givesOverallGrade: overall != nil)
    return record
  }

  @Test("a council of which only grades are known is no column of the matrix, and has its page")
  func onlyGrades() throws {
    let records = InventedCouncils.records(councils: 2) + [Self.outcomes("wexbridge-9", date: "2025-06-01", overall: .good)]
    let overview = try Self.page("overview.md", records)
    #expect(overview.contains("What 2 authorities were told"))
    #expect(overview.contains("Tables of outcomes add the grades of 1 authority."))
    #expect(overview.contains("both authorities") && !overview.contains("wexbridge-9.md"))
    let council = try Self.page("councils/wexbridge-9.md", records)
    #expect(council.contains("| Overall effectiveness | Good |") && council.contains("1 June 2025 (from a table)"))
  }

  @Test("no overall grade from April 2026 is told as such, not as a gap")
  func noOverallGrade() throws {
    let records = InventedCouncils.records(councils: 1) + [Self.outcomes("wexbridge-1", date: "2026-05-15", overall: nil)]
    let council = try Self.page("councils/wexbridge-1.md", records)
    #expect(council.contains("| Overall effectiveness | Inadequate | None given (from April 2026) |"))
    #expect(council.contains("its absence is not a gap"))
  }

  @Test("a table of grades that tells of a report’s own inspection is no second inspection")
  func sameInspection() throws {
    let records = InventedCouncils.records(councils: 1) + [Self.outcomes("wexbridge-1", date: "2014-02-11", overall: .inadequate)]
    let council = try Self.page("councils/wexbridge-1.md", records)
    #expect(council.contains("| Judgement on | 11 February 2014 |\n"))
  }

  @Test("a recommendation that the plan prints again stands once, with the plan’s actions under it")
  func reprint() throws {
    let theme = try Self.page("themes/iro.md", InventedCouncils.records(councils: 1))
    let recommendations = theme.split(separator: "**Recommendation ").dropFirst()
    #expect(Set(recommendations.map { $0.prefix { $0 != "*" } }).count == recommendations.count)
    #expect(recommendations.contains { $0.contains("Taken up in: ") && $0.contains("  - **Action ") })
  }

  @Test("nobody is asked about the dates of a plan that a later inspection has overtaken")
  func overtaken() throws {
    let plan = [InventedCouncils.report("wexbridge-2", year: 2014, seed: 2), InventedCouncils.plan("wexbridge-2", year: 2014, seed: 2)]
    let before = try Self.page("peer-review/wexbridge-2.md", plan, peerReview: "wexbridge-2")
    #expect(before.contains("due by") && !before.contains("is older than"))
    let after = try Self.page(
      "peer-review/wexbridge-2.md", plan + [InventedCouncils.report("wexbridge-2", year: 2018, seed: 2)], peerReview: "wexbridge-2")
    #expect(!after.contains("due by") && after.contains("is older than the inspection report of February 2018"))
  }

  @Test("a target that is no figure, or that is met, raises no question", arguments: [nil, 98.0, 50.0])
  func targets(value: Double?) throws {
    var plan = InventedCouncils.plan("wexbridge-2", year: 2014, seed: 2)
    plan.measures[0].themes = plan.recommendations.flatMap(\.themes)
    plan.measures[0].target = Figure(printed: value.map { "\(Int($0))%" } ?? "N/A", value: value, unit: "%")
    plan.measures[0].current = Figure(printed: "98%", value: 98, unit: "%")
    let page = try Self.page(
      "peer-review/wexbridge-2.md", [InventedCouncils.report("wexbridge-2", year: 2014, seed: 2), plan], peerReview: "wexbridge-2")
    #expect(page.contains("against a target of") == (value == 50))
  }

  @Test("people who are hidden stay apart, so that figures on who leads hold", arguments: [People.hide, .initials])
  func apart(people: People) throws {
    var plan = InventedCouncils.plan("wexbridge-1", year: 2014, seed: 1)
    let names = ["Alma Reyes", "Anton Rook", "Alma Reyes", "Bea Stone"]
    for index in plan.actions.indices { plan.actions[index].owners = [Owner(printed: names[index % 4], name: names[index % 4])] }
    let page = try Self.page("councils/wexbridge-1.md", [people.applied(to: plan)])
    #expect(page.contains("3 posts or people lead its actions") && !page.contains("Alma") && !page.contains("Rook"))
    #expect(page.contains(people == .hide ? "| 10 |" : "| A.R. | 10 |") || page.contains("| 9 |"))
  }

  @Test("a part of a pack speaks of no file that is not there, and shows no picture of statuses that nobody gave")
  func alone() throws {
    var plan = InventedCouncils.plan("wexbridge-1", year: 2014, seed: 1)
    for index in plan.actions.indices { plan.actions[index].status = Status() }
    let options = PackOptions(parts: [.overview, .method], formats: [.html])
    let files = try Pack(InventedCouncils.input([plan]), options: options).files()
    let overview = String(decoding: try #require(files.first { $0.path == "overview.html" }).bytes, as: UTF8.self)
    #expect(
      overview.contains("How this was read and coded") && !overview.contains("The workbook") && !overview.contains("table of actions"))
    #expect(overview.contains("The plan gives no action a status that could be read.") && !overview.contains("How the actions stand"))
    #expect(!overview.contains("Themes most in common"))
  }
}
