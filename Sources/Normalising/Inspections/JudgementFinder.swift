import PlanSchema
import Wording

/// Finds a report's graded judgements: the table of its cover (or of its record of main findings), and the sentences that grade the whole
/// authority and the safeguarding board.
struct JudgementFinder {
  struct Reading {
    var judgements: [Judgement] = []
    /// The indices of the pieces whose text is taken.
    var used: Set<Int> = []
    /// The index after the cover's judgements; 0 where there are none near the beginning.
    var end = 0
  }

  let vocabulary: InspectionVocabulary
  /// A cover's judgements begin within this many pieces.
  private static let coverReach = 40

  func read(_ pieces: [Piece]) -> Reading {
    var reading = Reading()
    var index = 0
    while index < pieces.count {
      guard let table = JudgementStream.read(pieces[index...], vocabulary: vocabulary), table.judgements.count >= 2 else {
        index += 1
        continue
      }
      let range = index..<(index + table.count)
      reading.used.formUnion(range)
      add(table.judgements, under: index > 0 ? pieces[index - 1] : nil, to: &reading)
      takeHeader(pieces, before: index, into: &reading)
      // A cover has one table; the record of main findings at a report's end may have one a service.
      if index < Self.coverReach {
        reading.end = range.upperBound
        break
      }
      index = range.upperBound
    }
    readSentences(pieces, into: &reading)
    return reading
  }

  /// Adds a table's judgements. An area that was judged before, under another service, is named with the service and is no longer the
  /// whole report's.
  private func add(_ judgements: [Judgement], under title: Piece?, to reading: inout Reading) {
    for judgement in judgements {
      let isNew =
        judgement.area == .other
        ? !reading.judgements.contains { $0.judges(judgement.printedArea) } : !reading.judgements.contains { $0.area == judgement.area }
      if isNew {
        reading.judgements.append(judgement)
      } else if let title, title.isHeading || title.isShortLine {
        var other = judgement
        other.area = .other
        other.printedArea = title.text + ": " + judgement.printedArea
        reading.judgements.append(other)
      } else if judgement.area == .other {
        reading.judgements.append(judgement)
      }
    }
  }

  /// The table's own header: "Judgement Grade".
  private func takeHeader(_ pieces: [Piece], before start: Int, into reading: inout Reading) {
    for index in [start - 1, start - 2] where pieces.indices.contains(index) {
      let words = Set(pieces[index].text.levelled.split(separator: " ").map(String.init))
      guard !words.isEmpty, words.isSubset(of: ["judgement", "judgment", "judgements", "grade", "grades"]) else { return }
      reading.used.insert(index)
    }
  }

  private func readSentences(_ pieces: [Piece], into reading: inout Reading) {
    for (index, piece) in pieces.enumerated() where piece.marker == nil && !piece.isRow {
      guard piece.text.utf8.count < 600, let found = sentence(piece) else { continue }
      guard !reading.judgements.contains(where: { $0.area == found.area }) else { continue }
      if found.area == .overallEffectiveness { reading.judgements.insert(found, at: 0) } else { reading.judgements.append(found) }
      if piece.isShortLine || piece.isHeading, index < Self.coverReach { reading.used.insert(index) }
    }
  }

  /// The judgement that the first sentence of a piece gives.
  private func sentence(_ piece: Piece) -> Judgement? {
    var first = piece.text
    if let stop = first.range(of: ". ") { first = String(first[..<stop.lowerBound]) }
    guard let graded = vocabulary.grades.gradeAtEnd(of: first, runsOn: true) else { return nil }
    guard let meaning = vocabulary.sentences.meaning(of: graded.subject), meaning.hasPrefix("grades "),
      let area = Judgement.Area(rawValue: String(meaning.dropFirst(7)))
    else { return nil }
    return Judgement(area: area, printedArea: graded.subject, grade: graded.grade, printed: graded.printed, place: piece.place)
  }
}
