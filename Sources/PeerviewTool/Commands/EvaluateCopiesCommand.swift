import Authorities
import Documents
import Foundation
import Normalising
import PlanSchema
import Wording

/// `peerview evaluate copies`.
struct EvaluateCopiesCommand: Command {
  let name = "evaluate copies"
  let summary = "compare what documents say with what their copies in other formats say"
  let discussion = """
    Both folders hold documents; a copy has the name of its original, but for the format. Each copy must give the same record as its \
    original, field by field, but for the places where things stand. Every difference is printed. scripts/check-conversions makes copies.
    """
  let operands = [
    Operand("ORIGINALS", .folder, help: "the folder of the documents"), Operand("COPIES", .folder, help: "the folder of their copies"),
  ]
  var options: [Option] { [.format(.table, .markdown, .csv, .json)] }
  let examples = [Example("peerview evaluate copies plans converted", "whether the copies say what the plans say")]

  func run(_ call: Call) throws -> ExitCode {
    func documents(in folder: String) throws -> [URL] {
      try call.contents(of: call.url(folder)).filter { !$0.hasDirectoryPath && !$0.lastPathComponent.hasPrefix(".") }
    }
    let originals = try documents(in: call.operands[0]), copies = try documents(in: call.operands[1])
    let normaliser = Normaliser(register: .standard)
    var evaluation = CopyEvaluation(), read: [String: Record] = [:]
    func record(_ file: URL) throws(ImportFailure) -> Record {
      try normaliser.normalise(DocumentReader().read(file), context: ImportContext())
    }
    for copy in copies {
      let base = copy.deletingPathExtension().lastPathComponent
      guard let original = originals.first(where: { $0.deletingPathExtension().lastPathComponent == base }) else {
        throw ToolFailure(
          "not-found", "\(copy.path): no document in the first folder is called “\(base)”: name the copy after its original")
      }
      let told: Record
      do throws(ImportFailure) {
        told = if let known = read[base] { known } else { try record(original) }
      } catch {
        throw ToolFailure("bad-original", "\(original.path): cannot read the original: \(error.message)")
      }
      read[base] = told
      let found: Record
      do throws(ImportFailure) { found = try record(copy) } catch {
        evaluation.add(failure: error, of: copy.lastPathComponent)
        continue
      }
      try evaluation.add(found, of: told, named: copy.lastPathComponent)
    }
    return try call.report(evaluation)
  }
}
