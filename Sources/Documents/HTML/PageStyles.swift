import Wording

/// What a page's own style sheet says of its classes, as far as it matters to reading: ratings are often coloured so, and text is hidden.
struct PageStyles: Sendable {
  private(set) var fills: [String: String] = [:]
  /// Classes whose elements do not show at all, and those whose text only screen readers speak.
  private(set) var hidden: Set<String> = [], spoken: Set<String> = []
  /// How a class sets an element within a line apart.
  enum Parting: Sendable { case line, room }
  private var partings: [String: Parting] = [:]
  /// Classes whose elements set what stands in them apart from each other.
  private var boxes: Set<String> = []
  /// The ids of elements that a button or tab opens and closes: they may stand closed in a saved page, and are part of it all the same.
  private(set) var panels: Set<String> = []

  /// Takes in the text of a `style` element: the rules whose selector is a class, alone or on an element. What holds only for some
  /// screens, or for paper, is left out.
  mutating func add(_ sheet: String) {
    var skipped = 0
    for part in sheet.split(separator: "}", omittingEmptySubsequences: false) {
      var rule = part
      if skipped > 0, rule.squeezedEnds.isEmpty {
        skipped -= 1
        continue
      }
      if let at = rule.firstIndex(of: "@"), let brace = rule[at...].firstIndex(of: "{"), rule[rule.index(after: brace)...].contains("{") {
        if !rule[at..<brace].contains("screen") || rule[at..<brace].contains("(") { skipped = 1 }
        if skipped == 0 { rule = rule[rule.index(after: brace)...] }
      }
      if skipped == 0 { add(rule: rule) }
    }
  }

  private mutating func add(rule: Substring) {
    guard let brace = rule.lastIndex(of: "{") else { return }
    let declarations = InlineStyle.declarations(String(rule[rule.index(after: brace)...]))
    var fill: String?, isHidden: Bool?, isSpoken = false, parting: Parting?, isBox = false
    for (property, value) in declarations {
      switch property {
      case "background", "background-color":
        for part in value.split(separator: " ") { fill = CSSColour.hex(String(part)) ?? fill }
        fill = CSSColour.hex(value) ?? fill
      case "display":
        isHidden = value == "none"
        if ["block", "flex", "grid", "table", "list-item"].contains(value) { parting = .line }
        if value.hasPrefix("inline-") { parting = parting ?? .room }
        isBox = value.hasSuffix("flex") || value.hasSuffix("grid")
      case "padding", "padding-left", "padding-right", "margin", "margin-left", "margin-right", "float", "border", "border-radius":
        if value != "0", value != "none" { parting = parting ?? .room }
      case "visibility": isHidden = value == "hidden" || value == "collapse"
      case "clip": isSpoken = isSpoken || value.hasPrefix("rect(")
      case "left", "text-indent": isSpoken = isSpoken || value.hasPrefix("-9999")
      default: break
      }
    }
    fill = Colours.fill(fill)
    guard fill != nil || isHidden != nil || isSpoken || parting != nil else { return }
    for selector in rule[..<brace].split(separator: ",") {
      let parts = selector.split(whereSeparator: \.isWhitespace)
      let last = parts.last ?? ""
      guard let dot = last.lastIndex(of: "."), !last.contains(":"), !last.contains("[") else { continue }
      let name = String(last[last.index(after: dot)...])
      if let fill { fills[name] = fill }
      if isBox { boxes.insert(name) }
      if let parting, partings[name] != .line { partings[name] = parting }
      // A class that is hidden only inside another is not always.
      guard parts.count == 1, last.count(where: { $0 == "." }) == 1 else { continue }
      if isSpoken { spoken.insert(name) }
      if isHidden == true { hidden.insert(name) } else if isHidden == false { hidden.remove(name) }
    }
  }

  /// How the page's style sets an element apart from the words around it.
  func parting(of element: MarkupElement) -> Parting? {
    if partings.isEmpty { return nil }
    let found = element["class"]?.split(whereSeparator: \.isWhitespace).compactMap { partings[String($0)] } ?? []
    return found.contains(.line) ? .line : found.first
  }

  /// Whether each element inside one is a box of its own.
  func isBox(_ element: MarkupElement) -> Bool {
    !boxes.isEmpty && element["class"]?.split(whereSeparator: \.isWhitespace).contains { boxes.contains(String($0)) } ?? false
  }

  /// Notes what an element opens and closes.
  mutating func addPanel(of control: MarkupElement) {
    for id in control["aria-controls"]?.split(separator: " ") ?? [] { panels.insert(String(id)) }
    let opens = control["role"] == "tab" || control["data-toggle"] != nil || control["data-bs-toggle"] != nil
    guard opens else { return }
    for target in [control["data-target"], control["data-bs-target"], control["href"]] {
      if let target, target.hasPrefix("#"), target.utf8.count > 1 { panels.insert(String(target.dropFirst())) }
    }
  }
}
