import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

/// The published plans themselves; skipped, and said so, where they are not there.
@Suite(.enabled(if: Sources.has("plans"), "the published plans are not here: set PEERVIEW_SOURCES"))
struct PublishedPlanTests {
  static func record(_ path: String) throws -> Record {
    try Normaliser(register: .standard).normalise(DocumentReader().read(Sources.file(path)), context: ImportContext())
  }

  @Test("A plan of tables with pipes, cut by page breaks, a key over every table")
  func pipes() throws {
    let record = try Self.record("plans/buckinghamshire-2022-post-ofsted-action-plan.txt")
    #expect(record.document.authority == "buckinghamshire" && record.document.kind == .actionPlan)
    #expect(record.recommendations.map(\.ref) == (1...7).map { "\($0)" })
    #expect(record.outcomes.count == 32)
    #expect(record.outcomes.allSatisfy { $0.recommendation != nil })
    #expect(record.actions.count == 27)
    #expect(record.actions.allSatisfy { $0.owners.count == 1 && $0.due.precision == .day && $0.answers.count == 1 })
    #expect(record.statusScale.map(\.printed) == ["Red", "Amber", "Green", "Blue"])
    #expect(record.statusScale.map(\.status) == [.offTrack, .atRisk, .onTrack, .complete])
    #expect(record.governance.map(\.frequency) == ["quarterly", "every-two-months"])
    #expect(record.actions.first { $0.ref == "5.3" }?.text.hasSuffix("all social work teams.") == true)
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A plan of workstreams and objectives with costs, measures, mappings and a key to posts")
  func workstreams() throws {
    let record = try Self.record("plans/buckinghamshire-2015-improvement-plan.txt")
    #expect(record.document.published == "2015-03" && record.document.kind == .improvementPlan)
    #expect(record.document.versions.first?.date == "2014-11")
    #expect(record.sections.count { $0.kind == .workstream } == 7)
    #expect(record.sections.count { $0.kind == .objective } == 33)
    let parts = record.actions.filter { $0.parent != nil }
    #expect(record.actions.count - parts.count == 160 && parts.count == 3)
    let whole = record.actions.filter { $0.due.printed != nil && !$0.owners.isEmpty && $0.status.printed != nil }
    #expect(whole.count == 162)
    #expect(record.actions.first { $0.id == parts.first?.parent }?.ref == "3.3.7")
    #expect(record.measures.count == 51)
    #expect(record.recommendations.count == 43)
    #expect(Set(record.recommendations.compactMap(\.ref)).isSuperset(of: ["A01", "A15", "B18", "C06", "D04"]))
    #expect(record.recommendations.count { $0.story != nil } == 39 && record.recommendations.count { $0.whatGoodLooksLike != nil } == 42)
    #expect(Set(record.mappings.map(\.source)) == [.header, .appendix])
    #expect(record.roles.count == 54)
    #expect(record.references.first?.ref == "RQ1" && record.references.last?.ref == "RQ16")
    #expect(record.statusScale.first { $0.printed.hasPrefix("Amber") && $0.appliesTo == .action }?.status == .onTrack)
    #expect(record.statusScale.first { $0.printed.hasPrefix("Amber") && $0.appliesTo == .measure }?.status == .atRisk)
    #expect(record.governance.flatMap(\.members).count == 19)
    let costs = record.actions.flatMap(\.costs)
    #expect(costs.contains { $0.printed == "£541k" && $0.pounds == 541_000 && $0.period == "2014/15" && $0.kind == "one-off" })
    #expect(costs.contains { $0.printed == "Innovation bid" && $0.pounds == nil } && costs.contains { $0.printed == "See 3.3.2" })
    #expect(record.ledger.unplaced.isEmpty)
  }

  @Test("A plan of one long table, its cells with paragraphs, its rows cut by pages")
  func paragraphsInCells() throws {
    let record = try Self.record("plans/central-bedfordshire-2017-post-ofsted-action-plan.txt")
    #expect(record.document.published == "2017-11" && record.inspection?.published == "2017-08-25")
    #expect(record.inspection?.start == "2017-06-12" && record.inspection?.end == "2017-07-06")
    #expect(record.inspection?.judgements.count == 6)
    #expect(record.recommendations.count == 9)
    #expect(record.actions.count == 27)
    #expect(record.actions.count { $0.due.precision == .month } == 26)
    #expect(record.actions.allSatisfy { action in record.outcomes.contains { $0.action == action.id } && !action.owners.isEmpty })
    #expect(record.actions.count { $0.progress != nil } == 25)
    #expect(record.governance.count == 5)
    #expect(record.actions[0].status == Status(printed: "Yellow", value: .unknown, place: record.actions[0].status.place))
    #expect(record.ledger.unplaced.isEmpty)
  }
}
