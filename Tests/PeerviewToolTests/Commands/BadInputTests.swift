import Foundation
import PlanSchema
import Testing

@testable import PeerviewTool

/// What cannot be read: named, with the reason and what to do; nothing half-written, the others imported.
@Suite struct BadInputTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var file: String
    /// `nil`: there is no such file.
    var bytes: [UInt8]?
    var options = ""
    var kind: String
    var says: String
  }

  static let cases: [Case] = [
    Case(testDescription: "a missing file", file: "gone.pdf", kind: "not-found", says: "there is no such file"),
    Case(testDescription: "an empty file", file: "empty.docx", bytes: [], kind: "empty-file", says: "empty"),
    Case(testDescription: "white space", file: "blank.txt", bytes: [32, 10, 10, 9], kind: "empty-file", says: "white space"),
    Case(testDescription: "a binary", file: "tool.bin", bytes: [UInt8](0...255) + [0, 0, 1, 2], kind: "binary", says: "no known format"),
    Case(
      testDescription: "a web page called PDF", file: "report.pdf", bytes: [UInt8]("<!DOCTYPE html><title>Not found</title><p>x".utf8),
      kind: "html-not-pdf", says: "an HTML page, not a PDF"),
    Case(
      testDescription: "no plan in it", file: "pool.md", bytes: [UInt8](Plans.noPlan.utf8), options: "--council Leeds",
      kind: "no-plan", says: "read 2 blocks, found no recommendations, actions or findings"),
    Case(
      testDescription: "a role that does not exist", file: "plan.md", bytes: [UInt8](Plans.leeds.utf8), options: "--map Lead=ownr",
      kind: "unknown-role", says: "owner"),
    Case(
      testDescription: "no council", file: "plan.md", bytes: [UInt8](Plans.nameless.utf8), kind: "no-authority", says: "--council"),
    Case(
      testDescription: "a mistyped council", file: "plan.md", bytes: [UInt8](Plans.northmere.utf8), options: "--council Bukinghamshire",
      kind: "unknown-council", says: "did you mean Buckinghamshire"),
    Case(
      testDescription: "no name", file: "plan.md", bytes: [UInt8](Plans.northmere.utf8), options: "--council ???",
      kind: "unknown-council", says: "no name of a council"),
  ]

  @Test(arguments: cases)
  func namesFileReasonAndCure(wrong: Case) throws {
    let temporary = try TemporaryFolder()
    if let bytes = wrong.bytes { _ = try temporary.file(wrong.file, bytes: bytes) }
    let files = temporary.files
    let run = ToolRun("import \(wrong.file) \(wrong.options)", in: temporary.url)
    #expect(run.code == .findings && run.printed == "")
    #expect(run.said.hasPrefix("peerview: error: \(wrong.file)"))
    #expect(run.said.contains(wrong.says) && run.said.contains("[\(wrong.kind)]"), "\(run.said)")
    #expect(temporary.files == files)
    let line = ToolRun("import \(wrong.file) \(wrong.options) --format jsonl", in: temporary.url).printed
    let error = try SchemaJSON.decode(ImportError.self, from: Data(line.utf8))
    #expect(error.file == wrong.file && error.error.kind == wrong.kind && error.error.message.contains(wrong.says))
  }

  @Test(arguments: cases.filter(\.options.isEmpty))
  func theOthersAreImported(wrong: Case) throws {
    let temporary = try TemporaryFolder()
    if let bytes = wrong.bytes { _ = try temporary.file(wrong.file, bytes: bytes) }
    _ = try temporary.file("good.md", Plans.leeds)
    let run = ToolRun("import \(wrong.file) good.md", in: temporary.url)
    #expect(run.code == .findings)
    #expect(run.printed.hasPrefix("good.md: new: leeds/"))
    #expect(run.said.contains("1 of 2 files could not be read"))
  }

  @Test func aFolder() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("inside/plan.md", Plans.leeds)
    let run = ToolRun("import inside", in: temporary.url)
    #expect(run.code == .findings && run.said.contains("a folder, not a file") && run.said.contains("[is-folder]"))
  }

  @Test func windowsEncodingIsReadAndSaid() throws {
    let temporary = try TemporaryFolder()
    let text = Plans.leeds.replacing("children's", with: "children’s")
    _ = try temporary.file("plan.md", bytes: [UInt8](#require(text.data(using: .windowsCP1252))))
    let run = ToolRun("import plan.md", in: temporary.url)
    #expect(run.code == .done)
    #expect(run.printed.contains("Leeds City Council: children’s services") && run.printed.contains("note: "))
  }

  @Test(arguments: ["progress", "=progress", "Heading=", "="])
  func aMapThatSaysNothing(text: String) throws {
    let run = ToolRun(["import", "plan.md", "--map", text])
    #expect(run.code == .usage && run.said.contains("“\(text)” of --map is not of the form"))
  }

  /// A council named that the document does not name is believed, and said.
  @Test func anotherCouncilThanTheDocuments() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    let run = ToolRun("import plan.md --council York", in: temporary.url)
    #expect(run.code == .done && run.printed.contains("new: york/") && run.printed.contains("[other-council]"))
  }

  @Test func aDataFolderThatCannotBeWritten() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    _ = try temporary.file("taken", "a file stands here")
    let run = ToolRun("import plan.md --data taken", in: temporary.url)
    #expect(run.code == .findings && run.said.contains("[not-writable]"))
    #expect(temporary.files == ["plan.md", "taken"])
  }
}
