import Foundation
import Testing

/// The table of messages in docs/messages.md and the codes in the sources agree, both ways.
@Suite struct MessagesTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func sources() throws -> [String] {
    let folder = root.appendingPathComponent("Sources")
    let names = try #require(FileManager.default.subpaths(atPath: folder.path)).filter { $0.hasSuffix(".swift") }
    return try names.map { try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8) }
  }

  static func documented() throws -> [String] {
    let table = try String(contentsOf: root.appendingPathComponent("docs/messages.md"), encoding: .utf8)
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
    return rows.flatMap { row in row.dropFirst().prefix { $0 != "|" }.matches(of: /`([a-z-]+)`/).map { String($0.1) } }
  }

  @Test func everyCodeIsInTheTable() throws {
    let documented = Set(try Self.documented())
    #expect(documented.count > 50)
    for source in try Self.sources() {
      for match in source.matches(of: /(?:ImportFailure|ToolFailure|StoreFailure|Diagnostic)\(\s*(?:\.\w+,\s*)?"([a-z-]+)"/) {
        #expect(documented.contains(String(match.1)), "\(match.1) is not in docs/messages.md")
      }
    }
  }

  @Test func everyCodeOfTheTableIsInUse() throws {
    let sources = try Self.sources().joined(separator: "\n"), documented = try Self.documented()
    for code in documented { #expect(sources.contains("\"\(code)\""), "\(code) is in docs/messages.md, but not in the sources") }
    #expect(Set(documented).count == documented.count, "a code stands twice")
  }
}
