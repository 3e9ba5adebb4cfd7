import Authorities
import Comparison
import PlanSchema

/// Other authorities that a review may want to talk to: those that did something about a theme, or were told once and not again.
struct Comparators {
  let context: PackContext
  let slug: String

  /// At most two for a theme, a neighbour before the region before others.
  func worthCalling(on theme: LineUp) -> [[Inline]] {
    let register = context.input.documents.register
    let own = register.authority(slug: slug)
    let neighbours = Set(own.map { register.neighbours(of: $0).map(\.slug) } ?? [])
    let ranked = theme.authorities.compactMap { line -> Candidate? in
      guard line.authority != slug, var candidate = candidate(line) else { return nil }
      if neighbours.contains(line.authority) {
        candidate.add(3, "a statistical neighbour", first: true)
      } else if let region = own?.region, register.authority(slug: line.authority)?.region == region {
        candidate.add(2, "in the same region", first: true)
      }
      return candidate
    }
    return ranked.sorted { ($1.points, $0.line.name) < ($0.points, $1.line.name) }.prefix(2).map { said($0, theme.id) }
  }

  private struct Candidate {
    let line: AuthorityLine
    /// What an inspection told it, where none has told it again since.
    var told: Entry<Recommendation>?
    var points = 0
    var why: [String] = []

    mutating func add(_ points: Int, _ reason: String, first: Bool = false) {
      self.points += points
      why.insert(reason, at: first ? 0 : why.count)
    }
  }

  /// `nil` for one that has nothing to tell.
  private func candidate(_ line: AuthorityLine) -> Candidate? {
    var candidate = Candidate(line: line)
    let reports = context.result.documents.filter { $0.authority == line.authority && $0.kind == .inspectionReport && $0.repeats == nil }
    let asked = line.recommendations.filter { entry in entry.item.body == .authority && reports.contains { $0.id == entry.document } }
    if let last = asked.last, let latest = reports.last, last.document != latest.id {
      candidate.told = last
      let years = (year(reports.first { $0.id == last.document }?.date), year(latest.date))
      candidate.add(
        3,
        [years.0.map { "told in \($0)" } ?? "told once", years.1.map { "not again in \($0)" } ?? "not again since"].joined(
          separator: " and "))
    }
    let done = line.actions.count { context.state(of: $0.item) == .met }
    if done > 0 {
      candidate.add(min(done, 3), "\(Wordings.counted(done, "action")) on it marked as done")
    } else if !line.actions.isEmpty {
      candidate.add(1, "\(Wordings.counted(line.actions.count, "action")) on it planned")
    }
    guard !candidate.why.isEmpty else { return nil }
    let graded = context.result.documents.last {
      $0.authority == line.authority && ($0.kind == .inspectionReport || $0.kind == .outcomeTable) && $0.judgement.grade != nil
        && $0.repeats == nil
    }
    if let graded, let grade = graded.judgement.grade {
      let whose = graded.judgement.basis == .leaders ? "its leaders judged" : "judged"
      let words = "\(whose) \(Wordings.grade(grade).lowercased())" + (year(graded.date).map { " in \($0)" } ?? "")
      switch grade {
      case .outstanding, .good: candidate.add(2, words)
      // Not hidden, but after those that are judged better.
      case .requiresImprovement, .adequate, .inadequate: candidate.add(-4, words)
      case .other: break
      }
    }
    return candidate
  }

  private func year(_ date: String?) -> String? { date.map { String($0.prefix(4)) } }

  private func said(_ candidate: Candidate, _ theme: String) -> [Inline] {
    let line = candidate.line
    var out: [Inline] = [context.councilLink(line.authority), .text(": \(candidate.why.joined(separator: "; ")).")]
    // An action whose own words speak of the theme says more than one that only belongs to it.
    let actions = line.actions.filter { $0.item.carries(theme) } + line.actions
    if let action = actions.first(where: { context.state(of: $0.item) == .met }) ?? actions.first {
      let verb = context.state(of: action.item) == .met ? "did" : "planned"
      out += [
        .text(" It \(verb) action \(action.item.ref ?? action.item.id), "), .quote([.text(ThemePage.brief(action.item.text, words: 30))]),
        .text(" "),
        context.source(action.document, action.item.place, inFull: true),
      ]
    } else if let told = candidate.told {
      out += [
        .text(" It was told: "), .quote([.text(ThemePage.brief(told.item.text, words: 30))]), .text(" "),
        context.source(told.document, told.item.place, inFull: true),
      ]
    }
    return out
  }
}
