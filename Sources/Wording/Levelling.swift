/// Levels text for comparing: how a phrase is printed (case, white space, kind of quote mark or dash) must not decide what it means.
extension String {
  /// The text with every run of white space (line breaks, tabs, no-break spaces) made one space, and none at either end.
  public var squeezed: String {
    var text = self
    let plain: Bool? = text.withUTF8 { bytes in
      var afterBlank = true
      for byte in bytes {
        if byte >= 0x80 || (byte < 0x20 && byte != 0) { return nil }
        if byte == 0x20, afterBlank { return false }
        afterBlank = byte == 0x20
      }
      return !afterBlank || bytes.isEmpty
    }
    return plain == true ? self : text.squeezedSlowly
  }

  private var squeezedSlowly: String {
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
      if scalar.value < 0x80 { out.append(UInt8(scalar.value)) } else { out.append(contentsOf: UTF8.encode(scalar)!) }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The text for matching: squeezed, lower case, curly quotes and dashes made plain, and no full stop, colon or comma at its end.
  public var levelled: String { levelledQuickly ?? levelledSlowly }

  /// Levels ASCII and the commonest quotes and dashes byte by byte; `nil` where the text holds anything else.
  private var levelledQuickly: String? {
    var text = self
    let levelled: [UInt8]? = text.withUTF8 { bytes in
      var out: [UInt8] = []
      out.reserveCapacity(bytes.count)
      var pendingSpace = false, index = 0
      func add(_ byte: UInt8) {
        if pendingSpace, !out.isEmpty { out.append(0x20) }
        pendingSpace = false
        out.append(byte)
      }
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case 0x09...0x0D, 0x20: pendingSpace = true
        case 0x41...0x5A: add(byte | 0x20)
        case 0x60: add(0x27)
        case 0x00..<0x80: add(byte)
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
          switch bytes[index + 2] {
          case 0x98, 0x99, 0x9B: add(0x27)
          case 0x9C, 0x9D, 0x9F: add(0x22)
          case 0x90...0x95: add(0x2D)
          default: return nil
          }
          index += 2
        default: return nil
        }
        index += 1
      }
      while let last = out.last, last == 0x2E || last == 0x3A || last == 0x2C || last == 0x3B || last == 0x20 { out.removeLast() }
      return out
    }
    return levelled.map { String(decoding: $0, as: UTF8.self) }
  }

  private var levelledSlowly: String {
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
