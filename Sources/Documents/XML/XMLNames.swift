/// Names of XML as this module writes them: the local name, with the prefix that its namespace usually has. Files may use any prefix, and the
/// strict and the transitional form of Office's formats differ in their namespaces only.
struct XMLNames {
  /// A part of a namespace's address → the prefix; the first that matches counts. Main namespaces of spreadsheets and packages have none.
  private static let prefixes: [(part: String, prefix: String)] = [
    ("wordprocessingml", "w:"), ("wordprocessingDrawing", "wp:"), ("wordprocessingShape", "wps:"), ("office/word/", "w14:"),
    ("spreadsheetml", ""), ("office/spreadsheetml", "x14:"), ("package/2006/", ""), ("officeDocument/2006/relationships", "r:"),
    ("officeDocument/relationships", "r:"), ("drawingml/2006/main", "a:"), ("drawingml/main", "a:"), ("markup-compatibility", "mc:"),
    ("officeDocument/2006/math", "m:"), ("officeDocument/math", "m:"), ("microsoft-com:vml", "v:"), ("purl.org/dc/elements", "dc:"),
    ("XML/1998/namespace", "xml:"), ("1999/xhtml", ""),
  ]

  private struct Key: Hashable {
    var name: UnsafePointer<UInt8>, space: UnsafePointer<UInt8>?
  }

  // The parser keeps each name once, so that its address stands for it.
  private var known: [Key: String] = [:]

  /// The name of an element or attribute.
  mutating func name(_ local: UnsafePointer<UInt8>, space: UnsafePointer<UInt8>?) -> String {
    let key = Key(name: local, space: space)
    if let name = known[key] { return name }
    let name = Self.prefix(space.map { String(cString: $0) }) + String(cString: local)
    known[key] = name
    return name
  }

  private static func prefix(_ space: String?) -> String {
    guard let space, !space.isEmpty else { return "" }
    if space.contains("schemas.microsoft.com"), space.contains("spreadsheetml"), !space.hasSuffix("/main") || space.contains("/20") {
      return "x14:"
    }
    return prefixes.first { space.contains($0.part) }?.prefix ?? "other:"
  }
}
