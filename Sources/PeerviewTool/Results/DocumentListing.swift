import PlanSchema

/// What `peerview list` prints.
struct DocumentListing: Codable, Sendable, Hashable {
  var documents: [ListedDocument]

  init(_ records: [Record]) { documents = records.map(ListedDocument.init) }

  var table: TextTable {
    func number(_ title: String) -> TextTable.Column { .init(title, .right) }
    var table = TextTable(
      [.init("Document"), .init("Kind"), .init("Dated"), number("Recs"), number("Actions"), number("Findings"), number("Defects")],
      rows: documents.map {
        [$0.id, $0.kind.rawValue, $0.date ?? "", "\($0.recommendations)", "\($0.actions)", "\($0.findings)", "\($0.defects)"]
      })
    table.heading = 0
    return table
  }
}

/// A document that is there.
struct ListedDocument: Codable, Sendable, Hashable {
  var id: String
  var authority: String
  var title: String
  var kind: SourceDocument.Kind
  @OrNull var published: String?
  /// By which it is put in order: its publication, else the end of the inspection that it tells of.
  @OrNull var date: String?
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
    date = Self.date(of: record)
    file = record.document.source.file
    recommendations = record.recommendations.count
    actions = record.actions.count
    measures = record.measures.count
    findings = record.findings.count
    defects = record.defects.count
    unplaced = record.ledger.unplaced.count
  }

  private static func date(of record: Record) -> String? {
    if let published = record.document.published { return published }
    switch record.document.kind {
    case .inspectionReport, .monitoringVisit: return record.inspection?.published ?? record.inspection?.end ?? record.inspection?.start
    case .actionPlan, .improvementPlan, .progressReport, .outcomeTable, .unknown: return nil
    }
  }
}
