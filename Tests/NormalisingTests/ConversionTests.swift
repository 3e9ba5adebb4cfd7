import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

/// Texts that LibreOffice has saved in another format say the same as the text itself.
@Suite struct ConversionTests {
  /// What LibreOffice made of `copies/text.txt` (see its head): kept, so that the reading of such copies is tested where it is not installed.
  @Test(arguments: ["text.docx", "text.xlsx", "text.pdf"])
  func keptCopiesGiveTheSameRecord(name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/copies")
    try expectSame(folder.appendingPathComponent("text.txt"), folder.appendingPathComponent(name))
  }

  @Test(
    .enabled(if: Office.isInstalled, "LibreOffice (soffice) is not installed: fresh copies are not tried"),
    arguments: ["docx", "xlsx", "pdf"])
  func freshCopiesGiveTheSameRecord(format: String) throws {
    let original = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/copies/text.txt")
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    try expectSame(original, Office.copy(of: original, as: format, in: scratch))
  }

  private func expectSame(_ original: URL, _ copy: URL) throws {
    func record(_ file: URL) throws -> Record { try Normaliser().normalise(DocumentReader().read(file)) }
    let told = try record(original)
    #expect(told.actions.count == 9)
    #expect(told.recommendations.count == 3)
    var evaluation = CopyEvaluation()
    try evaluation.add(record(copy), of: told, named: copy.lastPathComponent)
    #expect(evaluation.counts.values.reduce(0) { $0 + $1.right } > 150)
    let differences = evaluation.differences.map { "\($0.field): \($0.expected ?? "–") ≠ \($0.found ?? "–")" }
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }
}

/// LibreOffice, where it is installed.
enum Office {
  static let program = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/Applications/LibreOffice.app/Contents/MacOS"]
    .map { $0 + "/soffice" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  static var isInstalled: Bool { program != nil }

  /// A copy of a document in another format; of a text with tabs as a workbook, its cells as text.
  static func copy(of file: URL, as format: String, in folder: URL) throws -> URL {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program!)
    var arguments = ["-env:UserInstallation=file://\(folder.path)/office", "--headless", "--convert-to", format]
    if format == "xlsx" {
      let columns = (1...20).map { "\($0)/2" }.joined(separator: "/")
      arguments.append("--infilter=Text - txt - csv (StarCalc):9,,76,1,\(columns)")
    }
    process.arguments = arguments + ["--outdir", folder.path, file.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return folder.appendingPathComponent(file.deletingPathExtension().lastPathComponent + "." + format)
  }
}
