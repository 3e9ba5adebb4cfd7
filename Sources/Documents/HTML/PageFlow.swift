import PlanSchema
import Wording

/// Walks a page's elements in their order and sets what they show out as blocks.
final class PageFlow {
  /// What holds for the elements being walked.
  struct State {
    var style = StyledText.Style()
    var isFurniture = false
    /// How many lists stand around.
    var listDepth = 0
    /// Whether a heading, or the term or meaning of a definition, stands around.
    var isInHeading = false, isInDefinition = false
    /// Whether what stands in the element is set apart from each other.
    var isBox = false
    /// Whether the button right before opens the element.
    var isPanel = false
  }

  /// What the paragraph being gathered will be.
  enum Kind { case paragraph, heading(Int, marker: String?), item(level: Int, marker: String?) }

  let styles: PageStyles
  let limits: ReadingLimits
  /// The text of the whole page, in bytes: what is flagged as furniture may not be most of it.
  let pageSize: Int
  /// Within a table's cell, all paragraphs stand at the row's place.
  let cellPlace: Place?
  /// Whether what only screen readers speak is read: in a cell that shows nothing else.
  var readsSpoken = false
  var count = 0, cells = 0
  var hidden: [String] = []
  private(set) var blocks: [Block] = []
  private(set) var fault: ImportFailure?
  /// Whether the page's title stands outside its main content, where it is taken all the same.
  var takesTitleFromFurniture = false

  private let vocabulary = PageVocabulary.standard
  private var text = StyledText()
  private var kind = Kind.paragraph
  private var line = 1
  /// A term of a definition list, to stand before the first paragraph of its definition.
  private var label: StyledText?

  init(styles: PageStyles, limits: ReadingLimits, pageSize: Int, cellPlace: Place? = nil, count: Int = 0, cells: Int = 0) {
    self.styles = styles
    self.limits = limits
    self.pageSize = pageSize
    self.cellPlace = cellPlace
    self.count = count
    self.cells = cells
  }

  /// Elements without anything to read, or whose content shows only on demand.
  private static let silent: Set<String> = [
    "script", "style", "template", "noscript", "svg", "iframe", "object", "embed", "canvas", "audio", "video", "select", "textarea",
    "input", "head", "link", "meta", "map", "datalist",
  ]

  private static let inlineElements: Set<String> = ["span", "a", "b", "strong", "em", "i", "small", "label", "time", "abbr", "mark"]

  private static let blockElements: Set<String> = [
    "p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "address", "blockquote", "figure", "figcaption", "center",
    "details", "summary", "form", "fieldset", "legend", "pre", "hr", "body", "html", "hgroup", "dd", "dt", "li", "tr", "td", "th",
    "caption",
  ]

  func walk(_ children: [MarkupNode], _ state: State) {
    var isOpener = false
    let isInBox = state.isBox
    var state = state
    state.isBox = false
    for child in children {
      switch child {
      case .text(let piece): add(piece, state.style)
      case .element(let element):
        var state = state
        state.isPanel = isOpener
        isOpener = element.name == "button" && vocabulary.isHeading(button: element)
        guard Self.inlineElements.contains(element.name) else {
          walk(element, state)
          continue
        }
        // The page's own style may set it apart: as a line of its own, or with room around it. A label stays beside its value.
        let parting = styles.parting(of: element)
        if parting == .line || isInBox && !text.endsInColon { flush(state) } else if parting == .room { add(" ", state.style) }
        walk(element, state)
        if parting == .line { flush(state) } else if parting == .room { add(" ", state.style) }
      }
    }
  }

