import Wording

/// Marks inside a line of text or Markdown: HTML paragraphs and emphasis, Markdown emphasis, links and notes, entities.
enum InlineMarkup {
  /// The paragraphs of a table cell: `<p>` elements and `<br>` part them.
  static func paragraphs(_ cell: Substring) -> [String] {
    guard cell.utf8.contains(UInt8(ascii: "<")) else { return cell.allSatisfy(\.isWhitespace) ? [] : [String(cell)] }
    var parts = [""]
    var rest = cell
    while let open = rest.firstIndex(of: "<") {
      parts[parts.count - 1] += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else {
        rest = rest[open...]
        break
      }
      switch rest[open...close].lowercased() {
      case "<p>", "</p>", "<br>", "<br/>", "<br />", "<li>", "</li>": parts.append("")
      default: parts[parts.count - 1] += rest[open...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    parts[parts.count - 1] += rest
    return parts.filter { !$0.squeezed.isEmpty }
  }

  /// A paragraph of the text without its marks.
  static func paragraph(_ raw: String, place: PlaceOfText) -> Paragraph {
    let text = raw.squeezed
    guard text.utf8.contains(where: { marks.contains($0) }) || text.contains("--") else { return Paragraph(text, place: place.place) }
    var reading = InlineReading(text)
    let styled = reading.styled()
    var paragraph = styled.paragraph(place: place.place)
    // A line is bold where all of it is: a bold label before plain words is its lead.
    let inked = styled.runs.filter { !$0.style.isStruck && !$0.text.squeezed.isEmpty }
    paragraph.isBold = !inked.isEmpty && inked.allSatisfy(\.style.isBold)
    return paragraph
  }

  private static let marks = Set("*<[&\\~_`:".utf8)
}

/// The marks of one paragraph, read from its beginning to its end.
private struct InlineReading {
  private var rest: Substring
  private var out = StyledText()
  private var style = StyledText.Style()
  private var plain = ""
  /// The last character that was put out.
  private var last: Character?
  private let hasPairs: Bool

  init(_ text: String) {
    rest = Substring(text)
    hasPairs = text.utf8.count(where: { $0 == UInt8(ascii: "*") }).isMultiple(of: 2)
  }

  /// The text with tags, emphasis marks, link targets and marks of notes taken out; anything else that looks like a mark stays.
  mutating func styled() -> StyledText {
    while let character = rest.first {
      if !readMark(character) {
        put(character)
        rest.removeFirst()
      }
    }
    flush()
    return out
  }

  private mutating func put(_ character: Character) {
    plain.append(character)
    last = character
  }

  private mutating func flush() {
    out.append(plain, style)
    plain = ""
  }

  private mutating func toggle(_ length: Int, _ change: WritableKeyPath<StyledText.Style, Bool>) {
    flush()
    style[keyPath: change].toggle()
    rest = rest.dropFirst(length)
  }

  private mutating func readMark(_ character: Character) -> Bool {
    switch character {
    case "<": return readTag()
    case "*": return readStars()
    case "_": return readUnderscore()
    case "~":
      guard rest.hasPrefix("~~"), style.isStruck || rest.dropFirst(2).contains("~~") else { return false }
      toggle(2, \.isStruck)
      return true
    case "`": return readCode()
    case "-":
      // Two hyphens between blanks or numbers are a dash.
      guard rest.hasPrefix("--"), !rest.hasPrefix("----"), let last, last.isWhitespace || last.isNumber else { return false }
      let length = rest.hasPrefix("---") ? 3 : 2
      guard let next = rest.dropFirst(length).first, next.isWhitespace || next.isNumber else { return false }
      put(length == 2 ? "–" : "—")
      rest = rest.dropFirst(length)
      return true
    case "!":
      guard rest.hasPrefix("!["), rest.dropFirst(2).contains("](") else { return false }
      rest.removeFirst()
      return true
    case "[": return readBracket()
    case "&": return readEntity()
    case ":": return readShortcode()
    case "\\":
      guard let next = rest.dropFirst().first, "*_|[]()#-.~`<>!+".contains(next) else { return false }
      put(next)
      rest = rest.dropFirst(2)
      return true
    default: return false
    }
  }

  private mutating func readStars() -> Bool {
    if rest.hasPrefix("**") {
      toggle(2, \.isBold)
      return true
    }
    // A star that touches a word opens or closes emphasis; one between blanks is a sign.
    let before = last.map { !$0.isWhitespace } ?? false
    let after = rest.dropFirst().first.map { !$0.isWhitespace && $0 != "*" } ?? false
    guard before != after || style.isItalic, hasPairs else { return false }
    toggle(1, \.isItalic)
    return true
  }

  /// Underscores mark emphasis only at the ends of words.
  private mutating func readUnderscore() -> Bool {
    let length = rest.hasPrefix("__") ? 2 : 1
    let mark = length == 2 ? "__" : "_"
    let kind: WritableKeyPath<StyledText.Style, Bool> = length == 2 ? \.isBold : \.isItalic
    let after = rest.dropFirst(length)
    if style[keyPath: kind] {
      guard let last, !last.isWhitespace, after.first?.isLetter != true, after.first?.isNumber != true else { return false }
    } else {
      guard last?.isLetter != true, last?.isNumber != true, let next = after.first, !next.isWhitespace, next != "_",
        after.contains(mark), !after.hasPrefix(mark)
      else { return false }
    }
    toggle(length, kind)
    return true
  }

  private mutating func readCode() -> Bool {
    let body = rest.dropFirst()
    guard let close = body.firstIndex(of: "`"), close > body.startIndex else { return false }
    for character in body[..<close] { put(character) }
    rest = body[body.index(after: close)...]
    return true
  }

  /// A link gives its words, a mark of a note nothing.
  private mutating func readBracket() -> Bool {
    guard let close = rest.firstIndex(of: "]") else { return false }
    let inner = rest[rest.index(after: rest.startIndex)..<close], after = rest[rest.index(after: close)...]
    if inner.hasPrefix("^"), inner.count > 1, !inner.contains(where: \.isWhitespace) {
      rest = after
      return true
    }
    let isSpan = after.hasPrefix("{.") || after.hasPrefix("{#")
    guard isSpan || after.hasPrefix("("), let end = after.firstIndex(of: isSpan ? "}" : ")") else { return false }
    rest = inner + after[after.index(after: end)...]
    return true
  }

  private mutating func readEntity() -> Bool {
    guard let end = rest.prefix(10).firstIndex(of: ";") else { return false }
    let name = rest[rest.index(after: rest.startIndex)..<end]
    guard let value = Self.entities[String(name)] ?? Self.numbered(name) else { return false }
    for character in value { put(character) }
    rest = rest[rest.index(after: end)...]
    return true
  }

  /// A sign by its name between colons, as chat programs and wikis write it.
  private mutating func readShortcode() -> Bool {
    let body = rest.dropFirst()
    guard let end = body.prefix(24).firstIndex(of: ":"), let sign = Self.signs[String(body[..<end])] else { return false }
    put(sign)
    rest = body[body.index(after: end)...]
    return true
  }

  private static let signs: [String: Character] = [
    "red_circle": "🔴", "orange_circle": "🟠", "large_orange_circle": "🟠", "yellow_circle": "🟡", "large_yellow_circle": "🟡",
    "green_circle": "🟢", "large_green_circle": "🟢", "blue_circle": "🔵", "large_blue_circle": "🔵", "purple_circle": "🟣",
    "brown_circle": "🟤", "white_circle": "⚪", "black_circle": "⚫", "red_square": "🟥", "orange_square": "🟧", "yellow_square": "🟨",
    "green_square": "🟩", "blue_square": "🟦", "purple_square": "🟪", "white_check_mark": "✅", "heavy_check_mark": "✔", "x": "❌",
  ]

  private static func numbered(_ name: Substring) -> String? {
    guard name.first == "#" else { return nil }
    let digits = name.dropFirst()
    let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": " ", "apos": "'", "pound": "£", "ndash": "–", "mdash": "—", "lsquo": "‘",
    "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "middot": "·", "hellip": "…", "frac12": "½", "frac14": "¼", "eacute": "é",
    "egrave": "è", "check": "✓", "rarr": "→", "uarr": "↑", "darr": "↓",
  ]

  private mutating func readTag() -> Bool {
    if rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->") {
      rest = rest[end.upperBound...]
      return true
    }
    guard let close = rest.firstIndex(of: ">") else { return false }
    let body = rest[rest.index(after: rest.startIndex)..<close]
    if body.hasPrefix("http://") || body.hasPrefix("https://") || body.hasPrefix("mailto:") {
      for character in body { put(character) }
      rest = rest[rest.index(after: close)...]
      return true
    }
    let isEnd = body.first == "/"
    let name = body.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    guard Self.tags.contains(name) else { return false }
    flush()
    switch name {
    case "b", "strong": style.isBold = !isEnd
    case "i", "em": style.isItalic = !isEnd
    case "s", "del", "strike": style.isStruck = !isEnd
    case "span", "font", "mark": style.colour = isEnd ? nil : Self.colour(body)
    case "br", "p", "li", "div": plain = " "
    default: break
    }
    rest = rest[rest.index(after: close)...]
    return true
  }

  /// What the attributes of a tag say of the colour of its words.
  private static func colour(_ tag: Substring) -> String? {
    func value(of name: String) -> String? {
      guard let start = tag.firstRange(of: name + "=") else { return nil }
      let rest = tag[start.upperBound...]
      guard let quote = rest.first, quote == "\"" || quote == "'" else { return String(rest.prefix { $0 != " " }) }
      return String(rest.dropFirst().prefix { $0 != quote })
    }
    var ink = value(of: "color").flatMap(CSSColour.hex), fill: String?
    for (property, value) in InlineStyle.declarations(value(of: "style") ?? "") {
      if property == "background-color" || property == "background" { fill = CSSColour.hex(value) }
      if property == "color" { ink = CSSColour.hex(value) }
    }
    return Colours.fill(fill) ?? ink.flatMap { Colours.ink($0) }
  }

  private static let tags: Set<String> = [
    "p", "br", "b", "i", "u", "em", "strong", "sup", "sub", "span", "li", "ul", "ol", "a", "div", "s", "del", "strike", "ins", "mark",
    "font",
    "small", "big", "center", "details", "summary", "section", "abbr", "img", "hr", "kbd", "code", "blockquote",
  ]
}
