/// A picture of a table: the table always comes with it.
public struct Chart: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case bars(BarChart)
    case heat(HeatMap)
    case timeline(Timeline)
    case stacks(StatusStacks)
    case years(YearPanels)
  }

  /// Unique in its page.
  public var id: String
  public var title: String
  /// What there is to see, in a sentence: for those who do not see it, and for those in a hurry.
  public var description: String
  public var kind: Kind
  /// The same numbers.
  public var table: Table

  public init(_ id: String, title: String, description: String, kind: Kind, table: Table) {
    self.id = id
    self.title = title
    self.description = description
    self.kind = kind
    self.table = table
  }

  /// The picture, and the key to its colours where it has one.
  func draw(into page: inout Markup) {
    switch kind {
    case .bars(let bars): bars.draw(self, into: &page)
    case .heat(let heat): heat.draw(self, into: &page)
    case .timeline(let timeline): timeline.draw(self, into: &page)
    case .stacks(let stacks): stacks.draw(self, into: &page)
    case .years(let years): years.draw(self, into: &page)
    }
  }
}

extension Markup {
  /// An SVG that says what it is. Without a view box its widths are parts of the page's and its text keeps the page's size.
  /// - Parameter least: the narrowest width at which it can be read; on a narrower screen its frame scrolls.
  mutating func picture(
    _ id: String, title: String, description: String, height: Double, least: Double = 0,
    viewBox: (width: Double, height: Double)? = nil,
    _ body: (inout Markup) -> Void
  ) {
    let size: (width: String, height: String) = viewBox.map { (pixels($0.width), pixels($0.height)) } ?? ("100%", pixels(height))
    element(
      "svg",
      [
        "role": "img", "aria-labelledby": "\(id)-title \(id)-desc", "width": size.width, "height": size.height,
        "viewBox": viewBox.map { "0 0 \(pixels($0.width)) \(pixels($0.height))" }, "xmlns": "http://www.w3.org/2000/svg",
        "style": least > 0 ? "min-width:\(pixels(least))px" : nil,
      ]
    ) {
      $0.element("title", ["id": id + "-title"], text: title)
      $0.element("desc", ["id": id + "-desc"], text: description)
      body(&$0)
    }
    newline()
  }

  /// The key to a chart's marks: a list beside it, so that it wraps on a narrow screen.
  mutating func key(_ entries: [(name: String, swatch: (inout Markup) -> Void)]) {
    element("ul", ["class": "key"]) {
      for entry in entries {
        $0.element("li") {
          $0.element("svg", ["width": "22", "height": "22", "aria-hidden": "true", "focusable": "false"], entry.swatch)
          $0.text(" " + entry.name)
        }
      }
    }
    newline()
  }
}

/// A length in an SVG, to a tenth of a pixel.
func pixels(_ length: Double) -> String { Value.number(length, places: 1).plain }

/// A part of the picture's width.
func percent(_ share: Double) -> String { Value.number(share * 100, places: 2).plain + "%" }
