import Documents
import PlanSchema
import Wording

/// Tables of the inspection's judgements.
extension PlanReader {
  /// A row of an area and its grade. Returns whether it was one.
  mutating func readJudgement(area: PlanCell, grade: PlanCell) -> Bool {
    let vocabulary = InspectionVocabulary.standard
    guard let value = vocabulary.grades.grade(of: grade.text) else { return false }
    let judgement = Judgement(
      area: vocabulary.area(of: area.text) ?? .other, printedArea: area.text, grade: value, printed: grade.text, place: area.place)
    if record.inspection == nil { record.inspection = Inspection() }
    record.inspection!.judgements.append(judgement)
    return true
  }

  /// A table of areas with their grades at several inspections, a column each: those of the latest are the judgements, the others are told
  /// as they stand. Returns whether it is one.
  mutating func readJudgementColumns(_ rows: [PlanRow]) -> Bool {
    let rows = rows.filter { !$0.filled.isEmpty }
    guard let head = rows.first, (3...6).contains(head.filled.count), rows.count >= 3, rows.count <= 16 else { return false }
    let years = head.filled.dropFirst().map { (cell: $0, year: Self.lastYear(in: $0.text)) }
    guard years.allSatisfy({ $0.year != nil }), let latest = years.max(by: { $0.year! < $1.year! })?.cell else { return false }
    let grades = InspectionVocabulary.standard.grades
    let body = rows.dropFirst().filter { row in row.filled.dropFirst().contains { grades.grade(of: $0.text) != nil } }
    guard body.count >= 2, body.count * 2 > rows.count - 1 else { return false }
    keeper.context(block: head.block, row: head.row)
    for row in rows.dropFirst() {
      keeper.place(block: row.block, row: row.row)
      guard let area = row.filled.first else { continue }
      for cell in row.filled.dropFirst() where cell.column != area.column {
        if cell.column == latest.column, readJudgement(area: area, grade: cell) { continue }
        let column = years.first { $0.cell.column == cell.column }?.cell.text ?? ""
        record.narrative.append(
          Passage(
            id: "p\(record.narrative.count + 1)", heading: [area.text, column].filter { !$0.isEmpty }.joined(separator: ", "), text: cell.text,
            place: cell.place))
      }
    }
    return true
  }

  private static func lastYear(in text: String) -> Int? {
    text.split { !$0.isNumber }.compactMap { $0.count == 4 ? Int($0) : nil }.filter { (1990...2100).contains($0) }.max()
  }
}
