import Foundation

extension Library {
  /// Which file a record was read from.
  public struct SourceEntry: Sendable, Hashable {
    /// The record's id.
    public var id: String
    public var sha256: String
    public var mediaType: String
    /// The reader and its version.
    public var reader: String
  }

  /// The files that the records of a council, or of all, were read from. Found without decoding the records: a key of JSON cannot
  /// stand inside a text, where its quotes would be escaped.
  public func sources(of council: String? = nil) -> [SourceEntry] {
    let ids = (council.map { [$0] } ?? councils()).flatMap { council in documents(of: council).map { "\(council)/\($0)" } }
    return ids.concurrentMap { id -> SourceEntry? in
      guard let data = try? Data(contentsOf: recordFile(id)) else { return nil }
      guard let sha256 = Self.value(of: "sha256", in: data), let type = Self.value(of: "mediaType", in: data),
        let reader = Self.value(of: "reader", in: data)
      else { return nil }
      return SourceEntry(id: id, sha256: sha256, mediaType: type, reader: reader)
    }.compactMap { $0 }
  }

  /// The text after the last `"key" : ` of a file.
  private static func value(of key: String, in data: Data) -> String? {
    guard let found = data.range(of: Data("\"\(key)\" : \"".utf8), options: .backwards) else { return nil }
    return String(decoding: data[found.upperBound...].prefix { $0 != 0x22 }, as: UTF8.self)
  }
}
