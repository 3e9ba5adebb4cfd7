import PlanSchema

/// How the actions of each plan stand: one bar a plan, one segment a status, the count in each.
public struct StatusStacks: Sendable, Hashable {
  public struct Row: Sendable, Hashable {
    public var label: String
    public var counts: [CommonStatus: Int]

    public init(_ label: String, counts: [CommonStatus: Int]) {
      self.label = label
      self.counts = counts
    }

    var total: Int { counts.values.reduce(0, +) }
  }

  public var rows: [Row]

  public init(_ rows: [Row]) { self.rows = rows }

  /// From the best to the worst, then what cannot be told.
  public static let order: [CommonStatus] = [.embedded, .complete, .onTrack, .atRisk, .offTrack, .notStarted, .unknown]

  private static let line = 22.0, bar = 28.0, gap = 16.0
  /// A segment too narrow for its number leaves it to the table.
  private static let narrowest = 0.035

  func draw(_ chart: Chart, into page: inout Markup) {
    let used = Self.order.filter { status in rows.contains { ($0.counts[status] ?? 0) > 0 } }
    page.key(
      used.map { status in
        (
          Wordings.status(status),
          { $0.void("rect", ["x": "1", "y": "1", "width": "20", "height": "20", "class": "status \(status.rawValue)"]) }
        )
      })
    let height = Double(rows.count) * (Self.line + Self.bar + Self.gap)
    page.picture(chart.id, title: chart.title, description: chart.description, height: height, least: 300) { svg in
      for (index, row) in rows.enumerated() {
        let top = Double(index) * (Self.line + Self.bar + Self.gap), total = row.total
        svg.element(
          "text", ["x": "0", "y": pixels(top + 15), "class": "name"], text: "\(row.label): \(Wordings.counted(total, "action"))")
        guard total > 0 else { continue }
        var start = 0.0
        for status in used {
          guard let count = row.counts[status], count > 0 else { continue }
          let share = Double(count) / Double(total)
          svg.void(
            "rect",
            [
              "x": percent(start), "y": pixels(top + Self.line), "width": percent(share), "height": pixels(Self.bar),
              "class": "status \(status.rawValue)",
            ])
          if share >= Self.narrowest {
            svg.element(
              "text",
              [
                "x": percent(start + share / 2), "y": pixels(top + Self.line + 19), "text-anchor": "middle",
                "class": "on \(status.rawValue)",
              ], text: String(count))
          }
          start += share
        }
      }
    }
  }
}
