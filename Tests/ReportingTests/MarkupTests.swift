import Reporting
import Testing

@Suite("Markup")
struct MarkupTests {
  static func written(_ body: (inout Markup) -> Void) -> String {
    var markup = Markup()
    body(&markup)
    return String(decoding: markup.bytes, as: UTF8.self)
  }

  @Test(
    "text is escaped, whatever it looks like",
    arguments: [
      ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
      ("&amp; stays what it was", "&amp;amp; stays what it was"),
      ("“quotes” and \"quotes\"", "“quotes” and \"quotes\""),
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("a\u{0}b\u{8}c\u{1F}d\u{FFFE}e\u{FFFF}", "abcde"),
      ("Côte d’Ivoire \u{1F600}", "Côte d’Ivoire \u{1F600}"),
    ])
  func text(text: String, expected: String) {
    #expect(Self.written { $0.text(text) } == expected)
  }

  @Test("attributes are escaped too, and keep their line breaks")
  func attributes() {
    let out = Self.written { $0.element("a", ["href": "x?a=1&b=\"2\"", "title": "a\nb", "class": nil], text: "here") }
    #expect(out == #"<a href="x?a=1&amp;b=&quot;2&quot;" title="a&#10;b">here</a>"#)
  }

  @Test("elements close in order; void ones close themselves")
  func nesting() {
    let out = Self.written { page in
      page.element("p") {
        $0.text("one")
        $0.void("br")
        $0.element("b", text: "two")
      }
    }
    #expect(out == "<p>one<br/><b>two</b></p>")
  }

  @Test("only what is called raw is not escaped")
  func raw() {
    #expect(Self.written { $0.raw("<hr>") } == "<hr>")
  }
}
