@testable import PeerviewTool

/// Commands that exist to try the framework.
extension CommandList {
  static let invented = CommandList(
    commands: [EchoCommand(), LineUpCommand(), RefusingCommand(), BreakingCommand()], groups: ["refuse": "ways not to work"])
}

/// Prints what it was called with.
struct EchoCommand: Command {
  static let count = Option("count", .number("N"), short: "n", help: "how often", fallback: "1")
  static let since = Option("since", .date, help: "from when on")
  static let loud = Option("loud", .flag, help: "in capitals")
  static let map = Option("map", .text("A=B"), arity: .repeated, help: "what means what")
  let name = "echo"
  let summary = "print the words given"
  let operands = [Operand("WORD", .text("WORD"), .oneOrMore, help: "what to print")]
  var options: [Option] { [Self.count, Self.since, Self.loud, Self.map, .format(.table, .json)] }
  let examples = [Example("peerview echo one two", "prints them")]

  func run(_ call: Call) throws -> ExitCode {
    for _ in 0..<(call.number(Self.count) ?? 0) {
      let line = call.operands.joined(separator: "|")
      call.print(call.has(Self.loud) ? line.uppercased() : line)
    }
    for map in call.all(Self.map) { call.print(map) }
    return .done
  }
}

/// A command with lists of options and a table.
struct LineUpCommand: Command {
  let name = "line-up"
  let summary = "print a table"
  var options: [Option] { [.themes, .councils, .format(.table, .markdown, .csv, .json, .jsonl)] }
  let examples = [Example("peerview line-up --theme iro", "prints it")]

  func run(_ call: Call) throws -> ExitCode {
    let words = call.all(.themes) + call.all(.councils)
    let table = TextTable([.init("Word"), .init("Letters", .right)], rows: words.map { [$0, String($0.count)] })
    try call.emit(json: words, lines: words, table: table)
    return .done
  }
}

/// Fails as commands do when the user can mend it.
struct RefusingCommand: Command {
  let name = "refuse politely"
  let summary = "fail"
  let examples = [Example("peerview refuse politely", "fails")]

  func run(_ call: Call) throws -> ExitCode {
    call.print("begun")
    throw ToolFailure("not-wanted", "found a request, expected none")
  }
}

/// Fails through a fault of its own.
struct BreakingCommand: Command {
  struct Fault: Error {}
  let name = "refuse rudely"
  let summary = "break"
  let examples = [Example("peerview refuse rudely", "breaks")]

  func run(_ call: Call) throws -> ExitCode { throw Fault() }
}
