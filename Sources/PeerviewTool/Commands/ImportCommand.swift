import Documents
import Foundation
import PlanSchema
import Store
import Wording

/// `peerview import`.
struct ImportCommand: Command {
  static let council = Option("council", .council, help: "whose documents they are: name, slug or code; else what each document names")
  static let dryRun = Option("dry-run", .flag, help: "read and print, but write nothing")
  static let again = Option("again", .flag, help: "read files that were read before, too")
  static let explain = Option("explain", .flag, help: "show block by block what became of each document")
  static let map = Option(
    "map", .text("HEADING=ROLE"), arity: .repeated, help: "what a column or label of these documents means")

  let name = "import"
  let summary = "read published documents into the councils folder"
  let discussion = """
    Reads PDF, Word, Excel, HTML, CSV, Markdown and plain text: inspection reports, monitoring visits, action and improvement plans, tables \
    of outcomes. Says of each document what was found, what its columns were taken to mean, and what was not understood. A file that \
    cannot be read is named with the reason, and the others are read nevertheless; the command then ends with 1. A file that was read \
    before is left alone; a changed version of a document takes the place of the old one and keeps what people have decided about it.

    What --map says holds for these files, now; to say it for a council once and for all, put it under “columns” in its profile.json.
    """
  let operands = [Operand("FILE", .file, .oneOrMore, help: "published documents")]
  var options: [Option] { [Self.council, Self.dryRun, Self.again, Self.explain, Self.map, .format(.table, .jsonl)] }
  let examples = [
    Example("peerview import report.pdf plan.docx", "the councils are those that the documents name"),
    Example("peerview import plan.xlsx --council Northmere --dry-run", "try what would be read"),
    Example("peerview import plan.xlsx --map \"Evidence of impact=progress\"", "say what a column means"),
    Example("peerview import plan.pdf --dry-run --format jsonl", "a record a line, for a program"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let library = call.library, isTrial = call.has(Self.dryRun)
    let importer = try Importer(
      library: library, council: call[Self.council], mapping: mapping(call),
      skipsKnown: !isTrial && !call.has(Self.again) && !call.has(Self.explain))
    let files = call.operands
    let progress = Progress(call.console, of: files.count > 1 ? files.count : 0)
    let run = try files.concurrentReduce(into: Run()) { path in
      defer { progress.step(path) }
      return importer.outcome(of: call.url(path))
    } taking: { run, path, outcome in
      try self.take(outcome, of: path, importer, isTrial: isTrial, call, &run)
    }
    if run.failures > 0, files.count > 1 { call.say("\(run.failures) of \(files.count) files could not be read") }
    return run.failures > 0 ? .findings : .done
  }

  /// What a run keeps in mind from file to file.
  private struct Run: Sendable {
    var failures = 0
    /// The ids of the records saved.
    var claimed: Set<String> = []
  }

  /// Saves and prints what became of one file.
  private func take(
    _ outcome: Importer.Outcome, of path: String, _ importer: Importer, isTrial: Bool, _ call: Call, _ run: inout Run
  ) throws {
    switch outcome {
    case .failed(let failure, let document):
      run.failures += 1
      call.console.report(Diagnostic(.error, failure.kind, failure.message, at: failure.place), file: path)
      if call.format == .jsonl { call.print(try SchemaJSON.line(ImportError(file: path, failure))) }
      // What the file was read as tells its user which heading to explain.
      if let document, call.has(Self.explain), call.format == .table {
        call.print(Explanation.blocks(of: document).text(width: call.console.width) { call.console.styled($0, .bold) })
      }
    case .known(let id):
      if call.format == .jsonl, let record = try call.library.record(id) { call.print(try SchemaJSON.line(record)) }
      if call.format == .table { call.print("\(call.console.styled(path, .bold)): read before: \(id) (--again reads it once more)") }
    case .read(let records, let document):
      for var record in records {
        var saved: Library.Saved?
        if !isTrial {
          let done = try call.library.save(record, profile: importer.profile(for: record), claimed: run.claimed)
          run.claimed.insert(done.id)
          record.document.id = done.id
          saved = done
        }
        if records.count == 1 || call.format == .jsonl { try print(record, document, saved: saved, path: path, call) }
      }
      if records.count != 1, call.format == .table { printOutcomes(records, path: path, call) }
    }
  }

  /// The account of a table of many authorities' outcomes.
  private func printOutcomes(_ records: [Record], path: String, _ call: Call) {
    let defects = records.reduce(0) { $0 + $1.defects.count }
    call.print(
      "\(call.console.styled(path, .bold)): a table of outcomes: \(records.count) authorities, "
        + "\(records.reduce(0) { $0 + ($1.inspection?.judgements.count ?? 0) }) judgements, \(defects) values missing or strange (peerview check names them)"
    )
    for notice in records.flatMap(\.notices) { call.console.report(notice, file: path) }
  }

  private func print(_ record: Record, _ document: Document, saved: Library.Saved?, path: String, _ call: Call) throws {
    if call.format == .jsonl { return call.print(try SchemaJSON.line(record)) }
    let account = ImportAccount(record: record, saved: saved)
    call.print(account.text(file: path, width: call.console.width) { call.console.styled($0, .bold) }, terminator: "")
    if call.has(Self.explain) {
      call.print(Explanation(document, record).table.text(width: call.console.width) { call.console.styled($0, .bold) })
    }
  }

  /// What `--map` says, by heading.
  private func mapping(_ call: Call) throws -> [String: String] {
    var mapping: [String: String] = [:]
    for text in call.all(Self.map) {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false).map { String($0).squeezed }
      guard parts.count > 1, let role = parts.last, !role.isEmpty, case let heading = parts.dropLast().joined(separator: "="),
        !heading.isEmpty
      else { throw UsageError("“\(text)” of --map is not of the form HEADING=ROLE", command: self) }
      mapping[heading] = role
    }
    return mapping
  }
}
