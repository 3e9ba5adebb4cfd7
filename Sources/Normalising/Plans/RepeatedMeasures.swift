import PlanSchema
import Wording

extension Record {
  /// Makes one of measures that a workbook shows twice with the same figures, on a dashboard and on the sheet of its scorecard: the one that
  /// says more stays, and notes where the other stands.
  mutating func joinRepeatedMeasures() {
    var kept: [Measure] = [], places: [Key: Int] = [:]
    for measure in measures {
      let key = Key(measure)
      guard measure.action == nil, key.hasFigures, let at = places[key], let sheet = measure.place?.sheet,
        let first = kept[at].place?.sheet, sheet != first
      else {
        if measure.action == nil { places[key] = kept.count }
        kept.append(measure)
        continue
      }
      var (fuller, other) = measure.weight > kept[at].weight ? (measure, kept[at]) : (kept[at], measure)
      fuller.recommendation = fuller.recommendation ?? other.recommendation
      fuller.section = fuller.section ?? other.section
      fuller.notes += other.notes
      fuller.notes.append(Note(label: "Also printed", text: other.printedFigures, place: other.place))
      kept[at] = fuller
    }
    guard kept.count < measures.count else { return }
    for index in kept.indices { kept[index].id = "m\(index + 1)" }
    measures = kept
  }

  private struct Key: Hashable {
    let text: String, baseline: String?, target: String?, current: String?

    init(_ measure: Measure) {
      text = measure.text.levelled
      (baseline, target, current) = (measure.baseline?.printed, measure.target?.printed, measure.current?.printed)
    }
    var hasFigures: Bool { current != nil && (baseline != nil || target != nil) }
  }
}

extension Measure {
  fileprivate var weight: Int { series.count + owners.count + (recommendation == nil ? 0 : 1) + (status == Status() ? 0 : 1) }

  fileprivate var printedFigures: String { [baseline, target, current].compactMap { $0?.printed }.joined(separator: ", ") }
}
