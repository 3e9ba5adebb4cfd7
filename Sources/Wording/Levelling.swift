/// Levels text for comparing: how a phrase is printed (case, white space, kind of quote mark or dash) must not decide what it means.
extension String {
  /// The text with every run of white space (line breaks, tabs, no-break spaces) made one space, and none at either end.
  public var squeezed: String { isSqueezed ? self : squeezedSlowly }

  /// Whether `squeezed` would change nothing, as far as the bytes tell quickly: they hold no white space but single spaces inside, no
  /// control characters, and no character that shares its first bytes with an unusual blank.
  public var isSqueezed: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var previous: UInt8 = 0x20, index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          if byte < 0x20 || (byte == 0x20 && previous == 0x20) { return false }
        } else if byte == 0xC2 || byte == 0xE1 || byte == 0xE3 || byte == 0xEF {
          return false
        } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] < 0x82 {
          // The general punctuation: U+2010 to U+2027, dashes, quotes, bullets and the ellipsis among them, is not blank.
          guard bytes[index + 1] == 0x80, 0x90...0xA7 ~= bytes[index + 2] else { return false }
        }
        previous = byte
        index += 1
      }
      return previous != 0x20 || bytes.isEmpty
    }
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
    var text = self, isCommon = true
    let levelled = text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { out in
        var count = 0, pendingSpace = false, index = 0
        func add(_ byte: UInt8) {
          if pendingSpace, count > 0 {
            out[count] = 0x20
            count += 1
          }
          pendingSpace = false
          out[count] = byte
          count += 1
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
            default: isCommon = false
            }
            index += 2
          default: isCommon = false
          }
          guard isCommon else { return 0 }
          index += 1
        }
        while count > 0 {
          switch out[count - 1] {
          case 0x2E, 0x3A, 0x2C, 0x3B, 0x20: count -= 1
          default: return count
          }
        }
        return count
      }
    }
    return isCommon ? levelled : nil
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
