import PlanSchema
import Wording

extension DefectRule {
  /// Recommendations that no action answers.
  static let unansweredRecommendations = DefectRule(name: "unanswered recommendations") { plan in
    guard plan.isPlan, let answered = answered(plan) else { return [] }
    return plan.record.recommendations.compactMap { item in
      guard item.body != .external, !answered.recommendations.contains(item.id) else { return nil }
      return Defect(
        .recommendationWithoutAction, record: item.id,
        detail: "Recommendation \(item.ref ?? String(item.number)) (“\(PlanView.short(item.text))”) has no action.", place: item.place)
    }
  }

  /// Actions that answer nothing, in a plan whose actions otherwise say what they answer.
  static let unlinkedActions = DefectRule(name: "unlinked actions") { plan in
    guard plan.isPlan, let answered = answered(plan) else { return [] }
    let unlinked = plan.record.actions.filter { !answered.actions.contains($0.id) && $0.references.isEmpty }
    guard unlinked.count * 10 <= plan.record.actions.count * 3 else { return [] }
    return unlinked.map {
      Defect(
        .actionWithoutRecommendation, record: $0.id, detail: "\(plan.name(of: $0)) does not say which recommendation it answers.",
        place: $0.place)
    }
  }

  /// The recommendations that actions answer (themselves, through their section, or through a mapping), and those actions; `nil` where the
  /// plan links none, and so says nothing about it.
  private static func answered(_ plan: PlanView) -> (recommendations: Set<String>, actions: Set<String>)? {
    guard !plan.record.recommendations.isEmpty else { return nil }
    var byRef: [Reference: String] = [:]
    for item in plan.record.recommendations {
      if let reference = item.ref.flatMap({ Reference($0) }), byRef[reference] == nil { byRef[reference] = item.id }
    }
    func ids(_ refs: [String]) -> [String] { refs.compactMap { Reference($0).flatMap { byRef[$0] } } }
    var mapped: [Reference: [String]] = [:]
    for mapping in plan.record.mappings {
      if let section = Reference(mapping.section) { mapped[section, default: []] += ids([mapping.recommendation]) }
    }
    var bySection: [String: Set<String>] = [:]
    for section in plan.record.sections {
      bySection[section.id] = Set(ids(section.answers) + (section.ref.flatMap { Reference($0) }.flatMap { mapped[$0] } ?? []))
    }
    var recommendations: Set<String> = [], actions: Set<String> = []
    let parents = Dictionary(plan.record.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for action in plan.record.actions {
      var found = Set(action.answers)
      if let parent = action.parent.flatMap({ parents[$0] }) { found.formUnion(parent.answers) }
      for section in plan.lineage(of: action.section) { found.formUnion(bySection[section.id] ?? []) }
      if found.isEmpty { continue }
      actions.insert(action.id)
      recommendations.formUnion(found)
    }
    return recommendations.isEmpty ? nil : (recommendations, actions)
  }

  /// Two statements of which recommendations belong to which section that do not agree.
  static let mappings = DefectRule(name: "mappings") { plan in
    var order: [String] = []
    var printed: [String: String] = [:], places: [String: Place?] = [:]
    var pairs: [Mapping.Source: [String: [String]]] = [:]
    for mapping in plan.record.mappings {
      let section = mapping.section.levelled
      if printed[section] == nil {
        order.append(section)
        printed[section] = mapping.section
      }
      if mapping.source == .appendix, places[section] == nil { places[section] = mapping.place }
      pairs[mapping.source, default: [:]][section, default: []].append(mapping.recommendation)
    }
    guard let heads = pairs[.header], let appendix = pairs[.appendix] else { return [] }
    return order.flatMap { section -> [Defect] in
      let inHead = heads[section] ?? [], inAppendix = appendix[section] ?? []
      let record = plan.record.sections.first { $0.ref?.levelled == section }
      let name = record.map { "\($0.kind.rawValue) \(printed[section] ?? section)" } ?? "section \(printed[section] ?? section)"
      var defects: [Defect] = []
      let onlyAppendix = missing(from: inHead, of: inAppendix), onlyHead = missing(from: inAppendix, of: inHead)
      if !onlyAppendix.isEmpty {
        defects.append(
          Defect(
            .mappingMismatch, record: record?.id,
            detail: "The appendix gives \(name) the recommendations \(Phrase.list(onlyAppendix)), which its head does not name.",
            place: places[section] ?? record?.place))
      }
      if !onlyHead.isEmpty {
        defects.append(
          Defect(
            .mappingMismatch, record: record?.id,
            detail: "The head of \(name) names the recommendations \(Phrase.list(onlyHead)), which the appendix does not give it.",
            place: record?.place))
      }
      return defects
    }
  }

  private static func missing(from known: [String], of refs: [String]) -> [String] {
    let known = Set(known.compactMap { Reference($0) })
    var out: [String] = []
    for ref in refs where !out.contains(ref) {
      if let reference = Reference(ref), !known.contains(reference) { out.append(ref) }
    }
    return out
  }
}
