extension JSONSchema {
  /// The schema for reading: a table a type, each field with its kind and what it means. Types stand in the order in which they are met.
  public func markdown(only name: String? = nil) -> String {
    let definitions = self.definitions
    var queue = roots(only: name), seen: Set<String> = [], out = ""
    while !queue.isEmpty {
      let key = queue.removeFirst()
      guard seen.insert(key).inserted, let definition = definitions[key] else { continue }
      out += section(key, definition)
      queue.insert(contentsOf: Self.references(in: definition), at: 0)
    }
    return out
  }

  private func section(_ key: String, _ definition: JSONValue) -> String {
    var out = "## \(key)\n\n"
    if case .string(let text)? = definition["description"] { out += text + "\n\n" }
    if case .array(let values)? = definition["enum"] { return out + "One of " + values.map(Self.code).joined(separator: ", ") + ".\n\n" }
    guard case .object(let properties)? = definition["properties"] else { return out }
    var required: Set<JSONValue> = []
    if case .array(let names)? = definition["required"] { required = Set(names) }
    out += "| field | is | meaning |\n|---|---|---|\n"
    for name in properties.keys.sorted() {
      let property = properties[name]!
      var kind = Self.kind(of: property)
      if !required.contains(.string(name)) { kind += ", may be left out" }
      var meaning = ""
      if case .string(let text)? = property["description"] { meaning = text.replacing("|", with: "\\|") }
      out += "| `\(name)` | \(kind) | \(meaning) |\n"
    }
    return out + "\n"
  }

  /// "list of [action](#action)", "text or null".
  private static func kind(of schema: JSONValue) -> String {
    if case .array(let choices)? = schema["anyOf"] { return choices.map(kind).joined(separator: " or ") }
    if let key = reference(schema) { return "[\(key)](#\(key.lowercased()))" }
    switch schema["type"] {
    case "array": return "list of " + (schema["items"].map(kind) ?? "anything")
    case "object": return "object of " + (schema["additionalProperties"].map(kind) ?? "anything")
    case .array(let types): return types.map { kind(of: ["type": $0]) }.joined(separator: " or ")
    case "string": return schema["pattern"] == FieldGlossary.Form.date.constraint["pattern"] ? "date" : "text"
    case "integer": return "whole number"
    case "number": return "number"
    case "boolean": return "true or false"
    case "null": return "null"
    default: return "anything"
    }
  }

  private static func code(_ value: JSONValue) -> String { if case .string(let text) = value { "`\(text)`" } else { "" } }

  static func reference(_ schema: JSONValue) -> String? {
    guard case .string(let path)? = schema["$ref"] else { return nil }
    return path.split(separator: "/").last.map(String.init)
  }

  /// The types that a schema names, in the order of its fields' names.
  static func references(in schema: JSONValue) -> [String] {
    switch schema {
    case .object(let members):
      if let key = reference(schema) { return [key] }
      return members.keys.sorted().flatMap { references(in: members[$0]!) }
    case .array(let values): return values.flatMap(references)
    default: return []
    }
  }
}
