import Testing
import Wording

@Suite("Reading CSV")
struct CSVReading {
  @Test("reads quoted commas, breaks, doubled quote marks and any line end")
  func reading() {
    let text = "a,b,c\r\n\"x, y\",\"say \"\"so\"\"\",\n\n\"two\nlines\",,\"\"\n"
    #expect(CSV.rows(text) == [["a", "b", "c"], ["x, y", "say \"so\"", ""], ["two\nlines", "", ""]])
  }

  @Test("names fields by the first row; a short row lacks its last ones")
  func records() {
    #expect(
      CSV.records("name,code\nAlderwick,901\nBrackenshire\n") == [
        ["name": "Alderwick", "code": "901"], ["name": "Brackenshire"],
      ])
    #expect(CSV.records("").isEmpty)
  }

  @Test(
    "writes what it reads back",
    arguments: [["plain", "x, y", "say \"so\"", "two\nlines", "", " edge "], ["é – ü", "line\r\nbreak", "'"], [""]])
  func roundTrip(fields: [String]) {
    #expect(CSV.rows(CSV.line(fields + ["end"])) == [fields + ["end"]])
  }
}
