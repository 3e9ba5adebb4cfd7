import PlanSchema

/// Sets tables of outcomes against the reports that they speak of. The report wins; each disagreement is a defect of the table.
public enum OutcomeComparison {
  /// The disagreements, by the id of the table's record.
  public static func defects(in records: [Record]) -> [String: [Defect]] {
    let reports = records.filter { $0.document.kind == .inspectionReport }
    var out: [String: [Defect]] = [:]
    for table in records where table.document.kind == .outcomeTable {
      guard let told = table.inspection,
        let report = report(of: told, in: reports.filter { $0.document.authority == table.document.authority }),
        let inspection = report.inspection
      else { continue }
      var defects: [Defect] = []
      for judgement in told.judgements {
        let same = inspection.judgements.first { areas(judgement.area).contains($0.area) }
        guard let same, same.grade != judgement.grade else { continue }
        defects.append(
          Defect(
            .outcomeMismatch,
            detail:
              "“\(judgement.printedArea)” is “\(judgement.printed)” in the table, but “\(same.printed)” in the report \(report.document.id).",
            place: judgement.place))
      }
      for (what, mine, theirs) in [("starts", told.start, inspection.start), ("ends", told.end, inspection.end)] {
        guard let mine, let theirs, mine != theirs else { continue }
        defects.append(
          Defect(
            .outcomeMismatch,
            detail: "The inspection \(what) on \(mine) in the table, but on \(theirs) in the report \(report.document.id)."))
      }
      if !defects.isEmpty { out[table.document.id] = defects }
    }
    return out
  }

  /// The report of the inspection that a row tells of: the dates on site meet, or it was published within a month of the row's date.
  private static func report(of told: Inspection, in reports: [Record]) -> Record? {
    reports.first { report in
      guard let inspection = report.inspection else { return false }
      if let a = told.start, let b = inspection.start { return a.prefix(7) == b.prefix(7) }
      if let a = told.published, let b = inspection.published ?? report.document.published { return a.prefix(7) == b.prefix(7) }
      return false
    }
  }

  private static func areas(_ area: Judgement.Area) -> Set<Judgement.Area> {
    switch area {
    case .inCare: [.inCare, .inCareAndCareLeavers]
    case .careLeavers: [.careLeavers, .inCareAndCareLeavers]
    default: [area]
    }
  }
}
