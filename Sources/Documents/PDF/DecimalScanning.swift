import Wording

extension UnsafeBufferPointer<UInt8> {
  /// Reads a decimal number ("-12.5", ".5", "1e-05") and moves behind it; 0, and nothing moved, where there is none. Exact enough for a
  /// place on a page.
  func decimal(_ at: inout Int, to end: Int) -> Double {
    let start = at
    var isNegative = false, value = 0.0, digits = 0
    if at < end, self[at] == 0x2D || self[at] == 0x2B {
      isNegative = self[at] == 0x2D
      at += 1
    }
    while at < end, self[at].isDigit {
      value = value * 10 + Double(self[at] &- 0x30)
      digits += 1
      at += 1
    }
    if at < end, self[at] == 0x2E {
      at += 1
      var scale = 0.1
      while at < end, self[at].isDigit {
        value += Double(self[at] &- 0x30) * scale
        scale *= 0.1
        digits += 1
        at += 1
      }
    }
    guard digits > 0 else {
      at = start
      return 0
    }
    if at < end, self[at] | 0x20 == 0x65 {
      at += 1
      let isSmall = at < end && self[at] == 0x2D
      if at < end, self[at] == 0x2D || self[at] == 0x2B { at += 1 }
      var power = 0
      while at < end, self[at].isDigit {
        power = Swift.min(400, power * 10 + Int(self[at] &- 0x30))
        at += 1
      }
      for _ in 0..<power { value = isSmall ? value / 10 : value * 10 }
    }
    return isNegative ? -value : value
  }
}
