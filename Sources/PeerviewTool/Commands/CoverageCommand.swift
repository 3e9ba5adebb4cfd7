import Comparison
import Wording

/// `peerview coverage`.
struct CoverageCommand: Command {
  let name = "coverage"
  let summary = "set a plan beside the inspection report that it answers"
  let discussion = """
    Each recommendation of the report with the plan's own wording of it, the differences marked ([-the report's words-], {+the plan's \
    words+}), and the actions that answer it, or “not answered”. The report is the one whose date the plan names; else the one whose \
    recommendations it words alike; else the latest before it. Without a report, the plan's own recommendations are shown.
    """
  let operands = [Operand("PLAN", .text("PLAN"), help: "the id of a plan (see peerview list), or a council with one plan")]
  var options: [Option] { [.format(.table, .markdown, .csv, .json)] }
  let examples = [
    Example("peerview coverage northmere/2023-action-plan", "which recommendations the plan answers, and how"),
    Example("peerview coverage northmere --format csv", "the same for a spreadsheet, where the council has one plan"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let name = call.operands[0]
    let council = try name.contains("/") ? String(name.prefix { $0 != "/" }) : call.council(named: name)
    guard call.library.councils().contains(council) else { throw unknown(name, call) }
    let set = DocumentSet(try call.records(of: [council]), codebook: .standard)
    let coverage = set.coverage(of: try plan(named: name, in: set, call))
    guard let coverage else { throw unknown(name, call) }
    guard call.format == .table else {
      try call.emit(json: coverage, table: coverage.table)
      return .done
    }
    call.print(coverage.text(width: call.console.width) { call.console.styled($0, .bold) }, terminator: "")
    return .done
  }

  private func plan(named name: String, in set: DocumentSet, _ call: Call) throws -> String {
    if name.contains("/") { return name }
    let plans = set.summaries.filter { $0.kind.isPlan }.map(\.id)
    if plans.count == 1 { return plans[0] }
    throw ToolFailure(
      "which-plan",
      plans.isEmpty
        ? "no plan of \(set.name(of: set.authorities.first ?? name)) is in \(call.dataFolder.path)"
        : "“\(name)” has \(plans.count) plans; name one: \(plans.joined(separator: ", "))")
  }

  private func unknown(_ name: String, _ call: Call) -> ToolFailure {
    ToolFailure("unknown-document", Suggestion.unknown("document “\(name)”", given: name, among: call.library.documentIDs))
  }
}
