import Foundation
import PlanSchema
import Theming

/// `peerview themes kin`.
struct ThemesKinCommand: Command {
  static let out = Option("out", .file, short: "o", help: "where to write the table")
  let name = "themes kin"
  let summary = "learn from imported documents which words keep the same company"
  let discussion = """
    Reads the findings of the imported documents, not their recommendations, and needs nobody's coding. The same documents give the same \
    table. The coder that Peerview ships reads Sources/Theming/Resources/kin.tsv; after a new one, learn the weights anew (themes train).
    """
  var options: [Option] { [Self.out] }
  let examples = [Example("peerview themes kin --data councils --out kin.tsv", "writes the table of words")]

  func run(_ call: Call) throws -> ExitCode {
    guard let out = call[Self.out] else { throw UsageError("--out is missing: say where to write the table", command: self) }
    let texts = try call.records().flatMap { $0.findings.map(\.text) }
    if texts.isEmpty { throw ToolFailure("no-findings", "the imported documents have no findings to learn from; import reports first") }
    let table = try Learning.kinFile(from: texts)
    try call.write(Data(table.utf8), to: out)
    call.say("learned from \(texts.count) findings; wrote \(table.utf8.count { $0 == 0x0A }) lines to \(out)")
    return .done
  }
}
