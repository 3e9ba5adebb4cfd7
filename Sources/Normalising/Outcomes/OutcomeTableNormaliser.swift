import Authorities
import Documents
import PlanSchema
import Wording

/// Normalises tables with a row an authority and its grades: a record a row.
///
/// Such a table tells of reports at second hand: its cells are kept as printed, and what it leaves out or what is no grade is a defect of it.
public struct OutcomeTableNormaliser: Sendable {
  let register: Register
  private let headings = Vocabulary.load("outcome-columns")
  private let words = InspectionVocabulary.standard

  public init(register: Register) { self.register = register }

  private struct Found {
    var block: Int
    var header: Int
    var columns: [Int: String]
    var rows: [PlanRow]
  }

  /// Whether a document is such a table: a column of authorities, most of which the register knows, and one of grades at least.
  public func recognises(_ document: Document) -> Bool { find(document) != nil }

  /// A record for each row, in the table's order.
  /// - Throws: `ImportFailure` where the document holds no such table.
  public func normalise(_ document: Document, context: ImportContext) throws(ImportFailure) -> [Record] {
    guard let found = find(document) else {
      throw ImportFailure("no-outcomes", "found no table with a row for each authority and its grades")
    }
    var records: [Record] = []
    var strange: [Diagnostic] = []
    for row in found.rows[(found.header + 1)...] where !row.filled.isEmpty {
      let cells = Dictionary(row.filled.map { ($0.column, $0) }, uniquingKeysWith: { a, _ in a })
      func cell(_ meaning: String) -> PlanCell? { found.columns.first { $0.value == meaning }.flatMap { cells[$0.key] } }
      guard let named = cell("authority") ?? cell("code") else { continue }
      guard let authority = register.authority(named: named.text) ?? cell("code").flatMap({ register.authority(named: $0.text) }) else {
        strange.append(
          Diagnostic(
            .warning, "unregistered-council", "“\(named.text)” is not in the register of authorities: its row is left out", at: row.place))
        continue
      }
      if let wanted = context.council, register.authority(named: wanted)?.slug != authority.slug { continue }
      records.append(record(of: row, authority, found, cell, document))
    }
    if !records.isEmpty { records[0].notices = document.diagnostics + strange + records[0].notices }
    return records
  }

  private func record(
    of row: PlanRow, _ authority: Authority, _ found: Found, _ cell: (String) -> PlanCell?, _ document: Document
  ) -> Record {
    var record = Record(document: SourceDocument(kind: .outcomeTable, authority: authority.slug, source: document.source))
    var inspection = Inspection()
    inspection.start = date(cell("start"))
    inspection.end = date(cell("end"))
    inspection.published = date(cell("published"))
    inspection.leadInspector = cell("inspector")?.text
    inspection.inspectors = inspection.leadInspector.map { [$0] } ?? []
    let framework = cell("framework")?.text.levelled ?? ""
    inspection.framework = framework.containsWords("short") ? .ilacsShort : framework.containsWords("standard") ? .ilacs : .other
    if let start = inspection.start { inspection.spells = [Inspection.Spell(start: start, end: inspection.end)] }
    // From April 2026 there is no overall grade to give: a blank is then no omission.
    let day = inspection.start ?? inspection.published
    inspection.givesOverallGrade = words.frameworks.first { $0.framework == .ilacs }?.givesOverallGrade(start: day) ?? true
    for (column, meaning) in found.columns.sorted(by: { $0.key < $1.key }) {
      guard let area = Judgement.Area(rawValue: meaning) else { continue }
      let heading = found.rows[found.header].cells[column]?.text ?? meaning
      let value = row.cells[column]
      let text = value?.text ?? ""
      if let grade = words.grades.grade(of: text) {
        inspection.judgements.append(Judgement(area: area, printedArea: heading, grade: grade, printed: text, place: value?.place))
      } else if area != .overallEffectiveness || inspection.givesOverallGrade {
        let seen = text.isEmpty ? "no grade" : "“\(text)”, which is no grade"
        record.defects.append(
          Defect(.missingValue, detail: "The table gives \(authority.name) \(seen) under “\(heading)”.", place: value?.place ?? row.place))
        if !text.isEmpty {
          inspection.judgements.append(Judgement(area: area, printedArea: heading, grade: .other, printed: text, place: value?.place))
        }
      }
    }
    if inspection.published == nil, inspection.start == nil {
      record.defects.append(Defect(.noDate, detail: "The table gives \(authority.name) no date of its inspection.", place: row.place))
    }
    let others = row.filled.filter { found.columns[$0.column] == nil }
    for other in others {
      let heading = found.rows[found.header].cells[other.column]?.text ?? ""
      record.narrative.append(Passage(id: "p\(record.narrative.count + 1)", heading: heading, text: other.text, place: other.place))
    }
    record.document.printedAuthority = cell("authority")?.text
    record.document.title = "Outcomes of inspections, from a table of all authorities"
    record.document.published = inspection.published
    record.document.id = [
      authority.slug, [inspection.published ?? inspection.start, "outcome-table"].compactMap { $0 }.joined(separator: "-"),
    ]
    .joined(separator: "/")
    record.inspection = inspection
    record.ledger = Ledger(blocks: 1, placed: 1, context: 0)
    return record
  }

  private func date(_ cell: PlanCell?) -> String? {
    guard let cell, !cell.isBlank else { return nil }
    return cell.date ?? DateReader().read(cell.text).value
  }

  private func find(_ document: Document) -> Found? {
    for (index, block) in document.blocks.enumerated() {
      guard case .table(let table) = block.content, table.columnCount >= 2, table.rows.count >= 2 else { continue }
      let rows = PlanRow.rows(of: table, block: index)
      for header in rows.indices.prefix(6) {
        var columns: [Int: String] = [:]
        for cell in rows[header].own {
          let heading = cell.text.replacing("_", with: " ")
          if let meaning = headings.meaning(of: heading), !columns.values.contains(meaning) { columns[cell.column] = meaning }
        }
        guard let at = columns.first(where: { $0.value == "authority" })?.key,
          columns.values.contains(where: { Judgement.Area(rawValue: $0) != nil })
        else { continue }
        let names = rows[(header + 1)...].prefix(20).compactMap { $0.cells[at]?.text }.filter { !$0.isEmpty }
        let known = names.count { register.authority(named: $0) != nil }
        if known >= 1, known * 2 > names.count { return Found(block: index, header: header, columns: columns, rows: rows) }
      }
    }
    return nil
  }
}
