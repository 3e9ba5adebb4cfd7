import Comparison
import PlanSchema

/// A theme that a review should look at, with the figures that say so.
struct ReviewLead {
  /// One ground for looking, with its points.
  enum Reason {
    case askedAgain(AskedBefore)
    case askedLately(count: Int)
    case withoutAction([Recommendation], document: String)
    case overdue([Entry<Action>])
    case troubled([Entry<Action>])
    case loose([Entry<Action>])

    var points: Int {
      switch self {
      case .askedAgain(let asked): 3 * (asked.times - 1)
      case .askedLately(let count): 2 * min(count, 3)
      case .withoutAction(let recommendations, _): 4 * min(recommendations.count, 2)
      case .overdue(let actions), .troubled(let actions): min(actions.count, 5)
      case .loose(let actions): min(actions.count, 3)
      }
    }

    var said: String {
      switch self {
      case .askedAgain(let asked): "asked for by \(asked.times) inspections\(asked.sinceWords)"
      case .askedLately(let count): "\(Wordings.counted(count, "recommendation")) in the latest report"
      case .withoutAction(let recommendations, _):
        "no action found for \(Wordings.listed(recommendations.map { $0.title.lowercasedFirst }))"
      case .overdue(let actions): "\(Wordings.counted(actions.count, "action")) past and not marked as done"
      case .troubled(let actions): "\(Wordings.counted(actions.count, "action")) off track or at risk"
      case .loose(let actions): "\(Wordings.counted(actions.count, "action")) without an owner or a date"
      }
    }
  }

  let theme: LineUp
  let line: AuthorityLine
  let reasons: [Reason]
  /// The id of the plan in force.
  let plan: String?

  var points: Int { reasons.reduce(0) { $0 + $1.points } }

  /// Every theme with a reason, most points first.
  static func all(for council: CouncilPage) -> [ReviewLead] {
    let context = council.context
    let latest = council.records.last { $0.document.kind == .inspectionReport }?.document.id
    let current = council.currentPlan?.document.id
    let coverage = context.input.coverage.first { $0.plan.id == current }
    let leads = council.lines.map { theme, line -> ReviewLead in
      var reasons: [Reason] = []
      if line.asked.times > 1 { reasons.append(.askedAgain(line.asked)) }
      let lately = line.recommendations.filter { $0.document == latest && $0.item.body == .authority }
      if !lately.isEmpty { reasons.append(.askedLately(count: lately.count)) }
      if let coverage {
        let open = coverage.lines.filter { line in line.answer != .answered && line.recommendation.themes.contains { $0.id == theme.id } }
        if !open.isEmpty {
          reasons.append(.withoutAction(open.map(\.recommendation), document: coverage.report?.id ?? coverage.plan.id))
        }
      }
      // Of several plans only the latest is in force.
      let actions = line.actions.filter { $0.document == current }
      let overdue = actions.filter { context.state(of: $0.item).isLate }
      if !overdue.isEmpty { reasons.append(.overdue(overdue)) }
      let troubled = actions.filter { $0.item.status.value == .offTrack || $0.item.status.value == .atRisk }
      if !troubled.isEmpty { reasons.append(.troubled(troubled)) }
      let loose = actions.filter { $0.item.owners.isEmpty || $0.item.due.printed == nil && $0.item.due.value == nil }
      if !loose.isEmpty { reasons.append(.loose(loose)) }
      return ReviewLead(theme: theme, line: line, reasons: reasons, plan: current)
    }
    return leads.filter { $0.points > 0 }.sorted { ($1.points, $0.theme.label) < ($0.points, $1.theme.label) }
  }

