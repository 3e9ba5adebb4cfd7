import Wording

/// Colours as the formats give them → `RRGGBB` in capitals.
enum Colours {
  /// A colour of six or eight hexadecimal digits (with the alpha part first, as Excel writes it); `nil` for anything else.
  static func hex(_ text: String?) -> String? {
    guard var digits = text?.uppercased() else { return nil }
    if digits.hasPrefix("#") { digits.removeFirst() }
    if digits.utf8.count == 8 { digits.removeFirst(2) }
    guard digits.utf8.count == 6, digits.utf8.allSatisfy({ $0.isDigit || 0x41...0x46 ~= $0 }) else { return nil }
    return digits
  }

  /// A fill: `nil` for white, which is none.
  static func fill(_ text: String?) -> String? { hex(text).flatMap { $0 == "FFFFFF" ? nil : $0 } }

  /// A colour of text: `nil` for black, and for white, which only makes it readable on a fill.
  static func ink(_ text: String?) -> String? { hex(text).flatMap { $0 == "000000" || $0 == "FFFFFF" ? nil : $0 } }

  /// Word's sixteen highlighters.
  static func highlight(_ name: String?) -> String? {
    guard let name else { return nil }
    return [
      "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
      "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
      "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000",
    ][name]
  }

  /// A colour made lighter (tint above 0) or darker (below 0) as Excel does: by its lightness in the HSL model.
  static func tinted(_ hex: String, by tint: Double) -> String {
    guard tint != 0, let value = UInt32(hex, radix: 16) else { return hex }
    let red = Double(value >> 16 & 255) / 255, green = Double(value >> 8 & 255) / 255, blue = Double(value & 255) / 255
    let high = max(red, green, blue), low = min(red, green, blue)
    let light = (high + low) / 2, spread = high - low
    let target = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint
    guard spread > 0 else { return hexadecimal(target, target, target) }
    let saturation = spread / (1 - abs(2 * light - 1))
    let hue: Double
    if high == red {
      hue = ((green - blue) / spread).truncatingRemainder(dividingBy: 6)
    } else if high == green {
      hue = (blue - red) / spread + 2
    } else {
      hue = (red - green) / spread + 4
    }
    let chroma = (1 - abs(2 * target - 1)) * saturation
    let sector = hue < 0 ? hue + 6 : hue
    let second = chroma * (1 - abs(sector.truncatingRemainder(dividingBy: 2) - 1)), base = target - chroma / 2
    let (r, g, b): (Double, Double, Double)
    switch sector {
    case ..<1: (r, g, b) = (chroma, second, 0)
    case ..<2: (r, g, b) = (second, chroma, 0)
    case ..<3: (r, g, b) = (0, chroma, second)
    case ..<4: (r, g, b) = (0, second, chroma)
    case ..<5: (r, g, b) = (second, 0, chroma)
    default: (r, g, b) = (chroma, 0, second)
    }
    return hexadecimal(r + base, g + base, b + base)
  }

  private static func hexadecimal(_ red: Double, _ green: Double, _ blue: Double) -> String {
    var out = ""
    for part in [red, green, blue] {
      let digits = String(Int((min(max(part, 0), 1) * 255).rounded()), radix: 16, uppercase: true)
      out += digits.utf8.count == 1 ? "0" + digits : digits
    }
    return out
  }
}
