import Documents
import Foundation
import Testing

@Suite struct OutsideProgramTests {
  private let shell = OutsideProgram(path: "/bin/sh")

  @Test func bothPipesAreDrainedWhileItRuns() throws {
    let result = try shell.run(["-c", "i=0; while [ $i -lt 20000 ]; do echo 0123456789012345678; echo 0123456789 >&2; i=$((i+1)); done"])
    #expect(result.status == 0)
    #expect(result.output.count == 400_000)
    #expect(result.messages.utf8.count == 1 << 16)
  }

  @Test func theExitCodeAndTheSignalAreTold() throws {
    #expect(try shell.run(["-c", "echo no >&2; exit 3"]).status == 3)
    #expect(try shell.run(["-c", "kill -9 $$"]).status == 137)
  }

  @Test func argumentsArePassedAsTheyAre() throws {
    let result = try OutsideProgram(path: "/bin/echo").run(["$HOME; rm *", "a b"])
    #expect(String(decoding: result.output, as: UTF8.self) == "$HOME; rm * a b\n")
  }

  @Test func limitsEndIt() {
    #expect(throws: OutsideProgram.Failure.timedOut(seconds: 0.2)) {
      _ = try shell.run(["-c", "exec sleep 30"], limits: .init(seconds: 0.2))
    }
    #expect(throws: OutsideProgram.Failure.tooMuchOutput(bytes: 1000)) {
      _ = try shell.run(["-c", "while :; do echo 01234567890123456789; done"], limits: .init(seconds: 20, output: 1000))
    }
  }

  #if os(Linux)
  @Test func theSystemKeepsItsMemoryAndTimeLimits() throws {
    // The limits are set as soon as it runs: it looks at them a moment later.
    let result = try shell.run(["-c", "sleep 0.2; ulimit -v; ulimit -t"], limits: .init(seconds: 7, memory: 1 << 30))
    #expect(String(decoding: result.output, as: UTF8.self) == "1048576\n7\n")
  }
  #endif

  @Test func programsAreFoundByNameOrPath() {
    #expect(OutsideProgram(named: "sh", environment: ["PATH": "/nowhere:/bin"])?.path == "/bin/sh")
    #expect(OutsideProgram(named: "/bin/sh", environment: [:])?.path == "/bin/sh")
    #expect(OutsideProgram(named: "no-such-program-here") == nil)
    #expect(OutsideProgram(named: "/tmp") == nil)
  }
}
