import PlanSchema
import Wording

/// Tells whether a measure is meant to rise or to fall.
struct DirectionReader: Sendable {
  enum Direction: Sendable { case up, down }

  private let words = Self.shipped
  private static let shipped = PhraseFinder(Vocabulary.load("directions"))

  /// The direction, from the target's end of the scale, from the baseline, then from the measure's words; `nil` where none of them tells.
  func direction(of measure: Measure) -> Direction? {
    guard let target = measure.target?.value else { return nil }
    let isShare = measure.target?.unit == "%"
    if isShare, target == 100 { return .up }
    if target == 0 { return .down }
    if let start = measure.baseline?.value, start != target { return target > start ? .up : .down }
    let hits = words.hits(in: (measure.text + " " + (measure.target?.printed ?? "")).levelled).map(\.meaning)
    if hits.contains("down") { return .down }
    if hits.contains("up") { return .up }
    if let unit = measure.target?.unit, ["days", "day", "weeks", "week", "working days", "months", "hours", "minutes"].contains(unit) {
      return .down
    }
    return nil
  }
}
