import Foundation
import PlanSchema

/// What an earlier pack said, read from its `data/tables.json`: enough to say what has changed since.
public struct Snapshot: Sendable, Hashable {
  /// An action as the earlier pack had it.
  struct Action: Sendable, Hashable {
    var document: String
    var id: String
    var ref: String?
    var text: String
    var due: String?
    var status: String
    var statusPrinted: String?
    /// How it stood on the earlier pack's day.
    var state: String
  }

  /// Why a file is no earlier pack.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
  }

  /// The day that the earlier pack spoke of.
  var asOf: String?
  /// Every file that it wrote, from its folder.
  public var files: [String]
  /// Ids of its documents.
  var documents: Set<String>
  var actions: [Action]

  /// The files that the pack of a `data/tables.json` wrote, without reading the rest of it; empty where it is no such file.
  public static func files(inTables data: Data) -> [String] {
    struct FileList: Decodable { var schema: String, files: [String] }
    guard let list = try? JSONDecoder().decode(FileList.self, from: data), list.schema == PackData.schema else { return [] }
    return list.files
  }

  /// Reads `data/tables.json` of a pack.
  /// - Throws: `Fault` for anything else.
  public init(tables data: Data) throws(Fault) {
    let file: PackTables
    do { file = try JSONDecoder().decode(PackTables.self, from: data) } catch {
      throw Fault(description: "it is not the data of a pack that Peerview wrote")
    }
    guard file.schema == PackData.schema else {
      throw Fault(description: "it is written as “\(file.schema)”; this version reads “\(PackData.schema)”")
    }
    guard let documents = file.tables.first(where: { $0.id == "documents" }), let actions = file.tables.first(where: { $0.id == "actions" })
    else { throw Fault(description: "its tables of documents and actions are missing; make that pack again, whole") }
    asOf = file.asOf
    files = file.files
    self.documents = Set(documents.records.compactMap { $0["documentId"] })
    self.actions = actions.records.map { row in
      Action(
        document: row["documentId"] ?? "", id: row["id"] ?? "", ref: row["ref"], text: row["text"] ?? "", due: row["due"],
        status: row["status"] ?? "", statusPrinted: row["statusPrinted"], state: row["state"] ?? "")
    }
  }
}
