import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

/// One invented plan as it is printed in several layouts (`Fixtures/printed`): all give the same careful reading.
@Suite struct PrintedPlanTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/printed")
  static let hasPDFProgram = PDFReader().version.contains("mutool")

  @Test(
    .enabled(if: hasPDFProgram, "mutool is not installed"),
    arguments: ["touching-tables", "two-header-rows", "forms-over-pages", "lines-between-rows", "zebra", "label-lines"])
  func printedPlanIsReadWhole(name: String) throws { try expectTruth(name + ".pdf") }

  @Test(arguments: ["bands", "narrow-gutters", "label-lines"])
  func textInColumnsIsReadWhole(name: String) throws { try expectTruth(name + ".txt") }

  private func expectTruth(_ name: String) throws {
    let gold = try PlanGold.read(Self.folder.appendingPathComponent("truth.json"))
    #expect(gold.actions.count == 12)
    let record = try Normaliser().normalise(DocumentReader().read(Self.folder.appendingPathComponent(name)))
    var evaluation = PlanEvaluation()
    evaluation.add(record, against: gold, of: name)
    #expect(evaluation.counts["due"]?.right == 12)
    let differences = evaluation.differences.map { "\($0.report), \($0.field): \($0.expected ?? "–") ≠ \($0.found ?? "–")" }
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }
}