  func walk(_ element: MarkupElement, _ outer: State) {
    if fault != nil || Self.silent.contains(element.name) { return }
    let look = InlineStyle(element, sheet: styles)
    if !outer.isPanel, vocabulary.isHidden(element, look, styles) {
      let unseen = element.text.squeezed
      if !unseen.isEmpty { hidden.append(unseen) }
      return
    }
    if !readsSpoken, !outer.isFurniture, !vocabulary.isFurniture(element), vocabulary.isSpoken(element, styles) {
      // It may part what stands before and after it.
      add(" ", outer.style)
      return
    }
    var state = outer
    apply(look, of: element, to: &state.style)
    state.isBox = styles.isBox(element)
    if !state.isFurniture, cellPlace == nil, vocabulary.isFurniture(element), element.textSize * 5 < pageSize * 2 {
      state.isFurniture = true
      part { walk(element.children, state) }
      return
    }
    switch element.name {
    case "br": add(StyledText.lineBreak, state.style)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      if element.name == "h1", takesTitleFromFurniture { state.isFurniture = false }
      part {
        // A heading in an item of a list has its number.
        var number: String?
        if case .item(_, let marker?) = kind, !ListMark.isBullet(marker) { number = marker }
        start(.heading(Int(element.name.dropFirst())!, marker: number), element)
        state.isInHeading = true
        walk(element.children, state)
      }
    case "button":
      // In a heading, or over what it opens, a button is the heading's own text; elsewhere it is only to be pressed.
      if outer.isInHeading {
        walk(element.children, state)
      } else if !outer.isFurniture, vocabulary.isHeading(button: element) {
        state.style.isBold = true
        part { walk(element.children, state) }
      }
    case "summary":
      state.style.isBold = true
      part { walk(element.children, state) }
    case _ where outer.isInHeading && element["data-nosnippet"] != nil: return
    case "ul", "ol", "menu", "dir": part { list(element, look, state) }
    case "dl": part { definitions(element, state) }
    case "table": part { table(element, state) }
    case "img": if cellPlace != nil || state.isInDefinition, let words = element["alt"], !words.isEmpty { add(" \(words) ", state.style) }
    case "q":
      add("“", state.style)
      walk(element.children, state)
      add("”", state.style)
    case "sup":
      // The mark of a note is no part of the word that it hangs on.
      if element.elements.contains(where: { $0.name == "a" && $0["href"]?.hasPrefix("#") == true }) { return }
      walk(element.children, state)
    case let name where Self.blockElements.contains(name): part { walk(element.children, state) }
    default:
      // An empty element with a ground is a square of colour, in place of a word.
      if let fill = look.fill, element.text.squeezed.isEmpty { text.swatches.append(fill) }
      walk(element.children, state)
    }

    /// Walks a block: what stands before and after it are paragraphs of their own.
    func part(_ content: () -> Void) {
      flush(outer)
      if text.isEmpty { line = element.line }
      content()
      flush(state)
    }
  }

  private func apply(_ look: InlineStyle, of element: MarkupElement, to style: inout StyledText.Style) {
    switch element.name {
    case "b", "strong", "th": style.isBold = true
    case "i", "em", "cite", "dfn", "var": style.isItalic = true
    case "s", "strike", "del": style.isStruck = true
    case "mark": style.colour = "FFFF00"
    default: break
    }
    if let bold = look.isBold { style.isBold = bold }
    if let italic = look.isItalic { style.isItalic = italic }
    if look.isStruck { style.isStruck = true }
    if element.name != "td", element.name != "th", element.name != "tr", let colour = look.fill ?? look.ink { style.colour = colour }
  }

  private func add(_ piece: String, _ style: StyledText.Style) {
    // A line end in the mark-up is a space; only `br` breaks lines.
    text.append(piece, style)
  }

  private func start(_ kind: Kind, _ element: MarkupElement) {
    self.kind = kind
    line = element.line
  }

  /// Ends the paragraph being gathered.
  func flush(_ state: State) {
    defer { text = StyledText() }
    if text.isEmpty {
      // An empty heading is none; an item may still come to its text.
      if case .heading = kind { kind = .paragraph }
      return
    }
    count += 1
    let place = cellPlace ?? Place(line: line, paragraph: count)
    defer { kind = .paragraph }
    if state.isFurniture {
      blocks.append(Block(.furniture(text.paragraph(place: place))))
      return
    }
    switch kind {
    case .heading(let level, let marker):
      flushLabel(place)
      blocks.append(Block(.heading(level: level, text.paragraph(marker: marker, place: place))))
    case .item(let level, let marker):
      flushLabel(place)
      // What stands on further lines of the item is no part of its first.
      for paragraph in text.paragraphs(marker: marker, place: place) { blocks.append(Block(.item(level: level, paragraph))) }
    case .paragraph:
      if var whole = label {
        whole.append(text)
        text = whole
        label = nil
      }
      for paragraph in text.paragraphs(place: place) { blocks.append(block(paragraph)) }
    }
  }

  private func block(_ paragraph: Paragraph) -> Block {
    guard cellPlace == nil, let (mark, rest) = ListMark.split(paragraph.text) else { return Block(.paragraph(paragraph)) }
    var item = paragraph
    (item.marker, item.text) = (String(mark), String(rest))
    return Block(.item(level: 0, item))
  }

  private func flushLabel(_ place: Place) {
    guard let own = label else { return }
    label = nil
    blocks.append(Block(.paragraph(own.paragraph(place: place))))
  }

  // MARK: Lists

