import Foundation
import PlanSchema

/// A file on disk, looked at before it is read.
enum SourceFile {
  /// The bytes of a regular file that is no larger than the limit.
  static func bytes(of file: URL, limit: Int) throws(ImportFailure) -> [UInt8] {
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try FileManager.default.attributesOfItem(atPath: file.resolvingSymlinksInPath().path)
    } catch {
      if (error as? CocoaError)?.code == .fileReadNoPermission {
        throw ImportFailure("unreadable", "its folder may not be looked into: ask for permission to read it")
      }
      throw ImportFailure("not-found", "there is no such file: check the name and the folder")
    }
    switch attributes[.type] as? FileAttributeType {
    case .typeRegular: break
    case .typeDirectory: throw ImportFailure("is-folder", "a folder, not a file: name the files in it")
    default: throw ImportFailure("not-a-file", "a device or a pipe, not a file: save what it gives to a file first")
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    if size > limit { throw tooLarge(size, limit: limit) }
    do {
      let data = try Data(contentsOf: file)
      return [UInt8](data)
    } catch {
      throw ImportFailure("unreadable", "the file is there but may not be read: ask for permission to read it")
    }
  }

  static func tooLarge(_ size: Int, limit: Int) -> ImportFailure {
    ImportFailure(
      "too-large", "the file has \(megabytes(size)) MB, and at most \(megabytes(limit)) MB are read: split it, or save it smaller")
  }

  private static func megabytes(_ bytes: Int) -> String {
    bytes >= 10 << 20 ? "\(bytes >> 20)" : String(format: "%.1f", Double(bytes) / Double(1 << 20))
  }
}
