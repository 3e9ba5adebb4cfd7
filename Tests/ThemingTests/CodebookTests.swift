import Testing

@testable import Theming

@Suite("Codebook") struct CodebookTests {
  @Test("each theme says what belongs to it and gives an example")
  func complete() {
    #expect(Codebook.standard.themes.count > 30)
    for theme in Codebook.standard.themes {
      #expect(!theme.label.isEmpty && !theme.belongs.isEmpty && !theme.examples.isEmpty, "\(theme.id)")
    }
  }

  @Test("the file's form is read back as it was")
  func roundTrip() throws {
    #expect(try Codebook(Codebook.standard.fileText) == Codebook.standard)
  }

  @Test(
    "a broken file says where",
    arguments: [
      ("label: Early help", 1, "before the first"), ("[a]\nlable: x", 2, "did you mean “label”"), ("[a]\n[a]", 2, "stands twice"),
      ("[Early Help]", 1, "early-help"), ("[a]\nno colon here", 2, "expected “key: value”"),
    ])
  func faults(source: String, line: Int, says: String) throws {
    let fault = try #require(throws: Codebook.Fault.self) { try Codebook(source) }
    #expect(fault.line == line)
    #expect(fault.message.contains(says), "\(fault.message)")
  }

  @Test("a theme is found by id or label, and a slip of the keyboard finds the nearest")
  func names() {
    #expect(Codebook.standard.theme(named: "Private fostering")?.id == "private-fostering")
    #expect(Codebook.standard.nearest(to: "supervison").first == "supervision")
  }
}
