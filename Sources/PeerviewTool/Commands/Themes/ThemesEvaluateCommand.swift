import Foundation
import PlanSchema
import Theming

/// `peerview themes evaluate`.
struct ThemesEvaluateCommand: Command {
  static let crossValidate = Option("cross-validate", .flag, help: "learn anew without each report before coding its texts")
  static let folds = Option("folds", .number("N"), help: "into how many groups the reports are parted", fallback: "10")
  static let baseline = Option("baseline", .flag, help: "measure the plainest coder instead: the nearest definition by TF-IDF")
  static let against = Option("against", .file, help: "another coding of the same texts, to measure instead of the coder")
  static let decisions = Option("decisions", .flag, help: "measure against what people have decided about imported documents")
  static let differences = Option(
    "differences", .file, help: "also write each text that was coded otherwise, one JSON object a line")
  let name = "themes evaluate"
  let summary = "measure the coder, or a second person's coding, against texts that a person coded"
  let discussion = """
    A line of a file is {"text": …, "themes": ["supervision", …]} with the primary theme first; a "report" keeps the texts of one report \
    together in cross-validation. Precision, recall and F1 in all (micro) and as the mean of the themes with five texts or more (macro), \
    by theme, the accuracy of the primary theme, exact matches, Cohen's kappa, and the themes most often taken for each other. Texts that \
    the coder has learned from flatter it: --cross-validate does not.
    """
  let operands = [Operand("FILE", .file, .any, help: "coded texts, one JSON object a line")]
  var options: [Option] {
    [
      Self.crossValidate, Self.folds, Self.baseline, Self.against, Self.decisions, Self.differences, .codebook, .format(.table, .json),
    ]
  }
  let examples = [
    Example("peerview themes evaluate coded.jsonl", "the shipped coder on coded texts"),
    Example("peerview themes evaluate coded.jsonl --cross-validate --format json", "what to expect of reports it has not seen"),
    Example("peerview themes evaluate anna.jsonl --against ben.jsonl", "how well two people agree"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let modes = [Self.crossValidate, Self.baseline, Self.against].filter { call.has($0) }
    if modes.count > 1 {
      throw UsageError("--\(modes[0].name) and --\(modes[1].name) exclude each other", command: self)
    }
    if call.has(.codebook), let mode = [Self.crossValidate, Self.baseline].first(where: { call.has($0) }) {
      throw UsageError("--\(mode.name) measures the standard codebook only; leave out --codebook", command: self)
    }
    let codebook = try call.codebook()
    var texts = try call.operands.flatMap { try call.codedTexts($0, codebook: codebook) }
    if call.has(Self.decisions) { texts += try decided(call) }
    if texts.isEmpty { throw UsageError("nothing to measure against: give a FILE, or --decisions", command: self) }
    let (read, codings) = try codings(of: texts, call)
    let evaluation = Evaluation(first: read.map(\.themes), second: codings)
    if let path = call[Self.differences] { try write(differences: read, codings, to: path, call) }
    if call.format == .json {
      try call.emit(json: evaluation, table: TextTable([String]()))
    } else {
      show(evaluation, call)
    }
    return .done
  }

  /// The texts that are measured, and what each is coded as by what is measured.
  private func codings(of texts: [CodedText], _ call: Call) throws -> (texts: [CodedText], codings: [[String]]) {
    if call.has(Self.crossValidate) {
      let folds = call.number(Self.folds) ?? 10
      if folds < 2 { throw UsageError("--folds takes 2 or more", command: self) }
      return (texts, try CrossValidation(texts, folds: folds).codings)
    }
    if let path = call[Self.against] {
      let other = try call.codedTexts(path, codebook: try call.codebook())
      let second = Dictionary(other.map { ($0.text, $0.themes) }, uniquingKeysWith: { first, _ in first })
      let both = texts.filter { second[$0.text] != nil }
      if both.isEmpty { throw ToolFailure("bad-coding", "\(path) codes none of the same texts") }
      if both.count < texts.count { call.say("\(texts.count - both.count) texts are coded in the first file only, and left out") }
      return (both, both.map { second[$0.text] ?? [] })
    }
    if call.has(Self.baseline) {
      let baseline = DefinitionBaseline()
      return (texts, texts.map { baseline.themes(of: $0.text) })
    }
    let coder = try call.coder()
    return (texts, texts.map { coder.codes(for: $0.text).map(\.id) })
  }

  /// A text that was coded otherwise than by the first coding.
  private struct Difference: Encodable {
    var text: String
    var report: String?
    var number: Int?
    var themes: [String]
    var given: [String]
  }

  private func write(differences texts: [CodedText], _ codings: [[String]], to path: String, _ call: Call) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var lines = Data()
    for (text, given) in zip(texts, codings) where Set(text.themes) != Set(given) || text.themes.first != given.first {
      let difference = Difference(text: text.text, report: text.report, number: text.number, themes: text.themes, given: given)
      lines += try encoder.encode(difference) + [0x0A]
    }
    try call.write(lines, to: path)
  }

  /// The texts of imported documents that a person has decided about.
  private func decided(_ call: Call) throws -> [CodedText] {
    try call.records().flatMap { record in
      let all =
        record.recommendations.map { ($0.text, $0.themes) } + record.actions.map { ($0.text, $0.themes) }
        + record.measures.map { ($0.text, $0.themes) } + record.findings.map { ($0.text, $0.themes) }
      return all.filter { $0.1.decidedByPerson }.map { CodedText(text: $0.0, themes: $0.1.map(\.id), report: record.document.id) }
    }
  }

  private func show(_ evaluation: Evaluation, _ call: Call) {
    func percent(_ value: Double) -> String { value.formatted(places: 3) }
    let summary = TextTable(
      [.init("Measure"), .init("Value", .right)],
      rows: [
        ["texts", "\(evaluation.texts)"], ["precision", percent(evaluation.microPrecision)], ["recall", percent(evaluation.microRecall)],
        ["F1 (micro)", percent(evaluation.microF1)], ["F1 (macro, themes with 5 texts or more)", percent(evaluation.macroF1)],
        ["primary theme right", percent(evaluation.primaryAccuracy)], ["exactly the same themes", percent(evaluation.exactMatch)],
        ["kappa, text by theme", percent(evaluation.kappa)], ["kappa of the primary theme", percent(evaluation.primaryKappa)],
      ])
    call.print(summary.text(width: call.console.width) { call.console.styled($0, .bold) })
    let themes = TextTable(
      [
        .init("Theme"), .init("Texts", .right), .init("Precision", .right), .init("Recall", .right), .init("F1", .right),
        .init("Kappa", .right),
      ],
      rows: evaluation.themes.map {
        [
          $0.id, "\($0.support)", percent($0.precision), percent($0.recall), percent($0.f1), percent($0.kappa),
        ]
      })
    call.print(themes.text(width: call.console.width) { call.console.styled($0, .bold) })
    guard !evaluation.confusions.isEmpty else { return }
    let confusions = TextTable(
      [.init("Missed"), .init("Given instead"), .init("Texts", .right)],
      rows: evaluation.confusions.map { [$0.first, $0.second, "\($0.texts)"] })
    call.print(confusions.text(width: call.console.width) { call.console.styled($0, .bold) }, terminator: "")
  }
}
