import Authorities
import Documents
import Foundation
import Normalising
import PlanSchema
import Wording

/// `peerview evaluate plans`.
struct EvaluatePlansCommand: Command {
  let name = "evaluate plans"
  let summary = "measure the reading of plans against careful readings of them"
  let discussion = """
    The folder holds a folder a plan: the plan itself, and its reading as truth.json. Texts must agree to the letter, white space and \
    the kind of quote mark apart. Every difference is printed.
    """
  let operands = [Operand("READINGS", .folder, help: "the folder of plans with their readings")]
  var options: [Option] { [.format(.table, .markdown, .csv, .json)] }
  let examples = [Example("peerview evaluate plans gold/plans", "how well the plans are read, and each difference")]

  func run(_ call: Call) throws -> ExitCode {
    let folder = call.url(call.operands[0])
    let normaliser = Normaliser(register: .standard)
    var evaluation = PlanEvaluation()
    func record(_ file: URL, of council: String) throws(ImportFailure) -> Record {
      let document = try DocumentReader().read(file)
      do {
        return try normaliser.normalise(document, context: ImportContext())
      } catch  where error.kind == "no-authority" {
        // What a person would say with --council.
        return try normaliser.normalise(document, context: ImportContext(council: council))
      }
    }
    for plan in try call.contents(of: folder) where FileManager.default.fileExists(atPath: plan.appendingPathComponent("truth.json").path) {
      let reading: PlanGold
      do {
        reading = try PlanGold.read(plan.appendingPathComponent("truth.json"))
      } catch {
        throw ToolFailure("bad-reading", "\(plan.path)/truth.json: cannot read it: \(error)")
      }
      for file in try call.contents(of: plan) where file.lastPathComponent.hasPrefix("plan.") {
        let at = plan.lastPathComponent + "/" + file.lastPathComponent
        do {
          evaluation.add(try record(file, of: reading.council), against: reading, of: at)
        } catch {
          evaluation.add(failure: error, of: at)
        }
      }
    }
    return try call.report(evaluation)
  }
}
