import Foundation
import Testing

/// Texts that are kept in a file and compared with what is made now.
///
/// `PEERVIEW_RECORD=1 swift test --filter …` writes the file anew and still fails, so that nobody takes a recording run for a passing one.
enum Golden {
  static func check(_ text: String, keptAt path: String) throws {
    let file = MessagesTests.root.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["PEERVIEW_RECORD"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("\(path) was recorded: look at what has changed, and run again without PEERVIEW_RECORD")
      return
    }
    let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    if kept == text { return }
    let old = kept.components(separatedBy: "\n"), new = text.components(separatedBy: "\n")
    let changes = new.difference(from: old).prefix(20).map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line + 1): \(text)"
      case .insert(let line, let text, _): "+\(line + 1): \(text)"
      }
    }
    Issue.record("\(path) is not what is made now (PEERVIEW_RECORD=1 records it):\n\(changes.joined(separator: "\n"))")
  }
}
