import Wording

/// A rule that colours cells by what they show: the simple kinds, which plans use for their ratings.
struct ConditionalRule: Sendable {
  var kind: String, sign: String, text: String
  var ranges: [CellRange]
  var overlay: Int?
  var priority: Int
  var formulas: [String] = []

  /// Whether the rule holds for a cell, given what it and (for a formula) another cell of its row shows.
  func holds(_ cell: CellReference, shown: String, number: Double?, other: (CellReference) -> String) -> Bool {
    guard ranges.contains(where: { $0.contains(cell) }) else { return false }
    let level = shown.lowercased()
    switch kind {
    case "cellIs": return compares(shown: level, number: number)
    case "containsText": return !text.isEmpty && level.contains(text.lowercased())
    case "notContainsText": return !text.isEmpty && !level.contains(text.lowercased())
    case "beginsWith": return !text.isEmpty && level.hasPrefix(text.lowercased())
    case "endsWith": return !text.isEmpty && level.hasSuffix(text.lowercased())
    case "containsBlanks": return level.squeezed.isEmpty
    case "notContainsBlanks": return !level.squeezed.isEmpty
    case "expression": return equals(cell, other: other)
    default: return false
    }
  }

  private func compares(shown: String, number: Double?) -> Bool {
    guard let first = formulas.first else { return false }
    if let constant = Self.constant(first) {
      switch sign {
      case "equal": return shown == constant.lowercased()
      case "notEqual": return shown != constant.lowercased()
      default: return false
      }
    }
    guard let number, let low = Double(first) else { return false }
    let high = formulas.count > 1 ? Double(formulas[1]) : nil
    return switch sign {
    case "equal": number == low
    case "notEqual": number != low
    case "lessThan": number < low
    case "lessThanOrEqual": number <= low
    case "greaterThan": number > low
    case "greaterThanOrEqual": number >= low
    case "between": high.map { low <= number && number <= $0 } ?? false
    case "notBetween": high.map { number < low || $0 < number } ?? false
    default: false
    }
  }

  /// A formula of the form `$G8="Green"`; its address moves along with the cell, but for the parts that a dollar sign holds.
  private func equals(_ cell: CellReference, other: (CellReference) -> String) -> Bool {
    guard let formula = formulas.first, let corner = ranges.first else { return false }
    let parts = formula.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let constant = Self.constant(String(parts[1]).squeezed) else { return false }
    let address = String(parts[0]).squeezed
    guard var reference = CellReference(address) else { return false }
    let isColumnHeld = address.hasPrefix("$"), isRowHeld = address.dropFirst().contains("$")
    if !isColumnHeld { reference.column += cell.column - corner.columns.lowerBound }
    if !isRowHeld { reference.row += cell.row - corner.rows.lowerBound }
    return other(reference).lowercased() == constant.lowercased()
  }

  /// The text of a constant in quotes.
  private static func constant(_ formula: String) -> String? {
    guard formula.hasPrefix("\""), formula.hasSuffix("\""), formula.utf8.count >= 2 else { return nil }
    return String(formula.dropFirst().dropLast()).replacing("\"\"", with: "\"")
  }
}
