import Authorities
import PlanSchema

extension ReferenceSet {
  /// How common each theme is, for the authorities compared.
  func shares(of themes: [ThemeName], authorities: [String], register: Register) -> [String: ThemeReference] {
    let asking = themes.map { theme in inspections.map { $0.asks(for: theme.id) } }
    let counts = asking.map { $0.count { $0 } }
    var out: [String: ThemeReference] = [:]
    for (index, theme) in themes.enumerated() {
      let asks = asking[index]
      func share(_ belongs: (InspectionFacts) -> Bool) -> Share {
        var count = 0, total = 0
        for (inspection, asks) in zip(inspections, asks) where belongs(inspection) {
          total += 1
          if asks { count += 1 }
        }
        return Share(count, of: total)
      }
      func region(_ slug: String) -> String? { register.authority(named: slug)?.region }
      out[theme.id] = ThemeReference(
        england: share { _ in true }, authorities: Set(inspections.map(\.authority)).count,
        rank: counts[index] == 0 ? nil : 1 + counts.count { $0 > counts[index] }, rankOf: themes.count,
        before2018: share { $0.date.map { $0 < "2018" } ?? false }, since2018: share { $0.date.map { $0 >= "2018" } ?? false },
        regions: Set(inspections.compactMap { region($0.authority) }).sorted().map { name in
          ThemeReference.Group(name: name, share: share { region($0.authority) == name })
        },
        judgements: judgements.map { judgement in
          ThemeReference.JudgementGroup(judgement: judgement, share: share { $0.judgement == judgement })
        },
        comparators: authorities.map { slug in
          let authority = register.authority(slug: slug)
          let neighbours = Set(authority.map { register.neighbours(of: $0).map(\.slug) } ?? [])
          return ThemeReference.Comparators(
            authority: slug, region: authority?.region,
            inRegion: share { other in authority.map { region(other.authority) == $0.region } ?? false },
            amongNeighbours: share { neighbours.contains($0.authority) })
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

  /// The inspections that asked an authority for a theme, oldest first.
  func asked(_ authority: String, for theme: String) -> AskedBefore {
    AskedBefore(
      inspections: inspections.filter { $0.authority == authority && $0.asks(for: theme) }.map {
        AskedBefore.Asking(date: $0.date ?? "", framework: $0.framework, recommendations: $0.count(for: theme))
      })
  }
}
