import Authorities
import Comparison
import PlanSchema

/// One council: what it was told over the years, what it plans, and how that stands.
struct CouncilPage {
  let context: PackContext
  let slug: String
  let records: [Record]
  let plans: [PlanBenchmark]
  /// This council's line in every theme that has one.
  let lines: [(theme: LineUp, line: AuthorityLine)]

  init(context: PackContext, slug: String) {
    self.context = context
    self.slug = slug
    records = context.records(of: slug)
    plans = context.result.plans.filter { $0.document.authority == slug }
    lines = context.lineUps.compactMap { theme in theme.authorities.first { $0.authority == slug }.map { (theme, $0) } }
  }

  /// The latest of its plans.
  var currentPlan: PlanBenchmark? { context.currentPlans.first { $0.document.authority == slug } }

  var name: String { context.name(of: slug) }
  private var authority: Authority? { context.input.documents.register.authority(slug: slug) }

  func page() -> Page {
    var sections: [Section] = []
    let sentences = standOut()
    if !sentences.isEmpty { sections.append(Section("What stands out", id: "what-stands-out", [.list(sentences)])) }
    sections.append(contentsOf: [judgements(), themes(), askedBefore(), strength(), deadlines()].compactMap { $0 })
    sections += context.input.coverage.filter { $0.plan.authority == slug }.enumerated().map { coverage($0.element, number: $0.offset + 1) }
    sections.append(contentsOf: [statusKeys(), defects()].compactMap { $0 })
    sections.append(documents())
    return Page(.council(slug), title: name, lede: [.text(lede)], sections: sections)
  }

  private var lede: String {
    let documents = Wordings.counted(records.count, "document")
    guard let authority else { return "What \(documents) say." }
    let region = authority.region.isEmpty ? "" : ", \(authority.region)"
    return "\(authority.kind)\(region). What \(documents) say."
  }

  // MARK: Sentences

  private func standOut() -> [[Inline]] {
    var out: [[Inline]] = []
    if let latest = records.last(where: { $0.document.kind == .inspectionReport }),
      let summary = context.input.documents.summary(latest.document.id)
    {
      let grade = summary.judgement.grade.map {
        "\(Wordings.grade($0).lowercased()) (\(Wordings.basis(summary.judgement.basis).lowercasedFirst))"
      }
      out.append([
        .text("The latest inspection report here, "), context.source(latest.document.id, nil),
        .text(
          grade.map { ", judged it \($0) and made \(Wordings.counted(latest.recommendations.count, "recommendation"))." }
            ?? " made \(Wordings.counted(latest.recommendations.count, "recommendation"))."),
      ])
    }
    if let top = lines.max(by: { weight($0.line) < weight($1.line) }), weight(top.line) > 0 {
      out.append([
        .text("Most is asked and planned for "), context.themeLink(top.theme.id, anchor: "authority-" + slug),
        .text(
          ": \(Wordings.counted(top.line.recommendations.count, "recommendation")) and "
            + "\(Wordings.counted(top.line.actions.count, "action"))."),
      ])
    }
    if let again = lines.max(by: { $0.line.asked.times < $1.line.asked.times }), again.line.asked.times > 1 {
      out.append([
        .text("It has been asked for "), context.themeLink(again.theme.id, anchor: "authority-" + slug),
        .text(" by \(again.line.asked.times) inspections\(again.line.asked.sinceWords)."),
      ])
    }
    if let plan = currentPlan {
      let label = context.label(of: plan.document.id).lowercasedFirst
      var words = "Its \(label) has \(Wordings.counted(plan.actions, "action")): \(plan.withOwner.count) name who leads them, "
      words += "\(plan.withDate.count) have a date, \(plan.withMeasurableOutcome.count) a measure or a figure to reach."
      if let standing = plan.standing {
        words +=
          " On \(CalendarDay(standing.asOf)?.printed ?? standing.asOf), \(standing.overdue.count) were past their date and not marked as done."
      }
      out.append([.text(words)])
    }
    for coverage in context.input.coverage where coverage.plan.authority == slug && coverage.report != nil {
      let open = coverage.lines.filter { $0.answer != .answered }.count
      out.append([
        .text(
          open == 0
            ? "Its \(context.label(of: coverage.plan.id).lowercasedFirst) has an action for every recommendation of the inspection that it answers."
            : "Its \(context.label(of: coverage.plan.id).lowercasedFirst) has no action that could be found for \(open) of "
              + "\(Wordings.counted(coverage.lines.count, "recommendation")) of the inspection that it answers.")
      ])
    }
    return Array(out.prefix(5))
  }

