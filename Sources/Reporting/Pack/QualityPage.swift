import Comparison
import PlanSchema

/// What could be read, what could not, and what the documents' authors may want to mend.
struct QualityPage {
  let context: PackContext

  func page() -> Page {
    var sections = [reading(), unplaced(), kinds()].compactMap { $0 }
    sections.append(
      Section(
        "Everything worth mending", id: "everything",
        [.table(DataTables(context: context).defects().keeping(["authority", "document", "kind", "detail", "source"], as: "defects"))]))
    sections.append(contentsOf: [notices(), columns()].compactMap { $0 })
    return Page(
      .quality, title: "Data quality",
      lede: [
        .text(
          "How much of each document was understood, and what in the documents themselves stands in the way of reading them. Nothing is "
            + "guessed and nothing is dropped: what could not be read stays as printed.")
      ], sections: sections)
  }

  private func reading() -> Section {
    let rows = context.records.map { record -> [Table.Cell] in
      let ledger = record.ledger
      let texts =
        record.actions.map(\.themes) + record.recommendations.map(\.themes) + record.measures.map(\.themes) + record.findings.map(\.themes)
      let coded = texts.count { !$0.isEmpty }
      let printed = record.actions.filter { $0.due.printed?.isEmpty == false }
      // “Ongoing” is understood too, though it is no day.
      let understood = printed.count { $0.due.precision != .unreadable && $0.due.precision != .none }
      return [
        .runs([.text(context.name(of: record.document.authority) + ", "), context.source(record.document.id, nil)]),
        .count(ledger.blocks), .count(ledger.placed), .count(ledger.context), .count(ledger.unplaced.count),
        Table.Cell(.share(understood, of: printed.count)), Table.Cell(.share(coded, of: texts.count)), .count(record.defects.count),
      ]
    }
    return Section(
      "How much was understood", id: "reading",
      [
        .paragraph([
          .text(
            "Each paragraph, list item, heading and table row of a document is placed in a record, or understood as context (headings, page "
              + "furniture), or listed below as not understood.")
        ]),
        .table(
          Table(
            "reading-table", caption: "What became of each document",
            columns: [
              .init("document", "Document", width: 44), .init("blocks", "Parts", kind: .number), .init("placed", "Placed", kind: .number),
              .init("context", "Context", kind: .number), .init("unplaced", "Not understood", kind: .number),
              .init("datesRead", "Printed deadlines understood", kind: .number), .init("coded", "Texts with a theme", kind: .number),
              .init("defects", "Worth mending", kind: .number),
            ], rows: rows)),
      ])
  }

  private func unplaced() -> Section? {
    let rows = context.records.flatMap { record in
      record.ledger.unplaced.map { unplaced -> [Table.Cell] in
        [
          .text(unplaced.text), .text(context.name(of: record.document.authority)),
          .runs([context.source(record.document.id, unplaced.place, inFull: true)]),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return Section(
      "What was not understood", id: "unplaced",
      [
        .table(
          Table(
            "unplaced-table", caption: "Parts of documents that no rule understood",
            columns: [.init("text", "Text", width: 70), .init("authority", "Authority"), .init("source", "Source", width: 30)], rows: rows))
      ])
  }

  private func kinds() -> Section? {
    let counts = Dictionary(grouping: context.records.flatMap(\.defects), by: \.kind).mapValues(\.count)
    let kinds = Defect.Kind.allCases.filter { counts[$0] != nil }.sorted { (counts[$1]!, $0.rawValue) < (counts[$0]!, $1.rawValue) }
    guard let first = kinds.first else { return nil }
    let most = Double(counts[first]!)
    return Section(
      "What is worth mending, by kind", id: "kinds",
      [
        .chart(
          Chart(
            "kinds-picture", title: "Defects by kind", description: "Most often: \(Wordings.defect(first).lowercasedFirst).",
            kind: .bars(
              BarChart(
                kinds.map { .init(Wordings.defect($0), [.init("", value: .count(counts[$0]!), length: Double(counts[$0]!) / most)]) })),
            table: Table(
              "kinds-table", caption: "Defects by kind",
              columns: [
                .init("kind", "Kind", width: 44), .init("count", "Found", kind: .number), .init("documents", "In documents", kind: .number),
              ],
              rows: kinds.map { kind in
                [
                  .text(Wordings.defect(kind)), .count(counts[kind]!),
                  .count(context.records.count { $0.defects.contains { $0.kind == kind } }),
                ]
              })))
      ])
  }

  private func notices() -> Section? {
    let rows = context.records.flatMap { record in
      record.notices.filter { $0.severity != .note }.map { notice -> [Table.Cell] in
        [
          .text(notice.message), .text(notice.code), .text(context.name(of: record.document.authority)),
          .runs([context.source(record.document.id, notice.place, inFull: true)]),
        ]
      }
    }
    guard !rows.isEmpty else { return nil }
    return Section(
      "What the import said", id: "notices",
      [
        .table(
          Table(
            "notices-table", caption: "Messages of the import",
            columns: [
              .init("message", "Message", width: 60), .init("code", "Code"), .init("authority", "Authority"), .init("source", "Source"),
            ],
            rows: rows))
      ])
  }

  private func columns() -> Section? {
    let read = context.records.filter { !$0.columns.isEmpty }
    guard !read.isEmpty else { return nil }
    var seen: Set<[String]> = []
    let rows = read.flatMap { record in
      record.columns.compactMap { column -> [Table.Cell]? in
        guard seen.insert([record.document.id, column.printed, column.role ?? ""]).inserted else { return nil }
        return [
          .text(column.printed), Table.Cell(.text(column.role ?? "kept as a note")), .text(context.name(of: record.document.authority)),
          .runs([context.source(record.document.id, column.place, inFull: true)]),
        ]
      }
    }
    return Section(
      "What the plans’ columns were taken to mean", id: "columns",
      [
        .details(
          summary: "All columns (\(rows.count))",
          [
            .table(
              Table(
                "columns-table", caption: "Columns and labels",
                columns: [
                  .init("printed", "As printed", width: 36), .init("role", "Taken as"), .init("authority", "Authority"),
                  .init("source", "Source"),
                ],
                rows: rows))
          ])
      ])
  }
}
