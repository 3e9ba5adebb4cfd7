/// Colours as `0xRRGGBB`.
enum PDFColour {
  /// The colour of these components, each from 0 to 1: grey, RGB or CMYK by their number.
  /// - Parameter isInk: one component says how much of an ink there is, not how light it is.
  static func packed(_ parts: [Double], isInk: Bool = false) -> UInt32 {
    func byte(_ value: Double) -> UInt32 { UInt32((min(1, max(0, value)) * 255).rounded()) }
    switch parts.count {
    case 1:
      let grey = byte(isInk ? 1 - parts[0] : parts[0])
      return grey << 16 | grey << 8 | grey
    case 3: return byte(parts[0]) << 16 | byte(parts[1]) << 8 | byte(parts[2])
    case 4:
      let light = 1 - parts[3]
      return byte((1 - parts[0]) * light) << 16 | byte((1 - parts[1]) * light) << 8 | byte((1 - parts[2]) * light)
    default: return 0
    }
  }

  /// `RRGGBB`; nil for black, and for greys dark enough to be meant as black.
  static func text(_ colour: UInt32) -> String? {
    let red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF, blue = colour & 0xFF
    return max(red, green, blue) < 0x40 ? nil : hex(colour)
  }

  /// `RRGGBB`; nil for white, and for what is so light that nobody means a colour by it.
  static func fill(_ colour: UInt32) -> String? {
    let red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF, blue = colour & 0xFF
    return min(red, green, blue) > 0xFA ? nil : hex(colour)
  }

  /// The one colour of all lines, where they have one that is not black.
  static func shared(_ colours: [UInt32?]) -> String? {
    guard let first = colours.first ?? nil, colours.allSatisfy({ $0 == first }) else { return nil }
    return text(first)
  }

  private static func hex(_ colour: UInt32) -> String {
    let digits = String(colour & 0xFFFFFF, radix: 16, uppercase: true)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
