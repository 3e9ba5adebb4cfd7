/// Sorts what is drawn on a page into ruling lines and filled areas. Words (`open`, `add`, `close`, `finish`) follow those of a path.
struct DrawingBuilder {
  private(set) var isOpen = false
  var drawing = PageDrawing()

  private var isStroke = false, isClear = false
  private var colour: UInt32 = 0
  private var transform = Transform()
  private var points: [(x: Double, y: Double)] = []
  private var hasCurves = false

  /// The thickest that a filled area may be and still be a line, in points.
  private static let thickest = 3.0
  /// A page of drawing that has more lines than any table is a picture; what goes on is left out.
  private static let most = 20_000

  mutating func open(isStroke: Bool, colour: UInt32, transform: Transform, isClear: Bool) {
    (self.isStroke, self.colour, self.transform, self.isClear) = (isStroke, colour, transform, isClear)
    isOpen = true
    points.removeAll(keepingCapacity: true)
    hasCurves = false
  }

  mutating func add(_ x: Double, _ y: Double, isMove: Bool, isCurve: Bool) {
    guard isOpen else { return }
    if isMove { endFigure() }
    hasCurves = hasCurves || isCurve
    points.append(transform.point(x, y))
  }

  mutating func close() {
    guard isOpen, let first = points.first else { return }
    if isStroke { points.append(first) }
  }

  mutating func finish() {
    endFigure()
    isOpen = false
  }

  /// One figure of the path: what it comes to on the page.
  private mutating func endFigure() {
    defer {
      points.removeAll(keepingCapacity: true)
      hasCurves = false
    }
    guard !isClear, points.count > 1, drawing.horizontals.count + drawing.verticals.count + drawing.fills.count < Self.most else { return }
    if isStroke {
      guard !hasCurves, colour != 0xFFFFFF else { return }
      for (from, to) in zip(points, points.dropFirst()) { addLine(from, to) }
      return
    }
    guard points.count > 2 else { return }
    var box = Rule(x0: points[0].x, y0: points[0].y, x1: points[0].x, y1: points[0].y)
    for point in points {
      box.x0 = min(box.x0, point.x)
      box.y0 = min(box.y0, point.y)
      box.x1 = max(box.x1, point.x)
      box.y1 = max(box.y1, point.y)
    }
    if min(box.width, box.height) > Self.thickest {
      // A figure of many corners is a picture, not the ground of a cell; a rounded one may be a traffic light.
      if points.count <= 6 || hasCurves { drawing.fills.append(Fill(area: box, colour: colour, isRound: hasCurves)) }
    } else if colour != 0xFFFFFF {
      addLine((box.x0, (box.y0 + box.y1) / 2), (box.x1, (box.y0 + box.y1) / 2), ifLong: box.width >= box.height)
      addLine(((box.x0 + box.x1) / 2, box.y0), ((box.x0 + box.x1) / 2, box.y1), ifLong: box.height > box.width)
    }
  }

  private mutating func addLine(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), ifLong: Bool = true) {
    guard ifLong else { return }
    let width = abs(from.x - to.x), height = abs(from.y - to.y)
    if height <= 1, width > height {
      let y = (from.y + to.y) / 2
      drawing.horizontals.append(Rule(x0: min(from.x, to.x), y0: y, x1: max(from.x, to.x), y1: y))
    } else if width <= 1, height > 0 {
      let x = (from.x + to.x) / 2
      drawing.verticals.append(Rule(x0: x, y0: min(from.y, to.y), x1: x, y1: max(from.y, to.y)))
    }
  }
}
