import Foundation
import PlanSchema
import Testing

@testable import PeerviewTool

@Suite struct ReportTests {
  @Test func thePackIsWrittenAndPrinted() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    let run = ToolRun("report --as-of 2025-01-31", in: temporary.url)
    #expect(run.code == .done, "\(run.said)")
    let written = temporary.files.filter { $0.hasPrefix("reports/") }
    #expect(run.printed.split(separator: "\n").map(String.init) == written)
    for path in ["reports/overview.html", "reports/README.md", "reports/peerview.xlsx", "reports/themes/supervision.md"] {
      #expect(written.contains(path))
    }
  }

  @Test func aSecondRunTakesAwayWhatIsNoLongerMadeAndNothingElse() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    #expect(ToolRun("report", in: temporary.url).code == .done)
    _ = try temporary.file("reports/themes/mine.html", "a page of the user's own")
    try FileManager.default.removeItem(at: temporary.url.appendingPathComponent("councils/northmere"))
    #expect(ToolRun("report --only method", in: temporary.url).code == .done)
    #expect(temporary.files.contains("reports/councils/northmere.html"), "a part of a run takes nothing away")
    #expect(ToolRun("report", in: temporary.url).code == .done)
    #expect(!temporary.files.contains("reports/councils/northmere.html"))
    #expect(temporary.files.contains("reports/themes/mine.html"))
  }

  @Test func linesLinkToTheDocumentWhereItIs() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full], in: temporary)
    let page = "reports/themes/supervision.html"
    func html() throws -> String { try String(contentsOf: temporary.url.appendingPathComponent(page), encoding: .utf8) }
    #expect(ToolRun("report", in: temporary.url).code == .done)
    #expect(try html().contains("../councils/northmere.html#document-2024-01-action-plan"))
    _ = try temporary.file("elsewhere/deep/plan.docx", "x")
    #expect(ToolRun("report --sources elsewhere", in: temporary.url).code == .done)
    #expect(try html().contains("../../elsewhere/deep/plan.docx#page=7"))
    _ = try temporary.file("councils/northmere/documents/plan.docx", "x")
    #expect(ToolRun("report", in: temporary.url).code == .done)
    #expect(try html().contains("../../councils/northmere/documents/plan.docx#page=7"))
  }

  @Test func whatHasChangedOpensTheOverview() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full], in: temporary)
    #expect(ToolRun("report --out old", in: temporary.url).code == .done)
    var moved = Samples.full
    moved.actions[0].status = Status(printed: "Green", value: .complete, basis: .key)
    _ = try Samples.library([moved], in: temporary)
    #expect(ToolRun("report --since-report old", in: temporary.url).code == .done)
    let overview = try String(contentsOf: temporary.url.appendingPathComponent("reports/overview.md"), encoding: .utf8)
    #expect(overview.contains("## What has changed"))
    #expect(overview.contains("1 action with another status."))
  }

  @Test(.enabled(if: OutsideValidator.isThere, OutsideValidator.absence))
  func theDataIsValid() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    #expect(ToolRun("report --format json --as-of 2025-01-31", in: temporary.url).code == .done)
    let lines = try ["tables", "pages"].map { name in
      let text = try String(contentsOf: temporary.url.appendingPathComponent("reports/data/\(name).json"), encoding: .utf8)
      return text.replacing("\n", with: "")
    }
    #expect(try OutsideValidator.complaints(about: lines, schema: ToolRun("schema").printed) == "")
  }

  @Test(
    arguments: [
      ("report --only overveiw", ExitCode.usage, "overview"), ("report --format pdf", .usage, "html, markdown"),
      ("report --people nobody", .usage, "initials"), ("report --as-of 2024", .usage, "2024-03-31"),
      ("report --themes supervison", .findings, "supervision"), ("report --councils northmear", .findings, "northmere"),
      ("report --peer-review southmer", .findings, "southmere"),
      ("report --since-report nowhere", .findings, "data/tables.json is not there"),
      ("report --since-report odd", .findings, "cannot be compared with"),
      ("report --peer-review southmere --council northmere", .findings, "leave out"),
      ("report --out councils/northmere/profile.json", .findings, "cannot be written"),
      ("report --data empty", .findings, "no documents"),
    ])
  func whatIsWrongIsTold(arguments: String, code: ExitCode, words: String) throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    _ = try temporary.file("odd/data/tables.json", "{}")
    let before = temporary.files
    let run = ToolRun(arguments, in: temporary.url)
    #expect(run.code == code, "\(run.said)")
    #expect(run.said.contains(words), "\(run.said)")
    #expect(run.printed == "")
    #expect(temporary.files == before, "nothing is written")
  }
}
