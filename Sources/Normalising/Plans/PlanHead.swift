import Authorities
import Documents
import PlanSchema
import Wording

/// What a plan says of itself: title, authority, date, the inspection that it answers and that inspection's judgements.
struct PlanHead {
  let document: Document
  let register: Register
  static let words = Vocabulary.load("plan-head")

  init(_ document: Document, register: Register) {
    self.document = document
    self.register = register
  }

  /// The lines before the first table of the plan proper: paragraphs, and rows of one cell.
  private var lines: [Paragraph] {
    var out: [Paragraph] = []
    for block in document.blocks {
      switch block.content {
      case .heading(_, let p), .paragraph(let p), .item(_, let p): out.append(p)
      case .table(let table):
        for row in table.rows.prefix(8) {
          let filled = row.cells.filter { !$0.isEmpty }
          if filled.count == 1 {
            out += filled[0].paragraphs
          } else if filled.count == 2, filled[0].text.contains(where: \.isNumber) {
            out += filled.flatMap(\.paragraphs)
          } else if filled.count == 2, filled[0].text.utf8.count <= 60, var line = filled[0].paragraphs.first {
            // A label beside its value reads as one line: "Plan date | 14 June 2024".
            line.text = filled[0].text.trimmingLabel + ": " + filled[1].text
            out.append(line)
          } else if filled.count % 2 == 0, let pairs = Self.pairs(filled) {
            out += pairs
          } else {
            break
          }
        }
      case .furniture: continue
      }
      if out.count > 120 { break }
    }
    return out
  }

  /// Labels and values by turns: "Plan agreed | 15/01/2024 | Updated | 08/03/2024".
  private static func pairs(_ cells: [Table.Cell]) -> [Paragraph]? {
    let pairs = stride(from: 0, to: cells.count - 1, by: 2).map { (label: cells[$0], value: cells[$0 + 1]) }
    guard (2...4).contains(pairs.count), pairs.allSatisfy({ $0.label.text.utf8.count <= 40 && !$0.label.text.contains(where: \.isNumber) }),
      pairs.contains(where: { $0.value.text.contains(where: \.isNumber) })
    else { return nil }
    return pairs.compactMap { pair in
      guard var line = pair.label.paragraphs.first else { return nil }
      line.text = pair.label.text.trimmingLabel + ": " + pair.value.text
      return line
    }
  }

  mutating func fill(_ record: inout Record, context: ImportContext) throws(ImportFailure) {
    let lines = lines
    // The name of a sheet is a title only where its cells print none.
    let titleAt =
      lines.prefix(14).firstIndex { Self.isTitle($0.text) && !($0.place.sheet != nil && $0.place.cell == nil) }
      ?? lines.prefix(14).firstIndex { Self.isTitle($0.text) }
    let title = titleAt.map { lines[$0].text } ?? document.title ?? lines.first?.text ?? fileName
    record.document.title = title
    record.document.kind = kind(of: title)
    try fillAuthority(&record, lines, context)
    record.document.published = PlanDate().find(
      lines, titleAt: titleAt, versions: record.document.versions, isTitle: Self.isTitle,
      isAboutInspection: { Self.says("speaks of the inspection", $0) })
    PlanInspection().fill(&record, lines, title: title)
    record.document.answersInspection = record.inspection?.start ?? record.inspection?.published
    record.document.id = record.document.authority + "/" + slug(record)
  }

  /// A title names a plan, tracker or programme in a few words.
  static func isTitle(_ text: String) -> Bool {
    guard text.utf8.count <= 140 else { return false }
    return !text.hasSuffix(".") && says("names a plan", text)
  }

  /// Whether a phrase of `plan-head.txt` with this meaning stands in a text.
  private static func says(_ meaning: String, _ text: String) -> Bool {
    let level = text.levelled
    return words.phrases(with: meaning).contains { level.containsWords($0) }
  }

  private func kind(of title: String) -> SourceDocument.Kind {
    let level = title.levelled
    if level.containsWords("progress") || level.containsWords("update") { return .progressReport }
    if level.containsWords("improvement") { return .improvementPlan }
    return .actionPlan
  }

  private func fillAuthority(_ record: inout Record, _ lines: [Paragraph], _ context: ImportContext) throws(ImportFailure) {
    let heads =
      [document.title ?? ""] + lines.map(\.text)
      + document.blocks.prefix(400).compactMap { block in
        if case .furniture(let p) = block.content { p.text } else { nil }
      }
    let found = try PlanAuthority(register: register).find(named: context.council, heads: Array(heads.prefix(12)), body: heads)
    record.document.authority = found.slug
    record.document.printedAuthority = found.printed
    if let notice = found.notice { record.notices.append(notice) }
  }

  /// "2022-post-ofsted-action-plan": the plan's year and its title without the authority's name.
  func slug(_ record: Record) -> String {
    var title = record.document.title
    if let printed = record.document.printedAuthority, let range = title.range(of: printed) { title.removeSubrange(range) }
    let drop = Set(Self.words.phrases(meaning: "not in an id"))
    let words = title.slug.split(separator: "-").map(String.init).filter { !drop.contains($0) && Int($0) == nil }.prefix(8)
    let year =
      record.document.published.map { String($0.prefix(4)) } ?? yearInFileName
      ?? (record.inspection?.published ?? record.inspection?.end ?? record.inspection?.start).map { String($0.prefix(4)) }
    let name = words.isEmpty ? record.document.kind.rawValue : words.joined(separator: "-")
    return year.map { "\($0)-\(name)" } ?? name
  }
}

extension PlanHead {
  /// The file's name without its type, for a document that prints no title.
  fileprivate var fileName: String {
    let file = document.source.file
    return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }

  /// A year in the file's name; it names the record where the plan prints no date, and is never taken for a date of the plan.
  private var yearInFileName: String? {
    document.source.file.split { !$0.isNumber }.first { $0.count == 4 && ($0.hasPrefix("20") || $0.hasPrefix("19")) }.map(String.init)
  }
}
