import Foundation
import PlanSchema
import Wording

extension Library {
  /// What a save did.
  public enum Saved: Sendable, Hashable {
    /// A document that was not there before.
    case added(id: String)
    /// An earlier reading of the same document, or of an earlier version of it, was replaced.
    case replaced(id: String)
    /// The same bytes were there already.
    case unchanged(id: String)

    public var id: String {
      switch self {
      case .added(let id), .replaced(let id), .unchanged(let id): id
      }
    }
  }

  /// Saves what was read of a document, and the council's profile where it has none.
  ///
  /// The document's id is the file's name. Where another document stands there under the same id (two undated plans, say), the new one
  /// gets the next free number after it; a changed version of a document replaces the old one.
  /// - Parameter claimed: ids saved in the same run: they are never replaced by another file.
  /// - Throws: `StoreFailure` where the disk refuses, or an id is no safe file name.
  public func save(_ record: Record, profile: Profile, claimed: Set<String> = []) throws(StoreFailure) -> Saved {
    var record = record
    let council = record.document.authority
    guard !council.isEmpty, council == council.slug else {
      throw StoreFailure("bad-name", "“\(council)” cannot be the name of a council's folder: it is no slug such as “leeds”")
    }
    let (id, isThere) = try freeID(for: record, claimed: claimed)
    record.document.id = id
    let wasWritten = try write(record, to: recordFile(id))
    if !FileManager.default.fileExists(atPath: profileFile(council).path) { try write(profile, to: profileFile(council)) }
    if !wasWritten { return .unchanged(id: id) }
    return isThere ? .replaced(id: id) : .added(id: id)
  }

  /// Writes a person's decision, in the place of an earlier one about the same text.
  /// - Throws: `StoreFailure` where the disk refuses, or the council's files cannot be understood.
  public func decide(_ decision: Decision) throws(StoreFailure) {
    let council = String(decision.document.prefix { $0 != "/" })
    var decisions = try decisions(of: council)
    decisions.set(decision, in: try storedRecords(of: council))
    try write(decisions, to: decisionsFile(council))
  }

  /// Takes a person's decision back.
  /// - Parameters:
  ///   - document: a document's id, and `record` a record in it ("r5").
  /// - Returns: the decision that was there.
  /// - Throws: `StoreFailure` where the disk refuses, or the council's files cannot be understood.
  @discardableResult
  public func withdrawDecision(document: String, record: String) throws(StoreFailure) -> Decision? {
    let council = String(document.prefix { $0 != "/" })
    var decisions = try decisions(of: council)
    let old = decisions.remove(document: document, record: record, in: try storedRecords(of: council))
    if old != nil { try write(decisions, to: decisionsFile(council)) }
    return old
  }

  private func storedRecords(of council: String) throws(StoreFailure) -> [Record] {
    var records: [Record] = []
    for name in documents(of: council) { if let record = try storedRecord("\(council)/\(name)") { records.append(record) } }
    return records
  }

  /// Replaces a council's profile.
  /// - Throws: `StoreFailure` where the disk refuses.
  public func save(_ profile: Profile) throws(StoreFailure) { try write(profile, to: profileFile(profile.authority)) }

  @discardableResult
  private func write(_ value: some Encodable, to file: URL) throws(StoreFailure) -> Bool {
    let data: Data
    do { data = try SchemaJSON.pretty(value) } catch { throw StoreFailure("not-writable", "\(file.path): \(error)") }
    return try AtomicFile.write(data, to: file)
  }

  private func freeID(for record: Record, claimed: Set<String>) throws(StoreFailure) -> (id: String, isThere: Bool) {
    let council = record.document.authority
    let name = record.document.id.split(separator: "/").last.map { String($0).slug } ?? ""
    let base = name.isEmpty ? (record.document.title.slug.isEmpty ? "document" : record.document.title.slug) : name
    // A reading of the very same file is replaced wherever it stands.
    if let same = sources(of: council).first(where: { $0.sha256 == record.document.source.sha256 }), !claimed.contains(same.id) {
      return (same.id, true)
    }
    var id = "\(council)/\(base)", number = 1
    while claimed.contains(id) || FileManager.default.fileExists(atPath: recordFile(id).path) {
      // A record that cannot be read any more is replaced by one that can.
      let other = try? storedRecord(id)
      if !claimed.contains(id), other.map({ Self.isVersion(record, of: $0) }) ?? true { return (id, true) }
      number += 1
      id = "\(council)/\(base)-\(number)"
    }
    return (id, false)
  }

  /// Whether two readings are of one document that was changed between them: the same file name, or much of the same text.
  private static func isVersion(_ new: Record, of old: Record) -> Bool {
    func texts(_ record: Record) -> Set<String> {
      var texts: Set<String> = []
      record.forEachThemed { _, _, _, text, _ in texts.insert(text.levelled) }
      return texts
    }
    if new.document.source.file == old.document.source.file { return true }
    let a = texts(new), b = texts(old)
    return !a.isEmpty && a.intersection(b).count * 3 >= min(a.count, b.count)
  }
}
