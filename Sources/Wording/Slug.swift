import Foundation

extension String {
  /// The text as part of a file name or an id: lower-case ASCII letters and digits with single hyphens ("St. Helens" → "st-helens").
  public var slug: String {
    var out = ""
    for scalar in decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": out.unicodeScalars.append(scalar)
      case "'", "\u{2019}", "\u{2018}", "\u{0300}"..."\u{036F}": continue
      case "&": if !out.isEmpty { out += out.hasSuffix("-") ? "and-" : "-and-" }
      default: if !out.isEmpty, !out.hasSuffix("-") { out += "-" }
      }
    }
    while out.hasSuffix("-") { out.removeLast() }
    return out
  }
}
