import Comparison
import PlanSchema

/// The first page: what was compared, the matrix, and what stands out.
struct OverviewPage {
  let context: PackContext
  /// What else the pack holds: the page speaks of nothing that is not there.
  let options: PackOptions

  private var result: SideBySide { context.result }

  func page() -> Page {
    var sections: [Section] = []
    if let earlier = context.input.earlier { sections.append(ChangesSection(context: context, earlier: earlier).section()) }
    let sentences = StandOut(context: context).overview()
    if !sentences.isEmpty { sections.append(Section("What stands out", id: "what-stands-out", [.list(sentences)])) }
    if !context.compared.isEmpty { sections.append(matrix()) }
    if context.compared.count > 1 { sections.append(inCommon()) }
    sections.append(contentsOf: [reference(), trend(), plans()].compactMap { $0 })
    sections.append(documents())
    if let files = files() { sections.append(files) }
    return Page(.overview, title: "Overview", lede: [.text(lede)], sections: sections)
  }

  private var lede: String {
    let kinds = Dictionary(grouping: result.documents, by: \.kind).mapValues(\.count)
    let counted = SourceDocument.Kind.allCases.compactMap { kind in
      kind == .outcomeTable ? nil : kinds[kind].map { Wordings.counted($0, Wordings.kind(kind).lowercasedFirst) }
    }
    let one = context.compared.count == 1
    var out = "What \(Wordings.counted(context.compared.count, "authority", "authorities")) \(one ? "was" : "were") told about children’s "
    out +=
      "services, what \(one ? "it plans" : "they plan"), and how it stands: \(Wordings.listed(counted.isEmpty ? ["no documents"] : counted))"
    out += ", read and lined up by \(Wordings.counted(result.themes.count, "theme"))."
    if let graded = kinds[.outcomeTable] {
      out += " Tables of outcomes add the grades of \(Wordings.counted(graded, "authority", "authorities"))."
    }
    return out + (context.asOf.map { " As of \($0.printed)." } ?? "")
  }

