import Foundation
import Documents
import PlanSchema
import Wording

extension PlanReader {
  /// Reads what a label says: of the open action of label lines, else of the recommendation or section in hand.
  mutating func apply(label: RowLabel, cell: PlanCell) {
    var cell = cell
    // A rating that is a sign, or a square drawn beside its label, is told by its colour.
    if label.role == .status, let colour = cell.paragraphs.lazy.compactMap(\.signColour).first {
      if cell.isBlank { cell.fill = cell.fill ?? colour } else if cell.paragraphs[0].colour == nil { cell.paragraphs[0].colour = colour }
    }
    if let kind = label.role.sectionKind {
      guard !cell.isBlank else { return }
      let part = PartHeading(cell.text, vocabulary: vocabulary)
      let split = references.split(cell.text)
      let lettered = part == nil && split.ref == nil ? Self.lettered(cell.text) : nil
      let ref = part?.ref ?? split.ref ?? lettered?.ref
      if kind == .objective, ref == nil, context.recommendation != nil {
        // What the work under a recommendation is to achieve is no part of its own.
        note(label, cell)
        return
      }
      let parent = kind == .objective ? parentSection(of: ref) : nil
      enter(section(ref: ref, title: part?.title ?? lettered?.title ?? split.text, kind: kind, parent: parent, place: cell.place))
      return
    }
    if outline.leads.contains(label), !context.hasOpenMeasure, !context.hasOpenAction || actions.last?.has(.action) == true {
      openLabelAction(ref: nil, Paragraph("", place: cell.place))
    }
    if context.hasOpenMeasure, let role = measureRole(of: label, cell) {
      let at = measures.count - 1
      measures[at].fields.append(.init(key: measures[at].fields.count, role: role, label: label.printed, group: nil, cell: cell))
      return
    }
    switch label.role {
    case .action, .actionAndOutcome: applyAction(label, cell)
    case .recommendation: applyRecommendations(label, cell)
    case .ref: applyReference(label, cell)
    case .recommendationRef where context.hasOpenAction && !actions.isEmpty: applyLink(label, cell)
    case _ where context.hasOpenAction && !actions.isEmpty: addField(label, cell)
    // "Update: …" under the last row of a table says how its action goes.
    case .progress where context.isUnderRow, .nextSteps where context.isUnderRow: addField(label, cell)
    case .outcome:
      if context.recommendation == nil, let id = context.sections.last, label.printed.levelled.containsWords("outcome"), !cell.isBlank {
        edit(section: id) { section in
          if let old = section.outcome, old.levelled != cell.text.levelled {
            section.notes.append(Note(label: "Outcome in the overview", text: old, place: section.place))
          }
          section.outcome = cell.text
        }
      } else {
        addOutcomes(cell)
      }
    case .due where context.recommendation != nil:
      edit(recommendation: context.recommendation!) { $0.due = DueDate(printed: cell.text, precision: .unreadable, place: cell.place) }
    case .story where context.recommendation != nil: edit(recommendation: context.recommendation!) { $0.story = cell.text }
    case .goodLooksLike where context.hasOpenAction: addOutcomes(cell)
    case .goodLooksLike where context.recommendation != nil:
      edit(recommendation: context.recommendation!) { $0.whatGoodLooksLike = cell.text }
    case .measure:
      if cell.isBlank { break }
      var raw = RawMeasure(recommendation: context.recommendation, section: context.sections.last, place: cell.place)
      raw.fields = [.init(key: 0, role: .measure, label: label.printed, group: nil, cell: cell)]
      measures.append(raw)
    case .baseline, .target, .current, .quarter:
      if measures.isEmpty {
        note(label, cell)
      } else {
        let at = measures.count - 1
        measures[at].fields.append(.init(key: measures[at].fields.count, role: label.role, label: label.printed, group: nil, cell: cell))
      }
    case .owner:
      if let id = context.recommendation ?? context.sections.last, !cell.isBlank {
        sharedOwners[id] = .init(key: -1, role: .owner, label: label.printed, group: nil, cell: cell)
      }
      note(label, cell)
    default: note(label, cell)
    }
  }

