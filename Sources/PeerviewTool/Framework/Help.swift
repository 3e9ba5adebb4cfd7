import Foundation

/// The texts of the help, all made from the commands' own tables.
enum Help {
  private static let purpose =
    "\(Tool.name) reads what councils and Ofsted publish about children's services, lines up recommendations and actions by theme "
    + "across councils, and writes cross-authority reports."

  static let usage = "\(Tool.name) COMMAND [options]"

  /// "peerview import FILE… [options]"
  static func usage(of command: any Command) -> String {
    ([Tool.name, command.name] + command.operands.map(\.synopsis) + ["[options]"]).joined(separator: " ")
  }

  static func overview(of list: CommandList, width: Int) -> String {
    let rows = list.firstWords.map { word in (word, list.command(named: word)?.summary ?? list.groups[word] ?? "") }
    return """
      \(TextWrap.lines(purpose, width: width).joined(separator: "\n"))

      usage: \(usage)

      commands:
      \(entries(rows, width: width))

      \(Tool.name) COMMAND --help says more about each.

      exit codes:
      \(entries(ExitCode.allCases.map { (String($0.rawValue), $0.meaning) }, width: width))
      """
  }

  static func group(_ group: String, of list: CommandList, width: Int) -> String {
    """
    \(Tool.name) \(group): \(list.groups[group] ?? "")

    usage: \(Tool.name) \(group) COMMAND [options]

    commands:
    \(entries(list.members(of: group).map { ($0.name, $0.summary) }, width: width))

    \(Tool.name) \(group) COMMAND --help says more about each.
    """
  }

  static func page(of command: any Command, width: Int) -> String {
    let head = TextWrap.lines("\(Tool.name) \(command.name): \(command.summary)", width: width, hanging: 2)
    var parts = [head.joined(separator: "\n"), "usage: \(usage(of: command))"]
    if !command.discussion.isEmpty {
      let paragraphs = command.discussion.components(separatedBy: "\n\n")
      parts.append(paragraphs.map { TextWrap.lines($0, width: width).joined(separator: "\n") }.joined(separator: "\n\n"))
    }
    if !command.operands.isEmpty {
      parts.append("given:\n" + entries(command.operands.map { ($0.synopsis, $0.help) }, width: width))
    }
    parts.append("options:\n" + entries(command.allOptions.map { ($0.synopsis, text(of: $0)) }, width: width))
    if !command.examples.isEmpty {
      parts.append("examples:\n" + command.examples.map { "  \($0.line)\n      \($0.says)" }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// An option's help with what its table adds.
  static func text(of option: Option) -> String {
    var text = option.help
    if option.arity == .repeated { text += "; may be given more than once" }
    if let fallback = option.fallback { text += " (default: \(fallback))" }
    return text
  }

  /// Two columns: names at the left, wrapped texts at the right; a name too long for its column has a line of its own.
  private static func entries(_ rows: [(String, String)], width: Int) -> String {
    let column = min(26, (rows.map(\.0.count).max() ?? 0) + 4)
    var lines: [String] = []
    for (name, text) in rows {
      let wrapped = TextWrap.lines(text, width: max(24, width - column))
      let head = "  " + name
      if head.count + 2 <= column {
        lines.append((head.padded(to: column) + (wrapped.first ?? "")).trimmedEnd)
        lines += wrapped.dropFirst().map { String(repeating: " ", count: column) + $0 }
      } else {
        lines.append(head)
        lines += wrapped.map { String(repeating: " ", count: column) + $0 }
      }
    }
    return lines.joined(separator: "\n")
  }
}
