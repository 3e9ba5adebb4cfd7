import Foundation
import PlanSchema
import Store
import Testing

@testable import PeerviewTool

/// The councils that the repository brings along: five published documents in our own words, read by the importer as any other.
@Suite struct CommittedCouncilsTests {
  private static let root = MessagesTests.root
  private static let councils = root.appendingPathComponent("councils")
  private static let documents = [
    "buckinghamshire/documents/2015-improvement-plan.txt", "buckinghamshire/documents/2019-01-monitoring-visit-update.txt",
    "buckinghamshire/documents/2022-02-11-inspection-report.txt", "buckinghamshire/documents/2022-post-ofsted-action-plan.txt",
    "central-bedfordshire/documents/2017-post-ofsted-action-plan.txt",
  ]

  private func record(_ id: String) throws -> Record {
    let parts = id.split(separator: "/")
    let file = Self.councils.appendingPathComponent("\(parts[0])/records/\(parts[1]).json")
    return try SchemaJSON.decode(Record.self, from: Data(contentsOf: file))
  }

  @Test("Reading the documents again gives the committed records byte for byte; if not: peerview import councils/*/documents/* --again")
  func recordsAreCurrent() throws {
    let temporary = try TemporaryFolder()
    let files = Self.documents.map { Self.councils.appendingPathComponent($0).path }
    let run = ToolRun(["import"] + files, in: temporary.url)
    #expect(run.code == .done && run.said == "")
    #expect(!run.printed.contains("not understood"))
    let read = temporary.files.filter { $0.contains("/records/") }
    #expect(read.count == Self.documents.count)
    for file in read {
      let fresh = try Data(contentsOf: temporary.url.appendingPathComponent(file))
      let committed = try Data(contentsOf: Self.root.appendingPathComponent(file))
      #expect(fresh == committed, "\(file) is not what the importer reads now")
    }
  }

  @Test("The reports in the repository are those that its councils give now, byte for byte; if not: make refresh")
  func reportsAreCurrent() throws {
    let temporary = try TemporaryFolder()
    try FileManager.default.copyItem(at: Self.councils, to: temporary.url.appendingPathComponent("councils"))
    #expect(ToolRun("report", in: temporary.url).code == .done)
    let fresh = temporary.files.filter { $0.hasPrefix("reports/") }
    let committed = FileManager.default.subpaths(atPath: Self.root.appendingPathComponent("reports").path) ?? []
    let isFile = { (name: String) in name.contains(".") }
    #expect(Set(fresh) == Set(committed.filter(isFile).map { "reports/" + $0 }))
    for file in fresh {
      let new = try Data(contentsOf: temporary.url.appendingPathComponent(file))
      #expect(new == (try? Data(contentsOf: Self.root.appendingPathComponent(file))), "\(file) is not what the councils give now")
    }
  }

  @Test func theActionPlanOf2022() throws {
    let record = try record("buckinghamshire/2022-post-ofsted-inspection-action-plan")
    #expect(record.recommendations.map(\.ref) == (1...7).map { "\($0)" })
    #expect(record.outcomes.count == 32 && record.actions.count == 27)
    #expect(record.actions.allSatisfy { $0.owners.first?.name != nil && $0.due.precision == .day && $0.answers.count == 1 })
    #expect(record.statusScale.map(\.status) == [.offTrack, .atRisk, .onTrack, .complete])
    #expect(record.governance.map(\.frequency) == ["quarterly", "every-two-months"])
    #expect(record.inspection?.start == "2021-12" && record.defects.isEmpty && record.ledger.unplaced.isEmpty)
  }

  @Test func theImprovementPlanOf2015() throws {
    let record = try record("buckinghamshire/2015-improvement-plan")
    #expect(record.document.published == "2015-03" && record.document.versions.first?.date == "2014-11")
    #expect(record.sections.count { $0.kind == .workstream } == 7 && record.sections.count { $0.kind == .objective } == 33)
    let parts = record.actions.filter { $0.parent != nil }
    #expect(record.actions.count - parts.count == 160 && parts.count == 3)
    #expect(record.actions.count { $0.due.printed != nil && !$0.owners.isEmpty && $0.status.printed != nil } == 162)
    #expect(record.measures.count == 51 && record.recommendations.count == 43 && record.roles.count == 54)
    #expect(record.recommendations.count { $0.story != nil } == 39 && record.recommendations.count { $0.whatGoodLooksLike != nil } == 42)
    #expect(Set(record.mappings.map(\.source)) == [.header, .appendix] && record.mappings.count == 78)
    #expect(record.references.first?.ref == "RQ1" && record.references.last?.ref == "RQ16")
    #expect(record.statusScale.first { $0.printed.hasPrefix("Amber") && $0.appliesTo == .action }?.status == .onTrack)
    #expect(record.statusScale.first { $0.printed.hasPrefix("Amber") && $0.appliesTo == .measure }?.status == .atRisk)
    #expect(record.governance.flatMap(\.members).count == 19)
    let costs = record.actions.flatMap(\.costs)
    #expect(costs.contains { $0.pounds == 541_000 && $0.period == "2014/15" && $0.kind == "one-off" })
    #expect(costs.contains { $0.printed == "Innovation bid" && $0.pounds == nil })
    #expect(record.ledger.unplaced.isEmpty)
    let kinds = Dictionary(grouping: record.defects, by: \.kind).mapValues(\.count)
    #expect(
      kinds == [
        .invalidDate: 3, .dateBeforePlan: 10, .unknownOwner: 13, .duplicateReference: 1, .missingReference: 4, .missingValue: 17,
        .statusContradictsValue: 15, .mappingMismatch: 2, .labelMismatch: 10,
      ])
  }

  @Test func theActionPlanOf2017() throws {
    let record = try record("central-bedfordshire/2017-post-ofsted-inspection-action-plan")
    #expect(
      record.inspection?.judgements.map(\.area) == [.helpAndProtection, .inCare, .adoption, .careLeavers, .leaders, .safeguardingBoard])
    #expect(record.inspection?.start == "2017-06-12" && record.inspection?.end == "2017-07-06")
    #expect(record.recommendations.count == 9 && record.actions.count == 27 && record.governance.count == 5)
    #expect(record.actions.count { $0.due.precision == .month } == 26)
    #expect(record.actions[0].status.printed == "Yellow" && record.actions[0].status.value == .unknown)
    #expect(
      record.defects.map(\.kind) == [.dateBeforePlan, .implausibleDate, .implausibleDate, .noDate, .unknownStatus, .labelMismatch])
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test func theMonitoringVisitOf2019() throws {
    let record = try record("buckinghamshire/2019-01-08-monitoring-visit")
    #expect(record.sections.count { $0.kind == .area } == 4)
    #expect(record.findings.compactMap(\.ref) == "abcdefghijklmn".map { "\($0)" })
    #expect(record.document.published == "2019-01-08" && record.inspection?.inspectors.count == 3)
    #expect(record.inspection?.start == "2018-12-11" && record.inspection?.end == "2018-12-12")
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test func theInspectionReportOf2022() throws {
    let record = try record("buckinghamshire/2022-02-11-inspection-report")
    #expect(record.inspection?.judgements.map(\.grade) == Array(repeating: .requiresImprovement, count: 4))
    #expect(record.recommendations.count == 7 && record.sections.count == 3)
    #expect(record.findings.count == 51 && record.findings.count { $0.ref != nil } == 38)
    #expect(record.ledger.unplaced.isEmpty)
  }
}
