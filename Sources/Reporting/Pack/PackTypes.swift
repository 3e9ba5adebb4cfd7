/// `data/tables.json`: the sheets of the workbook for programs. Written from `Table.json`; read back to compare two packs.
public struct PackTables: Decodable, Sendable {
  public var schema: String
  public var asOf: String?
  public var files: [String]
  public var tables: [PackTable]
}

/// `data/pages.json`: every page with its words and tables.
public struct PackPages: Decodable, Sendable {
  public var schema: String
  public var asOf: String?
  public var pages: [PackPage]
}

public struct PackPage: Decodable, Sendable {
  public var id: String
  public var title: String
  public var summary: String
  public var passages: [PackPassage]
  public var tables: [PackTable]
}

public struct PackPassage: Decodable, Sendable {
  public var section: String
  public var text: String
}

public struct PackTable: Decodable, Sendable {
  public var id: String
  public var caption: String
  public var columns: [PackColumn]
  public var rows: [[PackCell]]

  /// The rows as texts by column; `null` left out.
  var records: [[String: String]] {
    rows.map { row in
      var out: [String: String] = [:]
      for (column, cell) in zip(columns, row) { out[column.id] = cell.text }
      return out
    }
  }
}

public struct PackColumn: Decodable, Sendable {
  public typealias Kind = Table.Column.Kind

  public var id: String
  public var title: String
  public var kind: Kind
}

/// A text, a number or nothing.
public struct PackCell: Decodable, Sendable {
  /// As text; `nil` for nothing.
  public var text: String?
  /// As a number, where it is one.
  public var number: Double?

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() { return }
    if let string = try? container.decode(String.self) {
      text = string
    } else {
      let value = try container.decode(Double.self)
      number = value
      text = Value.number(value, places: 4).plain
    }
  }
}
