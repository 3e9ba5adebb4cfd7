import Foundation

/// Files that are there whole or not at all.
public enum AtomicFile {
  /// Writes a file through a temporary one in the same folder, which then takes its name: after a crash the old file or the new one is
  /// there, never a part. A file that has these bytes already is left alone. Makes the folder where it is missing.
  /// - Returns: whether anything was written.
  /// - Throws: `StoreFailure` where the disk refuses.
  @discardableResult
  public static func write(_ data: Data, to file: URL) throws(StoreFailure) -> Bool {
    if let old = try? Data(contentsOf: file), old == data { return false }
    let folder = file.deletingLastPathComponent()
    // The leading dot hides it from whoever lists the folder meanwhile.
    let temporary = folder.appendingPathComponent(".\(file.lastPathComponent).\(UUID().uuidString).part")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try data.write(to: temporary)
      try synchronise(temporary)
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw StoreFailure("not-writable", "\(file.path) cannot be written: \(reason(error)). The file that was there is unchanged.")
    }
    guard rename(temporary.path, file.path) == 0 else {
      let reason = String(cString: strerror(errno))
      try? FileManager.default.removeItem(at: temporary)
      throw StoreFailure("not-writable", "\(file.path) cannot be replaced: \(reason). The file that was there is unchanged.")
    }
    return true
  }

  /// Waits until the disk has the bytes: a rename that reaches the disk before them would leave an empty file after a crash.
  private static func synchronise(_ file: URL) throws {
    let handle = try FileHandle(forWritingTo: file)
    try handle.synchronize()
    try handle.close()
  }

  /// Why the disk refused, with no full stop.
  public static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile: return "there is no such folder"
    case .fileWriteNoPermission: return "you may not write there"
    case .fileWriteVolumeReadOnly: return "the disk can only be read"
    case .fileWriteOutOfSpace: return "the disk is full"
    default: break
    }
    let error = error as NSError
    if let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError, inner.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(inner.code)))
    }
    let said = error.localizedDescription
    return said.hasSuffix(".") ? String(said.dropLast()) : said
  }
}

/// Something wrong with the `councils/` folder.
public struct StoreFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// Stable, kebab-case; each is explained in docs/messages.md.
  public var code: String
  /// What was found, where, what to do.
  public var message: String

  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
