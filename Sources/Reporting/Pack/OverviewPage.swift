import Comparison
import PlanSchema

/// The first page: what was compared, the matrix, and what stands out.
struct OverviewPage {
  let context: PackContext

  private var result: SideBySide { context.result }

  func page() -> Page {
    var sections: [Section] = []
    if let earlier = context.input.earlier { sections.append(ChangesSection(context: context, earlier: earlier).section()) }
    let sentences = StandOut(context: context).overview()
    if !sentences.isEmpty { sections.append(Section("What stands out", id: "what-stands-out", [.list(sentences)])) }
    sections += [matrix(), inCommon()]
    sections.append(contentsOf: [reference(), trend(), plans()].compactMap { $0 })
    sections += [documents(), files()]
    return Page(.overview, title: "Overview", lede: [.text(lede)], sections: sections)
  }

  private var lede: String {
    let kinds = Dictionary(grouping: result.documents, by: \.kind).mapValues(\.count)
    let counted = SourceDocument.Kind.allCases.compactMap { kind in
      kinds[kind].map { Wordings.counted($0, Wordings.kind(kind).lowercasedFirst) }
    }
    let day = context.asOf.map { " As of \($0.printed)." } ?? ""
    return "What \(Wordings.counted(result.authorities.count, "authority", "authorities")) were told about children’s services, what they "
      + "plan, and how it stands: \(Wordings.listed(counted)), read and lined up by \(Wordings.counted(result.themes.count, "theme"))."
      + day
  }

  private func matrix() -> Section {
    let rows = result.matrix.rows.filter { $0.cells.contains { $0.total > 0 } }
    let names = result.matrix.authorities.map(context.name)
    let counts = rows.map { $0.cells.map { $0.recommendations + $0.actions } }
    let largest = counts.lazy.flatMap { $0 }.max() ?? 0
    let table = Table(
      "matrix", caption: "Recommendations and actions by theme and authority",
      columns: [.init("theme", "Theme", width: 40)]
        + zip(result.matrix.authorities, names).map { .init($0, $1, kind: .number) } + [.init("authorities", "Authorities", kind: .number)],
      rows: zip(rows, counts).map { row, numbers in
        [Table.Cell.runs([context.themeLink(row.theme)])]
          + zip(zip(row.cells, numbers), zip(result.matrix.authorities, names)).map { cell, authority in
            let (counts, number) = cell, (slug, name) = authority
            let spoken = ", \(name): \(Self.words(counts))"
            return Table.Cell(
              .count(number),
              runs: counts.total == 0
                ? nil : [.numberLink(String(number), spoken: spoken, to: .page(.theme(row.theme), anchor: "authority-" + slug))],
              heat: HeatMap.shade(number, largest: largest))
          } + [.count(row.authorities)]
      }, isLong: rows.count > 12, isMatrix: true)
    var blocks: [Block] = [
      .paragraph([
        .text(
          "Each number counts the recommendations that an authority was given and the actions that it plans. The darker, the more. "
            + "Follow a number to what stands behind it.")
      ])
    ]
    if names.count > 1, rows.count > 1 {
      let widest = zip(rows, counts).max { ($0.1.reduce(0, +), $1.0.label) < ($1.1.reduce(0, +), $0.0.label) }
      blocks.append(
        .chart(
          Chart(
            "matrix-picture", title: "Themes by authority at a glance",
            description: widest.map { "Most is asked and planned for “\($0.0.label)”: \($0.1.reduce(0, +)) in all." } ?? "",
            kind: .heat(HeatMap(rows: rows.map(\.label), columns: names, counts: counts)),
            table: Table(
              "matrix-words", caption: "The same matrix with all that is held on each theme",
              columns: [.init("theme", "Theme", width: 40), .init("authority", "Authority", width: 26)] + Self.kinds,
              rows: rows.flatMap { row in
                zip(row.cells, names).filter { $0.0.total > 0 }.map { cell, name in [.text(row.label), .text(name)] + Self.cells(cell) }
              }, isLong: rows.count > 3))))
    }
    blocks.append(.table(table))
    return Section("Themes by authority", id: "themes-by-authority", blocks)
  }

