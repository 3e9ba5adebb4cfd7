import Foundation
import Wording

/// What the classes, ids and roles of a page's elements say of them, by the words of `web-pages.txt`.
struct PageVocabulary: Sendable {
  private let lexicon: Lexicon?

  static let standard = PageVocabulary()

  private init() {
    guard let url = Bundle.module.url(forResource: "web-pages", withExtension: "txt", subdirectory: "Resources"),
      let source = try? String(contentsOf: url, encoding: .utf8)
    else {
      lexicon = nil
      return
    }
    lexicon = try? Lexicon(source)
  }

  /// Whether an element belongs to the page around the document.
  func isFurniture(_ element: MarkupElement) -> Bool {
    if isLinkToTop(element) { return true }
    switch element.name {
    case "nav", "footer": return true
    // Beside the text stand links to other pages, but also a part's figures.
    case "aside": return !element.holds(["table", "dl"])
    case "main", "article", "body", "table", "tr", "td", "th", "tbody", "h1", "p", "li": return false
    default: return meanings(element).contains("furniture") && !meanings(element).contains("content")
    }
  }

  /// Whether an element is nothing but a link to the top of its own page.
  private func isLinkToTop(_ element: MarkupElement) -> Bool {
    guard ["p", "div", "a"].contains(element.name), let link = element.name == "a" ? element : element.first("a"),
      let target = link["href"], target.hasPrefix("#"),
      lexicon?.meaning(of: "link:" + target.dropFirst()) == "furniture"
    else { return false }
    return element.text.squeezed == link.text.squeezed
  }

  /// How surely an element is the page's main content: 0 for not at all.
  func contentRank(_ element: MarkupElement) -> Int {
    if element.name == "main" || element["role"] == "main" { return 3 }
    if element.name == "article" { return 2 }
    return ["div", "section", "td"].contains(element.name) && meanings(element).contains("content") ? 1 : 0
  }

  /// Whether an element does not show. What a button opens is part of the page, though it stands closed.
  func isHidden(_ element: MarkupElement, _ style: InlineStyle, _ sheet: PageStyles) -> Bool {
    guard element["hidden"] != nil || style.isHidden else { return false }
    return element["hidden"] != "until-found" && !(element["id"].map(sheet.panels.contains) ?? false)
  }

  /// Whether only screen readers speak an element's text.
  func isSpoken(_ element: MarkupElement, _ sheet: PageStyles) -> Bool {
    guard let names = element["class"] else { return false }
    return names.split(whereSeparator: \.isWhitespace).contains { sheet.spoken.contains(String($0)) }
      || meanings(element).contains("spoken")
  }

  /// Whether a button is the heading of what it opens.
  func isHeading(button: MarkupElement) -> Bool { button["aria-controls"] != nil || meanings(button).contains("opener") }

  private func meanings(_ element: MarkupElement) -> Set<String> {
    guard let lexicon else { return [] }
    var out: Set<String> = []
    for attribute in element.attributes {
      switch attribute.name {
      case "class", "id":
        for word in attribute.value.split(whereSeparator: \.isWhitespace) {
          if let meaning = lexicon.meaning(of: String(word).replacing("_", with: "-")) { out.insert(meaning) }
        }
      case "role": if let meaning = lexicon.meaning(of: "role:" + attribute.value) { out.insert(meaning) }
      default: continue
      }
    }
    return out
  }
}
