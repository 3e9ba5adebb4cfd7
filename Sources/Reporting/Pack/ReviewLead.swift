import Comparison
import PlanSchema

/// A theme that a review should look at, with the figures that say so.
struct ReviewLead {
  /// One ground for looking, with its points.
  enum Reason {
    case askedAgain(AskedBefore, lately: Bool)
    case askedLately(count: Int)
    case withoutAction([Recommendation], document: String)
    case overdue([Entry<Action>], rated: Bool)
    case troubled([Entry<Action>])
    case loose([Entry<Action>])

    var points: Int {
      switch self {
      case .askedAgain(let asked, let lately): (lately ? 3 : 1) * (asked.times - 1)
      case .askedLately(let count): 2 * min(count, 3)
      case .withoutAction(let recommendations, _): 4 * min(recommendations.count, 2)
      case .overdue(let actions, _), .troubled(let actions): min(actions.count, 5)
      case .loose(let actions): min(actions.count, 3)
      }
    }

    var said: String {
      switch self {
      case .askedAgain(let asked, let lately):
        "asked for by \(asked.times) inspections\(asked.sinceWords)" + (lately ? "" : ", not by the latest")
      case .askedLately(let count): "\(Wordings.counted(count, "recommendation")) in the latest report"
      case .withoutAction(let recommendations, _):
        "no action found for \(Wordings.listed(recommendations.map { $0.title.lowercasedFirst }))"
      case .overdue(let actions, let rated):
        "\(Wordings.counted(actions.count, "action")) past \(actions.count == 1 ? "its" : "their") date, "
          + (rated ? "not rated as done" : "with no status given")
      case .troubled(let actions): "\(Wordings.counted(actions.count, "action")) off track or at risk"
      case .loose(let actions): "\(Wordings.counted(actions.count, "action")) without an owner or a date"
      }
    }
  }

  let theme: LineUp
  let line: AuthorityLine
  let reasons: [Reason]
  /// The ids of the plan in force and of the latest report.
  let plan: String?
  let latest: String?

  var points: Int { reasons.reduce(0) { $0 + $1.points } }

  /// How the points are given, for the reader.
  static let rule =
    "Themes are put in order by points: 3 for each inspection that asked again for what an earlier one had asked for (1 if the latest asked "
    + "no more), 2 for each recommendation of the latest report (at most 3 count), 4 for each one without an action (2 count), 1 for each "
    + "action past its date, off track or at risk (5 of each kind count), or without an owner or a date (3 count)."

  /// Every theme with a reason, most points first.
  static func all(for council: CouncilPage) -> [ReviewLead] {
    let context = council.context
    let latest = council.latestReport?.document.id
    let current = council.planInForce?.document.id, lastAsked = council.lastAsked
    let coverage = context.input.coverage.first { $0.plan.id == current }
    let leads = council.lines.map { theme, line -> ReviewLead in
      var reasons: [Reason] = []
      let lately = line.recommendations.filter { $0.document == latest && $0.item.body == .authority }
      if line.asked.times > 1 {
        // The latest inspection may be known from the reference set alone.
        let isLater = (lastAsked ?? "") > (council.latestReport?.inspection?.start ?? "")
        let isLately = !lately.isEmpty || isLater && line.asked.inspections.last?.date == lastAsked
        reasons.append(.askedAgain(line.asked, lately: isLately))
      }
      if !lately.isEmpty { reasons.append(.askedLately(count: lately.count)) }
      if let coverage {
        let open = coverage.lines.filter { line in
          line.answer != .answered && line.recommendation.body == .authority && line.recommendation.themes.contains { $0.id == theme.id }
        }
        if !open.isEmpty {
          reasons.append(.withoutAction(open.map(\.recommendation), document: coverage.report?.id ?? coverage.plan.id))
        }
      }
      // Of several plans only the latest is in force.
      let actions = line.actions.filter { $0.document == current }
      let overdue = actions.filter { context.state(of: $0.item) == .overdue }
      if !overdue.isEmpty { reasons.append(.overdue(overdue, rated: true)) }
      let passed = actions.filter { context.state(of: $0.item) == .passed }
      if !passed.isEmpty { reasons.append(.overdue(passed, rated: false)) }
      let troubled = actions.filter { $0.item.status.value == .offTrack || $0.item.status.value == .atRisk }
      if !troubled.isEmpty { reasons.append(.troubled(troubled)) }
      let loose = actions.filter { $0.item.owners.isEmpty || $0.item.due.printed == nil && $0.item.due.value == nil }
      if !loose.isEmpty { reasons.append(.loose(loose)) }
      return ReviewLead(theme: theme, line: line, reasons: reasons, plan: current, latest: latest)
    }
    return leads.filter { $0.points > 0 }.sorted { ($1.points, $0.theme.label) < ($0.points, $1.theme.label) }
  }

