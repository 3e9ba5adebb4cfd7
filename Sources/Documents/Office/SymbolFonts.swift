/// Characters of fonts that draw signs in the places of letters, as the Unicode characters that look the same. Word keeps them as codes
/// (`w:sym`), as private-use characters, or as letters in such a font.
enum SymbolFonts {
  /// The text as it shows in a font; unchanged where the font draws letters.
  static func text(_ text: String, font: String?) -> String {
    let table = font.flatMap(table)
    guard table != nil || text.unicodeScalars.contains(where: isPrivate) else { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isPrivate(scalar) || table != nil && scalar.value > 0x20 && scalar.value < 0x100 {
        out.append(character(scalar.value, font: font))
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  /// The character that a code of a font shows; a bullet where it is not known.
  static func character(_ code: UInt32, font: String?) -> Unicode.Scalar {
    let low = code & 0xFF
    if let font, let table = table(font) {
      return table[low] ?? (code < 0x80 && code > 0x20 && font == "Symbol" ? Unicode.Scalar(code)! : "•")
    }
    return wingdings[low] ?? "•"
  }

  private static func isPrivate(_ scalar: Unicode.Scalar) -> Bool { 0xF000...0xF0FF ~= scalar.value }

  private static func table(_ font: String) -> [UInt32: Unicode.Scalar]? {
    switch font.lowercased() {
    case "wingdings": wingdings
    case "wingdings 2": wingdings2
    case "webdings": webdings
    case "symbol": symbol
    default: nil
    }
  }

  private static let wingdings: [UInt32: Unicode.Scalar] = [
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻", 0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]

  private static let wingdings2: [UInt32: Unicode.Scalar] = [
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x95: "•", 0x96: "●", 0x97: "●", 0x98: "⬤", 0xA3: "☐",
  ]

  private static let webdings: [UInt32: Unicode.Scalar] = [0x3D: "⬛", 0x61: "✔", 0x63: "□", 0x67: "■", 0x6E: "⬤", 0x72: "✖"]

  private static let symbol: [UInt32: Unicode.Scalar] = [
    0xA3: "≤", 0xA8: "♦", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD0: "∠", 0xD6: "√", 0xE0: "◊",
  ]
}
