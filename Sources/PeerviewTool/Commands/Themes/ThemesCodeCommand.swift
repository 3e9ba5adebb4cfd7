import PlanSchema
import Theming

/// `peerview themes code`.
struct ThemesCodeCommand: Command {
  let name = "themes code"
  let summary = "give texts their themes: from standard input, or of councils' documents"
  let discussion = """
    Reads one text a line from standard input and prints its themes, the primary one first, with the words that carried each. With \
    --council, codes the recommendations, actions, measures and findings of imported documents as the coder sees them now, people's \
    decisions in force.
    """
  var options: [Option] { [.councils, .codebook, .format(.table, .csv, .json, .jsonl)] }
  let examples = [
    Example("peerview themes code --format jsonl < recommendations.txt", "one JSON object a line of the file"),
    Example("peerview themes code --council buckinghamshire --format csv", "everything of one council"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let coder = try call.coder()
    let items = call.has(.councils) ? try records(call, coder) : texts(call, coder)
    var table = TextTable(["Text", "Themes", "Evidence"])
    if call.format == .table || call.format == .csv {
      for item in items {
        let themes = item.themes.map { code in
          "\(code.id) \(code.weight.formatted(places: 2))" + (code.by == .person ? " (\(code.person ?? "person"))" : "")
            + (code.basis == .recommendation ? " (by its recommendation)" : "")
        }
        let evidence = item.themes.map { $0.evidence.map { "“\($0)”" }.joined(separator: " ") }
        let label = [item.document, item.record].compactMap { $0 }.joined(separator: " ")
        table.append([
          (label.isEmpty ? "" : label + ": ") + item.text, themes.joined(separator: "; "), evidence.joined(separator: "; "),
        ])
      }
    }
    try call.emit(json: items, lines: items, table: table)
    return .done
  }

  private func texts(_ call: Call, _ coder: any ThemeCoder) -> [CodedItem] {
    var lines = String(decoding: call.input.read(), as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { CodedItem(text: String($0), themes: coder.codes(for: String($0))) }
  }

  private func records(_ call: Call, _ coder: any ThemeCoder) throws -> [CodedItem] {
    try call.records(of: try call.councils(call.all(.councils))).flatMap { stored in
      var record = stored
      coder.code(&record)
      let id = record.document.id
      return record.recommendations.map { CodedItem(document: id, record: $0.id, text: $0.text, themes: $0.themes) }
        + record.actions.map { CodedItem(document: id, record: $0.id, text: $0.text, themes: $0.themes) }
        + record.measures.map { CodedItem(document: id, record: $0.id, text: $0.text, themes: $0.themes) }
        + record.findings.map { CodedItem(document: id, record: $0.id, text: $0.text, themes: $0.themes) }
    }
  }
}

/// A text with its themes: what `peerview themes code` prints.
struct CodedItem: Codable, Sendable, Hashable {
  /// Where it stands; left out for a text from standard input.
  var document: String?
  var record: String?
  var text: String
  var themes: [ThemeCode]
}

extension Double {
  /// With a fixed number of places: "0.93".
  func formatted(places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let value = Int((magnitude * scale).rounded())
    let digits =
      String(value).count > places ? String(value) : String(repeating: "0", count: places + 1 - String(value).count) + String(value)
    let point = digits.index(digits.endIndex, offsetBy: -places)
    return (self < 0 && value > 0 ? "-" : "") + digits[..<point] + (places > 0 ? "." + digits[point...] : "")
  }
}