  /// What a label says of the open measure: "where we are" and "where we want to be" are figures there. `nil` where it ends the measure.
  private func measureRole(of label: RowLabel, _ cell: PlanCell) -> ColumnRole? {
    let isFigure = FigureReader().read(cell.text)?.value != nil
    switch label.role {
    case .action, .actionAndOutcome, .recommendation, .measure, .ref, .recommendationRef: return nil
    case .progress: return isFigure ? .current : .notes
    case .outcome: return isFigure ? .target : .notes
    default: return label.role
    }
  }

  /// "Ref: P1.1": the number of the action that follows, or of the one in hand, which has none yet.
  private mutating func applyReference(_ label: RowLabel, _ cell: PlanCell) {
    guard let ref = references.alone(cell.text) else { return note(label, cell) }
    if context.hasOpenAction, let last = actions.last, last.ref == nil, references.split(last.text(.action)).ref == nil,
      !last.has(.owner), !last.has(.due)
    {
      actions[actions.count - 1].ref = ref
    } else {
      openLabelAction(ref: ref, Paragraph("", place: cell.place))
    }
  }

  /// "Recommendations: 1 and 4" within an action: those that it answers.
  private mutating func applyLink(_ label: RowLabel, _ cell: PlanCell) {
    let numbers = ReferenceList.numbers(in: cell.text, references: references)
    guard !numbers.isEmpty else { return addField(label, cell) }
    let ids = numbers.map { recommendation(ref: $0, text: "", place: cell.place) }
    let at = actions.count - 1
    (actions[at].recommendation, actions[at].alsoAnswers) = (ids[0], Array(ids.dropFirst()))
  }

  /// "A. Help early", "B – Homes": a letter and a title.
  static func lettered(_ text: String) -> (ref: String, title: String)? {
    guard let letter = text.first, letter.isUppercase, letter.isLetter else { return nil }
    let rest = text.dropFirst()
    guard let mark = rest.first(where: { $0 != " " }), ".):–-".contains(mark) else { return nil }
    let title = rest.drop { " .):–-".contains($0) }
    return title.isEmpty || rest.first != " " && ".):".contains(mark) == false ? nil : (String(letter), String(title))
  }

  /// The section one step up from a reference: "1.4" stands in "1".
  private func parentSection(of ref: String?) -> String? {
    guard let ref, let dot = ref.lastIndex(of: ".") else { return context.sections.first }
    let stem = ref[..<dot]
    return record.sections.first { $0.ref.map { $0 == stem } ?? false }?.id ?? context.sections.first
  }

  private mutating func note(_ label: RowLabel, _ cell: PlanCell) {
    guard !cell.isBlank else { return }
    let note = Note(label: label.printed.trimmingLabel, text: cell.text, place: cell.place)
    if let id = context.recommendation {
      edit(recommendation: id) { $0.notes.append(note) }
    } else if let id = context.sections.last {
      edit(section: id) { $0.notes.append(note) }
    } else {
      for paragraph in cell.paragraphs { passage(paragraph, heading: note.label) }
    }
  }

  private mutating func addField(_ label: RowLabel, _ cell: PlanCell) {
    // An owner left out on purpose is told from one that the recommendation names for all.
    guard !cell.isBlank || cell.fill != nil || label.role == .owner else { return }
    let at = actions.count - 1
    if let index = actions[at].fields.firstIndex(where: { $0.role == label.role && $0.label == label.printed }) {
      actions[at].fields[index].cell.append(cell, asOneParagraph: false)
    } else {
      actions[at].fields.append(.init(key: actions[at].fields.count, role: label.role, label: label.printed, group: nil, cell: cell))
    }
  }

