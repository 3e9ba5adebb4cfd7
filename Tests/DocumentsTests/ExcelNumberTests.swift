import Documents
import Testing

private typealias X = ExcelFixture

@Suite struct ExcelNumberTests {
  private func cell(_ value: String, _ format: String, from1904: Bool = false) throws -> Table.Cell {
    var fixture = ExcelFixture(X.row(1, X.text("A1", "x"), X.number("B1", value, style: 1)))
    fixture.formats = [format]
    fixture.from1904 = from1904
    for block in try fixture.read().blocks {
      if case .table(let table) = block.content { return table.rows[0].cells[1] }
    }
    throw CancellationError()
  }

  @Test(arguments: [
    ("45382", "id:14", "31/03/2024", "2024-03-31"), ("45382", "id:15", "31-Mar-24", "2024-03-31"),
    ("45382", "id:16", "31-Mar", "2024-03-31"),
    ("45382", "id:17", "Mar-24", "2024-03"), ("45382.75", "id:22", "31/03/2024 18:00", "2024-03-31"),
    ("45382", "dd/mm/yyyy", "31/03/2024", "2024-03-31"), ("45386", "d mmm yyyy", "4 Apr 2024", "2024-04-04"),
    ("45386", "[$-809]dddd, d mmmm yyyy;@", "Thursday, 4 April 2024", "2024-04-04"),
    ("45386", "[$-F800]dddd\\, mmmm dd\\, yyyy", "04 April 2024", "2024-04-04"),
    ("45386", "mmmm yyyy", "April 2024", "2024-04"), ("45386", "yyyy", "2024", "2024"), ("45386", "yyyy-mm-dd", "2024-04-04", "2024-04-04"),
    ("45386", "&quot;by &quot;d\\ mmm", "by 4 Apr", "2024-04-04"), ("45386", "m/d/yy", "4/4/24", "2024-04-04"),
    ("45386.999999", "dd/mm/yyyy hh:mm:ss", "05/04/2024 00:00:00", "2024-04-05"),
    ("1", "id:14", "01/01/1900", "1900-01-01"), ("59", "id:14", "28/02/1900", "1900-02-28"), ("60", "id:14", "29/02/1900", "1900-02-29"),
    ("61", "id:14", "01/03/1900", "1900-03-01"), ("2958465", "id:14", "31/12/9999", "9999-12-31"),
  ])
  func datesShowAsInExcel(value: String, format: String, text: String, date: String) throws {
    let cell = try cell(value, format)
    #expect(cell.text == text)
    #expect(cell.date == date)
    #expect(cell.number == nil)
  }

  @Test(arguments: [("43920", "31/03/2024", "2024-03-31"), ("0", "01/01/1904", nil)])
  func theOtherDateSystemBeginsIn1904(value: String, text: String, date: String?) throws {
    let cell = try cell(value, "dd/mm/yyyy", from1904: true)
    #expect(cell.text == text)
    #expect(cell.date == date)
  }

  @Test(arguments: [
    ("0.5", "id:20", "12:00"), ("0.75", "id:18", "6:00 PM"), ("0.0625", "mm:ss", "30:00"), ("1.5", "[h]:mm", "36:00"),
    ("0.5", "h AM/PM", "12 PM"),
  ])
  func aTimeAloneIsNoDate(value: String, format: String, text: String) throws {
    let cell = try cell(value, format)
    #expect(cell.text == text)
    #expect(cell.date == nil)
  }

  @Test(arguments: [("-1", "id:14", "-1"), ("2958466", "id:14", "2958466")])
  func whatIsNoDateStaysANumber(value: String, format: String, text: String) throws {
    let cell = try cell(value, format)
    #expect(cell.text == text)
    #expect(cell.date == nil)
  }

  @Test(arguments: [
    ("0.54", "id:9", "54%"), ("0.545", "0%", "55%"), ("0.5449", "0.0%", "54.5%"), ("1", "id:9", "100%"), ("0", "id:9", "0%"),
    ("4200", "£#,##0", "£4,200"), ("4200.5", "[$£-809]#,##0.00", "£4,200.50"), ("-4200", "£#,##0", "-£4,200"),
    ("-4200", "#,##0;[Red](#,##0)", "(4,200)"), ("1234567", "#,##0", "1,234,567"), ("1234567", "#,##0,", "1,235"),
    ("1234567", "0.0,,&quot;m&quot;", "1.2m"), ("2.675", "0.00", "2.68"), ("0.5", "0", "1"), ("1.5", "#", "2"),
    ("7", "000", "007"), ("0.25", "0.##", "0.25"), ("12345678", "0.00E+00", "1.23E+07"), ("0", "0;-0;&quot;nil&quot;", "nil"),
    ("0", "_-£* #,##0_-;-£* #,##0_-;_-£* &quot;-&quot;_-;_-@_-", "£-"), ("5", "&quot;Week &quot;0", "Week 5"),
    ("120", "[&gt;=100]&quot;many&quot;;0", "many"), ("12", "[&gt;=100]&quot;many&quot;;0", "12"), ("3", "@", "3"),
    ("0.33333333333333331", "0", "0"), ("0.33333333333333331", "General", "0.333333333"), ("0.1", "General", "0.1"),
    ("100000000000", "General", "1E+11"), ("12345678901", "General", "12345678901"), ("-2.5", "General", "-2.5"),
    ("0.30000000000000004", "General", "0.3"), ("-0.001", "0", "0"),
  ])
  func numbersShowAsInExcel(value: String, format: String, text: String) throws {
    let cell = try cell(value, format)
    #expect(cell.text == text)
    #expect(cell.date == nil)
    #expect(cell.number == Double(value))
  }
}
