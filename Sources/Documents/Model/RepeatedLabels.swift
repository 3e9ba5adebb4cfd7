import Wording

/// The labels that lines of a document begin with again and again ("Lead officer: …", "RAG: …"): such a line is no part of the paragraph
/// above it, even where that fills its last line.
struct RepeatedLabels: Sendable {
  private var labels: Set<String> = []

  init() {}

  /// - Parameter lines: the printed lines of the document. A label is one that three of them begin with.
  init(_ lines: some Sequence<some StringProtocol>) {
    var counts: [String: Int] = [:]
    for line in lines {
      if let label = Self.label(of: line) { counts[label, default: 0] += 1 }
    }
    labels = Set(counts.lazy.filter { $0.value >= 3 }.map(\.key))
  }

  /// Whether a line begins with such a label.
  func begin(_ line: some StringProtocol) -> Bool {
    !labels.isEmpty && Self.label(of: line).map(labels.contains) == true
  }

  /// The words before a line's colon, where they are few and begin with a capital.
  static func label(of line: some StringProtocol) -> String? {
    let bytes = line.utf8
    guard let first = line.unicodeScalars.first, first.properties.isUppercase, let colon = bytes.prefix(41).firstIndex(of: 0x3A) else {
      return nil
    }
    let after = bytes.index(after: colon)
    guard after == bytes.endIndex || bytes[after] == 0x20 else { return nil }
    let label = line[..<colon]
    guard label.utf8.count(where: { $0 == 0x20 }) <= 4, !label.utf8.contains(where: { ".;,(".utf8.contains($0) }) else { return nil }
    return String(label)
  }
}
