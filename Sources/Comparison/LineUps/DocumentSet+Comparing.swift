import Authorities
import PlanSchema

extension DocumentSet {
  /// Lines these documents up.
  /// - Parameters:
  ///   - themes: the themes wanted, in order.
  ///   - reference: what is asked for elsewhere; the inspection reports of this set should be merged into it.
  ///   - asOf: the day on which to say what is overdue; `nil` for none, so that the same documents always give the same result.
  public func compared(by themes: [ThemeName]? = nil, reference: ReferenceSet, asOf: CalendarDay? = nil) -> SideBySide {
    let wanted = themes ?? self.themes
    let slugs = authorities
    let builder = LineUpBuilder(self, reference: reference, asOf: asOf)
    return SideBySide(
      documents: summaries,
      authorities: slugs.map { AuthorityName(slug: $0, name: name(of: $0), region: register.authority(slug: $0)?.region) },
      themes: wanted.map(builder.lineUp), matrix: builder.matrix(of: wanted),
      plans: records.indices.filter { records[$0].document.kind.isPlan && !records[$0].actions.isEmpty }.map {
        PlanBenchmark(records[$0], summary: summaries[$0], name: name(of: summaries[$0].authority), asOf: asOf)
      },
      reference: reference.summary)
  }
}

/// Builds the line-up of one theme after another from one walk over the documents.
struct LineUpBuilder {
  private let set: DocumentSet
  private let reference: ReferenceSet
  private let asOf: CalendarDay?
  private let holdings: Holdings
  private let facts: [ActionFacts]
  private let likenesses: Likenesses
  /// By record: where its recommendations, and after them its actions, begin in `likenesses`.
  private let firstVector: [Int]
  private let shares: [String: ThemeReference]

  init(_ set: DocumentSet, reference: ReferenceSet, asOf: CalendarDay?) {
    self.set = set
    self.reference = reference
    self.asOf = asOf
    holdings = Holdings(set.records, Repetitions(set))
    facts = set.records.map(ActionFacts.init)
    var texts: [String] = [], first: [Int] = []
    for record in set.records {
      first.append(texts.count)
      texts += record.recommendations.map(\.text) + record.actions.map(\.text)
    }
    firstVector = first
    likenesses = Likenesses(texts)
    shares = reference.shares(of: set.themes, authorities: set.authorities, register: set.register)
  }

  func lineUp(_ theme: ThemeName) -> LineUp {
    let byAuthority = holdings.lines[theme.id] ?? [:]
    let slugs = byAuthority.keys.sorted()
    let counterparts = counterparts(slugs.map { byAuthority[$0]! })
    return LineUp(
      id: theme.id, label: theme.label,
      authorities: slugs.map { line(byAuthority[$0]!, of: $0, theme: theme.id, counterparts: counterparts) },
      benchmark: ThemeBenchmark(
        reference: shares[theme.id] ?? reference.shares(of: [theme], authorities: set.authorities, register: set.register)[theme.id]!,
        plans: slugs.compactMap { planning(byAuthority[$0]!, of: $0) }))
  }

  func matrix(of themes: [ThemeName]) -> ThemeMatrix {
    let slugs = set.authorities
    var rows: [ThemeMatrix.Row] = [], inCommon: [String] = [], onOneSide: [ThemeMatrix.OneSided] = []
    for theme in themes {
      let cells = slugs.map { holdings.lines[theme.id]?[$0]?.counts ?? ThemeCounts() }
      let having = slugs.indices.filter { cells[$0].isAskedOrPlanned }
      rows.append(ThemeMatrix.Row(theme: theme.id, label: theme.label, cells: cells, authorities: having.count))
      guard slugs.count > 1 else { continue }
      if having.count == slugs.count { inCommon.append(theme.id) }
      if having.count == 1 { onOneSide.append(ThemeMatrix.OneSided(theme: theme.id, authority: slugs[having[0]])) }
    }
    return ThemeMatrix(authorities: slugs, rows: rows, inCommon: inCommon, onOneSide: onOneSide)
  }

  // MARK: -

  /// A recommendation or action as a key: counterparts are found for both at once.
  private struct Key: Hashable {
    var kind: Counterpart.Kind
    var spot: Holdings.Spot
  }