  private func weight(_ line: AuthorityLine) -> Int { line.recommendations.count + line.actions.count }

  // MARK: Inspections

  private func judgements() -> Section? {
    let reports = records.filter { $0.inspection.map { !$0.judgements.isEmpty } ?? false }
    guard !reports.isEmpty else { return nil }
    let rows = reports.flatMap { record in
      record.inspection!.judgements.map { judgement -> [Table.Cell] in
        [
          .text(judgement.printedArea.isEmpty ? Wordings.area(judgement.area) : judgement.printedArea),
          Table.Cell(.optional(date: context.input.documents.summary(record.document.id)?.date)),
          .text(Wordings.grade(judgement.grade)), .text(judgement.printed),
          .runs([context.source(record.document.id, judgement.place, inFull: true)]),
        ]
      }
    }
    var blocks: [Block] = [
      .table(
        Table(
          "judgements", caption: "Judgements, oldest first",
          columns: [
            .init("area", "Judgement on", width: 40), .init("date", "Date", kind: .date), .init("grade", "Grade"),
            .init("printed", "As printed", width: 24), .init("source", "Source", width: 30),
          ], rows: rows))
    ]
    if reports.contains(where: { !$0.inspection!.givesOverallGrade }) {
      blocks.append(.paragraph([.text("From April 2026 Ofsted gives no grade for overall effectiveness: its absence is not a gap.")]))
    }
    return Section("Judgements over time", id: "judgements-section", blocks)
  }

  private func themes() -> Section? {
    guard !lines.isEmpty else { return nil }
    let region = authority?.region ?? ""
    let rows = lines.sorted { (weight($1.line), $0.theme.label) < (weight($0.line), $1.theme.label) }.map { theme, line -> [Table.Cell] in
      let reference = theme.benchmark.reference
      let comparators = reference.comparators.first { $0.authority == slug }
      func share(_ share: Share?) -> Table.Cell { Table.Cell(share?.share.map { .share($0) } ?? .none) }
      return [
        .runs([context.themeLink(theme.id, anchor: "authority-" + slug)]), .count(line.recommendations.count), .count(line.actions.count),
        .count(line.findings.count), .count(line.asked.times), share(comparators?.amongNeighbours), share(comparators?.inRegion),
        share(reference.england),
      ]
    }
    let sample = lines.lazy.compactMap { $0.theme.benchmark.reference.comparators.first { $0.authority == slug } }.first
    var words = "The shares say in how many inspections of the reference set the theme was asked for"
    if let sample {
      words +=
        ": \(sample.amongNeighbours.of) of the statistical neighbours, \(sample.inRegion.of) in \(region.isEmpty ? "the region" : region)"
      words += ", \(context.result.reference.inspections) in England"
    }
    let busiest = lines.filter { weight($0.line) > 0 }.sorted { (weight($1.line), $0.theme.label) < (weight($0.line), $1.theme.label) }
      .prefix(8)
    let bars = busiest.map { theme, _ -> BarChart.Group in
      let reference = theme.benchmark.reference
      let comparators = reference.comparators.first { $0.authority == slug }
      let series: [(String, Share?, Int)] = [
        ("neighbours", comparators?.amongNeighbours, 0), (region, comparators?.inRegion, 1), ("England", reference.england, 2),
      ]
      return BarChart.Group(
        theme.label,
        series.compactMap { name, share, fill in
          guard let share, let part = share.share else { return nil }
          return BarChart.Bar("of \(share.of), \(name)", value: .share(part), length: part, series: fill)
        })
    }.filter { !$0.bars.isEmpty }
    var blocks: [Block] = [.paragraph([.text(words + ". Small numbers say little.")])]
    let table = Table(
      "themes", caption: "Themes at \(name), beside others",
      columns: [
        .init("theme", "Theme", width: 40), .init("recommendations", "Recommendations", kind: .number),
        .init("actions", "Actions", kind: .number), .init("findings", "Findings", kind: .number),
        .init("timesAsked", "Inspections that asked", kind: .number), .init("neighbours", "Neighbours", kind: .number),
        .init("region", "Region", kind: .number), .init("england", "England", kind: .number),
      ], rows: rows)
    blocks.append(.table(table))
    if !bars.isEmpty {
      blocks.append(
        .chart(
          Chart(
            "themes-picture", title: "How common its busiest themes are elsewhere",
            description: "Share of inspections in the reference set that asked for the theme.", kind: .bars(BarChart(bars)),
            table: table.keeping(["theme", "neighbours", "region", "england"], as: "themes-picture-table"))))
    }
    return Section("Its themes, beside neighbours and region", id: "themes-section", startsSheet: true, blocks)
  }

