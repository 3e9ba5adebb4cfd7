import Testing

@testable import PeerviewTool

@Suite struct TextTableTests {
  static let table = TextTable(
    [.init("Ref"), .init("Recommendation"), .init("Actions", .right)],
    rows: [
      ["1", "See that every supervisor keeps a note of what was agreed and by when it will be done, and looks at it again", "12"],
      ["A02", "Short | one", "3"],
    ])

  @Test(arguments: [40, 60, 80, 200])
  func fitsItsWidth(width: Int) {
    let lines = Self.table.text(width: width).split(separator: "\n")
    for line in lines { #expect(line.count <= width, "\(line)") }
    let words = lines.joined(separator: " ").split { $0 == " " }
    #expect(words.contains("supervisor") && words.contains("again") && words.contains("A02"))
  }

  @Test func wideEnoughIsOneLineARow() {
    let text = TextTable(["Name", "Kind"], rows: [["Northmere", "plan"], ["Wyvern Vale", ""]]).text(width: 80)
    #expect(text == "Name         Kind\n───────────  ────\nNorthmere    plan\nWyvern Vale\n")
  }

  @Test func tooManyColumnsBecomeBlocks() {
    let titles = (1...12).map { "Column number \($0)" }
    let text = TextTable(titles, rows: [titles.map { "value of " + $0 }]).text(width: 60)
    #expect(text.hasPrefix("Column number 1: value of Column number 1\nColumn number 2: "))
    for line in text.split(separator: "\n") { #expect(line.count <= 60) }
  }

  @Test("a name that is copied heads its rows, whole, where there is no room beside it", arguments: [40, 60, 200])
  func headings(width: Int) {
    var table = TextTable(
      ["Document", "Kind", "What is to mend"],
      rows: [
        ["northmere/2024-post-inspection-plan", "no-date", "Action 1.2 has no date."],
        ["northmere/2024-post-inspection-plan", "no-owner", "Nobody leads action 1.3."],
        ["wyvern-vale/2023-improvement-plan-b", "no-date", "Action 7 has no date."],
      ])
    table.heading = 0
    let lines = table.text(width: width).split(separator: "\n")
    for line in lines { #expect(line.count <= width, "\(line)") }
    let named = lines.filter { $0.hasPrefix("northmere/2024-post-inspection-plan") }
    #expect(named.count == (width == 200 ? 2 : 1))
    if width < 200 { #expect(lines.contains("wyvern-vale/2023-improvement-plan-b") && lines.contains { $0.hasPrefix("  no-owner  ") }) }
    #expect(table.csv.hasPrefix("Document,Kind,What is to mend\r\nnorthmere/"))
  }

  @Test func markdownAndCSV() {
    #expect(Self.table.markdown.contains("| A02 | Short \\| one | 3 |\n"))
    let table = TextTable(["a", "b"], rows: [["=SUM(A1)", "say \"no\", twice"], ["-3.5", "two\nlines"], ["-word", "+1"]])
    #expect(table.csv == "a,b\r\n'=SUM(A1),\"say \"\"no\"\", twice\"\r\n-3.5,\"two\nlines\"\r\n'-word,+1\r\n")
  }

  @Test func longWordsAreCut() {
    #expect(TextWrap.lines("abcdefghij kl", width: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(TextWrap.lines("northmere/2024-plan", width: 12) == ["northmere/", "2024-plan"])
    #expect(TextWrap.lines("one two three", width: 7, hanging: 2) == ["one two", "  three"])
    #expect(TextWrap.lines("", width: 4) == [""])
  }
}
