import Foundation
import PeerviewTool
import Synchronization

// A reader that goes away (`peerview … | head`) ends the printing, not the process.
signal(SIGPIPE, SIG_IGN)

let process = ProcessInfo.processInfo
let fault = Mutex<Int32?>(nil)
let output = Output(
  contentWidth: Terminal.width(of: STDOUT_FILENO), messagesWidth: Terminal.width(of: STDERR_FILENO),
  write: { stream, text in
    let error = Terminal.write(text, to: stream == .content ? STDOUT_FILENO : STDERR_FILENO)
    if stream == .content, let error, error != EPIPE { fault.withLock { $0 = error } }
    return error == nil
  })
let input = Input(isTerminal: isatty(STDIN_FILENO) == 1) { [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
var code = Tool.run(
  arguments: Array(process.arguments.dropFirst()), environment: process.environment,
  directory: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true), input: input, output: output
).rawValue
if let error = fault.withLock({ $0 }) {
  _ = Terminal.write("\(Tool.name): the results cannot be written: \(String(cString: strerror(error)))\n", to: STDERR_FILENO)
  code = max(code, ExitCode.findings.rawValue)
}
exit(code)
