/// An element of XML or HTML with what stands in it.
struct MarkupElement: Sendable, Hashable {
  /// The name; in XML with the prefix that its namespace usually has ("w:p"), whatever prefix the file gives it.
  var name: String
  var attributes: [Attribute]
  var children: [MarkupNode] = []
  /// The line of the file, from 1, where the parser can tell.
  var line: Int

  struct Attribute: Sendable, Hashable {
    var name: String, value: String
  }

  /// The value of an attribute.
  subscript(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The child elements.
  var elements: some Sequence<MarkupElement> {
    children.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first child element of a name.
  func first(_ name: String) -> MarkupElement? {
    for case .element(let element) in children where element.name == name { return element }
    return nil
  }

  /// Whether an element of one of the names stands anywhere in it.
  func holds(_ names: Set<String>) -> Bool { elements.contains { names.contains($0.name) || $0.holds(names) } }

  /// The text of everything in it.
  var text: String {
    var out = ""
    for child in children {
      switch child {
      case .text(let text): out += text
      case .element(let element): out += element.text
      }
    }
    return out
  }
}

/// A child of an element.
enum MarkupNode: Sendable, Hashable {
  case element(MarkupElement)
  case text(String)
}

/// Builds a tree from a parser's events.
final class TreeBuilder: MarkupHandler {
  private var stack: [MarkupElement] = []
  private var text: [UInt8] = []
  private(set) var root: MarkupElement?

  func open(_ name: String, _ attributes: [MarkupElement.Attribute], line: Int) {
    flush()
    stack.append(MarkupElement(name: name, attributes: attributes, line: line))
  }

  func close(_ name: String) {
    flush()
    guard let done = stack.popLast() else { return }
    if stack.isEmpty {
      if root == nil { root = done }
    } else {
      stack[stack.count - 1].children.append(.element(done))
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }

  /// Closes what is still open: the end of a page that broke off.
  func finish() {
    while !stack.isEmpty { close("") }
  }

  private func flush() {
    if text.isEmpty { return }
    if !stack.isEmpty { stack[stack.count - 1].children.append(.text(String(decoding: text, as: UTF8.self))) }
    text.removeAll(keepingCapacity: true)
  }
}
