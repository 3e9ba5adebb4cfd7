import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

/// The plans that were read with care, in real file formats: every field must agree.
@Suite(.enabled(if: Sources.has("../gold/plans"), "the readings of plans are not beside the published documents"))
struct ReadingsTests {

  @Test(arguments: ["01-northmere/plan.docx", "03-wyvern-vale/plan.xlsx", "05-marlbeck/plan.pdf"])
  func reading(_ path: String) throws {
    let file = Sources.file("../gold/plans/" + path)
    let gold = try PlanGold.read(file.deletingLastPathComponent().appendingPathComponent("truth.json"))
    var evaluation = PlanEvaluation()
    evaluation.add(
      try Normaliser(register: .standard).normalise(DocumentReader().read(file), context: ImportContext()), against: gold, of: path)
    #expect(evaluation.differences == [])
  }
}
