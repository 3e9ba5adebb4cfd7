import PlanSchema
import Wording

/// Reads a web page: its main content as blocks; navigation, banners and footers as furniture.
struct HTMLReader {
  var limits: ReadingLimits = .standard

  func read(_ text: String) throws(ImportFailure) -> Reading {
    guard let root = try HTMLParser.tree(text, depth: limits.depth) else {
      throw ImportFailure("no-text", "a web page without any text")
    }
    var styles = PageStyles()
    Self.gather(root, into: &styles)
    let body = root.first("body") ?? root
    let flow = PageFlow(styles: styles, limits: limits, pageSize: body.textSize)
    let path = Self.mainPath(body)
    flow.takesTitleFromFurniture = !path.isEmpty && !Self.hasTitle(Self.element(at: path, in: body))
    walk(body, path[...], flow)
    if let fault = flow.fault { throw fault }
    guard flow.blocks.contains(where: { if case .furniture = $0.content { false } else { true } }) else {
      throw ImportFailure(
        "no-text", "a web page whose content is made by scripts: open it in a browser and save it as a PDF or as a whole page")
    }
    var diagnostics: [Diagnostic] = []
    if !flow.hidden.isEmpty {
      let shown = flow.hidden.filter { !$0.isEmpty }.prefix(3).map {
        "“\($0.unicodeScalars.count > 60 ? String($0.prefix(60)) + "…" : $0)”"
      }
      let more = flow.hidden.count > 3 ? " and \(flow.hidden.count - 3) more" : ""
      diagnostics.append(Diagnostic(.note, "hidden-text", "hidden text is left out (\(shown.joined(separator: ", "))\(more))"))
    }
    let title = root.first("head")?.first("title")?.text.squeezed ?? root.first("title")?.text.squeezed
    return Reading(title: title.flatMap { $0.isEmpty ? nil : $0 }, blocks: flow.blocks, diagnostics: diagnostics)
  }

  /// The blocks of a piece of HTML inside a text.
  func blocks(ofFragment text: String) throws(ImportFailure) -> [Block] {
    guard let root = try HTMLParser.tree(text, depth: limits.depth) else { return [] }
    let body = root.first("body") ?? root
    let flow = PageFlow(styles: PageStyles(), limits: limits, pageSize: body.textSize)
    flow.walk(body.children, PageFlow.State())
    flow.flush(PageFlow.State())
    if let fault = flow.fault { throw fault }
    return flow.blocks
  }

  /// Walks down to the main content; all beside the way is furniture, but for a page's only highest heading.
  private func walk(_ element: MarkupElement, _ path: ArraySlice<Int>, _ flow: PageFlow) {
    guard let step = path.first else {
      flow.walk(element.children, PageFlow.State())
      flow.flush(PageFlow.State())
      return
    }
    var beside = PageFlow.State()
    beside.isFurniture = true
    flow.walk(Array(element.children[..<step]), beside)
    flow.flush(beside)
    if case .element(let next) = element.children[step] { walk(next, path.dropFirst(), flow) }
    flow.walk(Array(element.children[(step + 1)...]), beside)
    flow.flush(beside)
  }

  /// The way from the body to the element that holds the page's content; empty for the body itself.
  static func mainPath(_ body: MarkupElement) -> [Int] {
    var best: (rank: Int, size: Int, path: [Int]) = (0, 0, [])
    let whole = body.textSize
    func search(_ element: MarkupElement, _ path: [Int]) {
      for (index, child) in element.children.enumerated() {
        guard case .element(let inner) = child else { continue }
        let rank = PageVocabulary.standard.contentRank(inner)
        if rank > 0 {
          let size = inner.textSize
          if (rank, size) > (best.rank, best.size), size * 5 >= whole { best = (rank, size, path + [index]) }
          // What is inside can only be better by its rank.
          if rank == 3 { continue }
        }
        search(inner, path + [index])
      }
    }
    search(body, [])
    return best.path
  }

  private static func element(at path: [Int], in body: MarkupElement) -> MarkupElement {
    path.reduce(body) { element, step in if case .element(let next) = element.children[step] { next } else { element } }
  }

  private static func hasTitle(_ element: MarkupElement) -> Bool { element.elements.contains { $0.name == "h1" || hasTitle($0) } }

  private static func gather(_ element: MarkupElement, into styles: inout PageStyles) {
    for child in element.elements {
      if child.name == "style" { styles.add(child.text) } else { gather(child, into: &styles) }
      styles.addPanel(of: child)
    }
  }
}
