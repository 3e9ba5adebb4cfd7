import Foundation
import PlanSchema

/// The `councils/` folder, a folder a council:
///
///     councils/buckinghamshire/
///       profile.json            names, codes, words of its own for columns; a person may edit it
///       documents/              the published documents themselves, where somebody keeps them here
///       records/<document>.json what was read, one `Record` a document, with the coder's themes
///       decisions.json          themes that a person has decided
///
/// The records hold what the tool made; the decisions hold what people said. They meet when records are loaded, never in a file, so that
/// neither a re-import nor a better coder can lose a decision.
public struct Library: Sendable {
  public let folder: URL

  public init(folder: URL) { self.folder = folder }

  /// The councils that have a folder, in alphabetical order; none where the folder is missing.
  public func councils() -> [String] {
    names(in: folder).filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path, isDirectory: &isFolder) && isFolder.boolValue
    }
  }

  /// A council's profile, if it has one.
  /// - Throws: `StoreFailure` for a file that cannot be understood.
  public func profile(of council: String) throws(StoreFailure) -> Profile? {
    try read(Profile.self, at: profileFile(council), schema: Profile.currentSchema, \.schema)
  }

  /// What people have decided about a council's records.
  /// - Throws: `StoreFailure` for a file that cannot be understood.
  public func decisions(of council: String) throws(StoreFailure) -> Decisions {
    try read(Decisions.self, at: decisionsFile(council), schema: Decisions.currentSchema, \.schema) ?? Decisions()
  }

  /// The names of a council's records, in alphabetical order.
  public func documents(of council: String) -> [String] {
    names(in: recordsFolder(council)).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }
  }

  /// The ids of all records, in alphabetical order.
  public var documentIDs: [String] { councils().flatMap { council in documents(of: council).map { "\(council)/\($0)" } } }

  /// A record as it was read, without people's decisions; `nil` where there is none of this id.
  /// - Throws: `StoreFailure` for a file that cannot be understood.
  public func storedRecord(_ id: String) throws(StoreFailure) -> Record? {
    try read(Record.self, at: recordFile(id), schema: Record.currentSchema, \.schema)
  }

  // MARK: Where things are

  func profileFile(_ council: String) -> URL { folder.appendingPathComponent("\(council)/profile.json") }
  func decisionsFile(_ council: String) -> URL { folder.appendingPathComponent("\(council)/decisions.json") }
  func recordsFolder(_ council: String) -> URL { folder.appendingPathComponent("\(council)/records") }
  /// The folder for a council's own documents.
  public func documentsFolder(_ council: String) -> URL { folder.appendingPathComponent("\(council)/documents") }

  /// The file of a record, "buckinghamshire/2022-action-plan" being in `buckinghamshire/records/2022-action-plan.json`.
  public func recordFile(_ id: String) -> URL {
    let parts = id.split(separator: "/", maxSplits: 1)
    return recordsFolder(String(parts.first ?? "")).appendingPathComponent("\(parts.count > 1 ? parts[1] : "").json")
  }

  /// What a folder holds, in alphabetical order, without hidden files; nothing where it is missing.
  private func names(in folder: URL) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  // MARK: Reading

  /// - Parameter written: where a value says which version of its schema it follows.
  private func read<Value: Decodable>(
    _ type: Value.Type, at file: URL, schema: String, _ written: (Value) -> String
  ) throws(StoreFailure) -> Value? {
    guard FileManager.default.fileExists(atPath: file.path) else { return nil }
    let value: Value
    do {
      value = try SchemaJSON.decode(type, from: Data(contentsOf: file))
    } catch {
      throw StoreFailure("damaged-file", "\(file.path) cannot be understood: \(Self.explain(error)). \(Self.cure(file))")
    }
    guard written(value) == schema else {
      throw StoreFailure(
        "other-version", "\(file.path) is written as “\(written(value))”; this version reads “\(schema)”. \(Self.cure(file))")
    }
    return value
  }

  private static func cure(_ file: URL) -> String {
    file.deletingLastPathComponent().lastPathComponent == "records"
      ? "Import the document again, or take the file away." : "Mend it, or bring back an older copy."
  }

  private static func explain(_ error: any Error) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
      return path.isEmpty ? "" : " at \(path.drop { $0 == "." })"
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context): return "“\(key.stringValue)” is missing\(path(context))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context): return "another kind of value was expected\(path(context))"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is no valid JSON" : "an unknown value stands\(path(context))"
    default: return error.localizedDescription
    }
  }
}
