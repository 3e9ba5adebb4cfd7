import Theming

/// `peerview themes explain`.
struct ThemesExplainCommand: Command {
  static let others = Option("others", .number("N"), help: "how many themes to show that the text does not carry", fallback: "3")
  let name = "themes explain"
  let summary = "show why a text carries its themes, phrase by phrase"
  let operands = [Operand("TEXT", .text("TEXT"), help: "the text, in quotes; “-” reads it from standard input")]
  var options: [Option] { [Self.others, .format(.table, .json)] }
  let examples = [Example("peerview themes explain \"Improve the recording of supervision.\"", "each theme's score and what it rests on")]

  func run(_ call: Call) throws -> ExitCode {
    let given = call.operands.first ?? "-"
    let text = given == "-" ? String(decoding: call.input.read(), as: UTF8.self) : given
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
}