  private func counterparts(_ lines: [Holdings.Line]) -> [Key: [Counterpart]] {
    var keys: [Key] = [], candidates: [CounterpartFinder.Candidate] = []
    for line in lines {
      for spot in line.recommendations {
        let document = set.records[spot.record].document, item = set.records[spot.record].recommendations[spot.item]
        keys.append(Key(kind: .recommendation, spot: spot))
        candidates.append(
          CounterpartFinder.Candidate(
            authority: document.authority, document: document.id, kind: .recommendation, id: item.id, ref: item.ref ?? String(item.number),
            text: item.text,
            place: item.place, vector: firstVector[spot.record] + spot.item))
      }
      for spot in line.actions {
        let record = set.records[spot.record], item = record.actions[spot.item]
        keys.append(Key(kind: .action, spot: spot))
        candidates.append(
          CounterpartFinder.Candidate(
            authority: record.document.authority, document: record.document.id, kind: .action, id: item.id, ref: item.ref,
            text: item.text, place: item.place, vector: firstVector[spot.record] + record.recommendations.count + spot.item))
      }
    }
    let found = CounterpartFinder(candidates, likenesses: likenesses).counterparts()
    return Dictionary(uniqueKeysWithValues: zip(keys, found))
  }

  private func line(_ line: Holdings.Line, of slug: String, theme: String, counterparts: [Key: [Counterpart]]) -> AuthorityLine {
    let spots = line.recommendations + line.actions + line.measures + line.findings
    let involved = Set(spots.map(\.record)).sorted()
    func entries<Item>(
      _ spots: [Holdings.Spot], _ items: KeyPath<Record, [Item]>, kind: Counterpart.Kind? = nil,
      links: (Holdings.Spot, Item) -> [String] = { _, _ in [] }
    ) -> [Entry<Item>] {
      spots.map { spot in
        let record = set.records[spot.record], item = record[keyPath: items][spot.item]
        return Entry(
          item, document: record.document.id, links: links(spot, item),
          counterparts: kind.flatMap { counterparts[Key(kind: $0, spot: spot)] } ?? [])
      }
    }
    return AuthorityLine(
      authority: slug, name: set.name(of: slug), documents: involved.map { set.summaries[$0] },
      recommendations: entries(line.recommendations, \.recommendations, kind: .recommendation) { spot, item in
        facts[spot.record].actions(answering: item.id).map { $0.ref ?? $0.id }
      },
      reprints: line.recommendations.compactMap { spot in line.reprints[spot].map { reprint(spot, of: $0) } },
      actions: entries(line.actions, \.actions, kind: .action) { spot, _ in facts[spot.record].answers(of: spot.item) },
      measures: entries(line.measures, \.measures), findings: entries(line.findings, \.findings),
      history: involved.map { moment(line, record: $0) }, asked: reference.asked(slug, for: theme, register: set.register))
  }

  private func reprint(_ spot: Holdings.Spot, of original: Holdings.Spot) -> Reprint {
    func name(_ spot: Holdings.Spot) -> (document: String, id: String) {
      (set.records[spot.record].document.id, set.records[spot.record].recommendations[spot.item].id)
    }
    let own = name(spot), first = name(original)
    return Reprint(document: own.document, id: own.id, ofDocument: first.document, ofID: first.id)
  }

  private func moment(_ line: Holdings.Line, record index: Int) -> ThemeMoment {
    func of(_ spots: [Holdings.Spot]) -> [Int] { spots.filter { $0.record == index }.map(\.item) }
    let record = set.records[index]
    let recommendations = of(line.recommendations), actions = of(line.actions)
    return ThemeMoment(
      date: set.summaries[index].date, document: record.document.id, kind: record.document.kind,
      counts: ThemeCounts(
        recommendations: recommendations.count, actions: actions.count, measures: of(line.measures).count,
        findings: of(line.findings).count),
      recommendations: recommendations.map { record.recommendations[$0].ref ?? String(record.recommendations[$0].number) },
      actions: actions.map { record.actions[$0].ref ?? record.actions[$0].id })
  }

  private func planning(_ line: Holdings.Line, of slug: String) -> ThemePlanning? {
    let actions = line.actions.map { set.records[$0.record].actions[$0.item] }
    if actions.isEmpty { return nil }
    return ThemePlanning(
      authority: slug, actions: actions.count, withOwner: Share(actions.count(where: \.hasOwner), of: actions.count),
      withDate: Share(actions.count(where: \.hasDate), of: actions.count), statuses: statusCounts(actions),
      overdue: asOf.map { PlanStanding(actions, asOf: $0).overdue.count })
  }
}