  static let kinds: [Table.Column] = [
    .init("recommendations", "Recommendations", kind: .number), .init("actions", "Actions", kind: .number),
    .init("measures", "Measures", kind: .number), .init("findings", "Findings", kind: .number),
  ]

  static func cells(_ counts: ThemeCounts) -> [Table.Cell] {
    [.count(counts.recommendations), .count(counts.actions), .count(counts.measures), .count(counts.findings)]
  }

  static func words(_ counts: ThemeCounts) -> String {
    Wordings.listed(
      [
        (counts.recommendations, "recommendation"), (counts.actions, "action"), (counts.measures, "measure"), (counts.findings, "finding"),
      ].filter { $0.0 > 0 }.map { Wordings.counted($0.0, $0.1) })
  }

  private func inCommon() -> Section {
    let rows = result.matrix.rows.filter { $0.authorities > 0 }.sorted { ($1.authorities, $0.label) < ($0.authorities, $1.label) }
    let shared = result.matrix.inCommon
    var blocks: [Block] = []
    if result.authorities.count > 1 {
      blocks.append(
        .paragraph([
          .text(
            shared.isEmpty
              ? "No theme is asked or planned for by \(context.everyAuthority)."
              : "\(Wordings.counted(shared.count, "theme").capitalisedFirst) \(shared.count == 1 ? "is" : "are") asked or planned for by "
                + "\(context.everyAuthority).")
        ]))
    }
    blocks.append(
      .table(
        Table(
          "in-common", caption: "Themes by how many authorities ask or plan for them",
          columns: [.init("theme", "Theme", width: 40), .init("authorities", "Authorities", kind: .number)] + Self.kinds,
          rows: rows.map { row in
            let sums = [\ThemeCounts.recommendations, \.actions, \.measures, \.findings].map { kind in
              row.cells.reduce(0) { $0 + $1[keyPath: kind] }
            }
            return [Table.Cell.runs([context.themeLink(row.theme)]), .count(row.authorities)] + sums.map { .count($0) }
          })))
    let sided = Dictionary(grouping: result.matrix.onOneSide, by: \.authority)
    if result.authorities.count > 1, !sided.isEmpty {
      blocks.append(.paragraph([.text("Asked or planned for by one authority only:")]))
      blocks.append(
        .list(
          sided.keys.sorted().map { slug in
            [context.councilLink(slug), .text(": " + Wordings.listed(sided[slug]!.map { context.themeLabel($0.theme) }))]
          }))
    }
    return Section("Themes most in common", id: "most-in-common", blocks)
  }

  private func plans() -> Section? {
    guard !result.plans.isEmpty else { return nil }
    let tables = PlanTables(context: context)
    return Section(
      "The plans side by side", id: "plans",
      [.table(tables.strength("plan-strength", of: result.plans)), .chart(tables.stacks("plans-standing", of: result.plans))])
  }

  private func documents() -> Section {
    let full = DataTables(context: context).documents()
    let wanted = ["title", "authority", "kind", "date", "judgement", "recommendations", "actions", "measures", "findings"]
    return Section("The documents compared", id: "documents", [.table(full.keeping(wanted, as: "documents-table"))])
  }

  private func files() -> Section {
    Section(
      "The same figures elsewhere", id: "files",
      [
        .list([
          [.link("The workbook", to: .file("peerview.xlsx")), .text(" has every document, recommendation, action, measure and defect.")],
          [.link("The table of actions", to: .file("data/actions.csv")), .text(" and the others beside it are for other programs (CSV).")],
          [.link("How this was read and coded", to: .page(.method)), .text(" says how sure the figures are.")],
          [
            .link("Data quality", to: .page(.quality)),
            .text(" lists what could not be read and what the plans’ authors may want to mend."),
          ],
        ])
      ])
  }
}

extension Table {
  /// This table with some of its columns, in the order given.
  func keeping(_ ids: [String], as id: String) -> Table {
    let indices = ids.map { wanted in columns.firstIndex { $0.id == wanted }! }
    return Table(id, caption: caption, columns: indices.map { columns[$0] }, rows: rows.map { row in indices.map { row[$0] } })
  }
}