  private func matrix() -> Section {
    let spoken = Set(context.compared.map(\.slug))
    let columns = result.matrix.authorities.indices.filter { spoken.contains(result.matrix.authorities[$0]) }
    let slugs = columns.map { result.matrix.authorities[$0] }, names = slugs.map(context.name)
    let rows = result.matrix.rows.filter { $0.cells.contains { $0.total > 0 } }.map { row in
      var own = row
      own.cells = columns.map { row.cells[$0] }
      return own
    }
    let counts = rows.map { $0.cells.map { $0.recommendations + $0.actions } }
    let largest = counts.lazy.flatMap { $0 }.max() ?? 0
    let table = Table(
      "matrix", caption: "Recommendations and actions by theme and authority",
      columns: [.init("theme", "Theme", width: 40)]
        + zip(slugs, names).map { .init($0, $1, kind: .number) } + [.init("authorities", "Authorities", kind: .number)],
      rows: zip(rows, counts).map { row, numbers in
        [Table.Cell.runs([context.themeLink(row.theme)])]
          + zip(zip(row.cells, numbers), zip(slugs, names)).map { cell, authority in
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
            + "Follow a number to what stands behind it.\(withoutPlan(slugs))")
      ])
    ]
    if names.count > 1, rows.count > 1 {
      let widest = zip(rows, counts).max { ($0.1.reduce(0, +), $1.0.label) < ($1.1.reduce(0, +), $0.0.label) }
      blocks.append(
        .chart(
          Chart(
            "matrix-picture", title: "Themes by authority at a glance",
            description: widest.map { "“\($0.0.label)” has most: \($0.1.reduce(0, +)) recommendations and actions in all." } ?? "",
            kind: .heat(HeatMap(rows: rows.map(\.label), columns: names, counts: counts)),
            table: Table(
              "matrix-words", caption: "The same matrix with all that is held on each theme",
              columns: [
                .init("theme", "Theme", width: 40), .init("authority", "Authority", width: 26),
                .init("both", "Recommendations and actions", kind: .number),
              ] + Self.kinds,
              rows: rows.flatMap { row in
                zip(row.cells, names).filter { $0.0.total > 0 }.map { cell, name in
                  [.text(row.label), .text(name), .count(cell.recommendations + cell.actions)] + Self.cells(cell)
                }
              }, isLong: rows.count > 3))))
    }
    blocks.append(.table(table))
    return Section("Themes by authority", id: "themes-by-authority", blocks)
  }

  /// What a reader must know before setting a column with a plan beside one without.
  private func withoutPlan(_ slugs: [String]) -> String {
    let planning = slugs.filter { slug in result.plans.contains { $0.document.authority == slug } }
    guard planning.count < slugs.count else { return "" }
    guard !planning.isEmpty else { return " No plan is here, so the numbers are recommendations alone." }
    let named = planning.count <= 6 ? Wordings.listed(planning.map(context.name)) : "\(planning.count) of them"
    return " Plans are here of \(named) only; the others’ numbers are recommendations alone."
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
    let shared = rows.filter { $0.authorities == context.compared.count }
    var blocks: [Block] = []
    if context.compared.count > 1 {
      blocks.append(
        .paragraph([
          .text(
            shared.isEmpty
              ? "No theme was asked of, or is planned by, \(context.everyAuthority)."
              : "\(Wordings.counted(shared.count, "theme").capitalisedFirst) \(shared.count == 1 ? "was" : "were") asked of, or \(shared.count == 1 ? "is" : "are") "
                + "planned by, \(context.everyAuthority).")
        ]))
    }
    blocks.append(
      .table(
        Table(
          "in-common", caption: "Themes by how many authorities were asked for them or plan them",
          columns: [.init("theme", "Theme", width: 40), .init("authorities", "Authorities", kind: .number)] + Self.kinds,
          rows: rows.map { row in
            let sums = [\ThemeCounts.recommendations, \.actions, \.measures, \.findings].map { kind in
              row.cells.reduce(0) { $0 + $1[keyPath: kind] }
            }
            return [Table.Cell.runs([context.themeLink(row.theme)]), .count(row.authorities)] + sums.map { .count($0) }
          })))
    let sided = Dictionary(grouping: result.matrix.onOneSide, by: \.authority)
    if context.compared.count > 1, !sided.isEmpty {
      blocks.append(.paragraph([.text("Asked of, or planned by, one authority only:")]))
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
      [.table(tables.strength("plan-strength", of: result.plans))] + tables.note(of: result.plans)
        + tables.stacks("plans-standing", of: result.plans))
  }

  private func documents() -> Section {
    let rows = zip(context.records, context.input.documents.summaries).filter { !$0.0.isOnlyGrades }.map {
      record, summary -> [Table.Cell] in
      [
        .runs([context.source(summary.id, nil)]), .runs([context.councilLink(summary.authority)]),
        Table.Cell(.optional(date: summary.date)), Table.Cell(.optional(summary.judgement.grade.map(Wordings.grade))),
        .count(record.recommendations.count), .count(record.actions.count), .count(record.measures.count), .count(record.findings.count),
      ]
    }
    var blocks: [Block] = [
      .table(
        Table(
          "documents-table", caption: "The documents compared",
          columns: [
            .init("document", "Document", width: 40), .init("authority", "Authority", width: 24), .init("date", "Date", kind: .date),
            .init("judgement", "Judgement", width: 20),
          ] + Self.kinds, rows: rows))
    ]
    let again = context.input.documents.summaries.filter { $0.repeats != nil }
    if !again.isEmpty {
      let named = again.map { "\(context.name(of: $0.authority)), \(context.label(of: $0.id).lowercasedFirst)" }
      blocks.append(
        .paragraph([.text("Two files tell of the same inspection here; the second is not counted again: \(Wordings.listed(named)).")]))
    }
    return Section("The documents compared", id: "documents", blocks)
  }

  private func files() -> Section? {
    var entries: [[Inline]] = []
    if options.parts.contains(.workbook), options.formats.contains(.xlsx) {
      entries.append([
        .link("The workbook", to: .file("peerview.xlsx")), .text(" has every document, recommendation, action, measure and defect."),
      ])
    }
    if options.parts.contains(.data), options.formats.contains(.csv) {
      entries.append([
        .link("The table of actions", to: .file("data/actions.csv")), .text(" and the others beside it are for other programs (CSV)."),
      ])
    }
    if options.parts.contains(.method) {
      entries.append([.link("How this was read and coded", to: .page(.method)), .text(" says how sure the figures are.")])
    }
    if options.parts.contains(.quality) {
      entries.append([
        .link("Data quality", to: .page(.quality)), .text(" lists what could not be read and what the plans’ authors may want to mend."),
      ])
    }
    return entries.isEmpty ? nil : Section("The same figures elsewhere", id: "files", [.list(entries)])
  }
}

extension Table {
  /// This table with some of its columns, in the order given.
  func keeping(_ ids: [String], as id: String) -> Table {
    let indices = ids.map { wanted in columns.firstIndex { $0.id == wanted }! }
    return Table(id, caption: caption, columns: indices.map { columns[$0] }, rows: rows.map { row in indices.map { row[$0] } })
  }
}
