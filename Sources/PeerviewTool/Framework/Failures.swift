import Wording

/// A command line that cannot be understood: exit 64.
public struct UsageError: Error, Sendable {
  public var message: String
  /// The command concerned with its usage; `nil` for the tool as a whole.
  var command: String?
  var usage: String

  /// What is wrong with the call of a command, found while it runs (two options that exclude each other).
  public init(_ message: String, command: any Command) {
    self.message = message
    self.command = command.name
    usage = Help.usage(of: command)
  }

  init(_ message: String) {
    self.message = message
    usage = Help.usage
  }

  /// What is wrong, the usage, and where help is.
  var text: String {
    let subject = [Tool.name, command].compactMap { $0 }.joined(separator: " ")
    return "\(subject): \(message)\nusage: \(usage)\nhelp: \(subject) --help"
  }
}

/// Something that the user can mend: exit 1.
public struct ToolFailure: Error, Sendable, Hashable {
  /// Stable, kebab-case; each is explained in docs/messages.md.
  public var code: String
  /// What was found, what was expected, where, what to do.
  public var message: String

  public init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }
}

/// Sentences about a word that is not one of those that may stand.
enum Suggestion {
  /// "unknown option “--coucil”; did you mean --council?" For open lists.
  static func unknown(_ what: String, given: String, among candidates: [String], prefix: String = "") -> String {
    let near = Likeness.nearest(to: given, among: candidates)
    if near.isEmpty { return "unknown \(what)" }
    return "unknown \(what); did you mean \(list(near.map { prefix + $0 }, last: "or"))?"
  }

  /// "value “jsno” of --format is not one of table, json; did you mean json?" For closed lists.
  static func wrong(_ what: String, given: String, among values: [String]) -> String {
    let near = Likeness.nearest(to: given, among: values, limit: 1)
    return "\(what) is not one of \(values.joined(separator: ", "))" + (near.first.map { "; did you mean \($0)?" } ?? "")
  }

  /// "a", "a or b", "a, b or c".
  static func list(_ words: [String], last: String) -> String {
    guard let final = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + final
  }
}
