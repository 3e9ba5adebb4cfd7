import Comparison
import PlanSchema

/// The pack's data as tables: the sheets of the workbook, the CSV files, and `data/tables.json`.
struct DataTables {
  let context: PackContext

  /// A sheet's name, the name of its CSV file, and its table.
  struct Sheet {
    var name: String
    var table: Table

    var csvPath: String { "data/\(name.lowercased()).csv" }
  }

  func sheets() -> [Sheet] {
    [
      Sheet(name: "Documents", table: documents()), Sheet(name: "Recommendations", table: recommendations()),
      Sheet(name: "Actions", table: actions()), Sheet(name: "Measures", table: measures()), Sheet(name: "Findings", table: findings()),
      Sheet(name: "Line-up", table: lineUp()), Sheet(name: "Benchmark", table: PlanTables(context: context).benchmark()),
      Sheet(name: "Defects", table: defects()), Sheet(name: "Method", table: MethodPage(context: context).table()),
    ]
  }

  private static let head: [Table.Column] = [
    .init("authority", "Authority", width: 22), .init("document", "Document", width: 28), .init("documentId", "Document id", width: 18),
    .init("id", "Id", width: 8), .init("ref", "Ref", width: 9),
  ]

  private static let tail: [Table.Column] = [
    .init("primaryTheme", "Primary theme", width: 26), .init("themes", "Themes", width: 34), .init("evidence", "Evidence words", width: 30),
    .init("source", "Where it stands", width: 22),
  ]

  private func head(_ record: Record, _ id: String, _ ref: String?) -> [Table.Cell] {
    let slug = record.document.authority
    return [
      .link(context.name(of: slug), to: .page(.council(slug))), .text(context.label(of: record.document.id)), .text(record.document.id),
      .text(id), Table.Cell(.optional(ref)),
    ]
  }

  private func tail(_ record: Record, _ themes: [ThemeCode], _ place: Place?) -> [Table.Cell] {
    let primary = themes.first(where: \.primary)
    return [
      primary.map { .link(context.themeLabel($0.id), to: .page(.theme($0.id))) } ?? .empty,
      .text(themes.map { context.themeLabel($0.id) }.joined(separator: "; ")),
      .text(themes.flatMap(\.evidence).joined(separator: "; ")),
      Table.Cell(.text(place?.description ?? ""), runs: [context.source(record.document.id, place)]),
    ]
  }

  private func rows(_ each: (Record) -> [[Table.Cell]]) -> [[Table.Cell]] { context.records.flatMap(each) }

  func documents() -> Table {
    let summaries = context.input.documents.summaries
    return Table(
      "documents", caption: "The documents compared",
      columns: [
        .init("authority", "Authority", width: 24), .init("documentId", "Document id", width: 30), .init("kind", "Kind", width: 18),
        .init("title", "Title", width: 44), .init("date", "Date", kind: .date),
        .init("answersInspection", "Answers inspection", kind: .date),
        .init("framework", "Framework", width: 16), .init("judgement", "Judgement", width: 20),
        .init("judgementBasis", "Judgement goes by", width: 16), .init("pages", "Pages", kind: .number, width: 8),
        .init("recommendations", "Recommendations", kind: .number, width: 16), .init("actions", "Actions", kind: .number, width: 9),
        .init("measures", "Measures", kind: .number, width: 10), .init("findings", "Findings", kind: .number, width: 10),
        .init("defects", "Defects", kind: .number, width: 9), .init("unplaced", "Not understood", kind: .number, width: 14),
        .init("file", "File", width: 34), .init("sha256", "SHA-256", width: 20),
      ],
      rows: zip(context.records, summaries).map { record, summary in
        [
          .link(context.name(of: summary.authority), to: .page(.council(summary.authority))), .text(summary.id),
          .text(Wordings.kind(summary.kind)), .link(summary.title, to: .source(summary.id, nil)), Table.Cell(.optional(date: summary.date)),
          Table.Cell(.optional(date: summary.answersInspection)), Table.Cell(.optional(summary.framework.map(Wordings.framework))),
          Table.Cell(.optional(summary.judgement.grade.map(Wordings.grade))),
          .text(Wordings.basis(summary.judgement.basis)), record.document.source.pages.map { .count($0) } ?? .empty,
          .count(record.recommendations.count), .count(record.actions.count), .count(record.measures.count), .count(record.findings.count),
          .count(record.defects.count), .count(record.ledger.unplaced.count), .text(summary.file), .text(record.document.source.sha256),
        ]
      }, rowHeader: 3)
  }

  func recommendations() -> Table {
    Table(
      "recommendations", caption: "Recommendations",
      columns: Self.head + [
        .init("kind", "Kind", width: 13), .init("to", "To", width: 16), .init("heading", "Heading", width: 24),
        .init("text", "Recommendation", width: 70), .init("answeredBy", "Actions that answer it", width: 18),
      ] + Self.tail,
      rows: rows { record in
        let answered = record.actions.map { (action: $0, ids: Set(record.answered(by: $0))) }
        return record.recommendations.map { item in
          let answering = answered.filter { $0.ids.contains(item.id) }.map { $0.action.ref ?? $0.action.id }
          return head(record, item.id, item.ref)
            + [
              .text(Wordings.kind(item.kind)), .text(Wordings.body(item.body)), Table.Cell(.optional(item.heading)), .text(item.text),
              .text(answering.joined(separator: ", ")),
            ] + tail(record, item.themes, item.place)
        }
      }, rowHeader: 8)
  }

