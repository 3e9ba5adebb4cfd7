import Foundation

/// JSON as Peerview writes and reads it everywhere: sorted keys, so that the same data gives the same bytes.
public enum SchemaJSON {
  /// One line, for `jsonl`.
  public static func line(_ value: some Encodable) throws -> String {
    String(decoding: try encoder([.sortedKeys, .withoutEscapingSlashes]).encode(value), as: UTF8.self)
  }

  /// Indented, ending with a line break: for files that people compare.
  public static func pretty(_ value: some Encodable) throws -> Data {
    var data = try encoder([.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]).encode(value)
    data.append(0x0A)
    return data
  }

  public static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    try JSONDecoder().decode(type, from: data)
  }

  private static func encoder(_ formatting: JSONEncoder.OutputFormatting) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return encoder
  }
}
