import PlanSchema
import Wording

/// What a Markdown file says of itself before its text, between two lines of dashes: "title: …", "date: …".
struct FrontMatter {
  private(set) var title: String?
  private(set) var blocks: [Block] = []

  /// Reads the lines and makes them blank; does nothing where the text does not begin so.
  init(_ lines: inout [TextLine]) {
    guard lines.first.map({ $0.text.squeezedEnds == "---" }) == true,
      let close = lines.prefix(100).dropFirst().firstIndex(where: { ["---", "..."].contains($0.text.squeezedEnds) })
    else { return }
    var entries: [(key: String, values: [String], line: TextLine)] = []
    for line in lines[1..<close] where !line.isBlank {
      let body = line.text.squeezedEnds
      if body.hasPrefix("#") { continue }
      if !line.text.first!.isWhitespace, body.first != "-", let colon = body.firstIndex(of: ":") {
        entries.append((String(body[..<colon]), [Self.value(body[body.index(after: colon)...])], line))
      } else if let last = entries.indices.last {
        entries[last].values.append(Self.value(body.hasPrefix("- ") ? body.dropFirst(2) : body))
      } else {
        return
      }
    }
    for entry in entries { add(entry.key, entry.values.filter { !$0.isEmpty && $0 != "|" && $0 != ">" }, entry.line) }
    for index in 0...close { lines[index].text = "" }
  }

  private mutating func add(_ key: String, _ values: [String], _ line: TextLine) {
    if values.isEmpty { return }
    let text = values.joined(separator: "; ")
    let place = PlaceOfText(first: line, last: line)
    switch key.lowercased() {
    case "title":
      title = text
      blocks.append(Block(.heading(level: 1, InlineMarkup.paragraph(text, place: place))))
    case "subtitle": blocks.append(Block(.paragraph(InlineMarkup.paragraph(text, place: place))))
    default:
      let words = key.split { $0 == "_" || $0 == "-" }.joined(separator: " ")
      let paragraph = InlineMarkup.paragraph(words.prefix(1).uppercased() + words.dropFirst() + ": " + text, place: place)
      // What is one plain word ("toc: true", "lang: en-GB") is for the program that sets the text.
      let isForProgram = !text.contains(where: { $0.isWhitespace || $0.isNumber })
      blocks.append(Block(isForProgram ? .furniture(paragraph) : .paragraph(paragraph)))
    }
  }

  private static func value(_ text: Substring) -> String {
    let body = text.squeezedEnds
    guard body.utf8.count >= 2, let first = body.first, first == "\"" || first == "'", body.last == first else { return String(body) }
    return String(body.dropFirst().dropLast())
  }
}

/// Quoted lines ("> …") without the marks of quoting.
enum BlockQuotes {
  static func open(_ lines: inout [TextLine]) {
    for index in lines.indices {
      var body = lines[index].text.drop { $0 == " " }
      guard body.first == ">" else { continue }
      while body.first == ">" {
        body = body.dropFirst()
        if body.first == " " { body = body.dropFirst() }
      }
      lines[index].text = body
    }
  }
}
