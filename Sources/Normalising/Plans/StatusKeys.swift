import Documents
import PlanSchema
import Wording

/// Finds the plan's own keys to its ratings, wherever they stand and however they are set out, before the walk.
struct StatusKeyFinder {
  /// Where keys stand, so that the walk passes them over.
  struct Places {
    /// Blocks that a key takes, each with whether its text says more than the key.
    var blocks: [Int: Bool] = [:]
    /// Rows of tables, likewise.
    var rows: [Int: [Int: Bool]] = [:]
    /// The texts of cells that hold a key beside a label of something else.
    var cells: Set<String> = []
    /// Tables that are nothing but keys.
    var tables: Set<Int> = []
  }

  /// A line of the document, with where it stands.
  struct Line {
    var unit: KeyUnit
    var block: Int
    var row: Int?
    var isHeading = false
    var isInMeasures = false
  }

  /// A key found, and what stands around it.
  fileprivate struct Found {
    var keys: [StatusKey]
    var scope: StatusKey.Scope?
    /// Whether only its meanings tell that it is about measures.
    var isGuess = false
  }

  let ratings: KnownRatings
  private let runs: KeyRunReader
  private(set) var scale: [StatusKey] = []
  private(set) var places = Places()

  init(_ document: Document, vocabulary: PlanVocabulary, labels: LineLabels) {
    ratings = KnownRatings(used: RatingsUsed(vocabulary: vocabulary, labels: labels).ratings(of: document)) { text in
      vocabulary.role(of: text) != nil || PartHeading(text, vocabulary: vocabulary) != nil
    }
    runs = KeyRunReader(ratings: ratings)
    let lines = KeyLines(vocabulary: vocabulary, ratings: ratings).lines(of: document)
    for (index, block) in document.blocks.enumerated() {
      if case .table(let table) = block.content, table.rows.count <= 12, table.columnCount <= 4 { takeScoped(table, block: index) }
    }
    find(in: lines.filter { !places.tables.contains($0.block) })
    for (block, rows) in places.rows {
      guard case .table(let table) = document.blocks[block].content else { continue }
      let filled = table.rows.indices.filter { at in table.rows[at].cells.contains { !$0.isEmpty } }
      if filled.allSatisfy({ rows[$0] == false }) { places.tables.insert(block) }
    }
  }

  /// Takes a table with a column for actions and one for measures.
  private mutating func takeScoped(_ table: Table, block: Int) {
    let rows = table.rows.map { row in
      (0..<table.columnCount).map { column in
        row.cells.first { $0.column == column }.map { StatusKeyReader.Cell($0.text, fill: $0.fill, place: $0.place) } ?? .init("")
      }
    }
    .filter { row in row.contains { !$0.text.isEmpty } }
    guard let keys = StatusKeyReader(ratings: ratings).scoped(rows) else { return }
    for key in keys where !isKnown(key) { scale.append(key) }
    places.tables.insert(block)
  }

  private mutating func find(in lines: [Line]) {
    var found: [Found] = []
    let units = lines.map(\.unit)
    var index = 0
    while index < lines.count {
      let title = title(before: index, in: lines)
      var run = runs.run(in: units[index...], isTitled: title != nil)
      guard run.length > 0, var keys = accepted(run) else {
        index += 1
        continue
      }
      // Scores that no action has been given yet stand above those that are known.
      let first = firstScore(before: index, in: lines)
      if first < index {
        let whole = runs.run(in: units[first...], isTitled: true)
        if whole.length > run.length, let more = accepted(whole) { (run, keys, index) = (whole, more, first) }
      }
      found.append(Found(keys: keys, title: title ?? "", leads: run.leads, isInMeasures: lines[index].isInMeasures))
      if let second = run.second, second.pairs.count >= 2, second.pairs.contains(where: isTold) {
        let keys = StatusKeyReader(ratings: ratings).keys(second.pairs)
        found.append(Found(keys: keys, title: second.lead, leads: [], isInMeasures: false))
      }
      take(lines[index..<(index + run.length)], run)
      index += run.length
    }
    settleScopes(&found)
    for key in found.flatMap(\.keys) where !isKnown(key) { scale.append(key) }
    if !scale.isEmpty, !scale.contains(where: { ratings.isBlank($0.printed) || $0.printed.isEmpty }), let blank = blank(in: lines) {
      scale += blank
    }
  }

