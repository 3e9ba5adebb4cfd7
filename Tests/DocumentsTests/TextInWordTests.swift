import Documents
import Testing

@Suite struct TextInWordTests {
  /// A line as LibreOffice saves it from a text file.
  private static func line(_ text: String) -> String {
    let runs = text.split(separator: "\t", omittingEmptySubsequences: false).map { "<w:r><w:t xml:space='preserve'>\($0)</w:t></w:r>" }
    return "<w:p><w:pPr><w:pStyle w:val='PreformattedText'/></w:pPr>\(runs.joined(separator: "<w:r><w:tab/></w:r>"))</w:p>"
  }

  @Test("A text file saved as a Word document is read as the text that it is; a place is the line's paragraph")
  func tabs() throws {
    let lines = ["Larkford plan", "", "Ref\tAction\tLead", "1.1\tPublish a timetable\tHead of Service", "", "An end that a line", "wraps."]
    let document = try WordFixture(body: lines.map(Self.line).joined()).read()
    let tables = document.blocks.compactMap { block in if case .table(let table) = block.content { table } else { nil } }
    #expect(
      tables.map { $0.rows.map { $0.cells.map(\.text) } } == [
        [["Ref", "Action", "Lead"], ["1.1", "Publish a timetable", "Head of Service"]]
      ])
    #expect(tables.first?.rows[1].place.paragraph == 4)
    #expect(document.diagnostics.map(\.code) == ["text-in-word"])
  }

  @Test("Lines with tabs that somebody formatted were written in Word: what is struck through stays apart")
  func formattedTabs() throws {
    func line(_ label: String, _ value: String) -> String {
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>\(label)</w:t></w:r><w:r><w:tab/></w:r>\(value)</w:p>"
    }
    let struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>May 2024</w:t></w:r><w:r><w:t> June 2024</w:t></w:r>"
    let body =
      line("Action", "<w:r><w:t>Write a rule</w:t></w:r>") + line("Lead", "<w:r><w:t>Head of Practice</w:t></w:r>")
      + line("By when", struck)
    let document = try WordFixture(body: body).read()
    #expect(document.diagnostics.isEmpty)
    #expect(document.blocks.compactMap(\.paragraph).map(\.boldLead) == ["Action", "Lead", "By when"])
    #expect(document.blocks.last?.paragraph?.struck == ["May 2024"])
  }

  @Test("A document written in Word is not")
  func prose() throws {
    let document = try WordFixture(body: WordFixture.p("First") + WordFixture.p("Second")).read()
    #expect(document.diagnostics.isEmpty && document.blocks.count == 2)
  }
}
