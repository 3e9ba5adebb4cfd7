import Foundation

/// The data files that the coder ships with.
enum Resource {
  static func url(_ name: String) -> URL { Bundle.module.bundleURL.appending(path: "Resources/\(name)") }

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

  static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
