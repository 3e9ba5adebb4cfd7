import Documents
import PlanSchema
import Wording

/// What a plan says of the inspection that it answers: when it was, by which framework, and its judgements; not those of an earlier one,
/// nor of a visit still to come.
struct PlanInspection {
  private let dates = DocumentDate()
  private let inspections = InspectionVocabulary.standard
  private static let sendOutcomes = Vocabulary.load("send-outcomes")
  private static let words = PlanHead.words

  /// - Parameter title: The plan's title, which tells whether it answers a visit.
  func fill(_ record: inout Record, _ lines: [Paragraph], title: String) {
    var inspection = record.inspection ?? Inspection()
    let answersMonitoring = title.levelled.containsWords("monitoring visit")
    let texts = lines.map { $0.text.replacing("--", with: "–") }
    let sentences = texts.flatMap(\.printedSentences).filter(Self.isAboutInspection)
    // A visit that is named beside the inspection is not the one answered, unless the title says so.
    let answersVisit = answersMonitoring || title.levelled.containsWords("focused visit")
    let own = sentences.filter { sentence in
      let level = sentence.levelled
      return (answersMonitoring || !level.containsWords("monitoring visit")) && (answersVisit || !level.containsWords("focused visit"))
    }
    for sentence in own + sentences where !sentence.levelled.containsWords("monitoring visit") || answersMonitoring {
      guard let spells = spells(in: sentence) else { continue }
      // "Our January 2024 inspection" in a title; the days stand in the text.
      if let known = inspection.start, known.utf8.count != 7 || !spells[0].start.hasPrefix(known) || spells[0].start == known { continue }
      inspection.start = spells[0].start
      inspection.end = spells.last?.end ?? spells[0].end
      inspection.spells = spells
      inspection.printedDates = sentence
    }
    for sentence in sentences {
      let level = sentence.levelled
      if inspection.published == nil, level.containsWords("published"), let date = published(in: sentence) { inspection.published = date }
    }
    let framework = framework(texts, title: title, dated: inspection.printedDates)
    // A visit gives no grades: one that its plan mentions is that of an earlier inspection.
    if framework != .focusedVisit, framework != .monitoringVisit {
      for (line, text) in zip(lines, texts) { readJudgements(text, place: line.place, into: &inspection) }
    }
    inspection.framework = framework ?? inspection.framework
    if inspection.start != nil || inspection.published != nil || !inspection.judgements.isEmpty { record.inspection = inspection }
  }

  static func says(_ meaning: String, _ text: String) -> Bool {
    let level = text.levelled
    return words.phrases(with: meaning).contains { level.containsWords($0) }
  }

  /// Whether a sentence speaks of an inspection, or says that inspectors came.
  static func isAboutInspection(_ sentence: String) -> Bool {
    says("speaks of the inspection", sentence) || (says("names the inspectorate", sentence) && says("inspects", sentence))
  }

  // MARK: Dates

  /// The spells of the inspection in a sentence about it.
  private func spells(in sentence: String) -> [Inspection.Spell]? {
    let scalars = Array(sentence.unicodeScalars)
    let found = dates.all(in: sentence).filter { date in
      let before = String(String.UnicodeScalarView(scalars[..<date.range.lowerBound])).levelled
      let after = String(String.UnicodeScalarView(scalars[date.range.upperBound...])).levelled
      // The date at the end of a title is the plan's: "Our plan after the inspection – 14 July 2025".
      if after.isEmpty, PlanHead.isTitle(sentence), let last = before.last, !last.isLetter { return false }
      let near = before.split(separator: " ").suffix(6).joined(separator: " "),
        next = after.split(separator: " ").prefix(6).joined(separator: " ")
      return !Self.says("speaks of an earlier inspection", before) && !Self.says("speaks of an earlier inspection", next)
        && !Self.says("speaks of a later inspection", near) && !Self.says("speaks of a later inspection", next) && !Self.tellsOfReport(near)
    }
    let spells = DocumentDate.spells(found)
    guard let first = spells.first else { return nil }
    // Another date of the sentence, months away, is of something else.
    return spells.filter { (0...4).contains(Self.months($0.start) - Self.months(first.start)) }
  }

