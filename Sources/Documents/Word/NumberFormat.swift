/// Numbers of list items as Word prints them (ECMA-376, ST_NumberFormat).
enum NumberFormat {
  /// A number in one of the formats; the unknown ones print as decimal.
  static func text(_ value: Int, _ format: String) -> String {
    switch format {
    case "lowerLetter": letters(value)
    case "upperLetter": letters(value).uppercased()
    case "lowerRoman": roman(value)
    case "upperRoman": roman(value).uppercased()
    case "decimalZero": value < 10 && value >= 0 ? "0\(value)" : "\(value)"
    case "ordinal": "\(value)\(ordinalEnding(value))"
    case "none": ""
    default: "\(value)"
    }
  }

  /// a … z, then aa, bb …, as Word goes on.
  private static func letters(_ value: Int) -> String {
    guard value > 0, value <= 26 * 30 else { return "\(value)" }
    let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8((value - 1) % 26)))
    return String(repeating: letter, count: (value - 1) / 26 + 1)
  }

  private static func roman(_ value: Int) -> String {
    guard 1...3999 ~= value else { return "\(value)" }
    let signs: [(Int, String)] = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
      (4, "iv"), (1, "i"),
    ]
    var rest = value, out = ""
    for (worth, sign) in signs {
      while rest >= worth {
        out += sign
        rest -= worth
      }
    }
    return out
  }

  private static func ordinalEnding(_ value: Int) -> String {
    if 11...13 ~= value % 100 { return "th" }
    return switch value % 10 {
    case 1: "st"
    case 2: "nd"
    case 3: "rd"
    default: "th"
    }
  }
}
