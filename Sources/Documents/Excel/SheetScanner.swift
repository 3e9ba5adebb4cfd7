/// A sheet as it stands in its part, before styles and strings are looked up.
struct RawSheet: Sendable {
  struct Cell: Sendable {
    var column: Int
    var style: Int
    /// The type that the part gives ("s", "str", "inlineStr", "b", "e", "d"); empty for a number.
    var type: String
    var value: String
    var text: ExcelText?
    var isFormula: Bool
  }

  struct Row: Sendable {
    var number: Int
    var isHidden: Bool
    /// Whether it is hidden only because its outline group is folded.
    var isFolded = false
    var cells: [Cell]
  }

  var rows: [Row] = []
  var hiddenColumns: [ClosedRange<Int>] = []
  var merges: [CellRange] = []
  var rules: [ConditionalRule] = []
  /// The range that can be filtered, and whether rows are filtered out now.
  var filter: CellRange?
  var isFiltered = false
}

/// Scans the events of a sheet's part: one row after another, without a tree.
final class SheetScanner: MarkupHandler {
  private(set) var sheet = RawSheet()
  /// Set when the sheet has more cells with something in them than the limit allows; what follows is passed over.
  private(set) var isTooLarge = false

  private let limit: Int
  private var count = 0
  private var row = RawSheet.Row(number: -1, isHidden: false, cells: [])
  private var cell: RawSheet.Cell?
  private var value: [UInt8] = []
  private var isInValue = false, isInInline = false
  private var gatherer = ExcelTextGatherer()
  private var ruleRanges: [CellRange] = []
  private var rule: ConditionalRule?
  private var isInFormula = false

  init(limit: Int) { self.limit = limit }

  func open(_ name: String, _ attributes: [MarkupElement.Attribute], line: Int) {
    if isTooLarge { return }
    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    if isInInline { return gatherer.open(name, attributes) }
    switch name {
    case "row":
      let number = attribute("r").flatMap { Int($0) }.map { $0 - 1 } ?? row.number + 1
      let valid = number > row.number && number < CellReference.rows ? number : row.number + 1
      let isHidden = Self.isOn(attribute("hidden"))
      let isFolded = isHidden && (attribute("outlineLevel").flatMap { Int($0) } ?? 0) > 0
      row = RawSheet.Row(number: valid, isHidden: isHidden, isFolded: isFolded, cells: [])
    case "c":
      let next = (row.cells.last?.column ?? -1) + 1
      let column = attribute("r").flatMap { CellReference($0) }?.column ?? next
      cell = RawSheet.Cell(
        column: max(column, next), style: attribute("s").flatMap { Int($0) } ?? 0, type: attribute("t") ?? "", value: "", isFormula: false)
    case "v": isInValue = true
    case "f": cell?.isFormula = true
    case "is": isInInline = true
    case "col":
      guard Self.isOn(attribute("hidden")) || attribute("width").flatMap({ Double($0) }) == 0 else { return }
      if let first = attribute("min").flatMap({ Int($0) }), let last = attribute("max").flatMap({ Int($0) }), 1 <= first, first <= last {
        sheet.hiddenColumns.append(first - 1...last - 1)
      }
    case "mergeCell": if let range = attribute("ref").flatMap({ CellRange($0) }) { sheet.merges.append(range) }
    case "autoFilter": sheet.filter = attribute("ref").flatMap { CellRange($0) }
    case "filterColumn": sheet.isFiltered = true
    case "conditionalFormatting":
      ruleRanges = (attribute("sqref") ?? "").split(separator: " ").compactMap { CellRange($0) }
    case "cfRule":
      rule = ConditionalRule(
        kind: attribute("type") ?? "", sign: attribute("operator") ?? "", text: attribute("text") ?? "", ranges: ruleRanges,
        overlay: attribute("dxfId").flatMap { Int($0) }, priority: attribute("priority").flatMap { Int($0) } ?? .max)
    case "formula": isInFormula = rule != nil
    default: break
    }
  }

  func close(_ name: String) {
    if isTooLarge { return }
    if isInInline {
      if name == "is" {
        isInInline = false
        cell?.text = gatherer.take()
      } else {
        gatherer.close(name)
      }
      return
    }
    switch name {
    case "v":
      isInValue = false
      cell?.value = String(decoding: value, as: UTF8.self)
      value.removeAll(keepingCapacity: true)
    case "c":
      if let done = cell, done.column < CellReference.columns {
        row.cells.append(done)
        count += 1
        if count > limit { isTooLarge = true }
      }
      cell = nil
    case "row": sheet.rows.append(row)
    case "formula":
      isInFormula = false
      rule?.formulas.append(String(decoding: value, as: UTF8.self))
      value.removeAll(keepingCapacity: true)
    case "cfRule":
      if let rule { sheet.rules.append(rule) }
      rule = nil
    default: break
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInInline { gatherer.characters(bytes) } else if isInValue || isInFormula { value.append(contentsOf: bytes) }
  }

  private static func isOn(_ value: String?) -> Bool { value == "1" || value == "true" }
}
