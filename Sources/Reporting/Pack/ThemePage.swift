import Comparison
import PlanSchema

/// One theme: the authorities side by side.
struct ThemePage {
  let context: PackContext
  let lineUp: LineUp

  /// So many findings of an authority stand on the page; the rest are in the data.
  private static let mostFindings = 6

  private static let mostAnswers = 6

  private var items: ItemBuilder { ItemBuilder(context: context, theme: lineUp.id) }

  func page() -> Page {
    let theme = context.input.codebook[lineUp.id]
    var lede: [Inline] = []
    if let belongs = theme?.belongs, !belongs.isEmpty { lede = [.text("What belongs here: \(belongs).")] }
    var sections = [glance()]
    sections.append(contentsOf: [benchmark(), deadlines(), standing()].compactMap { $0 })
    sections.append(
      Section(
        "Authorities side by side", id: "side-by-side", startsSheet: true,
        [
          .paragraph([
            .text("The words that carried the theme are "), .evidence("marked"),
            .text(". Each entry says where it stands in the published document."),
          ])
        ] + lineUp.authorities.map { .section(authority($0)) }))
    sections.append(contentsOf: [elsewhere(), history()].compactMap { $0 })
    if let theme, !theme.elsewhere.isEmpty {
      sections.append(Section("What does not belong here", id: "elsewhere-in-codebook", [.paragraph([.text(theme.elsewhere)])]))
    }
    return Page(.theme(lineUp.id), title: lineUp.label, lede: lede, sections: sections)
  }

  private func glance() -> Section {
    let rows = lineUp.authorities.map { line -> [Table.Cell] in
      let asked = line.asked.times
      return [
        Table.Cell(.text(line.name), runs: [.link(line.name, to: .anchor("authority-" + line.authority))]),
        .count(line.counts.recommendations), .count(line.actions.count), .count(line.measures.count), .count(line.findings.count),
        .count(asked), line.asked.years.first.map { .text($0) } ?? .empty,
      ]
    }
    let table = Table(
      "at-a-glance", caption: "What each authority’s documents hold on the theme",
      columns: [
        .init("authority", "Authority", width: 28), .init("recommendations", "Recommendations", kind: .number),
        .init("actions", "Actions", kind: .number), .init("measures", "Measures", kind: .number),
        .init("findings", "Findings", kind: .number), .init("timesAsked", "Inspections that asked", kind: .number),
        .init("askedSince", "First asked"),
      ], rows: rows)
    return Section("At a glance", id: "at-a-glance-section", [.list(sentences()), .table(table)] + Self.boardNote(lineUp.authorities))
  }

  /// Why there may be more recommendations than inspections that asked.
  static func boardNote(_ lines: [AuthorityLine]) -> [Block] {
    guard lines.contains(where: { $0.recommendations.contains { $0.item.body == .safeguardingBoard } }) else { return [] }
    return [
      .paragraph([
        .text("What only the safeguarding board was told is among the recommendations; it does not make an inspection one that asked.")
      ])
    ]
  }

  /// What the figures say, in plain words.
  private func sentences() -> [[Inline]] {
    var out: [[Inline]] = []
    let told = lineUp.authorities.filter { !$0.recommendations.isEmpty }.map(\.name)
    let planning = lineUp.authorities.filter { !$0.actions.isEmpty }.map(\.name)
    if !told.isEmpty { out.append([.text("Told to act on it: \(named(told)).")]) }
    if !planning.isEmpty { out.append([.text("With actions on it in a plan: \(named(planning)).")]) }
    let reference = lineUp.benchmark.reference
    if let share = reference.england.share, let rank = reference.rank {
      out.append([
        .text(
          "In the reference set \(reference.england.count) of \(Wordings.counted(reference.england.of, "inspection")) asked for it "
            + "(\(Value.share(share).printed)): of \(reference.rankOf) themes, number \(rank) by how often it is asked for.")
      ])
    }
    let again = lineUp.authorities.filter { $0.asked.times > 1 }.sorted { ($1.asked.times, $0.name) < ($0.asked.times, $1.name) }
    if let most = again.first {
      var words = "\(most.name) has been asked for it by \(most.asked.times) inspections\(most.asked.sinceWords)"
      if again.count == 2 { words += ", \(again[1].name) by \(again[1].asked.times)\(again[1].asked.sinceWords)" }
      if again.count > 2 { words += "; \(again.count - 1) other authorities by more than one" }
      out.append([.text(words + ".")])
    }
    return out
  }

