/// Completion scripts for shells, made from the commands' tables.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  func script(for list: CommandList) -> String {
    switch self {
    case .bash: Self.bash(list)
    case .zsh: "#compdef \(Tool.name)\nautoload -U +X bashcompinit && bashcompinit\n" + Self.bash(list)
    case .fish: Self.fish(list)
    }
  }

  /// The words that may stand for a value; a shell command where they depend on the user's data.
  private static func words(for value: Option.Value) -> String? {
    switch value {
    case .choice(let values): values.joined(separator: " ")
    case .council: "$(\(Tool.name) list --names 2>/dev/null)"
    case .theme: "$(\(Tool.name) themes list --ids 2>/dev/null)"
    case .flag, .text, .number, .date, .file, .folder: nil
    }
  }

  private static func bash(_ list: CommandList) -> String {
    var cases = ""
    for command in list.commands {
      let options = command.allOptions.map { "--" + $0.name }.joined(separator: " ")
      var values = ""
      for option in command.allOptions {
        switch option.value {
        case .file: values += "      --\(option.name)) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"
        case .folder: values += "      --\(option.name)) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n"
        default:
          if let words = words(for: option.value) {
            values += "      --\(option.name)) COMPREPLY=($(compgen -W \"\(words)\" -- \"$word\")); return ;;\n"
          }
        }
      }
      let operand = command.operands.first.map(\.value)
      let plain: String =
        switch operand {
        case .file: "COMPREPLY=($(compgen -f -- \"$word\"))"
        case .some(let value): words(for: value).map { "COMPREPLY=($(compgen -W \"\($0)\" -- \"$word\"))" } ?? "COMPREPLY=()"
        case nil: "COMPREPLY=($(compgen -W \"\(options)\" -- \"$word\"))"
        }
      cases += """
          "\(command.name)")
            case "$before" in
        \(values)    esac
            case "$word" in
              -*) COMPREPLY=($(compgen -W "\(options)" -- "$word")) ;;
              *) \(plain) ;;
            esac
            return ;;

        """
    }
    let groups = list.firstWords.filter { list.command(named: $0) == nil }
    let members = groups.map { group in
      let words = list.members(of: group).map { String($0.name.dropFirst(group.count + 1)) }.joined(separator: " ")
      return "      \(group)) COMPREPLY=($(compgen -W \"\(words)\" -- \"$word\")); return ;;\n"
    }.joined()
    return """
      # Completions of \(Tool.name) for bash: \(Tool.name) completions bash > ~/.local/share/bash-completion/completions/\(Tool.name)
      _\(Tool.name)() {
        local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}"
        COMPREPLY=()
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(list.firstWords.joined(separator: " ")) --help --version" -- "$word"))
          return
        fi
        if [ "$COMP_CWORD" -eq 2 ]; then
          case "$command" in
      \(members)      help) COMPREPLY=($(compgen -W "\(list.firstWords.joined(separator: " "))" -- "$word")); return ;;
          esac
        fi
        case "$command" in
          \(groups.isEmpty ? "''" : groups.joined(separator: "|"))) command="$command ${COMP_WORDS[2]}" ;;
        esac
        case "$command" in
      \(cases)  esac
      }
      complete -o filenames -F _\(Tool.name) \(Tool.name)
      """
  }

  private static func fish(_ list: CommandList) -> String {
    var lines = ["# Completions of \(Tool.name) for fish: \(Tool.name) completions fish > ~/.config/fish/completions/\(Tool.name).fish"]
    lines.append("complete -c \(Tool.name) -f")
    for word in list.firstWords {
      let summary = list.command(named: word)?.summary ?? list.groups[word] ?? ""
      lines.append("complete -c \(Tool.name) -n __fish_use_subcommand -a \(word) -d \(quoted(summary))")
    }
    for command in list.commands {
      let words = command.name.split(separator: " ")
      var condition = "__fish_seen_subcommand_from \(words[0])"
      if words.count > 1 {
        let others = list.members(of: String(words[0])).map { $0.name.split(separator: " ")[1] }.joined(separator: " ")
        lines.append(
          "complete -c \(Tool.name) -n \(quoted("\(condition); and not __fish_seen_subcommand_from \(others)")) -a \(words[1]) -d "
            + quoted(command.summary))
        condition += "; and __fish_seen_subcommand_from \(words[1])"
      }
      for option in command.allOptions {
        var line = "complete -c \(Tool.name) -n \(quoted(condition)) -l \(option.name) -d \(quoted(option.help))"
        if let short = option.short { line += " -s \(short)" }
        line += argument(option.value)
        lines.append(line)
      }
      if let operand = command.operands.first {
        lines.append(
          "complete -c \(Tool.name) -n \(quoted(condition))" + argument(operand.value).replacing(" -x", with: "").replacing(" -r", with: "")
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  /// How fish completes a value.
  private static func argument(_ value: Option.Value) -> String {
    switch value {
    case .flag: ""
    case .file: " -r -F"
    case .folder: " -x -a '(__fish_complete_directories)'"
    default: words(for: value).map { " -x -a " + quoted($0.replacing("$(", with: "(")) } ?? " -x"
    }
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "\\'") + "'" }
}
