import Documents
import PlanSchema
import Wording

/// A line of a document, or a row of a table, that may explain a rating.
struct KeyUnit: Sendable {
  var cells: [StatusKeyReader.Cell]
  /// Whether nothing goes on over it: a heading, or a row of a wide table.
  var isBarrier = false
  /// The pairs of a row whose ratings stand side by side.
  var pairs: [KeyPair] = []
  /// Whether an empty cell stands before its text.
  var isIndented = false
  /// Whether its text is the meanings of the row above.
  var takenAbove = false
  /// The mark of an item of a list, which may be a rating: "4", "0".
  var mark: StatusKeyReader.Cell?

  var text: String { cells.map(\.text).joined(separator: " ").squeezed }
}

/// Reads a run of lines that explain ratings, each one or several.
struct KeyRunReader: Sendable {
  /// A run: its pairs, and which of the lines from its start hold them.
  struct Run: Sendable {
    var pairs: [KeyPair] = []
    /// How many lines it takes.
    var length = 0
    /// Whether its own lines name it a key.
    var isNamed = false
    /// What its text says before the pairs, and the name that it gives them.
    var leads: [String] = []
    /// Another key in the text of its last line.
    var second: (lead: String, pairs: [KeyPair])?
    /// The lines, counted from its start, that say more than the pairs.
    var saysMore: Set<Int> = []
    /// The texts of cells that hold a key beside others that do not.
    var cells: [String] = []
  }

  let ratings: KnownRatings
  private let texts: KeyTextReader
  private let words = RatingWords.shared
  private static let limit = 16

  init(ratings: KnownRatings = .ofAnyPlan) {
    self.ratings = ratings
    texts = KeyTextReader(ratings: ratings)
  }

  /// The run that begins at a line; empty where none does.
  /// - Parameter isTitled: Whether what stands above names a key.
  func run(in units: ArraySlice<KeyUnit>, isTitled: Bool) -> Run {
    var run = Run(isNamed: isTitled)
    var index = units.startIndex
    if let first = units.first, ratings.isHeader(first.cells.map(\.text)) || (first.cells.count >= 2 && ratings.isTitle(first.text)) {
      run.isNamed = true
      index += 1
    }
    let start = units.startIndex
    while index < units.endIndex, index - start < Self.limit {
      let unit = units[index]
      if unit.isBarrier, index > start { break }
      if unit.takenAbove, !run.pairs.isEmpty {
        index += 1
        continue
      }
      if let pair = turn(unit, index + 1 < units.endIndex ? units[index + 1] : nil, isTitled: run.isNamed) {
        run.pairs.append(pair)
        index += 2
      } else if let (pairs, reading) = pairs(unit, isTitled: run.isNamed) {
        // A rating said twice is another key's.
        let isAgain = pairs.contains { pair in run.pairs.contains { $0.rating.levelled == pair.rating.levelled && !pair.rating.isEmpty } }
        if !run.pairs.isEmpty, isAgain || isStray(pairs) { break }
        for pair in pairs {
          let (own, blank) = apart(pair)
          run.pairs.append(own)
          if let blank = blank ?? blankBeside(own) { run.pairs.append(blank) }
        }
        run.isNamed = run.isNamed || reading?.isNamed == true
        if let name = reading?.name { run.leads.append(name) }
        if let cell = reading?.cell { run.cells.append(cell) }
        if let reading, !reading.lead.isEmpty || !reading.rest.isEmpty {
          if !reading.lead.isEmpty { run.leads.append(reading.lead) }
          run.saysMore.insert(index - start)
        }
        if let second = reading?.second {
          run.second = (
            second.lead,
            second.pairs.map { pair in
              var pair = pair
              pair.place = unit.cells.first?.place
              return pair
            }
          )
          index += 1
          break
        }
        if let blank = reading?.rest.lazy.compactMap({ blankSentence($0, place: unit.cells.first?.place) }).first {
          run.pairs.append(blank)
        }
        index += 1
      } else if run.pairs.count >= 2, unit.isIndented, unit.cells.count == 1, words.status(ofMeaning: unit.text) != nil {
        // A cell with nothing in it beside what that means.
        run.pairs.append(KeyPair(rating: "", meaning: unit.text, isKnown: true, place: unit.cells[0].place))
        index += 1
      } else if !run.pairs.isEmpty, let blank = blankSentence(unit.text, place: unit.cells.first?.place) {
        run.pairs.append(blank)
        index += 1
      } else {
        break
      }
    }
    run.length = run.pairs.isEmpty ? 0 : index - start
    return run
  }

