import Testing

@testable import PeerviewTool

/// A wrong command line: what is wrong, the usage, where help is; exit 64 and nothing on standard output.
@Suite struct UsageErrorTests {
  struct Case: CustomTestStringConvertible {
    var arguments: String
    var says: String
    var testDescription: String { arguments }
  }

  @Test(arguments: [
    Case(arguments: "ecko one", says: "peerview: unknown command “ecko”; did you mean echo?"),
    Case(arguments: "zzzz", says: "peerview: unknown command “zzzz”"),
    Case(arguments: "--loud echo", says: "peerview: “--loud” stands before the command; options come after it"),
    Case(arguments: "help ecko", says: "peerview: unknown command “ecko”; did you mean echo?"),
    Case(
      arguments: "refuse politly", says: "peerview: “politly” after “refuse” is not one of politely, rudely; did you mean politely?"),
    Case(arguments: "echo", says: "peerview echo: WORD is missing: what to print"),
    Case(arguments: "echo one --laud", says: "peerview echo: unknown option “--laud”; did you mean --loud?"),
    Case(arguments: "echo one --xyzzy", says: "peerview echo: unknown option “--xyzzy”"),
    Case(arguments: "echo one -x", says: "peerview echo: unknown option “-x”"),
    Case(arguments: "echo one --loud=yes", says: "peerview echo: --loud takes no value, but “yes” is given"),
    Case(arguments: "echo one --count", says: "peerview echo: --count needs a value: -n, --count N"),
    Case(arguments: "echo one --count --loud", says: "peerview echo: --count needs a value: -n, --count N"),
    Case(arguments: "echo one --count many", says: "peerview echo: --count takes a whole number, not “many”"),
    Case(arguments: "echo one --count=-1", says: "peerview echo: --count takes a whole number, not “-1”"),
    Case(arguments: "echo one --count 1 --count 2", says: "peerview echo: --count is given twice"),
    Case(arguments: "echo one --data=", says: "peerview echo: --data is given an empty value"),
    Case(
      arguments: "echo one --since 2023-02-29",
      says: "peerview echo: --since takes a date such as 2022, 2022-06 or 2022-06-30, not “2023-02-29”"),
    Case(
      arguments: "echo one --since 31/3/2023",
      says: "peerview echo: --since takes a date such as 2022, 2022-06 or 2022-06-30, not “31/3/2023”"),
    Case(
      arguments: "echo one --format jason",
      says: "peerview echo: value “jason” of --format is not one of table, json; did you mean json?"),
    Case(arguments: "line-up extra", says: "peerview line-up: “extra” is one too many"),
    Case(arguments: "line-up --theme", says: "peerview line-up: --theme needs a value: --theme ID…"),
  ])
  func message(_ wrong: Case) {
    let run = ToolRun(wrong.arguments, commands: .invented)
    #expect(run.code == .usage)
    #expect(run.printed == "")
    let lines = run.said.split(separator: "\n").map(String.init)
    #expect(lines.first == wrong.says)
    #expect(lines.count == 3)
    #expect(lines.dropFirst().first?.hasPrefix("usage: peerview ") == true)
    #expect(lines.last?.hasPrefix("help: peerview ") == true && lines.last?.hasSuffix(" --help") == true)
  }

  @Test func failuresOfTheWork() {
    let refused = ToolRun("refuse politely", commands: .invented)
    #expect(refused.code == .findings)
    #expect(refused.printed == "begun\n")
    #expect(refused.said == "peerview: error: found a request, expected none [not-wanted]\n")
    let broken = ToolRun("refuse rudely", commands: .invented)
    #expect(broken.code == .internalFault)
    #expect(broken.said.hasPrefix("peerview: internal fault: Fault()\n"))
  }
}
