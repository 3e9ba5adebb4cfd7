import Normalising
import PlanSchema
import Testing

/// Whatever a cell holds, the readers give a result and keep the text.
@Suite struct AwkwardTextTests {
  static let texts: [String] =
    [
      "", " ", "\n\t\u{00A0}", "-", "–", "/", "//", "& and &", "()", ")(", "((((((((", "1", "1.", ".1", "1..2", "99999999999999999999",
      "31/", "/31/12", "31/12/",
      "Q", "Q9", "Q0 2024/25", "🟢🔴", "e\u{0301}", "\u{FEFF}x", "£", "£k", "%", "%%", "-%", "<", "and", "A & B and C / D; E, F",
      "of\nof\nof", "((a)", "a)",
      "32/13/2024", "0/0/0", "١٢ مارس", "三月", "Q2 Q3 Q4", "March March March", "to to to", "12 12 12 12 12", "1-2-3-4-5", "2024/25/26",
      "É. Ünal", "=cmd|' /C calc'!A0",
      String(repeating: "/", count: 3000), String(repeating: "1 and ", count: 3000), String(repeating: "Head of Service, ", count: 3000),
      String(repeating: "31/03/2024 ", count: 3000), String(repeating: "(RQ1 ", count: 3000), String(repeating: "Red: ", count: 3000),
    ]

  @Test(arguments: texts.indices)
  func readersNeverFail(_ index: Int) {
    let text = Self.texts[index]
    let due = DateReader().read(text, struck: [text])
    #expect(due.value.map { $0.utf8.count == 7 || $0.utf8.count == 10 } ?? true)
    _ = DocumentDate().spells(in: text)
    let letters = OwnerReader().read(text).map(\.printed).joined().filter(\.isLetter)
    #expect(letters.count <= text.filter(\.isLetter).count)
    _ = StatusReader().read(printed: text, colour: text)
    _ = StatusKeyReader().read(text)
    _ = StatusKeyReader().read(rows: [[.init(text), .init(text, fill: text)], [.init(text)]])
    #expect((MoneyReader().read(text) == nil) == text.allSatisfy { $0.isWhitespace || $0 == "\u{00A0}" })
    _ = FigureReader().reading(text)
    let split = ReferenceReader().split(text)
    #expect(split.ref != nil || split.text.filter(\.isLetter) == text.filter(\.isLetter))
    _ = Reference(text)
  }
}
