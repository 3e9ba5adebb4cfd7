import Comparison
import Normalising
import PlanSchema
import Reporting
import Theming

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
    try schema.add([Theme].self, as: "themes-list")
    try schema.add(ShownTheme.self, as: "themes-show")
    try schema.add(CodedItem.self, as: "themes-code")
    try schema.add([CodedItem].self, as: "themes-code-list")
    try schema.add([Theming.Explanation].self, as: "themes-explain")
    try schema.add(Evaluation.self, as: "themes-evaluate")
    try schema.add(InspectionEvaluation.self, as: "evaluate-inspections")
    try schema.add(PlanEvaluation.self, as: "evaluate-plans")
    try schema.add(PackTables.self, as: "report-tables")
    try schema.add(PackPages.self, as: "report-pages")
    return schema
  }

  /// In the order in which they are added.
  static let kinds: [String] = (try? schema().names) ?? []
}
