import PlanSchema

/// The pack's data for programs: the sheets' tables, and every page with its words and tables.
struct PackData {
  /// What both files say that they follow.
  static let schema = "peerview-report/1"

  let context: PackContext

  /// - Parameter files: every file of the pack.
  func tables(_ sheets: [DataTables.Sheet], files: [String]) -> JSON {
    head(["tables": .array(sheets.map(\.table.json)), "files": .array(files.map { .string($0) })])
  }

  func pages(_ pages: [Page]) -> JSON { head(["pages": .array(pages.map(\.json))]) }

  private func head(_ fields: [String: JSON]) -> JSON {
    var fields = fields
    fields["schema"] = .string(Self.schema)
    fields["asOf"] = context.asOf.map { .string($0.iso) } ?? .null
    return .object(fields)
  }
}

extension Page {
  /// The page: its words in order, and its tables with plain values.
  var json: JSON {
    let passages = sections.flatMap { section in
      section.blocks.flatMap(\.passages).map { JSON.object(["section": .string(section.id), "text": .string($0)]) }
    }
    return .object([
      "id": .string(id.path), "title": .string(title), "summary": .string(lede.words), "passages": .array(passages),
      "tables": .array(tables.map(\.json)),
    ])
  }
}

extension Block {
  /// Its words without its tables: a line a paragraph, entry or item.
  fileprivate var passages: [String] {
    switch self {
    case .paragraph(let runs), .inset(let runs): [runs.words]
    case .list(let entries, _): entries.map(\.words)
    case .facts(let facts): [facts.words]
    case .items(let items): items.flatMap(\.passages)
    case .table: []
    case .chart(let chart): ["\(chart.title): \(chart.description)"]
    case .details(let summary, let blocks, _): [summary] + blocks.flatMap(\.passages)
    case .section(let section): [section.title] + section.blocks.flatMap(\.passages)
    }
  }
}

extension Item {
  fileprivate var passages: [String] {
    let head = [label, runs.words].filter { !$0.isEmpty }.joined(separator: ": ")
    return [facts.isEmpty ? head : "\(head) (\(facts.words))"] + children.flatMap(\.passages)
  }
}

extension [Fact] {
  fileprivate var words: String { map { "\($0.term): \($0.runs.words)" }.joined(separator: "; ") }
}
