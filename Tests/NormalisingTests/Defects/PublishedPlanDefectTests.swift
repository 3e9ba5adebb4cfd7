import Documents
import Normalising
import PlanSchema
import Testing

/// The defects of the published plans, as a careful reader finds them: what is listed must be found, and kinds that are not listed must not.
@Suite(.enabled(if: Sources.has("plans"), "the published plans are not here: set PEERVIEW_SOURCES"))
struct PublishedPlanDefectTests {
  private func record(_ file: String) throws -> Record {
    try Normaliser().normalise(DocumentReader().read(Sources.file("plans/\(file)")))
  }

  private func refs(_ kind: Defect.Kind, in record: Record) -> [String?] {
    record.defects.filter { $0.kind == kind }.map { defect in record.actions.first { $0.id == defect.record }?.ref }
  }

  @Test func aLargePlanOf2015() throws {
    let record = try record("buckinghamshire-2015-improvement-plan.txt")
    #expect(refs(.invalidDate, in: record) == ["5.1.3", "5.5.1", "6.1.8"])
    #expect(refs(.duplicateReference, in: record) == ["2.2.12"])
    let missing = record.defects.filter { $0.kind == .missingReference }.map(\.detail)
    #expect(missing.count == 4)
    for ref in ["2.3.5", "5.6.6", "6.5.5"] { #expect(missing.contains { $0.contains("no action \(ref):") }) }
    #expect(missing.contains { $0.hasPrefix("The overview names 1.3 ") })
    #expect(
      Set(refs(.dateBeforePlan, in: record))
        == ["1.1.1", "1.4.1", "3.1.1", "4.2.1", "5.3.1", "5.4.1", "5.4.2", "5.6.1", "6.1.1", "6.3.1"])
    #expect(refs(.noDate, in: record).isEmpty && refs(.noOwner, in: record).isEmpty && refs(.unknownStatus, in: record).isEmpty)
    let owners = record.defects.filter { $0.kind == .unknownOwner }.map(\.detail)
    for owner in ["AL Service Manager", "Head of Service", "L&D Business Manager", "MLA"] {
      #expect(owners.contains { $0.hasPrefix("“\(owner)”") })
    }
    #expect(!owners.contains { $0.hasPrefix("“FIS manager”") || $0.hasPrefix("“TM Fost”") })
    let contradictions = record.defects.filter { $0.kind == .statusContradictsValue }
    #expect(contradictions.filter { $0.record?.hasPrefix("a") ?? false }.count == 11)
    #expect(contradictions.filter { $0.record?.hasPrefix("m") ?? false }.count == 4)
    #expect(record.defects.filter { $0.kind == .missingValue }.count == 17)
    #expect(record.defects.filter { $0.kind == .mappingMismatch }.count == 2)
    #expect(!record.defects.contains { $0.kind == .recommendationWithoutAction || $0.kind == .actionWithoutRecommendation })
  }

  @Test func aPlanOf2017() throws {
    let record = try record("central-bedfordshire-2017-post-ofsted-action-plan.txt")
    #expect(refs(.implausibleDate, in: record) == ["8.1", "3.1"])
    #expect(refs(.dateBeforePlan, in: record) == ["8.1"])
    #expect(refs(.noDate, in: record) == ["6.2"])
    #expect(refs(.unknownStatus, in: record) == ["1.1"])
    #expect(record.defects.count == 6)
  }

  @Test func aSoundPlanOf2022() throws {
    #expect(try record("buckinghamshire-2022-post-ofsted-action-plan.txt").defects.isEmpty)
  }
}
