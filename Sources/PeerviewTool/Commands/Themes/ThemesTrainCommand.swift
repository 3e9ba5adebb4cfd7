import Foundation
import Theming

/// `peerview themes train`.
struct ThemesTrainCommand: Command {
  static let out = Option("out", .file, short: "o", help: "where to write the model")
  let name = "themes train"
  let summary = "learn the coder's weights from texts that people coded"
  let discussion = """
    The same files in the same order give the same table. The coder that Peerview ships reads Sources/Theming/Resources/model.tsv. \
    A codebook of your own is coded through the standard themes, so it needs no training.
    """
  let operands = [Operand("FILE", .file, .oneOrMore, help: "coded texts, one JSON object a line")]
  var options: [Option] { [Self.out] }
  let examples = [Example("peerview themes train coded.jsonl more.jsonl --out model.tsv", "writes the table of weights")]

  func run(_ call: Call) throws -> ExitCode {
    guard let out = call[Self.out] else { throw UsageError("--out is missing: say where to write the model", command: self) }
    let texts = try call.operands.flatMap { try call.codedTexts($0, codebook: .standard) }
    let table = try Learning.modelFile(from: texts)
    try call.write(Data(table.utf8), to: out)
    let lines = table.utf8.count { $0 == 0x0A }
    call.say("learned from \(texts.count) texts; wrote \(lines) lines to \(out)")
    return .done
  }
}
