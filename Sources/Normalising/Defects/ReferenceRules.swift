import PlanSchema
import Wording

/// A numbered item, for the rules on numbering.
private struct Numbered {
  var id: String
  var reference: Reference
  var printed: String
  var section: String?
  /// What the numbering is bound to where it begins anew under each heading.
  var group: String
  var place: Place?
}

extension DefectRule {
  /// References that number two things.
  static let duplicateReferences = DefectRule(name: "duplicate references") { plan in
    guard plan.isPlan else { return [] }
    return duplicates(numberedActions(plan), what: "actions") + duplicates(numberedRecommendations(plan), what: "recommendations")
  }

  /// References left out of a sequence.
  static let missingReferences = DefectRule(name: "missing references") { plan in
    guard plan.isPlan else { return [] }
    return gaps(numberedActions(plan), what: "action", isMisprint: true)
      + gaps(numberedRecommendations(plan), what: "recommendation", isMisprint: false)
      + gaps(numberedSections(plan), what: "section", isMisprint: false)
  }

  /// Objectives that the overview names and the plan never takes up.
  static let objectivesWithoutSection = DefectRule(name: "objectives without section") { plan in
    guard plan.isPlan else { return [] }
    var withActions: Set<String> = []
    for action in plan.record.actions { for section in plan.lineage(of: action.section) { withActions.insert(section.id) } }
    let partsWithActions = Set(plan.record.sections.filter { withActions.contains($0.id) }.map { $0.parent ?? "" })
    return plan.record.sections.compactMap { section in
      guard let overview = section.notes.first(where: { $0.label == PlanReader.overviewTitle }), !withActions.contains(section.id) else {
        return nil
      }
      // A part with a head of its own stands elsewhere too, even if that only names another document.
      guard section.place == nil || section.place == overview.place else { return nil }
      guard partsWithActions.contains(section.parent ?? "") else { return nil }
      let hasMeasures = plan.record.measures.contains { $0.section == section.id }
      return Defect(
        .missingReference, record: section.id,
        detail:
          "The overview names \(section.ref.map { "\($0) " } ?? "")“\(section.title)”, but the plan has no actions under it\(hasMeasures ? ", only measures" : "").",
        place: section.place)
    }
  }

  // MARK: What is numbered

  private static func numberedActions(_ plan: PlanView) -> [Numbered] {
    plan.record.actions.compactMap { action in
      guard let printed = action.ref, let reference = Reference(printed) else { return nil }
      let group = (action.section ?? "") + "|" + (action.answers.first ?? "")
      return Numbered(id: action.id, reference: reference, printed: printed, section: action.section, group: group, place: action.place)
    }
  }

  private static func numberedRecommendations(_ plan: PlanView) -> [Numbered] {
    plan.record.recommendations.compactMap { item in
      guard let printed = item.ref, let reference = Reference(printed) else { return nil }
      let group = item.kind.rawValue + "|" + item.body.rawValue + "|" + (item.heading ?? "")
      return Numbered(id: item.id, reference: reference, printed: printed, group: group, place: item.place)
    }
  }

  private static func numberedSections(_ plan: PlanView) -> [Numbered] {
    plan.record.sections.compactMap { section in
      guard let printed = section.ref, let reference = Reference(printed) else { return nil }
      return Numbered(
        id: section.id, reference: reference, printed: printed, group: section.kind.rawValue + (section.parent ?? ""), place: section.place)
    }
  }

  // MARK: Twice

  private static func duplicates(_ items: [Numbered], what: String) -> [Defect] {
    let all = repeated(items) { _ in "" }
    // Where much of the numbering comes again, it begins anew under each heading.
    let repeats = all.count * 4 > items.count ? repeated(items, by: \.group) : all
    return repeats.map { first, second in
      let where_ = [first.place, second.place].compactMap { $0?.description }.filter { !$0.isEmpty }
      let places = where_.count == 2 && where_[0] != where_[1] ? " (\(where_[0]); \(where_[1]))" : ""
      return Defect(
        .duplicateReference, record: second.id, detail: "“\(second.printed)” numbers two \(what)\(places).", place: second.place)
    }
  }

  private static func repeated(_ items: [Numbered], by group: (Numbered) -> String) -> [(Numbered, Numbered)] {
    struct Key: Hashable {
      var group: String
      var reference: Reference
    }
    var seen: [Key: Numbered] = [:]
    var pairs: [(Numbered, Numbered)] = []
    for item in items {
      let key = Key(group: group(item), reference: item.reference)
      if let first = seen[key] { pairs.append((first, item)) } else { seen[key] = item }
    }
    return pairs
  }

  // MARK: Left out

  private static func gaps(_ items: [Numbered], what: String, isMisprint: Bool) -> [Defect] {
    guard items.count > 1 else { return [] }
    let isLocal = repeated(items) { _ in "" }.count * 4 > items.count
    let present = Set(items.map { (isLocal ? $0.group : "") + "|" + $0.reference.key })
    // Siblings in the order printed: those that share all but the last part of their reference.
    var order: [String] = []
    var families: [String: [Numbered]] = [:]
    for item in items {
      let family = (isLocal ? item.group : "") + "|" + item.reference.stemKey
      if families[family] == nil { order.append(family) }
      families[family, default: []].append(item)
    }
    var defects: [Defect] = []
    for family in order {
      let siblings = (families[family] ?? []).sorted { $0.reference < $1.reference }
      for (before, after) in zip(siblings, siblings.dropFirst()) {
        for missing in after.reference.missing(after: before.reference).prefix(20) {
          defects.append(
            Defect(
              .missingReference, record: after.id,
              detail: "There is no \(what) \(missing): after \(before.printed) comes \(after.printed).",
              place: after.place))
        }
      }
    }
    if isMisprint, !isLocal { defects += outOfPlace(items) { present.contains("|" + $0.key) } }
    return defects
  }

  /// A number that belongs elsewhere, printed where the next of its section's own was due: 2.3.4 is followed by 2.2.12.
  private static func outOfPlace(_ items: [Numbered], isPresent: (Reference) -> Bool) -> [Defect] {
    var defects: [Defect] = []
    for (before, item) in zip(items, items.dropFirst()) {
      guard item.section == before.section, item.section != nil, item.reference.stem != before.reference.stem,
        item.reference.parts.count == before.reference.parts.count, item.reference < before.reference,
        let expected = before.reference.next, !isPresent(expected)
      else { continue }
      defects.append(
        Defect(
          .missingReference, record: item.id,
          detail:
            "There is no action \(expected.description): after \(before.printed) comes \(item.printed), which belongs to another section.",
          place: item.place))
    }
    return defects
  }
}

extension Reference {
  /// The parts as one text, for use as a key.
  fileprivate var key: String { parts.map(Self.text).joined(separator: ".") }
  fileprivate var stemKey: String { "\(parts.count)/" + stem.map(Self.text).joined(separator: ".") }

  /// The reference after this one among its siblings.
  fileprivate var next: Reference? {
    guard case .number(let number)? = parts.last else { return nil }
    let digits = description.reversed().prefix { $0.isNumber }.count
    return Reference(description.dropLast(digits) + String(number + 1))
  }

  private static func text(_ part: Part) -> String {
    switch part {
    case .number(let number): String(number)
    case .letters(let letters): letters
    }
  }
}
