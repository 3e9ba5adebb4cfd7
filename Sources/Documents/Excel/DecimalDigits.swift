import Foundation

/// A number as decimal digits, to the fifteen that Excel keeps: rounding happens on what a person sees, not on the binary value.
struct DecimalDigits: Sendable, Hashable {
  /// The digits without leading zeros, and how many of them stand before the point (0 or less for a small fraction).
  private(set) var digits: [UInt8]
  private(set) var point: Int

  /// The digits of a number's absolute value.
  init(_ value: Double) {
    digits = []
    point = 0
    guard value.isFinite, value != 0 else { return }
    // "d.dddddddddddddde±xx"
    let text = String(format: "%.14e", abs(value))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "e") { break }
      if 0x30...0x39 ~= byte { digits.append(byte - 0x30) }
    }
    point = (text.split(separator: "e").last.flatMap { Int($0) } ?? 0) + 1
    trim()
  }

  /// Rounded half away from zero to so many places after the point.
  func rounded(to places: Int) -> DecimalDigits {
    var out = self
    let keep = point + places
    if keep >= digits.count { return out }
    guard keep >= 0 else { return DecimalDigits(0) }
    let up = digits[keep] >= 5
    out.digits = Array(digits[..<keep])
    if up {
      var index = keep - 1
      while index >= 0, out.digits[index] == 9 {
        out.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        out.digits[index] += 1
      } else {
        out.digits.insert(1, at: 0)
        out.point += 1
      }
    }
    out.trim()
    return out
  }

  /// The digits before the point; empty for none but zero.
  var whole: [UInt8] { (0..<max(0, point)).map { $0 < digits.count ? digits[$0] : 0 } }

  /// The digits after the point, without trailing zeros.
  var fraction: [UInt8] {
    point >= digits.count ? [] : [UInt8](repeating: 0, count: max(0, -point)) + digits[max(0, point)...]
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }
}
