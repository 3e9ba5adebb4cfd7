import Foundation

/// One command of the tool.
///
/// To add a command:
/// 1. Write a struct in a file of its own under `PeerviewTool/Commands/`. A command of a group has two words in its name
///    ("themes show"); the group's own summary stands in `CommandList.groups`.
/// 2. Name its options as static values, once each, and list them in `options`; read them in `run` through the same values:
///
///        struct TrendCommand: Command {
///          static let since = Option("since", .date, help: "leave out what is older")
///          let name = "trend"
///          let summary = "show the themes by year"
///          var options: [Option] { [Self.since, .format(.table, .csv, .json)] }
///          let examples = [Example("peerview trend --since 2018", "what has been asked since 2018")]
///
///          func run(_ call: Call) throws -> ExitCode {
///            let since = call[Self.since]
///            …
///            call.emit(json: trend, table: table)
///            return .done
///          }
///        }
/// 3. Add it to `CommandList.all`.
///
/// `--data` and `--help` come by themselves. The tests of the framework then check the help, the examples and the completions.
public protocol Command: Sendable {
  var name: String { get }
  /// What it does, in a few words: begins with a verb in lower case, no full stop.
  var summary: String { get }
  /// Whatever else a user must know, in paragraphs; empty where the summary says it all.
  var discussion: String { get }
  var operands: [Operand] { get }
  /// Its own options, without `--data` and `--help`.
  var options: [Option] { get }
  /// At least one.
  var examples: [Example] { get }

  /// Does the work. Results go to `call.print` and `call.emit`, everything else to `call.say`.
  /// - Throws: `ToolFailure` for what the user can mend (exit 1), `UsageError` for a wrong combination of options (exit 64). Any other
  ///   error is a fault of our own (exit 70).
  func run(_ call: Call) throws -> ExitCode
}

extension Command {
  public var discussion: String { "" }
  public var operands: [Operand] { [] }
  public var options: [Option] { [] }

  /// Its own options and those that every command has.
  public var allOptions: [Option] { options + [.data, .help] }
}

/// A line of a command's help that a user can type.
public struct Example: Sendable, Hashable {
  public var line: String
  public var says: String

  public init(_ line: String, _ says: String) {
    self.line = line
    self.says = says
  }
}

/// What a command is called with: parsed options and operands, the surroundings, and where to print.
public struct Call: Sendable {
  public var arguments: ParsedArguments
  let commands: CommandList
  public let environment: [String: String]
  public let directory: URL
  public let input: Input
  public let console: Console

  /// The value of an option: the one given, else its default.
  public subscript(option: Option) -> String? { arguments.values[option.name]?.last ?? option.fallback }

  /// Every value given for an option that may be given more than once.
  public func all(_ option: Option) -> [String] { arguments.values[option.name] ?? [] }

  /// Whether a flag, or any value of an option, was given.
  public func has(_ option: Option) -> Bool { arguments.values[option.name] != nil }

  /// The whole number given; the parser has checked that it is one.
  public func number(_ option: Option) -> Int? { self[option].flatMap { Int($0) } }

  public var operands: [String] { arguments.operands }

  /// The form asked for by `--format`.
  public var format: Format { arguments.values["format"]?.last.flatMap(Format.init(rawValue:)) ?? .table }

  /// A path of the user's, against the directory that the tool runs in.
  public func url(_ path: String) -> URL {
    path.hasPrefix("/") ? URL(fileURLWithPath: path) : directory.appendingPathComponent(path).standardizedFileURL
  }

  /// The folder of `--data`.
  public var dataFolder: URL { url(self[.data] ?? "councils") }

  /// Results, to standard output.
  public func print(_ text: String, terminator: String = "\n") { console.print(text, terminator: terminator) }

  /// Messages, to standard error.
  public func say(_ text: String) { console.say(text) }
}
