import PlanSchema
import Wording

extension PlanReader {
  /// The actions, with those put right whose rows stood beside another recommendation than the one that their numbers name.
  ///
  /// In text laid out in columns a cell merged over rows stands somewhere beside them, and a row near its edge may be taken for a row of
  /// the next. Where the numbers of all actions carry on those of recommendations ("2" → "2.1", "2a"), and most say what their places say,
  /// the numbers decide.
  func actionsByNumber() -> [RawAction] {
    guard isFlat else { return actions }
    var ids: [String: String] = [:]
    for recommendation in record.recommendations {
      guard let ref = recommendation.ref, ids.updateValue(recommendation.id, forKey: ref.levelled) == nil else { return actions }
    }
    let named = actions.map { action in Self.stem(of: action.ref).flatMap { ids[$0] } }
    let agreed = zip(actions, named).count { $0.recommendation == $1 }
    guard !named.contains(nil), agreed < actions.count, agreed * 2 > actions.count else { return actions }
    return zip(actions, named).map { action, id in
      guard action.recommendation != id, action.alsoAnswers.isEmpty else { return action }
      var action = action
      action.recommendation = id
      return action
    }
  }

  /// The number of the recommendation in that of an action: "2" of "2.1" and "2a", "r3" of "R3-2".
  private static func stem(of ref: String?) -> String? {
    guard let level = ref?.levelled else { return nil }
    let letters = level.prefix { $0.isLetter }
    let digits = level.dropFirst(letters.count).prefix { $0.isNumber }
    guard !digits.isEmpty, letters.count + digits.count < level.count else { return nil }
    return String(letters + digits)
  }
}
