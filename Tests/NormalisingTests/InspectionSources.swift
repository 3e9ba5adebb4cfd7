import Foundation

/// The published documents that some tests read: beside the repository, or where `PEERVIEW_SOURCES` says.
enum Sources {
  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["PEERVIEW_SOURCES"] { return URL(fileURLWithPath: path) }
    let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return repository.deletingLastPathComponent().appendingPathComponent("shared/sources")
  }()

  static func file(_ path: String) -> URL { folder.appendingPathComponent(path) }

  static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: file(path).path) }
}
