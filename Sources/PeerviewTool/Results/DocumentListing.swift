import PlanSchema

/// What `peerview list` prints.
struct DocumentListing: Codable, Sendable, Hashable {
  var documents: [ListedDocument]

  init(_ records: [Record]) { documents = records.map(ListedDocument.init) }

  var table: TextTable {
    func number(_ title: String) -> TextTable.Column { .init(title, .right) }
    return TextTable(
      [.init("Document"), .init("Kind"), .init("Dated"), number("Recs"), number("Actions"), number("Findings"), number("Defects")],
      rows: documents.map {
        [$0.id, $0.kind.rawValue, $0.published ?? "", "\($0.recommendations)", "\($0.actions)", "\($0.findings)", "\($0.defects)"]
      })
  }
}

/// A document that is there.
struct ListedDocument: Codable, Sendable, Hashable {
  var id: String
  var authority: String
  var title: String
  var kind: SourceDocument.Kind
  @OrNull var published: String?
  var file: String
  var recommendations: Int
  var actions: Int
  var measures: Int
  var findings: Int
  var defects: Int
  var unplaced: Int

  init(_ record: Record) {
    id = record.document.id
    authority = record.document.authority
    title = record.document.title
    kind = record.document.kind
    published = record.document.published
    file = record.document.source.file
    recommendations = record.recommendations.count
    actions = record.actions.count
    measures = record.measures.count
    findings = record.findings.count
    defects = record.defects.count
    unplaced = record.ledger.unplaced.count
  }
}
