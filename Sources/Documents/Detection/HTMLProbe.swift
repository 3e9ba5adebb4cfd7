import Wording

/// Tells a web page from other text by its first mark-up.
enum HTMLProbe {
  enum Markup { case page, otherXML, none }

  /// Elements that open a web page, or a fragment of one.
  private static let openers = ["html", "head", "body", "title", "meta"]
  private static let fragmentOpeners = [
    "div", "main", "article", "section", "table", "h1", "h2", "h3", "p", "ul", "ol", "header", "nav", "script", "style", "link",
  ]

  /// What the text's first element says, passing over white space, comments, the XML declaration and processing instructions.
  /// - Parameter mayBeFragment: The name ends as a web page's does, so that the first element may be any of a page's body.
  static func markup(_ text: String, mayBeFragment: Bool) -> Markup {
    let bytes = Array(text.utf8.prefix(64 << 10))
    var index = 0, sawDeclaration = false
    while index < bytes.count {
      if bytes[index] <= 0x20 {
        index += 1
      } else if bytes.has("<?", at: index) {
        sawDeclaration = true
        guard let end = bytes.firstRange(of: Array("?>".utf8), within: index..<bytes.count) else { return .none }
        index = end.upperBound
      } else if bytes.has("<!--", at: index) {
        guard let end = bytes.firstRange(of: Array("-->".utf8), within: index..<bytes.count) else { return .none }
        index = end.upperBound
      } else if bytes.has("<!doctype", at: index) {
        let rest = bytes[(index + 9)..<min(bytes.count, index + 64)]
        return String(decoding: rest, as: UTF8.self).squeezed.lowercased().hasPrefix("html") ? .page : .otherXML
      } else {
        break
      }
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "<") else { return .none }
    var name: [UInt8] = []
    for byte in bytes[(index + 1)...].prefix(40) {
      guard byte.isWordByte || byte == UInt8(ascii: ":") else { break }
      name.append(byte | 0x20)
    }
    let element = String(decoding: name, as: UTF8.self)
    if openers.contains(element) || mayBeFragment && fragmentOpeners.contains(element) { return .page }
    return sawDeclaration ? .otherXML : .none
  }

  /// The text of the page's `title` element.
  static func title(_ text: String) -> String? {
    let bytes = Array(text.utf8.prefix(256 << 10))
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "<"), bytes.has("<title", at: index) {
        guard let open = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        let end = bytes[open...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let title = String(decoding: bytes[(open + 1)..<max(open + 1, end)], as: UTF8.self).squeezed
        return title.isEmpty ? nil : title
      }
      index += 1
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether an ASCII word (given in lower case) stands at an offset, in either case.
  func has(_ word: StaticString, at offset: Int) -> Bool {
    guard offset + word.utf8CodeUnitCount <= count else { return false }
    for step in 0..<word.utf8CodeUnitCount {
      let byte = self[offset + step]
      let low = 0x41...0x5A ~= byte ? byte | 0x20 : byte
      if low != word.utf8Start[step] { return false }
    }
    return true
  }
}
