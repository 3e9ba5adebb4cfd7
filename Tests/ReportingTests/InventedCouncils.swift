import Comparison
import PlanSchema
import Reporting
import Theming

/// Councils that do not exist, with the reports and plans that reports are made from.
enum InventedCouncils {
  static let codebook = Codebook.standard

  /// A record a document: an inspection report and the plan that answers it, for so many councils over so many inspections.
  static func records(councils: Int, inspections: Int = 1, plans: Bool = true) -> [Record] {
    (1...councils).flatMap { council -> [Record] in
      let slug = "wexbridge-\(council)"
      var records = (0..<inspections).map { report(slug, year: 2014 + 4 * $0, seed: council + $0) }
      if plans { records.append(plan(slug, year: 2014 + 4 * (inspections - 1), seed: council)) }
      return records
    }
  }

  static func input(
    _ records: [Record], asOf: String? = "2024-03-31", earlier: Snapshot? = nil, allSources: Bool = false
  ) -> PackInput {
    let set = DocumentSet(records, codebook: codebook)
    let reference = ReferenceSet(records: records)
    let day = asOf.flatMap { CalendarDay($0) }
    return PackInput(
      documents: set, result: set.compared(reference: reference, asOf: day),
      coverage: records.filter { $0.document.kind.isPlan }.compactMap { set.coverage(of: $0.document.id) },
      trend: reference.trend(of: set.themes), codebook: codebook,
      sources: Dictionary(
        uniqueKeysWithValues: (allSources ? records : [records[0]]).map {
          ($0.document.id, .init(path: "../councils/x/report.pdf", mediaType: "application/pdf"))
        }), asOf: day, earlier: earlier)
  }

  private static let practices = [
    ("supervision", "case supervision"), ("iro", "independent reviewing officers"), ("plans", "child protection plans"),
    ("workforce", "caseloads"), ("health", "health assessments"), ("early-help", "early help"), ("recording", "case records"),
  ]

  private static func codes(_ index: Int) -> (words: String, codes: [ThemeCode]) {
    let (id, words) = practices[index % practices.count]
    let second = codebook.themes[(index * 5) % codebook.themes.count].id
    var codes = [ThemeCode(id: id, weight: 0.9, primary: true, evidence: [words])]
    if second != id { codes.append(ThemeCode(id: second, weight: 0.4, basis: .recommendation, evidence: [])) }
    return (words, codes)
  }

  static func report(_ slug: String, year: Int, seed: Int) -> Record {
    var record = Record(
      document: SourceDocument(
        id: "\(slug)/\(year)-inspection-report", kind: .inspectionReport, title: "Inspection of \(slug)", authority: slug,
        published: "\(year)-02-11",
        source: .init(file: "\(slug)-\(year).pdf", sha256: "a\(seed)", mediaType: "application/pdf", pages: 12)))
    record.inspection = Inspection(
      framework: year < 2018 ? .sif : .ilacs, start: "\(year - 1)-12-06", end: "\(year - 1)-12-17", leadInspector: "Ines Pector",
      judgements: [
        .init(
          area: .overallEffectiveness, printedArea: "Overall effectiveness", grade: seed % 3 == 0 ? .good : .inadequate, printed: "…",
          place: Place(page: 1, line: 9))
      ])
    record.recommendations = (0..<8).map { index in
      let (words, codes) = codes(index + seed)
      return Recommendation(
        id: "r\(index + 1)", ref: "\(index + 1)", number: index + 1, kind: .improvement,
        text: "Improve the reach of \(words) <at every level> & its record, item \(index).", themes: codes,
        place: Place(page: 2, line: 10 + index))
    }
    record.findings = (0..<30).map { index in
      let (words, codes) = codes(index + seed)
      return Finding(
        id: "f\(index + 1)", ref: "\(index + 1)", text: "Inspectors saw that \(words) varied between teams \(index).", themes: codes,
        place: Place(page: 3 + index / 5, line: index))
    }
    return record
  }

  static func plan(_ slug: String, year: Int, seed: Int) -> Record {
    let statuses: [Status] = [
      Status(printed: "Green", value: .complete, basis: .key), Status(printed: "Amber", value: .atRisk, basis: .key),
      Status(printed: "Yellow"), Status(printed: "Red", value: .offTrack, basis: .key),
    ]
    var record = Record(
      document: SourceDocument(
        id: "\(slug)/\(year)-action-plan", kind: .actionPlan, title: "=Plan | \"\(slug)\"", authority: slug, published: "\(year)-05-20",
        answersInspection: "\(year)-02-11",
        source: .init(file: "\(slug) plan.docx", sha256: "b\(seed)", mediaType: "application/vnd.openxmlformats")))
    record.recommendations = report(slug, year: year, seed: seed).recommendations
    record.recommendations.removeLast()
    record.actions = (0..<18).map { index in
      let (words, codes) = codes(index + seed)
      return Action(
        id: "a\(index + 1)", ref: "\(index % 6 + 1).\(index / 6 + 1)", text: "Meet Alma Reyes monthly about \(words), step \(index).",
        answers: ["r\(index % 6 + 1)"],
        owners: index == 4 ? [] : [Owner(printed: "Head of Practice, Alma Reyes", post: "Head of Practice", name: "Alma Reyes")],
        due: index == 5
          ? DueDate(printed: "31/11/\(year)", precision: .unreadable)
          : DueDate(
            printed: "30 June \(year + index % 3)", value: "\(year + index % 3)-06-30", precision: .day,
            place: Place(page: 4, line: index)), status: statuses[(index + seed) % 4], themes: codes, place: Place(page: 4, line: index))
    }
    record.measures = [
      Measure(
        id: "m1", text: "Share of staff with case supervision", target: Figure(printed: "98%", value: 98, unit: "%"),
        current: Figure(printed: "-3", value: -3), status: statuses[1], themes: codes(0).codes, place: Place(page: 9))
    ]
    record.statusScale = [StatusKey(printed: "Amber", meaning: "Slipping", status: .atRisk, place: Place(page: 1))]
    record.defects = [Defect(.invalidDate, record: "a6", detail: "31/11/\(year): November has 30 days", place: Place(page: 4, line: 5))]
    record.ledger = Ledger(blocks: 60, placed: 50, context: 9, unplaced: [.init(text: "A stray line", place: Place(page: 8))])
    return record
  }
}
