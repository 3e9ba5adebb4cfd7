import Foundation
import Wording

/// JSON Schema (draft 2020-12) of the JSON that Peerview writes, made from the types that write it.
public struct JSONSchema {
  public static let dialect = "https://json-schema.org/draft/2020-12/schema"

  private let probe = SchemaProbe()
  private let glossary: FieldGlossary
  private var roots: [(name: String, schema: JSONValue)] = []

  public init(glossary: FieldGlossary = .standard) { self.glossary = glossary }

  /// Adds a kind of JSON that is written as a whole file or line.
  /// - Parameter name: as people call it: "record", "check".
  /// - Throws: for a type whose fields cannot be found out.
  public mutating func add<Value: Decodable>(_ type: Value.Type, as name: String) throws {
    roots.append((name, try probe.schema(of: type)))
  }

  /// The kinds added, in their order.
  public var names: [String] { roots.map(\.name) }

  /// The schema of everything added: a JSON is valid that is one of them. With one name, of that kind alone.
  public func document(title: String, only name: String? = nil) -> JSONValue {
    let chosen = roots.filter { name == nil || $0.name == name }.map(\.schema)
    var members: [String: JSONValue] = ["$schema": .string(Self.dialect), "title": .string(title)]
    if chosen.count == 1, case .object(let one) = chosen[0] {
      members.merge(one) { _, new in new }
    } else {
      members["anyOf"] = .array(chosen)
    }
    members["$defs"] = .object(definitions)
    return .object(members)
  }

  /// The types of the kinds added.
  func roots(only name: String?) -> [String] {
    roots.filter { name == nil || $0.name == name }.flatMap { Self.references(in: $0.schema) }
  }

  /// Every definition by its key.
  public var definitions: [String: JSONValue] {
    probe.definitions.mapValues { definition in
      if let whole = definition.whole { return described(whole, glossary[definition.type]) }
      var properties: [String: JSONValue] = [:]
      for (name, field) in definition.fields {
        properties[name] = described(field.schema, glossary[definition.type + "." + name])
      }
      return described(
        [
          "type": "object", "properties": .object(properties), "additionalProperties": false,
          "required": .array(definition.fields.filter(\.value.isRequired).keys.sorted().map(JSONValue.string)),
        ], glossary[definition.type])
    }
  }

  /// The names of all types and fields as the glossary explains them, each once: "Action", "Action.due".
  public var vocabulary: [String] {
    let names = probe.definitions.values.flatMap { definition in
      [definition.type] + definition.fields.keys.map { definition.type + "." + $0 }
    }
    return Set(names.map(glossary.name(explaining:))).sorted()
  }

  private func described(_ schema: JSONValue, _ entry: FieldGlossary.Entry?) -> JSONValue {
    guard let entry, case .object(var members) = schema else { return schema }
    members["description"] = .string(entry.description)
    for (key, value) in entry.form?.constraint ?? [:] { members[key] = value }
    return .object(members)
  }
}

/// What each field of the schema means: `Resources/fields.txt`.
public struct FieldGlossary: Sendable {
  /// The form that a text or a number has.
  public enum Form: String, Sendable, CaseIterable {
    case date, sha256, share, count, colour, cells

    var constraint: [String: JSONValue] {
      switch self {
      case .date: ["pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"]
      case .sha256: ["pattern": "^[0-9a-f]{64}$"]
      case .share: ["minimum": 0, "maximum": 1]
      case .count: ["minimum": 0]
      case .colour: ["items": ["type": "string", "pattern": "^[0-9A-F]{6}$"]]
      case .cells: ["items": ["type": "array", "items": ["type": ["string", "number", "null"]]]]
      }
    }
  }

  public struct Entry: Sendable, Hashable {
    public var description: String
    public var form: Form?
  }

  /// A fault in a glossary file.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public var line: Int
    public var description: String
  }

  /// By "Type" or "Type.field".
  public private(set) var entries: [String: Entry] = [:]

  public subscript(name: String) -> Entry? { entries[self.name(explaining: name)] }

  /// The name under which a field is explained, or should be: its own, but a field of "Entry<Action>" is explained under "Entry", or else
  /// under "Action".
  public func name(explaining name: String) -> String {
    let parts = name.split(separator: "<")
    guard parts.count == 2 else { return name }
    let inner = parts[1].split(separator: ">", omittingEmptySubsequences: false)
    guard inner.count == 2 else { return name }
    let outside = String(parts[0] + inner[1]), inside = String(inner[0] + inner[1])
    return entries[outside] == nil && entries[inside] != nil ? inside : outside
  }

  /// Reads lines `Type.field {form}: what it means`; `#` begins a comment.
  /// - Throws: `Fault` for a line of another form, or a name that stands twice.
  public init(_ source: String) throws {
    for (index, raw) in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(raw).squeezed
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let match = line.wholeMatch(of: /([A-Za-z0-9.]+)(?: \{([a-z0-9]+)\})?: (.+)/) else {
        throw Fault(line: index + 1, description: "expected “Type.field {form}: what it means”, found “\(line)”")
      }
      let form = match.2.map { Form(rawValue: String($0)) }
      if case .some(nil) = form { throw Fault(line: index + 1, description: "“\(match.2!)” is no form") }
      let name = String(match.1)
      if entries[name] != nil { throw Fault(line: index + 1, description: "“\(name)” stands twice") }
      entries[name] = Entry(description: String(match.3), form: form ?? nil)
    }
  }

  /// The glossary that Peerview carries.
  public static let standard: FieldGlossary = {
    do {
      guard let url = Bundle.module.url(forResource: "fields.txt", withExtension: nil, subdirectory: "Resources") else {
        throw Fault(line: 0, description: "fields.txt is missing")
      }
      return try FieldGlossary(String(contentsOf: url, encoding: .utf8))
    } catch {
      // The file is part of the program; a fault in it is caught by the tests before anybody runs it.
      fatalError("the glossary of fields cannot be read: \(error)")
    }
  }()
}
