import Authorities
import PlanSchema

extension ReferenceSet {
  /// How common each theme is, for the authorities compared.
  func shares(of themes: [ThemeName], authorities: [String], register: Register) -> [String: ThemeReference] {
    // What each inspection belongs to is the same for every theme.
    let dates = inspections.map(\.date), known = Set(inspections.map(\.authority))
    let regionOf = Dictionary(uniqueKeysWithValues: known.map { ($0, register.authority(named: $0)?.region) })
    let places = inspections.map { regionOf[$0.authority] ?? nil }
    let regions = Set(places.compactMap { $0 }).sorted().map { name in
      (name: name, members: inspections.indices.filter { places[$0] == name })
    }
    let byJudgement = judgements.map { judgement in
      (judgement: judgement, members: inspections.indices.filter { inspections[$0].judgement == judgement })
    }
    let before2018 = inspections.indices.filter { dates[$0].map { $0 < "2018" } ?? false }
    let since2018 = inspections.indices.filter { dates[$0].map { $0 >= "2018" } ?? false }
    let comparators = authorities.map { slug in
      let authority = register.authority(slug: slug)
      let neighbours = Set(authority.map { register.neighbours(of: $0).map(\.slug) } ?? [])
      return (
        slug: slug, region: authority?.region,
        inRegion: authority.map { own in inspections.indices.filter { places[$0] == own.region } } ?? [],
        neighbours: inspections.indices.filter { neighbours.contains(inspections[$0].authority) }
      )
    }
    let asking = themes.map { theme in inspections.map { $0.asks(for: theme.id) } }
    let counts = asking.map { $0.count { $0 } }
    var out: [String: ThemeReference] = [:]
    for (index, theme) in themes.enumerated() {
      let asks = asking[index]
      func share(_ members: some Collection<Int>) -> Share { Share(members.count { asks[$0] }, of: members.count) }
      out[theme.id] = ThemeReference(
        england: share(inspections.indices), authorities: known.count,
        rank: counts[index] == 0 ? nil : 1 + counts.count { $0 > counts[index] }, rankOf: themes.count,
        before2018: share(before2018), since2018: share(since2018),
        regions: regions.map { ThemeReference.Group(name: $0.name, share: share($0.members)) },
        judgements: byJudgement.map { ThemeReference.JudgementGroup(judgement: $0.judgement, share: share($0.members)) },
        comparators: comparators.map {
          ThemeReference.Comparators(
            authority: $0.slug, region: $0.region, inRegion: share($0.inRegion), amongNeighbours: share($0.neighbours))
        })
    }
    return out
  }

  /// The judgements that occur: by the overall grade, best first, then by the leaders' grade, then none read.
  private var judgements: [OverallJudgement] {
    let present = Set(inspections.map(\.judgement))
    var all: [OverallJudgement] = []
    for basis in [OverallJudgement.Basis.overall, .leaders] {
      all += Judgement.Grade.allCases.map { OverallJudgement(grade: $0, basis: basis) }
    }
    return (all + [.none]).filter(present.contains)
  }

  /// The inspections that asked an authority, or one that it took over from, for a theme: oldest first, those without a date before them.
  func asked(_ authority: String, for theme: String, register: Register) -> AskedBefore {
    var slugs: [String] = [], waiting = [authority]
    while let slug = waiting.popLast() {
      if slugs.contains(slug) { continue }
      slugs.append(slug)
      waiting += register.authority(slug: slug).map { register.predecessors(of: $0).map(\.slug) } ?? []
    }
    let asking = inspections.filter { slugs.contains($0.authority) && $0.asks(for: theme) }
    return AskedBefore(
      inspections: asking.sorted { ($0.date ?? "", $0.authority, $0.published ?? "") < ($1.date ?? "", $1.authority, $1.published ?? "") }
        .map {
          AskedBefore.Asking(authority: $0.authority, date: $0.date, framework: $0.framework, recommendations: $0.count(for: theme))
        })
  }
}
