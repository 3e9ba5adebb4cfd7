import Documents
import Normalising
import PlanSchema

/// Block by block, what a document's record has of it.
struct Explanation {
  private struct Key: Hashable {
    var page: Int?, sheet: String?, row: Int?, paragraph: Int?, line: Int?
  }

  private let document: Document
  private let unplaced: Set<Ledger.Unplaced>
  /// What stands at a place, by every line or cell row of it.
  private var items: [Key: [String]] = [:]

  init(_ document: Document, _ record: Record) {
    self.document = document
    unplaced = Set(record.ledger.unplaced)
    for (label, place) in record.placedItems {
      for key in Self.keys(place) where items[key]?.contains(label) != true { items[key, default: []].append(label) }
    }
  }

  var table: TextTable {
    var table = TextTable(["Where", "What", "Became", "Text"])
    for unit in document.units { table.append([unit.place.description, Self.name(of: unit), fate(of: unit), Self.text(of: unit)]) }
    return table
  }

  /// What a file was read as, where nothing came of it.
  static func blocks(of document: Document) -> TextTable {
    var table = TextTable(["Where", "What", "Text"])
    for unit in document.units { table.append([unit.place.description, name(of: unit), text(of: unit)]) }
    return table
  }

  private static func text(of unit: Unit) -> String { unit.text.count > 160 ? unit.text.prefix(159) + "…" : unit.text }

  private func fate(of unit: Unit) -> String {
    if unplaced.contains(Ledger.Unplaced(text: unit.text, place: unit.place)) { return "not understood" }
    var labels: [String] = []
    for key in Self.keys(unit.place) { for label in items[key] ?? [] where !labels.contains(label) { labels.append(label) } }
    if labels.isEmpty { return "context" }
    return labels.count > 6 ? labels.prefix(5).joined(separator: ", ") + " and \(labels.count - 5) more" : labels.joined(separator: ", ")
  }

  private static func name(of unit: Unit) -> String {
    switch unit.content {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .item: "list item"
    case .furniture: "furniture"
    case .row(let row): row.isHeader ? "table head" : "table row"
    }
  }

  private static func keys(_ place: Place) -> [Key] {
    let row = place.cell.flatMap { Int($0.drop { !$0.isNumber }) }
    if let first = place.line {
      return (first...max(first, place.lastLine ?? first)).map { Key(page: place.page, sheet: nil, row: nil, paragraph: nil, line: $0) }
    }
    return [Key(page: place.page, sheet: place.sheet, row: row, paragraph: place.paragraph, line: nil)]
  }
}

extension Record {
  /// Everything in the record that has a place of its own, with a name for it: "action 1.1".
  fileprivate var placedItems: [(String, Place)] {
    var out: [(String, Place?)] = []
    func add(_ noun: String, _ ref: String?, _ id: String, _ place: Place?) { out.append(("\(noun) \(ref ?? id)", place)) }
    for item in sections { add("section", item.ref, item.id, item.place) }
    for item in recommendations { add("recommendation", item.ref, item.id, item.place) }
    for item in actions {
      add("action", item.ref, item.id, item.place)
      add("due of action", item.ref, item.id, item.due.place)
      add("status of action", item.ref, item.id, item.status.place)
      for cost in item.costs { add("cost of action", item.ref, item.id, cost.place) }
      for note in item.notes { add("note on action", item.ref, item.id, note.place) }
    }
    for item in outcomes { add("outcome", item.ref, item.id, item.place) }
    for item in measures {
      add("measure", item.ref, item.id, item.place)
      for figure in [item.baseline, item.target, item.current] { add("figure of measure", item.ref, item.id, figure?.place) }
    }
    for item in findings { add("finding", item.ref, item.id, item.place) }
    for item in narrative { add("narrative", item.ref, item.id, item.place) }
    out += statusScale.map { ("key to statuses: \($0.printed)", $0.place) }
    out += roles.map { ("key to posts: \($0.abbreviation)", $0.place) }
    out += governance.map { ("governance: \($0.body)", $0.place) }
    for body in governance { out += body.members.map { ("member of \(body.body)", $0.place) } }
    out += mappings.map { ("mapping of \($0.recommendation)", $0.place) }
    out += references.map { ("reference \($0.ref)", $0.place) }
    out += columns.map { ("column \($0.role ?? "kept as a note")", $0.place) }
    out += (inspection?.judgements ?? []).map { ("judgement: \($0.printedArea)", $0.place) }
    out += document.versions.map { ("version \($0.printed)", $0.place) }
    return out.compactMap { label, place in place.map { (label, $0) } }
  }
}