  /// What a sentence says of a cell with nothing in it: "Where no word is given, work has not started", "Left blank until …".
  func blankSentence(_ text: String, place: Place?) -> KeyPair? {
    guard text.utf8.count <= 200, !text.contains("%") else { return nil }
    let level = text.levelled
    for phrase in words.blanks where level.containsWords(phrase) {
      guard let range = level.firstRange(of: phrase) else { continue }
      let after = String(level[range.upperBound...])
      guard let status = words.status(ofMeaning: after) else { return nil }
      guard status != .unknown || after.containsWords("means") else { return nil }
      return KeyPair(rating: phrase, meaning: text, isKnown: true, place: place, status: status)
    }
    return nil
  }

  /// "Not begun | No colour: nobody has begun this yet": what is not begun may be left without a rating.
  private func blankBeside(_ pair: KeyPair) -> KeyPair? {
    if let meaning = pair.meaning, let brackets = meaning.trailingBrackets, !ratings.isBlank(pair.rating),
      let blank = self.words.blanks.first(where: brackets.levelled.hasPrefixWord), let status = words.status(ofMeaning: meaning)
    {
      // "–  Not started (no letter given in the tables)"
      return KeyPair(rating: blank, meaning: meaning, isKnown: true, place: pair.place, status: status)
    }
    // "Nobody has started. Leaving the box empty means the same."
    if let meaning = pair.meaning, meaning.printedSentences.count > 1,
      let same = meaning.printedSentences.last, same.levelled.containsWords("same"),
      let blank = (self.words.blanks + ["empty"]).first(where: { same.levelled.containsWords($0) }),
      let status = words.status(ofMeaning: meaning)
    {
      return KeyPair(rating: blank, meaning: meaning, isKnown: true, place: pair.place, status: status)
    }
    guard !pair.rating.isEmpty, !ratings.isBlank(pair.rating), let meaning = pair.meaning, let colon = meaning.firstIndex(of: ":"),
      ratings.isBlank(String(meaning[..<colon])), words.status(ofMeaning: meaning) == .notStarted
    else { return nil }
    return KeyPair(
      rating: String(meaning[..<colon]), meaning: meaning, isKnown: true, place: pair.place, status: .notStarted)
  }

  /// "Late, or will be late A blank box means that work has yet to begin": a sentence on blanks that the line before it has taken in.
  private func apart(_ pair: KeyPair) -> (own: KeyPair, blank: KeyPair?) {
    guard let meaning = pair.meaning, !ratings.isBlank(pair.rating) else { return (pair, nil) }
    let words = meaning.split(separator: " ")
    for at in words.indices.dropFirst() where words[at].first?.isUppercase == true {
      let rest = words[at...].joined(separator: " "), level = rest.levelled
      let lead = ["a", "an", "where", "if", "when"].first(where: level.hasPrefixWord)
      let body = lead.map { String(level.dropFirst($0.count + 1)) } ?? level
      guard self.words.blanks.contains(where: body.hasPrefixWord), let blank = blankSentence(rest, place: pair.place) else { continue }
      var own = pair
      own.meaning = words[..<at].joined(separator: " ")
      return (own, blank)
    }
    return (pair, nil)
  }

  // MARK: One line