  private func askedBefore() -> Section? {
    let repeated = lines.filter { $0.line.asked.times > 1 }.sorted {
      ($1.line.asked.times, $0.theme.label) < ($0.line.asked.times, $1.theme.label)
    }
    guard !repeated.isEmpty else { return nil }
    return Section(
      "What was asked before", id: "asked-before",
      [
        .table(
          Table(
            "asked-before-table", caption: "Themes that more than one inspection asked for",
            columns: [
              .init("theme", "Theme", width: 40), .init("times", "Inspections that asked", kind: .number), .init("since", "Since"),
              .init("dates", "When", width: 50),
            ],
            rows: repeated.map { theme, line in
              [
                .runs([context.themeLink(theme.id, anchor: "authority-" + slug)]), .count(line.asked.times),
                Table.Cell(.optional(line.asked.years.first)),
                .text(
                  line.asked.inspections.map {
                    "\(CalendarDay($0.date)?.printed ?? ($0.date.isEmpty ? "no date" : $0.date)) (\(Wordings.framework($0.framework)); "
                      + "\(Wordings.counted($0.recommendations, "recommendation")))"
                  }.joined(separator: "; ")),
              ]
            }))
      ])
  }

  // MARK: Documents

  private func documents() -> Section {
    let items = records.map { record -> Item in
      let document = record.document
      var facts = [Fact("Kind", Wordings.kind(document.kind))]
      if let date = context.input.documents.summary(document.id)?.date { facts.append(Fact("Date", Value.date(date).printed)) }
      facts.append(Fact("File", [.code(document.source.file)]))
      if let pages = document.source.pages { facts.append(Fact("Pages", String(pages))) }
      facts.append(
        Fact(
          "Holds",
          Wordings.listed(
            [
              (record.recommendations.count, "recommendation"), (record.actions.count, "action"), (record.measures.count, "measure"),
              (record.findings.count, "finding"),
            ].filter { $0.0 > 0 }.map { Wordings.counted($0.0, $0.1) })))
      let target = Target.source(document.id, nil)
      let isHere = context.input.sources[document.id] != nil
      return Item(
        context.label(of: document.id), [isHere ? .link(document.title, to: target) : .text(document.title)], facts: facts,
        anchor: Links.anchor(ofDocument: document.id))
    }
    return Section("Its documents", id: "documents", [.items(items)])
  }
}
