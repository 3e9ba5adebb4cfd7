import Comparison
import PlanSchema

/// Makes the items of line-ups: a recommendation with the actions that answer it, a measure, a finding.
struct ItemBuilder {
  let context: PackContext
  /// The theme whose evidence is marked; `nil` for none.
  var theme: String?

  func recommendation(_ entry: Entry<Recommendation>, reprints: [Entry<Recommendation>] = [], actions: [Item]) -> Item {
    let item = entry.item
    var facts = [Fact("Source", [context.source(entry.document, item.place, inFull: true)])]
    facts += reprints.map { again in
      let ref = again.item.ref.map { $0 == item.ref ?? String(item.number) ? "" : "as \($0), " } ?? ""
      return Fact("Taken up in", [.text(ref), context.source(again.document, again.item.place, inFull: true)])
    }
    if item.kind == .priority { facts.insert(Fact("Kind", "priority action"), at: 0) }
    if item.body == .safeguardingBoard { facts.insert(Fact("To", "the safeguarding board"), at: 0) }
    if item.body == .external { facts.insert(Fact("From", "another review"), at: 0) }
    if let due = item.due?.shown { facts.append(Fact("Within", due)) }
    facts += common(item.themes) + closest(entry.counterparts)
    return Item(item.title, words(item.text, item.themes), facts: facts, children: actions)
  }

  func action(_ entry: Entry<Action>) -> Item {
    action(entry.item, in: entry.document, counterparts: entry.counterparts)
  }

  func action(_ item: Action, in document: String, counterparts: [Counterpart] = []) -> Item {
    Item(
      item.title, words(item.text, item.themes),
      facts: standing(item) + [Fact("Source", [context.source(document, item.place, inFull: true)])] + common(item.themes)
        + closest(counterparts))
  }

  /// Who, by when, how it stands.
  func standing(_ item: Action) -> [Fact] {
    var facts: [Fact] = []
    facts.append(Fact("Led by", item.owners.isEmpty ? "nobody named" : Wordings.listed(item.owners.map(\.shown))))
    if let due = item.due.shown {
      let late =
        switch context.state(of: item) {
        case .overdue: "; past on \(context.asOf?.printed ?? ""), not rated as done"
        case .passed: "; past on \(context.asOf?.printed ?? ""), no status given"
        case .met, .ahead: ""
        }
      facts.append(Fact("Due", due + late))
    } else {
      facts.append(Fact("Due", "no date"))
    }
    for revision in item.due.revisions { facts.append(Fact("Was due", revision.printed)) }
    if item.status.printed != nil || item.status.value != .unknown {
      facts.append(Fact("Status", [.status(item.status.value, printed: item.status.printed)]))
    }
    return facts
  }

  func measure(_ entry: Entry<Measure>) -> Item {
    let item = entry.item
    var facts: [Fact] = []
    for (term, figure) in [("Baseline", item.baseline), ("Target", item.target), ("Latest", item.current)] {
      if let figure { facts.append(Fact(term, figure.printed + (figure.asOf.map { " (\($0))" } ?? ""))) }
    }
    if item.status.printed != nil { facts.append(Fact("Status", [.status(item.status.value, printed: item.status.printed)])) }
    facts.append(Fact("Source", [context.source(entry.document, item.place, inFull: true)]))
    return Item(item.title, words(item.text, item.themes), facts: facts + common(item.themes))
  }

  func finding(_ entry: Entry<Finding>) -> Item {
    Item(
      entry.item.title, [.quote(words(entry.item.text, entry.item.themes))],
      facts: [Fact("Source", [context.source(entry.document, entry.item.place, inFull: true)])] + common(entry.item.themes))
  }

  private func words(_ text: String, _ codes: [ThemeCode]) -> [Inline] {
    theme.map { Evidence.marked(text, codes, theme: $0) } ?? [.text(text)]
  }

  /// How the theme of the page was given, where that is not by the item's own marked words.
  private func common(_ codes: [ThemeCode]) -> [Fact] {
    guard let theme, let code = codes.first(where: { $0.id == theme }), code.by == .person || code.basis != .text else { return [] }
    return [Fact("Theme", Evidence.basis(code))]
  }

  private func closest(_ counterparts: [Counterpart]) -> [Fact] {
    guard let best = counterparts.first else { return [] }
    let kind = best.kind == .action ? "action" : "recommendation"
    var words = " " + kind + (best.ref.map { " " + $0 } ?? "") + " ("
    words += "likeness \(Value.number(best.score, places: 2).printed)"
    if !best.shared.isEmpty { words += "; shared: " + best.shared.prefix(4).joined(separator: ", ") }
    return [
      Fact(
        "Closest elsewhere",
        [context.councilLink(best.authority), .text(words + "; "), context.source(best.document, best.place, inFull: true), .text(")")])
    ]
  }
}
