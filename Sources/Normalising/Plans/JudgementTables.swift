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
    // A table prints the grade as inspectors do; a sentence bends it ("found to require improvement").
    if judgement.area != .other,
      let at = record.inspection!.judgements.firstIndex(where: { $0.area == judgement.area && $0.grade == judgement.grade })
    {
      record.inspection!.judgements[at] = judgement
    } else {
      record.inspection!.judgements.append(judgement)
    }
    return true
  }
}
