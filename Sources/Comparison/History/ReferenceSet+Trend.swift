import Authorities
import PlanSchema

extension ReferenceSet {
  /// Themes by year, in the inspections of a selection.
  /// - Parameter themes: the themes wanted, in order.
  public func trend(of themes: [ThemeName]) -> Trend {
    let dated = inspections.compactMap { inspection in inspection.year.map { (year: $0, inspection: inspection) } }
    let years = Set(dated.map(\.year)).sorted()
    let byYear = Dictionary(grouping: dated, by: \.year).mapValues { $0.map(\.inspection) }
    return Trend(
      years: years.map { year in
        Trend.Year(
          year: year, inspections: byYear[year]!.count,
          recommendations: byYear[year]!.reduce(0) { $0 + $1.recommendations.count { $0.body == .authority } })
      },
      themes: themes.map { theme in
        let shares = years.map { year in Share(byYear[year]!.count { $0.asks(for: theme.id) }, of: byYear[year]!.count) }
        return Trend.ThemeYears(
          id: theme.id, label: theme.label, shares: shares,
          total: Share(shares.reduce(0) { $0 + $1.count }, of: shares.reduce(0) { $0 + $1.of }))
      })
  }

  /// The inspections of a selection's authorities, time and judgement.
  public func selecting(_ selection: Selection, register: Register = .standard) -> ReferenceSet {
    let authorities = selection.authorities(register)
    return ReferenceSet(
      inspections.filter { inspection in
        authorities?.contains(inspection.authority) ?? true && selection.includes(date: inspection.date)
          && (selection.judgement == nil || inspection.judgement.grade == selection.judgement)
      })
  }
}

extension InspectionFacts {
  /// The year that it began in; `nil` where no date is known.
  var year: Int? { date.flatMap { Int($0.prefix(4)) } }
}
