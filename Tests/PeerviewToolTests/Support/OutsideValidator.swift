import Foundation
import Testing

/// Python's `jsonschema`, an outside judge of the JSON that the tool writes. `make test` installs it; where it is missing, the tests that
/// need it say that they are skipped.
enum OutsideValidator {
  static let isThere = (try? run(["-c", "import jsonschema"], input: ""))?.status == 0
  static let absence: Comment = "skipped: Python's jsonschema is not installed (make test installs it)"

  /// What the validator finds wrong with each line of JSON; empty where all are valid.
  static func complaints(about lines: [String], schema: String) throws -> String {
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.loads(sys.stdin.readline())
      Draft202012Validator.check_schema(schema)
      judge = Draft202012Validator(schema)
      for number, line in enumerate(sys.stdin, 1):
          for fault in list(judge.iter_errors(json.loads(line)))[:5]:
              print(number, fault.json_path, fault.message[:300])
      """
    let oneLine = try schema.compacted()
    let result = try run(["-c", script], input: ([oneLine] + lines.map { try $0.compacted() }).joined(separator: "\n") + "\n")
    return result.status == 0 ? result.output : "the validator failed: \(result.output)"
  }

  private static func run(_ arguments: [String], input: String) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-\(UUID().uuidString).jsonl")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}

extension String {
  /// A JSON text on one line.
  fileprivate func compacted() throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(utf8), options: .fragmentsAllowed)
    return String(decoding: try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed), as: UTF8.self)
  }
}
