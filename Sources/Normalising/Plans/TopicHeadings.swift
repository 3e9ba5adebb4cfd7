import Documents
import PlanSchema
import Wording

extension PlanReader {
  /// The headings, by block, that name what the actions right under them are for, in tables or in label lines: at least two of one level,
  /// with different words, in a plan that names no recommendation.
  func topicHeadings() -> Set<Int> {
    var found: [(block: Int, level: Int, text: String)] = []
    var open: (block: Int, level: Int, text: String, since: Int)?
    var hasLines = false, namesRecommendations = false
    func close() {
      if let heading = open, vocabulary.role(of: heading.text) == nil { found.append((heading.block, heading.level, heading.text)) }
      open = nil
    }
    for (index, block) in document.blocks.enumerated() {
      if outline.starts.contains(index) {
        if open != nil { hasLines = true }
        close()
        continue
      }
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
        if kind == .actions { close() }
        open = nil
      case .paragraph(let line), .item(_, let line):
        if namesRecommendation(line) { namesRecommendations = true }
        open?.since += 1
        if let since = open?.since, since > 4 { open = nil }
      case .furniture: continue
      }
    }
    guard let level = found.first?.level, found.allSatisfy({ $0.level == level }), Set(found.map(\.text)).count >= 2,
      !(hasLines && namesRecommendations)
    else { return [] }
    return Set(found.map(\.block))
  }

  /// Whether a line gives a recommendation by its number or its label.
  private func namesRecommendation(_ line: Paragraph) -> Bool {
    if let part = PartHeading(line.text, vocabulary: vocabulary), part.isParted || line.isBold {
      return part.kind != .action && part.kind != .appendix
    }
    guard let colon = line.text.utf8.prefix(70).firstIndex(of: UInt8(ascii: ":")) else { return false }
    return vocabulary.role(of: String(line.text[..<colon])) == .recommendation
  }

  /// The first parts of the references that cells of tables begin with.
  func referenceStems() -> Set<String> {
    var stems: Set<String> = []
    for block in document.blocks {
      guard case .table(let table) = block.content else { continue }
      for row in table.rows {
        for cell in row.cells {
          guard let text = cell.paragraphs.first?.text else { continue }
          if (2...3).contains(text.utf8.count), let first = text.first, first.isUppercase, Int(text.dropFirst()) != nil {
            stems.insert(String(first))
          }
          guard
            let point = text.utf8.prefix(6).firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }),
            text.utf8[point] == UInt8(ascii: ".") || text.first?.isUppercase == true
          else { continue }
          let stem = text[..<point]
          if text.prefix(10).utf8.count(where: { $0 == UInt8(ascii: ".") }) > 1, DateReader().read(String(text.prefix(10))).value != nil {
            continue
          }
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
