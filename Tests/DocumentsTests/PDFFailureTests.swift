import Documents
import Foundation
import PlanSchema
import Testing

@Suite struct PDFFailureTests {
  private func failure(_ bytes: [UInt8], _ reader: PDFReader = PDFReader()) -> ImportFailure? {
    #expect(throws: ImportFailure.self) { _ = try reader.read(bytes, name: "plan.pdf") }
  }

  private let whole = PDFFixture([[PDFFixture.text("The plan", 72, 700)], [PDFFixture.text("Its end", 72, 700)]]).bytes

  @Test(arguments: [
    ("", "empty-file"), ("<!DOCTYPE html><html><body>Not found</body></html>", "html-not-pdf"), ("PK and so on", "not-pdf"),
  ]) func whatIsNoPDFIsSaidToBeNone(text: String, kind: String) { #expect(failure(Array(text.utf8))?.kind == kind) }

  @Test(.enabled(if: hasPDFProgram)) func aScanNeedsOCR() {
    let pages = [[PDFFixture.fill("0.9 0.9 0.9", 0, 0, 595, 842)], [PDFFixture.fill("0.8 0.8 0.8", 0, 0, 595, 842)]]
    let failure = failure(PDFFixture(pages).bytes)
    #expect(failure?.kind == "no-text")
    #expect(failure?.message.contains("no text on its 2 pages: it needs OCR first") == true)
  }

  @Test(.enabled(if: hasPDFProgram)) func pagesWithoutTextAreNamed() throws {
    let document = try PDFReader().read(PDFFixture([[PDFFixture.text("The plan", 72, 700)], []]).bytes, name: "plan.pdf")
    #expect(document.diagnostics.map(\.code) == ["pages-without-text"])
    #expect(document.diagnostics[0].message.contains("page 2"))
  }

  @Test(.enabled(if: hasPDFProgram)) func aDocumentWithoutPages() {
    #expect(["no-pages", "corrupt"].contains(failure(PDFFixture([]).bytes)?.kind))
  }

  @Test(.enabled(if: hasPDFProgram)) func aDocumentOfTooManyPages() {
    #expect(failure(whole, PDFReader(limits: .init(pages: 1)))?.kind == "too-long")
  }

  /// A file cut short is mended where that is possible, and said to be damaged; else it is refused. It never traps.
  @Test(.enabled(if: hasPDFProgram), arguments: [20, 60, 85, 97]) func aFileCutShort(percent: Int) {
    do {
      let document = try PDFReader().read(Array(whole.prefix(whole.count * percent / 100)), name: "plan.pdf")
      #expect(document.diagnostics.contains { $0.code == "damaged-pdf" })
      #expect(document.blocks.contains { $0.paragraph?.text == "The plan" })
    } catch {
      #expect(["corrupt", "no-pages", "no-text"].contains(error.kind), "\(error.kind): \(error)")
    }
  }

  @Test(.enabled(if: hasPDFProgram)) func aLockedFile() throws {
    let folder = try Scratch()
    let plain = try folder.write("plain.pdf", whole), locked = folder.url.appendingPathComponent("locked.pdf")
    let mutool = try #require(OutsideProgram(named: "mutool"))
    let made = try mutool.run(["clean", "-E", "rc4-128", "-U", "secret", "-O", "secret", plain.path, locked.path])
    try #require(made.status == 0, "this mutool cannot lock a file")
    #expect(failure([UInt8](try Data(contentsOf: locked)))?.kind == "encrypted")
  }

  @Test func withoutTheProgramItSaysWhatToInstall() {
    let failure = failure(whole, PDFReader(environment: ["PATH": "/nowhere"]))
    #expect(failure?.kind == "no-pdf-program")
    #expect(failure?.message.contains("mupdf-tools") == true)
  }

  @Test func anotherProgramIsNotTaken() throws {
    let folder = try Scratch()
    let script = try folder.script("#!/bin/sh\necho hello\n")
    let failure = failure(whole, PDFReader(environment: ["PEERVIEW_MUTOOL": script.path]))
    #expect(failure?.kind == "no-pdf-program")
    #expect(failure?.message.contains(script.path) == true)
  }

  @Test func aProgramThatHangsIsEnded() throws {
    let folder = try Scratch()
    let script = try folder.script("#!/bin/sh\nif [ \"$1\" = -v ]; then echo 'mutool version 1.99.0'; exit; fi\nexec sleep 60\n")
    let failure = failure(whole, PDFReader(limits: .init(seconds: 0.3), environment: ["PEERVIEW_MUTOOL": script.path]))
    #expect(failure?.kind == "timed-out")
  }

  @Test func theVersionNamesTheProgram() throws {
    let folder = try Scratch()
    let script = try folder.script("#!/bin/sh\necho 'mutool version 1.99.4' >&2\n")
    #expect(PDFReader(environment: ["PEERVIEW_MUTOOL": script.path]).version.hasSuffix(" mutool/1.99"))
  }
}

/// A folder of its own that goes when the test ends.
final class Scratch: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func write(_ name: String, _ bytes: [UInt8]) throws -> URL {
    let file = url.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return file
  }

  func script(_ text: String) throws -> URL {
    let file = try write("program-\(UUID().uuidString)", Array(text.utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    // A program that another test starts just now may hold the file open for a moment: until then the system does not run it.
    for _ in 0..<100 {
      if let result = try? OutsideProgram(path: file.path).run(["-v"]), result.status != 126 { break }
      usleep(10_000)
    }
    return file
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
