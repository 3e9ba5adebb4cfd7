/// Text of a cell: plain, or in runs that look different.
struct ExcelText: Sendable, Hashable {
  var plain: String
  /// Where the text has runs: each with the look that it gives, over that of the cell.
  var runs: [Run] = []

  struct Run: Sendable, Hashable {
    var text: String
    var properties: MarkupElement?
  }
}

/// Gathers the items of text (`si`, `is`) as the parser gives their elements; phonetic hints are passed over.
struct ExcelTextGatherer {
  private var text: [UInt8] = []
  private var runs: [ExcelText.Run] = []
  private var properties: MarkupElement?
  private var propertiesDepth = 0, phonetic = 0
  private var isInText = false

  mutating func open(_ name: String, _ attributes: [MarkupElement.Attribute]) {
    if propertiesDepth > 0 {
      properties?.children.append(.element(MarkupElement(name: name, attributes: attributes, line: 0)))
      propertiesDepth += 1
      return
    }
    switch name {
    case "rPh": phonetic += 1
    case "rPr":
      properties = MarkupElement(name: name, attributes: [], line: 0)
      propertiesDepth = 1
    case "t": isInText = phonetic == 0
    default: break
    }
  }

  mutating func close(_ name: String) {
    if propertiesDepth > 0 {
      propertiesDepth -= 1
      return
    }
    switch name {
    case "rPh": phonetic -= 1
    case "t": isInText = false
    case "r":
      runs.append(ExcelText.Run(text: String(decoding: text, as: UTF8.self), properties: properties))
      text.removeAll(keepingCapacity: true)
      properties = nil
    default: break
    }
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInText { text.append(contentsOf: bytes) }
  }

  /// The item, and a fresh start.
  mutating func take() -> ExcelText {
    defer {
      runs.removeAll(keepingCapacity: true)
      text.removeAll(keepingCapacity: true)
    }
    // Text beside runs, which no program writes, is kept all the same.
    let rest = String(decoding: text, as: UTF8.self)
    if runs.isEmpty { return ExcelText(plain: rest) }
    if !rest.isEmpty { runs.append(ExcelText.Run(text: rest, properties: nil)) }
    return ExcelText(plain: runs.map(\.text).joined(), runs: runs)
  }
}

/// Reads the strings that a workbook's cells share.
final class SharedStrings: MarkupHandler {
  private(set) var items: [ExcelText] = []
  private var gatherer = ExcelTextGatherer()

  func open(_ name: String, _ attributes: [MarkupElement.Attribute], line: Int) { gatherer.open(name, attributes) }

  func close(_ name: String) {
    if name == "si" { items.append(gatherer.take()) } else { gatherer.close(name) }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) { gatherer.characters(bytes) }
}
