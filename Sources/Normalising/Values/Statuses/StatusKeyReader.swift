import PlanSchema
import Wording

/// Reads a plan's own key to its statuses, out of a run of text, of lines or of a table.
///
/// What a rating means on the common scale is told by the meaning that the key gives it; where the vocabulary knows none of its words, by
/// the rating itself.
public struct StatusKeyReader: Sendable {
  /// A cell of a key's table.
  public struct Cell: Sendable, Hashable {
    public var text: String
    /// The fill as `RRGGBB`, where it has one.
    public var fill: String?
    public var place: Place?

    public init(_ text: String, fill: String? = nil, place: Place? = nil) {
      self.text = text
      self.fill = fill
      self.place = place
    }
  }

  private let words = RatingWords.shared
  private let ratings: KnownRatings
  private static let scopes = Vocabulary.load("key-scopes")

  public init() { ratings = .ofAnyPlan }

  init(ratings: KnownRatings) { self.ratings = ratings }

  /// Reads a key from a text: "Red: Little or no progress Amber: Minor delay", "R = Off track", "On track – will be done | Slipping – at
  /// risk". Empty where the text is no key: it must tell at least two ratings apart.
  public func read(_ text: String, place: Place? = nil) -> [StatusKey] { read(lines: [text], place: place) }

  /// Reads a key from lines: each "Red – off track", or a rating and its meaning by turns.
  public func read(lines: [String], place: Place? = nil) -> [StatusKey] {
    let units = lines.map(\.trimmedOfBlanks).filter { !$0.isEmpty }.map { KeyUnit(cells: [Cell($0, place: place)]) }
    let run = KeyRunReader(ratings: ratings).run(in: units[...], isTitled: units.count > 1)
    return run.pairs.count >= 2 ? keys(run.pairs) : []
  }

  /// Reads a key from a table: a row a rating, its words or its coloured cell first, then what it means; a header row may say that one
  /// column speaks of measures and another of actions. Empty where the table is no key.
  public func read(rows: [[Cell]]) -> [StatusKey] {
    let rows = rows.filter { row in row.contains { !$0.text.squeezed.isEmpty || $0.fill != nil } }
    if let keys = scoped(rows) { return keys }
    let run = KeyRunReader(ratings: ratings).run(in: rows.map { KeyUnit(cells: $0) }[...], isTitled: false)
    let keys = keys(run.pairs)
    return Set(keys.map(\.printed)).count >= 2 && keys.contains { $0.status != .unknown } ? keys : []
  }

  /// A table with a column for measures and one for actions.
  func scoped(_ rows: [[Cell]]) -> [StatusKey]? {
    guard let head = rows.first, rows.count >= 3, rows.count <= 12 else { return nil }
    let columns = head.enumerated().compactMap { index, cell -> (Int, StatusKey.Scope)? in
      switch Self.scopes.meaning(of: cell.text) {
      case "measure": (index, .measure)
      case "action": (index, .action)
      default: nil
      }
    }
    guard Set(columns.map(\.1)).count == 2, columns.allSatisfy({ $0.0 > 0 }) else { return nil }
    var lines: [(pair: KeyPair, scope: StatusKey.Scope)] = []
    var last: [Int: Int] = [:]
    for row in rows.dropFirst() {
      guard let first = row.first else { return nil }
      // What the row above has no room for.
      let saysNothing = columns.allSatisfy { $0.0 >= row.count || words.status(ofMeaning: row[$0.0].text) == nil }
      if first.text.squeezed.isEmpty, first.fill == nil, !last.isEmpty, saysNothing {
        for (index, _) in columns where index < row.count && !row[index].text.isEmpty {
          if let at = last[index] { lines[at].pair.meaning = ((lines[at].pair.meaning ?? "") + " " + row[index].text).squeezed }
        }
        continue
      }
      guard ratings.isKnown(first.text) || first.fill != nil || first.text.squeezed.isEmpty else { return nil }
      let rating = first.text.squeezed.isEmpty ? CellColour.name(ofFill: first.fill) : first.text.squeezed
      for (index, scope) in columns where index < row.count {
        let meaning = row[index].text.squeezed
        // "–", "(not used)": the rating is none here.
        guard !meaning.isEmpty, meaning.contains(where: \.isLetter), !words.isUnused(meaning) else { continue }
        last[index] = lines.count
        lines.append((KeyPair(rating: rating, meaning: meaning, isKnown: true, fill: first.fill, place: row[index].place), scope))
      }
    }
    return settle(lines.map { key($0.pair, scope: $0.scope) })
  }

  // MARK: Statuses

  /// The lines of a key with what they stand for.
  func keys(_ pairs: [KeyPair]) -> [StatusKey] { settle(pairs.map { key($0, scope: .any) }) }

  private func key(_ pair: KeyPair, scope: StatusKey.Scope) -> StatusKey {
    let meaning = pair.meaning.flatMap { $0.isEmpty ? nil : $0 }
    return StatusKey(
      printed: pair.rating, appliesTo: scope, meaning: meaning, status: pair.status ?? status(pair.rating, meaning: meaning),
      colours: pair.fill.map { [$0] } ?? [], place: pair.place)
  }

  private func status(_ printed: String, meaning: String?) -> CommonStatus {
    if let meaning, let status = words.status(ofMeaning: meaning) { return status }
    for form in words.forms(of: printed) { if let status = words.universal(form) { return status } }
    if let status = words.status(ofMeaning: printed) { return status }
    if ratings.isBlank(printed) { return .unknown }
    for form in words.forms(of: printed) {
      if let colour = words.colour(form), let status = words.usual(colour) { return status }
    }
    return .unknown
  }

  /// Ratings of one scope that read alike are told apart: of two that are complete, the one that speaks of lasting is the further step;
  /// amber, between red and green, is the milder or the worse of the two; red beside another that is not started is off track.
  private func settle(_ keys: [StatusKey]) -> [StatusKey] {
    var keys = keys
    for scope in StatusKey.Scope.allCases {
      let mine = keys.indices.filter { keys[$0].appliesTo == scope }
      let complete = mine.filter { keys[$0].status == .complete }
      let embedded = complete.filter { MeaningReader.shared.speaksOfEmbedding(keys[$0].printed + ": " + (keys[$0].meaning ?? "")) }
      if complete.count > embedded.count { for index in embedded { keys[index].status = .embedded } }
      func named(_ names: Set<CellColour>) -> [Int] {
        mine.filter { at in words.forms(of: keys[at].printed).compactMap(words.colour).contains(where: names.contains) }
      }
      for amber in named([.amber, .yellow]) {
        let isLikeRed = keys[amber].status == .offTrack && named([.red]).contains { keys[$0].status == .offTrack }
        let isLikeGreen = keys[amber].status == .onTrack && named([.green]).contains { keys[$0].status == .onTrack }
        if isLikeRed || isLikeGreen { keys[amber].status = .atRisk }
      }
      for red in named([.red]) where keys[red].status == .notStarted {
        let isTwice = mine.contains { $0 != red && keys[$0].status == .notStarted }
        if isTwice { keys[red].status = .offTrack }
      }
    }
    return keys
  }
}
