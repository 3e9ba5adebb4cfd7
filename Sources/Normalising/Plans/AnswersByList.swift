import PlanSchema
import Wording

extension PlanFinishing {
  /// Where no place says which recommendation an action answers, a table of the recommendations may list its actions ("A1 to A4").
  mutating func answerThroughLists() {
    guard !record.actions.isEmpty, record.actions.allSatisfy({ $0.answers.isEmpty }) else { return }
    var places: [Reference: [Int]] = [:]
    for (index, action) in record.actions.enumerated() {
      if let ref = action.ref.flatMap(Reference.init) { places[ref, default: []].append(index) }
    }
    for recommendation in record.recommendations {
      for note in recommendation.notes where note.label.levelled.contains("action") {
        let listed = ReferenceList.numbers(in: note.text, references: references).compactMap(Reference.init)
        guard listed.allSatisfy({ places[$0] != nil }) else { continue }
        for index in listed.flatMap({ places[$0]! }) where !record.actions[index].answers.contains(recommendation.id) {
          record.actions[index].answers.append(recommendation.id)
        }
      }
    }
    let answers = Dictionary(uniqueKeysWithValues: record.actions.map { ($0.id, $0.answers.first) })
    for index in record.outcomes.indices where record.outcomes[index].recommendation == nil {
      record.outcomes[index].recommendation = record.outcomes[index].action.flatMap { answers[$0] ?? nil }
    }
  }
}
