import PlanSchema
import Testing

@testable import Theming

@Suite("Coder") struct CoderTests {
  static let coder = try! StandardThemeCoder()
  static let examples = Codebook.standard.themes.flatMap { theme in theme.examples.map { (theme.id, $0) } }

  @Test("each example of the codebook carries its theme, with evidence that stands in it", arguments: examples)
  func example(theme: String, text: String) throws {
    let code = try #require(Self.coder.codes(for: text).first { $0.id == theme }, "“\(text)” does not carry \(theme)")
    #expect(!code.evidence.isEmpty)
    for words in code.evidence { #expect(text.contains(words)) }
    #expect(code.by == .coder && code.basis == .text && code.person == nil)
    #expect(code.weight > 0 && code.weight <= 1)
  }

  @Test("without the words of its evidence a code weighs less", arguments: examples)
  func evidenceCarries(theme: String, text: String) throws {
    for code in Self.coder.codes(for: text) {
      var rest = text
      for words in code.evidence { rest = rest.replacing(words, with: " ") }
      let left = Self.coder.weight(of: code.id, in: rest)
      #expect(left < code.weight, "\(code.id) weighs \(code.weight) in “\(text)”, and \(left) in “\(rest)”")
    }
  }

  @Test("one primary code, and it comes first", arguments: examples)
  func primary(theme: String, text: String) {
    let codes = Self.coder.codes(for: text)
    #expect(codes.map(\.primary) == codes.indices.map { $0 == 0 })
  }

  @Test("what a text is for weighs less than what it asks for")
  func purpose() throws {
    let asked = Self.coder.weight(of: "supervision", in: "Improve supervision of social workers.")
    let purpose = Self.coder.weight(of: "supervision", in: "Buy new furniture, so that supervision of social workers can take place.")
    #expect(asked > purpose)
  }

  @Test(
    "odd texts carry nothing, and stop nobody",
    arguments: ["", " \n\t", "…", "12345", "🙂🙂", "Order more paper for the printers.", String(repeating: "x", count: 100_000)])
  func nothing(text: String) {
    #expect(Self.coder.codes(for: text).isEmpty)
  }

  @Test("case, quote marks, hyphens and line breaks do not matter")
  func levelled() {
    let plain = Self.coder.codes(for: "Improve children's return-home interviews.")
    let odd = Self.coder.codes(for: "IMPROVE\nchildren’s Return home   interviews.")
    #expect(plain.map(\.id) == odd.map(\.id))
    #expect(plain.map(\.weight) == odd.map(\.weight))
  }

  @Test("text outside ASCII is cut at whole characters")
  func multibyte() throws {
    let codes = Self.coder.codes(for: "Ⓢ “naïve” — café: strengthen reflective supervision… ✓")
    #expect(codes.first?.id == "supervision")
    #expect(codes.first?.evidence.joined().contains("supervision") == true)
  }
}
