import Comparison
import PlanSchema
import Reporting

/// Every kind of JSON that the tool writes, for `peerview schema`. A kind that is new is added here; what its fields mean, in
/// `PlanSchema/Resources/fields.txt`.
enum WrittenJSON {
  static func schema() throws -> JSONSchema {
    var schema = JSONSchema()
    try schema.add(Record.self, as: "record")
    try schema.add(ImportError.self, as: "import-error")
    try schema.add(CheckReport.self, as: "check")
    try schema.add(DocumentListing.self, as: "list")
    try schema.add(ListedDocument.self, as: "listed-document")
    try schema.add(DocumentDefect.self, as: "document-defect")
    try schema.add(SideBySide.self, as: "compare")
    try schema.add(Trend.self, as: "trend")
    try schema.add(Coverage.self, as: "coverage")
    try schema.add(ExportedRecords.self, as: "export")
    try schema.add(ItemRow.self, as: "exported-item")
    try schema.add(PackTables.self, as: "report-tables")
    try schema.add(PackPages.self, as: "report-pages")
    return schema
  }

  /// In the order in which they are added.
  static let kinds: [String] = (try? schema().names) ?? []
}
