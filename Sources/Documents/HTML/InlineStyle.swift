import Wording

/// What an element's `style` attribute and its older attributes say of its look.
struct InlineStyle: Sendable, Hashable {
  var isHidden = false
  var fill: String?, ink: String?, listStyle: String?
  var isBold: Bool?, isItalic: Bool?, isStruck = false

  init(_ element: MarkupElement, sheet: PageStyles) {
    for name in element["class"]?.split(whereSeparator: \.isWhitespace) ?? [] {
      if let fill = sheet.fills[String(name)] { self.fill = fill }
      if sheet.hidden.contains(String(name)) { isHidden = true }
    }
    if let colour = element["bgcolor"] { fill = CSSColour.hex(colour).flatMap { Colours.fill($0) } }
    if element.name == "font", let colour = element["color"] { ink = CSSColour.hex(colour).flatMap { Colours.ink($0) } }
    for (property, value) in Self.declarations(element["style"] ?? "") { apply(property, value) }
  }

  private mutating func apply(_ property: String, _ value: String) {
    switch property {
    case "display": isHidden = value == "none"
    case "visibility": isHidden = isHidden || value == "hidden" || value == "collapse"
    case "background", "background-color":
      for part in value.split(separator: " ") { if let colour = CSSColour.hex(String(part)) { fill = Colours.fill(colour) } }
      if let colour = CSSColour.hex(value) { fill = Colours.fill(colour) }
    case "color": ink = CSSColour.hex(value).flatMap { Colours.ink($0) }
    case "font-weight": isBold = value.hasPrefix("bold") || (Int(value) ?? 400) >= 600
    case "font-style": isItalic = value == "italic" || value == "oblique"
    case "text-decoration", "text-decoration-line": isStruck = value.contains("line-through")
    case "list-style", "list-style-type": listStyle = value
    default: break
    }
  }

  /// The declarations of a style: "color: red; display: none".
  static func declarations(_ style: String) -> [(property: String, value: String)] {
    style.split(separator: ";").compactMap { part in
      guard let colon = part.firstIndex(of: ":") else { return nil }
      var value = part[part.index(after: colon)...].lowercased().squeezed
      if value.hasSuffix("!important") { value = String(value.dropLast(10)).squeezed }
      return (part[..<colon].lowercased().squeezed, value)
    }
  }
}

/// Colours as CSS writes them → `RRGGBB`.
enum CSSColour {
  static func hex(_ text: String) -> String? {
    let value = text.squeezed.lowercased()
    if value.hasPrefix("#") {
      let digits = value.dropFirst()
      if digits.utf8.count == 3 || digits.utf8.count == 4 { return Colours.hex(String(digits.prefix(3).flatMap { [$0, $0] })) }
      return Colours.hex(String(digits.prefix(6)))
    }
    if value.hasPrefix("rgb"), let open = value.firstIndex(of: "(") {
      let parts = value[value.index(after: open)...].split { ",() /".contains($0) }.prefix(3).compactMap { Double($0) }
      guard parts.count == 3, parts.allSatisfy({ 0...255 ~= $0 }) else { return nil }
      return parts.map { part in
        let digits = String(Int(part.rounded()), radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "0" + digits : digits
      }.joined()
    }
    return names[value] ?? (value.utf8.count == 6 ? Colours.hex(value) : nil)
  }

  /// The names that people use for ratings and shades.
  private static let names: [String: String] = [
    "red": "FF0000", "darkred": "8B0000", "crimson": "DC143C", "tomato": "FF6347", "salmon": "FA8072", "pink": "FFC0CB", "orange": "FFA500",
    "darkorange": "FF8C00", "gold": "FFD700", "yellow": "FFFF00", "lightyellow": "FFFFE0", "khaki": "F0E68C", "green": "008000",
    "lime": "00FF00", "limegreen": "32CD32", "lightgreen": "90EE90", "darkgreen": "006400", "forestgreen": "228B22", "seagreen": "2E8B57",
    "palegreen": "98FB98", "olive": "808000", "blue": "0000FF", "lightblue": "ADD8E6", "skyblue": "87CEEB", "darkblue": "00008B",
    "navy": "000080", "royalblue": "4169E1", "steelblue": "4682B4", "dodgerblue": "1E90FF", "cyan": "00FFFF", "aqua": "00FFFF",
    "teal": "008080", "purple": "800080", "violet": "EE82EE", "magenta": "FF00FF", "fuchsia": "FF00FF", "brown": "A52A2A", "grey": "808080",
    "gray": "808080", "lightgrey": "D3D3D3", "lightgray": "D3D3D3", "darkgrey": "A9A9A9", "darkgray": "A9A9A9", "silver": "C0C0C0",
    "whitesmoke": "F5F5F5", "black": "000000", "white": "FFFFFF",
  ]
}
