import Wording

extension String {
  /// The sentences of a passage: parted at a full stop, question or exclamation mark or semicolon before white space, and at line breaks.
  /// A full stop after a single letter, or with no capital letter or digit after it, parts nothing.
  var sentences: [String] {
    let bytes = [UInt8](utf8)
    var out: [String] = []
    var start = 0
    for at in bytes.indices {
      let ends: Bool
      switch bytes[at] {
      case 0x0A, 0x0D: ends = true
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"): ends = at + 1 < bytes.count && bytes[at + 1] <= 0x20
      case UInt8(ascii: "."):
        ends =
          at + 2 < bytes.count && bytes[at + 1] <= 0x20 && !(0x61...0x7A ~= bytes[at + 2])
          && !(at >= 2 && bytes[at - 2] <= 0x20 && bytes[at - 1].isASCIIWord)
      default: ends = false
      }
      if ends {
        let sentence = String(decoding: bytes[start...at], as: UTF8.self).squeezed
        if !sentence.isEmpty { out.append(sentence) }
        start = at + 1
      }
    }
    if start < bytes.count {
      let rest = String(decoding: bytes[start...], as: UTF8.self).squeezed
      if !rest.isEmpty { out.append(rest) }
    }
    return out
  }
}
