import Documents
import PlanSchema
import Wording

extension PlanReader {
  /// The columns of a list of recommendations that has no header: numbers beside texts, under a line that says what they are.
  func listOfRecommendations(under title: String?, _ row: PlanRow?, width: Int) -> TableState? {
    guard let title, let row, width >= 2, vocabulary.role(of: title) == .recommendation, row.own.count == 2,
      references.alone(row.own[0].text) != nil, row.own[1].text.utf8.count >= 15
    else { return nil }
    var columns = [PlanColumn](repeating: PlanColumn(role: nil, printed: "", group: nil, place: row.place), count: width)
    columns[row.own[0].column].role = .ref
    columns[row.own[1].column].role = .recommendation
    return TableState(columns: columns, block: row.block)
  }

  /// A table of recommendations by section: its header names sections ("Workstream 1 | Workstream 2"), its body is references.
  mutating func readMapping(_ rows: [PlanRow]) -> Bool {
    guard let headerAt = rows.firstIndex(where: { !$0.own.isEmpty }) else { return false }
    let parts = rows[headerAt].own.compactMap { cell in
      PartHeading(cell.text, vocabulary: vocabulary).flatMap { part in part.kind.sectionKind.map { (cell.column, part, $0) } }
    }
    guard parts.count >= 2 else { return false }
    let columns = Dictionary(parts.map { ($0.0, ($0.1, $0.2)) }, uniquingKeysWith: { a, _ in a })
    var refs = 0, others = 0
    for row in rows[(headerAt + 1)...] {
      for cell in row.own where columns[cell.column] != nil {
        if references.alone(cell.text) != nil { refs += 1 } else { others += 1 }
      }
    }
    guard refs >= 3, refs > others else { return false }
    var kind: Recommendation.Kind?
    for row in rows {
      for cell in row.own {
        if let (part, sectionKind) = columns[cell.column] {
          if PartHeading(cell.text, vocabulary: vocabulary) == nil, let ref = references.alone(cell.text) {
            record.mappings.append(Mapping(source: .appendix, recommendation: ref, section: part.ref, place: cell.place))
            if let kind { mappedKinds[ref] = kind }
          } else if PartHeading(cell.text, vocabulary: vocabulary) == nil {
            section(ref: part.ref, title: cell.text, kind: sectionKind, parent: nil, place: cell.place, isOverview: true)
          }
        } else if let stated = RecommendationKindWords.kind(of: cell.text) {
          kind = stated
        } else {
          for paragraph in cell.paragraphs { passage(paragraph) }
        }
      }
      keeper.place(block: row.block, row: row.row)
    }
    return true
  }

  /// A picture of the plan's parts: cells whose paragraphs are numbered titles ("1. Leadership", below it "1.1 …", "1.2 …").
  mutating func readOverview(_ rows: [PlanRow]) -> Bool {
    let filled = rows.flatMap(\.own)
    let width = rows.first?.cells.count ?? 0
    guard !filled.isEmpty, width >= 2, rows.count <= 12 else { return false }
    func ref(_ paragraph: Paragraph) -> String? {
      let split = references.split(paragraph.printed)
      guard let ref = split.ref, !split.text.isEmpty, ref.first?.isNumber == true else { return nil }
      return ref
    }
    let titled = filled.count { cell in cell.paragraphs.first.flatMap(ref) != nil }
    let isSeveral = filled.contains { $0.paragraphs.count > 1 }
    guard titled == filled.count, isSeveral, rows.allSatisfy({ header($0, width: width) == nil }) else { return false }
    for row in rows {
      for cell in row.own { readOverviewCell(cell) }
      keeper.place(block: row.block, row: row.row)
    }
    return true
  }

  private mutating func readOverviewCell(_ cell: PlanCell) {
    var current: String?
    for paragraph in cell.paragraphs {
      if let part = PartHeading(paragraph.printed, vocabulary: vocabulary), let kind = part.kind.sectionKind {
        section(ref: part.ref, title: part.title, kind: kind, parent: current, place: paragraph.place, isOverview: true)
        continue
      }
      let split = references.split(paragraph.printed)
      if let ref = split.ref, !split.text.isEmpty {
        let parent = ref.contains(".") ? record.sections.first { $0.ref.map { ref.hasPrefix($0 + ".") } ?? false }?.id : nil
        current = section(ref: ref, title: split.text, kind: .other, parent: parent, place: paragraph.place, isOverview: true)
        if let id = current {
          edit(section: id) { $0.notes.append(Note(label: Self.overviewTitle, text: split.text, place: paragraph.place)) }
        }
      } else if let current {
        edit(section: current) {
          if $0.outcome == nil { $0.outcome = paragraph.text } else { $0.notes.append(Note(label: "Overview", text: paragraph.text)) }
        }
      }
    }
  }

  /// The label of a note that keeps a section's title as the overview prints it.
  static let overviewTitle = "Title in the overview"
}
