import Theming

/// `peerview themes list`.
struct ThemesListCommand: Command {
  let name = "themes list"
  let summary = "list the themes of the codebook"
  var options: [Option] { [.codebook, .format(.table, .markdown, .csv, .json)] }
  let examples = [Example("peerview themes list", "ids and names of all themes")]

  func run(_ call: Call) throws -> ExitCode {
    let codebook = try call.codebook()
    let table = TextTable(["Theme", "Name", "What belongs to it"], rows: codebook.themes.map { [$0.id, $0.label, $0.belongs] })
    try call.emit(json: codebook.themes, table: table)
    return .done
  }
}

/// `peerview themes show`.
struct ThemesShowCommand: Command {
  let name = "themes show"
  let summary = "show what belongs to a theme, its phrases and examples"
  let operands = [Operand("ID", .theme, help: "a theme's id or name")]
  var options: [Option] { [.codebook, .format(.table, .json)] }
  let examples = [Example("peerview themes show iro", "definition, phrases and examples of one theme")]

  func run(_ call: Call) throws -> ExitCode {
    let codebook = try call.codebook()
    guard let theme = try call.themes(call.operands, in: codebook).first else { return .usage }
    let coder = try StandardThemeCoder()
    let sources = theme.merges.isEmpty ? [theme.id] : theme.merges
    let shown = ShownTheme(
      theme: theme, phrases: theme.phrases + sources.flatMap { coder.phrases(of: $0) },
      strongestWords: try sources.flatMap { try StandardThemeCoder.strongestWords(of: $0) })
    if call.format == .json {
      try call.emit(json: shown, table: TextTable([String]()))
      return .done
    }
    func paragraph(_ title: String, _ text: String) {
      guard !text.isEmpty else { return }
      call.print("\n" + call.console.styled(title, .bold))
      for line in TextWrap.lines(text, width: call.console.width) { call.print(line) }
    }
    call.print(call.console.styled("\(theme.label) (\(theme.id))", .bold))
    paragraph("Belongs to it", theme.belongs)
    paragraph("Belongs elsewhere", theme.elsewhere)
    if !theme.merges.isEmpty { paragraph("Made of", theme.merges.joined(separator: ", ")) }
    paragraph("Phrases that name it", shown.phrases.joined(separator: "; "))
    paragraph("Words that speak most for it", shown.strongestWords.joined(separator: "; "))
    for (number, example) in theme.examples.enumerated() { paragraph(number == 0 ? "Examples" : "", example) }
    return .done
  }
}

/// What `peerview themes show` prints as JSON.
struct ShownTheme: Codable, Sendable, Hashable {
  var theme: Theme
  /// That name it.
  var phrases: [String]
  /// That speak most for it.
  var strongestWords: [String]
}
