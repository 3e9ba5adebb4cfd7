import Foundation

/// Learns a model from coded texts: the same texts in the same order give the same model.
struct Trainer: Sendable {
  let vocabulary: Vocabulary
  /// How a feature's two faces weigh in the fit: for all themes, for one theme, and for the words of a text.
  static let generalValue = 1.0, ownValue = 0.5, wordValue = 0.3
  /// A feature seen in fewer rows than this is left out; a word, in fewer texts that carry the theme.
  static let fewest = 3
  /// A weight smaller than this is not worth a line of the file.
  static let leastWorth = 0.02
  /// How much of a worth is from a second fit that sees only the words of the texts, and from a third that sees only their kin; and how
  /// words weigh in the second. They have not learned to lean on the vocabulary, and so know better what a phrase that it does not have
  /// is worth.
  static let wordShare = 0.1, kinShare = 0.25, wordScale = 3.0
  /// The share of the words in what makes a theme the primary one.
  static let primaryWordShare = 0.15
  /// A mean of three fits is less sure than any of them: so much makes a weight of a half as often right as wrong again.
  static let agreement = 1.2, lean = 0.7
  /// How much a misfit weighs in the fit of what texts carry, and in that of what they are chiefly about, which has fewer examples.
  var cost = 0.35
  static let primaryCost = 0.3
  static let kinCost = 30.0

  /// A text made ready for fitting: for each theme, the columns that it fills.
  struct Prepared: Sendable {
    var rows: [[Cell]]
    var carried: Set<Int>
    var primary: Int?
    /// Its place among the words' kin.
    var kin: [Double]?

    struct Cell: Sendable {
      var column: Int32
      var value: Float
    }
  }

  /// The columns of a set of prepared texts: a theme (-1 for all) and a feature's name.
  struct Columns: Sendable {
    private(set) var keys: [(theme: Int, name: String)] = []
    private var positions: [UInt64: Int32] = [:]

    mutating func position(theme: Int, feature: UInt64, name: @autoclosure () -> String) -> Int32 {
      let key = Hash.join(UInt64(bitPattern: Int64(theme)), feature)
      if let known = positions[key] { return known }
      positions[key] = Int32(keys.count)
      keys.append((theme, name()))
      return Int32(keys.count - 1)
    }
  }

