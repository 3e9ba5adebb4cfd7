import PlanSchema
import Wording

/// What labels and headings leave open about an action, settled by the company they are in.
extension PlanFinishing {
  /// The fields of an action, those that could be a measure's told from its own: without a baseline or a target beside it, "Score: 3" is a
  /// status, "Position now: two in post" is progress, and a "Target: May 2024" is a date. "How is it going? On track" is a status, if the key
  /// lists it.
  func settled(_ fields: [RawAction.Field]) -> [RawAction.Field] {
    func has(_ roles: ColumnRole...) -> Bool { fields.contains { field in field.role.map(roles.contains) ?? false } }
    let isMeasured =
      has(.baseline, .quarter) || (has(.target) && has(.current))
      || (has(.measure) && fields.contains { $0.role == .current && figures.read($0.cell.text)?.value != nil })
    guard !isMeasured else { return fields }
    return fields.map { field in
      var field = field
      let text = field.cell.text
      switch field.role {
      case .current where !has(.status) && text.utf8.count <= 12 && !text.contains(" "): field.role = .status
      case .current: field.role = .progress
      case .target where !has(.due) && !text.isEmpty && dates.read(text).value != nil && figures.read(text)?.unit == nil: field.role = .due
      case .progress where !has(.status) && (isRating(text) || ratingLabels.contains(field.label.levelled)): field.role = .status
      default: break
      }
      return field
    }
  }

  /// Whether a text is a rating and nothing else, by the key or in every plan.
  private func isRating(_ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    return RatingWords.shared.universal(text) != nil || (!record.statusScale.isEmpty && statuses.lists(text, for: .action))
  }

  /// The labels that mean progress but give each action one of a few words ("Position: Moving"), in a plan that gives its actions no other
  /// status.
  static func ratingLabels(_ raws: [RawAction]) -> Set<String> {
    guard !raws.contains(where: { $0.has(.status) }) else { return [] }
    var values: [String: [String]] = [:]
    for field in raws.lazy.flatMap(\.fields) where field.role == .progress && !field.cell.isBlank {
      values[field.label.levelled, default: []].append(field.cell.text)
    }
    return Set(
      values.filter { _, texts in
        let few = Set(texts).count
        return texts.count >= 4 && few <= 7 && few * 3 <= texts.count * 2 && texts.allSatisfy { $0.utf8.count <= 30 && !$0.endsSentence }
      }.keys)
  }
}
