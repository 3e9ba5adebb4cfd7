/// The paragraph, character and numbering styles of a Word document.
struct WordStyles: Sendable {
  struct Style: Sendable {
    var name: String
    var basedOn: String?
    /// The level of the outline, from 0; 9 is body text.
    var outline: Int?
    var numberingID: Int?, numberingLevel: Int?
    var run: WordRunFormat.Change
  }

  private var styles: [String: Style] = [:]
  private var defaultParagraph: String?
  private var defaults = WordRunFormat.Change()

  init() {}

  init(_ root: MarkupElement) {
    if let run = root.first("w:docDefaults")?.first("w:rPrDefault")?.first("w:rPr") { defaults = WordRunFormat.Change(run) }
    for element in root.elements where element.name == "w:style" {
      guard let id = element["w:styleId"] else { continue }
      let paragraph = element.first("w:pPr"), numbering = paragraph?.first("w:numPr")
      styles[id] = Style(
        name: (element.first("w:name")?["w:val"] ?? id).lowercased(), basedOn: element.first("w:basedOn")?["w:val"],
        outline: paragraph?.first("w:outlineLvl")?["w:val"].flatMap { Int($0) },
        numberingID: numbering?.first("w:numId")?["w:val"].flatMap { Int($0) },
        numberingLevel: numbering?.first("w:ilvl")?["w:val"].flatMap { Int($0) },
        run: element.first("w:rPr").map { WordRunFormat.Change($0) } ?? WordRunFormat.Change())
      if element["w:type"] == "paragraph", WordRunFormat.isOn(element["w:default"] ?? "0") { defaultParagraph = id }
    }
  }

  /// A style and those that it is based on, the nearest first. A chain that comes back on itself ends there.
  func chain(_ id: String?) -> [(id: String, style: Style)] {
    var out: [(id: String, style: Style)] = [], seen: Set<String> = []
    var next = id ?? defaultParagraph
    while let id = next, seen.insert(id).inserted, let style = styles[id] {
      out.append((id, style))
      next = style.basedOn
    }
    return out
  }

  /// What a paragraph of a style looks like before anything is said of it directly.
  func format(paragraphStyle id: String?) -> WordRunFormat {
    var format = WordRunFormat()
    format.apply(defaults)
    for (_, style) in chain(id).reversed() { format.apply(style.run) }
    return format
  }

  /// What a character style changes.
  func changes(characterStyle id: String) -> [WordRunFormat.Change] { chain(id).reversed().map(\.style.run) }

  /// The level of a heading, from 1, by the style's name or outline, or those of the styles that it is based on.
  func headingLevel(_ id: String?) -> Int? {
    for (_, style) in chain(id) {
      if style.name == "title" { return 1 }
      if style.name.hasPrefix("heading "), let level = Int(style.name.dropFirst(8)) { return level }
      if let outline = style.outline { return outline < 9 ? outline + 1 : nil }
    }
    return nil
  }

  /// Whether a style is that of a table of contents' or index's entries.
  func isContents(_ id: String?) -> Bool {
    chain(id).contains { $0.style.name.hasPrefix("toc ") || $0.style.name.hasPrefix("index ") || $0.style.name == "table of figures" }
  }

  /// The list that a numbering style stands for.
  func numbering(ofStyle id: String) -> Int? { styles[id]?.numberingID }
}

/// How a run of text looks, as far as it matters.
struct WordRunFormat: Sendable, Hashable {
  var isBold = false, isItalic = false, isStruck = false, isHidden = false
  var colour: String?, highlight: String?, font: String?

  /// What one set of run properties changes; what it does not name stays as it was.
  struct Change: Sendable, Hashable {
    var isBold: Bool?, isItalic: Bool?, isStruck: Bool?, isHidden: Bool?
    var colour: String??, highlight: String??, font: String?

    init() {}

    init(_ properties: MarkupElement) {
      for element in properties.elements {
        let value = element["w:val"]
        switch element.name {
        case "w:b": isBold = WordRunFormat.isOn(value)
        case "w:i": isItalic = WordRunFormat.isOn(value)
        case "w:strike", "w:dstrike": isStruck = WordRunFormat.isOn(value) || isStruck == true
        case "w:vanish", "w:webHidden": isHidden = WordRunFormat.isOn(value)
        case "w:color": colour = .some(Colours.ink(value))
        case "w:highlight": highlight = .some(Colours.highlight(value))
        case "w:shd": if highlight == nil { highlight = .some(WordRunFormat.shading(element)) }
        case "w:rFonts": font = element["w:ascii"] ?? element["w:hAnsi"] ?? font
        default: break
        }
      }
    }
  }

  mutating func apply(_ change: Change) {
    if let value = change.isBold { isBold = value }
    if let value = change.isItalic { isItalic = value }
    if let value = change.isStruck { isStruck = value }
    if let value = change.isHidden { isHidden = value }
    if let value = change.colour { colour = value }
    if let value = change.highlight { highlight = value }
    if let value = change.font { font = value }
  }

  var style: StyledText.Style {
    StyledText.Style(isBold: isBold, isItalic: isItalic, isStruck: isStruck, colour: highlight ?? colour)
  }

  /// A switch of Word's: on where it stands without a value.
  static func isOn(_ value: String?) -> Bool {
    switch value {
    case "0", "false", "off", "none": false
    default: true
    }
  }

  /// The colour that a shading shows: the pattern's own where it is solid, else the one behind it.
  static func shading(_ element: MarkupElement?) -> String? {
    guard let element else { return nil }
    if element["w:val"] == "solid", let colour = Colours.hex(element["w:color"]) { return Colours.fill(colour) }
    return Colours.fill(element["w:fill"])
  }
}
