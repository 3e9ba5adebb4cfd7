import PlanSchema
import Wording

extension DefectRule {
  /// Actions that nobody leads, in a plan that says who leads.
  static let noOwners = DefectRule(name: "no owners") { plan in
    guard plan.isPlan else { return [] }
    let reader = OwnerReader(roles: plan.record.roles)
    let without = plan.record.actions.filter { action in
      action.owners.allSatisfy(reader.isNobody) && plan.parts(of: action).isEmpty
    }
    guard !without.isEmpty else { return [] }
    if without.count == plan.record.actions.count, without.count > 1 {
      return [Defect(.noOwner, detail: "None of the \(without.count) actions says who leads it.")]
    }
    return without.map { action in
      let detail = action.owners.first.map { "has no lead yet: “\($0.printed)”" } ?? "does not say who leads it"
      return Defect(.noOwner, record: action.id, detail: "\(plan.name(of: action)) \(detail).", place: action.place)
    }
  }

  /// Owners that the plan's own key to its posts does not list. Each is told once, with all its actions.
  static let unknownOwners = DefectRule(name: "unknown owners") { plan in
    guard plan.isPlan, !plan.record.roles.isEmpty else { return [] }
    let key = RoleKey(plan.record.roles)
    let reader = OwnerReader(roles: plan.record.roles)
    let holders = Set(plan.record.roles.flatMap(\.holders).flatMap { $0.split(separator: "/") }.map { String($0).levelled })
    var order: [String] = []
    var found: [String: (owner: Owner, actions: [Action])] = [:]
    var listed: Set<String> = []
    for action in plan.record.actions {
      for owner in action.owners {
        let isListed = !key.posts(for: owner.printed).isEmpty || owner.name.map { holders.contains($0.levelled) } ?? false
        let form = owner.printed.levelled
        if isListed { listed.insert(form) }
        if isListed || reader.isNobody(owner) { continue }
        if found[form] == nil { order.append(form) }
        found[form, default: (owner, [])].actions.append(action)
      }
    }
    let abbreviations = plan.record.roles.map(\.abbreviation)
    // A key that lists few of the owners explains abbreviations only: posts in full need no entry in it.
    let isGlossary = listed.count < order.count
    return order.compactMap { form in
      guard let (owner, actions) = found[form], let first = actions.first else { return nil }
      if isGlossary, OwnerWords(owner.printed).abbreviations.isEmpty { return nil }
      let names = actions.map { $0.ref ?? "“\(PlanView.short($0.text, to: 5))”" }
      let hint = nearest(to: owner.printed, among: abbreviations).map { "; the nearest entry is “\($0)”" } ?? ""
      return Defect(
        .unknownOwner, record: first.id,
        detail:
          "“\(owner.printed)” leads \(names.count == 1 ? "action" : "actions") \(Phrase.list(names)), but the plan's list of posts has no such entry\(hint).",
        place: first.place)
    }
  }

  /// The entry of the key that may be meant: one or two slips away, or beginning with the same word and sharing another.
  private static func nearest(to owner: String, among abbreviations: [String]) -> String? {
    let level = owner.levelled
    let first = level.split(separator: " ").first
    let near = abbreviations.filter {
      let other = $0.levelled
      return Likeness.edits(from: level, to: other) <= 2 || other.hasPrefix(level)
        || (first.map { other.hasPrefix($0 + " ") } ?? false) && sharedWords(level, other) >= 2
    }
    return Likeness.nearest(to: owner, among: near, limit: 1).first ?? near.first
  }

  private static func sharedWords(_ a: String, _ b: String) -> Int {
    let small: Set<Substring> = ["of", "for", "the", "and", "&"]
    return Set(a.split(separator: " ")).intersection(b.split(separator: " ")).subtracting(small).count
  }

  /// The same post printed in two forms: the same words in another order.
  static let ownersInTwoForms = DefectRule(name: "owners in two forms") { plan in
    guard plan.isPlan, plan.record.roles.isEmpty else { return [] }
    let small: Set<String> = ["of", "for", "the", "and", "&", "in", "to"]
    var forms: [[String]: [(printed: String, action: Action)]] = [:]
    var order: [[String]] = []
    for action in plan.record.actions {
      for owner in action.owners {
        let words = OwnerWords(owner.printed).levelled.filter { !small.contains($0) }.sorted()
        guard words.count > 1 else { continue }
        if forms[words] == nil { order.append(words) }
        if forms[words]?.contains(where: { OwnerWords($0.printed).levelled == OwnerWords(owner.printed).levelled }) != true {
          forms[words, default: []].append((owner.printed, action))
        }
      }
    }
    return order.compactMap { words in
      guard let all = forms[words], all.count > 1 else { return nil }
      return Defect(
        .labelMismatch, record: all[1].action.id,
        detail:
          "One post seems to be printed in \(all.count == 2 ? "two" : String(all.count)) forms: \(Phrase.list(all.map { "“\($0.printed)”" })).",
        place: all[1].action.place)
    }
  }
}