  /// The first of the rows above a line, in its table, whose first cell is a number and its second a text.
  private func firstScore(before index: Int, in lines: [Line]) -> Int {
    var first = index
    while first > 0, lines[first - 1].block == lines[index].block, lines[first - 1].unit.cells.count == 2,
      ratings.mayBeNumber(lines[first - 1].unit.cells[0].text), ratings.mayBeNumber(lines[index].unit.cells[0].text)
    {
      first -= 1
    }
    return first
  }

  /// What stands above a line and names it a key: a title, or the sentence that leads to it; with the short lines between.
  private func title(before index: Int, in lines: [Line]) -> String? {
    var words: [String] = []
    for at in stride(from: index - 1, through: max(0, index - 3), by: -1) {
      let line = lines[at], text = line.unit.text
      if text.utf8.count <= 90 { words.append(text) }
      if ratings.isTitle(text) { return words.reversed().joined(separator: " ") }
      // A title with a remark in the cell beside it.
      if line.unit.cells.count == 2, let first = line.unit.cells.first?.text, ratings.isTitle(first), first.contains(" ") {
        return ([first] + words.reversed()).joined(separator: " ")
      }
      if ratings.introduces(text) { return text.printedSentences.last }
      if line.isHeading || line.unit.cells.count > 1 || line.unit.isBarrier { return nil }
    }
    return nil
  }

  /// The keys of a run, if it is one: enough of its ratings are ratings, and enough of its meanings say how things stand.
  private func accepted(_ run: KeyRunReader.Run) -> [StatusKey]? {
    let pairs = run.pairs, count = Set(pairs.map { $0.rating.levelled }).count
    guard count >= 2 else { return nil }
    // A count of the actions by their rating explains nothing.
    guard pairs.count(where: { $0.meaning?.first?.isNumber == true }) * 2 < pairs.count else { return nil }
    let keys = StatusKeyReader(ratings: ratings).keys(pairs)
    let told = pairs.count(where: isTold)
    let used = pairs.count { ratings.isUsed($0.rating) }
    guard told * 3 >= pairs.count * 2 || (used >= 3 && told * 2 >= pairs.count) else { return nil }
    let known = pairs.count(where: \.isKnown)
    if run.isNamed { return known >= 2 || (told == pairs.count && pairs.count >= 3) ? keys : nil }
    // Words of the plan's own, without a title: four ways to stand, each told, are no chance.
    if Set(keys.map(\.status)).subtracting([.unknown]).count >= 4, told == pairs.count { return keys }
    guard known * 3 >= pairs.count * 2 else { return nil }
    let isSpoken = run.leads.contains(where: ratings.mentions) && told == pairs.count
    return count >= 3 || isSpoken || used >= 2 ? keys : nil
  }

  /// Whether a pair says how things stand, rather than only naming a colour.
  private func isTold(_ pair: KeyPair) -> Bool {
    if pair.rating.isEmpty || ratings.isBlank(pair.rating) { return true }
    guard let meaning = pair.meaning else {
      // Beside a colour the words say what that means.
      return RatingWords.shared.universal(pair.rating) != nil || pair.fill != nil && MeaningReader.shared.status(of: pair.rating) != nil
    }
    return MeaningReader.shared.status(of: meaning) != nil
  }

  private mutating func take(_ lines: ArraySlice<Line>, _ run: KeyRunReader.Run) {
    places.cells.formUnion(run.cells)
    for (index, line) in lines.enumerated() {
      let saysMore = run.saysMore.contains(index)
      if let row = line.row {
        // A row that holds more than a rating and its meaning is for the walk to read, too.
        let isMore = line.unit.cells.count > 3 && line.unit.pairs.isEmpty || line.unit.cells.contains { run.cells.contains($0.text) }
        if !isMore { places.rows[line.block, default: [:]][row] = saysMore }
      } else {
        places.blocks[line.block] = saysMore
      }
    }
  }

