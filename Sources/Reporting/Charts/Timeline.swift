import PlanSchema

/// Deadlines along the calendar, one lane a plan: in each stretch of time a mark for each state with the number of deadlines in it.
public struct Timeline: Sendable, Hashable {
  /// How a deadline stands on the day that the report is made for. Each has a shape of its own, not only a colour.
  public enum State: String, Sendable, Hashable, CaseIterable {
    case met, ahead, overdue, passed

    /// Whether the day is past and nothing says that it was done.
    public var isLate: Bool { self == .overdue || self == .passed }

    /// In words; without a day to go by, all that is not done is just that.
    public func name(asOf: CalendarDay?) -> String {
      switch self {
      case .met: "Done"
      case .ahead: asOf == nil ? "Not marked as done" : "Still to come"
      case .overdue: "Past, not rated as done"
      case .passed: "Past, no status given"
      }
    }
  }

  public struct Deadline: Sendable, Hashable {
    public var day: CalendarDay
    public var state: State

    public init(_ day: CalendarDay, _ state: State) {
      self.day = day
      self.state = state
    }
  }

  public struct Lane: Sendable, Hashable {
    public var label: String
    public var deadlines: [Deadline]

    public init(_ label: String, _ deadlines: [Deadline]) {
      self.label = label
      self.deadlines = deadlines
    }
  }

  public var lanes: [Lane]
  /// The day that the report is made for; drawn where the calendar reaches it.
  public var asOf: CalendarDay?

  public init(_ lanes: [Lane], asOf: CalendarDay?) {
    self.lanes = lanes
    self.asOf = asOf
  }

  private static let line = 24.0, mark = 24.0, axis = 30.0, gap = 14.0
  /// As many stretches as have room for a mark with a number on a narrow screen.
  private static let stretches = 24

  func draw(_ chart: Chart, into page: inout Markup) {
    let months = lanes.flatMap { $0.deadlines.map(\.day.monthNumber) }
    guard let first = months.min(), let last = months.max() else { return }
    let step = [1, 2, 3, 6, 12, 24, 60, 120].first { (last - first) / $0 < Self.stretches } ?? 1200
    let start = first - first % step
    let count = (last - start) / step + 1
    let states = State.allCases.filter { state in lanes.contains { $0.deadlines.contains { $0.state == state } } }
    page.key(states.map { state in (state.name(asOf: asOf), { Self.drawMark(state, x: "11", y: 11, number: nil, into: &$0) }) })
    let tallies = lanes.map { lane in
      Dictionary(grouping: lane.deadlines) { ($0.day.monthNumber - start) / step }.mapValues { deadlines in
        Dictionary(grouping: deadlines, by: \.state).mapValues(\.count)
      }
    }
    let heights = tallies.map { Self.line + Self.mark * Double(max($0.values.map(\.count).max() ?? 1, 1)) + Self.gap }
    let height = heights.reduce(0, +) + Self.axis
    func middle(_ stretch: Int) -> Double { (Double(stretch) + 0.5) / Double(count) }
    page.picture(chart.id, title: chart.title, description: chart.description, height: height, least: 620) { svg in
      drawCalendar(first: start, step: step, count: count, height: height, into: &svg)
      var top = 0.0
      for (lane, (tally, laneHeight)) in zip(lanes, zip(tallies, heights)) {
        svg.element("text", ["x": "0", "y": pixels(top + 16), "class": "name"], text: lane.label)
        let floor = top + laneHeight - Self.gap
        svg.void("line", ["x1": "0", "x2": "100%", "y1": pixels(floor), "y2": pixels(floor), "class": "axis"])
        for stretch in tally.keys.sorted() {
          var y = floor - Self.mark / 2
          for state in states {
            guard let number = tally[stretch]?[state] else { continue }
            Self.drawMark(state, x: percent(middle(stretch)), y: y, number: number, into: &svg)
            y -= Self.mark
          }
        }
        top += laneHeight
      }
    }
  }

  private func drawCalendar(first: Int, step: Int, count: Int, height: Double, into svg: inout Markup) {
    let bottom = height - Self.axis
    let end = first + step * count
    func position(_ month: Double) -> Double { (month - Double(first)) / Double(end - first) }
    let years = (first / 12)...(end / 12), every = max(years.count / 8, 1)
    for year in years where year * 12 >= first && year * 12 < end {
      let x = percent(position(Double(year * 12)))
      svg.void("line", ["x1": x, "x2": x, "y1": "0", "y2": pixels(bottom + 4), "class": "grid"])
      guard (year - years.lowerBound).isMultiple(of: every) else { continue }
      svg.element("text", ["x": x, "dx": "3", "y": pixels(bottom + 20), "class": "small"], text: String(year))
    }
    if years.allSatisfy({ $0 * 12 < first || $0 * 12 >= end }) {
      svg.element("text", ["x": "0", "y": pixels(bottom + 20), "class": "small"], text: String(first / 12))
    }
    if let asOf {
      let month = Double(asOf.monthNumber) + Double((asOf.day ?? 28) - 1) / 31
      if month > Double(first), month < Double(end) {
        let x = percent(position(month))
        svg.void("line", ["x1": x, "x2": x, "y1": "0", "y2": pixels(bottom), "class": "today"])
      }
    }
  }

  /// A circle for done, a square for ahead, a diamond for overdue, an open circle for unknown.
  private static func drawMark(_ state: State, x: String, y: Double, number: Int?, into svg: inout Markup) {
    switch state {
    case .met, .passed: svg.void("circle", ["cx": x, "cy": pixels(y), "r": "10", "class": "mark \(state.rawValue)"])
    case .ahead:
      svg.element("svg", ["x": x, "y": pixels(y), "overflow": "visible", "width": "1", "height": "1"]) {
        $0.void("rect", ["x": "-10", "y": "-10", "width": "20", "height": "20", "rx": "2", "class": "mark ahead"])
      }
    case .overdue:
      svg.element("svg", ["x": x, "y": pixels(y), "overflow": "visible", "width": "1", "height": "1"]) {
        $0.void("path", ["d": "M0-12 12 0 0 12-12 0Z", "class": "mark overdue"])
      }
    }
    guard let number else { return }
    svg.element(
      "text", ["x": x, "y": pixels(y + 4.5), "text-anchor": "middle", "class": "small on \(state.rawValue)"], text: String(number))
  }
}

extension CalendarDay {
  /// Months since the year 0.
  var monthNumber: Int { year * 12 + month - 1 }
}
