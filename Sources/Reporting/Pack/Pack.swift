import Comparison
import PlanSchema
import Store

/// The whole pack of reports: pages as HTML and Markdown, the workbook, CSV and JSON. The same input gives the same bytes.
public struct Pack: Sendable {
  /// A file of the pack.
  public struct File: Sendable, Hashable {
    /// From the pack's folder.
    public var path: String
    public var bytes: [UInt8]
  }

  public static let title = "Peerview"

  private let context: PackContext
  private let options: PackOptions

  public init(_ input: PackInput, options: PackOptions = PackOptions()) {
    context = PackContext(input)
    self.options = options
  }

  /// The pages wanted, in the order in which a reader would take them.
  public func pages() -> [Page] {
    var pages: [Page] = []
    if options.parts.contains(.overview) { pages.append(OverviewPage(context: context, options: options).page()) }
    if options.parts.contains(.themes) {
      pages.append(IndexPages(context: context).themes(context.lineUps))
      pages += context.lineUps.concurrentMap { ThemePage(context: context, lineUp: $0).page() }
    }
    if options.parts.contains(.councils) {
      let slugs = context.result.authorities.map(\.slug)
      pages.append(IndexPages(context: context).councils(slugs))
      pages += slugs.concurrentMap { CouncilPage(context: context, slug: $0).page() }
    }
    if options.parts.contains(.quality) { pages.append(QualityPage(context: context).page()) }
    if options.parts.contains(.method) { pages.append(MethodPage(context: context).page()) }
    if let slug = options.peerReview { pages.append(PeerReviewPage(context: context, slug: slug).page()) }
    return pages
  }

  /// Every file of the pack, sorted by path.
  /// - Throws: `ArchiveFailure` for a workbook beyond the format's limits.
  public func files() throws -> [File] {
    let pages = pages()
    let sheets = DataTables(context: context).sheets()
    let wantsData = options.parts.contains(.data), formats = options.formats
    var paths: [String] = []
    if wantsData, formats.contains(.csv) { paths += sheets.map(\.csvPath) }
    if wantsData, formats.contains(.json) { paths += ["data/tables.json", "data/pages.json"] }
    if options.parts.contains(.workbook), formats.contains(.xlsx) { paths.append("peerview.xlsx") }
    let links = Links(pages: Set(pages.map(\.id)), files: Set(paths), sources: context.input.sources)
    if formats.contains(.html) { paths += pages.map { $0.id.path + ".html" } }
    if formats.contains(.markdown) { paths += pages.map { $0.id.path + ".md" } + ["README.md"] }
    let sorted = paths.sorted()

    let html = HTMLPage(packTitle: Self.title, footer: footer(), navigation: Self.navigation, links: links)
    let markdown = MarkdownPage(links: links)
    let byPath = Dictionary(pages.map { ($0.id.path, $0) }, uniquingKeysWith: { first, _ in first })
    let csv = Dictionary(sheets.map { ($0.csvPath, $0.table) }, uniquingKeysWith: { first, _ in first })
    @Sendable func bytes(_ path: String) throws -> [UInt8] {
      switch path {
      case "README.md": return PackReadMe(context: context, links: links, pages: pages).bytes(formats: formats)
      case "data/tables.json": return PackData(context: context).tables(sheets, files: sorted).written()
      case "data/pages.json": return PackData(context: context).pages(pages).written(depth: 6)
      case "peerview.xlsx":
        // A link of the workbook leads to what a double click opens.
        let suffix = formats.contains(.html) ? "html" : "md"
        let book = Workbook(title: Self.title, sheets: sheets.map { .init($0.name, $0.table) }) {
          links.address(of: $0, from: .overview, extension: suffix)
        }
        return try book.bytes()
      default:
        if let table = csv[path] { return table.csv }
        let name = String(path.prefix { $0 != "." })
        guard let page = byPath[name] else { preconditionFailure("\(path) is a file of the pack") }
        return path.hasSuffix(".html") ? html.write(page) : markdown.write(page)
      }
    }
    // The largest first: begun last, they would keep one core at work alone.
    let large = sorted.filter { $0.hasSuffix(".xlsx") || $0.hasSuffix(".json") }, order = large + sorted.filter { !large.contains($0) }
    let made = Dictionary(uniqueKeysWithValues: zip(order, order.concurrentMap { path in Result { try bytes(path) } }))
    return try sorted.map { File(path: $0, bytes: try made[$0]!.get()) }
  }

  private static let navigation: [(name: String, page: PageID)] = [
    ("Overview", .overview), ("Themes", .themes), ("Councils", .councils), ("Data quality", .quality), ("Method", .method),
  ]

  private func footer() -> [Inline] {
    [
      .text("Made by Peerview from \(Wordings.counted(context.result.documents.count, "published document")). "),
      .text("Every line says where it comes from; how it was read and how sure it is stands under "), .link("method", to: .page(.method)),
      .text("."),
    ]
  }
}

/// The lists of themes and councils.
struct IndexPages {
  let context: PackContext

  func themes(_ lineUps: [LineUp]) -> Page {
    Page(
      .themes, title: "Themes", lede: [.text("Each theme with the authorities side by side.")],
      sections: [
        Section(
          "All themes", id: "all",
          [
            .table(
              Table(
                "themes", caption: "Themes with anything on them",
                columns: [.init("theme", "Theme", width: 40), .init("authorities", "Authorities", kind: .number)] + OverviewPage.kinds,
                rows: lineUps.map { theme in
                  [.runs([context.themeLink(theme.id)]), .count(theme.authorities.count)]
                    + [
                      theme.authorities.map(\.recommendations.count), theme.authorities.map(\.actions.count),
                      theme.authorities.map(\.measures.count), theme.authorities.map(\.findings.count),
                    ].map { .count($0.reduce(0, +)) }
                }))
          ])
      ])
  }

  func councils(_ slugs: [String]) -> Page {
    Page(
      .councils, title: "Councils", lede: [.text("Each council with what it was told, what it plans and how that stands.")],
      sections: [
        Section(
          "All councils", id: "all",
          [
            .table(
              Table(
                "councils", caption: "Councils with a document here",
                columns: [
                  .init("council", "Council", width: 34), .init("region", "Region", width: 24),
                  .init("documents", "Documents", kind: .number),
                  .init("latest", "Latest", kind: .date), .init("judgement", "Latest judgement", width: 24),
                ] + OverviewPage.kinds,
                rows: slugs.map { slug in
                  let records = context.records(of: slug)
                  let summaries = context.result.documents.filter { $0.authority == slug }
                  let grade = summaries.last { $0.judgement.grade != nil }?.judgement.grade
                  return [
                    .runs([context.councilLink(slug)]),
                    Table.Cell(.optional(context.result.authorities.first { $0.slug == slug }?.region)), .count(records.count),
                    Table.Cell(.optional(date: summaries.compactMap(\.date).max())), Table.Cell(.optional(grade.map(Wordings.grade))),
                    .count(records.reduce(0) { $0 + $1.recommendations.count }), .count(records.reduce(0) { $0 + $1.actions.count }),
                    .count(records.reduce(0) { $0 + $1.measures.count }), .count(records.reduce(0) { $0 + $1.findings.count }),
                  ]
                }))
          ])
      ])
  }
}