  /// At most four: what was asked, then what is planned.
  func passages(_ context: PackContext) -> [[Inline]] {
    var out: [[Inline]] = []
    for entry in line.recommendations.suffix(2) {
      out.append([
        .text(entry.item.title + ": "), .quote(quoted(entry.item.text, entry.item.themes)), .text(" "),
        context.source(entry.document, entry.item.place, inFull: true),
      ])
    }
    let named = reasons.flatMap { reason -> [Entry<Action>] in
      switch reason {
      case .overdue(let actions), .troubled(let actions), .loose(let actions): actions
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
    if let measure = line.measures.last(where: { $0.item.target != nil && $0.item.current != nil }),
      let target = measure.item.target, let current = measure.item.current
    {
      out.append([
        .text(
          "The plan gives \(current.printed) against a target of \(target.printed) for “\(ThemePage.brief(measure.item.text, words: 20))” ("
        ),
        context.source(measure.document, measure.item.place), .text("). What is it now?"),
      ])
    }
    if out.count < 2 {
      out.append([.text("What would a child or a social worker notice that is different since the plan began, and which figure shows it?")])
    }
    return Array(out.prefix(4))
  }

  private func question(_ reason: Reason, _ context: PackContext) -> [[Inline]] {
    switch reason {
    case .askedAgain(let asked):
      return [
        [.text("It was asked for in \(Wordings.listed(asked.years)). What was tried after the first time, and what is different now?")]
      ]
    case .askedLately: return []
    case .withoutAction(let recommendations, let document):
      return recommendations.prefix(1).map { recommendation in
        [
          .text("No action in the plan could be found for \(recommendation.title.lowercasedFirst) ("),
          context.source(document, recommendation.place, inFull: true), .text("). Who holds it?"),
        ]
      }
    case .overdue(let actions):
      return actions.prefix(1).map { entry in
        [
          .text("\(entry.item.title) was due by \(entry.item.due.shown ?? "a past day") and was not marked as done ("),
          context.source(entry.document, entry.item.place), .text("). Is it finished, and who has seen that it works?"),
        ]
      }
    case .troubled(let actions):
      return actions.prefix(1).map { entry in
        [
          .text(
            "\(entry.item.title) stands as \(Wordings.status(entry.item.status.value, printed: entry.item.status.printed).lowercasedFirst) ("
          ),
          context.source(entry.document, entry.item.place), .text("). What stands in its way, and what would move it?"),
        ]
      }
    case .loose(let actions):
      return actions.prefix(1).map { entry in
        let missing = entry.item.owners.isEmpty ? "Who leads" : "By when is"
        let tail = entry.item.owners.isEmpty ? "" : " to be done"
        return [
          .text("\(missing) \(entry.item.title.lowercasedFirst)\(tail)? The plan does not say ("),
          context.source(entry.document, entry.item.place), .text(")."),
        ]
      }
    }
  }
}

extension Action {
  /// Whether a theme is its own, by its words or a person's decision, not only by what it answers.
  func carries(_ theme: String) -> Bool { themes.contains { $0.id == theme && ($0.by == .person || $0.basis == .text) } }
}

/// Other authorities that a review may want to talk to.
struct Comparators {
  let context: PackContext
  let slug: String

  /// At most two for a theme: a neighbour before the region before others, with done actions or a better judgement.
  func worthCalling(on theme: LineUp) -> [[Inline]] {
    let register = context.input.documents.register
    let own = register.authority(slug: slug)
    let neighbours = Set(own.map { register.neighbours(of: $0).map(\.slug) } ?? [])
    let ranked = theme.authorities.filter { $0.authority != slug && !($0.actions.isEmpty && $0.recommendations.isEmpty) }.map {
      line -> (points: Int, line: AuthorityLine, why: [String]) in
      var points = 0, why: [String] = []
      if neighbours.contains(line.authority) {
        points += 3
        why.append("a statistical neighbour")
      } else if let region = own?.region, register.authority(slug: line.authority)?.region == region {
        points += 2
        why.append("in the same region")
      }
      let done = line.actions.count { context.state(of: $0.item) == .met }
      if done > 0 {
        points += min(done, 3)
        why.append("\(Wordings.counted(done, "action")) on it marked as done")
      } else if !line.actions.isEmpty {
        points += 1
        why.append("\(Wordings.counted(line.actions.count, "action")) on it planned")
      }
      if let grade = latestGrade(line.authority), grade == .good || grade == .outstanding {
        points += 2
        why.append("since judged \(Wordings.grade(grade).lowercased())")
      }
      return (points, line, why)
    }
    return ranked.filter { $0.points > 1 }.sorted { ($1.points, $0.line.name) < ($0.points, $1.line.name) }.prefix(2).map { entry in
      var out: [Inline] = [
        context.councilLink(entry.line.authority), .text(" (\(Wordings.listed(entry.why)))."),
      ]
      if let action = entry.line.actions.first(where: { context.state(of: $0.item) == .met }) ?? entry.line.actions.first {
        out += [
          .text(" What it did: \(action.item.title.lowercasedFirst), "), .quote([.text(ThemePage.brief(action.item.text, words: 30))]),
          .text(" "),
          context.source(action.document, action.item.place, inFull: true),
        ]
      } else if let told = entry.line.recommendations.last {
        out += [
          .text(" What it was told: "), .quote([.text(ThemePage.brief(told.item.text, words: 30))]), .text(" "),
          context.source(told.document, told.item.place, inFull: true),
        ]
      }
      return out
    }
  }

  private func latestGrade(_ slug: String) -> Judgement.Grade? {
    context.result.documents.last { $0.authority == slug && $0.kind == .inspectionReport }?.judgement.grade
  }
}
