import Documents
import PlanSchema

/// Keeps account of what becomes of every unit of a document. A normaliser takes units from it and says of each that its text stands in
/// the record (`place`) or that it was understood and only helps to read the rest (`context`); what it says nothing about is reported as
/// unplaced, so no normaliser can lose a block in silence. Page furniture is context from the start.
public struct LedgerKeeper: Sendable {
  /// What became of a unit, from least to most: a later report never lowers an earlier one.
  public enum Fate: Int, Sendable, Comparable {
    case unplaced, context, placed

    public static func < (a: Fate, b: Fate) -> Bool { a.rawValue < b.rawValue }
  }

  /// The document's units in reading order; a unit's `id` is its index here.
  public let units: [Unit]
  private var fates: [Fate]
  private var unitOfBlock: [Int: Range<Int>] = [:]

  public init(_ document: Document) {
    units = document.units
    fates = units.map { $0.isFurniture ? .context : .unplaced }
    for unit in units { unitOfBlock[unit.block] = (unitOfBlock[unit.block]?.lowerBound ?? unit.id)..<(unit.id + 1) }
  }

  /// The unit's text stands in the record.
  public mutating func place(_ unit: Unit) { note(.placed, for: unit.id) }

  /// The unit was understood: a label, a table's header, furniture.
  public mutating func context(_ unit: Unit) { note(.context, for: unit.id) }

  /// The texts of these units stand in the record.
  public mutating func place(_ units: some Sequence<Unit>) { for unit in units { place(unit) } }

  public mutating func context(_ units: some Sequence<Unit>) { for unit in units { context(unit) } }

  /// The text of a block, or of one row of a table, stands in the record.
  public mutating func place(block: Int, row: Int? = nil) { note(.placed, block: block, row: row) }

  public mutating func context(block: Int, row: Int? = nil) { note(.context, block: block, row: row) }

  public func fate(of unit: Unit) -> Fate { fates[unit.id] }

  /// The units of which nothing has been said, in reading order.
  public var unplaced: [Unit] { units.filter { fates[$0.id] == .unplaced } }

  /// The account: every unit counted once.
  public var ledger: Ledger {
    var ledger = Ledger(blocks: units.count)
    for unit in units {
      switch fates[unit.id] {
      case .placed: ledger.placed += 1
      case .context: ledger.context += 1
      case .unplaced: ledger.unplaced.append(Ledger.Unplaced(text: unit.text, place: unit.place))
      }
    }
    return ledger
  }

  private mutating func note(_ fate: Fate, for id: Int) { fates[id] = max(fates[id], fate) }

  private mutating func note(_ fate: Fate, block: Int, row: Int?) {
    guard let range = unitOfBlock[block] else { return }
    guard let row else {
      for id in range { note(fate, for: id) }
      return
    }
    // The rows of a table stand in order, so that one of a long table is found by halving.
    var low = range.lowerBound, high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if units[middle].row ?? -1 < row { low = middle + 1 } else { high = middle }
    }
    while low < range.upperBound, units[low].row == row {
      note(fate, for: low)
      low += 1
    }
  }
}
