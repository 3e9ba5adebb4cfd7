/// Writes HTML or XML. Everything is escaped; the one way round that is called `raw`, so that it is seen in a review.
///
///     var page = Markup()
///     page.element("p", ["class": "lede"]) { $0.text("5 < 6") }
public struct Markup: Sendable {
  /// What has been written, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Opens an element, lets `body` write into it, and closes it. An attribute whose value is `nil` is left out.
  public mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ body: (inout Markup) -> Void
  ) {
    open(name, attributes)
    bytes.append(.greater)
    body(&self)
    bytes.append(.less)
    bytes.append(.slash)
    write(name)
    bytes.append(.greater)
  }

  /// An element that holds nothing but text.
  public mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element without content, closed as XML asks and HTML allows: `<br/>`.
  public mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    open(name, attributes)
    bytes.append(.slash)
    bytes.append(.greater)
  }

  /// Text, escaped. Control characters, which neither language allows, are left out.
  public mutating func text(_ text: String) { escape(text, inAttribute: false) }

  /// Text that is markup already: only for what this module itself holds (style sheets, scripts).
  public mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Puts markup written elsewhere here.
  public mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// A line break in the source, so that long pages can be compared line by line.
  public mutating func newline() { bytes.append(.lineFeed) }

  private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
    bytes.append(.less)
    write(name)
    for (key, value) in attributes {
      guard let value else { continue }
      bytes.append(.space)
      write(key)
      bytes.append(.equals)
      bytes.append(.quote)
      escape(value, inAttribute: true)
      bytes.append(.quote)
    }
  }

  private mutating func write(_ name: StaticString) {
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ text: String, inAttribute: Bool) {
    var text = text
    text.withUTF8 { source in
      // U+FFFE and U+FFFF, the only others that XML forbids, are three bytes: EF BF BE and EF BF BF.
      var index = 0, plain = 0
      while index < source.count {
        let byte = source[index]
        var width = 1, escaped: String?
        switch byte {
        case .ampersand: escaped = "&amp;"
        case .less: escaped = "&lt;"
        case .greater: escaped = "&gt;"
        case .quote where inAttribute: escaped = "&quot;"
        case .tab, .lineFeed, .carriageReturn: if inAttribute { escaped = "&#\(byte);" }
        case 0..<0x20, 0x7F: escaped = ""
        case 0xEF where index + 2 < source.count && source[index + 1] == 0xBF && source[index + 2] >= 0xBE: (width, escaped) = (3, "")
        default: break
        }
        if let escaped {
          bytes.append(contentsOf: source[plain..<index])
          bytes.append(contentsOf: escaped.utf8)
          plain = index + width
        }
        index += width
      }
      bytes.append(contentsOf: source[plain...])
    }
  }
}

extension UInt8 {
  static let tab: UInt8 = 0x09, lineFeed: UInt8 = 0x0A, carriageReturn: UInt8 = 0x0D, space: UInt8 = 0x20
  static let quote: UInt8 = 0x22, ampersand: UInt8 = 0x26, apostrophe: UInt8 = 0x27, comma: UInt8 = 0x2C, slash: UInt8 = 0x2F
  static let less: UInt8 = 0x3C, equals: UInt8 = 0x3D, greater: UInt8 = 0x3E
}
