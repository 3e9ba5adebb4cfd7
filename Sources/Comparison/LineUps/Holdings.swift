import PlanSchema

/// Everything in a set of documents by theme and authority, found in one walk.
struct Holdings {
  /// What one authority holds on one theme, as places in its records.
  struct Line {
    var recommendations: [Spot] = []
    var actions: [Spot] = []
    var measures: [Spot] = []
    var findings: [Spot] = []
    /// Those of the recommendations that print another of them again.
    var reprints: [Spot: Spot] = [:]

    /// What a plan prints again from a report is one recommendation.
    var counts: ThemeCounts {
      ThemeCounts(
        recommendations: recommendations.count - reprints.count, actions: actions.count, measures: measures.count, findings: findings.count)
    }
  }

  /// A record, and an item of it.
  struct Spot: Hashable {
    var record: Int
    var item: Int
  }

  /// By theme, then by authority.
  private(set) var lines: [String: [String: Line]] = [:]

  init(_ records: [Record], _ repetitions: Repetitions) {
    for (index, record) in records.enumerated() where !repetitions.reports.contains(record.document.id) {
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
    if !repetitions.reprints.isEmpty { link(records, repetitions.reprints) }
  }

  private mutating func link(_ records: [Record], _ reprints: [Repetitions.Item: Repetitions.Item]) {
    func item(_ spot: Spot) -> Repetitions.Item {
      Repetitions.Item(document: records[spot.record].document.id, id: records[spot.record].recommendations[spot.item].id)
    }
    for (theme, byAuthority) in lines {
      for (authority, line) in byAuthority {
        let spots = Dictionary(line.recommendations.map { (item($0), $0) }, uniquingKeysWith: { first, _ in first })
        for spot in line.recommendations {
          guard let original = reprints[item(spot)].flatMap({ spots[$0] }) else { continue }
          lines[theme]![authority]!.reprints[spot] = original
        }
      }
    }
  }
}
