import Foundation
import Testing

@testable import PeerviewTool

@Suite struct CompletionTests {
  @Test(arguments: Shell.allCases)
  func everyCommandAndOptionIsOffered(shell: Shell) {
    for list in [CommandList.all, .invented] {
      let script = shell.script(for: list)
      for word in list.firstWords { #expect(script.contains(word)) }
      for option in list.commands.flatMap(\.allOptions) {
        #expect(script.contains(shell == .fish ? "-l \(option.name) " : "--\(option.name)"))
      }
    }
  }

  @Test func bashUnderstandsTheScript() throws {
    for list in [CommandList.all, .invented] {
      let asked = """
        \(Shell.bash.script(for: list))
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _peerview; printf '%s ' "${COMPREPLY[@]}"; echo; }
        try peerview e
        try peerview refuse p
        try peerview refuse politely --h
        try peerview echo --format j
        """
      let process = Process(), pipe = Pipe()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", asked]
      process.standardOutput = pipe
      process.standardError = pipe
      try process.run()
      let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      if list.command(named: "echo") != nil { #expect(output == "echo \npolitely \n--help \njson \n") }
    }
  }
}
