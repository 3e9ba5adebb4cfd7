import Wording

/// One option of a command: the same value gives its parsing, its help, its allowed values, the suggestion after a slip, and its
/// completion.
public struct Option: Sendable, Hashable {
  /// What follows the option's name.
  public enum Value: Sendable, Hashable {
    /// Nothing: it is there or not.
    case flag
    /// Any text; the word stands for it in the help.
    case text(String)
    /// One of a list.
    case choice([String])
    /// A whole number that is not negative.
    case number(String)
    /// `2022`, `2022-06` or `2022-06-30`.
    case date
    case file
    case folder
    /// A theme's id; looked up by the command, which knows the codebook.
    case theme
    /// An authority's name, slug or code; looked up by the command.
    case council
  }

  public enum Arity: Sendable, Hashable {
    /// One value; given twice is an error.
    case one
    /// One value each time, and it may be given again.
    case repeated
    /// All the words up to the next option, and it may be given again. Only in commands without operands.
    case list
  }

  /// Without the hyphens: "dry-run".
  public var name: String
  /// A letter for short: "o" for `-o`.
  public var short: Character?
  public var value: Value
  public var arity: Arity
  /// What it does: in lower case, no full stop.
  public var help: String
  /// The value where none is given.
  public var fallback: String?

  public init(_ name: String, _ value: Value, short: Character? = nil, arity: Arity = .one, help: String, fallback: String? = nil) {
    self.name = name
    self.short = short
    self.value = value
    self.arity = arity
    self.help = help
    self.fallback = fallback
  }

  /// The word that stands for its value in the help.
  var placeholder: String? {
    let word: String? =
      switch value {
      case .flag: nil
      case .text(let word), .number(let word): word
      case .choice(let values): values.joined(separator: "|")
      case .date: "DATE"
      case .file: "FILE"
      case .folder: "DIR"
      case .theme: "ID"
      case .council: "NAME"
      }
    return word.map { arity == .list ? $0 + "…" : $0 }
  }

  /// "--council NAME", "-o, --out DIR".
  var synopsis: String {
    let long = "--" + name + (placeholder.map { " " + $0 } ?? "")
    return short.map { "-\($0), " + long } ?? long
  }

  /// What is wrong with a value, or `nil` where it may stand.
  func complaint(about text: String) -> String? {
    switch value {
    case .choice(let values) where !values.contains(text):
      Suggestion.wrong("value “\(text)” of --\(name)", given: text, among: values)
    case .number where Int(text).map({ $0 < 0 }) ?? true:
      "--\(name) takes a whole number, not “\(text)”"
    case .date where !ISODate.isWellFormed(text):
      "--\(name) takes a date such as 2022, 2022-06 or 2022-06-30, not “\(text)”"
    default: text.isEmpty && value != .flag ? "--\(name) is given an empty value" : nil
    }
  }
}

extension Option {
  public static let data = Option("data", .folder, help: "the folder of councils and their documents", fallback: "councils")
  public static let help = Option("help", .flag, short: "h", help: "show this help")
  public static let version = Option("version", .flag, help: "show the version")
  /// Councils by name, slug or code, as many as wanted.
  public static let councils = Option("council", .council, arity: .list, help: "only these councils (name, slug or code)")
  /// Themes by id, as many as wanted.
  public static let themes = Option("theme", .theme, arity: .list, help: "only these themes (see peerview themes list)")

  /// `--format` with the forms that a command can print; the first is the default.
  public static func format(_ forms: Format...) -> Option {
    Option("format", .choice(forms.map(\.rawValue)), help: "the form of what is printed", fallback: forms.first?.rawValue)
  }
}

/// What a command is given besides options.
public struct Operand: Sendable, Hashable {
  public enum Arity: Sendable, Hashable { case one, optional, any, oneOrMore }

  /// In capitals: "FILE".
  public var name: String
  /// What it completes as, and how it is checked.
  public var value: Option.Value
  public var arity: Arity
  public var help: String

  public init(_ name: String, _ value: Option.Value, _ arity: Arity = .one, help: String) {
    self.name = name
    self.value = value
    self.arity = arity
    self.help = help
  }

  /// "FILE…", "[NAME…]".
  var synopsis: String {
    switch arity {
    case .one: name
    case .optional: "[\(name)]"
    case .any: "[\(name)…]"
    case .oneOrMore: "\(name)…"
    }
  }

  var least: Int { arity == .one || arity == .oneOrMore ? 1 : 0 }
  var most: Int { arity == .one || arity == .optional ? 1 : .max }
}

/// Dates as users type them.
enum ISODate {
  /// Whether a text is a year, a month or a day that exists.
  static func isWellFormed(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let widths = [4, 2, 2]
    guard (1...3).contains(parts.count), zip(parts, widths).allSatisfy({ $0.utf8.count == $1 && $0.utf8.allSatisfy(\.isDigit) }) else {
      return false
    }
    let numbers = parts.compactMap { Int($0) }
    if numbers.count > 1, !(1...12).contains(numbers[1]) { return false }
    guard numbers.count == 3 else { return true }
    let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[numbers[1] - 1]).contains(numbers[2])
  }
}