  private func pairs(_ unit: KeyUnit, isTitled: Bool) -> ([KeyPair], KeyTextReader.Reading?)? {
    if !unit.pairs.isEmpty { return (unit.pairs, nil) }
    // A bullet in a cell of its own is no rating; a dash may be one.
    func isBullet(_ text: String) -> Bool { ListMark.isBullet(text) && !ratings.isSign(text) && !words.isNoRating(text) }
    var cells = Array(unit.cells.drop { $0.fill == nil && ($0.text.isEmpty || isBullet($0.text)) })
    // "RAG | Blue | Finished": the name of the key stands beside its first line.
    var isTitled = isTitled
    if cells.count >= 3, ratings.names(key: cells[0].text.trimmingLabel), !ratings.isKnown(cells[0].text) {
      cells.removeFirst()
      isTitled = true
    }
    guard let first = cells.first else { return nil }
    if let mark = unit.mark, isTitled || ratings.isUsed(mark.text), cells.count == 1 {
      if let pair = row([mark, first], isTitled: isTitled) { return ([pair], nil) }
    }
    // "Status: | 0 = not started; 1 = …"
    let isNamed = cells.count == 2 && ratings.names(key: first.text.trimmingLabel)
    let isInside = isNamed && texts.read(cells[1].text, isTitled: true).pairs.count > 1
    if cells.count >= 2, !isInside, let pair = row(cells, isTitled: isTitled) { return ([pair], nil) }
    let cell = isNamed ? cells[1] : first
    guard cells.count == 1 || isNamed else { return cells.count <= 4 ? within(cells) : nil }
    var reading = texts.read(cell.text, isTitled: isTitled || isNamed)
    if reading.pairs.isEmpty, isTitled, cells.count == 1, cell.fill != nil, words.status(ofMeaning: cell.text) != nil {
      // A coloured cell that says what it means.
      return ([KeyPair(rating: cell.text, meaning: nil, isKnown: true, fill: cell.fill, place: cell.place)], nil)
    }
    guard !reading.pairs.isEmpty else { return nil }
    if isNamed, reading.name == nil { reading.name = first.text }
    for index in reading.pairs.indices { reading.pairs[index].place = cell.place }
    if reading.pairs.count == 1 {
      reading.pairs[0].fill = cell.fill
      // A blank cell before it, or a coloured one, says what is printed where the text does not.
      if unit.cells.count > 1, let fill = unit.cells[0].fill { reading.pairs[0].fill = fill }
    }
    return (reading.pairs, reading)
  }

  /// A row: the rating, perhaps its colour's name, then what it means.
  private func row(_ cells: [StatusKeyReader.Cell], isTitled: Bool) -> KeyPair? {
    let first = cells[0].text.squeezed, second = cells[1].text.squeezed
    guard !second.isEmpty else { return nil }
    // A coloured square, its name, and what it means.
    if first.isEmpty, cells.count == 3, !cells[2].text.isEmpty, var pair = row(Array(cells.dropFirst()), isTitled: isTitled) {
      pair.fill = cells[0].fill
      return pair
    }
    if first.isEmpty {
      let inner = texts.read(second, isTitled: true).pairs
      if inner.count == 1, inner[0].isKnown, inner[0].meaning != nil {
        return KeyPair(rating: inner[0].rating, meaning: inner[0].meaning, isKnown: true, fill: cells[0].fill, place: cells[0].place)
      }
      return KeyPair(
        rating: CellColour.name(ofFill: cells[0].fill), meaning: second, isKnown: true, fill: cells[0].fill, place: cells[0].place)
    }
    let place = cells[0].place, fill = cells[0].fill
    let whole = first.utf8.count <= 120 ? texts.read(first, isTitled: false).pairs : []
    if whole.count == 1, whole[0].isKnown, let meaning = whole[0].meaning, words.status(ofMeaning: meaning) != nil {
      return KeyPair(rating: whole[0].rating, meaning: meaning, isKnown: true, fill: fill, place: place)
    }
    let isKnown = ratings.isKnown(first)
    // "–", with what it means where nothing is known.
    if isTitled, first.utf8.count <= 3, words.isNoRating(first), words.status(ofMeaning: second) != nil {
      if let inner = texts.read(second, isTitled: true).pairs.first, inner.meaning != nil { return inner }
      return KeyPair(rating: first, meaning: second, isKnown: true, fill: fill, place: place)
    }
    // "B | Blue | Finished": the second names the first.
    if cells.count == 3, !cells[2].text.isEmpty, second.split(separator: " ").count <= 4, second.utf8.count <= 40,
      ratings.isKnown(second) || words.isMixedColour(second) || ratings.mayBeNumber(first) || fill != nil,
      isKnown || isTitled || (fill != nil && words.isMixedColour(second))
    {
      let rating = ratings.namesSame(first, second) && !words.isMixedColour(second) ? first + " " + second : first
      let meaning = rating == first ? second + ": " + cells[2].text.squeezed : cells[2].text.squeezed
      return KeyPair(rating: rating, meaning: meaning, isKnown: true, fill: fill ?? cells[1].fill, place: place)
    }
    if isKnown { return KeyPair(rating: first, meaning: second, isKnown: true, fill: fill, place: place) }
    let joined = texts.read(first + " " + second, isTitled: true).pairs
    if isTitled, joined.count == 1, joined[0].isKnown, first.contains(" ") {
      return KeyPair(rating: joined[0].rating, meaning: joined[0].meaning, isKnown: true, fill: fill, place: place)
    }
    // What is no rating by itself may be one of the plan's own words, beside a few words on it.
    let isWord = first.first?.isLetter == true && !first.hasSuffix(":") && first.split(separator: " ").count <= 5 && first.utf8.count <= 50
    guard isWord || (isTitled && ratings.mayBeNumber(first)), second.utf8.count <= 240, !ratings.isLabel(first) else {
      return nil
    }
    let isColoured = fill.flatMap(CellColour.init(hex:)).map { $0 != .white && $0 != .grey } ?? false
    let isTold = words.status(ofMeaning: second) != nil
    guard isTitled || isTold else { return nil }
    return KeyPair(rating: first, meaning: second, isKnown: isColoured && isTold, fill: fill, place: place)
  }