  private func list(_ list: MarkupElement, _ look: InlineStyle, _ outer: State) {
    var state = outer
    state.listDepth += 1
    let isOrdered = list.name == "ol"
    let isReversed = list["reversed"] != nil
    var number = list["start"].flatMap { Int($0) } ?? (isReversed ? list.elements.count { $0.name == "li" } : 1)
    for child in list.children {
      guard case .element(let item) = child else {
        if case .text(let piece) = child { add(piece, state.style) }
        continue
      }
      guard item.name == "li" else {
        walk(item, state)
        continue
      }
      flush(outer)
      if let value = item["value"].flatMap({ Int($0) }) { number = value }
      let style = InlineStyle(item, sheet: styles).listStyle ?? look.listStyle
      let marker = isOrdered ? Self.marker(number, type: item["type"] ?? list["type"], style: style) : style == "none" ? nil : "•"
      start(.item(level: state.listDepth - 1, marker: marker), item)
      walk(item, state, isItem: true)
      flush(state)
      kind = .paragraph
      number += isReversed ? -1 : 1
    }
  }

  /// Walks an item's content without ending the paragraph that its mark begins.
  private func walk(_ item: MarkupElement, _ state: State, isItem: Bool) {
    let look = InlineStyle(item, sheet: styles)
    if vocabulary.isHidden(item, look, styles) {
      hidden.append(item.text.squeezed)
      return
    }
    var inner = state
    apply(look, of: item, to: &inner.style)
    walk(item.children, inner)
  }

  private static func marker(_ number: Int, type: String?, style: String?) -> String? {
    let format: String
    switch style ?? "" {
    case let style where style.contains("none"): return nil
    case let style where style.contains("lower-alpha") || style.contains("lower-latin"): format = "lowerLetter"
    case let style where style.contains("upper-alpha") || style.contains("upper-latin"): format = "upperLetter"
    case let style where style.contains("lower-roman"): format = "lowerRoman"
    case let style where style.contains("upper-roman"): format = "upperRoman"
    default:
      format = ["a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"][type ?? ""] ?? "decimal"
    }
    return NumberFormat.text(number, format) + "."
  }

  /// A term and what it means become one line, "Lead: A. Person", where the term is short enough to be a label. A term over lines with
  /// labels of their own ("Baseline: 41%") is a line of its own.
  private func definitions(_ list: MarkupElement, _ outer: State) {
    var state = outer
    state.isInDefinition = true
    let children = Array(list.elements)
    for (at, child) in children.enumerated() {
      switch child.name {
      case "dt":
        if let waiting = label {
          count += 1
          label = nil
          blocks.append(Block(.paragraph(waiting.paragraph(place: cellPlace ?? Place(line: child.line, paragraph: count)))))
        }
        let term = shownText(child).squeezed
        var bold = state
        bold.style.isBold = true
        if term.isEmpty { continue }
        let meanings = children[(at + 1)...].prefix { $0.name == "dd" }
        let isOverLabels = meanings.count > 1 && meanings.allSatisfy { RepeatedLabels.label(of: shownText($0).squeezed) != nil }
        if state.isFurniture || isOverLabels || term.unicodeScalars.count > 60 || term.dropLast().contains(":") {
          walk(child, bold)
        } else {
          var own = StyledText()
          own.append(term + (term.hasSuffix(":") ? " " : ": "), bold.style)
          label = own
        }
      case "dd": walk(child, state)
      case "div": definitions(child, state)
      default: walk(child, state)
      }
    }
    if let waiting = label {
      label = nil
      text = waiting
      flush(state)
    }
  }

  /// The text that an element shows, with the words of its pictures.
  private func shownText(_ element: MarkupElement) -> String {
    if Self.silent.contains(element.name) { return "" }
    if element.name == "img" { return element["alt"] ?? "" }
    return element.children.reduce(into: "") { out, child in
      switch child {
      case .text(let piece): out += piece
      case .element(let inner):
        if vocabulary.isHidden(inner, InlineStyle(inner, sheet: styles), styles) || vocabulary.isSpoken(inner, styles) { break }
        out += shownText(inner)
      }
    }
  }

  // MARK: Tables

  private func table(_ element: MarkupElement, _ state: State) {
    if PageTable.isLayout(element) { return walk(element.children, state) }
    let reader = PageTable(flow: self)
    do throws(ImportFailure) {
      let (table, nested) = try reader.read(element, state)
      if state.isFurniture {
        for paragraph in Block(.table(table)).allParagraphs { blocks.append(Block(.furniture(paragraph))) }
      } else if table.rows.contains(where: { $0.cells.contains { !$0.isEmpty || $0.fill != nil } }) {
        flushLabel(table.place)
        blocks.append(Block(.table(table)))
      }
      blocks += nested
    } catch { fault = error }
  }
}

extension MarkupElement {
  /// The bytes of the text that shows in it.
  var textSize: Int {
    if name == "script" || name == "style" || name == "noscript" { return 0 }
    return children.reduce(0) { sum, child in
      switch child {
      case .text(let text): sum + text.utf8.count { $0 > 0x20 }
      case .element(let element): sum + element.textSize
      }
    }
  }
}
