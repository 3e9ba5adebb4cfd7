/// The commands of the tool and their groups.
struct CommandList: Sendable {
  /// What a command line asks for.
  enum Request {
    case overview, version
    case group(String)
    case help(any Command)
    case run(any Command, [String])
  }

  var commands: [any Command]
  /// Summaries of the groups: commands whose names share their first word.
  var groups: [String: String]

  /// The commands of a group, in the order of the list.
  func members(of group: String) -> [any Command] { commands.filter { $0.name.hasPrefix(group + " ") } }

  func command(named name: String) -> (any Command)? { commands.first { $0.name == name } }

  /// The first words of all commands, each once, in the order of the list.
  var firstWords: [String] {
    var seen: Set<String> = [], words: [String] = []
    for command in commands {
      let word = String(command.name.prefix { $0 != " " })
      if seen.insert(word).inserted { words.append(word) }
    }
    return words
  }

  /// Finds out what is asked.
  /// - Throws: `UsageError` for an unknown command or a misplaced option.
  func dispatch(_ arguments: [String]) throws -> Request {
    guard let first = arguments.first else { return .overview }
    if first == "--help" || first == "-h" { return .overview }
    if first == "--version" { return .version }
    if first == "help" { return try help(Array(arguments.dropFirst())) }
    if first.hasPrefix("-") { throw UsageError("“\(first)” stands before the command; options come after it") }
    if let command = command(named: first) { return request(command, Array(arguments.dropFirst())) }
    guard !members(of: first).isEmpty else {
      throw UsageError(Suggestion.unknown("command “\(first)”", given: first, among: firstWords))
    }
    guard arguments.count > 1, arguments[1] != "--help", arguments[1] != "-h" else { return .group(first) }
    guard let command = command(named: "\(first) \(arguments[1])") else {
      let seconds = members(of: first).map { String($0.name.dropFirst(first.count + 1)) }
      throw UsageError(Suggestion.wrong("“\(arguments[1])” after “\(first)”", given: arguments[1], among: seconds))
    }
    return request(command, Array(arguments.dropFirst(2)))
  }

  private func request(_ command: any Command, _ words: [String]) -> Request {
    let asksForHelp = words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    return asksForHelp ? .help(command) : .run(command, words)
  }

  private func help(_ words: [String]) throws -> Request {
    let words = words.filter { $0 != "--help" && $0 != "-h" }
    if words.isEmpty { return .overview }
    let name = words.joined(separator: " ")
    if let command = command(named: name) { return .help(command) }
    if words.count == 1, !members(of: name).isEmpty { return .group(name) }
    throw UsageError(Suggestion.unknown("command “\(name)”", given: name, among: commands.map(\.name) + groups.keys.sorted()))
  }
}
