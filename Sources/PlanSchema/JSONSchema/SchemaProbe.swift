/// Finds out what JSON a type reads by letting it read: a decoder that answers every question with some value of the right kind and notes
/// what was asked. So the schema is made of the types themselves and cannot drift from them.
final class SchemaProbe {
  /// What was found out about one type.
  struct Definition {
    /// The type's name with those that it is nested in: "Inspection.Spell".
    var type: String
    /// By field; each says its schema and whether it is always there.
    var fields: [String: (schema: JSONValue, isRequired: Bool)] = [:]
    /// For an enum, its raw values; for a type that is a single value, that value's schema.
    var whole: JSONValue?
  }

  /// A type that cannot be probed: an enum without `CaseIterable`, or a decoder of its own that refuses the value offered.
  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  private(set) var definitions: [String: Definition] = [:]
  private var underway: Set<String> = []

  /// The schema of a type, by reference to its definition where it has fields or cases.
  func schema<Value: Decodable>(of type: Value.Type) throws -> JSONValue { try read(type).schema }

  /// - Returns: the type's schema, and a value of it; `nil` for a type that is being probed already.
  func read<Value: Decodable>(_ type: Value.Type) throws -> (schema: JSONValue, value: Value?) {
    if let known = Self.primitive(type) { return (known.0, known.1 as? Value) }
    if type == JSONValue.self { return (true, JSONValue.null as? Value) }
    if let list = type as? any Listed.Type { return (["type": "array", "items": try items(of: list)], list.blank as? Value) }
    if let map = type as? any Keyed.Type {
      return (["type": "object", "additionalProperties": try schema(ofAny: map.valueType)], map.blank as? Value)
    }
    if let nullable = type as? any Nullable.Type { return (try orNull(nullable), nullable.blank as? Value) }
    let name = Self.name(of: type), reference: JSONValue = ["$ref": .string("#/$defs/" + Self.key(name))]
    if let cases = type as? any CaseIterable.Type, let values = Self.rawValues(of: cases) {
      definitions[Self.key(name)] = Definition(type: name, whole: ["enum": .array(values)])
      return (reference, Self.firstCase(of: cases) as? Value)
    }
    guard underway.insert(name).inserted else { return (reference, nil) }
    defer { underway.remove(name) }
    let notes = ProbeNotes(probe: self, type: name)
    let value = try Value(from: ProbeDecoder(notes: notes))
    definitions[Self.key(name)] = Definition(type: name, fields: notes.fields, whole: notes.whole)
    return (reference, value)
  }

  private func items(of list: any Listed.Type) throws -> JSONValue { try schema(ofAny: list.elementType) }

  private func schema(ofAny type: any Decodable.Type) throws -> JSONValue {
    func open<Value: Decodable>(_ type: Value.Type) throws -> JSONValue { try schema(of: type) }
    return try open(type)
  }

  private func orNull(_ nullable: any Nullable.Type) throws -> JSONValue {
    let inner = try schema(ofAny: nullable.wrappedType)
    if case .object(var members) = inner, case .string(let kind)? = members["type"] {
      members["type"] = [.string(kind), "null"]
      return .object(members)
    }
    return ["anyOf": [inner, ["type": "null"]]]
  }

  private static func primitive(_ type: any Decodable.Type) -> (JSONValue, any Sendable)? {
    switch type {
    case is String.Type: (["type": "string"], "")
    case is Bool.Type: (["type": "boolean"], false)
    case is Int.Type: (["type": "integer"], 0)
    case is Double.Type: (["type": "number"], 0.0)
    default: nil
    }
  }

  private static func rawValues(of type: any CaseIterable.Type) -> [JSONValue]? {
    func open<Cases: CaseIterable>(_ type: Cases.Type) -> [JSONValue]? {
      let values = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
      return values.isEmpty ? nil : values.map(JSONValue.string)
    }
    return open(type)
  }

  private static func firstCase(of type: any CaseIterable.Type) -> Any? {
    func open<Cases: CaseIterable>(_ type: Cases.Type) -> Any? { type.allCases.first }
    return open(type)
  }

  /// "PlanSchema.Inspection.Spell" → "Inspection.Spell", "Comparison.Entry<PlanSchema.Action>" → "Entry<Action>".
  private static func name(of type: any Any.Type) -> String {
    String(reflecting: type).split(separator: "<").map { $0.split(separator: ".").dropFirst().joined(separator: ".") }.joined(
      separator: "<")
  }

  /// "Inspection.Spell" → "inspectionSpell", "Entry<Action>" → "entryAction": the name among the `$defs`.
  static func key(_ name: String) -> String {
    let joined = name.split { ".<>".contains($0) }.joined()
    return joined.prefix(1).lowercased() + joined.dropFirst()
  }
}

/// What one type asked for.
final class ProbeNotes {
  let probe: SchemaProbe
  let type: String
  var fields: [String: (schema: JSONValue, isRequired: Bool)] = [:]
  var whole: JSONValue?
  /// Keys asked whether they are there: the field may be left out.
  var optional: Set<String> = []

  init(probe: SchemaProbe, type: String) {
    self.probe = probe
    self.type = type
  }

  func field<Value: Decodable>(_ type: Value.Type, _ key: any CodingKey) throws -> Value {
    let (schema, value) = try probe.read(type)
    let isRequired = !optional.contains(key.stringValue) || type is any Nullable.Type
    fields[key.stringValue] = (schema, isRequired)
    guard let value else { throw SchemaProbe.Fault(description: "\(self.type).\(key.stringValue) holds itself other than in a list") }
    return value
  }
}

// MARK: Types whose insides are known

protocol Listed {
  static var elementType: any Decodable.Type { get }
  static var blank: Self { get }
}
extension Array: Listed where Element: Decodable {
  static var elementType: any Decodable.Type { Element.self }
  static var blank: Self { [] }
}

protocol Keyed {
  static var valueType: any Decodable.Type { get }
  static var blank: Self { get }
}
extension Dictionary: Keyed where Key == String, Value: Decodable {
  static var valueType: any Decodable.Type { Value.self }
  static var blank: Self { [:] }
}

/// A value that is written as `null` where there is none.
protocol Nullable {
  static var wrappedType: any Decodable.Type { get }
  static var blank: Self { get }
}
extension OrNull: Nullable {
  static var wrappedType: any Decodable.Type { Value.self }
  static var blank: Self { OrNull(wrappedValue: nil) }
}
extension Optional: Nullable where Wrapped: Decodable {
  static var wrappedType: any Decodable.Type { Wrapped.self }
  static var blank: Self { nil }
}
