import Foundation
import PlanSchema

/// How far the records of a document's copies in other formats say the same, field by field, but for places.
public struct CopyEvaluation: Sendable, Codable {
  public typealias Difference = InspectionEvaluation.Difference

  public private(set) var counts: [String: EvaluationCount] = [:]
  public private(set) var differences: [Difference] = []

  /// The parts of a record.
  public static let fields = [
    "document", "inspection", "recommendations", "sections", "actions", "outcomes", "measures", "findings", "narrative", "statusScale",
    "roles", "governance", "mappings", "references", "columns", "defects",
  ]

  /// What differs from format to format: the file, where things stand in it, the account of its blocks, what the import has to tell. The
  /// detail of a defect names places.
  private static let left: Set<String> = ["place", "places", "source", "ledger", "notices"]

  public init() {}

  /// Notes a copy that could not be read at all.
  public mutating func add(failure: ImportFailure, of copy: String) {
    counts["document", default: EvaluationCount()].expected += 1
    differences.append(Difference(report: copy, field: "import", expected: nil, found: failure.message))
  }

  /// Compares the record of a copy with that of the original.
  /// - Throws: an error of the encoding.
  public mutating func add(_ copy: Record, of original: Record, named name: String) throws {
    let told = try Self.object(original), read = try Self.object(copy)
    for field in Set(told.keys).union(read.keys).subtracting(Self.left).sorted() {
      compare(told[field], read[field], at: field, in: field, name)
    }
  }

  private static func object(_ record: Record) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: SchemaJSON.pretty(record)) as? [String: Any] ?? [:]
  }

  private mutating func compare(_ told: Any?, _ read: Any?, at path: String, in field: String, _ name: String) {
    switch (told, read) {
    case (let told as [String: Any], let read as [String: Any]):
      let left = field == "defects" ? Self.left.union(["detail"]) : Self.left
      for key in Set(told.keys).union(read.keys).subtracting(left).sorted() {
        compare(told[key], read[key], at: "\(path).\(key)", in: field, name)
      }
    case (let told as [Any], let read as [Any]): compare(told, read, at: path, in: field, name)
    default:
      let told = Self.text(told), read = Self.text(read)
      if told == nil, read == nil { return }
      counts[field, default: EvaluationCount()].add(expected: told != nil, found: read != nil, isRight: told == read)
      if told != read { differences.append(Difference(report: name, field: path, expected: told, found: read)) }
    }
  }

  /// Items at one place of two lists are compared; in lists of unlike length, those that agree in full are set against each other first.
  private mutating func compare(_ told: [Any], _ read: [Any], at path: String, in field: String, _ name: String) {
    if told.count == read.count {
      for (index, pair) in zip(told, read).enumerated() { compare(pair.0, pair.1, at: "\(path)[\(index)]", in: field, name) }
      return
    }
    let change = read.map(Self.summary).difference(from: told.map(Self.summary))
    var missing: Set<Int> = [], extra: Set<Int> = []
    for step in change {
      switch step {
      case .remove(let at, _, _): missing.insert(at)
      case .insert(let at, _, _): extra.insert(at)
      }
    }
    for index in missing.sorted() { compare(told[index], nil, at: "\(path)[\(index)]", in: field, name) }
    for index in extra.sorted() { compare(nil, read[index], at: "\(path)[\(index)]", in: field, name) }
    let kept = zip(told.indices.filter { !missing.contains($0) }, read.indices.filter { !extra.contains($0) })
    for (a, b) in kept { compare(told[a], read[b], at: "\(path)[\(a)]", in: field, name) }
  }

  /// What an item is known by: its text and reference, where it has them.
  private static func summary(_ item: Any) -> String {
    guard let object = item as? [String: Any] else { return text(item) ?? "" }
    let known = ["ref", "text", "title", "printed", "kind", "label"].compactMap { key in object[key].flatMap(text).map { "\(key) \($0)" } }
    return known.isEmpty ? text(item) ?? "" : known.joined(separator: "\t")
  }

  private static func text(_ value: Any?) -> String? {
    switch value {
    case nil, is NSNull: return nil
    case let text as String: return text
    case let number as NSNumber: return number.stringValue
    case let other?:
      let plain = withoutPlaces(other)
      return (try? JSONSerialization.data(withJSONObject: plain, options: [.sortedKeys, .fragmentsAllowed])).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  private static func withoutPlaces(_ value: Any) -> Any {
    switch value {
    case let object as [String: Any]: object.filter { !left.contains($0.key) }.mapValues(withoutPlaces)
    case let list as [Any]: list.map(withoutPlaces)
    default: value
    }
  }
}

extension EvaluationCount {
  fileprivate mutating func add(expected isExpected: Bool, found isFound: Bool, isRight: Bool) {
    expected += isExpected ? 1 : 0
    found += isFound ? 1 : 0
    right += isRight ? 1 : 0
  }
}