  func actions() -> Table {
    Table(
      "actions", caption: "Actions",
      columns: Self.head + [
        .init("text", "Action", width: 70), .init("answers", "Answers", width: 12), .init("section", "Section", width: 28),
        .init("owners", "Led by", width: 30), .init("due", "Due", kind: .date, width: 14), .init("duePrinted", "Due as printed", width: 18),
        .init("duePrecision", "Kind of date", width: 12), .init("status", "Status", width: 13),
        .init("statusPrinted", "Status as printed", width: 16), .init("state", "On the day", width: 18),
        .init("progress", "Progress", width: 50), .init("costs", "Costs", width: 18),
      ] + Self.tail,
      rows: rows { record in
        let recommendations = Dictionary(
          record.recommendations.map { ($0.id, $0.ref ?? String($0.number)) }, uniquingKeysWith: { first, _ in first })
        let sections = Dictionary(record.sections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return record.actions.map { item in
          let section = item.section.flatMap { sections[$0] }
          return head(record, item.id, item.ref)
            + [
              .text(item.text), .text(record.answered(by: item).map { recommendations[$0] ?? $0 }.joined(separator: ", ")),
              Table.Cell(.optional(section.map { [$0.ref, $0.title].compactMap { $0 }.joined(separator: " ") })),
              .text(item.owners.map(\.shown).joined(separator: "; ")), Table.Cell(.optional(date: item.due.value)),
              Table.Cell(.optional(item.due.printed)), .text(item.due.precision.rawValue), .text(Wordings.status(item.status.value)),
              Table.Cell(.optional(item.status.printed)), .text(context.state(of: item).name(asOf: context.asOf)),
              Table.Cell(.optional(item.progress)), .text(item.costs.map(\.printed).joined(separator: "; ")),
            ] + tail(record, item.themes, item.place)
        }
      }, rowHeader: 5)
  }

  func measures() -> Table {
    func figure(_ figure: Figure?) -> Table.Cell {
      guard let figure else { return .empty }
      guard let value = figure.value else { return .text(figure.printed) }
      return figure.unit == "%" ? Table.Cell(.share(value / 100)) : Table.Cell(.number(value, places: value == value.rounded() ? 0 : 2))
    }
    return Table(
      "measures", caption: "Measures",
      columns: Self.head + [
        .init("text", "Measure", width: 60), .init("baseline", "Baseline", kind: .number, width: 12),
        .init("target", "Target", kind: .number, width: 12), .init("current", "Latest", kind: .number, width: 12),
        .init("targetPrinted", "Target as printed", width: 18), .init("currentPrinted", "Latest as printed", width: 18),
        .init("status", "Status", width: 13), .init("statusPrinted", "Status as printed", width: 16),
      ] + Self.tail,
      rows: rows { record in
        record.measures.map { item in
          head(record, item.id, item.ref)
            + [
              .text(item.text), figure(item.baseline), figure(item.target), figure(item.current),
              Table.Cell(.optional(item.target?.printed)), Table.Cell(.optional(item.current?.printed)),
              .text(Wordings.status(item.status.value)), Table.Cell(.optional(item.status.printed)),
            ] + tail(record, item.themes, item.place)
        }
      }, rowHeader: 5)
  }

  func findings() -> Table {
    Table(
      "findings", caption: "Findings",
      columns: Self.head + [.init("heading", "Heading", width: 30), .init("text", "Finding", width: 80)] + Self.tail,
      rows: rows { record in
        record.findings.map { item in
          head(record, item.id, item.ref) + [Table.Cell(.optional(item.heading)), .text(item.text)] + tail(record, item.themes, item.place)
        }
      }, rowHeader: 6)
  }

  func lineUp() -> Table {
    let matrix = context.result.matrix, spoken = Set(context.compared.map(\.slug))
    let columns = matrix.authorities.indices.filter { spoken.contains(matrix.authorities[$0]) }
    return Table(
      "line-up", caption: "Recommendations and actions by theme and authority",
      columns: [
        .init("themeId", "Theme id", width: 22), .init("theme", "Theme", width: 40), .init("authorities", "Authorities", kind: .number),
      ]
        + columns.map { .init(matrix.authorities[$0], context.name(of: matrix.authorities[$0]), kind: .number, width: 12) },
      rows: matrix.rows.map { row in
        [.text(row.theme), .link(row.label, to: .page(.theme(row.theme))), .count(row.authorities)]
          + columns.map { .count(row.cells[$0].recommendations + row.cells[$0].actions) }
      }, rowHeader: 1)
  }

  func defects() -> Table {
    Table(
      "defects", caption: "What the documents’ authors may want to mend",
      columns: [
        .init("authority", "Authority", width: 22), .init("document", "Document", width: 28), .init("documentId", "Document id", width: 18),
        .init("kind", "Kind", width: 34), .init("detail", "What was seen", width: 70), .init("record", "Record", width: 10),
        .init("source", "Where it stands", width: 22),
      ],
      rows: rows { record in
        record.defects.map { defect in
          [
            .link(context.name(of: record.document.authority), to: .page(.council(record.document.authority))),
            .text(context.label(of: record.document.id)), .text(record.document.id), .text(Wordings.defect(defect.kind)),
            .text(defect.detail), Table.Cell(.optional(defect.record)),
            Table.Cell(.text(defect.place?.description ?? ""), runs: [context.source(record.document.id, defect.place)]),
          ]
        }
      }, rowHeader: 4)
  }
}