  func prepare(_ texts: [CodedText], into columns: inout Columns) -> [Prepared] {
    let reader = FeatureReader(vocabulary: vocabulary)
    let positions = Dictionary(vocabulary.themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    return texts.map { item in
      let text = TextReading([UInt8](item.text.utf8), vocabulary)
      let overview = FeatureReader.Overview(text, themes: vocabulary.themes.count)
      var words = FeatureList(keepsNames: true)
      reader.wordFeatures(text, into: &words)
      let rows = vocabulary.themes.indices.map { theme in
        var cells: [Int32: Float] = [:]
        func add(_ owner: Int, _ feature: UInt64, _ name: String, _ value: Double) {
          cells[columns.position(theme: owner, feature: feature, name: name), default: 0] += Float(value)
        }
        var list = FeatureList(keepsNames: true)
        list.add(Name.always)
        reader.themeFeatures(theme, text, overview, into: &list)
        for feature in list.features {
          let name = list.names[feature.key] ?? ""
          add(-1, feature.key, name, Self.generalValue)
          add(theme, feature.key, name, Self.ownValue)
        }
        for key in Set(words.features.map(\.key)).sorted() { add(theme, key, words.names[key] ?? "", Self.wordValue) }
        for other in overview.asked where other != theme {
          add(theme, reader.companyFeature(of: other, named: false), reader.companyName(of: other, named: false), Self.ownValue)
          guard overview.isStrong(theme, text) else { continue }
          add(theme, reader.companyFeature(of: other, named: true), reader.companyName(of: other, named: true), Self.ownValue)
        }
        return cells.sorted { $0.key < $1.key }.map { Prepared.Cell(column: $0.key, value: $0.value) }
      }
      return Prepared(
        rows: rows, carried: Set(item.themes.compactMap { positions[$0] }), primary: item.themes.first.flatMap { positions[$0] },
        kin: text.kin?.point)
    }
  }

  /// Fits a model to prepared texts.
  func model(_ texts: [Prepared], _ columns: Columns) -> ThemeModel {
    let kept = keptColumns(texts, columns)
    let shares = (all: (1 - Self.wordShare - Self.kinShare) * Self.agreement, words: Self.wordShare * Self.agreement)
    let codes = blended(texts, kept, cost: cost, shares: shares) { text in
      text.rows.enumerated().map { ($1, text.carried.contains($0)) }
    }
    // Which of the themes that a text carries is the primary one is asked of the primary one beside each of the others.
    let primaryShares = (all: 1 - Self.primaryWordShare, words: Self.primaryWordShare)
    let primaries = blended(texts, kept, cost: Self.primaryCost, shares: primaryShares) { text in
      guard let primary = text.primary else { return [] }
      return text.carried.sorted().filter { $0 != primary }.map { (Self.difference(text.rows[primary], text.rows[$0]), true) }
    }
    var model = ThemeModel()
    addKin(texts, to: &model)
    for (column, key) in columns.keys.enumerated() {
      guard let position = kept.positions[column] else { continue }
      let listed = ThemeModel.isListed(key.name.utf8)
      let value = key.theme < 0 ? Self.generalValue : listed && Self.isWord(key.name) ? Self.wordValue : Self.ownValue
      let lean = key.theme < 0 && key.name == Name.always.name ? Self.lean : 0
      let worth = ThemeModel.Worth(code: Self.rounded(codes[position] * value + lean), primary: Self.rounded(primaries[position] * value))
      guard max(abs(worth.code), abs(worth.primary)) >= Self.leastWorth else { continue }
      let id = key.theme < 0 ? ThemeModel.everyTheme : vocabulary.themes[key.theme].id
      model.add(
        theme: key.theme, themeHash: Hash.word(id), feature: ThemeModel.key(Array(key.name.utf8)), listed: listed, worth: worth,
        row: ThemeModel.Row(theme: id, feature: key.name, worth: worth))
    }
    return model
  }

  /// Adds what the words' kin says of each theme.
  private func addKin(_ texts: [Prepared], to model: inout ThemeModel) {
    for (theme, known) in vocabulary.themes.enumerated() {
      var rows = LogisticRegression.Rows()
      for text in texts {
        guard let kin = text.kin else { continue }
        rows.append((kin + [1]).enumerated().map { ($0, $1) }, label: text.carried.contains(theme))
      }
      guard rows.labels.contains(true) else { continue }
      let weights = LogisticRegression(cost: Self.kinCost).fit(rows, columns: WordKin.width + 1)
      for (dimension, weight) in weights.enumerated() {
        let name = dimension == WordKin.width ? Name.kin.name : "\(Name.kin.name) \(dimension)"
        let worth = ThemeModel.Worth(code: Self.rounded(weight * Self.kinShare * Self.agreement), primary: 0)
        model.add(
          kin: dimension, theme: theme, worth: worth, row: ThemeModel.Row(theme: known.id, feature: name, worth: worth))
      }
    }
  }

  private struct Kept {
    /// By column: its place in the fit.
    var positions: [Int: Int]
    /// By place: how much it counts in the fit of the words alone.
    var wordScales: [Double] = []
    var count: Int { wordScales.count }
  }

  private func keptColumns(_ texts: [Prepared], _ columns: Columns) -> Kept {
    var seen = [Int](repeating: 0, count: columns.keys.count), carried = seen
    for text in texts {
      for (theme, row) in text.rows.enumerated() {
        let carries = text.carried.contains(theme)
        for cell in row {
          seen[Int(cell.column)] += 1
          if carries { carried[Int(cell.column)] += 1 }
        }
      }
    }
    var kept = Kept(positions: [:])
    for (column, key) in columns.keys.enumerated() {
      guard seen[column] >= Self.fewest, !Self.isWord(key.name) || carried[column] >= Self.fewest else { continue }
      kept.positions[column] = kept.count
      kept.wordScales.append(Self.isWord(key.name) || key.name == Name.always.name ? Self.wordScale : 0)
    }
    return kept
  }

  /// What one theme's row has over another's.
  private static func difference(_ row: [Prepared.Cell], _ other: [Prepared.Cell]) -> [Prepared.Cell] {
    var cells = Dictionary(uniqueKeysWithValues: row.map { ($0.column, $0.value) })
    for cell in other { cells[cell.column, default: 0] -= cell.value }
    return cells.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { Prepared.Cell(column: $0.key, value: $0.value) }
  }

  /// The weights of a fit with all features and of one with the words alone, by their shares.
  private func blended(
    _ texts: [Prepared], _ kept: Kept, cost: Double, shares: (all: Double, words: Double),
    examples: (Prepared) -> [(row: [Prepared.Cell], label: Bool)]
  ) -> [Double] {
    let examples = texts.flatMap(examples)
    let all = weights(examples, kept, cost: cost, scales: nil), words = weights(examples, kept, cost: cost, scales: kept.wordScales)
    return all.indices.map { all[$0] * shares.all + words[$0] * kept.wordScales[$0] * shares.words }
  }

  private func weights(
    _ examples: [(row: [Prepared.Cell], label: Bool)], _ kept: Kept, cost: Double, scales: [Double]?
  ) -> [Double] {
    var rows = LogisticRegression.Rows()
    for example in examples {
      let cells = example.row.compactMap { cell -> (column: Int, value: Double)? in
        guard let column = kept.positions[Int(cell.column)], scales?[column] != 0 else { return nil }
        return (column, Double(cell.value) * (scales?[column] ?? 1))
      }
      rows.append(cells, label: example.label)
    }
    return LogisticRegression(cost: cost).fit(rows, columns: kept.count)
  }

  private static func isWord(_ name: String) -> Bool { name.hasPrefix("word ") || name.hasPrefix("phrase ") }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
