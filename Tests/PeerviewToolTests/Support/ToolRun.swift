import Foundation
import Synchronization

@testable import PeerviewTool

/// One run of the tool in this process, with everything that it printed.
struct ToolRun {
  var code: ExitCode
  /// Standard output and standard error.
  var printed: String, said: String

  /// - Parameters:
  ///   - arguments: one line, split at spaces.
  ///   - closesAfter: the number of pieces of standard output after which its reader goes away.
  init(
    _ arguments: String, in directory: URL = URL(fileURLWithPath: "/nowhere"), input: String = "", environment: [String: String] = [:],
    width: Int? = nil, closesAfter: Int = .max, commands: CommandList = .all
  ) {
    self.init(
      arguments.split(separator: " ").map(String.init), in: directory, input: input, environment: environment, width: width,
      closesAfter: closesAfter, commands: commands)
  }

  init(
    _ arguments: [String], in directory: URL = URL(fileURLWithPath: "/nowhere"), input: String = "", environment: [String: String] = [:],
    width: Int? = nil, closesAfter: Int = .max, commands: CommandList = .all
  ) {
    let printed = Collected(), said = Collected()
    let output = Output(contentWidth: width, messagesWidth: width) { stream, text in
      if stream == .messages { return said.add(text, atMost: .max) }
      return printed.add(text, atMost: closesAfter)
    }
    code = Tool.run(
      arguments: arguments, environment: environment, directory: directory, input: Input { [UInt8](input.utf8) }, output: output,
      commands: commands)
    self.printed = printed.text
    self.said = said.text
  }
}

/// Text gathered from several threads.
private final class Collected: Sendable {
  private let pieces = Mutex<[String]>([])

  var text: String { pieces.withLock { $0.joined() } }

  func add(_ text: String, atMost limit: Int) -> Bool {
    pieces.withLock {
      if $0.count >= limit { return false }
      $0.append(text)
      return true
    }
  }
}
