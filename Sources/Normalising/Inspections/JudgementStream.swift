import PlanSchema
import Wording

/// Reads the graded judgements of a report's cover, however its reader cut them up: a table row each, area and grade in paragraphs of
/// their own, a grade in the middle of a wrapped area, a grade wrapped itself, or shifted into the next row. Areas and grades are
/// gathered apart, each in reading order, and paired in that order.
struct JudgementStream {
  private struct Area {
    var area: Judgement.Area
    var printed: String
    var place: Place
  }

  private struct Grade {
    var grade: Judgement.Grade
    var printed: String
  }

  /// Judgements found, and how many pieces they took.
  struct Reading {
    var judgements: [Judgement]
    var count: Int
  }

  private let grades: GradeReader
  private let names: [InspectionVocabulary.AreaName]
  private var pending: [GradeReader.Word] = []
  /// Where the pending words begin.
  private var pendingPlace = Place()
  private var foundAreas: [Area] = []
  /// A grade that a line or cell cut off, and the words that it lacks.
  private var begun: (grade: Grade, rest: [String])?
  private var foundGrades: [Grade] = []

  private init(_ vocabulary: InspectionVocabulary) {
    grades = vocabulary.grades
    names = vocabulary.areaNames
  }

  /// The judgements that begin at the first of these pieces, if any do.
  static func read(_ pieces: ArraySlice<Piece>, vocabulary: InspectionVocabulary) -> Reading? {
    var stream = JudgementStream(vocabulary)
    var best: Reading?
    for (offset, piece) in pieces.enumerated() {
      guard piece.text.utf8.count < 400, stream.take(piece) else { break }
      if let judgements = stream.judgements { best = Reading(judgements: judgements, count: offset + 1) }
    }
    return best
  }

  /// The pairs, where each area has its grade and nothing is left over.
  private var judgements: [Judgement]? {
    var copy = self
    copy.matchAreas(final: true)
    guard copy.pending.isEmpty, copy.begun == nil, !copy.foundAreas.isEmpty, copy.foundAreas.count == copy.foundGrades.count else {
      return nil
    }
    return zip(copy.foundAreas, copy.foundGrades).map {
      Judgement(area: $0.area, printedArea: $0.printed, grade: $1.grade, printed: $1.printed, place: $0.place)
    }
  }

  /// Takes a piece's words; `false` where it does not belong to the judgements.
  private mutating func take(_ piece: Piece) -> Bool {
    if piece.isBulleted { return false }
    // An area that the vocabulary does not know, in a table with others that it does.
    if piece.cells.count == 2, pending.isEmpty, begun == nil, !foundAreas.isEmpty, let grade = grades.grade(of: piece.cells[1]) {
      let words = GradeReader.words(of: piece.cells[0]), first = Array(words.dropFirst(numberWords(words)))
      let hasGrade = words.indices.contains { grades.grade(at: $0, of: words) != nil }
      if !hasGrade, !isBeginningOfName(first), !names.contains(where: { first.map(\.levelled).starts(with: $0.words) }) {
        foundAreas.append(Area(area: .other, printed: piece.cells[0], place: piece.place))
        foundGrades.append(Grade(grade: grade, printed: piece.cells[1].withoutEndStop))
        return true
      }
    }
    let text = piece.marker.map { $0 + " " + piece.text } ?? piece.text
    let words = GradeReader.words(of: text)
    var index = 0
    while index < words.count {
      if let open = begun, words[index...].map(\.levelled).starts(with: open.rest) {
        let end = index + open.rest.count
        foundGrades.append(Grade(grade: open.grade.grade, printed: open.grade.printed + " " + join(words[index..<end])))
        begun = nil
        index = end
      } else if begun == nil, let cut = grades.beginning(at: index, of: words) {
        begun = (Grade(grade: cut.grade, printed: join(words[index...])), cut.rest)
        index = words.count
      } else if let found = grades.grade(at: index, of: words) {
        foundGrades.append(Grade(grade: found.grade, printed: join(words[index..<(index + found.count)])))
        index += found.count
      } else if let last = foundGrades.last, !foundAreas.isEmpty || !pending.isEmpty,
        let count = grades.rest(of: last.grade, at: index, of: words), !endsWithRest(last)
      {
        foundGrades[foundGrades.count - 1].printed += " " + join(words[index..<(index + count)])
        index += count
      } else if let last = foundGrades.last, begun == nil, !endsWithRest(last),
        let rest = grades.restCutOff(of: last.grade, at: index, of: words)
      {
        foundGrades.removeLast()
        begun = (Grade(grade: last.grade, printed: last.printed + " " + join(words[index...])), rest)
        index = words.count
      } else {
        if pending.isEmpty { pendingPlace = piece.place }
        pending.append(words[index])
        index += 1
      }
    }
    matchAreas(final: false)
    return pending.isEmpty || isBeginningOfName(pending)
  }

  private func endsWithRest(_ grade: Grade) -> Bool { grade.printed.levelled.hasSuffix("good") }

  private func join(_ words: ArraySlice<GradeReader.Word>) -> String { words.map(\.printed).joined(separator: " ").withoutEndStop }

  /// Moves whole area names from the pending words to the areas; one that may go on ("children in care" … "and care leavers") waits.
  private mutating func matchAreas(final: Bool) {
    while !pending.isEmpty, final || !isBeginningOfName(pending) {
      let number = numberWords(pending)
      let words = pending.dropFirst(number).map(\.levelled)
      guard let name = names.first(where: { words.starts(with: $0.words) }) else { return }
      let count = number + name.words.count
      foundAreas.append(Area(area: name.area, printed: join(pending[..<count]), place: pendingPlace))
      pending.removeFirst(count)
    }
  }

  /// Whether the words, a number at the start apart, are the beginning of a longer area name.
  private func isBeginningOfName(_ words: [GradeReader.Word]) -> Bool {
    let rest = words.dropFirst(numberWords(words)).map(\.levelled)
    return names.contains { $0.words.count > rest.count && $0.words.starts(with: rest) }
  }

  private func numberWords(_ words: [GradeReader.Word]) -> Int {
    guard let first = words.first?.levelled, !first.isEmpty, first.allSatisfy({ $0.isNumber || $0 == "." }) else { return 0 }
    return 1
  }
}