  /// A key that stands in one cell of a row among others.
  private func within(_ cells: [StatusKeyReader.Cell]) -> ([KeyPair], KeyTextReader.Reading?)? {
    for cell in cells {
      var reading = texts.read(cell.text, isTitled: false)
      guard reading.pairs.count >= 2, reading.pairs.allSatisfy({ $0.isKnown && $0.meaning.flatMap(words.status(ofMeaning:)) != nil }) else {
        continue
      }
      for index in reading.pairs.indices { reading.pairs[index].place = cell.place }
      reading.cell = cell.text
      return (reading.pairs, reading)
    }
    return nil
  }

  /// A rating on a line of its own, its meaning on the next.
  private func turn(_ unit: KeyUnit, _ next: KeyUnit?, isTitled: Bool) -> KeyPair? {
    guard let next, !next.isBarrier, unit.cells.count == 1, next.cells.count == 1, unit.mark == nil, ratings.isKnown(unit.text),
      texts.read(unit.text, isTitled: true).pairs.allSatisfy({ $0.meaning == nil }),
      // Two coloured cells are two ratings.
      unit.cells[0].fill == nil || next.cells[0].fill == nil || unit.cells[0].fill == next.cells[0].fill
    else { return nil }
    var meaning = next.text
    let isMarked = meaning.hasPrefix(":")
    while let first = meaning.first, ": –-".contains(first) { meaning.removeFirst() }
    let isNext = ratings.isSimple(unit.text) ? ratings.isSimple(meaning) : ratings.isKnown(meaning)
    guard isMarked || (isTitled && !isNext && !ratings.isTitle(meaning)), !meaning.isEmpty else { return nil }
    guard isMarked || words.status(ofMeaning: meaning) != nil else { return nil }
    return KeyPair(rating: unit.text, meaning: meaning, isKnown: true, fill: unit.cells[0].fill, place: unit.cells[0].place)
  }

  /// Whether a line that looks like pairs is no more of the key: labels with their values, abbreviations.
  private func isStray(_ pairs: [KeyPair]) -> Bool {
    pairs.allSatisfy { pair in !pair.isKnown && pair.meaning.flatMap(words.status(ofMeaning:)) == nil }
  }
}
