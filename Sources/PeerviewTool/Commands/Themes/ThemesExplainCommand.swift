import Theming

/// `peerview themes explain`.
struct ThemesExplainCommand: Command {
  static let others = Option("others", .number("N"), help: "how many themes to show that the text does not carry", fallback: "3")
  let name = "themes explain"
  let summary = "show why a text carries its themes, phrase by phrase"
  let operands = [Operand("TEXT", .text("TEXT"), help: "the text, in quotes; “-” reads it from standard input")]
  let discussion = """
    A theme of a codebook of your own rests on standard themes, on phrases, or on both: with --codebook these are said first.
    """
  var options: [Option] { [Self.others, .codebook, .format(.table, .json)] }
  let examples = [
    Example("peerview themes explain \"Improve the recording of supervision.\"", "each theme's score and what it rests on"),
    Example("peerview themes explain \"Supervise more often.\" --codebook ours.txt", "the same in themes of your own"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let given = call.operands.first ?? "-"
    let text = given == "-" ? String(decoding: call.input.read(), as: UTF8.self) : given
    if call.has(.codebook) {
      if call.format == .json {
        throw UsageError("--codebook is explained in words; themes code --codebook FILE --format json gives the codes", command: self)
      }
      try explainOwn(text, call)
    }
    let explained = try StandardThemeCoder().explain(text, others: call.number(Self.others) ?? 3)
    if call.format == .json {
      try call.emit(json: explained, table: TextTable([String]()))
      return .done
    }
    if explained.isEmpty { call.print("The text has no words to read.") }
    for (number, theme) in explained.enumerated() {
      if number > 0 { call.print("") }
      let mark = theme.primary ? "primary" : theme.carried ? "carried" : "not carried"
      call.print(call.console.styled("\(theme.id)  \(theme.weight.formatted(places: 2))  \(mark)", .bold))
      for line in TextWrap.lines(theme.sentence, width: call.console.width) { call.print(line) }
      let telling = theme.parts.filter { abs($0.worth) >= 0.1 }.prefix(theme.carried ? 10 : 5)
      let table = TextTable(
        [.init("Words"), .init("Seen as"), .init("Worth", .right)],
        rows: telling.map { [$0.words.isEmpty ? "(the text as a whole)" : $0.words, $0.feature, $0.worth.formatted(places: 2)] })
      if !telling.isEmpty { call.print(table.text(width: call.console.width), terminator: "") }
    }
    return .done
  }

  /// What the text carries in a codebook of one's own, and what each theme there rests on.
  private func explainOwn(_ text: String, _ call: Call) throws {
    let codebook = try call.codebook(), codes = try call.coder().codes(for: text)
    if codes.isEmpty { call.print("The text carries no theme of your codebook.") }
    for code in codes {
      call.print(
        call.console.styled("\(code.id)  \(code.weight.formatted(places: 2))  \(code.primary ? "primary" : "carried")", .bold)
          + "  in your codebook")
      guard let theme = codebook[code.id] else { continue }
      let standard = theme.merges.isEmpty && Codebook.standard[theme.id] != nil ? [theme.id] : theme.merges
      var basis: [String] = []
      if !standard.isEmpty { basis.append("the standard \(standard.count == 1 ? "theme" : "themes") \(standard.joined(separator: ", "))") }
      if !theme.phrases.isEmpty { basis.append("its own phrases") }
      let said = code.evidence.isEmpty ? "" : ": " + code.evidence.map { "“\($0)”" }.joined(separator: ", ")
      for line in TextWrap.lines("It rests on \(basis.joined(separator: " and "))\(said).", width: call.console.width) { call.print(line) }
    }
    call.print("")
  }
}
