import Foundation
import PlanSchema
import Store
import Testing

@testable import PeerviewTool

@Suite struct CheckAndListTests {
  @Test func checkListsDefectsAndEndsWithOne() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    let run = ToolRun("check", in: temporary.url)
    #expect(run.code == .findings)
    #expect(run.printed.contains("no-owner") && run.printed.contains("1.1") && run.printed.contains("nobody leads it"))
    #expect(run.said.contains("northmere/2024-01-action-plan: 1 of 12 blocks were not understood"))
    for line in run.printed.split(separator: "\n") { #expect(line.count <= 80) }
    let report = try SchemaJSON.decode(CheckReport.self, from: Data(ToolRun("check --format json", in: temporary.url).printed.utf8))
    #expect(report == CheckReport([Samples.full]))
    #expect(report.defects.map(\.ref) == ["1.1", nil])
  }

  @Test(arguments: [
    ("check southmere", 0), ("check northmere", 2), ("check Northmere southmere", 2), ("check northmere/2024-01-action-plan", 2),
  ])
  func checkOfSome(line: String, defects: Int) throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    let run = ToolRun(line + " --format jsonl", in: temporary.url)
    #expect(run.printed.split(separator: "\n").count == defects)
    #expect(run.code == (defects == 0 ? .done : .findings))
  }

  struct Case: CustomTestStringConvertible {
    var arguments: String, says: String
    var testDescription: String { arguments }
  }

  @Test(arguments: [
    Case(arguments: "check northmare", says: "unknown council “northmare”; did you mean northmere or southmere? [unknown-council]"),
    Case(
      arguments: "list --council Bukinghamshire",
      says: "unknown council “Bukinghamshire”; did you mean Buckinghamshire or Nottinghamshire? [unknown-council]"),
    Case(arguments: "check xyzzy", says: "unknown council “xyzzy” [unknown-council]"),
    Case(
      arguments: "check northmere/2024-01-action-pla",
      says: "unknown document “northmere/2024-01-action-pla”; did you mean northmere/2024-01-action-plan? [unknown-document]"),
    Case(
      arguments: "list --council Leeds",
      says: "no document of Leeds is in FOLDER/councils: import one with peerview import FILE --council leeds [no-documents]"),
    Case(
      arguments: "list --data nothing",
      says: "no documents are in FOLDER/nothing: import some with peerview import FILE… [no-documents]"),
  ])
  func failures(wrong: Case) throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    let run = ToolRun(wrong.arguments, in: temporary.url)
    #expect(run.code == .findings)
    #expect(run.printed == "")
    #expect(run.said.replacing(temporary.url.path, with: "FOLDER") == "peerview: error: \(wrong.says)\n")
  }

  @Test func aDamagedRecordStopsTheCommand() throws {
    let temporary = try TemporaryFolder()
    let library = try Samples.library([Samples.full, Samples.bare], in: temporary)
    try Data("{}".utf8).write(to: library.recordFile("northmere/broken"))
    let run = ToolRun("check", in: temporary.url)
    #expect(run.code == .findings && run.printed == "")
    #expect(run.said.contains("broken.json cannot be understood") && run.said.contains("[damaged-file]"))
  }

  @Test func aDecisionWithoutItsTextIsSaid() throws {
    let temporary = try TemporaryFolder()
    let library = try Samples.library([Samples.full], in: temporary)
    try library.decide(Decision(document: "northmere/2024-01-action-plan", record: "a9", text: "Gone.", add: ["iro"], by: "JO"))
    let run = ToolRun("list", in: temporary.url)
    #expect(run.code == .done)
    #expect(run.said.contains("JO decided about a9 of northmere/2024-01-action-plan") && run.said.contains("[decision-without-text]"))
  }

  @Test func listShowsTheDocuments() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    #expect(ToolRun("list --names", in: temporary.url).printed == "northmere\nsouthmere\n")
    let listing = try SchemaJSON.decode(DocumentListing.self, from: Data(ToolRun("list --format json", in: temporary.url).printed.utf8))
    #expect(listing.documents.map(\.id) == ["northmere/2024-01-action-plan", "southmere/plan"])
    #expect(listing.documents[0].actions == 1 && listing.documents[0].unplaced == 1)
    for line in ToolRun("list", in: temporary.url).printed.split(separator: "\n") { #expect(line.count <= 80) }
  }

  @Test("docs/defects.md explains every kind of defect, and none that is not", arguments: [MessagesTests.root])
  func everyKindIsExplained(_ root: URL) throws {
    let text = try String(contentsOf: root.appendingPathComponent("docs/defects.md"), encoding: .utf8)
    let explained = text.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
    #expect(explained.sorted() == Defect.Kind.allCases.map(\.rawValue).sorted())
  }
}
