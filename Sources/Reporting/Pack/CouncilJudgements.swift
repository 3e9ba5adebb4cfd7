import Comparison
import PlanSchema

/// The judgements of a council's page.
extension CouncilPage {
  /// A column an inspection, a line an area; below, each judgement as printed.
  func judgements() -> Section? {
    let judged = inspections()
    guard !judged.isEmpty else { return nil }
    let areas = Judgement.Area.allCases.filter { area in judged.contains { $0.inspection!.judgements.contains { $0.area == area } } }
    let known = areas.filter { $0 != .other }
    let rows = known.map { area in
      [Table.Cell.text(Wordings.area(area))] + judged.map { .text(Self.grade(on: area, in: $0.inspection!)) }
    }
    var blocks: [Block] = []
    if !rows.isEmpty {
      blocks.append(
        .table(
          Table(
            "judgements", caption: "Judgements, oldest first",
            columns: [.init("area", "Judgement on", width: 40)] + judged.map { .init($0.document.id, heading($0), width: 24) }, rows: rows,
            isLong: false)))
    }
    if judged.contains(where: { !$0.inspection!.givesOverallGrade }) {
      blocks.append(.paragraph([.text("From April 2026 Ofsted gives no grade for overall effectiveness: its absence is not a gap.")]))
    }
    blocks.append(.details(summary: "As printed, with their places", [.table(printed(judged))]))
    return Section("Judgements over time", id: "judgements-section", blocks)
  }

  /// Each inspection once: a report before the line of a table that tells of it too, and one file of two.
  private func inspections() -> [Record] {
    let judged = records.filter { record in
      record.inspection.map { !$0.judgements.isEmpty } ?? false && context.input.documents.summary(record.document.id)?.repeats == nil
    }
    return judged.filter { record in
      guard record.document.kind != .inspectionReport else { return true }
      return !judged.contains { $0.document.kind == .inspectionReport && $0.tellsOfSameInspection(as: record) }
    }
  }

  /// "17 December 2021"; for a grade from a table, said.
  private func heading(_ record: Record) -> String {
    let date = self.date(of: record).flatMap { CalendarDay($0)?.printed } ?? context.label(of: record.document.id)
    return record.isOnlyGrades ? "\(date) (from a table)" : record.document.kind.isPlan ? "\(date) (as a plan prints it)" : date
  }

  /// Of the inspection that a plan reprints the grades of, its own date, not the plan's.
  private func date(of record: Record) -> String? {
    record.document.kind.isPlan
      ? record.document.answersInspection ?? record.inspection?.start : context.input.documents.summary(record.document.id)?.date
  }

  private static func grade(on area: Judgement.Area, in inspection: Inspection) -> String {
    if let judgement = inspection.judgements.first(where: { $0.area == area }) {
      return judgement.grade == .other ? judgement.printed : Wordings.grade(judgement.grade)
    }
    return area == .overallEffectiveness && !inspection.givesOverallGrade ? "None given (from April 2026)" : "Not graded"
  }

  private func printed(_ judged: [Record]) -> Table {
    Table(
      "judgements-printed", caption: "Judgements as printed",
      columns: [
        .init("area", "Judgement on", width: 40), .init("date", "Date", kind: .date), .init("printed", "Grade as printed", width: 24),
        .init("source", "Source", width: 30),
      ],
      rows: judged.flatMap { record in
        record.inspection!.judgements.map { judgement -> [Table.Cell] in
          [
            .text(judgement.printedArea.isEmpty ? Wordings.area(judgement.area) : judgement.printedArea),
            Table.Cell(.optional(date: date(of: record))), .text(judgement.printed),
            .runs([context.source(record.document.id, judgement.place, inFull: true)]),
          ]
        }
      })
  }
}

extension Record {
  /// Whether two records speak of one inspection, by any of its days or its publication; a plan by the day that it answers.
  fileprivate func tellsOfSameInspection(as other: Record) -> Bool {
    func days(_ record: Record) -> Set<String> {
      let document = record.document
      let own = document.kind.isPlan ? document.answersInspection : document.published
      return Set([own, record.inspection?.published, record.inspection?.start, record.inspection?.end].compactMap { $0 })
    }
    return !days(self).isDisjoint(with: days(other))
  }
}
