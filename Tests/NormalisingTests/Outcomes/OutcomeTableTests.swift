import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

@Suite struct OutcomeTableTests {
  private static func records(_ text: String) throws -> [Record] {
    try Normaliser(register: .standard).records(of: DocumentReader().read(Array(text.utf8), name: "outcomes.csv"))
  }

  private static let table = """
    local_authority,overall_effectiveness_grade,impact_of_leaders_grade,in_care_grade,inspection_start_date,publication_date
    barnet,good,good,outstanding,13/05/2024,08/07/2024
    Leeds,,good,good,11/03/2024,09/05/2024
    brent,nan,good,good,04/05/2026,17/06/2026
    Atlantis,good,good,good,04/05/2025,17/06/2025

    """

  @Test("A row an authority: a record each, with what is missing said, and no overall grade from April 2026")
  func rows() throws {
    let records = try Self.records(Self.table)
    #expect(records.map(\.document.authority) == ["barnet", "leeds", "brent"])
    #expect(records.allSatisfy { $0.document.kind == .outcomeTable })
    #expect(records[0].inspection?.judgements.map(\.grade) == [.good, .good, .outstanding])
    #expect(records[0].inspection?.published == "2024-07-08" && records[0].inspection?.start == "2024-05-13")
    #expect(records[0].inspection?.judgements[2].place?.cell == "D2")
    #expect(records[1].defects.map(\.kind) == [.missingValue])
    #expect(records[2].defects.isEmpty && records[2].inspection?.givesOverallGrade == false)
    #expect(records[0].notices.contains { $0.code == "unregistered-council" && $0.message.contains("Atlantis") })
  }

  @Test("Where the table disagrees with a report, the report wins and the table has the defect")
  func disagreement() throws {
    var records = try Self.records(Self.table)
    var report = records[0]
    report.document.kind = .inspectionReport
    report.document.id = "barnet/2024-07-08-inspection-report"
    report.inspection?.judgements[2].grade = .good
    report.inspection?.judgements[2].printed = "Good"
    report.inspection?.end = "2024-05-17"
    records[0].inspection?.end = "2024-05-24"
    let defects = OutcomeComparison.defects(in: records + [report])
    #expect(defects.keys.sorted() == ["barnet/2024-07-08-outcome-table"])
    #expect(defects["barnet/2024-07-08-outcome-table"]?.map(\.kind) == [.outcomeMismatch, .outcomeMismatch])
  }
}
