import Comparison
import Foundation
import PlanSchema
import Store

/// `peerview export`.
struct ExportCommand: Command {
  static let what = Option(
    "what", .choice(ItemRow.What.allCases.map(\.rawValue)), arity: .list, help: "only these items, in CSV and JSON lines")
  static let reference = Option(
    "reference", .file, help: "write the reference set of the inspection reports to this file instead: facts, no wording")
  let name = "export"
  let summary = "write the records out for other programs"
  let discussion = """
    CSV and JSON lines have a row for every recommendation, action, measure and finding; JSON has the records whole. With --reference, \
    the inspection reports become a reference set: a row a recommendation with its authority, framework, dates, grade, number, kind, \
    body, page and themes.
    """
  var options: [Option] { [.councils, Self.what, Self.reference, .format(.csv, .json, .jsonl)] }
  let examples = [
    Example("peerview export > items.csv", "everything, for a spreadsheet"),
    Example("peerview export --council northmere --what action --format jsonl", "one council's actions, for a program"),
    Example("peerview export --reference reference.csv", "the facts of the imported inspection reports"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    if call.has(Self.reference), call.has(Self.what) {
      throw UsageError("--reference and --what exclude each other: the reference set holds recommendations only", command: self)
    }
    let records = DocumentSet(try call.records(of: try call.councils(call.all(.councils))), codebook: .standard).records
    if let path = call[Self.reference] { return try write(ReferenceSet(records: records), to: call.url(path), call) }
    let wanted = Set(call.all(Self.what))
    let rows = ItemRow.rows(of: records).filter { wanted.isEmpty || wanted.contains($0.what.rawValue) }
    switch call.format {
    case .json, .jsonl: try call.emit(json: ExportedRecords(records: records), lines: rows, table: TextTable(ItemRow.columns))
    case .csv, .table, .markdown: call.print(TextTable(ItemRow.columns, rows: rows.map(\.cells)).csv, terminator: "")
    }
    return .done
  }

  private func write(_ reference: ReferenceSet, to file: URL, _ call: Call) throws -> ExitCode {
    if reference.inspections.isEmpty {
      throw ToolFailure("no-reports", "no inspection report is among the documents: a reference set is made of them")
    }
    do {
      try AtomicFile.write(Data(reference.csv.utf8), to: file)
    } catch {
      throw ToolFailure(error.code, error.message)
    }
    let summary = reference.summary
    call.say(
      "wrote \(file.path): \(summary.recommendations) recommendations of \(summary.inspections) inspections of \(summary.authorities) authorities"
    )
    return .done
  }
}

/// What `peerview export --format json` prints.
struct ExportedRecords: Codable, Sendable, Hashable {
  var records: [Record]
}
