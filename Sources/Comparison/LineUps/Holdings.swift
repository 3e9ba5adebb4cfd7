import PlanSchema

/// Everything in a set of documents by theme and authority, found in one walk.
struct Holdings {
  /// What one authority holds on one theme, as places in its records.
  struct Line {
    var recommendations: [Spot] = []
    var actions: [Spot] = []
    var measures: [Spot] = []
    var findings: [Spot] = []

    var counts: ThemeCounts {
      ThemeCounts(recommendations: recommendations.count, actions: actions.count, measures: measures.count, findings: findings.count)
    }
  }

  /// A record, and an item of it.
  struct Spot: Hashable {
    var record: Int
    var item: Int
  }

  /// By theme, then by authority.
  private(set) var lines: [String: [String: Line]] = [:]

  init(_ records: [Record]) {
    for (index, record) in records.enumerated() {
      let authority = record.document.authority
      func walk<Item>(_ items: [Item], _ themes: (Item) -> [ThemeCode], _ list: WritableKeyPath<Line, [Spot]>) {
        for (place, item) in items.enumerated() {
          var own: Set<String> = []
          for code in themes(item) where own.insert(code.id).inserted {
            lines[code.id, default: [:]][authority, default: Line()][keyPath: list].append(Spot(record: index, item: place))
          }
        }
      }
      walk(record.recommendations, \.themes, \.recommendations)
      walk(record.actions, \.themes, \.actions)
      walk(record.measures, \.themes, \.measures)
      walk(record.findings, \.themes, \.findings)
    }
  }
}
