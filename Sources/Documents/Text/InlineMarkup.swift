import Wording

/// Marks inside a line of text or Markdown: HTML paragraphs and emphasis, Markdown emphasis and links, the commonest entities.
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
    var text = raw.squeezed
    var isBold = false, isItalic = false, lead: String?
    if text.utf8.contains(where: { marks.contains($0) }) {
      isBold = wraps(text, "**", "**") || wraps(text, "<b>", "</b>") || wraps(text, "<strong>", "</strong>")
      isItalic = wraps(text, "<i>", "</i>") || wraps(text, "<em>", "</em>")
      if !isBold, text.hasPrefix("**"), let close = text.dropFirst(2).firstRange(of: "**") {
        lead = plain(String(text[text.index(text.startIndex, offsetBy: 2)..<close.lowerBound])).squeezed
      }
      text = plain(text).squeezed
    }
    var paragraph = Paragraph(text, isBold: isBold, isItalic: isItalic, place: place.place)
    paragraph.boldLead = lead
    return paragraph
  }

  private static let marks = Set("*<[&\\".utf8)

  private static func wraps(_ text: String, _ open: String, _ close: String) -> Bool {
    let lower = text.lowercased()
    guard lower.hasPrefix(open), lower.hasSuffix(close), lower.utf8.count > open.utf8.count + close.utf8.count else { return false }
    return !lower.dropFirst(open.count).dropLast(close.count).contains(open)
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "nbsp": " ", "apos": "'", "#39": "'", "pound": "£", "ndash": "–", "rsquo": "’",
  ]

  /// The text with tags, emphasis marks and link targets taken out; anything else that looks like a mark stays.
  private static func plain(_ text: String) -> String {
    let hasPairs = text.utf8.count(where: { $0 == UInt8(ascii: "*") }).isMultiple(of: 2)
    var out = ""
    var rest = Substring(text)
    while let character = rest.first {
      switch character {
      case "<":
        if let close = rest.firstIndex(of: ">"), isTag(rest[..<close]) {
          rest = rest[rest.index(after: close)...]
          continue
        }
      case "*":
        if rest.hasPrefix("**") {
          rest = rest.dropFirst(2)
          continue
        }
        // A star that touches a word opens or closes emphasis; one between blanks is a sign.
        let before = out.last.map { !$0.isWhitespace } ?? false,
          after = rest.dropFirst().first.map { !$0.isWhitespace && $0 != "*" } ?? false
        if before != after, hasPairs {
          rest = rest.dropFirst()
          continue
        }
      case "[":
        if let close = rest.firstIndex(of: "]"), rest[rest.index(after: close)...].hasPrefix("("),
          let end = rest[close...].firstIndex(of: ")")
        {
          out += rest[rest.index(after: rest.startIndex)..<close]
          rest = rest[rest.index(after: end)...]
          continue
        }
      case "&":
        if let end = rest.prefix(8).firstIndex(of: ";"), let value = entities[String(rest[rest.index(after: rest.startIndex)..<end])] {
          out += value
          rest = rest[rest.index(after: end)...]
          continue
        }
      case "\\":
        if let next = rest.dropFirst().first, "*_|[]()#-.".contains(next) {
          out.append(next)
          rest = rest.dropFirst(2)
          continue
        }
      default: break
      }
      out.append(character)
      rest = rest.dropFirst()
    }
    return out
  }

  private static let tags: Set<String> = ["p", "br", "b", "i", "u", "em", "strong", "sup", "sub", "span", "li", "ul", "ol", "a", "div"]

  private static func isTag(_ tag: Substring) -> Bool {
    tags.contains(tag.dropFirst().drop { $0 == "/" }.prefix { $0.isLetter }.lowercased())
  }
}
