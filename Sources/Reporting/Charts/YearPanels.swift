/// One small chart a name, all over the same years and on the same scale.
public struct YearPanels: Sendable, Hashable {
  public struct Panel: Sendable, Hashable {
    public var label: String
    /// A value a year, in the order of the chart's years; `nil` where there is nothing to count in.
    public var values: [Double?]

    public init(_ label: String, values: [Double?]) {
      self.label = label
      self.values = values
    }
  }

  public var years: [Int]
  public var panels: [Panel]
  /// Whether the values are parts of a whole, shown as percentages.
  public var areShares: Bool
  /// Years whose values rest on little: drawn in another colour, which the description says.
  public var faint: Set<Int>

  public init(years: [Int], panels: [Panel], areShares: Bool, faint: Set<Int> = []) {
    precondition(panels.allSatisfy { $0.values.count == years.count }, "a value for each year")
    self.faint = faint
    self.years = years
    self.panels = panels
    self.areShares = areShares
  }

  /// Room for a number that is wider than its bar.
  private static let margin = 10.0
  private static let width = 260.0, height = 132.0, base = 104.0, ceiling = 26.0

  func draw(_ chart: Chart, into page: inout Markup) {
    let largest = panels.lazy.flatMap { $0.values }.compactMap { $0 }.max() ?? 0
    page.element("div", ["class": "panels"]) {
      for (index, panel) in panels.enumerated() {
        $0.element("div", ["class": "panel"]) {
          $0.element("p", ["class": "panel-name"], text: panel.label)
          draw(panel, id: "\(chart.id)-\(index + 1)", largest: largest, into: &$0)
        }
      }
    }
    page.newline()
  }

  private func draw(_ panel: Panel, id: String, largest: Double, into page: inout Markup) {
    let said = zip(years, panel.values).map { year, value in "\(year): \(value.map(words) ?? "none inspected")" }.joined(separator: "; ")
    let step = (Self.width - 2 * Self.margin) / Double(max(years.count, 1))
    // With many years only every other, or every third, has room for its name and number.
    let every = years.count <= 8 ? 1 : years.count <= 16 ? 2 : 4
    page.picture(id, title: panel.label, description: said, height: Self.height, viewBox: (Self.width, Self.height)) { svg in
      svg.void("line", ["x1": "0", "x2": pixels(Self.width), "y1": pixels(Self.base), "y2": pixels(Self.base), "class": "axis"])
      for (index, year) in years.enumerated() {
        let x = Self.margin + step * Double(index), named = (years.count - 1 - index).isMultiple(of: every)
        if let value = panel.values[index] {
          let length = largest > 0 ? value / largest * (Self.base - Self.ceiling) : 0
          svg.void(
            "rect",
            [
              "x": pixels(x + step * 0.15), "y": pixels(Self.base - length), "width": pixels(step * 0.7), "height": pixels(length),
              "class": faint.contains(year) ? "bar s2" : "bar s0",
            ])
          if named {
            svg.element(
              "text", ["x": pixels(x + step / 2), "y": pixels(Self.base - length - 5), "text-anchor": "middle", "class": "small"],
              text: words(value))
          }
        }
        if named {
          svg.element(
            "text", ["x": pixels(x + step / 2), "y": pixels(Self.base + 18), "text-anchor": "middle", "class": "small"],
            text: years.count <= 6 ? String(year) : "’" + String(String(year).suffix(2)))
        }
      }
    }
  }

  private func words(_ value: Double) -> String {
    (areShares ? Value.share(value) : Value.count(Int(value.rounded()))).printed
  }
}