  private func named(_ names: [String]) -> String {
    names.count <= 6 ? Wordings.listed(names) : Wordings.listed(Array(names.prefix(5)) + ["\(names.count - 5) more"])
  }

  private func authority(_ line: AuthorityLine) -> Section {
    var blocks: [Block] = [
      .paragraph([
        .text("From "), .text(context.named(line.documents)), .text(". "),
        more(line),
      ])
    ]
    // An action stands under the recommendation that it answers, where that is on the page; else by itself.
    var placed: Set<String> = []
    let again = Set(line.reprints.map { $0.document + "#" + $0.id })
    let asked = line.recommendations.filter { !again.contains($0.document + "#" + $0.item.id) }
    let recommendations = asked.map { entry -> Item in
      let reprints = line.reprints(of: entry)
      // Through a whole section an action may answer much that its own words do not speak of.
      let all = line.actions.filter { action in
        ([entry] + reprints).contains { $0.document == action.document && action.links.contains(key($0.item)) }
      }
      let answering = all.count > Self.mostAnswers ? all.filter { $0.item.carries(lineUp.id) } : all
      // An action that answers several is shown once; the others refer to it.
      let fresh = answering.filter { placed.insert($0.document + "#" + $0.item.id).inserted }
      let above = answering.filter { action in !fresh.contains { $0.document == action.document && $0.item.id == action.item.id } }
      var item = items.recommendation(entry, reprints: reprints, actions: fresh.map(items.action))
      if !above.isEmpty {
        item.facts.append(Fact("Also answered by", Wordings.listed(above.map { $0.item.title.lowercasedFirst }) + ", above"))
      }
      return item
    }
    let rest = line.actions.filter { !placed.contains($0.document + "#" + $0.item.id) }
    let others = rest.filter { $0.item.carries(lineUp.id) }.map(items.action)
    let hinted = rest.filter { !$0.item.carries(lineUp.id) }.map(items.action)
    blocks += group("Recommendations and the actions that answer them", recommendations, folded: false)
    blocks += group(recommendations.isEmpty ? "Actions" : "Other actions", others, folded: others.count > 30)
    blocks += group("Actions that have the theme only from what they answer", hinted, folded: true)
    blocks += group("Measures", line.measures.map(items.measure), folded: line.measures.count > 10)
    let findings = line.findings.prefix(Self.mostFindings).map(items.finding)
    var found: [Block] = findings.isEmpty ? [] : [.details(summary: "Findings (\(findings.count))", [.items(findings)], inPrint: false)]
    if line.findings.count > Self.mostFindings, !found.isEmpty {
      found[0] = .details(
        summary: "Findings (\(line.findings.count))",
        [
          .items(findings),
          .paragraph([
            .text("\(line.findings.count - Self.mostFindings) more \(line.findings.count - Self.mostFindings == 1 ? "is" : "are") in the "),
            .link("table of findings", to: .file("data/findings.csv")),
            .text("."),
          ]),
        ], inPrint: false)
    }
    return Section(line.name, id: "authority-" + line.authority, blocks + found)
  }

  private func key(_ recommendation: Recommendation) -> String { recommendation.ref ?? String(recommendation.number) }

  private func more(_ line: AuthorityLine) -> Inline {
    .link("All about \(line.name)", to: .page(.council(line.authority)))
  }

