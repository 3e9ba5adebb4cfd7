import Wording

/// Gathers the text of one Word paragraph: runs, fields' results, tracked insertions, signs; deletions and field codes stay out.
struct WordInline {
  let context: WordContext
  private(set) var text = StyledText()
  /// What tracked changes have deleted, and whether anything shows that they have not inserted.
  private var deleted: [String] = [], isInserted = false, showsMore = false
  private let base: WordRunFormat
  /// Fields open around the current run: whether each is still in its code, which does not show.
  private var fields: [Bool] = []

  init(context: WordContext, base: WordRunFormat) {
    self.context = context
    self.base = base
  }

  /// Takes in what stands in a paragraph, link, insertion or other wrapper.
  mutating func walk(_ element: MarkupElement) {
    for child in element.elements {
      switch child.name {
      case "w:r": run(child)
      case "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:proofErr", "w:bookmarkStart", "w:bookmarkEnd", "w:fldData", "w:tcPr",
        "w:smartTagPr":
        continue
      case "w:ins", "w:moveTo":
        context.insertions += 1
        let isWithin = isInserted
        isInserted = true
        walk(child)
        isInserted = isWithin
      case "w:del", "w:moveFrom":
        context.deletions.append(child.text)
        deleted.append(child.text)
      case "w:sdt": control(child)
      case "m:t": text.append(child.text, base.style)
      case "mc:AlternateContent": alternative(child) { walk($0) }
      default: walk(child)
      }
    }
  }

  /// The text, with what it replaced as a whole struck through before it: a new date beside the old one. A change of single words
  /// leaves no trace.
  var revised: StyledText {
    guard !deleted.isEmpty, !showsMore, !text.isEmpty else { return text }
    var struck = base.style
    struck.isStruck = true
    var whole = StyledText()
    whole.append(deleted.joined(separator: " "), struck)
    whole.append(text)
    return whole
  }

  /// A content control: its content, unless that is only the prompt to fill it in.
  private mutating func control(_ element: MarkupElement) {
    guard let content = element.first("w:sdtContent") else { return }
    if let prompt = element.first("w:sdtPr")?.first("w:showingPlcHdr"), WordRunFormat.isOn(prompt["w:val"]) {
      context.placeholders += 1
      return
    }
    walk(content)
  }

  private mutating func run(_ element: MarkupElement) {
    var format = base
    if let properties = element.first("w:rPr") {
      if let style = properties.first("w:rStyle")?["w:val"] {
        for change in context.styles.changes(characterStyle: style) { format.apply(change) }
      }
      format.apply(WordRunFormat.Change(properties))
    }
    for child in element.elements { piece(child, format) }
  }

  private mutating func piece(_ child: MarkupElement, _ format: WordRunFormat) {
    switch child.name {
    case "w:fldChar":
      switch child["w:fldCharType"] {
      case "begin":
        fields.append(true)
        if let data = child.first("w:ffData") { formField(data, format) }
      case "separate": if !fields.isEmpty { fields[fields.count - 1] = false }
      case "end": _ = fields.popLast()
      default: break
      }
      return
    case "w:instrText", "w:delInstrText", "w:rPr": return
    case "w:delText":
      context.deletions.append(child.text)
      return
    default: break
    }
    if fields.contains(true) { return }
    switch child.name {
    case "w:t": add(SymbolFonts.text(child.text, font: format.font), format)
    case "w:tab", "w:ptab": add(" ", format)
    case "w:br", "w:cr":
      let isPageBreak = child["w:type"] == "page" || child["w:type"] == "column"
      add(isPageBreak ? " " : StyledText.lineBreak, format)
    case "w:noBreakHyphen": add("-", format)
    case "w:sym":
      if let code = child["w:char"].flatMap({ UInt32($0, radix: 16) }) {
        add(String(Character(SymbolFonts.character(code, font: child["w:font"]))), format)
      }
    case "w:footnoteReference": note(.footnote, child)
    case "w:endnoteReference": note(.endnote, child)
    case "w:drawing", "w:pict", "w:object": drawing(child)
    case "mc:AlternateContent":
      alternative(child) { choice in
        for inner in choice.elements { piece(inner, format) }
      }
    default: break
    }
  }

  private mutating func add(_ piece: String, _ format: WordRunFormat) {
    if format.isHidden {
      context.hidden.append(piece)
    } else {
      text.append(piece, format.style)
      if !isInserted, !piece.unicodeScalars.allSatisfy(\.isBlank) { showsMore = true }
    }
  }

  private func note(_ kind: WordContext.NoteKind, _ element: MarkupElement) {
    if let id = element["w:id"] { context.notes.append((kind, id)) }
  }

  /// A box to tick, or a list to choose from, of the older kind of form.
  private mutating func formField(_ data: MarkupElement, _ format: WordRunFormat) {
    if let box = data.first("w:checkBox") {
      let mark = box.first("w:checked") ?? box.first("w:default")
      add(mark != nil && WordRunFormat.isOn(mark?["w:val"]) ? "☒" : "☐", format)
    } else if let list = data.first("w:ddList") {
      let entries = list.elements.filter { $0.name == "w:listEntry" }.compactMap { $0["w:val"] }
      let chosen = (list.first("w:result") ?? list.first("w:default"))?["w:val"].flatMap { Int($0) } ?? 0
      if entries.indices.contains(chosen) { add(entries[chosen], format) }
    }
  }

  /// A drawing: its text boxes are kept to stand after the paragraph; a picture is counted.
  private func drawing(_ element: MarkupElement) {
    let before = context.boxes.count
    collectBoxes(element)
    if context.boxes.count == before { context.pictures += 1 }
  }

  private func collectBoxes(_ element: MarkupElement) {
    for child in element.elements {
      switch child.name {
      case "w:txbxContent": context.boxes.append(child)
      case "mc:AlternateContent": alternative(child) { collectBoxes($0) }
      default: collectBoxes(child)
      }
    }
  }

  /// The same content in two forms, for newer and older programs: one of them.
  private func alternative(_ element: MarkupElement, _ take: (MarkupElement) -> Void) {
    if let choice = element.first("mc:Choice") ?? element.first("mc:Fallback") { take(choice) }
  }
}
