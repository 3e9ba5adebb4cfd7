import Testing

@testable import PeerviewTool

/// Right command lines.
@Suite struct ParsingTests {
  @Test(arguments: [
    ("echo one two", "one|two\n"),
    ("echo one --loud", "ONE\n"),
    ("echo --loud one", "ONE\n"),
    ("echo -n 2 one", "one\none\n"),
    ("echo --count=2 one", "one\none\n"),
    ("echo one --map a=b --map c=d", "one\na=b\nc=d\n"),
    ("echo one --map=a=b=c", "one\na=b=c\n"),
    ("echo -- --loud -n", "--loud|-n\n"),
    ("echo r1 +supervision -recording -", "r1|+supervision|-recording|-\n"),
    ("line-up --theme iro supervision --council Leeds --format csv", "Word,Letters\r\niro,3\r\nsupervision,11\r\nLeeds,5\r\n"),
    ("line-up --theme iro --theme leaders --format jsonl", "\"iro\"\n\"leaders\"\n"),
    ("line-up --format=markdown --theme iro", "| Word | Letters |\n|---|---:|\n| iro | 3 |\n"),
  ])
  func prints(arguments: String, expected: String) {
    let run = ToolRun(arguments, commands: .invented)
    #expect(run.printed == expected)
    #expect(run.said == "")
    #expect(run.code == .done)
  }

  @Test func colourOnlyOnATerminalThatWantsIt() {
    let line = "line-up --theme iro"
    #expect(ToolRun(line, width: 80, commands: .invented).printed.contains("\u{1B}["))
    #expect(!ToolRun(line, commands: .invented).printed.contains("\u{1B}["))
    #expect(!ToolRun(line, environment: ["NO_COLOR": "1"], width: 80, commands: .invented).printed.contains("\u{1B}["))
    #expect(!ToolRun(line, environment: ["TERM": "dumb"], width: 80, commands: .invented).printed.contains("\u{1B}["))
    #expect(!ToolRun(line + " --format csv", width: 80, commands: .invented).printed.contains("\u{1B}["))
  }

  @Test func aReaderThatGoesAwayIsNoCrash() {
    let run = ToolRun(["echo", String(repeating: "word ", count: 20_000), "-n", "5"], closesAfter: 1, commands: .invented)
    #expect(run.code == .done)
    #expect(run.said == "")
    #expect(run.printed.utf8.count < 200_000)
  }
}
