import Foundation
import PlanSchema
import Wording

/// The words of inspection reports and letters: headings, areas, grades, labels and stock sentences, from the vocabulary files.
struct InspectionVocabulary: Sendable {
  /// Headings by what stands under them.
  let headings: Lexicon
  /// Names of judged areas, by the schema's area.
  let areas: Lexicon
  /// The same word by word, longest first.
  let areaNames: [AreaName]
  /// Labels of covers.
  let labels: Lexicon
  /// Stock sentences, inspectors' titles.
  let sentences: Lexicon
  let grades: GradeReader
  let frameworks: [FrameworkDescription]

  struct AreaName: Sendable {
    var area: Judgement.Area
    var words: [String]
  }

  static let standard = InspectionVocabulary()

  private init() {
    headings = Self.load("inspection-headings")
    areas = Self.load("inspection-areas")
    areaNames = areas.entries.compactMap { entry in
      Judgement.Area(rawValue: entry.meaning).map {
        AreaName(area: $0, words: entry.phrase.split(separator: " ").map { String($0).levelled })
      }
    }.sorted { $0.words.count > $1.words.count }
    labels = Self.load("inspection-labels")
    sentences = Self.load("inspection-sentences")
    grades = GradeReader(Self.load("inspection-grades"))
    frameworks = FrameworkDescription.standard
  }

  static func load(_ name: String) -> Lexicon {
    guard let source = resource(name, "txt") else { preconditionFailure("the vocabulary file \(name).txt is missing from the program") }
    do {
      return try Lexicon(source)
    } catch {
      preconditionFailure("the vocabulary file \(name).txt: \(error)")
    }
  }

  static func resource(_ name: String, _ type: String) -> String? {
    guard let url = Bundle.module.url(forResource: name, withExtension: type, subdirectory: "Resources") else { return nil }
    return try? String(contentsOf: url, encoding: .utf8)
  }

  /// The area that a whole text names; a number before it does not matter.
  func area(of text: String) -> Judgement.Area? {
    let bare = text.withoutLeadingNumber
    return areas.meaning(of: bare).flatMap(Judgement.Area.init) ?? areas.meaning(of: bare.withoutBrackets).flatMap(Judgement.Area.init)
  }

  /// Whether a sentence of the file says this of a text.
  func says(_ meaning: String, _ text: String) -> Bool {
    text.utf8.count < 400 && sentences.match(text)?.meaning == meaning
  }
}

extension String {
  /// The text without a number or letter mark at its start: "2.1 Adoption performance" is "Adoption performance".
  var withoutLeadingNumber: String {
    let rest = drop { $0.isNumber || $0 == "." || $0 == " " || $0 == ")" }
    return rest.isEmpty || rest.count == count ? self : String(rest)
  }

  /// The text without what stands in round brackets.
  var withoutBrackets: String {
    var out = "", depth = 0
    for character in self {
      if character == "(" { depth += 1 } else if character == ")" { depth = max(0, depth - 1) } else if depth == 0 { out.append(character) }
    }
    return out.squeezed
  }

  /// The text without the digits of a footnote mark glued to its last word: "need to improve?1", "Board1".
  var withoutFootnoteMark: String {
    let trimmed = squeezed
    let body = trimmed.reversed().drop { $0.isASCII && $0.isNumber }
    guard let last = body.first, body.count < trimmed.count, trimmed.count - body.count <= 2 else { return trimmed }
    return last.isLetter || "?.:)”’".contains(last) ? String(body.reversed()) : trimmed
  }
}
