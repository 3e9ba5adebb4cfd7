import PlanSchema
import Wording

/// The words of letters after visits.
struct LetterVocabulary: Sendable {
  let headings: Lexicon
  private let sentences: Lexicon
  private let inspectorPhrases: [String]

  static let standard = LetterVocabulary()

  private init() {
    headings = InspectionVocabulary.load("letter-headings")
    sentences = InspectionVocabulary.load("letter-sentences")
    inspectorPhrases = sentences.phrases(meaning: "tells the inspectors")
  }

  func begins(_ piece: Piece) -> Bool { piece.text.utf8.count < 80 && sentences.meaning(of: piece.text) == "begins the letter" }
  func ends(_ piece: Piece) -> Bool { piece.text.utf8.count < 60 && sentences.meaning(of: piece.text) == "ends the letter" }
  func isPrintedOnEveryPage(_ piece: Piece) -> Bool { sentences.meaning(of: piece.text) == "printed on every page" }

  /// Whether a paragraph introduces a list of the areas covered, or of findings.
  func introducesAreas(_ piece: Piece) -> Bool { introduces("introduces areas", piece) }
  func introducesFindings(_ piece: Piece) -> Bool { introduces("introduces findings", piece) }

  private func introduces(_ meaning: String, _ piece: Piece) -> Bool {
    guard piece.text.hasSuffix(":") else { return false }
    let level = piece.text.levelled
    return sentences.phrases(meaning: meaning).contains { level.containsWords($0) }
  }

  /// Whether a sentence tells of the visit that a letter reports.
  func tellsTheVisit(_ sentence: String) -> Bool {
    let level = sentence.levelled
    return sentences.phrases(meaning: "tells the visit").contains { level.containsWords($0) }
  }

  /// The part of a sentence after the words that come before inspectors' names.
  func inspectors(in sentence: String) -> String? {
    let level = sentence.lowercased()
    for phrase in inspectorPhrases {
      guard let range = level.range(of: phrase) else { continue }
      let tail = String(sentence.suffix(level.distance(from: range.upperBound, to: level.endIndex)))
      return sentences.meaning(of: tail) == "tells their offices" ? nil : tail
    }
    return nil
  }
}

extension String {
  /// The sentences of a text: it is cut after a full stop that a blank and a capital follow.
  var printedSentences: [String] {
    var out: [String] = [], current = ""
    for word in squeezed.split(separator: " ") {
      if current.hasSuffix("."), !current.endsInInitial, word.first?.isUppercase == true {
        out.append(current)
        current = String(word)
      } else {
        current += (current.isEmpty ? "" : " ") + word
      }
    }
    return current.isEmpty ? out : out + [current]
  }

  /// Whether the last word is a capital with a stop: a person's initial, not the end of a sentence.
  private var endsInInitial: Bool {
    guard let word = split(separator: " ").last, word.count == 2 else { return false }
    return word.first?.isUppercase == true && word.last == "."
  }
}
