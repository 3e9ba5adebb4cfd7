import Authorities
import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

/// The published reports themselves; skipped, and said so, where they are not there.
@Suite(.enabled(if: Sources.has("inspections"), "the published reports are not here: set PEERVIEW_SOURCES"))
struct InspectionPublishedTests {
  static let normaliser = InspectionNormaliser(register: .standard)

  static func record(_ path: String) throws -> Record {
    try normaliser.normalise(DocumentReader().read(Sources.file(path)), context: ImportContext())
  }

  @Test("A report exported to text: bullets are letters, the cover is gone, some paragraphs have lost their numbers")
  func textExport() throws {
    let record = try Self.record("inspections/buckinghamshire-2022-02-11.txt")
    #expect(record.document.id == "buckinghamshire/2022-02-11-inspection-report")
    #expect(record.inspection?.framework == .ilacs)
    #expect(record.inspection?.judgements.map(\.grade) == Array(repeating: .requiresImprovement, count: 4))
    #expect(record.inspection?.judgements.map(\.area) == [.leaders, .helpAndProtection, .inCareAndCareLeavers, .overallEffectiveness])
    #expect(record.recommendations.count == 7)
    #expect(record.recommendations.allSatisfy { $0.kind == .improvement && $0.body == .authority && $0.ref == nil })
    #expect(record.findings.count == 51)
    #expect(record.findings.count { $0.ref != nil } == 38)
    #expect(record.sections.map(\.grade) == Array(repeating: .requiresImprovement, count: 3))
    #expect(record.ledger.unplaced.isEmpty)
  }
}
