/// Levels text for comparing: how a phrase is printed (case, white space, kind of quote mark or dash) must not decide what it means.
extension String {
  /// The text with every run of white space (line breaks, tabs, no-break spaces) made one space, and none at either end.
  public var squeezed: String {
    var out: [UInt8] = []
    out.reserveCapacity(utf8.count)
    var pendingSpace = false
    for scalar in unicodeScalars {
      if scalar.isBlank {
        pendingSpace = true
        continue
      }
      if pendingSpace, !out.isEmpty { out.append(0x20) }
      pendingSpace = false
      out.append(contentsOf: UTF8.encode(scalar)!)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text for matching: squeezed, lower case, curly quotes and dashes made plain, and no full stop, colon or comma at its end.
  public var levelled: String {
    var out = String.UnicodeScalarView()
    for scalar in squeezed.lowercased().unicodeScalars {
      switch scalar {
      case "\u{2018}", "\u{2019}", "\u{201B}", "\u{0060}", "\u{00B4}": out.append("'")
      case "\u{201C}", "\u{201D}", "\u{201F}": out.append("\"")
      case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{00AD}": out.append("-")
      case "\u{2026}": out.append(contentsOf: "...".unicodeScalars)
      case "\u{200B}"..."\u{200D}", "\u{FEFF}": continue
      default: out.append(scalar)
      }
    }
    while let last = out.last, ".:,;".unicodeScalars.contains(last) || last == " " { out.removeLast() }
    return String(out)
  }
}

extension Unicode.Scalar {
  /// White space in any of the forms that documents contain, zero-width spaces and byte order marks included.
  public var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF: true
    default: false
    }
  }
}
