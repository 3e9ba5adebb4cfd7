import Foundation
import Testing

@testable import PlanSchema

struct Beside<Item: Codable>: Codable {
  var item: Item
  var source: String

  private enum Keys: String, CodingKey { case source }

  init(from decoder: any Decoder) throws {
    item = try Item(from: decoder)
    source = try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .source)
  }
}

@Suite struct JSONSchemaTests {
  static func recordSchema() throws -> JSONSchema {
    var schema = JSONSchema()
    try schema.add(Record.self, as: "record")
    return schema
  }

  /// The glossary and the types agree, both ways.
  @Test func everyFieldIsExplainedAndNoOther() throws {
    let schema = try Self.recordSchema()
    let missing = schema.vocabulary.filter { FieldGlossary.standard[$0] == nil }
    #expect(missing == [], "add these to fields.txt")
    let types = Set(schema.vocabulary.map { $0.prefix { $0 != "." } })
    let stale = FieldGlossary.standard.entries.keys.filter { types.contains($0.prefix { $0 != "." }) && !schema.vocabulary.contains($0) }
    #expect(stale == [])
  }

  @Test func theSchemaSaysWhatTheTypesSay() throws {
    let schema = try Self.recordSchema(), definitions = schema.definitions
    #expect(schema.document(title: "t")["$schema"] == .string(JSONSchema.dialect))
    #expect(schema.document(title: "t")["$ref"] == "#/$defs/record")
    let action = try #require(definitions["action"])
    #expect(action["additionalProperties"] == false)
    // Left out where there is none; written as null where there is none; always there.
    guard case .array(let required)? = action["required"] else { return #expect(Bool(false)) }
    #expect(!required.contains("place") && required.contains("ref") && required.contains("themes"))
    #expect(action["properties"]?["ref"]?["type"] == ["string", "null"])
    #expect(action["properties"]?["due"]?["$ref"] == "#/$defs/dueDate")
    #expect(definitions["record"]?["properties"]?["inspection"]?["anyOf"] == [["$ref": "#/$defs/inspection"], ["type": "null"]])
    #expect(definitions["commonStatus"]?["enum"] == .array(CommonStatus.allCases.map { .string($0.rawValue) }))
    #expect(definitions["defectKind"]?["enum"] == .array(Defect.Kind.allCases.map { .string($0.rawValue) }))
    #expect(definitions["sourceDocumentSource"]?["properties"]?["sha256"]?["pattern"] == "^[0-9a-f]{64}$")
    #expect(definitions["themeCode"]?["properties"]?["weight"]?["maximum"] == 1)
  }

  private struct Plain: Codable { var name: String }
  private struct Tree: Codable {
    var name: String
    var branches: [Tree]
    var counts: [String: Int]
  }
  private enum Closed: String, Codable { case one }
  private struct HoldsClosed: Codable { var closed: Closed }

  /// A generic type that adds a field to those of another: explained under its own name, or under the other's.
  @Test func fieldsBesideThoseOfAnotherType() throws {
    var schema = JSONSchema(glossary: try FieldGlossary("Beside.source: where from\nOutcome.text: what it says"))
    try schema.add(Beside<Outcome>.self, as: "beside")
    #expect(schema.vocabulary.contains("Beside.source") && schema.vocabulary.contains("Outcome.text"))
    let definition = try #require(schema.definitions["besideOutcome"])
    #expect(definition["properties"]?["source"]?["description"] == "where from")
    #expect(definition["properties"]?["text"]?["description"] == "what it says")
  }

  @Test func severalKindsOfJSON() throws {
    var schema = JSONSchema(glossary: try FieldGlossary(""))
    try schema.add(Plain.self, as: "plain")
    try schema.add(Tree.self, as: "tree")
    #expect(schema.names == ["plain", "tree"])
    guard case .array(let kinds)? = schema.document(title: "t")["anyOf"] else { return #expect(Bool(false)) }
    #expect(kinds.count == 2)
    #expect(schema.document(title: "t", only: "tree")["anyOf"] == nil)
    let tree = try #require(schema.definitions.first { $0.key.hasSuffix("ree") }?.value)
    #expect(tree["properties"]?["branches"]?["type"] == "array")
    #expect(tree["properties"]?["counts"]?["additionalProperties"] == ["type": "integer"])
  }

  @Test func aTypeThatCannotBeDescribedIsRefused() {
    var schema = JSONSchema(glossary: .standard)
    #expect(throws: (any Error).self) { try schema.add(HoldsClosed.self, as: "closed") }
  }

  @Test(arguments: [
    ("Action due: words", 1), ("Action.due {day}: words", 1), ("\nAction.due: words\nAction.due: words", 3), ("Action.due:", 1),
  ])
  func faultsOfAGlossary(source: String, line: Int) {
    #expect { try FieldGlossary(source) } throws: { ($0 as? FieldGlossary.Fault)?.line == line }
  }
}
