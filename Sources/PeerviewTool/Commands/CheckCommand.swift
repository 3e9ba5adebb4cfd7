import Normalising
import PlanSchema
import Wording

/// `peerview check`.
struct CheckCommand: Command {
  let name = "check"
  let summary = "list the defects that the authors of the documents would want to mend"
  let discussion = """
    Impossible dates, numbers printed twice or missing, actions without owner or date, recommendations without action, statuses that the \
    plan's own key does not have. Each kind is explained in docs/defects.md. Ends with 1 where there are any.
    """
  let operands = [Operand("NAME", .council, .any, help: "councils, or ids of documents (see peerview list); all where none is given")]
  var options: [Option] {
    [.format(.table, .markdown, .csv, .json, .jsonl)]
  }
  let examples = [
    Example("peerview check", "every document"),
    Example("peerview check northmere --format csv", "those of one council, for a spreadsheet"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    var records = try chosen(call)
    let mismatches = OutcomeComparison.defects(in: records)
    for index in records.indices { records[index].defects += mismatches[records[index].document.id] ?? [] }
    let report = CheckReport(records)
    try call.emit(json: report, lines: report.defects, table: report.table)
    if call.format == .table, report.defects.isEmpty { call.say("no defects in \(records.count) documents") }
    for record in records where !record.ledger.unplaced.isEmpty {
      call.console.report(
        Diagnostic(
          .note, "unplaced-blocks",
          "\(record.document.id): \(record.ledger.unplaced.count) of \(record.ledger.blocks) blocks were not understood; they stand in its record under “ledger”"
        ))
    }
    return report.defects.isEmpty ? .done : .findings
  }

  private func chosen(_ call: Call) throws -> [Record] {
    let documents = call.operands.filter { $0.contains("/") }
    let councils = try call.operands.filter { !$0.contains("/") }.map { try call.council(named: $0) }
    if call.operands.isEmpty { return try call.records() }
    let records = try call.records(of: Array(Set(councils + documents.map { String($0.prefix { $0 != "/" }) })))
    for id in documents where !records.contains(where: { $0.document.id == id }) {
      throw ToolFailure(
        "unknown-document", Suggestion.unknown("document “\(id)”", given: id, among: call.library.documentIDs))
    }
    return records.filter { councils.contains($0.document.authority) || documents.contains($0.document.id) }
  }
}