  /// At most four: what was asked, then what is planned.
  func passages(_ context: PackContext) -> [[Inline]] {
    var out: [[Inline]] = []
    let again = Set(line.reprints.map { $0.document + "#" + $0.id })
    let asked = line.recommendations.filter { !again.contains($0.document + "#" + $0.item.id) }
    let lately = asked.filter { $0.document == latest }
    for entry in (lately.isEmpty ? asked.suffix(1) : lately.prefix(2)) {
      out.append([
        .text(entry.item.title + ": "), .quote(quoted(entry.item.text, entry.item.themes)), .text(" "),
        context.source(entry.document, entry.item.place, inFull: true),
      ])
    }
    let named = reasons.flatMap { reason -> [Entry<Action>] in
      switch reason {
      case .overdue(let actions, _), .troubled(let actions), .loose(let actions): actions
      case .askedAgain, .askedLately, .withoutAction: []
      }
    }
    var seen: Set<String> = []
    // Those whose own words carry the theme come first.
    let current = named + line.actions.filter { $0.document == plan }
    let candidates = current.filter { $0.item.carries(theme.id) } + current
    for entry in candidates
    where seen.insert(entry.document + entry.item.id).inserted && seen.count <= 2 {
      out.append([
        .text(entry.item.title + ": "), .quote(quoted(entry.item.text, entry.item.themes)), .text(" "),
        context.source(entry.document, entry.item.place, inFull: true),
      ])
    }
    return out
  }

  private func quoted(_ text: String, _ codes: [ThemeCode]) -> [Inline] {
    let brief = ThemePage.brief(text, words: 45)
    return Evidence.marked(brief, codes, theme: theme.id)
  }

  /// At most four, from the reasons in their order.
  func questions(_ context: PackContext) -> [[Inline]] {
    var out: [[Inline]] = []
    for reason in reasons { out += question(reason, context) }
    // Only figures of the plan in force, and only where both are figures and differ: a target that is met raises no question.
    if let measure = line.measures.first(where: { $0.document == plan && $0.item.missesTarget }),
      let target = measure.item.target, let current = measure.item.current
    {
      out.append([
        .text(
          "The plan gives \(current.printed)\(current.asOf.map { " (\($0))" } ?? "") against a target of \(target.printed) for "
            + "“\(ThemePage.brief(measure.item.text, words: 20))” ("),
        context.source(measure.document, measure.item.place, inFull: true), .text("). What is it now?"),
      ])
    }
    if out.count < 2, let finding = telling() {
      out.append([
        .text("The latest report says: "), .quote([.text(ThemePage.brief(finding.item.text, words: 35))]), .text(" ("),
        context.source(finding.document, finding.item.place, inFull: true), .text("). Is that still so, and how would anyone know?"),
      ])
    }
    if out.count < 2, line.findings.allSatisfy({ $0.document != latest }) {
      let since = plan == nil ? "since the latest inspection" : "since the plan began"
      out.append([.text("What would a child or a social worker say is different \(since), and which figure shows it?")])
    }
    return Array(out.prefix(4))
  }

