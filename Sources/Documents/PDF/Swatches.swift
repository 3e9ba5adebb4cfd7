/// Small coloured shapes drawn in place of a word: the rating beside its label is a square, a dot or an empty pill.
struct Swatches: Sendable {
  private let shapes: [Fill]

  init(_ drawing: PageDrawing?) { shapes = drawing?.fills.filter(Self.isSwatch) ?? [] }

  /// The colour of the one shape that stands on a line's height, right of where the line begins, or close before it.
  func colour(beside line: Line) -> UInt32? {
    let y0 = line.baseline - 0.95 * line.size, y1 = line.baseline + 0.3 * line.size
    return colour(in: Rule(x0: line.x0, y0: y0, x1: .infinity, y1: y1))
      ?? colour(in: Rule(x0: line.x0 - 7 * line.size, y0: y0, x1: line.x0, y1: y1))
  }

  /// The colour of the shapes that stand in an area, where it is one.
  func colour(in area: Rule) -> UInt32? {
    let inside = shapes.filter { shape in
      let middle = (shape.area.y0 + shape.area.y1) / 2
      return shape.area.x0 > area.x0 - 4 && shape.area.x0 < area.x1 && middle > area.y0 && middle < area.y1
    }
    guard let first = inside.first, inside.allSatisfy({ $0.colour == first.colour }) else { return nil }
    return first.colour
  }

  private static func isSwatch(_ fill: Fill) -> Bool {
    let parts = [fill.colour >> 16 & 0xFF, fill.colour >> 8 & 0xFF, fill.colour & 0xFF]
    guard (4...20).contains(fill.area.height), (4...80).contains(fill.area.width) else { return false }
    // Grey is a colour of ratings, too, but of much else that is drawn.
    let isGrey = parts.max()! - parts.min()! <= 0x20, isSquare = (0.6...1.7).contains(fill.area.width / fill.area.height)
    return !isGrey || (isSquare && fill.area.height > 6 && (0x48...0xDC).contains(parts[0]))
  }
}
