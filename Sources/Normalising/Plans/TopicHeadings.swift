import Documents
import PlanSchema
import Wording

extension PlanReader {
  /// The headings, by block, that name what the tables of actions right under them are for: at least two of one level, with different words,
  /// in a plan that names no recommendation.
  func topicHeadings() -> Set<Int> {
    var found: [(block: Int, level: Int, text: String)] = []
    var open: (block: Int, level: Int, text: String, since: Int)?
    for (index, block) in document.blocks.enumerated() {
      switch block.content {
      case .heading(let level, let line):
        if let part = PartHeading(line.text, vocabulary: vocabulary), part.kind != .appendix { return [] }
        open = level > 0 ? (index, level, line.text.levelled, 0) : nil
      case .table(let table):
        let columns = PlanRow.rows(of: table, block: index).prefix(3).lazy.compactMap { header($0, width: table.columnCount) }.first
        guard let columns else { continue }
        let kind = TableState(columns: columns, block: index).kind
        if kind == .recommendations || columns.contains(where: { $0.role == .recommendation || $0.role == .recommendationRef }) {
          return []
        }
        if kind == .actions, let heading = open, vocabulary.role(of: heading.text) == nil {
          found.append((heading.block, heading.level, heading.text))
        }
        open = nil
      case .paragraph, .item:
        open?.since += 1
        if let since = open?.since, since > 4 { open = nil }
      case .furniture: continue
      }
    }
    guard let level = found.first?.level, found.allSatisfy({ $0.level == level }), Set(found.map(\.text)).count >= 2 else { return [] }
    return Set(found.map(\.block))
  }

  /// The first parts of the references that cells of tables begin with.
  func referenceStems() -> Set<String> {
    var stems: Set<String> = []
    for block in document.blocks {
      guard case .table(let table) = block.content else { continue }
      for row in table.rows {
        for cell in row.cells {
          guard let text = cell.paragraphs.first?.text, let point = text.utf8.prefix(6).firstIndex(of: UInt8(ascii: ".")) else { continue }
          let stem = text[..<point]
          guard text.utf8[text.utf8.index(after: point)...].first?.isDigit ?? false,
            stem.utf8.last?.isDigit ?? false, stem.drop(while: \.isUppercase).allSatisfy(\.isNumber)
          else { continue }
          stems.insert(String(stem))
        }
      }
    }
    return stems
  }
}
