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
}
