import PlanSchema
import Wording

/// What a heading of a report says stands under it.
struct HeadingReading: Sendable {
  enum Role: String, Sendable {
    case contents, summary, findings, recommendations, priority, improvement, timescale, about, meanings, authority, board, imprint
    case keyFindings = "key-findings"
    case areaInformation = "area-information"
    case mainFindings = "main-findings"
    /// A judged area; `HeadingReading.area` says which.
    case judgement
  }

  var role: Role
  /// The heading without its grade and footnote mark.
  var title: String
  var area: Judgement.Area?
  var grade: Judgement.Grade?
  /// The grade as printed.
  var printedGrade: String?
  /// Whether it speaks of the Local Safeguarding Children Board.
  var isAboutBoard: Bool
}

struct HeadingReader: Sendable {
  let vocabulary: InspectionVocabulary

  /// What a piece is as a heading; `nil` where it is none, or one that the vocabulary does not know.
  func read(_ piece: Piece) -> HeadingReading? {
    if let entry = vocabulary.headings.match(piece.text), entry.meaning == HeadingReading.Role.imprint.rawValue {
      return HeadingReading(role: .imprint, title: piece.text, isAboutBoard: false)
    }
    guard piece.text.utf8.count <= 200, !piece.isRow || piece.cells.count <= 2, !piece.isBulleted else { return nil }
    // A numbered paragraph is no heading, but "1. Children who need help and protection" may be one.
    let isPlain = !piece.isHeading && !piece.isBold
    let text = piece.text.withoutFootnoteMark
    let grade = vocabulary.grades.gradeAtEnd(of: text)
    for title in [text, grade?.subject].compactMap({ $0 }) {
      let used = title == text ? nil : grade
      if let area = vocabulary.area(of: title), piece.marker == nil || !isPlain {
        return HeadingReading(
          role: .judgement, title: title.withoutEndStop, area: area, grade: used?.grade, printedGrade: used?.printed,
          isAboutBoard: area == .safeguardingBoard)
      }
      guard let role = role(of: title, isPlain: isPlain), piece.marker == nil || piece.isHeading else { continue }
      return HeadingReading(
        role: role, title: title.withoutEndStop, grade: used?.grade, printedGrade: used?.printed, isAboutBoard: speaksOfBoard(title))
    }
    return nil
  }

  private func role(of title: String, isPlain: Bool) -> HeadingReading.Role? {
    guard let entry = vocabulary.headings.match(title), let role = HeadingReading.Role(rawValue: entry.meaning) else { return nil }
    // In running text only a whole known heading counts; one with further words needs the look of a heading.
    if isPlain, entry.openStart || entry.openEnd { return title.utf8.count <= 90 && !title.hasSuffix(".") ? role : nil }
    return role
  }

  private func speaksOfBoard(_ title: String) -> Bool {
    let level = title.levelled
    return level.containsWords("lscb") || level.containsWords("safeguarding children board") || level.containsWords("the board")
  }
}
