import Documents
import Foundation
import PlanSchema
import Testing

@Suite struct DetectionTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func digestsMatchThePublishedVectors(text: String, digest: String) {
    #expect(SHA256.hex(Array(text.utf8)) == digest)
  }

  @Test func theDigestOfAMillionLettersMatches() {
    let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(SHA256.hex(letters) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: [
    ("plan.txt", "Recommendation 1\nDo better.\n", "text/plain"),
    ("plan", "# Plan\n\n## Aims\n", "text/markdown"),
    ("plan.md", "Just a line.\n", "text/markdown"),
    ("plan.csv", "Only\n", "text/csv"),
    ("plan.txt", "Ref;Action;Owner\n1;Do;AB\n2;Look;CD\n3;Ask;EF\n", "text/csv"),
    ("plan.txt", "<!-- a note -->\n<!DOCTYPE html>\n<html><body><p>Plan</p></body></html>", "text/html"),
    ("plan.html", "<div><p>Plan</p></div>", "text/html"),
    ("plan.txt", "Seen, heard, done.\nWe asked, and were told, no.\n", "text/plain"),
  ])
  func textFormatsAreToldByContent(name: String, text: String, mediaType: String) throws {
    let document = try DocumentReader().read(Array(text.utf8), name: name)
    #expect(document.source.mediaType == mediaType)
    #expect(document.source.file == name)
    #expect(document.source.sha256 == SHA256.hex(Array(text.utf8)))
    #expect(!document.source.reader.isEmpty)
  }

  @Test(
    arguments: [
      ("empty.txt", [], "empty-file"),
      ("blank.txt", Array("\n \t\n".utf8), "empty-file"),
      ("scan.docx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image"),
      ("photo.pdf", [0xFF, 0xD8, 0xFF, 0xE0], "image"),
      ("plan.doc", Array("{\\rtf1\\ansi Plan}".utf8), "rich-text"),
      ("plan.gz", [0x1F, 0x8B, 8, 0, 0, 0], "packed"),
      ("data.txt", (0..<64).map { UInt8($0) }, "binary"),
      ("page.pdf", Array("<!doctype html><html><head><title>Not\n found</title></head></html>".utf8), "html-not-pdf"),
      ("plan.xml", Array("<?xml version='1.0'?><plan/>".utf8), "xml"),
      ("plan.xml", Array("<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>".utf8), "old-word"),
      ("page.mht", Array("MIME-Version: 1.0\n".utf8), "web-archive"),
    ] as [(String, [UInt8], String)])
  func whatCannotBeReadIsNamed(name: String, bytes: [UInt8], kind: String) {
    let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(bytes, name: name) }
    #expect(failure?.kind == kind)
  }

  @Test func aWebPageNamedAsAPDFIsToldByItsTitle() {
    let page = Array("<html><head><title>Page not found</title></head></html>".utf8)
    let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(page, name: "report.pdf") }
    #expect(failure?.message.contains("an HTML page, not a PDF, titled “Page not found”") == true)
  }

  @Test(arguments: [
    ("WordDocument", "old-word"), ("Workbook", "old-excel"), ("EncryptedPackage", "encrypted"), ("Unheard of", "old-office"),
  ])
  func containersOfOldOfficeAreToldApart(stream: String, kind: String) {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
    var entry = stream.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    entry += [UInt8](repeating: 0, count: 64 - entry.count)
    entry += [UInt8(stream.utf16.count * 2 + 2), 0, 2] + [UInt8](repeating: 0, count: 61)
    bytes += entry
    let failure = #expect(throws: ImportFailure.self) { try DocumentReader().read(bytes, name: "plan.doc") }
    #expect(failure?.kind == kind)
  }

  @Test func filesOnDiskAreLookedAtFirst() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-detection-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let plan = folder.appendingPathComponent("plan.txt")
    try "A plan of thirty or so bytes.".write(to: plan, atomically: true, encoding: .utf8)
    #expect(try DocumentReader().read(plan).source.file == "plan.txt")

    let absent = #expect(throws: ImportFailure.self) { try DocumentReader().read(folder.appendingPathComponent("none.txt")) }
    #expect(absent?.kind == "not-found")
    let directory = #expect(throws: ImportFailure.self) { try DocumentReader().read(folder) }
    #expect(directory?.kind == "is-folder")
    let device = #expect(throws: ImportFailure.self) { try DocumentReader().read(URL(fileURLWithPath: "/dev/zero")) }
    #expect(device?.kind == "not-a-file")
    let large = #expect(throws: ImportFailure.self) { try DocumentReader(limits: ReadingLimits(fileSize: 16)).read(plan) }
    #expect(large?.kind == "too-large")
  }
}
