/// Horizontal bars, each with its name and its number beside it: no key is needed, and no colour.
public struct BarChart: Sendable, Hashable {
  public struct Bar: Sendable, Hashable {
    /// "England"; empty where the group's own name says it all.
    public var label: String
    public var value: Value
    /// From 0 to 1 of the longest bar that the chart can show.
    public var length: Double
    /// Which of the three fills: 0 for the one that the page is about.
    public var series: Int

    public init(_ label: String, value: Value, length: Double, series: Int = 0) {
      self.label = label
      self.value = value
      self.length = length
      self.series = series
    }
  }

  public struct Group: Sendable, Hashable {
    public var label: String
    public var bars: [Bar]

    public init(_ label: String, _ bars: [Bar]) {
      self.label = label
      self.bars = bars
    }
  }

  public var groups: [Group]

  public init(_ groups: [Group]) { self.groups = groups }

  private static let line = 22.0, bar = 18.0, gap = 6.0, groupGap = 14.0
  /// The longest bar's share of the width: the rest is for the words after it.
  private static let reach = 0.62

  func draw(_ chart: Chart, into page: inout Markup) {
    let height = groups.reduce(0.0) { $0 + Self.line + Double($1.bars.count) * (Self.bar + Self.gap) + Self.groupGap }
    page.picture(chart.id, title: chart.title, description: chart.description, height: height, least: 380) { svg in
      var top = 0.0
      for group in groups {
        svg.element("text", ["x": "0", "y": pixels(top + 15), "class": "name"], text: group.label)
        top += Self.line
        for bar in group.bars {
          let length = min(max(bar.length, 0), 1) * Self.reach
          svg.void(
            "rect",
            ["x": "0", "y": pixels(top), "width": percent(length), "height": pixels(Self.bar), "class": "bar s\(bar.series)"])
          svg.element(
            "text", ["x": percent(length), "dx": "6", "y": pixels(top + 14)],
            text: [bar.value.printed, bar.label].filter { !$0.isEmpty }.joined(separator: " "))
          top += Self.bar + Self.gap
        }
        top += Self.groupGap
      }
    }
  }
}
