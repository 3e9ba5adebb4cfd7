import PlanSchema
import Wording

/// Reads a plan's own key to its statuses, out of a run of text or out of a table.
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
  private let scopes = StatusKeyReader.scopes
  private static let scopes = Vocabulary.load("key-scopes")

  /// Whether a text names a key ("RAG rating") and says nothing else.
  static func names(key text: String) -> Bool { text.utf8.count <= 60 && scopes.meaning(of: text) == "label" }

  public init() {}

  // MARK: Text

  /// Reads a key from a text: "Red: Little or no progress Amber: Minor delay", "R = Off track", "On track – will be done | Slipping – at
  /// risk". Empty where the text is no key: it must tell at least two ratings apart.
  public func read(_ text: String, place: Place? = nil) -> [StatusKey] {
    let listed = listedPairs(text), run = runPairs(text)
    let pairs = listed.count >= run.count ? listed : run
    guard pairs.count >= 2 else { return [] }
    return settle(pairs.map { key($0.rating, meaning: $0.meaning, scope: .any, fill: nil, place: place) })
  }

  /// Reads a key from lines: each "Red – off track", or a rating and its meaning by turns.
  public func read(lines: [String], place: Place? = nil) -> [StatusKey] {
    let lines = lines.map(\.squeezed).filter { !$0.isEmpty }
    var pairs: [(rating: String, meaning: String?)] = []
    var index = 0
    while index < lines.count {
      if let pair = leadingPair(lines[index]) {
        pairs.append(pair)
      } else if isRating(lines[index]), index + 1 < lines.count, !isRating(lines[index + 1]), leadingPair(lines[index + 1]) == nil {
        pairs.append((lines[index], lines[index + 1]))
        index += 1
      }
      index += 1
    }
    if pairs.count >= 2 { return settle(pairs.map { key($0.rating, meaning: $0.meaning, scope: .any, fill: nil, place: place) }) }
    return read(lines.joined(separator: "\n"), place: place)
  }

  /// Ratings and meanings divided by "|", ";" or line ends, each "rating – meaning" or a rating alone.
  private func listedPairs(_ text: String) -> [(rating: String, meaning: String?)] {
    var body = Substring(text)
    // "Status key: On track – …": what stands before the first colon is the label, if it is no rating.
    if let colon = body.firstIndex(of: ":"), !isRating(String(body[..<colon])), scopes.meaning(of: String(body[..<colon])) == "label" {
      body = body[body.index(after: colon)...]
    }
    let pieces = body.split(whereSeparator: { $0 == "|" || $0.isNewline || $0 == "•" })
    guard pieces.count >= 2 else { return [] }
    var pairs: [(String, String?)] = []
    for piece in pieces {
      let line = String(piece).squeezed
      if line.isEmpty { continue }
      if let pair = leadingPair(line) ?? wordPair(line) {
        pairs.append(pair)
      } else if isRating(line) {
        pairs.append((line, nil))
      }
    }
    return pairs
  }

  /// One run of text in which each rating is followed by a mark and its meaning: "Red: … Amber: …".
  private func runPairs(_ text: String) -> [(rating: String, meaning: String?)] {
    let tokens = text.squeezed.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    let plain = starts(in: tokens, takesLetters: false)
    guard plain.count >= 2 else { return [] }
    // Beside letters for colours, any capital with a mark after it is one more rating: "N – not yet due".
    let isLettered = plain.contains { $0.rating.utf8.count == 1 }
    let starts = isLettered ? starts(in: tokens, takesLetters: true) : plain
    return starts.enumerated().map { position, start in
      let end = position + 1 < starts.count ? starts[position + 1].at : tokens.count
      let meaning = tokens[start.after..<max(start.after, end)].joined(separator: " ").trimmedOfTrailingMarks
      return (start.rating, meaning.isEmpty ? nil : meaning)
    }
  }

  /// The ratings in a run of words, with the words that their meanings begin at.
  private func starts(in tokens: [String], takesLetters: Bool) -> [(at: Int, after: Int, rating: String)] {
    var starts: [(at: Int, after: Int, rating: String)] = []
    var index = 0
    while index < tokens.count {
      if let found = ratingMark(tokens, at: index) {
        starts.append((index, found.next, found.rating))
        index = found.next
      } else if takesLetters, let found = letterMark(tokens, at: index) {
        starts.append((index, found.next, found.rating))
        index = found.next
      } else {
        index += 1
      }
    }
    return starts
  }

  /// A colour word, letter or sign with a mark after it: "Red:", "Red (R) =", "🟢", "Amber –".
  private func ratingMark(_ tokens: [String], at index: Int) -> (rating: String, next: Int)? {
    let token = tokens[index]
    let core = token.trimmedOfTrailingMarks.trimmedOfSeparators
    guard words.colour(core) != nil || words.isBlank(core) && core.utf8.count > 4 else { return nil }
    if token.hasSuffix(":") || token.hasSuffix("=") { return (core, index + 1) }
    let isSign = core.utf8.allSatisfy { $0 >= 0x80 }
    var next = index + 1
    var rating = core
    if next < tokens.count, tokens[next].hasPrefix("("), tokens[next].trimmedOfTrailingMarks.hasSuffix(")") {
      rating += " " + tokens[next].trimmedOfTrailingMarks
      let isMarked = tokens[next].hasSuffix(":") || tokens[next].hasSuffix("=")
      next += 1
      if isMarked { return (rating, next) }
    }
    if next < tokens.count, ["=", "-", "–", "—", ":"].contains(tokens[next]) { return (rating, next + 1) }
    return isSign ? (core, index + 1) : nil
  }

  /// A capital alone with a mark after it: "N –", "X:", "N =".
  private func letterMark(_ tokens: [String], at index: Int) -> (rating: String, next: Int)? {
    let token = tokens[index], core = token.trimmedOfTrailingMarks
    guard core.utf8.count == 1, let letter = core.utf8.first, (0x41...0x5A).contains(letter) else { return nil }
    if token.hasSuffix(":") || token.hasSuffix("=") { return (core, index + 1) }
    if index + 1 < tokens.count, ["=", "-", "–", "—", ":"].contains(tokens[index + 1]) { return (core, index + 2) }
    return nil
  }

  /// "Red – off track", "Amber: at risk", "B = complete", "Blue (B) complete".
  private func leadingPair(_ line: String) -> (rating: String, meaning: String?)? {
    let tokens = line.squeezed.split(separator: " ").map(String.init)
    for mark in [":", " – ", " - ", " = "] {
      // "No colour: not started".
      guard let range = line.range(of: mark) else { continue }
      let blank = String(line[..<range.lowerBound]).squeezed, meaning = String(line[range.upperBound...]).squeezed
      if words.isBlank(blank), blank.utf8.count > 4, !meaning.isEmpty { return (blank, meaning) }
    }
    guard let first = tokens.first, !first.isEmpty, let found = ratingMark(tokens, at: 0), found.next < tokens.count else { return nil }
    return (found.rating, tokens[found.next...].joined(separator: " "))
  }

  /// "Slipping – at risk of missing its date": any short words before a dash or colon.
  private func wordPair(_ line: String) -> (rating: String, meaning: String?)? {
    for mark in [" – ", " - ", " — ", ": ", " = "] {
      let parts = line.components(around: mark)
      guard parts.count >= 2, !parts[0].squeezed.isEmpty, parts[0].split(separator: " ").count <= 4 else { continue }
      let meaning = parts.dropFirst().joined(separator: mark).squeezed
      if words.status(ofMeaning: meaning) != nil || isRating(parts[0]) { return (parts[0].squeezed, meaning) }
    }
    return nil
  }

  /// Whether a text is a rating and nothing else.
  public func isRating(_ text: String) -> Bool {
    let plain = text.squeezed
    guard !plain.isEmpty, plain.utf8.count <= 60 else { return false }
    let forms = words.forms(of: plain)
    guard let first = forms.first else { return false }
    return words.colour(first) != nil || words.universal(first) != nil || words.isBlank(first)
      || forms.dropFirst().contains { words.colour($0) != nil } && plain.split(separator: " ").count <= 3
  }

  // MARK: Tables

  /// Reads a key from a table: a row a rating, its words or its coloured cell first, then what it means; a header row may say that one
  /// column speaks of measures and another of actions. Empty where the table is no key.
  public func read(rows: [[Cell]]) -> [StatusKey] {
    var rows = rows.filter { row in row.contains { !$0.text.squeezed.isEmpty || $0.fill != nil } }
    guard let head = rows.first else { return [] }
    var columns: [(index: Int, scope: StatusKey.Scope)] = []
    let heads = head.map { scopes.meaning(of: $0.text) }
    let isHeader = heads.contains { $0 != nil } && !(head.first.map { isRating($0.text) } ?? false)
    if isHeader {
      rows.removeFirst()
      for (index, meaning) in heads.enumerated() {
        if meaning == "measure" { columns.append((index, .measure)) }
        if meaning == "action" { columns.append((index, .action)) }
        if meaning == "any" { columns.append((index, .any)) }
      }
    }
    var keys: [StatusKey] = []
    for row in rows {
      guard let rating = rating(of: row) else { continue }
      let used = columns.isEmpty ? meaningColumn(of: row).map { [($0, StatusKey.Scope.any)] } ?? [] : columns
      if used.isEmpty {
        keys.append(key(rating.text, meaning: nil, scope: .any, fill: rating.fill, place: row.first?.place))
      }
      for (index, scope) in used where index < row.count {
        let meaning = row[index].text.squeezed
        keys.append(key(rating.text, meaning: meaning.isEmpty ? nil : meaning, scope: scope, fill: rating.fill, place: row[index].place))
      }
    }
    guard Set(keys.map(\.printed)).count >= 2, keys.contains(where: { $0.status != .unknown }) else { return [] }
    return settle(keys)
  }

  private func rating(of row: [Cell]) -> (text: String, fill: String?)? {
    guard let first = row.first else { return nil }
    let text = first.text.squeezed
    if row.count == 1, let pair = leadingPair(text) { return (pair.rating, first.fill) }
    if text.isEmpty {
      // A coloured cell without words is known by its colour; one without either stands for "no rating".
      let name = first.fill.flatMap(CellColour.init(hex:)).map { $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() }
      return (name.map { $0 == "White" ? "" : $0 } ?? "", first.fill)
    }
    guard text.split(separator: " ").count <= 8 else { return nil }
    return (text, first.fill)
  }

  private func meaningColumn(of row: [Cell]) -> Int? { row.indices.dropFirst().first { !row[$0].text.squeezed.isEmpty } }

  // MARK: One line

  private func key(_ printed: String, meaning: String?, scope: StatusKey.Scope, fill: String?, place: Place?) -> StatusKey {
    StatusKey(
      printed: printed, appliesTo: scope, meaning: meaning, status: status(printed, meaning: meaning), colours: fill.map { [$0] } ?? [],
      place: place)
  }

  private func status(_ printed: String, meaning: String?) -> CommonStatus {
    if let meaning, let status = words.status(ofMeaning: meaning) { return status }
    for form in words.forms(of: printed) { if let status = words.universal(form) { return status } }
    if let status = words.status(ofMeaning: printed) { return status }
    for form in words.forms(of: printed) {
      if let colour = words.colour(form), let status = words.usual(colour) { return status }
    }
    return .unknown
  }

  /// Where two ratings of one scope both read as complete, the one whose meaning speaks of being embedded is the further step.
  private func settle(_ keys: [StatusKey]) -> [StatusKey] {
    var keys = keys
    for scope in StatusKey.Scope.allScopes {
      let complete = keys.indices.filter { keys[$0].appliesTo == scope && keys[$0].status == .complete }
      let embedded = complete.filter { (keys[$0].printed + " " + (keys[$0].meaning ?? "")).levelled.containsWords("embedded") }
      if complete.count > embedded.count { for index in embedded { keys[index].status = .embedded } }
      // Amber stands between: where its meaning reads like that of red or of green, it is the milder or the worse of the two.
      func named(_ names: Set<CellColour>) -> [Int] {
        keys.indices.filter { at in
          keys[at].appliesTo == scope && words.forms(of: keys[at].printed).compactMap(words.colour).contains(where: names.contains)
        }
      }
      for amber in named([.amber, .yellow]) {
        let isLikeRed = keys[amber].status == .offTrack && named([.red]).contains { keys[$0].status == .offTrack }
        let isLikeGreen = keys[amber].status == .onTrack && named([.green]).contains { keys[$0].status == .onTrack }
        if isLikeRed || isLikeGreen { keys[amber].status = .atRisk }
      }
    }
    return keys
  }
}

extension StatusKey.Scope {
  fileprivate static let allScopes: [StatusKey.Scope] = [.action, .measure, .any]
}

extension String {
  /// The text without a mark of equality or bullet at its ends.
  var trimmedOfSeparators: String {
    var out = Substring(self)
    while let last = out.last, "=:•".contains(last) { out.removeLast() }
    while let first = out.first, "•".contains(first) { out.removeFirst() }
    return String(out)
  }
}
