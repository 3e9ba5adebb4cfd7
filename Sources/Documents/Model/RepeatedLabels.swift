import Wording

/// The labels that lines of a document begin with again and again ("Lead officer: …", "RAG: …", "What will be different? …"): such a line is
/// no part of the paragraph above it, even where that fills its last line.
struct RepeatedLabels: Sendable {
  private var labels: Set<String> = []
  /// Lines that come again as they are, and are few words: labels whose values stand under them.
  private var whole: Set<String> = []

  init() {}

  /// - Parameter lines: the printed lines of the document. A label is one that three of them begin with.
  init(_ lines: some Sequence<some StringProtocol>) {
    var counts: [String: Int] = [:], wholes: [String: Int] = [:]
    for line in lines {
      if Self.mayBeWhole(line) { wholes[String(line), default: 0] += 1 }
      if let label = Self.label(of: line) { counts[label, default: 0] += 1 }
    }
    labels = Set(counts.lazy.filter { $0.value >= 3 }.map(\.key))
    whole = Set(wholes.lazy.filter { $0.value >= 3 }.map(\.key))
  }

  /// Whether a line is such a label and nothing else.
  func isLine(_ line: some StringProtocol) -> Bool { !whole.isEmpty && Self.mayBeWhole(line) && whole.contains(String(line)) }

  private static func mayBeWhole(_ line: some StringProtocol) -> Bool {
    guard let first = line.unicodeScalars.first, first.properties.isUppercase, line.utf8.count <= 50, let last = line.last else {
      return false
    }
    return line.utf8.count { $0 == 0x20 } <= 6 && !".,;".contains(last)
  }

  /// Whether a line begins with such a label.
  func begin(_ line: some StringProtocol) -> Bool {
    !labels.isEmpty && Self.label(of: line).map(labels.contains) == true
  }

  /// The words before a line's colon, or the question that it begins with, where they are few and begin with a capital.
  static func label(of line: some StringProtocol) -> String? {
    let bytes = line.utf8
    guard let first = line.unicodeScalars.first, first.properties.isUppercase else { return nil }
    let end = bytes.prefix(61).firstIndex { $0 == 0x3A || $0 == 0x3F }
    // "Progress – three teams trained"
    let dash = line.prefix(42).indices.first { line[$0] == "–" && line[..<$0].last == " " }
    if let dash, end.map({ dash < $0 }) ?? true {
      let label = line[..<dash].dropLast()
      return label.utf8.count(where: { $0 == 0x20 }) <= 4 && !label.utf8.contains(where: { ".;,(".utf8.contains($0) }) ? label + " –" : nil
    }
    guard let end else { return nil }
    let isQuestion = bytes[end] == 0x3F, after = bytes.index(after: end)
    guard after == bytes.endIndex || bytes[after] == 0x20 else { return nil }
    let label = line[..<end]
    guard isQuestion || label.utf8.count <= 40, label.utf8.count(where: { $0 == 0x20 }) <= (isQuestion ? 9 : 4),
      !label.utf8.contains(where: { ".;,".utf8.contains($0) }), !label.contains("(") || label.last == ")"
    else { return nil }
    return isQuestion ? label + "?" : String(label)
  }
}
