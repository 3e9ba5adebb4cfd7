import Documents
import PlanSchema
import Wording

/// One list of recommendations while it is being read: from its heading to the first piece that does not belong to it.
struct RecommendationList {
  /// What became of a piece offered to the list.
  enum Answer {
    /// It is an item, or the rest of one.
    case taken
    /// It belongs to the list and asks for nothing: an introduction, "There are no priority actions".
    case remark
    /// It belongs to what follows the list.
    case refused
  }

  struct Item {
    var ref: String?
    var kind: Recommendation.Kind
    var heading: String?
    var due: String?
    var text: String
    var isMarked: Bool
    /// Whether its mark is a number alone, without a stop.
    var isBare = false
    /// Whether nested items have been joined to its text.
    var hasNested = false
    var place: Place
  }

  private enum Style: Equatable {
    case numbered
    /// By letters or Roman numerals: "a)", "(iv)".
    case lettered
    case bulleted(glyph: String, level: Int)
  }

  let vocabulary: InspectionVocabulary
  let body: Recommendation.Body
  /// The level of the heading that opened it; `nil` where the format cannot tell.
  let level: Int?
  var kind: Recommendation.Kind
  /// The sub-heading, and the time that it sets, in force.
  var heading: String?
  var due: String?
  private(set) var items: [Item] = []
  private var style: Style?

  init(vocabulary: InspectionVocabulary, body: Recommendation.Body, level: Int?, kind: Recommendation.Kind) {
    self.vocabulary = vocabulary
    self.body = body
    self.level = level
    self.kind = kind
  }

  var isNumbered: Bool { style == .numbered }
  var lastText: String? { items.last?.text }

  /// A new sub-heading: what follows it may be marked in another way.
  mutating func begin(heading: String?, due: String? = nil) {
    self.heading = heading
    self.due = due
    if style != .numbered { style = nil }
  }

  /// Offers a piece. `nextIsMarked`: whether a marked piece follows it.
  mutating func offer(_ piece: Piece, nextIsMarked: Bool) -> Answer {
    if vocabulary.says("asks nothing", piece.text) || vocabulary.says("introduces", piece.text) { return .remark }
    if items.isEmpty, piece.marker == nil, piece.text.hasSuffix(":") { return .remark }
    guard piece.marker != nil else { return offerUnmarked(piece, nextIsMarked: nextIsMarked) }
    if piece.isBulleted { return offerBulleted(piece) }
    if piece.number == nil { return offerLettered(piece) }
    // A numbered paragraph after a list that is not numbered is the narrative that follows it.
    switch style {
    case .bulleted, .lettered: return .refused
    case .numbered, nil: style = .numbered
    }
    add(piece)
    return .taken
  }

  private mutating func offerBulleted(_ piece: Piece) -> Answer {
    let glyph = piece.marker ?? "", level = piece.itemLevel
    switch style {
    case .numbered, .lettered:
      if items.isEmpty { add(piece) } else { nest(piece) }
    case nil:
      style = .bulleted(glyph: glyph, level: level)
      add(piece)
    case .bulleted(let first, let base):
      let isDeeper = level > base || (glyph != first && !items.isEmpty)
      if isDeeper, !items.isEmpty { nest(piece) } else { add(piece) }
    }
    return .taken
  }

  private mutating func offerLettered(_ piece: Piece) -> Answer {
    switch style {
    case .lettered, nil:
      style = .lettered
      add(piece)
    case .numbered, .bulleted: if items.isEmpty { add(piece) } else { nest(piece) }
    }
    return .taken
  }

  private mutating func offerUnmarked(_ piece: Piece, nextIsMarked: Bool) -> Answer {
    guard let last = items.indices.last else {
      add(piece)
      return .taken
    }
    if items[last].heading == heading, items[last].kind == kind {
      if !items[last].text.endsSentence || piece.text.first?.isLowercase == true {
        join(piece, to: last, with: items[last].text.hasSuffix("-") ? "" : " ")
        return .taken
      }
      if items[last].isMarked {
        guard isNumbered, nextIsMarked else { return .refused }
        join(piece, to: last, with: " ")
        return .taken
      }
    }
    add(piece)
    return .taken
  }

  private mutating func add(_ piece: Piece) {
    items.append(
      Item(
        ref: piece.ref, kind: kind, heading: heading, due: due, text: piece.text, isMarked: piece.marker != nil,
        isBare: piece.marker?.allSatisfy { $0.isASCII && $0.isNumber } ?? false, place: piece.place))
  }

  /// A nested item goes on with the sentence of the item that it stands under; where the print leaves the stop to the line end, a semicolon
  /// keeps the two apart.
  private mutating func nest(_ piece: Piece) {
    guard let last = items.indices.last else { return add(piece) }
    let separator = items[last].hasNested ? items[last].text.separatorBeforeNextPoint : " "
    join(piece, to: last, with: separator)
    items[last].hasNested = true
  }

  private mutating func join(_ piece: Piece, to index: Int, with separator: String) {
    items[index].text += separator + piece.text
    items[index].place = items[index].place.through(piece.place)
  }
}

extension String {
  /// What stands between a point of a list that runs on as a sentence and the next point: a semicolon where the print leaves the stop to
  /// the line end.
  var separatorBeforeNextPoint: String {
    if let last, ",;:.".contains(last) { return " " }
    return ["and", "or"].contains(split(separator: " ").last.map(String.init) ?? "") ? " " : "; "
  }
}
