import PlanSchema
import Wording

/// What a letter says of itself: where it begins and ends, its subject, its day, the days of the visit, the inspectors.
struct LetterFacts {
  /// The indices of the salutation, and of the line after the signature; the letter's head stands before.
  var salutation: Int?
  var closing: Int?
  /// The index where the letter's head (addresses, date) begins.
  var head: Int?
  var subject: TitleReader.Title?
  var published: String?
  var printedDates: String?
  var spells: [Inspection.Spell] = []
  var inspectors: [String] = []
  var signatory: String?
  /// The indices of pieces that are the letter's head and foot.
  var frame: Set<Int> = []

  init(_ pieces: [Piece], inspections: InspectionVocabulary, letters: LetterVocabulary) {
    salutation = pieces.firstIndex(where: letters.begins)
    closing = pieces.indices.dropFirst(salutation ?? 0).first { letters.ends(pieces[$0]) }
    let titles = TitleReader(vocabulary: inspections)
    if let salutation {
      subject = titles.read(pieces[salutation...].prefix(12), within: 12)
      readHead(pieces, before: salutation)
    }
    subject = subject ?? titles.read(pieces[...], within: 60)
    readVisit(pieces, letters: letters)
    readInspectors(pieces, names: InspectorNames(vocabulary: inspections), letters: letters)
    readFoot(pieces, names: InspectorNames(vocabulary: inspections))
  }

  /// The short lines that stand before the salutation, back to the last sentence.
  private mutating func readHead(_ pieces: [Piece], before salutation: Int) {
    var start = salutation
    while start > 0, pieces[start - 1].marker == nil, !pieces[start - 1].text.endsSentence, pieces[start - 1].text.utf8.count < 110 {
      start -= 1
    }
    head = start
    frame.formUnion(start...salutation)
    published = pieces[start..<salutation].lazy.compactMap { SpellReader.day(in: $0.text) }.last
  }

  private mutating func readVisit(_ pieces: [Piece], letters: LetterVocabulary) {
    let body = pieces[(salutation ?? 0)...] + pieces[..<(salutation ?? 0)]
    for piece in body {
      for sentence in piece.text.printedSentences where letters.tellsTheVisit(sentence) {
        guard let found = SpellReader.firstSpells(in: sentence) else { continue }
        (printedDates, spells) = found
        return
      }
    }
  }

  private mutating func readInspectors(_ pieces: [Piece], names: InspectorNames, letters: LetterVocabulary) {
    for piece in pieces[(salutation ?? 0)...] {
      for sentence in piece.text.printedSentences {
        guard let tail = letters.inspectors(in: sentence) else { continue }
        let found = names.names(in: tail)
        if !found.isEmpty {
          inspectors = found
          return
        }
      }
    }
  }

  /// The signature: up to four short lines after "Yours sincerely".
  private mutating func readFoot(_ pieces: [Piece], names: InspectorNames) {
    guard let closing else { return }
    frame.insert(closing)
    for index in (closing + 1)..<max(closing + 1, min(closing + 5, pieces.count)) {
      guard pieces[index].isShortLine || pieces[index].isHeading else { return }
      frame.insert(index)
      if signatory == nil { signatory = names.names(in: pieces[index].text).first }
    }
  }
}
