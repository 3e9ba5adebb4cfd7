import Documents
import Foundation
import Testing

private enum PublishedReports {
  /// A dozen reports of different years.
  static let all: [URL] = {
    let sources = ProcessInfo.processInfo.environment["PEERVIEW_SOURCES"].map { URL(fileURLWithPath: $0) } ?? defaultSources
    let folder = sources.appendingPathComponent("inspections")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    let pdfs = files.filter { $0.pathExtension == "pdf" }.sorted { $0.path < $1.path }
      .filter { (try? FileHandle(forReadingFrom: $0).read(upToCount: 5)) == Data("%PDF-".utf8) }
    return pdfs.enumerated().filter { $0.offset % 9 == 0 }.map(\.element)
  }()

  private static let defaultSources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/sources")
}

/// Published inspection reports: what must hold of any of them, whoever wrote it. Skipped where they are not at hand.
@Suite(.enabled(if: hasPDFProgram && !PublishedReports.all.isEmpty, "no published reports at ../shared/sources or PEERVIEW_SOURCES"))
struct PDFPublishedTests {
  @Test(arguments: PublishedReports.all) func aReportIsReadWhole(report: URL) throws {
    let document = try PDFReader().read([UInt8](Data(contentsOf: report)), name: report.lastPathComponent, path: report)
    let pages = try #require(document.source.pages)
    var numbered = 0, broken: [String] = [], headings = 0, furniturePages: Set<Int> = []
    for block in document.blocks {
      switch block.content {
      case .furniture: block.place.page.map { _ = furniturePages.insert($0) }
      case .heading(let level, _):
        headings += 1
        #expect((1...6).contains(level))
      case .paragraph(let paragraph):
        // A page number, or the rest of a paragraph whose beginning stands elsewhere.
        if paragraph.marker == nil, Int(paragraph.text) != nil { broken.append(paragraph.text) }
      case .item(_, let paragraph): if paragraph.marker?.hasSuffix(".") == true { numbered += 1 }
      case .table(let table): #expect(table.rows.allSatisfy { !$0.cells.isEmpty })
      }
    }
    #expect(broken.isEmpty)
    #expect(numbered > pages, "fewer numbered paragraphs than pages")
    #expect(headings > 3)
    #expect(furniturePages.count >= pages * 2 / 3, "page numbers were taken for text")
    let ordered = document.blocks.filter { if case .furniture = $0.content { false } else { true } }.compactMap(\.place.page)
    #expect(zip(ordered, ordered.dropFirst()).count { $0 > $1 } * 20 <= ordered.count)
  }

  @Test func theSameBytesGiveTheSameDocument() throws {
    let bytes = [UInt8](try Data(contentsOf: PublishedReports.all[0]))
    let once = try PDFReader().read(bytes, name: "report.pdf", path: PublishedReports.all[0])
    #expect(try PDFReader().read(bytes, name: "report.pdf") == once)
  }
}
