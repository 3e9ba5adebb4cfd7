import Foundation
import Testing

@testable import PeerviewTool

/// The help and the tables of options agree, both ways, for every command that there is.
@Suite struct HelpTests {
  static let names = CommandList.all.commands.map(\.name)

  @Test func theCommandsAreDeclaredOnce() {
    #expect(Set(Self.names).count == Self.names.count)
    for group in Set(Self.names.compactMap { $0.contains(" ") ? String($0.prefix { $0 != " " }) : nil }) {
      #expect(CommandList.all.groups[group]?.isEmpty == false, "the group \(group) has no summary")
      #expect(!Self.names.contains(group), "\(group) is both a command and a group")
    }
  }

  @Test(arguments: names)
  func declaration(name: String) throws {
    let command = try #require(CommandList.all.command(named: name))
    #expect(name.split(separator: " ").count <= 2)
    #expect(!command.summary.isEmpty && !command.summary.hasSuffix(".") && command.summary.first?.isLowercase == true)
    let options = command.allOptions
    #expect(Set(options.map(\.name)).count == options.count, "an option is declared twice")
    let letters = options.compactMap(\.short)
    #expect(Set(letters).count == letters.count, "a letter stands for two options")
    for option in options {
      #expect(option.name == option.name.lowercased() && !option.name.hasPrefix("-") && !option.name.contains(" "))
      #expect(!option.help.isEmpty && !option.help.hasSuffix(".") && !option.help.contains("\n"), "help of --\(option.name)")
      #expect(option.arity != .list || command.operands.isEmpty, "--\(option.name) would swallow the operands")
      if case .choice(let values) = option.value, let fallback = option.fallback { #expect(values.contains(fallback)) }
    }
    for operand in command.operands {
      #expect(operand.name == operand.name.uppercased())
      #expect(!operand.help.isEmpty && !operand.help.hasSuffix("."))
    }
    #expect(command.operands.dropLast().allSatisfy { $0.arity == .one }, "only the last operand may be left out or repeated")
  }

  @Test(arguments: names)
  func helpShowsEveryOptionAndNoOther(name: String) throws {
    let command = try #require(CommandList.all.command(named: name))
    let run = ToolRun("\(name) --help")
    #expect(run.code == .done && run.said == "")
    #expect(ToolRun("help \(name)").printed == run.printed)
    let known = Set(command.allOptions.map(\.name))
    for option in command.allOptions { #expect(run.printed.contains("--" + option.name)) }
    for mention in run.printed.matches(of: /(?:^|[\s(\[])--([a-z][a-z-]*)/) {
      #expect(known.contains(String(mention.1)), "--\(mention.1) is mentioned but is no option of \(name)")
    }
    let listing = run.printed.components(separatedBy: "\nexamples:").first ?? ""
    for line in listing.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: names)
  func examplesAreRightCommandLines(name: String) throws {
    let command = try #require(CommandList.all.command(named: name))
    #expect(!command.examples.isEmpty)
    for example in command.examples {
      let words = ShellWords.split(example.line)
      let start = try #require(words.firstIndex(of: "peerview"), "\(example.line)")
      let own = words[(start + 1)...].prefix { !["|", ">", "<"].contains($0) }
      guard case .run(let found, let rest) = try CommandList.all.dispatch(Array(own)) else {
        Issue.record("\(example.line) does not run a command")
        continue
      }
      #expect(found.name == name)
      _ = try ArgumentParser(command: found).parse(rest)
      #expect(!example.says.isEmpty && !example.says.hasSuffix("."))
    }
  }

  @Test func overviewNamesEveryCommandAndExitCode() {
    let run = ToolRun("--help")
    #expect(run.printed == ToolRun("").printed && run.printed == ToolRun("help").printed)
    for word in CommandList.all.firstWords { #expect(run.printed.contains("\n  \(word)")) }
    for code in ExitCode.allCases { #expect(run.printed.contains("\n  \(code.rawValue) ")) }
    for line in run.printed.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func groupsShowTheirMembers() {
    let run = ToolRun("refuse", commands: .invented)
    #expect(run.printed.contains("  refuse politely  ") && run.printed.contains("  refuse rudely  "))
    #expect(ToolRun("refuse --help", commands: .invented).printed == run.printed)
    #expect(ToolRun("help refuse", commands: .invented).printed == run.printed)
  }

  @Test func version() {
    #expect(ToolRun("--version").printed == "peerview \(Tool.version)\n")
  }
}

/// Splits a line as a shell does, for examples: single and double quotes.
enum ShellWords {
  static func split(_ line: String) -> [String] {
    var words: [String] = [], word = "", isOpen = false, quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        isOpen = true
      } else if character == " " {
        if isOpen || !word.isEmpty { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.append(character)
      }
    }
    return isOpen || !word.isEmpty ? words + [word] : words
  }
}
