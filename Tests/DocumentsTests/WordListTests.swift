import Documents
import Testing

private typealias W = WordFixture

@Suite struct WordListTests {
  /// The marks of listed paragraphs, given the levels of one list and the list and level of each paragraph.
  private func marks(_ numbering: String, _ items: [(list: Int, level: Int)]) throws -> [String] {
    let body = items.map { W.listed("Text", list: $0.list, level: $0.level) }.joined()
    return try WordFixture(body: body, numbering: numbering).read().blocks.map { $0.paragraph?.marker ?? "none" }
  }

  private func list(_ levels: String..., more: String = "") -> String {
    "<w:abstractNum w:abstractNumId='1'>\(levels.joined())</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>\(more)"
  }

  @Test func levelsCountAndStartAgain() throws {
    let numbering = list(W.level(0, "decimal", "%1."), W.level(1, "lowerLetter", "(%2)"), W.level(2, "lowerRoman", "%1.%2.%3"))
    #expect(
      try marks(numbering, [(5, 0), (5, 1), (5, 1), (5, 2), (5, 2), (5, 1), (5, 0), (5, 1), (5, 2)])
        == ["1.", "(a)", "(b)", "1.b.i", "1.b.ii", "(c)", "2.", "(a)", "2.a.i"])
  }

  @Test(arguments: [
    ("decimal", 12, "12"), ("upperLetter", 2, "B"), ("lowerLetter", 28, "bb"), ("upperRoman", 14, "XIV"), ("decimalZero", 7, "07"),
    ("ordinal", 3, "3rd"), ("ordinal", 11, "11th"), ("unheardOf", 4, "4"),
  ])
  func formatsPrintAsWordDoes(format: String, value: Int, mark: String) throws {
    #expect(try marks(list(W.level(0, format, "%1", start: value)), [(5, 0)]) == [mark])
  }

  @Test(arguments: [("\u{F0B7}", "Symbol", "•"), ("\u{F0FC}", "Wingdings", "✓"), ("o", "Courier New", "◦"), ("–", "Calibri", "–")])
  func bulletsBecomePlainCharacters(text: String, font: String, mark: String) throws {
    let level = W.level(0, "bullet", text).replacing("</w:lvl>", with: "<w:rPr><w:rFonts w:ascii='\(font)'/></w:rPr></w:lvl>")
    #expect(try marks(list(level), [(5, 0), (5, 0)]) == [mark, mark])
  }

  @Test func listsOfOneDefinitionGoOnUnlessTheyStartAnew() throws {
    let more = """
      <w:num w:numId='6'><w:abstractNumId w:val='1'/></w:num>
      <w:num w:numId='7'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/></w:lvlOverride></w:num>
      <w:num w:numId='8'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>\(W.level(0, "upperLetter", "%1)"))</w:lvlOverride></w:num>
      """
    #expect(
      try marks(list(W.level(0, "decimal", "%1."), more: more), [(5, 0), (5, 0), (6, 0), (7, 0), (7, 0), (5, 0), (8, 0)])
        == ["1.", "2.", "3.", "4.", "5.", "6.", "G)"])
  }

  @Test func restartsCanBeSwitchedOff() throws {
    let numbering = list(
      W.level(0, "decimal", "%1."), W.level(1, "decimal", "%2)", more: "<w:lvlRestart w:val='0'/>"),
      W.level(2, "decimal", "%3>", more: "<w:lvlRestart w:val='1'/>"))
    #expect(
      try marks(numbering, [(5, 0), (5, 1), (5, 2), (5, 1), (5, 2), (5, 0), (5, 1), (5, 2)])
        == ["1.", "1)", "1>", "2)", "2>", "2.", "3)", "1>"])
  }

  @Test func legalNumbersAreDecimalThroughout() throws {
    let numbering = list(W.level(0, "upperRoman", "Part %1"), W.level(1, "decimal", "%1.%2", more: "<w:isLgl/>"))
    #expect(try marks(numbering, [(5, 0), (5, 0), (5, 1)]) == ["Part I", "Part II", "2.1"])
  }

  @Test func numberingComesWithStylesToo() throws {
    let styles = """
      <w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style>
      <w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:basedOn w:val='H1'/></w:style>
      <w:style w:type='numbering' w:styleId='L'><w:name w:val='List'/><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style>
      """
    let numbering =
      list(
        W.level(0, "decimal", "%1", more: "<w:pStyle w:val='H1'/>"), W.level(1, "decimal", "%1.%2", more: "<w:pStyle w:val='H2'/>"))
      + "<w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='L'/></w:abstractNum><w:num w:numId='9'><w:abstractNumId w:val='2'/></w:num>"
    let body =
      W.p("One", style: "H1") + W.p("Under", style: "H2") + W.p("Bare", style: "H2", properties: "<w:numPr><w:numId w:val='0'/></w:numPr>")
      + W.listed("Linked", list: 9)
    #expect(
      try WordFixture(body: body, styles: styles, numbering: numbering).dump()
        == "heading 1 «1» One\nheading 2 «1.1» Under\nheading 2 Bare\nitem 0 «2» Linked\n")
  }

  @Test func aListThatIsNotDefinedIsAParagraph() throws {
    #expect(try WordFixture(body: W.listed("Text", list: 3)).dump() == "paragraph Text\n")
  }
}
