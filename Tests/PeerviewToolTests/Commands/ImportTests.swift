import Foundation
import PlanSchema
import Store
import Testing

@testable import PeerviewTool

@Suite struct ImportTests {
  @Test func aPlanIsReadSavedAndAccountedFor() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.northmere)
    let run = ToolRun("import plan.md --council Northmere", in: temporary.url)
    #expect(run.code == .done && run.said == "")
    #expect(run.printed.hasPrefix("plan.md: new: northmere/"))
    #expect(run.printed.contains("2 recommendations, 3 actions"))
    #expect(run.printed.contains("“By when” as due"))
    #expect(run.printed.contains("kept as notes: “Wider use”"))
    #expect(run.printed.contains("[unregistered-council]"))
    let library = Library(folder: temporary.url.appendingPathComponent("councils"))
    let record = try #require(library.load().records.first)
    #expect(record.document.authority == "northmere" && record.actions.count == 3)
    #expect(record.actions[0].themes.isEmpty == false)
    #expect(try library.profile(of: "northmere") == Profile(authority: "northmere", name: "Northmere"))
  }

  @Test func aTrialWritesNothing() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    let run = ToolRun("import plan.md --dry-run", in: temporary.url)
    #expect(run.code == .done && run.printed.hasPrefix("plan.md: would be leeds/"))
    #expect(temporary.files == ["plan.md"])
  }

  @Test func explanationAccountsForEveryBlock() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    let run = ToolRun("import plan.md --dry-run --explain", in: temporary.url, width: 200)
    #expect(run.printed.contains("action 2.1"))
    let record = try SchemaJSON.decode(
      Record.self, from: Data(ToolRun("import plan.md --dry-run --format jsonl", in: temporary.url).printed.utf8))
    let rows = run.printed.split(separator: "\n").drop { !$0.contains("───") }.dropFirst()
    #expect(rows.count >= record.ledger.blocks)
  }

  @Test func aFileReadBeforeIsLeftAlone() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    let first = ToolRun("import plan.md", in: temporary.url)
    let id = try #require(first.printed.firstMatch(of: /new: (\S+)/)?.1)
    #expect(ToolRun("import plan.md", in: temporary.url).printed.contains("plan.md: read before: \(id)"))
    #expect(ToolRun("import plan.md --again", in: temporary.url).printed.contains("nothing has changed: \(id)"))
    // Another meaning of a column is another reading.
    let mapped = ToolRun(["import", "plan.md", "--map", "Wider use=progress"], in: temporary.url)
    #expect(mapped.printed.contains("replaces the earlier reading: \(id)"))
    #expect(mapped.printed.contains("“Wider use” as progress"))
    // For another council it is another document.
    #expect(ToolRun("import plan.md --council York", in: temporary.url).printed.contains("new: york/"))
    // A record that is asked for as JSON is given, read anew or not.
    #expect(ToolRun("import plan.md --council York --format jsonl", in: temporary.url).printed.hasPrefix("{\"actions\":"))
  }

  @Test func aProfileSaysWhatColumnsMean() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    var profile = Profile(authority: "leeds", name: "Leeds")
    profile.columns = ["Wider use": "progress"]
    try Library(folder: temporary.url.appendingPathComponent("councils")).save(profile)
    for line in ["import plan.md", "import plan.md --council leeds --again"] {
      #expect(ToolRun(line, in: temporary.url).printed.contains("“Wider use” as progress"))
    }
    #expect(ToolRun("import plan.md", in: temporary.url).printed.contains("read before"))
  }

  @Test func aChangedDocumentKeepsItsDecisions() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    _ = ToolRun("import plan.md", in: temporary.url)
    let library = Library(folder: temporary.url.appendingPathComponent("councils"))
    let action = try #require(library.load().records.first?.actions.last), id = try #require(library.documentIDs.first)
    try library.decide(Decision(document: id, record: action.id, text: action.text, add: ["leaders"], by: "JO"))
    let more = "| 1.0 | Name a lead for every team | Director | 1 March 2024 | Blue | Clear duties |\n| 1.1 |"
    _ = try temporary.file("plan.md", Plans.leeds.replacing("| 1.1 |", with: more))
    #expect(ToolRun("import plan.md", in: temporary.url).printed.contains("replaces the earlier reading: \(id)"))
    let now = try #require(library.load().records.first?.actions.first { $0.text == action.text })
    #expect(now.id != action.id)
    #expect(now.themes.contains { $0.id == "leaders" && $0.by == .person })
  }

  @Test func manyFilesInTheirOrder() throws {
    let temporary = try TemporaryFolder()
    let names = (1...12).map { "plan-\($0).md" }
    for (number, name) in names.enumerated() {
      _ = try temporary.file(name, Plans.leeds.replacing("within one working day", with: "within \(number + 2) working days"))
    }
    _ = try temporary.file("broken.pdf", "%PDF-1.7 and nothing more")
    let run = ToolRun(["import"] + names + ["broken.pdf", "--dry-run", "--format", "jsonl"], in: temporary.url)
    #expect(run.code == .findings)
    let lines = run.printed.split(separator: "\n")
    #expect(lines.count == 13)
    for (number, line) in lines.dropLast().enumerated() { #expect(line.contains("within \(number + 2) working days")) }
    let error = try SchemaJSON.decode(ImportError.self, from: Data(lines.last!.utf8))
    #expect(error.file == "broken.pdf" && !error.error.kind.isEmpty && !error.error.message.isEmpty)
    #expect(run.said.contains("1 of 13 files could not be read"))
    // Saved one after another, no document of a run takes the place of another.
    _ = ToolRun(["import"] + names, in: temporary.url)
    #expect(Library(folder: temporary.url.appendingPathComponent("councils")).documentIDs.count == 12)
  }

  @Test func theSameFilesGiveTheSameBytes() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("a.md", Plans.leeds)
    _ = try temporary.file("b.md", Plans.northmere)
    let lines = ["import a.md --dry-run --format jsonl", "import b.md --dry-run --format jsonl --council Northmere"]
    for line in lines { #expect(ToolRun(line, in: temporary.url).printed == ToolRun(line, in: temporary.url).printed) }
  }

  @Test func progressIsShownOnATerminalOnly() throws {
    let temporary = try TemporaryFolder()
    for name in ["a.md", "b.md"] { _ = try temporary.file(name, Plans.leeds) }
    #expect(ToolRun("import a.md b.md --dry-run", in: temporary.url, width: 80).said.contains("2/2"))
    #expect(ToolRun("import a.md b.md --dry-run", in: temporary.url).said == "")
  }
}
