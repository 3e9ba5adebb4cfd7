import Wording

/// The words of a command line, understood by the command's table of options.
public struct ParsedArguments: Sendable, Hashable {
  /// Values by the option's name; a flag has one empty value.
  public var values: [String: [String]] = [:]
  public var operands: [String] = []
}

/// Reads the words after a command's name.
///
///     word  = "--" name | "--" name "=" value | "-" letter | "--" | operand
///
/// After `--` every word is an operand. A single `-` is an operand (standard input), and so is a word with one hyphen and more than one
/// letter, which lets `themes set r1 +supervision -recording` be written as it is said.
struct ArgumentParser {
  let command: any Command

  /// - Throws: `UsageError`.
  func parse(_ words: [String]) throws -> ParsedArguments {
    var parsed = ParsedArguments(), index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        parsed.operands += words[index...]
        break
      }
      guard isOption(word) else {
        parsed.operands.append(word)
        continue
      }
      let (option, attached) = try self.option(word)
      if option.arity == .one, parsed.values[option.name] != nil { throw usage("--\(option.name) is given twice") }
      if option.value == .flag {
        if let attached { throw usage("--\(option.name) takes no value, but “\(attached)” is given") }
        parsed.values[option.name] = [""]
        continue
      }
      var given: [String] = attached.map { [$0] } ?? []
      if given.isEmpty || option.arity == .list {
        while index < words.count, !isOption(words[index]), words[index] != "--", given.isEmpty || option.arity == .list {
          given.append(words[index])
          index += 1
        }
      }
      if given.isEmpty { throw usage("--\(option.name) needs a value: \(option.synopsis)") }
      for text in given { if let complaint = option.complaint(about: text) { throw usage(complaint) } }
      parsed.values[option.name, default: []] += given
    }
    try check(parsed.operands)
    return parsed
  }

  private func isOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word.count > 1, word != "--" else { return false }
    return word.hasPrefix("--") || word.count == 2
  }

  private func option(_ word: String) throws -> (Option, attached: String?) {
    if !word.hasPrefix("--") {
      let letter = word.last
      guard let option = command.allOptions.first(where: { $0.short == letter }) else { throw usage("unknown option “\(word)”") }
      return (option, nil)
    }
    let body = word.dropFirst(2)
    let parts = body.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    // What takes a list may be called in the plural: --themes.
    guard let option = command.allOptions.first(where: { $0.name == name || ($0.arity == .list && $0.name + "s" == name) }) else {
      throw usage(Suggestion.unknown("option “--\(name)”", given: name, among: command.allOptions.map(\.name), prefix: "--"))
    }
    return (option, parts.count > 1 ? String(parts[1]) : nil)
  }

  private func check(_ operands: [String]) throws {
    let least = command.operands.reduce(0) { $0 + $1.least }
    let most = command.operands.contains { $0.most == .max } ? Int.max : command.operands.count
    if operands.count < least {
      let missing = command.operands.filter { $0.least > 0 }[operands.count]
      throw usage("\(missing.name) is missing: \(missing.help)")
    }
    if operands.count > most { throw usage("“\(operands[most])” is one too many") }
    for operand in operands where operand.isEmpty { throw usage("an empty \(command.operands.last?.name ?? "operand") is given") }
    if let choice = command.operands.first, case .choice(let values) = choice.value {
      for text in operands where !values.contains(text) {
        throw usage(Suggestion.wrong("\(choice.name) “\(text)”", given: text, among: values))
      }
    }
  }

  private func usage(_ message: String) -> UsageError { UsageError(message, command: command) }
}
