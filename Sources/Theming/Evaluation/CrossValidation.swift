/// Measures what the coder does on texts that it has not learned from: it learns on all reports but some, codes those, and so in turn.
public struct CrossValidation: Sendable {
  /// The codings of the texts, in their order, each by a model that has not seen its report.
  public var codings: [[String]]
  public var evaluation: Evaluation

  /// Parts the reports into `folds` groups by their names and measures. Texts without a report are each a report of their own.
  public init(_ texts: [CodedText], folds: Int = 10) throws {
    let vocabulary = try Vocabulary.standard()
    let trainer = Trainer(vocabulary: vocabulary)
    var columns = Trainer.Columns()
    let prepared = trainer.prepare(texts, into: &columns)
    let groups = Self.groups(texts, folds: folds)
    var codings = [[String]](repeating: [], count: texts.count)
    for fold in 0..<folds where groups.contains(fold) {
      let learned = prepared.indices.filter { groups[$0] != fold }.map { prepared[$0] }
      let coder = StandardThemeCoder(vocabulary: vocabulary, model: trainer.model(learned, columns), codebook: .standard)
      for index in texts.indices where groups[index] == fold {
        codings[index] = coder.themes(of: texts[index].text)
      }
    }
    self.codings = codings
    evaluation = Evaluation(first: texts.map(\.themes), second: codings)
  }

  /// The group of each text: reports in the order of a hash of their names, dealt out in turn.
  static func groups(_ texts: [CodedText], folds: Int) -> [Int] {
    let reports = texts.indices.map { texts[$0].report ?? "text \($0)" }
    let order = Set(reports).sorted { (Hash.word($0), $0) < (Hash.word($1), $1) }
    let group = Dictionary(order.enumerated().map { ($1, $0 % folds) }, uniquingKeysWith: { first, _ in first })
    return reports.map { group[$0] ?? 0 }
  }
}

extension StandardThemeCoder {
  /// The ids of a text's themes, primary first, without their evidence.
  func themes(of text: String) -> [String] {
    let reading = TextReading([UInt8](text.utf8), scorer.vocabulary)
    guard reading.tokens.count > 0 else { return [] }
    return Choice(scorer.scores(reading), model: scorer.model).themes.map { codebook.themes[$0].id }
  }
}
