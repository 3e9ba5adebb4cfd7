import Foundation
import PlanSchema
import Store
import Theming

/// What the commands of the group `themes` share.
extension Option {
  static let codebook = Option("codebook", .file, help: "a codebook of your own (themes renamed, merged or split)")
}

extension Call {
  /// The codebook of `--codebook`, else the standard one.
  func codebook() throws -> Codebook {
    guard let path = self[.codebook] else { return .standard }
    do {
      return try Codebook(String(decoding: try bytes(of: path), as: UTF8.self))
    } catch let fault as Codebook.Fault {
      throw ToolFailure("bad-codebook", "\(path), \(fault)")
    }
  }

  /// The coder for the codebook of `--codebook`, else the standard one.
  func coder() throws -> any ThemeCoder {
    let standard = try StandardThemeCoder()
    guard let path = self[.codebook] else { return standard }
    do { return try CodebookCoder(try codebook(), standard: standard) } catch let fault as CodebookCoder.Fault {
      throw ToolFailure("bad-codebook", "\(path): \(fault)")
    }
  }

  /// What a file holds.
  /// - Throws: `ToolFailure` where it cannot be read.
  func bytes(of path: String) throws -> [UInt8] {
    let file = url(path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      throw ToolFailure("not-found", "\(path): there is no such file")
    }
    if isFolder.boolValue { throw ToolFailure("is-folder", "\(path) is a folder; a file was expected") }
    do { return [UInt8](try Data(contentsOf: file)) } catch {
      throw ToolFailure("not-readable", "\(path) cannot be read: \(error.localizedDescription)")
    }
  }

  /// The coded texts of a file, one JSON object a line.
  func codedTexts(_ path: String, codebook: Codebook) throws -> [CodedText] {
    let texts: [CodedText]
    do { texts = try CodedText.read(Data(try bytes(of: path)), codebook: codebook) } catch let fault as CodedText.Fault {
      throw ToolFailure("bad-coding", "\(path), \(fault)")
    }
    if texts.isEmpty {
      throw ToolFailure("bad-coding", "\(path) holds no coded text; a line is {\"text\": …, \"themes\": [\"supervision\"]}")
    }
    return texts
  }

  /// Writes a file whole or not at all.
  func write(_ data: Data, to path: String) throws {
    do { try data.write(to: url(path), options: .atomic) } catch {
      throw ToolFailure("not-writable", "\(path) cannot be written: \(AtomicFile.reason(error))")
    }
  }
}
