import PlanSchema
import Wording

extension Decisions {
  /// Puts the decisions in force in a council's records. A decision finds its text by its document and record, where that still says the
  /// same; else wherever in that document the same text stands; else in the council's other documents, if its own is gone; else at its old
  /// place, if the text there has changed only a little.
  /// - Returns: decisions whose text is nowhere any more.
  public func apply(to records: inout [Record]) -> [Decision] {
    var orphans: [Decision] = []
    for (decision, slot) in zip(decisions, slots(in: records)) {
      if let slot { records[slot.record].withThemes(at: slot) { $0 = decision.applied(to: $0) } } else { orphans.append(decision) }
    }
    return orphans
  }

  /// Where the text of each decision stands now.
  func slots(in records: [Record]) -> [ThemedSlot?] {
    if decisions.isEmpty { return [] }
    var index = TextIndex(records)
    // Those that still stand where they stood go first, so that no other takes their place.
    var slots = decisions.map { index.unmoved($0) }
    for (number, decision) in decisions.enumerated() where slots[number] == nil { slots[number] = index.moved(decision) }
    return slots
  }
}

/// Where a text with themes stands in a list of records.
struct ThemedSlot: Hashable {
  enum Kind: Hashable { case recommendation, action, measure, finding }

  var record: Int
  var kind: Kind
  var index: Int
}

/// Finds texts of records again.
private struct TextIndex {
  private let documents: [String: Int]
  private var byPlace: [String: (slot: ThemedSlot, text: String)] = [:]
  private var byText: [String: [ThemedSlot]] = [:]
  private var taken: Set<ThemedSlot> = []

  init(_ records: [Record]) {
    documents = Dictionary(records.enumerated().map { ($1.document.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (number, record) in records.enumerated() {
      record.forEachThemed { kind, index, id, text, _ in
        let slot = ThemedSlot(record: number, kind: kind, index: index), level = text.levelled
        byPlace[record.document.id + "#" + id] = (slot, level)
        byText[level, default: []].append(slot)
      }
    }
  }

  /// The slot of the decision's own place, where that says the same as ever.
  mutating func unmoved(_ decision: Decision) -> ThemedSlot? {
    guard let place = byPlace[decision.document + "#" + decision.record], place.text == decision.text.levelled else { return nil }
    return take(place.slot)
  }

  /// The slot of a text that has moved, or that was changed a little where it stands.
  mutating func moved(_ decision: Decision) -> ThemedSlot? {
    let level = decision.text.levelled, document = documents[decision.document]
    let same = byText[level]?.first { (document == nil || $0.record == document) && !taken.contains($0) }
    if let same { return take(same) }
    guard let place = byPlace[decision.document + "#" + decision.record], !taken.contains(place.slot), Self.isAlike(place.text, level)
    else { return nil }
    return take(place.slot)
  }

  private mutating func take(_ slot: ThemedSlot) -> ThemedSlot? { taken.insert(slot).inserted ? slot : nil }

  /// Whether two texts share most of their words.
  private static func isAlike(_ a: String, _ b: String) -> Bool {
    let a = Set(a.split(separator: " ")), b = Set(b.split(separator: " "))
    return a.intersection(b).count * 4 >= max(a.count, b.count) * 3
  }
}

extension Record {
  /// Calls with every text that carries themes.
  func forEachThemed(_ body: (_ kind: ThemedSlot.Kind, _ index: Int, _ id: String, _ text: String, _ themes: [ThemeCode]) -> Void) {
    for (index, item) in recommendations.enumerated() { body(.recommendation, index, item.id, item.text, item.themes) }
    for (index, item) in actions.enumerated() { body(.action, index, item.id, item.text, item.themes) }
    for (index, item) in measures.enumerated() { body(.measure, index, item.id, item.text, item.themes) }
    for (index, item) in findings.enumerated() { body(.finding, index, item.id, item.text, item.themes) }
  }

  func id(at slot: ThemedSlot) -> String {
    switch slot.kind {
    case .recommendation: recommendations[slot.index].id
    case .action: actions[slot.index].id
    case .measure: measures[slot.index].id
    case .finding: findings[slot.index].id
    }
  }

  mutating func withThemes(at slot: ThemedSlot, _ body: (inout [ThemeCode]) -> Void) {
    switch slot.kind {
    case .recommendation: body(&recommendations[slot.index].themes)
    case .action: body(&actions[slot.index].themes)
    case .measure: body(&measures[slot.index].themes)
    case .finding: body(&findings[slot.index].themes)
    }
  }
}
