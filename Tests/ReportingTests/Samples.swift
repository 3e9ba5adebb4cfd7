import PlanSchema
import Reporting

/// A page with every kind of block and awkward words in each, of invented councils.
enum Samples {
  static let awkward = [
    "=SUM(A1)", "+44 20", "-", "@all", "\ttabbed", "a, \"b\"", "line\nbreak", "<b>&amp;", "| pipe | `tick`", "Ünï–“x”", "",
  ]

  static let table = Table(
    "things", caption: "Things <counted>",
    columns: [
      .init("name", "Name", width: 30), .init("count", "Count", kind: .number), .init("share", "Share", kind: .number),
      .init("change", "Change", kind: .number), .init("due", "Due", kind: .date), .init("from", "From", kind: .date),
      .init("link", "Link"),
    ],
    rows: awkward.enumerated().map { index, text in
      [
        .text(text), .count(index * 700), .share(Double(index) / 7), Table.Cell(.number(2.5 - Double(index), places: 1)),
        Table.Cell(.date("2024-02-\(index + 10)")), Table.Cell(.date("2023-\(index % 2 == 0 ? "04" : "11")")),
        .link("Wexbridge", to: .page(.council("wexbridge"))),
      ]
    })

  static let bars = Chart(
    "how-common", title: "How common each theme is", description: "Supervision stands first in England and in the region.",
    kind: .bars(
      BarChart(
        ["Supervision", "Homeless 16- and 17-year-olds", "Plans"].enumerated().map { index, theme in
          .init(
            theme,
            [
              .init("of 104 inspections in England", value: .share(0.6 - Double(index) / 5), length: 0.6 - Double(index) / 5),
              .init("of 12 in the South East", value: .share(0.75 - Double(index) / 4), length: 0.75 - Double(index) / 4, series: 1),
              .init("of 9 among neighbours", value: .share(1 - Double(index) / 2), length: 1 - Double(index) / 2, series: 2),
            ])
        })), table: table.named("things-1"))

  static func heat(columns: Int) -> Chart {
    let rows = ["Supervision and management oversight", "Independent reviewing officers and CP chairs: challenge", "Plans", "Health"]
    let names = (1...columns).map { "Borough of Wexbridge \($0)" }
    let counts = rows.indices.map { row in names.indices.map { column in (row * 7 + column * 5) % 13 } }
    return Chart(
      "matrix-\(columns)", title: "Themes by authority", description: "Plans are asked for everywhere.",
      kind: .heat(HeatMap(rows: rows, columns: names, counts: counts)),
      table: Table(
        "matrix-\(columns)-table", caption: "Recommendations by theme and authority",
        columns: [.init("theme", "Theme")] + names.map { .init($0, $0, kind: .number) },
        rows: rows.indices.map { row in
          [.text(rows[row])]
            + counts[row].map { count in
              Table.Cell(
                .count(count), runs: [.link(String(count), to: .page(.theme("supervision")))], heat: HeatMap.shade(count, largest: 12))
            }
        }, isMatrix: true))
  }

  static let timeline = Chart(
    "deadlines", title: "Deadlines", description: "Most fall in the spring of 2023.",
    kind: .timeline(
      Timeline(
        [
          .init(
            "Wexbridge, action plan of May 2022",
            (0..<40).compactMap { index in
              CalendarDay("202\(2 + index % 3)-\(["03", "06", "06", "09"][index % 4])").map {
                .init($0, index % 5 == 0 ? .met : index % 3 == 0 ? .overdue : .ahead)
              }
            }),
          .init("Marlow Vale, action plan of 2023", [.init(CalendarDay("2024-11-30")!, .passed), .init(CalendarDay("2025-01")!, .ahead)]),
        ], asOf: CalendarDay("2023-07-01"))), table: table.named("things-2"))

  static let stacks = Chart(
    "stand", title: "How the actions stand", description: "Wexbridge has finished half.",
    kind: .stacks(
      StatusStacks([
        .init("Wexbridge", counts: [.embedded: 3, .complete: 40, .onTrack: 21, .atRisk: 12, .offTrack: 4, .notStarted: 3, .unknown: 9]),
        .init("Marlow Vale", counts: [.complete: 1]), .init("Nowhere", counts: [:]),
      ])), table: table.named("things-3"))

  static let years = Chart(
    "years", title: "Over the years", description: "Supervision comes back.",
    kind: .years(
      YearPanels(
        years: Array(2013...2024),
        panels: ["Supervision", "Plans", "Health", "Early help"].map { name in
          .init(name, values: (0..<12).map { $0 == 7 ? nil : Double(($0 * 3 + name.count) % 9) / 10 })
        }, areShares: true)), table: table.named("things-4"))

  static let page = Page(
    .overview, title: "Themes & <councils>",
    lede: [.text("What two invented councils were told, and what they "), .strong("plan"), .text(".")],
    sections: [
      Section(
        "What stands out", id: "stands-out",
        [
          .paragraph([
            .text("Both were told of "), .evidence("case supervision"), .text(": "), .quote([.text("Act on "), .evidence("it")]),
          ]),
          .list([[.text("1. one")], [.text("# two "), .link("there", to: .source("wexbridge/plan", Place(page: 7)))]], ordered: true),
          .inset([.text("A <caution>")]), .facts([Fact("Region", "South East"), Fact("Kind", "County")]),
          .items([
            Item(
              "Recommendation 5", [.text("Improve supervision.")],
              facts: [Fact("Status", [.status(.onTrack, printed: "Amber")]), Fact("Source", [.link("page 7", to: .source("x/y", nil))])],
              children: [Item("Action 5.1", [.text("Meet monthly.")], facts: [Fact("Due", "30 June 2022")])])
          ]), .table(table), .details(summary: "More", [.paragraph([.text("folded"), .lineBreak, .code("a`b")])]),
        ]),
      Section(
        "Charts", id: "charts", startsSheet: true,
        [.chart(bars), .chart(heat(columns: 2)), .chart(heat(columns: 36)), .chart(timeline), .chart(stacks), .chart(years)]),
      Section(
        "The matrix", id: "the-matrix",
        [.table(heat(columns: 36).table.named("big-matrix")), .section(Section("Under it", id: "under", [.paragraph([.text("deep")])]))]),
    ])

  static let links = Links(
    pages: [.overview, .theme("supervision"), .council("wexbridge")], files: ["peerview.xlsx"],
    sources: ["wexbridge/plan": .init(path: "../councils/wexbridge/the plan.pdf", mediaType: "application/pdf")])

  static let html = HTMLPage(
    packTitle: "Peerview", footer: [.text("Made by Peerview.")],
    navigation: [("Overview", .overview), ("Wexbridge", .council("wexbridge"))],
    links: links)
}

extension Table {
  func named(_ id: String) -> Table {
    var out = self
    out.id = id
    return out
  }
}
