import PlanSchema
import Wording

/// The forms in which results are printed.
public enum Format: String, Sendable, CaseIterable {
  /// For reading on a terminal.
  case table
  case markdown
  case csv
  /// One JSON value, indented.
  case json
  /// One JSON value a line.
  case jsonl
}

extension Call {
  /// Prints a result in the form that `--format` asks for.
  /// - Parameters:
  ///   - json: the whole result.
  ///   - lines: its items, for `jsonl`; empty where the command does not offer that form.
  ///   - table: the same for reading; made only where asked for.
  public func emit(json: some Encodable, lines: [any Encodable] = [], table: @autoclosure () throws -> TextTable) throws {
    switch format {
    case .table: print(try table().text(width: console.width) { console.styled($0, .bold) }, terminator: "")
    case .markdown: print(try table().markdown, terminator: "")
    case .csv: print(try table().csv, terminator: "")
    case .json: print(String(decoding: try SchemaJSON.pretty(json), as: UTF8.self), terminator: "")
    case .jsonl: for line in lines { print(try SchemaJSON.line(line)) }
    }
  }
}
