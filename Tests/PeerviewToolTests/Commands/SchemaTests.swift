import Foundation
import PlanSchema
import Testing

@testable import PeerviewTool

@Suite struct SchemaTests {
  @Test func theWholeSchemaIsPrinted() throws {
    let run = ToolRun("schema")
    #expect(run.code == .done && run.said == "")
    let schema = try SchemaJSON.decode(JSONValue.self, from: Data(run.printed.utf8))
    guard case .array(let kinds)? = schema["anyOf"] else { return #expect(Bool(false)) }
    #expect(kinds.count == WrittenJSON.kinds.count)
    #expect(ToolRun("schema").printed == run.printed)
  }

  /// The glossary explains every field of everything that is written, and nothing else.
  @Test func everyFieldIsExplained() throws {
    let vocabulary = Set(try WrittenJSON.schema().vocabulary), explained = Set(FieldGlossary.standard.entries.keys)
    #expect(vocabulary.subtracting(explained).sorted() == [], "add these to fields.txt")
    #expect(explained.subtracting(vocabulary).sorted() == [], "these are in fields.txt and are no fields any more")
  }

  @Test(.enabled(if: OutsideValidator.isThere, OutsideValidator.absence))
  func whatCommandsWriteIsValid() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.bare], in: temporary)
    var lines = [try SchemaJSON.line(Samples.full), try SchemaJSON.line(Samples.bare)]
    lines.append(try SchemaJSON.line(ImportError(file: "a.pdf", ImportFailure("empty-file", "the file is empty", at: Place(page: 1)))))
    for command in ["check", "list"] {
      lines.append(ToolRun("\(command) --format json", in: temporary.url).printed)
      lines += ToolRun("\(command) --format jsonl", in: temporary.url).printed.split(separator: "\n").map(String.init)
    }
    #expect(lines.count > 8)
    let compared = try TemporaryFolder()
    _ = try ComparedSamples.library(in: compared)
    for command in ["compare --as-of 2023-01-31", "trend", "coverage northmere", "export"] {
      lines.append(ToolRun("\(command) --format json", in: compared.url).printed)
    }
    lines += ToolRun("export --format jsonl", in: compared.url).printed.split(separator: "\n").map(String.init)
    #expect(try OutsideValidator.complaints(about: lines, schema: ToolRun("schema").printed) == "")
  }

  @Test(.enabled(if: OutsideValidator.isThere, OutsideValidator.absence))
  func whatIsWrongIsRefused() throws {
    let good = try SchemaJSON.line(Samples.full)
    let wrong = [
      good.replacing("\"at-risk\"", with: "\"amber\""), good.replacing("\"ref\":\"1.1\",", with: ""),
      good.replacing("\"2024-05-31\"", with: "\"31/05/2024\""), good.replacing("\"progress\":", with: "\"progres\":"),
      good.replacing("\"weight\":0.93", with: "\"weight\":93"),
    ]
    for line in wrong {
      #expect(line != good)
      #expect(try OutsideValidator.complaints(about: [line], schema: ToolRun("schema record").printed) != "")
      #expect(try OutsideValidator.complaints(about: [line], schema: ToolRun("schema").printed) != "")
    }
  }
}
