import Comparison
import PlanSchema

/// `peerview compare`.
struct CompareCommand: Command {
  static let findings = Option("findings", .flag, help: "print findings in full, not only their numbers")
  let name = "compare"
  let summary = "line up what councils were told and what they plan, by theme"
  let discussion =
    """
    For each theme, the councils side by side: recommendations, actions with owner, date and status, measures, findings; the most alike \
    ones elsewhere; and how often inspections ask for it. Without a theme, all themes with their counts, and for up to three councils what they have in common; CSV, JSON and Markdown always \
    have every item of the themes chosen. Statuses are as printed; --as-of says what is overdue on a day.

    """ + SelectionOptions.discussion
  var options: [Option] { SelectionOptions.all + [SelectionOptions.asOf, Self.findings, .format(.table, .markdown, .csv, .json)] }
  let examples = [
    Example("peerview compare", "how much there is on each theme"),
    Example("peerview compare --theme iro supervision", "two themes, council by council"),
    Example("peerview compare --theme iro --neighbours-of barnet --since 2018", "a council and its statistical neighbours"),
    Example("peerview compare --theme supervision --as-of 2024-03-31 --format json", "for a program, with what is overdue"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let asOf = try call.asOf(in: self), chosen = try call.chosen()
    let result = chosen.documents.compared(by: chosen.themes, reference: chosen.reference, asOf: asOf)
    switch call.format {
    case .table where call.has(.themes): printLineUps(result, call)
    case .table: printOverview(result, call)
    case .markdown where !call.has(.themes): try call.emit(json: result, table: result.overview)
    case .markdown, .csv, .json, .jsonl: try call.emit(json: result, table: result.items)
    }
    return .done
  }

  private func printLineUps(_ result: SideBySide, _ call: Call) {
    let text = CompareText(width: call.console.width, bold: { call.console.styled($0, .bold) }, withFindings: call.has(Self.findings))
    call.print(result.themes.map { text.text($0, of: result) }.joined(separator: "\n"), terminator: "")
  }

  /// Few councils side by side, with what they have in common; many as counts.
  private func printOverview(_ result: SideBySide, _ call: Call) {
    let width = call.console.width, isGrid = result.authorities.count <= SideBySide.mostSideBySide
    if isGrid {
      let caption = "Recommendations + actions on each theme; under “England”, the share of inspections that ask for it"
      call.print(TextWrap.lines(caption, width: width).joined(separator: "\n") + "\n")
    }
    call.print((isGrid ? result.grid : result.overview).text(width: width) { call.console.styled($0, .bold) }, terminator: "")
    if isGrid {
      for sentence in result.sentences { call.print("\n" + TextWrap.lines(sentence, width: width).joined(separator: "\n")) }
    }
  }
}
