import Archive
import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif
import PlanSchema
import Reporting
import Testing
import Wording

@Suite("Workbook and CSV")
struct WorkbookTests {
  static let workbook = Workbook(
    title: "Peerview",
    sheets: [.init("Things", Samples.table), .init("Empty one", Table("none", caption: "None", columns: [.init("a", "A")], rows: []))],
    address: { target in target == .page(.council("wexbridge")) ? "councils/wexbridge.html" : nil })

  @Test("the same tables give the same bytes, and every part is well-formed XML")
  func parts() throws {
    #expect(try Self.workbook.bytes() == Self.workbook.bytes())
    let reader = try ArchiveReader(Self.workbook.bytes())
    #expect(reader.entries.map(\.name) == Self.workbook.parts().map(\.path))
    for part in Self.workbook.parts() { #expect(XMLParser(data: Data(part.bytes)).parse(), "\(part.path)") }
  }

  @Test(
    "openpyxl reads it: numbers are numbers, dates dates, links links", .enabled(if: Python.has("openpyxl"), "openpyxl is not installed"))
  func readBack() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-\(UUID()).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(Self.workbook.bytes()).write(to: file)
    let said = try Python.run(
      """
      import json, sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      sheet = book["Things"]
      rows = [[c.isoformat() if hasattr(c, "isoformat") else c for c in row] for row in sheet.iter_rows(values_only=True)]
      print(json.dumps({"names": book.sheetnames, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref, "rows": rows,
        "merged": len(sheet.merged_cells.ranges), "link": sheet["G2"].hyperlink.target, "wrap": sheet["A2"].alignment.wrap_text,
        "width": sheet.column_dimensions["A"].width, "format": sheet["E2"].number_format, "title": book.properties.title,
        "types": [sheet.cell(2, c).data_type for c in range(1, 8)]}))
      """, file.path)
    let data = try #require(JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any])
    #expect(data["names"] as? [String] == ["Things", "Empty one"])
    #expect(data["frozen"] as? String == "A2")
    #expect(data["filter"] as? String == "A1:G\(Samples.table.rows.count + 1)")
    #expect(data["merged"] as? Int == 0)
    #expect(data["link"] as? String == "councils/wexbridge.html")
    #expect(data["wrap"] as? Bool == true)
    #expect(data["width"] as? Double == 30)
    #expect(data["format"] as? String == "d mmm yyyy")
    // A text that looks like a formula stays a text.
    #expect(data["types"] as? [String] == ["s", "n", "n", "n", "d", "d", "s"])
    let rows = try #require(data["rows"] as? [[Any]])
    #expect(rows.count == Samples.table.rows.count + 1)
    #expect(rows[0] as? [String] == Samples.table.columns.map(\.title))
    for (read, written) in zip(rows.dropFirst(), Samples.table.rows) {
      if case .text(let text) = written[0].value { #expect(read[0] as? String ?? "" == text.replacing("\r\n", with: "\n")) }
      #expect((read[1] as? NSNumber)?.stringValue == written[1].value.plain)
      #expect((read[4] as? String)?.prefix(10) ?? "" == written[4].value.plain)
      #expect((read[5] as? String)?.prefix(7) ?? "" == written[5].value.plain)
    }
  }

  @Test("CSV is what another reader reads, and no cell is a formula")
  func csv() throws {
    let text = String(decoding: Samples.table.csv, as: UTF8.self)
    #expect(text.hasSuffix("\r\n"))
    let rows = CSV.rows(text)
    #expect(rows.count == Samples.table.rows.count + 1)
    #expect(rows[0] == Samples.table.columns.map(\.title))
    for (row, cells) in zip(rows.dropFirst(), Samples.table.rows) {
      #expect(row.count == cells.count)
      #expect(row[0].isEmpty || !"=+-@\t\r".contains(row[0].first!) || row[0] == cells[0].value.plain && Double(row[0]) != nil)
      #expect(row[3] == cells[3].value.plain, "a real negative number stays one")
    }
  }

  @Test("JSON of a table reads back with its values")
  func json() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Samples.table.json.written())) as? [String: Any]
    let rows = try #require(object?["rows"] as? [[Any]])
    for (read, written) in zip(rows, Samples.table.rows) {
      if case .text(let text) = written[0].value { #expect(read[0] as? String == text) }
      #expect((read[1] as? NSNumber)?.stringValue == written[1].value.plain)
      #expect(read[4] as? String == written[4].value.plain)
    }
  }
}

/// Python, where it is installed, as a second opinion on what is written.
enum Python {
  static func has(_ module: String) -> Bool { (try? run("import \(module)")) != nil }

  struct Failure: Error { var status: Int32 }

  static func run(_ script: String, _ arguments: String...) throws -> String {
    let process = Process(), pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: data, as: UTF8.self)
  }
}
