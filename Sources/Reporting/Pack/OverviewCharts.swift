import Comparison
import PlanSchema

/// The pictures of the overview.
extension OverviewPage {
  /// How common the themes are in the reference set, in England and where the authorities compared are.
  func reference() -> Section? {
    let themes = context.lineUps.filter {
      $0.benchmark.reference.england.of > 0 && $0.authorities.contains { !$0.recommendations.isEmpty || !$0.actions.isEmpty }
    }
    guard !themes.isEmpty else { return nil }
    let top = themes.sorted {
      ($1.benchmark.reference.england.count, $0.label) < ($0.benchmark.reference.england.count, $1.label)
    }
    let regions = Set(context.compared.compactMap(\.region)).sorted()
    let own = context.compared.count <= 2 ? context.compared : []
    /// The comparators of a theme by name, with the fill of their bars.
    func series(_ lineUp: LineUp) -> [(name: String, share: Share, fill: Int)] {
      let reference = lineUp.benchmark.reference
      var out = [(name: "England", share: reference.england, fill: 0)]
      if regions.count <= 2 {
        out += regions.compactMap { region in reference.regions.first { $0.name == region }.map { (region, $0.share, 1) } }
      }
      out += own.compactMap { authority in
        reference.comparators.first { $0.authority == authority.slug }.map { ("neighbours of \(authority.name)", $0.amongNeighbours, 2) }
      }
      return out.filter { $0.share.of > 0 }
    }
    let shown = top.prefix(10).map { (label: $0.label, series: series($0)) }
    let longest = max(shown.flatMap { $0.series.compactMap(\.share.share) }.max() ?? 1, 0.01)
    let summary = context.result.reference
    let chart = Chart(
      "how-common", title: "The \(shown.count) themes asked for most often in England, of those found here",
      description: "Share of inspections with a recommendation on the theme; “of 104” says of how many.",
      kind: .bars(
        BarChart(
          shown.map { theme in
            .init(
              theme.label,
              theme.series.map {
                .init(
                  "of \($0.share.of), \($0.name)", value: .share($0.share.share ?? 0), length: ($0.share.share ?? 0) / longest,
                  series: $0.fill)
              })
          })),
      table: Table(
        "how-common-table", caption: "How common each theme is in the reference set",
        columns: [
          .init("theme", "Theme", width: 40), .init("among", "Among", width: 30), .init("asked", "Asked for it", kind: .number),
          .init("inspections", "Inspections", kind: .number), .init("share", "Share", kind: .number),
        ],
        rows: top.flatMap { lineUp in
          series(lineUp).map {
            [
              .runs([context.themeLink(lineUp.id)]), .text($0.name), .count($0.share.count), .count($0.share.of),
              Table.Cell($0.share.share.map { .share($0) } ?? .none),
            ]
          }
        }))
    var words = "The reference set holds \(Wordings.counted(summary.inspections, "inspection")) of "
    words += "\(Wordings.counted(summary.authorities, "authority", "authorities"))"
    if let first = summary.first?.prefix(4), let last = summary.last?.prefix(4) { words += ", \(first) to \(last)" }
    words +=
      ", with \(Wordings.counted(summary.recommendations, "recommendation")). It is a part of what Ofsted has published, not all of it."
    return Section("How common the themes are", id: "how-common-section", [.paragraph([.text(words)]), .chart(chart)])
  }

  private static let leastInspections = 5

  /// What recurs over the years.
  func trend() -> Section? {
    let trend = context.input.trend
    guard trend.years.count > 1 else { return nil }
    let present = Set(context.lineUps.map(\.id))
    let themes = trend.themes.filter { $0.total.count > 0 && present.contains($0.id) }
      .sorted { ($1.total.count, $0.label) < ($0.total.count, $1.label) }
    guard let first = themes.first else { return nil }
    let years = trend.years.map(\.year)
    let few = trend.years.filter { $0.inspections < Self.leastInspections }
    let chart = Chart(
      "over-time", title: "Themes over the years",
      description:
        "Share of each year’s inspections that asked for the theme. Most often of all: “\(first.label)”."
        + (few.isEmpty ? "" : " Grey: years with fewer than \(Self.leastInspections) inspections, whose shares say little."),
      kind: .years(
        YearPanels(
          years: years, panels: themes.prefix(9).map { .init($0.label, values: $0.shares.map(\.share)) }, areShares: true,
          faint: Set(few.map(\.year)))),
      table: Table(
        "over-time-table", caption: "Share of inspections that asked for each theme, by year (in brackets: inspections that year)",
        columns: [.init("theme", "Theme", width: 40)]
          + trend.years.map { .init(String($0.year), "\($0.year) (\($0.inspections))", kind: .number) }
          + [.init("total", "All years", kind: .number), .init("asked", "Inspections that asked", kind: .number)],
        rows: themes.map { theme in
          func share(_ share: Share) -> Table.Cell { Table.Cell(share.share.map { .share($0) } ?? .none) }
          return [.runs([context.themeLink(theme.id)])] + theme.shares.map(share) + [share(theme.total), .count(theme.total.count)]
        }))
    return Section("What recurs over time", id: "what-recurs", [.chart(chart)])
  }
}