  /// A plan may print its key over every table: each line of it is kept once.
  private func isKnown(_ key: StatusKey) -> Bool {
    scale.contains {
      $0.printed.levelled == key.printed.levelled && $0.appliesTo == key.appliesTo && $0.meaning?.levelled == key.meaning?.levelled
    }
  }

  /// A sentence elsewhere that says what an empty cell of the ratings' column means.
  private func blank(in lines: [Line]) -> [StatusKey]? {
    for line in lines where line.unit.cells.count == 1 && line.unit.text.utf8.count <= 600 {
      for sentence in line.unit.text.printedSentences where ratings.mentions(sentence) {
        guard let pair = runs.blankSentence(sentence, place: line.unit.cells[0].place) else { continue }
        return StatusKeyReader(ratings: ratings).keys([pair])
      }
    }
    return nil
  }

  // MARK: Scopes

  /// Where a plan has one key for measures, its others are for actions; one key alone is for both, unless it says that it is not.
  private func settleScopes(_ found: inout [Found]) {
    if found.count == 1, found[0].isGuess { found[0].scope = nil }
    let hasMeasures = found.contains { $0.scope == .measure }
    for index in found.indices {
      let scope = found[index].scope ?? (hasMeasures ? .action : .any)
      // "Status of actions" over the only key does not keep the measures from using it.
      let isAlone = scope == .action && !hasMeasures
      for key in found[index].keys.indices where found[index].keys[key].appliesTo == .any {
        found[index].keys[key].appliesTo = isAlone ? .any : scope
      }
    }
  }
}

extension StatusKeyFinder.Found {
  fileprivate init(keys: [StatusKey], title: String, leads: [String], isInMeasures: Bool) {
    self.keys = keys
    let subjects = KeySubjects.shared
    scope = subjects.scope(of: title) ?? subjects.scope(of: leads.joined(separator: " "))
    guard scope == nil else { return }
    if isInMeasures {
      scope = .measure
    } else if keys.count(where: { subjects.comparesFigures($0.meaning ?? "") }) * 2 >= keys.count {
      scope = .measure
      isGuess = true
    }
  }
}

/// Tells whether words around a key are about actions or about measures.
struct KeySubjects: Sendable {
  static let shared = KeySubjects()
  private let actions, measures, figures, notFigures: [String]

  init() {
    let words = Vocabulary.load("key-subjects")
    (actions, measures, figures) = (words.phrases(with: "actions"), words.phrases(with: "measures"), words.phrases(with: "figures"))
    notFigures = words.phrases(with: "no figures")
  }

  /// The one that a text speaks of; `nil` where it speaks of both or neither.
  func scope(of text: String) -> StatusKey.Scope? {
    let level = text.levelled
    let hasActions = actions.contains(where: level.containsWords), hasMeasures = measures.contains(where: level.containsWords)
    return hasActions == hasMeasures ? nil : hasActions ? .action : .measure
  }

  func comparesFigures(_ meaning: String) -> Bool {
    let level = meaning.levelled
    if figures.contains(where: level.containsWords) { return true }
    return level.containsWords("target") && !notFigures.contains(where: level.containsWords)
  }
}

extension PlanReader {
  /// Passes over a block that a key takes. Returns whether it is one.
  mutating func skipKey(block: Int) -> Bool {
    if let saysMore = keyPlaces.blocks[block] {
      keeper.place(block: block)
      if saysMore, let paragraph = document.blocks[block].paragraph { passage(paragraph) }
      return true
    }
    guard keyPlaces.tables.contains(block) else { return false }
    keeper.place(block: block)
    table = nil
    return true
  }

  /// Passes over a row that a key takes.
  mutating func skipKey(_ row: PlanRow) -> Bool {
    guard let saysMore = keyPlaces.rows[row.block]?[row.row] else { return false }
    keeper.place(block: row.block, row: row.row)
    if saysMore { for paragraph in row.own.flatMap(\.paragraphs) { passage(paragraph) } }
    return true
  }
}
