import Testing
import Wording

@Suite("Comma-separated text")
struct CommaSeparatedText {
  @Test("reads quoted commas, breaks, doubled quote marks and any line end")
  func reading() {
    let text = "a,b,c\r\n\"x, y\",\"say \"\"so\"\"\",\n\n\"two\nlines\",,\"\"\n"
    #expect(CommaSeparated.rows(text) == [["a", "b", "c"], ["x, y", "say \"so\"", ""], ["two\nlines", "", ""]])
  }

  @Test("names fields by the first row; a short row lacks its last ones")
  func records() {
    #expect(
      CommaSeparated.records("name,code\nAlderwick,901\nBrackenshire\n") == [
        ["name": "Alderwick", "code": "901"], ["name": "Brackenshire"],
      ])
    #expect(CommaSeparated.records("").isEmpty)
  }

  @Test(
    "writes what it reads back",
    arguments: [["plain", "x, y", "say \"so\"", "two\nlines", "", " edge "], ["é – ü", "\r", "'", "=1"], [""]])
  func roundTrip(fields: [String]) {
    #expect(CommaSeparated.rows(CommaSeparated.line(fields + ["end"]) + "\n") == [fields + ["end"]])
  }

  @Test(
    "makes formulas harmless and leaves numbers",
    arguments: [("=SUM(A1)", "'=SUM(A1)"), ("-5", "-5"), ("+ more", "'+ more"), ("@x", "'@x"), ("text", "text"), ("", "")])
  func harmless(field: String, out: String) { #expect(CommaSeparated.harmless(field) == out) }
}
