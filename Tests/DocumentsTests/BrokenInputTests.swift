import Archive
import Documents
import Foundation
import PlanSchema
import Testing

/// Files broken on purpose: each gives a result or an error, and comes to an end.
@Suite struct BrokenInputTests {
  private static func fixture(_ name: String) throws -> [UInt8] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)")
    return [UInt8](try Data(contentsOf: file))
  }

  private static let page = """
    <!DOCTYPE html><html><head><title>Plan</title><style>.g{background:green}</style></head><body><nav>Home</nav><main><h1>Plan</h1>
    <dl><dt>Lead</dt><dd>A</dd></dl><ol start="3"><li>One &amp; two</li></ol><table><tr><th>Ref</th><th>What</th></tr>
    <tr><td rowspan="2" class="g">1</td><td>Do – <s>not</s></td></tr><tr><td>Look</td></tr></table></main></body></html>
    """
  private static let values = "Plan;;\n\nRef;Action;Lead\n1;\"Say \"\"yes\"\"\nand – go\";A\n2;Look;B\n"

  private static let markdown = """
    ---
    title: Plan
    ---
    Why
    ---
    | Ref | What   |
    |-----|--------|
    | 1   | Do and |
    |     | look.  |

    +---+-----+
    | A | B   |
    +===+=====+
    | a | - b |
    |   +-----+
    |   | c   |
    +---+-----+

      ----  -----
      Ref   What
      ----  -----

    Term
    :   It[^1] is ~~not~~ **so** `x` <b>y</b> &amp; [z](w)

    > - [x] Done
    <table><tr><td>1</td></tr></table>
    <!-- no -->

    [^1]: Note
    ----------
    """

  /// Small documents of each format.
  private static func samples() throws -> [(name: String, bytes: [UInt8])] {
    let table = WordFixture.table(WordFixture.row(WordFixture.cell("1", "<w:vMerge w:val='restart'/>"), WordFixture.cell("Do")))
    let numbering =
      "<w:abstractNum w:abstractNumId='1'>\(WordFixture.level(0, "decimal", "%1."))</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>"
    let word = WordFixture(body: WordFixture.listed("Text", list: 5) + table, numbering: numbering, title: "Plan")
    var excel = ExcelFixture(
      ExcelFixture.row(1, ExcelFixture.text("A1", "Ref"), ExcelFixture.number("B1", "45382", style: 1)),
      after: "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>")
    excel.formats = ["dd/mm/yyyy"]
    return [
      ("plan.docx", try word.bytes()), ("plan.xlsx", try excel.bytes()), ("plan.html", Array(page.utf8)), ("plan.csv", Array(values.utf8)),
      ("plan.md", Array(markdown.utf8)), ("plan.txt", Array(markdown.utf8)),
    ]
  }

  @Test func filesCutAtEveryLengthAreReadOrRefused() throws {
    for (name, bytes) in try Self.samples() {
      for length in stride(from: 0, to: bytes.count, by: 5) { _ = try? DocumentReader().read(Array(bytes[..<length]), name: name) }
      // A container that is cut has lost its list of contents.
      if bytes.starts(with: [0x50, 0x4B]) {
        let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(Array(bytes[..<(bytes.count / 2)]), name: name) }
        #expect(failure?.kind == "corrupt")
      }
    }
  }

  @Test func filesWithFlippedBytesAreReadOrRefused() throws {
    for (name, bytes) in try Self.samples() {
      for offset in stride(from: 0, to: bytes.count, by: 3) {
        var damaged = bytes
        damaged[offset] ^= offset % 3 == 0 ? 0xFF : 0x21
        _ = try? DocumentReader().read(damaged, name: name)
      }
    }
  }

  /// The parts inside a container, damaged where its checksums do not show it.
  @Test(arguments: ["northmere.docx", "wyvern-vale.xlsx"])
  func partsWithFlippedOrMissingBytesAreReadOrRefused(name: String) throws {
    let archive = try ArchiveReader(Self.fixture(name))
    let main = name.hasSuffix("docx") ? "word/document.xml" : "xl/worksheets/sheet1.xml"
    let part = try #require(try archive.read(main))
    for step in 0..<12 {
      let at = part.count * step / 12
      var flipped = part
      flipped[at] = UInt8(truncatingIfNeeded: step &* 37)
      for damaged in [flipped, Array(part[..<at]), Array(part[..<at] + part[min(part.count, at + 9)...])] {
        var writer = ArchiveWriter()
        for entry in archive.entries where entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels") {
          if entry.name.contains("Effects") { continue }
          try writer.add(entry.name, entry.name == main ? damaged : archive.read(entry), method: .stored)
        }
        _ = try? DocumentReader().read(writer.finished(), name: name)
      }
    }
  }

  private func container(_ document: String, path: String = "word/document.xml") throws -> [UInt8] {
    var writer = ArchiveWriter()
    try writer.add(path, Array(document.utf8))
    return try writer.finished()
  }

  @Test(arguments: [
    ("a billion laughs", "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>"),
    ("an external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
    ("deep nesting", String(repeating: "<a>", count: 100_000)), ("no element", "plain text"),
  ])
  func hostileXMLIsRefused(what: String, document: String) throws {
    let bytes = try container(document)
    let failure = #expect(throws: ImportFailure.self, "\(what)") { try DocumentReader().read(bytes, name: "plan.docx") }
    #expect(failure?.kind == "corrupt")
    #expect(failure?.message.contains("word/document.xml") == true)
  }

  @Test func aBombIsRefused() throws {
    let bytes = try container(String(repeating: "<a/>", count: 2_000_000))
    let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(bytes, name: "plan.docx") }
    #expect(failure?.kind == "too-large")
  }

  @Test func archivesOfOtherKindsSayWhatTheyHold() throws {
    var writer = ArchiveWriter()
    try writer.add("plan.pdf", [1, 2, 3])
    let packed = #expect(throws: ImportFailure.self) { try DocumentReader().read(writer.finished(), name: "plan.zip") }
    #expect(packed?.kind == "packed")
    #expect(packed?.message.contains("plan.pdf") == true)
    var open = ArchiveWriter()
    try open.add("mimetype", Array("application/vnd.oasis.opendocument.text".utf8), method: .stored)
    let document = #expect(throws: ImportFailure.self) { try DocumentReader().read(open.finished(), name: "plan.odt") }
    #expect(document?.kind == "open-document")
  }

  @Test func tablesBeyondTheLimitAreRefused() throws {
    let limits = ReadingLimits(cells: 3)
    let word = try WordFixture(
      body: WordFixture.table(WordFixture.row(WordFixture.cell("a"), WordFixture.cell("b"), WordFixture.cell("c"), WordFixture.cell("d")))
    ).bytes()
    let excel = try ExcelFixture("<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>").bytes()
    let page = Array("<html><table><tr><td>a</td><td>b</td><td>c</td><td>d</td></tr></table></html>".utf8)
    for (name, bytes) in [("a.docx", word), ("a.xlsx", excel), ("a.html", page)] {
      let failure = #expect(throws: ImportFailure.self) { try DocumentReader(limits: limits).read(bytes, name: name) }
      #expect(failure?.kind == "too-large")
      #expect(throws: Never.self) { try DocumentReader(limits: ReadingLimits(cells: 4)).read(bytes, name: name) }
    }
  }

  @Test func aSheetSpreadOverTheWholeGridIsRefused() throws {
    var rows = ""
    for step in 1...16_000 { rows += "<row r='\(step)'><c r='\(CellLetters.letters(step % 16_000))\(step)'><v>1</v></c></row>" }
    let bytes = try ExcelFixture(rows).bytes()
    let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(bytes, name: "a.xlsx") }
    #expect(failure?.kind == "too-large")
  }

  @Test func aHundredThousandRowsAreRead() throws {
    var rows = ""
    for step in 1...100_000 { rows += "<row><c t='inlineStr'><is><t>A</t></is></c><c><v>\(step)</v></c></row>" }
    let document = try DocumentReader().read(ExcelFixture(rows).bytes(), name: "a.xlsx")
    guard case .table(let table) = document.blocks[0].content else { return }
    #expect(table.rows.count == 100_000)
  }
}

/// The letters of a column, as a spreadsheet names it.
private enum CellLetters {
  static func letters(_ column: Int) -> String {
    var out = "", rest = column + 1
    while rest > 0 {
      out = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + out
      rest = (rest - 1) / 26
    }
    return out
  }
}