  private func group(_ title: String, _ items: [Item], folded: Bool) -> [Block] {
    if items.isEmpty { return [] }
    if folded { return [.details(summary: "\(title) (\(items.count))", [.items(items)])] }
    return [.paragraph([.strong("\(title) (\(items.count))")]), .items(items)]
  }

  // MARK: What the plans of others hold

  private func elsewhere() -> Section? {
    var blocks: [Block] = []
    let idle = lineUp.authorities.filter { !$0.recommendations.isEmpty && $0.actions.isEmpty && hasPlan($0.authority) }
    if !idle.isEmpty {
      blocks.append(
        .paragraph([.text("Told to act on the theme, with no action on it in an imported plan: \(named(idle.map(\.name))).")]))
    }
    let planning = lineUp.authorities.filter { !$0.actions.isEmpty }
    if (2...6).contains(planning.count) {
      for line in planning {
        let others = planning.filter { $0.authority != line.authority }.flatMap(\.actions).filter { entry in
          !entry.counterparts.contains { $0.authority == line.authority && $0.kind == .action }
        }
        guard !others.isEmpty else { continue }
        let shown = others.prefix(5).map { entry -> [Inline] in
          let slug = String(entry.document.prefix { $0 != "/" })
          return [
            .text("\(context.name(of: slug)), \(entry.item.title): "), .text(Self.brief(entry.item.text)), .text(" ("),
            context.source(entry.document, entry.item.place, inFull: true), .text(")"),
          ]
        }
        blocks.append(.paragraph([.text("Planned elsewhere, with no action worded like it at \(line.name):")]))
        blocks.append(.list(shown))
        if others.count > shown.count {
          blocks.append(.paragraph([.text("And \(Wordings.counted(others.count - shown.count, "other action")), above.")]))
        }
      }
    }
    return blocks.isEmpty ? nil : Section("What others do", id: "what-others-do", blocks)
  }

  private func hasPlan(_ authority: String) -> Bool { context.result.plans.contains { $0.document.authority == authority } }

  /// The first words of a long text.
  static func brief(_ text: String, words: Int = 40) -> String {
    let all = text.split(whereSeparator: \.isWhitespace)
    return all.count <= words ? text : all.prefix(words).joined(separator: " ") + " …"
  }

  private func history() -> Section? {
    let lines = lineUp.authorities.filter { $0.history.count > 1 }
    guard !lines.isEmpty else { return nil }
    let rows = lines.flatMap { line in
      line.history.map { moment -> [Table.Cell] in
        [
          .text(line.name), Table.Cell(.optional(date: moment.date)),
          Table.Cell(.text(context.label(of: moment.document)), runs: [context.source(moment.document, nil)]),
          .count(moment.counts.recommendations), .count(moment.counts.actions), .count(moment.counts.findings),
          .text((moment.recommendations + moment.actions).joined(separator: ", ")),
        ]
      }
    }
    return Section(
      "Over time", id: "over-time",
      [
        .table(
          Table(
            "history", caption: "The theme in each authority’s documents, oldest first",
            columns: [
              .init("authority", "Authority"), .init("date", "Date", kind: .date), .init("document", "Document", width: 30),
              .init("recommendations", "Recommendations", kind: .number), .init("actions", "Actions", kind: .number),
              .init("findings", "Findings", kind: .number), .init("references", "References", width: 30),
            ], rows: rows))
      ])
  }
}

extension AuthorityLine {
  /// The plans' recommendations that print this one again.
  fileprivate func reprints(of entry: Entry<Recommendation>) -> [Entry<Recommendation>] {
    let ids = Set(reprints.filter { $0.ofDocument == entry.document && $0.ofID == entry.item.id }.map { $0.document + "#" + $0.id })
    return ids.isEmpty ? [] : recommendations.filter { ids.contains($0.document + "#" + $0.item.id) }
  }
}