  private func question(_ reason: Reason, _ context: PackContext) -> [[Inline]] {
    switch reason {
    case .askedAgain(let asked, let lately):
      let when = asked.years.isEmpty ? "by \(asked.times) inspections" : "in \(Wordings.listed(asked.years))"
      return [
        [
          .text(
            lately
              ? "It was asked for \(when). What was tried after the first time, and what is different now?"
              : "It was asked for \(when), and not by the latest inspection. What made the difference, and does it hold?")
        ]
      ]
    case .askedLately: return []
    case .withoutAction(let recommendations, let document):
      return recommendations.prefix(1).map { recommendation in
        [
          .text("No action in the plan could be found for \(recommendation.title.lowercasedFirst) ("),
          context.source(document, recommendation.place, inFull: true), .text("). Who holds it?"),
        ]
      }
    case .overdue(let actions, let rated): return [past(actions, rated: rated, context)]
    case .troubled(let actions):
      return mostTelling(actions).map { entry in
        [
          .text(
            "\(entry.item.title) stands as \(Wordings.status(entry.item.status.value, printed: entry.item.status.printed).lowercasedFirst) ("
          ),
          context.source(entry.document, entry.item.place, inFull: true), .text("). What stands in its way, and what would move it?"),
        ]
      }
    case .loose(let actions):
      return mostTelling(actions).map { entry in
        let missing = entry.item.owners.isEmpty ? "Who leads" : "By when is"
        let tail = entry.item.owners.isEmpty ? "" : " to be done"
        return [
          .text("\(missing) \(entry.item.title.lowercasedFirst)\(tail)? The plan does not say ("),
          context.source(entry.document, entry.item.place, inFull: true), .text(")."),
        ]
      }
    }
  }

  /// The finding of the latest report that is about this theme before any other.
  private func telling() -> Entry<Finding>? {
    let lately = line.findings.filter { $0.document == latest }
    return lately.first { $0.item.themes.contains { $0.id == theme.id && $0.primary } } ?? lately.first
  }

  private func past(_ actions: [Entry<Action>], rated: Bool, _ context: PackContext) -> [Inline] {
    let own = actions.filter { $0.item.carries(theme.id) }, asked = own.isEmpty ? actions : own
    let one = asked.count == 1
    let days = asked.compactMap { $0.item.due.value.flatMap { CalendarDay($0) } }
    // Those that come under it by their recommendation alone are counted, not named.
    let isPart = asked.count < actions.count
    var out: [Inline] = []
    if !one {
      out.append(
        .text(isPart ? "\(asked.count) of the \(actions.count) actions on it name it themselves (" : "\(asked.count) actions on it ("))
    }
    for (index, entry) in asked.prefix(Self.mostNamed).enumerated() {
      if index > 0 { out.append(.text(", ")) }
      out.append(.link(one ? entry.item.title : entry.item.ref ?? entry.item.id, to: .source(entry.document, entry.item.place)))
    }
    if asked.count > Self.mostNamed { out.append(.text(" and \(asked.count - Self.mostNamed) more")) }
    let verb = one ? " was" : isPart ? "); they were" : ") were"
    out.append(.text("\(verb) due by \(days.max()?.printed ?? "a past day"), and the plan "))
    switch (rated, one) {
    case (false, _): out.append(.text("gives \(one ? "it" : "them") no status. "))
    case (true, true):
      out.append(
        .text("rates it as \(Wordings.status(asked[0].item.status.value, printed: asked[0].item.status.printed).lowercasedFirst). "))
    case (true, false): out.append(.text("does not rate them as done. "))
    }
    return out + [.text(one ? "Is it finished, and who has seen that it works?" : "Which are finished, and who has seen that they work?")]
  }

  /// More actions than these are counted, not named, in a question.
  private static let mostNamed = 6

  /// One of several actions to ask about: one whose own words carry the theme, if there is one.
  private func mostTelling(_ actions: [Entry<Action>]) -> [Entry<Action>] {
    (actions.first { $0.item.carries(theme.id) } ?? actions.first).map { [$0] } ?? []
  }
}

extension Measure {
  /// Whether its latest figure is another than its target and no rating calls that good.
  fileprivate var missesTarget: Bool {
    guard let aim = target?.value, let now = current?.value, aim != now else { return false }
    switch status.value {
    case .complete, .embedded, .onTrack: return false
    case .notStarted, .offTrack, .atRisk, .unknown: return true
    }
  }
}

extension Action {
  /// Whether a theme is its own, by its words or a person's decision, not only by what it answers.
  func carries(_ theme: String) -> Bool { themes.contains { $0.id == theme && ($0.by == .person || $0.basis == .text) } }
}
