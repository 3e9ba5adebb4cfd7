import Documents
import PlanSchema
import Wording

/// Rows of tables without a header that show by themselves what they are.
extension PlanReader {
  /// "V1.1 | 12 July 2024 | Progress added": a version of the document.
  mutating func readVersion(without own: [PlanCell], _ row: PlanRow) -> Bool {
    guard own.count >= 3, let date = DocumentDate().first(in: own[1].text), own[1].text.utf8.count <= 30 else { return false }
    var number = own[0].text.levelled[...]
    for word in ["version", "draft", "v"] where number.hasPrefix(word) { number = number.dropFirst(word.count).drop { " .".contains($0) } }
    guard !number.isEmpty, number.utf8.count <= 5, number.allSatisfy({ $0.isNumber || $0 == "." }) else { return false }
    record.document.versions.append(
      SourceDocument.Version(
        printed: own[0].text, date: date.start, change: own[2...].map(\.text).joined(separator: " "), by: nil, place: row.place))
    keeper.place(block: row.block, row: row.row)
    return true
  }

  /// "HoS | Head of Service | QA | Quality Assurance": short forms and what they stand for, by turns.
  mutating func readAbbreviations(_ own: [PlanCell], _ row: PlanRow) -> Bool {
    guard own.count >= 2, own.count.isMultiple(of: 2) else { return false }
    let pairs = stride(from: 0, to: own.count, by: 2).map { (short: own[$0], long: own[$0 + 1]) }
    let isGlossary = pairs.allSatisfy { pair in
      pair.short.text.utf8.count <= 20 && pair.long.text.utf8.count > pair.short.text.utf8.count
        && pair.short.text.split(separator: " ").allSatisfy { $0.dropFirst().contains(where: \.isUppercase) || $0.contains("&") }
    }
    guard isGlossary else { return false }
    for pair in pairs {
      record.narrative.append(
        Passage(id: "p\(record.narrative.count + 1)", heading: pair.short.text, text: pair.long.text, place: pair.long.place))
    }
    keeper.place(block: row.block, row: row.row)
    return true
  }
}
