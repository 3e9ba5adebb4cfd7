import Foundation
import Testing

@testable import PeerviewTool

/// The program itself, as a process. What it does is tested in process; here only what a process adds.
@Suite struct BinaryTests {
  /// Beside the tests' own bundle.
  static let program: URL = {
    #if os(macOS)
    let folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!.bundleURL.deletingLastPathComponent()
    #else
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #endif
    return folder.appendingPathComponent("peerview")
  }()

  private func run(_ line: String, in folder: URL) throws -> (status: Int32, output: String) {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["PEERVIEW": Self.program.path]) { _, new in new }
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  @Test func exitCodesAndStreams() throws {
    let temporary = try TemporaryFolder()
    #expect(try run("\"$PEERVIEW\" --version 2>/dev/null", in: temporary.url) == (0, "peerview \(Tool.version)\n"))
    let wrong = try run("\"$PEERVIEW\" improt 2>&1 >/dev/null", in: temporary.url)
    #expect(wrong.status == 64 && wrong.output.contains("did you mean import?"))
    #expect(try run("\"$PEERVIEW\" list >/dev/null", in: temporary.url).status == 1)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "skipped: this system has no /dev/full"))
  func aFullDiskIsSaid() throws {
    let temporary = try TemporaryFolder()
    let full = try run("\"$PEERVIEW\" schema 2>&1 >/dev/full", in: temporary.url)
    #expect(full.status == 1 && full.output.contains("the results cannot be written"))
  }

  @Test func importsAndFindsItsOwnData() throws {
    let temporary = try TemporaryFolder()
    _ = try temporary.file("plan.md", Plans.leeds)
    let read = try run("\"$PEERVIEW\" import plan.md && \"$PEERVIEW\" list --names", in: temporary.url)
    #expect(read.status == 0 && read.output.hasSuffix("leeds\n"))
    #expect(!read.output.contains("\u{1B}["))
  }

  /// Killed at any moment of an import, the program leaves whole records only; run again, it finishes what is missing.
  @Test(arguments: [1, 3, 8]) func killedWhileItSaves(after written: Int) throws {
    let temporary = try TemporaryFolder(), count = 40
    // Each has a title, and so a record, of its own.
    for number in 1...count {
      let title = "action plan " + String(UnicodeScalar(UInt8(97 + number / 26))) + String(UnicodeScalar(UInt8(97 + number % 26)))
      _ = try temporary.file("plan-\(number).md", Plans.leeds.replacing("action plan", with: title))
    }
    _ = try run("\"$PEERVIEW\" import plan-*.md --data whole", in: temporary.url)
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["import"] + (1...count).map { "plan-\($0).md" }.sorted() + ["--data", "cut"]
    process.currentDirectoryURL = temporary.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let records = temporary.url.appendingPathComponent("cut/leeds/records").path
    func names() -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: records)) ?? []).filter { !$0.hasPrefix(".") } }
    while process.isRunning, names().count < written { usleep(500) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let listed = try run("\"$PEERVIEW\" list --names --data cut", in: temporary.url)
    #expect(listed.status == 0, "\(listed.output)")
    #expect(names().count >= written)
    _ = try run("\"$PEERVIEW\" import plan-*.md --data cut", in: temporary.url)
    #expect(try run("diff -r -x '.*' whole cut", in: temporary.url) == (0, ""))
  }

  /// The reader goes away while the program still prints.
  @Test func aClosedPipeIsNoCrash() throws {
    let temporary = try TemporaryFolder()
    let piped = try run("{ \"$PEERVIEW\" schema; echo $? >status; } | head -n 1; cat status", in: temporary.url)
    #expect(piped.output == "{\n0\n")
  }
}
