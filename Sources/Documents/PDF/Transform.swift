/// A PDF's transformation: (x, y) → (ax + cy + e, bx + dy + f).
struct Transform: Sendable, Hashable {
  var a = 1.0, b = 0.0, c = 0.0, d = 1.0, e = 0.0, f = 0.0

  init() {}

  /// From six numbers; a matrix without its shift has four.
  init?(_ numbers: [Double]) {
    guard numbers.count >= 4 else { return nil }
    (a, b, c, d) = (numbers[0], numbers[1], numbers[2], numbers[3])
    if numbers.count >= 6 { (e, f) = (numbers[4], numbers[5]) }
  }

  func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }

  /// This transformation followed by another.
  func then(_ other: Transform) -> Transform {
    var out = Transform()
    out.a = a * other.a + b * other.c
    out.b = a * other.b + b * other.d
    out.c = c * other.a + d * other.c
    out.d = c * other.b + d * other.d
    (out.e, out.f) = other.point(e, f)
    return out
  }

  /// How much longer a length becomes, on average of both directions.
  var scale: Double { abs(a * d - b * c).squareRoot() }
}
