import Authorities
import Documents
import PlanSchema
import Wording

/// What a plan says of itself: title, authority, date, the inspection that it answers and that inspection's judgements.
struct PlanHead {
  let document: Document
  let register: Register
  private let dates = DocumentDate()
  private let inspections = InspectionVocabulary.standard
  private static let sendOutcomes = Vocabulary.load("send-outcomes")
  private static let words = Vocabulary.load("plan-head")

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
    record.document.published = planDate(lines, titleAt: titleAt, versions: record.document.versions)
    fillInspection(&record, lines)
    record.document.answersInspection = record.inspection?.start ?? record.inspection?.published
    record.document.id = record.document.authority + "/" + slug(record)
  }

  /// A title names a plan, tracker or programme in a few words.
  private static func isTitle(_ text: String) -> Bool {
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

  /// The plan's own date: labelled ("Plan date: 14 June 2024"), or alone on a line near the title, or within the title.
  private func planDate(_ lines: [Paragraph], titleAt: Int?, versions: [SourceDocument.Version]) -> String? {
    for sentence in lines.prefix(60).flatMap(\.text.printedSentences).flatMap({ $0.split(separator: "|").map { String($0).squeezed } }) {
      let level = sentence.levelled
      if Self.words.phrases(meaning: "plan date").contains(where: level.hasPrefix), let found = dates.first(in: sentence) {
        return found.start
      }
    }
    let near = lines.prefix((titleAt ?? 0) + 8).flatMap { line in
      // A date that is a sentence of its own may begin a line: "February 2024. The inspection …".
      let sentences = line.text.printedSentences
      guard sentences.count > 1, sentences[0].utf8.count <= 24 else { return [line] }
      return [Paragraph(sentences[0].trimmedStop, place: line.place), line]
    }
    for line in near where line.text.utf8.count <= 60 && !line.text.hasSuffix(".") {
      let level = line.text.levelled
      if TimeWords.shared.lexicon.phrases(meaning: "position").contains(where: { level.containsWords($0) }) { continue }
      guard let found = dates.first(in: line.text) else { continue }
      if isAboutInspection(line.text) {
        // The day of an inspection is none of the plan's: "Post-inspection plan, March 2024", but not "Plan after the visit of 3 May 2024".
        let before = String(String.UnicodeScalarView(Array(line.text.unicodeScalars)[..<found.range.lowerBound])).squeezed
        guard Self.isTitle(line.text), !(before.last?.isLetter ?? false) else { continue }
      }
      return found.start
    }
    return versions.last?.date
  }

  private func fillInspection(_ record: inout Record, _ lines: [Paragraph]) {
    var inspection = record.inspection ?? Inspection()
    let framework = framework(lines)
    // A visit gives no grades: one that its plan mentions is that of an earlier inspection.
    let isVisit = framework == .focusedVisit || framework == .monitoringVisit
    for line in lines {
      for sentence in line.text.printedSentences where isAboutInspection(sentence) {
        let level = sentence.levelled
        if inspection.start == nil {
          let spells = dates.spells(in: sentence).filter { !isPublication($0.start, in: sentence) }
          if let first = spells.first {
            inspection.start = first.start
            inspection.end = spells.last?.end ?? first.end
            inspection.spells = spells
            inspection.printedDates = sentence
          }
        }
        if inspection.published == nil, level.containsWords("published"), let date = published(in: sentence) { inspection.published = date }
      }
      readJudgement(line, isVisit: isVisit, into: &inspection)
    }
    inspection.framework = framework ?? inspection.framework
    if inspection.start != nil || inspection.published != nil || !inspection.judgements.isEmpty { record.inspection = inspection }
  }

  private func isAboutInspection(_ sentence: String) -> Bool { Self.says("speaks of the inspection", sentence) }

  /// The date that follows "published".
  private func published(in sentence: String) -> String? {
    guard let range = sentence.range(of: "ublished") else { return nil }
    return dates.first(in: String(sentence[range.upperBound...]))?.start
  }

  private func isPublication(_ date: String, in sentence: String) -> Bool { published(in: sentence) == date }

  private func framework(_ lines: [Paragraph]) -> Inspection.Framework? {
    for line in lines {
      let level = line.text.levelled
      if level.containsWords("focused visit") { return .focusedVisit }
      if level.containsWords("send") && level.containsWords("area") && level.containsWords("inspection") { return .areaSEND }
      if level.containsWords("ilacs") { return .ilacs }
      if level.containsWords("single inspection framework") || level.containsWords("sif") { return .sif }
    }
    return nil
  }

  /// "Care leavers – Good", "Overall effectiveness: Good", "inspectors judged that the overall effectiveness of services requires …".
  private func readJudgement(_ line: Paragraph, isVisit: Bool, into inspection: inout Inspection) {
    for sentence in line.text.printedSentences.map(\.withoutFootnoteMark) where !isVisit && !speaksOfEarlier(sentence) {
      if Self.sendOutcomes.match(sentence) != nil {
        add(
          Judgement(
            area: .overallEffectiveness, printedArea: "Area SEND inspection outcome", grade: .other, printed: Self.outcome(in: sentence),
            place: line.place),
          to: &inspection)
        continue
      }
      if let found = inspections.grades.gradeAtEnd(of: sentence.trimmedStop.withDashesApart), let area = inspections.area(of: found.subject)
      {
        add(
          Judgement(area: area, printedArea: found.subject, grade: found.grade, printed: found.printed, place: line.place), to: &inspection)
      } else if sentence.levelled.containsWords("overall effectiveness"), let grade = grade(after: "overall effectiveness", in: sentence) {
        add(
          Judgement(area: .overallEffectiveness, printedArea: "overall effectiveness", grade: grade.0, printed: grade.1, place: line.place),
          to: &inspection)
      } else if isAboutInspection(sentence) || (isAboutInspection(line.text) && speaksOfUs(sentence)),
        Self.says("gives a grade", sentence) || isGradeLine(sentence), let found = onlyGrade(in: sentence)
      {
        add(
          Judgement(area: .overallEffectiveness, printedArea: "overall", grade: found.0, printed: found.1, place: line.place),
          to: &inspection)
      }
    }
  }

  /// The outcome itself, without what introduces it: "The outcome was: …", "Inspectors found that …".
  private static func outcome(in sentence: String) -> String {
    for mark in [": ", " that "] {
      guard let range = sentence.range(of: mark) else { continue }
      let rest = String(sentence[range.upperBound...]).trimmedOfQuotes
      if sendOutcomes.match(rest) != nil, sentence[..<range.lowerBound].utf8.count <= 80 { return rest }
    }
    return sentence
  }

  /// Whether a sentence beside one about the inspection speaks of the authority itself: "We were judged to require …".
  private func speaksOfUs(_ sentence: String) -> Bool { Self.says("speaks of us", sentence) }

  /// A line that names the inspection and ends in its grade: "Inspection 11 to 22 September 2023 – Good".
  private func isGradeLine(_ sentence: String) -> Bool {
    sentence.utf8.count <= 120 && inspections.grades.gradeAtEnd(of: sentence.trimmedStop.withDashesApart) != nil
  }

  /// Whether a sentence looks back to an inspection before the one that the plan answers.
  private func speaksOfEarlier(_ sentence: String) -> Bool { Self.says("speaks of an earlier inspection", sentence) }

  /// The grade that a sentence names, if it names just one.
  private func onlyGrade(in sentence: String) -> (Judgement.Grade, String)? {
    let words = GradeReader.words(of: sentence.trimmedStop)
    var found: (Judgement.Grade, String)?
    var index = words.startIndex
    while index < words.endIndex {
      guard let next = inspections.grades.grade(at: index, of: words) else {
        index += 1
        continue
      }
      if let found, found.0 != next.grade { return nil }
      found = (next.grade, words[index..<(index + next.count)].map(\.printed).joined(separator: " ").withoutEndStop.trimmedOfQuotes)
      index += next.count
    }
    return found
  }

  private func grade(after phrase: String, in sentence: String) -> (Judgement.Grade, String)? {
    let words = GradeReader.words(of: sentence.trimmedStop)
    guard let start = words.indices.first(where: { words[$0].levelled == "effectiveness" }) else { return nil }
    for index in words[start...].indices {
      if let found = inspections.grades.grade(at: index, of: words) {
        return (found.grade, words[index..<(index + found.count)].map(\.printed).joined(separator: " ").withoutEndStop.trimmedOfQuotes)
      }
    }
    return nil
  }

  private func add(_ judgement: Judgement, to inspection: inout Inspection) {
    guard !inspection.judgements.contains(where: { $0.area == judgement.area && $0.printedArea.levelled == judgement.printedArea.levelled })
    else { return }
    if judgement.area == .overallEffectiveness, inspection.judgements.contains(where: { $0.area == .overallEffectiveness }) { return }
    inspection.judgements.append(judgement)
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

extension PlanReader {
  /// A row of an area and its grade. Returns whether it was one.
  mutating func readJudgement(area: PlanCell, grade: PlanCell) -> Bool {
    let vocabulary = InspectionVocabulary.standard
    guard let value = vocabulary.grades.grade(of: grade.text) else { return false }
    let judgement = Judgement(
      area: vocabulary.area(of: area.text) ?? .other, printedArea: area.text, grade: value, printed: grade.text, place: area.place)
    if record.inspection == nil { record.inspection = Inspection() }
    record.inspection!.judgements.append(judgement)
    return true
  }
}

extension String {
  /// "Care leavers –Good" → "Care leavers – Good".
  fileprivate var withDashesApart: String { replacing("–", with: " – ").squeezed }

  fileprivate var trimmedStop: String {
    var text = self
    while let last = text.last, ".;,".contains(last) { text.removeLast() }
    return text
  }
}
