/// `peerview completions`.
struct CompletionsCommand: Command {
  let name = "completions"
  let summary = "print a completion script for a shell"
  let operands = [Operand("SHELL", .choice(Shell.allCases.map(\.rawValue)), help: "bash, zsh or fish")]
  let examples = [
    Example("peerview completions bash > ~/.local/share/bash-completion/completions/peerview", "for bash, from the next session on"),
    Example("peerview completions fish > ~/.config/fish/completions/peerview.fish", "for fish"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    // The parser has checked that the word names one.
    for shell in call.operands.compactMap(Shell.init(rawValue:)) { call.print(shell.script(for: call.commands)) }
    return .done
  }
}
