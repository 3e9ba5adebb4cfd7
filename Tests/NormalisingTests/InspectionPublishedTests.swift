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

@Suite(.enabled(if: Sources.has("visits"), "the published letters are not here: set PEERVIEW_SOURCES"))
struct LetterPublishedTests {
  @Test("A committee report that lists what a monitoring visit found, and encloses Ofsted's letter")
  func committeeReport() throws {
    let document = try DocumentReader().read(Sources.file("visits/buckinghamshire-2019-01-monitoring-visit-update.txt"))
    let normaliser = LetterNormaliser(register: .standard)
    #expect(normaliser.recognises(document))
    #expect(!InspectionNormaliser(register: .standard).recognises(document))
    let record = try normaliser.normalise(document, context: ImportContext())
    #expect(record.document.id == "buckinghamshire/2019-01-08-monitoring-visit")
    #expect(record.document.kind == .monitoringVisit && record.inspection?.framework == .monitoringVisit)
    #expect(record.inspection?.start == "2018-12-11" && record.inspection?.end == "2018-12-12")
    #expect(record.inspection?.inspectors.count == 3)
    #expect(record.inspection?.leadInspector == record.inspection?.inspectors.first)
    #expect(record.sections.filter { $0.kind == .area }.count == 4)
    #expect(record.findings.map(\.ref) == "abcdefghijklmn".map { String($0) })
    #expect(record.narrative.filter { $0.heading == "Overview" }.count == 3)
    #expect(record.narrative.filter { $0.heading == "Findings and evaluation of progress" }.count == 16)
    #expect(record.ledger.unplaced.isEmpty)
  }
}
