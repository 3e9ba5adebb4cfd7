import Testing
import Wording

@Suite struct LexiconTests {
  @Test(
    arguments: [
      ("By When?", nil), ("By When:", "due"), ("Deadline for completion", "due"), ("Lead", "owner"), ("Leadership", nil),
      ("Lead officer", "owner"), ("What is the target date", "due"),
    ] as [(String, String?)])
  func matches(_ text: String, _ meaning: String?) throws {
    let lexicon = try Lexicon("# words\n[due]\nby when\n*deadline*\n* target date\n[owner]\nlead*\n")
    #expect(lexicon.meaning(of: text) == meaning)
  }

  @Test func twoMeaningsAreAFault() {
    #expect(throws: Lexicon.Fault.self) { try Lexicon("[a]\nx\n[b]\nx\n") }
    #expect(throws: Lexicon.Fault.self) { try Lexicon("x\n") }
  }
}

@Suite struct TextTests {
  @Test func squeezes() { #expect("  a\u{00A0}\r\n b\tc ".squeezed == "a b c") }
  @Test func levels() { #expect("Children’s  Plans –\nnext:".levelled == "children's plans - next") }
  @Test(
    "Plain and other letters level alike",
    arguments: [
      ("  Él  Niño’s\tPLAN.. ", "él niño's plan"), ("A—B ‑ “c”:;", "a-b - \"c\""), ("\u{200B}x…", "x"), ("", ""), (" . ", ""), ("ÀB", "àb"),
    ] as [(String, String)])
  func levelsAll(_ text: String, _ level: String) { #expect(text.levelled == level) }
  @Test func squeezesControls() {
    #expect("a\u{0B}b".squeezed == "a b" && "a b".squeezed == "a b" && " a".squeezed == "a" && "a  b".squeezed == "a b")
  }
  @Test func slugs() { #expect("St. Helens & Père’s".slug == "st-helens-and-peres") }
  @Test func edits() {
    #expect(Likeness.edits(from: "compaer", to: "compare") == 1)
    #expect(Likeness.nearest(to: "supervison", among: ["supervision", "permanence"]) == ["supervision"])
  }
}