  /// "… and its report, published on": the last words before a date tell of the report, with no word of the inspection after that.
  private static func tellsOfReport(_ before: String) -> Bool {
    let phrases = words.phrases(meaning: "tells of a report")
    var tail = before.split(separator: " ").map(String.init)
    if let inspected = tail.lastIndex(where: { $0.hasPrefix("inspect") || $0.hasPrefix("visit") }) {
      tail = Array(tail[(inspected + 1)...])
    }
    let text = tail.joined(separator: " ")
    return phrases.contains { text.containsWords($0) } || text.hasSuffix("report on") || text.hasSuffix("letter on")
  }

  private static func months(_ iso: String) -> Int {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    return (parts.first ?? 0) * 12 + (parts.count > 1 ? parts[1] : 1)
  }

  /// The date that follows "published".
  private func published(in sentence: String) -> String? {
    guard let range = sentence.range(of: "ublished") else { return nil }
    return dates.first(in: String(sentence[range.upperBound...]))?.start
  }

  private func framework(_ texts: [String], title: String, dated: String?) -> Inspection.Framework? {
    for text in [title, dated ?? ""] {
      let level = text.levelled
      // "A short inspection …; the focused visit before it": a full inspection that is named, too, is the one answered.
      if level.containsWords("focused visit"),
        !["ilacs", "short inspection", "full inspection", "standard inspection"].contains(where: level.containsWords)
      {
        return .focusedVisit
      }
      if level.containsWords("monitoring visit"), text == title { return .monitoringVisit }
    }
    for text in texts {
      let level = text.levelled
      if level.containsWords("send") && level.containsWords("area") && level.containsWords("inspection") { return .areaSEND }
      if level.containsWords("ilacs") { return .ilacs }
      if level.containsWords("single inspection framework") || level.containsWords("sif") { return .sif }
    }
    return nil
  }

  // MARK: Judgements

  /// "Care leavers – Good", "Overall effectiveness: Good", "inspectors judged that the overall effectiveness of services requires …".
  private func readJudgements(_ line: String, place: Place, into inspection: inout Inspection) {
    let isAbout = Self.isAboutInspection(line)
    for sentence in line.printedSentences.map(\.withoutFootnoteMark) {
      if let outcome = Self.outcome(in: sentence) {
        guard !Self.says("speaks of an earlier inspection", sentence) else { continue }
        keep(
          Judgement(
            area: .overallEffectiveness, printedArea: "Area SEND inspection outcome", grade: .other, printed: outcome, place: place),
          to: &inspection)
        continue
      }
      let grades = grades(in: sentence, start: inspection.start)
      guard let first = grades.first else { continue }
      func add(_ area: Judgement.Area, _ printedArea: String, _ grade: Grade) {
        keep(Judgement(area: area, printedArea: printedArea, grade: grade.value, printed: grade.printed, place: place), to: &inspection)
      }
      if let found = inspections.grades.gradeAtEnd(of: sentence.trimmedStop.withDashesApart), let area = inspections.area(of: found.subject)
      {
        add(area, found.subject, Grade(value: found.grade, printed: found.printed, word: 0, next: 0))
      } else if sentence.levelled.containsWords("overall effectiveness") {
        let words = GradeReader.words(of: sentence.withDashesApart)
        let at = words.firstIndex { $0.levelled == "effectiveness" } ?? 0
        add(.overallEffectiveness, "overall effectiveness", grades.first { $0.word > at } ?? grades.last ?? first)
      } else if grades.count > 1, isAbout, let overall = overall(grades, in: sentence) {
        add(.overallEffectiveness, "overall", overall)
      } else if Set(grades.map(\.value)).count == 1, isGiven(first, in: sentence, isAboutInspection: isAbout) {
        add(.overallEffectiveness, "overall", first)
      }
    }
  }

