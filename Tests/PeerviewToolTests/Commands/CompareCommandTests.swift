import Comparison
import Foundation
import PlanSchema
import Testing
import Wording

@testable import PeerviewTool

/// Runs a line on the compared samples.
private func run(_ line: String, width: Int? = nil) throws -> ToolRun {
  let temporary = try TemporaryFolder()
  _ = try ComparedSamples.library(in: temporary)
  return ToolRun(line, in: temporary.url, width: width)
}

@Suite("peerview compare")
struct CompareCommandTests {
  @Test("sets a theme out council by council, readable at 80 columns")
  func table() throws {
    let run = try run("compare --theme iro --as-of 2022-12-31")
    #expect(run.code == .done && run.said == "")
    for words in [
      "Independent reviewing officers", "Northmere", "northmere/2022-plan, 2022-06-01", "action 1.1 Publish a dispute resolution protocol",
      "IRO Manager · due 30 September 2022 · at-risk (“Amber”) · answers 1 · page 2", "recommendation 1", "answered by 1.1, 1.2",
      "dispute resolution", "past and not marked as done: 1 of 2 actions", "inspections of ", "; by judgement: ", "target 95% · now 60%",
    ] {
      #expect(run.printed.squeezed.contains(words), "\(words): \(run.printed)")
    }
    for line in run.printed.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("prints findings by number, or in full when asked")
  func findings() throws {
    #expect(try run("compare --theme supervision").printed.contains("1 finding: 14"))
    #expect(try run("compare --theme supervision --findings").printed.contains("finding 14 Oversight by managers is uneven."))
  }

  @Test("sets few councils side by side where no theme is named, and says what they have in common")
  func overview() throws {
    let run = try run("compare")
    #expect(run.code == .done)
    let iro = try #require(run.printed.split(separator: "\n").first { $0.hasPrefix("iro ") })
    // The last column is the reference set’s, which grows.
    #expect(String(iro).squeezed.hasPrefix("iro 1 + 2 1 + 1 "))
    #expect(run.printed.contains("Asked of, or planned by, all of them: iro."))
    #expect(run.printed.contains("Northmere alone: supervision."))
    for line in run.printed.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("counts the themes of many councils")
  func manyCouncils() throws {
    let temporary = try TemporaryFolder()
    let more = ["eastmere", "westmere"].map { slug in
      var record = ComparedSamples.records[0]
      record.document.id = slug + "/2022-inspection"
      record.document.authority = slug
      record.document.source.sha256 = String(repeating: slug.hasPrefix("e") ? "e5" : "f6", count: 32)
      return record
    }
    _ = try Samples.library(ComparedSamples.records + more, in: temporary)
    let run = ToolRun("compare", in: temporary.url)
    let iro = try #require(run.printed.split(separator: "\n").first { $0.hasPrefix("iro ") })
    #expect(String(iro).squeezed.hasPrefix("iro 4 4 3 1 0 "))
    for line in run.printed.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("gives programs the contract’s JSON")
  func json() throws {
    let result = try SchemaJSON.decode(SideBySide.self, from: Data(try run("compare --theme iro,supervision --format json").printed.utf8))
    #expect(result.themes.map(\.id) == ["iro", "supervision"])
    #expect(result.themes[0].authorities.map(\.authority) == ["northmere", "southmere"])
    #expect(result.plans.allSatisfy { $0.standing == nil })
  }

  @Test("has every item of the themes in CSV, with its best counterpart")
  func csv() throws {
    let rows = CSV.records(try run("compare --theme iro --format csv").printed)
    #expect(rows.count == 7)
    let action = try #require(rows.first { $0["id"] == "a1" && $0["authority"] == "northmere" })
    #expect(action["due"] == "2022-09-30" && action["status"] == "at-risk" && action["links"] == "1" && action["place"] == "page 2")
    #expect(action["counterpart"]?.hasPrefix("southmere/2023-") == true && action["shared"]?.contains("dispute resolution") == true)
    #expect(try run("compare --theme iro --format markdown").printed.hasPrefix("| theme | document |"))
  }

  @Test(
    "keeps what is asked for",
    arguments: [
      ("--council northmere", 2), ("--council northmere southmere", 4), ("--since 2023", 2), ("--until 2022-05-31", 1),
      ("--judgement good", 2), ("--judgement requires-improvement --since 2022-06", 1),
    ])
  func selection(options: String, documents: Int) throws {
    let result = try SchemaJSON.decode(SideBySide.self, from: Data(try run("compare \(options) --format json").printed.utf8))
    #expect(result.documents.count == documents)
  }

  @Test(
    "says what is wrong with a name, a date or a choice that leaves nothing",
    arguments: [
      ("compare --theme suprvision", ExitCode.findings, "unknown theme “suprvision”; did you mean supervision"),
      ("compare --council nortmere", .findings, "unknown council “nortmere”; did you mean northmere"),
      ("compare --region Sowth-East", .findings, "region “Sowth-East” is not one of East Midlands"),
      ("compare --neighbours-of Barnt", .findings, "unknown council “Barnt”; did you mean Barnet"),
      ("compare --since 2030", .findings, "no document in "),
      ("compare --region London", .findings, "no document in "),
      ("compare --as-of 2024", .usage, "--as-of takes a day such as 2024-03-31, not “2024”"),
      ("compare --as-of soon", .usage, "--as-of takes a date"),
      ("compare --judgement fine", .usage, "“fine” of --judgement is not one of outstanding"),
    ])
  func failures(line: String, code: ExitCode, says: String) throws {
    let run = try run(line)
    #expect(run.code == code && run.printed == "")
    #expect(run.said.contains(says), "\(run.said)")
  }

  @Test("names documents that it leaves out for want of a date")
  func undated() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library(ComparedSamples.records + [Samples.bare], in: temporary)
    let run = ToolRun("compare --since 2020", in: temporary.url)
    #expect(run.code == .done && run.said.contains("left out, for they have no date: southmere/plan [undated-documents]"))
  }
}

@Suite("peerview trend")
struct TrendCommandTests {
  @Test("counts inspections by year")
  func imported() throws {
    let trend = try SchemaJSON.decode(Trend.self, from: Data(try run("trend --imported-only --format json").printed.utf8))
    #expect(trend.years.map(\.year) == [2022, 2023])
    #expect(trend.themes.first { $0.id == "iro" }?.shares.map(\.count) == [1, 1])
  }

  @Test("is readable at 80 columns however many years there are")
  func table() throws {
    let printed = try run("trend").printed
    #expect(printed.contains("2022"))
    for line in printed.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("keeps to what is asked for, and says when nothing is left")
  func selection() throws {
    #expect(
      try run("trend --imported-only --theme iro --since 2023 --format csv").printed == "Theme,All,2023\r\n(inspections),1,1\r\niro,1,1\r\n"
    )
    let none = try run("trend --imported-only --until 2000")
    #expect(none.code == .findings && none.said.contains("no inspection is of what was asked for"))
  }
}

@Suite("peerview coverage")
struct CoverageCommandTests {
  @Test("sets a plan beside its report, at 80 columns", arguments: ["northmere/2022-plan", "northmere"])
  func table(plan: String) throws {
    let run = try run("coverage \(plan)")
    #expect(run.code == .done)
    for words in [
      "northmere/2022-inspection, whose date the plan names", "1 of 2 recommendations", "[-when-] {+where+} plans", "→ answered: 1.1, 1.2",
      "→ not answered",
    ] {
      #expect(run.printed.squeezed.contains(words), "\(words): \(run.printed)")
    }
    for line in run.printed.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test("gives CSV and JSON")
  func others() throws {
    let rows = CSV.records(try run("coverage northmere --format csv").printed)
    #expect(rows.map { $0["Answer"] } == ["answered", "not answered"])
    let coverage = try SchemaJSON.decode(Coverage.self, from: Data(try run("coverage northmere --format json").printed.utf8))
    #expect(coverage.lines.count == 2)
  }

  @Test(
    "says what is wrong with the name of a plan",
    arguments: [
      ("coverage northmere/2022-pla", "did you mean northmere/2022-plan"), ("coverage nortmere", "unknown council “nortmere”"),
      ("coverage eastmere/plan", "unknown document “eastmere/plan”"),
    ])
  func failures(line: String, says: String) throws {
    let run = try run(line)
    #expect(run.code == .findings && run.said.contains(says), "\(run.said)")
  }
}

@Suite("peerview export")
struct ExportCommandTests {
  @Test("has a row an item")
  func rows() throws {
    #expect(CSV.records(try run("export").printed).count == 10)
    let actions = CSV.records(try run("export --what action --council northmere").printed)
    #expect(actions.map { $0["ref"] } == ["1.1", "1.2"] && actions.allSatisfy { $0["owners"] == "IRO Manager" })
    #expect(try run("export --format jsonl --what measure").printed.split(separator: "\n").count == 1)
    let records = try SchemaJSON.decode(ExportedRecords.self, from: Data(try run("export --format json").printed.utf8)).records
    #expect(records == ComparedSamples.records)
  }

  @Test("writes the reference set, with no wording in it")
  func reference() throws {
    let temporary = try TemporaryFolder()
    _ = try ComparedSamples.library(in: temporary)
    let run = ToolRun("export --reference out/reference.csv", in: temporary.url)
    #expect(run.code == .done && run.said.contains("3 recommendations of 2 inspections of 2 authorities"))
    let text = try String(contentsOf: temporary.url.appendingPathComponent("out/reference.csv"), encoding: .utf8)
    #expect(try ReferenceSet(csv: text) == ReferenceSet(records: ComparedSamples.records))
    #expect(!text.contains("dispute"))
  }

  @Test("refuses what goes not together, and a reference set of nothing")
  func failures() throws {
    #expect(try run("export --reference x --what action").code == .usage)
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.bare], in: temporary)
    let run = ToolRun("export --reference x.csv", in: temporary.url)
    #expect(run.code == .findings && run.said.contains("no inspection report is among the documents"))
    #expect(!temporary.files.contains("x.csv"))
  }
}
