import PlanSchema
import Store

/// `peerview list`.
struct ListCommand: Command {
  static let names = Option("names", .flag, help: "the councils' names alone, one a line")
  let name = "list"
  let summary = "list the councils and documents that are there"
  var options: [Option] { [.councils, Self.names, .format(.table, .markdown, .csv, .json, .jsonl)] }
  let examples = [
    Example("peerview list", "every document, with how much was found in it"),
    Example("peerview list --council northmere --format json", "those of one council, for a program"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    if call.has(Self.names) {
      for council in call.library.councils() { call.print(council) }
      return .done
    }
    let listing = DocumentListing(try call.records(of: call.councils(call.all(.councils))))
    try call.emit(json: listing, lines: listing.documents, table: listing.table)
    return .done
  }
}
