/// JSON as a value, for what is put together from many tables: written with sorted keys, a line an entry of the outer levels.
public indirect enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case string(String)
  /// A number as its digits.
  case number(String)
  case array([JSON])
  case object([String: JSON])

  /// Indented down to `depth` levels and one line below, ending with a line break.
  public func written(depth: Int = 4) -> [UInt8] {
    var out: [UInt8] = []
    write(into: &out, level: 0, depth: depth)
    out.append(.lineFeed)
    return out
  }

  private func write(into out: inout [UInt8], level: Int, depth: Int) {
    func lineBreak(_ level: Int) {
      guard level <= depth else { return }
      out.append(.lineFeed)
      out.append(contentsOf: repeatElement(.space, count: level * 2))
    }
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let digits): out.append(contentsOf: digits.utf8)
    case .string(let text): Self.write(text, into: &out)
    case .array(let entries):
      out.append(UInt8(ascii: "["))
      for (index, entry) in entries.enumerated() {
        if index > 0 { out.append(.comma) }
        lineBreak(level + 1)
        entry.write(into: &out, level: level + 1, depth: depth)
      }
      if !entries.isEmpty, level + 1 <= depth { lineBreak(level) }
      out.append(UInt8(ascii: "]"))
    case .object(let fields):
      out.append(UInt8(ascii: "{"))
      for (index, field) in fields.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 { out.append(.comma) }
        lineBreak(level + 1)
        Self.write(field.key, into: &out)
        out.append(UInt8(ascii: ":"))
        out.append(.space)
        field.value.write(into: &out, level: level + 1, depth: depth)
      }
      if !fields.isEmpty, level + 1 <= depth { lineBreak(level) }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, into out: inout [UInt8]) {
    out.append(.quote)
    var text = text
    text.withUTF8 { source in
      var plain = 0
      for (index, byte) in source.enumerated() where byte < 0x20 || byte == .quote || byte == UInt8(ascii: "\\") {
        out.append(contentsOf: source[plain..<index])
        plain = index + 1
        switch byte {
        case .quote, UInt8(ascii: "\\"):
          out.append(UInt8(ascii: "\\"))
          out.append(byte)
        case .lineFeed: out.append(contentsOf: "\\n".utf8)
        case .tab: out.append(contentsOf: "\\t".utf8)
        case .carriageReturn: out.append(contentsOf: "\\r".utf8)
        default:
          let hex = String(byte, radix: 16)
          out.append(contentsOf: ("\\u00" + (hex.utf8.count == 1 ? "0" : "") + hex).utf8)
        }
      }
      out.append(contentsOf: source[plain...])
    }
    out.append(.quote)
  }
}

extension Value {
  var json: JSON {
    switch self {
    case .none: .null
    case .text(let text), .date(let text): .string(text)
    case .count, .number, .share: .number(plain)
    }
  }
}

extension Table {
  /// The table with its columns named and its values plain.
  public var json: JSON {
    .object([
      "id": .string(id), "caption": .string(caption),
      "columns": .array(columns.map { .object(["id": .string($0.id), "title": .string($0.title), "kind": .string($0.kind.rawValue)]) }),
      "rows": .array(rows.map { row in .array(row.map(\.value.json)) }),
    ])
  }
}