  private mutating func applyAction(_ label: RowLabel, _ cell: PlanCell) {
    if context.hasOpenAction, let last = actions.last, !last.has(.action) {
      addField(label, cell)
      return
    }
    if cell.isBlank { return }
    let split = references.split(cell.text)
    let labelRef = references.split(label.printed).ref
    var raw = RawAction(
      ref: labelRef ?? split.ref, recommendation: context.recommendation, section: context.sections.last, place: cell.place)
    raw.fields = [.init(key: 0, role: label.role, label: label.printed, group: nil, cell: cell)]
    actions.append(raw)
    context.hasOpenAction = true
    context.hasOpenMeasure = false
  }

  /// "Ofsted recommendations:" in a section's head: the recommendations that the section answers, by number or in full.
  private mutating func applyRecommendations(_ label: RowLabel, _ cell: PlanCell) {
    if RecommendationKindWords.isAskedOfMembers(cell.text) {
      // The label above has opened one for it.
      if let last = record.recommendations.last, last.id == context.recommendation, last.ref == nil, last.text.isEmpty {
        record.recommendations.removeLast()
        context.recommendation = nil
      }
      return note(label, cell)
    }
    if let id = context.recommendation, let known = record.recommendations.first(where: { $0.id == id }), known.ref != nil,
      references.split(cell.text).ref == nil, RecommendationKindWords.kind(of: cell.text) == nil, !cell.isBlank
    {
      // "What inspectors found: …" under a recommendation's own heading says more of it, or gives the text that is still to come.
      if known.text.isEmpty {
        edit(recommendation: id) { $0.text = cell.text }
        context.awaitsText = false
      } else {
        note(label, cell)
      }
      return
    }
    var kind: Recommendation.Kind?
    var found: [(ref: String?, text: String, kind: Recommendation.Kind?, place: Place)] = []
    for paragraph in cell.paragraphs {
      for part in cutBeforeReferences(paragraph.printed) {
        if let stated = RecommendationKindWords.kind(of: part) {
          kind = stated
          continue
        }
        let split = references.split(part)
        if let ref = split.ref, !split.text.isEmpty {
          found.append((ref, split.text, kind, paragraph.place))
        } else if found.isEmpty || split.ref != nil {
          found.append((split.ref, split.ref == nil ? part : "", kind, paragraph.place))
        } else {
          found[found.count - 1].text += " " + part
        }
      }
    }
    let numbers = found.count == 1 && found[0].text.utf8.count < 60 ? ReferenceList.numbers(in: cell.text, references: references) : []
    let letter = cell.text.utf8.count == 1 && cell.text.first?.isUppercase == true ? cell.text : nil
    if context.sections.isEmpty, let ref = letter ?? (numbers.count == 1 ? numbers[0] : nil) {
      // Its text follows under another label, or stands elsewhere.
      context.recommendation = recommendation(ref: ref, text: "", place: cell.place)
      return
    }
    if !numbers.isEmpty {
      if let id = context.sections.last { edit(section: id) { $0.answers += numbers } }
      return
    }
    if found.count == 1, found[0].ref == nil, kind == nil, answerHead(found[0].text, at: found[0].place) { return }
    for item in found {
      let id = recommendation(ref: item.ref, text: item.text, kind: item.kind, place: item.place)
      if let sectionID = context.sections.last, let ref = item.ref {
        edit(section: sectionID) { if !$0.answers.contains(ref) { $0.answers.append(ref) } }
        if let sectionRef = record.sections.first(where: { $0.id == sectionID })?.ref {
          record.mappings.append(Mapping(source: .header, recommendation: ref, section: sectionRef, place: item.place))
        }
      } else {
        context.recommendation = id
      }
    }
  }