  /// Whether a sentence about the inspection gives the authority the one grade that it names.
  private func isGiven(_ grade: Grade, in sentence: String, isAboutInspection isAbout: Bool) -> Bool {
    let speaksOfUs = Self.says("speaks of us", sentence)
    guard Self.isAboutInspection(sentence) || (isAbout && speaksOfUs) else { return false }
    if Self.says("gives a grade", sentence) { return true }
    if sentence.utf8.count <= 120, inspections.grades.gradeAtEnd(of: sentence.trimmedStop.withDashesApart) != nil { return true }
    guard speaksOfUs, Self.says("finds", sentence) else { return false }
    // "… found that our services require improvement": "good practice" is no grade.
    let words = GradeReader.words(of: sentence.withDashesApart)
    let isWhole = grade.next >= words.count || words[grade.next - 1].printed.last.map { ".,;".contains($0) } ?? false
    return grade.value == .requiresImprovement || grade.value == .inadequate || isWhole
  }

  /// The grade that "overall" stands beside, where a sentence names several: "the overall judgement was good, with … outstanding".
  private func overall(_ grades: [Grade], in sentence: String) -> Grade? {
    let words = GradeReader.words(of: sentence.withDashesApart)
    guard let at = words.firstIndex(where: { $0.levelled == "overall" }) else { return nil }
    func distance(_ grade: Grade) -> Int { grade.word > at ? grade.word - at : at - grade.next + 1 }
    return grades.filter { distance($0) <= 6 }.min { distance($0) < distance($1) }
  }

  /// A grade where it stands in a sentence.
  private struct Grade {
    var value: Judgement.Grade
    var printed: String
    /// The word that it begins at, and the one after it.
    var word: Int
    var next: Int
  }

  /// The grades that a sentence names, without those of an earlier inspection: after words that speak of one, or nearest to an older year.
  private func grades(in sentence: String, start: String?) -> [Grade] {
    let words = GradeReader.words(of: sentence.withDashesApart)
    let startYear = start.flatMap { Int($0.prefix(4)) }
    var grades: [Grade] = []
    var index = 0
    while index < words.count {
      guard let found = inspections.grades.grade(at: index, of: words) else {
        index += 1
        continue
      }
      let next = index + found.count
      var before = words[..<index].map(\.levelled)
      // "… better than in 2020, but they said that …": what is said after "but" is said now.
      if let turn = before.lastIndex(where: { ["but", "however", "whereas", "now"].contains($0) }) { before.removeFirst(turn + 1) }
      let year = before.last(where: { Self.year($0) != nil }).flatMap(Self.year)
      let isOlder = year.flatMap { year in startYear.map { year < $0 } } ?? false
      if !isOlder, !Self.says("speaks of an earlier inspection", before.joined(separator: " ")) {
        let printed = words[index..<next].map(\.printed).joined(separator: " ").withoutEndStop.trimmedOfQuotes
        grades.append(Grade(value: found.grade, printed: printed, word: index, next: next))
      }
      index = next
    }
    return grades
  }

  private static func year(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber }
    guard digits.count == 4, let year = Int(digits), (1990...2100).contains(year) else { return nil }
    return year
  }

  /// The outcome of an area SEND inspection, without what introduces it: "The outcome was: …", "Inspectors found that …". A sentence that
  /// lists several explains them.
  private static func outcome(in sentence: String) -> String? {
    guard sendOutcomes.match(sentence) != nil else { return nil }
    let level = sentence.levelled
    guard sendOutcomes.entries.count(where: { level.containsWords($0.phrase) }) == 1 else { return nil }
    for mark in [": ", " that "] {
      guard let range = sentence.range(of: mark) else { continue }
      let rest = String(sentence[range.upperBound...]).trimmedOfQuotes
      if sendOutcomes.match(rest) != nil, sentence[..<range.lowerBound].utf8.count <= 80 { return rest }
    }
    return sentence.trimmedStop.trimmedOfQuotes
  }

  private func keep(_ judgement: Judgement, to inspection: inout Inspection) {
    guard !inspection.judgements.contains(where: { $0.area == judgement.area && $0.printedArea.levelled == judgement.printedArea.levelled })
    else { return }
    if judgement.area == .overallEffectiveness, inspection.judgements.contains(where: { $0.area == .overallEffectiveness }) { return }
    inspection.judgements.append(judgement)
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
