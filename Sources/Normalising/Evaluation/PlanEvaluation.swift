import Foundation
import PlanSchema
import Wording

/// How far the normaliser's records agree with careful readings of the same plans.
public struct PlanEvaluation: Sendable, Codable {
  public typealias Difference = InspectionEvaluation.Difference

  public private(set) var counts: [String: EvaluationCount] = [:]
  public private(set) var differences: [Difference] = []

  /// The measures in the order of their importance.
  public static let fields = [
    "recommendations", "actions", "link", "due", "due text", "owners", "status", "status text", "outcomes", "progress", "measures",
    "figures",
    "plan date", "inspection date", "judgement", "defects", "blocks placed",
  ]

  public init() {}

  /// Notes a plan that could not be read at all.
  public mutating func add(failure: ImportFailure, of plan: String) {
    counts["actions", default: EvaluationCount()].expected += 1
    differences.append(Difference(report: plan, field: "import", expected: nil, found: failure.message))
  }

  /// Compares a record with the reading of its plan.
  public mutating func add(_ record: Record, against gold: PlanGold, of plan: String) {
    compareTexts(
      "recommendations", gold.recommendations.map { key($0.ref, $0.text) }, record.recommendations.map { key($0.ref, $0.text) }, plan)
    compareActions(record, gold, plan)
    compareMeasures(record, gold, plan)
    check("plan date", gold.planDate, record.document.published, plan)
    check("inspection date", gold.inspection?.date, record.inspection?.start, plan)
    let overall = record.inspection?.judgements.first { $0.area == .overallEffectiveness }?.printed
    check("judgement", gold.inspection?.judgement?.levelled, overall?.levelled, plan)
    compareDefects(record, gold, plan)
    for block in record.ledger.unplaced { note("blocks placed", false, nil, block.text, plan) }
    for _ in 0..<(record.ledger.blocks - record.ledger.unplaced.count) { counts["blocks placed", default: EvaluationCount()].note(true) }
  }

  private func key(_ ref: String?, _ text: String) -> String { "\(ref ?? "–")\t\(text.comparable)" }

  private mutating func compareActions(_ record: Record, _ gold: PlanGold, _ plan: String) {
    compareTexts("actions", gold.actions.map { key($0.ref, $0.text) }, record.actions.map { key($0.ref, $0.text) }, plan)
    var used = Set<Int>()
    for wanted in gold.actions {
      guard
        let index = record.actions.indices.first(where: {
          !used.contains($0) && key(record.actions[$0].ref, record.actions[$0].text) == key(wanted.ref, wanted.text)
        })
      else { continue }
      used.insert(index)
      let read = record.actions[index]
      let at = "\(plan) action \(wanted.ref ?? String(wanted.text.prefix(30)))"
      let answered = record.answered(by: read).compactMap { id in record.recommendations.first { $0.id == id } }
      check("link", wanted.recommendationRef, answered.first.map { $0.ref ?? "" }, at)
      check("due", wanted.due, read.due.value, at)
      check("due text", wanted.dueText?.comparable, read.due.printed?.comparable, at)
      check("status", wanted.status, read.status.value.rawValue, at)
      check("status text", wanted.statusText?.comparable, read.status.printed?.comparable, at)
      check(
        "owners", wanted.owners.map(\.comparable).joined(separator: " | "), read.owners.map(\.printed.comparable).joined(separator: " | "),
        at)
      let outcomes = record.outcomes.filter { $0.action == read.id }.map(\.text.comparable)
      check("outcomes", wanted.outcomes.map(\.comparable).joined(separator: " | "), outcomes.joined(separator: " | "), at)
      check("progress", wanted.progress?.comparable, read.progress?.comparable, at)
    }
  }

  private mutating func compareMeasures(_ record: Record, _ gold: PlanGold, _ plan: String) {
    compareTexts("measures", gold.measures.map(\.text.comparable), record.measures.map(\.text.comparable), plan)
    for wanted in gold.measures {
      guard let read = record.measures.first(where: { $0.text.comparable == wanted.text.comparable }) else { continue }
      let at = "\(plan) measure \(wanted.text.prefix(30))"
      check("figures", wanted.baseline, read.baseline?.printed, at)
      check("figures", wanted.target, read.target?.printed, at)
      check("figures", wanted.current, read.current?.printed, at)
      check("figures", wanted.status, read.status.value.rawValue, at)
    }
  }

  private static let defectKinds: [String: [Defect.Kind]] = [
    "impossible-date": [.invalidDate], "duplicate-ref": [.duplicateReference], "no-owner": [.noOwner], "no-due-date": [.noDate],
    "due-before-plan": [.dateBeforePlan], "status-not-in-key": [.unknownStatus],
    "recommendation-without-action": [.recommendationWithoutAction],
  ]

  private mutating func compareDefects(_ record: Record, _ gold: PlanGold, _ plan: String) {
    var refs: [String: String] = [:]
    for action in record.actions { refs[action.id] = action.ref }
    for recommendation in record.recommendations { refs[recommendation.id] = recommendation.ref }
    func name(_ kind: Defect.Kind) -> String? { Self.defectKinds.first { $0.value.contains(kind) }?.key }
    let found = record.defects.compactMap { defect in name(defect.kind).map { "\($0) \(defect.record.flatMap { refs[$0] } ?? "–")" } }
    compareTexts("defects", gold.defects.map { "\($0.kind) \($0.ref ?? "–")" }, Array(Set(found)).sorted(), plan)
  }

  /// Matches two bags of texts.
  private mutating func compareTexts(_ field: String, _ expected: [String], _ found: [String], _ plan: String) {
    var rest = found
    for text in expected {
      if let index = rest.firstIndex(of: text) {
        rest.remove(at: index)
        counts[field, default: EvaluationCount()].note(true)
      } else {
        counts[field, default: EvaluationCount()].expected += 1
        differences.append(Difference(report: plan, field: field, expected: text, found: nil))
      }
    }
    for text in rest {
      counts[field, default: EvaluationCount()].found += 1
      differences.append(Difference(report: plan, field: field, expected: nil, found: text))
    }
  }

  private mutating func check(_ field: String, _ expected: String?, _ found: String?, _ at: String) {
    note(field, expected == found || (expected ?? "").isEmpty && (found ?? "").isEmpty, expected, found, at)
  }

  private mutating func note(_ field: String, _ isRight: Bool, _ expected: String?, _ found: String?, _ at: String) {
    counts[field, default: EvaluationCount()].note(isRight)
    if !isRight { differences.append(Difference(report: at, field: field, expected: expected, found: found)) }
  }
}

extension String {
  /// The text with white space and kinds of quote mark and dash made level, its case kept.
  fileprivate var comparable: String {
    squeezed.replacing("’", with: "'").replacing("‘", with: "'").replacing("“", with: "\"").replacing("”", with: "\"")
  }
}
