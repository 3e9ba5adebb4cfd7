import Foundation
import PeerviewTool

// A reader that goes away (`peerview … | head`) ends the printing, not the process.
signal(SIGPIPE, SIG_IGN)

let process = ProcessInfo.processInfo
let output = Output(
  contentWidth: Terminal.width(of: STDOUT_FILENO), messagesWidth: Terminal.width(of: STDERR_FILENO),
  write: { stream, text in Terminal.write(text, to: stream == .content ? STDOUT_FILENO : STDERR_FILENO) })
let input = Input(isTerminal: isatty(STDIN_FILENO) == 1) { [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
let code = Tool.run(
  arguments: Array(process.arguments.dropFirst()), environment: process.environment,
  directory: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true), input: input, output: output)
exit(code.rawValue)
