import PlanSchema

/// What `peerview check` prints.
struct CheckReport: Codable, Sendable, Hashable {
  var defects: [DocumentDefect]

  init(_ records: [Record]) { defects = records.flatMap { record in record.defects.map { DocumentDefect($0, in: record) } } }

  var table: TextTable {
    var table = TextTable(
      ["Document", "Where", "Ref", "Kind", "What is to mend"],
      rows: defects.map { [$0.document, $0.place?.description ?? "", $0.ref ?? $0.record ?? "", $0.kind.rawValue, $0.detail] })
    table.heading = 0
    return table
  }
}

/// A defect with the document that has it.
struct DocumentDefect: Codable, Sendable, Hashable {
  var document: String
  var kind: Defect.Kind
  @OrNull var record: String?
  @OrNull var ref: String?
  var detail: String
  var place: Place?

  init(_ defect: Defect, in record: Record) {
    document = record.document.id
    kind = defect.kind
    self.record = defect.record
    ref = defect.record.flatMap { record.ref(of: $0) }
    detail = defect.detail
    place = defect.place
  }
}

extension Record {
  /// The number that the document prints for a recommendation, action, measure, section, outcome or finding.
  func ref(of id: String) -> String? {
    switch id.first {
    case "r": recommendations.first { $0.id == id }?.ref
    case "a": actions.first { $0.id == id }?.ref
    case "m": measures.first { $0.id == id }?.ref
    case "s": sections.first { $0.id == id }?.ref
    case "o": outcomes.first { $0.id == id }?.ref
    case "f": findings.first { $0.id == id }?.ref
    default: nil
    }
  }
}
