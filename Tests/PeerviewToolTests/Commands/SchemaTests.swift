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

  /// docs/schema.md is the schema of a record, for reading.
  @Test func theReferenceIsCurrent() throws {
    let head = """
      # The schema of a record

      A record is one published document, normalised: what `peerview import` keeps in `councils/` and prints with `--format jsonl`. Made by
      `peerview schema record --format markdown`; `peerview schema` prints the same, and everything else that Peerview writes, as JSON Schema.
      Texts are as printed, white space apart; what could not be read is `null` beside its text, and an empty list is `[]`.


      """
    try Golden.check(head + ToolRun("schema record --format markdown").printed, keptAt: "docs/schema.md")
  }

  /// The glossary explains every field of everything that is written, and nothing else.
  @Test func everyFieldIsExplained() throws {
    let vocabulary = Set(try WrittenJSON.schema().vocabulary), explained = Set(FieldGlossary.standard.entries.keys)
    #expect(vocabulary.subtracting(explained).sorted() == [], "add these to fields.txt")
    #expect(explained.subtracting(vocabulary).sorted() == [], "these are in fields.txt and are no fields any more")
  }

  /// A command line for every command that can print JSON; a new one is added here, and its JSON to `WrittenJSON`.
  static let lines: [String: String] = [
    "import": "import plan.md empty.md --dry-run",
    "list": "list",
    "check": "check",
    "compare": "compare --theme supervision iro --as-of 2024-06-30",
    "trend": "trend --imported-only",
    "coverage": "coverage northmere",
    "export": "export",
    "themes list": "themes list",
    "themes show": "themes show iro",
    "themes code": "themes code --council northmere",
    "themes explain": "themes explain supervision",
    "themes evaluate": "themes evaluate coded.jsonl",
    "evaluate inspections": "evaluate inspections gold gold",
    "evaluate plans": "evaluate plans gold",
    "evaluate copies": "evaluate copies gold gold",
  ]

  /// Not "report": it writes its JSON to files, which its own tests check.
  static let commands = CommandList.all.commands.filter {
    !["schema", "report"].contains($0.name) && ($0.offers("json") || $0.offers("jsonl"))
  }

  @Test(.enabled(if: OutsideValidator.isThere, OutsideValidator.absence))
  func whatEveryCommandWritesIsValid() throws {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full, Samples.report, Samples.bare], in: temporary)
    _ = try temporary.file("plan.md", Plans.leeds)
    _ = try temporary.file("empty.md", "")
    _ = try temporary.file("coded.jsonl", "{\"text\": \"Improve supervision.\", \"themes\": [\"supervision\"]}\n")
    _ = try temporary.file("gold/.keep", "")
    var lines = [try SchemaJSON.line(Samples.full), try SchemaJSON.line(Samples.bare)]
    for command in Self.commands {
      let line = try #require(Self.lines[command.name], "add a command line for \(command.name) to the table above")
      for form in ["json", "jsonl"] where command.offers(form) {
        let run = ToolRun("\(line) --format \(form)", in: temporary.url)
        #expect(!run.printed.isEmpty, "\(line) prints nothing: \(run.said)")
        lines += form == "json" ? [run.printed] : run.printed.split(separator: "\n").map(String.init)
      }
    }
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

extension Command {
  fileprivate func offers(_ form: String) -> Bool {
    options.contains {
      if case .choice(let forms) = $0.value { $0.name == "format" && $0.arity == .one && forms.contains(form) } else { false }
    }
  }
}