  /// A recommendation without a number of its own under a heading that has one ("Recommendation 3", "Priority 3"). Returns whether there
  /// is such a heading, which nothing has answered yet.
  private mutating func answerHead(_ text: String, at place: Place) -> Bool {
    if let id = context.recommendation, record.recommendations.first(where: { $0.id == id })?.text.isEmpty == true {
      edit(recommendation: id) { ($0.text, $0.place) = (text, place) }
      context.awaitsText = false
      return true
    }
    let isListed = record.recommendations.contains { $0.text.levelled == text.levelled }
    guard !isListed, context.recommendation == nil,
      let part = context.sections.last.flatMap({ id in record.sections.first { $0.id == id } }),
      part.kind != .workstream, let ref = part.ref, !record.recommendations.contains(where: { $0.ref?.levelled == ref.levelled })
    else { return false }
    context.recommendation = recommendation(ref: ref, text: text, place: place)
    return true
  }

  /// Cuts a text before each "A07 - " in it; a text without such marks stays whole.
  private func cutBeforeReferences(_ text: String) -> [String] {
    var cuts: [String.Index] = []
    let words = text.split(separator: " ")
    for (index, word) in words.enumerated() where index + 1 < words.count {
      guard ["-", "–", "—", ":"].contains(words[index + 1]), word.utf8.count <= 5,
        word.utf8.first.map({ (0x41...0x5A).contains($0) }) == true,
        word.dropFirst().allSatisfy(\.isNumber), word.utf8.count > 1
      else { continue }
      cuts.append(word.startIndex)
    }
    guard !cuts.isEmpty else { return [text] }
    var parts = [String(text[..<cuts[0]])]
    for (index, cut) in cuts.enumerated() { parts.append(String(text[cut..<(index + 1 < cuts.count ? cuts[index + 1] : text.endIndex)])) }
    return parts.map(\.squeezed).filter { !$0.isEmpty }
  }
}

extension String {
  /// A label without the colon at its end.
  var trimmingLabel: String {
    var text = squeezed
    while let last = text.last, last == ":" || last == " " { text.removeLast() }
    return text
  }
}

/// "Recommendations 1, 4 and 7", "Rec 2-4", "R1/R3", "Actions A1 to A4".
enum ReferenceList {
  private static let words: Set<String> = [
    "and", "recommendation", "recommendations", "rec", "recs", "ofsted", "r", "no", "nos", "no.", "nos.", "action", "actions",
  ]

  /// The references that a text lists, if it says nothing else; a stretch ("1–3", "A2 to A4") names each number of it.
  static func numbers(in text: String, references: ReferenceReader) -> [String] {
    guard text.utf8.count <= 120 else { return [] }
    var out: [String] = []
    var opensStretch = false
    for piece in text.replacing("–", with: "-").replacing("-", with: " - ").split(whereSeparator: { ", &;/+\n".contains($0) }) {
      let word = String(piece).levelled
      if words.contains(word) { continue }
      if word == "-" || word == "to" {
        opensStretch = true
        continue
      }
      guard let ref = references.alone(String(piece)) else { return [] }
      if opensStretch, let from = out.last, let first = Reference(from), let last = Reference(ref), let between = last.gap(after: first),
        between < 50
      {
        out += last.missing(after: first) + [ref]
      } else if opensStretch {
        return []
      } else {
        out.append(ref)
      }
      opensStretch = false
    }
    return opensStretch ? [] : out
  }
}

/// The sub-headings over recommendations that say how urgent they are.
enum RecommendationKindWords {
  private static let kinds = Vocabulary.load("recommendation-kinds")

  /// Whether a sentence before a list says that the list is what inspectors asked for.
  static func introduces(_ levelled: String) -> Bool { kinds.meaning(of: levelled.trimmedOfMarks) == "introduction" }

  /// Whether a text is what the paper to a committee asks of its members.
  static func isAskedOfMembers(_ text: String) -> Bool {
    let body = ListMark.split(text[...]).map(\.rest) ?? text[...]
    return kinds.meaning(of: String(body.prefix(200))) == "asked of members"
  }

  static func kind(of text: String) -> Recommendation.Kind? {
    guard text.levelled.utf8.count <= 60 else { return nil }
    return kinds.meaning(of: text).flatMap(Recommendation.Kind.init)
  }
}
