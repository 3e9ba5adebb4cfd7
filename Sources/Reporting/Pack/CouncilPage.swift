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

  /// The latest of its plans, unless a later inspection is known: what that found, an older plan cannot answer.
  var planInForce: PlanBenchmark? { overtaking == nil ? currentPlan : nil }

  /// The inspection that came after the latest plan, in words: one that is imported, else one of the reference set.
  var overtaking: String? {
    guard let plan = currentPlan else { return nil }
    if let report = latestReport {
      let answered = context.input.coverage.first { $0.plan.id == plan.document.id }?.report?.id
      if answered == report.document.id { return nil }
      let places = Dictionary(records.enumerated().map { ($1.document.id, $0) }, uniquingKeysWith: { first, _ in first })
      if let own = places[plan.document.id], let later = places[report.document.id], later > own {
        return context.label(of: report.document.id).lowercasedFirst
      }
    }
    guard let date = plan.document.date, let last = lastAsked, last > date else { return nil }
    return "inspection of \(CalendarDay(last)?.printed ?? last), known from the reference set"
  }

  /// The first day of the latest inspection that asked it for anything, here or in the reference set.
  var lastAsked: String? { lines.flatMap { $0.line.asked.inspections.compactMap(\.date) }.max() }

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

  /// The latest report of an inspection; of two files that tell of one, that which counts.
  var latestReport: Record? {
    records.last { $0.document.kind == .inspectionReport && context.input.documents.summary($0.document.id)?.repeats == nil }
  }

  private var lede: String {
    let say = records.count == 1 ? "What one document says." : "What \(Wordings.counted(records.count, "document")) say."
    guard let authority else { return say }
    let region = authority.region.isEmpty ? "" : ", \(authority.region)"
    return "\(authority.kind)\(region). \(say)"
  }

  // MARK: Sentences

  private func standOut() -> [[Inline]] {
    var out: [[Inline]] = []
    if let latest = latestReport, let summary = context.input.documents.summary(latest.document.id) {
      let asked = "made \(Wordings.counted(latest.recommendations.count, "recommendation"))."
      let judged: String? = summary.judgement.grade.map { grade in
        switch summary.judgement.basis {
        case .leaders:
          "judged its leaders’ impact “\(Wordings.grade(grade).lowercased())”, gave no overall grade (from April 2026 there is none), and"
        case .overall, .none: "judged it “\(Wordings.grade(grade).lowercased())” overall and"
        }
      }
      out.append([
        .text("The latest inspection here, told in the "), context.source(latest.document.id, nil, lowercased: true),
        .text(", " + [judged, asked].compactMap { $0 }.joined(separator: " ")),
      ])
    }
    if let top = lines.max(by: { (weight($0.line), $1.theme.label) < (weight($1.line), $0.theme.label) }), weight(top.line) > 0 {
      let asked = Wordings.counted(top.line.counts.recommendations, "recommendation")
      out.append([
        .text(plans.isEmpty ? "Most is asked about " : "Most is asked and planned about "),
        context.themeLink(top.theme.id, anchor: "authority-" + slug),
        .text(plans.isEmpty ? ": \(asked)." : ": \(asked) and \(Wordings.counted(top.line.actions.count, "action"))."),
      ])
    }
    if let most = lines.map(\.line.asked.times).max(), most > 1 {
      let again = lines.filter { $0.line.asked.times == most }
      var runs: [Inline] = [.text("\(most) inspections\(again[0].line.asked.sinceWords) asked it for ")]
      for (index, line) in again.prefix(3).enumerated() {
        if index > 0 { runs.append(.text(index == min(again.count, 3) - 1 && again.count <= 3 ? " and " : ", ")) }
        runs.append(context.themeLink(line.theme.id, anchor: "authority-" + slug))
      }
      runs.append(.text(again.count > 3 ? " and \(Wordings.counted(again.count - 3, "other theme"))." : "."))
      out.append(runs)
    }
    if let plan = currentPlan {
      let label = context.label(of: plan.document.id).lowercasedFirst
      var words = "Its \(label) has \(Wordings.counted(plan.actions, "action")): \(plan.withOwner.count) name who leads them, "
      words += "\(plan.withDate.count) have a date, \(plan.withMeasurableOutcome.count) a measure or a figure to reach."
      if let standing = plan.standing {
        let day = CalendarDay(standing.asOf)?.printed ?? standing.asOf
        words +=
          standing.overdue.isEmpty
          ? " On \(day) none was past its date that it does not rate as done."
          : " On \(day), \(standing.overdue.count) were past their date\(StandOut.split(standing.overdue))."
      }
      out.append([.text(words)])
    }
    for coverage in context.input.coverage where coverage.plan.authority == slug && coverage.report != nil {
      let asked = coverage.lines.filter { $0.recommendation.body == .authority }
      let open = asked.count { $0.answer != .answered }
      guard !asked.isEmpty else { continue }
      out.append([
        .text(
          open == 0
            ? "Its \(context.label(of: coverage.plan.id).lowercasedFirst) has an action for every recommendation to the authority by the inspection that it answers."
            : "Its \(context.label(of: coverage.plan.id).lowercasedFirst) has no action that could be found for \(open) of "
              + "\(Wordings.counted(asked.count, "recommendation")) to the authority by the inspection that it answers.")
      ])
    }
    return Array(out.prefix(5))
  }

  private func weight(_ line: AuthorityLine) -> Int { line.counts.recommendations + line.actions.count }

  // MARK: Inspections

  private func themes() -> Section? {
    guard !lines.isEmpty else { return nil }
    let region = authority?.region ?? ""
    let rows = lines.sorted { (weight($1.line), $0.theme.label) < (weight($0.line), $1.theme.label) }.map { theme, line -> [Table.Cell] in
      let reference = theme.benchmark.reference
      let comparators = reference.comparators.first { $0.authority == slug }
      func share(_ share: Share?) -> Table.Cell { Table.Cell(share?.share.map { .share($0) } ?? .none) }
      return [
        .runs([context.themeLink(theme.id, anchor: "authority-" + slug)]), .count(line.counts.recommendations), .count(line.actions.count),
        .count(line.findings.count), .count(line.asked.times), share(comparators?.amongNeighbours), share(comparators?.inRegion),
        share(reference.england),
      ]
    }
    let sample = lines.lazy.compactMap { $0.theme.benchmark.reference.comparators.first { $0.authority == slug } }.first
    let words =
      "The shares say which part of the inspections in the reference set asked for the theme. Shares of few inspections say little."
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
    var blocks: [Block] = [.paragraph([.text(words)])]
    let whole = Table(
      "themes", caption: "Themes at \(name), beside others",
      columns: [
        .init("theme", "Theme", width: 40), .init("recommendations", "Recommendations", kind: .number),
        .init("actions", "Actions", kind: .number), .init("findings", "Findings", kind: .number),
        .init("timesAsked", "Inspections that asked", kind: .number),
        .init("neighbours", "Neighbours, of \(sample?.amongNeighbours.of ?? 0)", kind: .number),
        .init("region", "\(region.isEmpty ? "Region" : region), of \(sample?.inRegion.of ?? 0)", kind: .number),
        .init("england", "England, of \(context.result.reference.inspections)", kind: .number),
      ], rows: rows)
    // A council that is not in the register has neither neighbours nor a region.
    let groups = [("neighbours", sample?.amongNeighbours.of ?? 0), ("region", sample?.inRegion.of ?? 0), ("england", 1)]
    let shares = groups.filter { $0.1 > 0 }.map(\.0)
    let table = whole.keeping(["theme", "recommendations", "actions", "findings", "timesAsked"] + shares, as: "themes")
    blocks.append(.table(table))
    blocks += ThemePage.boardNote(lines.map(\.line))
    if !bars.isEmpty {
      var few = table.keeping(["theme"] + shares, as: "themes-picture-table")
      few.caption = "Share of inspections that asked, for its busiest themes"
      few.rows = Array(few.rows.prefix(bars.count))
      few.isLong = false
      blocks.append(
        .chart(
          Chart(
            "themes-picture", title: "How common its busiest themes are elsewhere",
            description: "Share of inspections in the reference set that asked for the theme.", kind: .bars(BarChart(bars)),
            table: few)))
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
              .init("dates", "Inspections", width: 50),
            ],
            rows: repeated.map { theme, line in
              [
                .runs([context.themeLink(theme.id, anchor: "authority-" + slug)]), .count(line.asked.times),
                Table.Cell(.optional(line.asked.years.first)),
                .text(
                  line.asked.inspections.map {
                    "\($0.date.map { "from \(CalendarDay($0)?.printed ?? $0)" } ?? "without a date") "
                      + "(\(Wordings.counted($0.recommendations, "recommendation"))"
                      + ($0.authority == slug ? ")" : " to \(context.name(of: $0.authority)), which it took over from)")
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
      let summary = context.input.documents.summary(document.id)
      if let date = summary?.date { facts.append(Fact("Date", Value.date(date).printed)) }
      if let first = summary?.repeats {
        facts.append(Fact("Same inspection as", "\(context.label(of: first).lowercasedFirst); not counted again"))
      }
      facts.append(Fact("File", [.code(document.source.file)]))
      if let pages = document.source.pages { facts.append(Fact("Pages", String(pages))) }
      facts.append(
        Fact(
          "Holds",
          Wordings.listed(
            [
              (record.recommendations.count, "recommendation"), (record.actions.count, "action"), (record.measures.count, "measure"),
              (record.findings.count, "finding"), (record.inspection?.judgements.count ?? 0, "judgement"),
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
