import PlanSchema
import Wording

/// Walks through a letter after a visit, and through the committee report that may enclose it, and gathers areas covered, findings,
/// recommendations and narrative.
///
/// A committee report often lists the letter's key findings itself, lettered; then those are the findings, and the paragraphs of the
/// letter, which say the same at length, are kept as its narrative. In a letter by itself the paragraphs under its headings of findings
/// are the findings. The areas covered are those that the letter lists, or else the report.
struct LetterWalk {
  private enum List { case areas, findings }

  private let pieces: [Piece]
  private let facts: LetterFacts
  private let letters: LetterVocabulary
  private let inspections: InspectionVocabulary
  private let hasListedFindings: Bool
  private let hasLetterAreas: Bool
  private var heading: String?
  private var section: String?
  private var isUnderFindings = false
  private var open: List?
  /// The marks of the open list.
  private var openStyle: Piece.MarkStyle?
  private var list: RecommendationList?
  private(set) var outcome = ReportOutcome()

  init(_ pieces: [Piece], facts: LetterFacts, inspections: InspectionVocabulary, letters: LetterVocabulary) {
    self.pieces = pieces
    self.facts = facts
    self.inspections = inspections
    self.letters = letters
    func introduced(_ range: Range<Int>, _ test: (Piece) -> Bool) -> Bool {
      range.contains { test(pieces[$0]) && pieces.indices.contains($0 + 1) && pieces[$0 + 1].marker != nil }
    }
    let letterStart = facts.salutation ?? pieces.count
    hasListedFindings = introduced(0..<letterStart, letters.introducesFindings)
    hasLetterAreas = introduced(letterStart..<pieces.count, letters.introducesAreas)
  }

  mutating func run() {
    for (index, piece) in pieces.enumerated() {
      if letters.isPrintedOnEveryPage(piece) {
        outcome.note(piece)
      } else if facts.frame.contains(index) {
        closeLists()
        outcome.note(piece)
      } else if facts.subject?.pieces.contains(index) == true {
        closeLists()
        heading = nil
        outcome.place(piece)
      } else if piece.isHeading || isKnownHeading(piece) {
        takeHeading(piece, isLetter: isLetter(index))
      } else {
        takeText(piece, at: index)
      }
    }
    closeLists()
  }

  private func isLetter(_ index: Int) -> Bool { facts.salutation.map { index > $0 } ?? true }

  private func isKnownHeading(_ piece: Piece) -> Bool {
    // A heading may end in a colon, as the sentence before a list does.
    let isLine = piece.isShortLine || (piece.marker == nil && !piece.isRow && piece.text.utf8.count <= 90 && piece.text.hasSuffix(":"))
    return isLine && letters.headings.meaning(of: piece.text.withoutFootnoteMark) != nil
  }

  private mutating func takeHeading(_ piece: Piece, isLetter: Bool) {
    let title = piece.text.withoutFootnoteMark.withoutEndStop
    let meaning = letters.headings.meaning(of: title)
    closeLists()
    heading = title
    isUnderFindings = meaning == "findings"
    if meaning == "recommendations" || meaning == "priority" {
      list = RecommendationList(
        vocabulary: inspections, body: .authority, level: piece.headingLevel, kind: meaning == "priority" ? .priority : .improvement)
    }
    if isLetter { section = outcome.addSection(title, kind: .other, at: piece) } else { outcome.place(piece) }
  }

  private mutating func takeText(_ piece: Piece, at index: Int) {
    // A number by itself, of a page that nothing else tells to be one.
    if piece.text.isEmpty { return outcome.note(piece) }
    if let open, piece.marker != nil { return take(piece, into: open, isLetter: isLetter(index)) }
    (open, openStyle) = (nil, nil)
    if list != nil {
      switch list?.offer(piece, nextIsMarked: pieces[(index + 1)...].first?.marker != nil) {
      case .taken: return outcome.place(piece)
      case .remark: return outcome.addPassage(piece, heading: heading)
      case .refused, nil: closeLists()
      }
    }
    if letters.introducesFindings(piece) { open = .findings } else if letters.introducesAreas(piece) { open = .areas }
    if open == nil, isUnderFindings, !hasListedFindings, isLetter(index), piece.text.endsSentence {
      outcome.addFinding(piece, heading: heading, section: section)
    } else {
      outcome.addPassage(piece, heading: heading)
    }
  }

  private mutating func take(_ piece: Piece, into list: List, isLetter: Bool) {
    // A list keeps one kind of mark: the numbers of a committee report go on after a lettered list.
    if let style = openStyle, style != piece.markStyle {
      open = letters.introducesFindings(piece) ? .findings : letters.introducesAreas(piece) ? .areas : nil
      openStyle = nil
      return outcome.addPassage(piece, heading: heading)
    }
    openStyle = piece.markStyle
    switch list {
    case .findings: outcome.addFinding(piece, heading: heading, section: isLetter ? section : nil)
    case .areas where isLetter || !hasLetterAreas:
      _ = outcome.addSection(piece.text, kind: .area, ref: piece.ref, parent: section, at: piece)
    case .areas: outcome.addPassage(piece, heading: heading)
    }
  }

  private mutating func closeLists() {
    (open, openStyle) = (nil, nil)
    if let list { outcome.add(list) }
    list = nil
  }
}
