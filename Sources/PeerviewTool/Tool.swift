import Foundation
import Store

/// How a run of the tool ended; the process's exit code.
public enum ExitCode: Int32, Sendable, CaseIterable {
  case done = 0
  /// Findings (`check`), or inputs that could not be read.
  case findings = 1
  case usage = 64
  case internalFault = 70

  /// In words, for the help.
  var meaning: String {
    switch self {
    case .done: "done"
    case .findings: "defects found (check), or something given could not be read"
    case .usage: "the command was written wrongly; nothing was done"
    case .internalFault: "a fault of Peerview's own"
    }
  }
}

/// The command line as a function: what the executable does, callable in tests.
public enum Tool {
  public static let name = "peerview"
  public static let version = "0.1.0"

  /// Runs one command line.
  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - directory: what relative paths are relative to.
  public static func run(
    arguments: [String], environment: [String: String], directory: URL, input: Input, output: Output
  ) -> ExitCode {
    run(
      arguments: arguments, environment: environment, directory: directory, input: input, output: output, commands: CommandList.all)
  }

  /// The same with another list of commands, for tests of the framework itself.
  static func run(
    arguments: [String], environment: [String: String], directory: URL, input: Input, output: Output, commands: CommandList
  ) -> ExitCode {
    let console = Console(output, environment: environment)
    defer { console.flush() }
    do {
      switch try commands.dispatch(arguments) {
      case .overview: console.print(Help.overview(of: commands, width: console.width))
      case .group(let group): console.print(Help.group(group, of: commands, width: console.width))
      case .version: console.print("\(name) \(version)")
      case .help(let command): console.print(Help.page(of: command, width: console.width))
      case .run(let command, let words):
        let parsed = try ArgumentParser(command: command).parse(words)
        let call = Call(
          arguments: parsed, commands: commands, environment: environment, directory: directory, input: input, console: console)
        return try command.run(call)
      }
      return .done
    } catch let error as UsageError {
      console.say(error.text)
      return .usage
    } catch let failure as ToolFailure {
      console.report(failure)
      return .findings
    } catch let failure as StoreFailure {
      console.report(ToolFailure(failure.code, failure.message))
      return .findings
    } catch {
      console.say(
        "\(name): internal fault: \(error)\nThis is a fault of Peerview's own. Please report it with the command that you gave: "
          + arguments.map(\.debugDescription).joined(separator: " "))
      return .internalFault
    }
  }
}
