/// The decoder that `SchemaProbe` hands to a type.
struct ProbeDecoder: Decoder {
  let notes: ProbeNotes
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(ProbeFields<Key>(notes: notes))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    throw SchemaProbe.Fault(description: "\(notes.type) reads a list by hand: give it a field that is a list")
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { ProbeValue(notes: notes) }
}

/// Answers a type that reads fields.
private struct ProbeFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let notes: ProbeNotes
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }

  /// Asked before an optional field only.
  func decodeNil(forKey key: Key) throws -> Bool {
    notes.optional.insert(key.stringValue)
    return false
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try notes.field(type, key) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try notes.field(type, key) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try notes.field(type, key) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try notes.field(type, key) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try notes.field(type, key) }

  // Numbers of other sizes stand nowhere in the schema.
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { throw odd(key) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { throw odd(key) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { throw odd(key) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { throw odd(key) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { throw odd(key) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { throw odd(key) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { throw odd(key) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { throw odd(key) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { throw odd(key) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { throw odd(key) }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
    throw odd(key)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw odd(key) }
  func superDecoder() throws -> any Decoder { ProbeDecoder(notes: notes) }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw odd(key) }

  private func odd(_ key: Key) -> SchemaProbe.Fault {
    SchemaProbe.Fault(description: "\(notes.type).\(key.stringValue) is read in a way that the schema cannot describe")
  }
}

/// Answers a type that is one value.
private struct ProbeValue: SingleValueDecodingContainer {
  let notes: ProbeNotes
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (schema, value) = try notes.probe.read(type)
    notes.whole = schema
    guard let value else { throw odd }
    return value
  }

  func decode(_ type: Bool.Type) throws -> Bool { try whole(type) }
  func decode(_ type: String.Type) throws -> String { try whole(type) }
  func decode(_ type: Double.Type) throws -> Double { try whole(type) }
  func decode(_ type: Int.Type) throws -> Int { try whole(type) }
  func decode(_ type: Float.Type) throws -> Float { throw odd }
  func decode(_ type: Int8.Type) throws -> Int8 { throw odd }
  func decode(_ type: Int16.Type) throws -> Int16 { throw odd }
  func decode(_ type: Int32.Type) throws -> Int32 { throw odd }
  func decode(_ type: Int64.Type) throws -> Int64 { throw odd }
  func decode(_ type: UInt.Type) throws -> UInt { throw odd }
  func decode(_ type: UInt8.Type) throws -> UInt8 { throw odd }
  func decode(_ type: UInt16.Type) throws -> UInt16 { throw odd }
  func decode(_ type: UInt32.Type) throws -> UInt32 { throw odd }
  func decode(_ type: UInt64.Type) throws -> UInt64 { throw odd }

  private func whole<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (schema, value) = try notes.probe.read(type)
    notes.whole = schema
    guard let value else { throw odd }
    return value
  }

  private var odd: SchemaProbe.Fault {
    SchemaProbe.Fault(description: "\(notes.type) is read in a way that the schema cannot describe")
  }
}
