import Comparison
import PlanSchema

/// `peerview trend`.
struct TrendCommand: Command {
  static let importedOnly = Option("imported-only", .flag, help: "count the imported inspection reports only, not the reference set")
  let name = "trend"
  let summary = "show the themes by year: in how many inspections each was asked for"
  let discussion = """
    Counts inspections with at least one recommendation to the authority on the theme, by the year in which they began. The reference set \
    that comes with Peerview is counted with the imported reports; an inspection that is in both counts once, as imported.

    """ + SelectionOptions.discussion
  var options: [Option] { SelectionOptions.all + [Self.importedOnly, .format(.table, .markdown, .csv, .json)] }
  let examples = [
    Example("peerview trend --since 2018", "all themes since 2018"),
    Example("peerview trend --theme supervision iro --region london", "two themes in one region"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let (reference, themes) = try call.inspections(importedOnly: call.has(Self.importedOnly))
    if reference.inspections.isEmpty {
      throw ToolFailure("nothing-chosen", "no inspection is of what was asked for")
    }
    let trend = reference.trend(of: themes)
    guard call.format == .table else {
      try call.emit(json: trend, table: trend.table)
      return .done
    }
    call.print("Inspections that asked for each theme, by the year in which they began\n")
    let tables = trend.tables(width: call.console.width)
    call.print(tables.map { $0.text(width: call.console.width) { call.console.styled($0, .bold) } }.joined(separator: "\n"), terminator: "")
    return .done
  }
}
