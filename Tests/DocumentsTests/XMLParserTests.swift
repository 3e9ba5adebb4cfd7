import Testing

@testable import Documents

@Suite struct XMLParserTests {
  private func tree(_ text: String, depth: Int = 20) throws -> MarkupElement { try XMLParser.tree(Array(text.utf8), depth: depth) }

  @Test func aTreeKeepsNamesAttributesTextAndLines() throws {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let root = try tree("<x:p xmlns:x='\(space)'>\n<x:t x:val='a &amp; b &#8211;'>One &lt;two&gt; <![CDATA[&three]]></x:t>\n<y/></x:p>")
    #expect(root.name == "w:p")
    let child = try #require(root.first("w:t"))
    #expect(child["w:val"] == "a & b –")
    #expect(child.text == "One <two> &three")
    #expect(child.line == 2)
    #expect(root.first("y") != nil)
  }

  @Test(arguments: [
    ("strict", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ("transitional", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
  ])
  func bothFormsOfTheStandardHaveTheSameNames(form: String, space: String) throws {
    #expect(try tree("<document xmlns='\(space)'/>").name == "w:document", "\(form)")
  }

  @Test(arguments: [
    ("a billion laughs", "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]><l>&b;</l>", "document type"),
    ("an external entity", "<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><l>&x;</l>", "document type"),
    ("a document type", "<!DOCTYPE l SYSTEM 'http://example.org/l.dtd'><l/>", "document type"),
    ("an unknown entity", "<l>&unknown;</l>", "unknown"), ("a tag left open", "<l><m></l>", "mismatch"), ("nothing", "", "empty"),
    ("no element", "  ", "Start tag expected"), ("two roots", "<a/><b/>", "Extra content"),
  ])
  func whatIsNotSafeOrNotWellFormedIsRefused(what: String, text: String, words: String) {
    let fault = #expect(throws: XMLParser.Fault.self, "\(what)") { try tree(text) }
    #expect(fault?.message.contains(words) == true, "\(fault?.message ?? "")")
  }

  @Test func aFaultSaysItsLine() {
    let fault = #expect(throws: XMLParser.Fault.self) { try tree("<a>\n<b>\n</c>\n</a>") }
    #expect(fault?.line == 3)
  }

  @Test func depthIsLimitedOnEitherSide() throws {
    func nested(_ depth: Int) -> String { String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth) }
    #expect(try tree(nested(20)).name == "a")
    #expect(throws: XMLParser.Fault.self) { try tree(nested(21)) }
    #expect(throws: XMLParser.Fault.self) { try tree(nested(100_000)) }
  }
}
