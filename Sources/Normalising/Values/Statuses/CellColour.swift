/// A cell's colour by name, told by its hue: "FFC7CE" and "C00000" are both red.
public enum CellColour: String, Sendable, CaseIterable {
  case red, amber, yellow, green, blue, purple, grey, white, black

  /// The name of a colour given as `RRGGBB` (a leading `#` or an alpha pair before it may stand); `nil` for anything else.
  public init?(hex: String) {
    guard let (hue, saturation, value) = Self.hsv(hex) else { return nil }
    if saturation < 0.12 {
      self = value > 0.93 ? .white : value < 0.2 ? .black : .grey
      return
    }
    if value < 0.15 {
      self = .black
      return
    }
    switch hue {
    case ..<16, 338...: self = .red
    case ..<53: self = .amber
    case ..<68: self = .yellow
    case ..<172: self = .green
    case ..<262: self = .blue
    default: self = .purple
    }
  }

  /// The distance of two colours' hues, in degrees from 0 to 180; `nil` where one of them has none.
  public static func hueDistance(_ a: String, _ b: String) -> Double? {
    guard let x = hsv(a), let y = hsv(b), x.saturation >= 0.12, y.saturation >= 0.12 else { return nil }
    let distance = abs(x.hue - y.hue)
    return min(distance, 360 - distance)
  }

  /// What a key's coloured cell without words is called: "Amber"; nothing where it is white, or has no colour.
  static func name(ofFill fill: String?) -> String {
    guard let name = fill.flatMap(CellColour.init(hex:)), name != .white else { return "" }
    return name.rawValue.prefix(1).uppercased() + name.rawValue.dropFirst()
  }

  /// A colour of that name, as `RRGGBB`.
  public var standard: String {
    switch self {
    case .red: "FF0000"
    case .amber: "FFC000"
    case .yellow: "FFFF00"
    case .green: "00B050"
    case .blue: "0070C0"
    case .purple: "7030A0"
    case .grey: "A6A6A6"
    case .white: "FFFFFF"
    case .black: "000000"
    }
  }

  private static func hsv(_ hex: String) -> (hue: Double, saturation: Double, value: Double)? {
    var digits = Array(hex.utf8)
    if digits.first == UInt8(ascii: "#") { digits.removeFirst() }
    if digits.count == 8 { digits.removeFirst(2) }
    guard digits.count == 6, let number = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else { return nil }
    let r = Double(number >> 16 & 0xFF) / 255, g = Double(number >> 8 & 0xFF) / 255, b = Double(number & 0xFF) / 255
    let high = max(r, g, b), low = min(r, g, b), range = high - low
    guard range > 0 else { return (0, 0, high) }
    var hue: Double
    if high == r {
      hue = 60 * ((g - b) / range)
    } else if high == g {
      hue = 60 * ((b - r) / range + 2)
    } else {
      hue = 60 * ((r - g) / range + 4)
    }
    if hue < 0 { hue += 360 }
    return (hue, range / high, high)
  }
}
