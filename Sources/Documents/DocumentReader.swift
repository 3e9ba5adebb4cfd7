import Foundation
import PlanSchema
import Wording

/// Reads a published file, of any known format, into the one `Document` form.
public struct DocumentReader: Sendable {
  public var limits: ReadingLimits

  public init(limits: ReadingLimits = .standard) { self.limits = limits }

  /// The reader that files of a media type are read by, and its version; `nil` for a type that is none of ours.
  public static func version(ofMediaType type: String) -> String? { FileFormat.allCases.first { $0.mediaType == type }?.readerVersion }

  /// The bytes of a file, for `read(_:name:path:)`.
  /// - Throws: `ImportFailure` where there is no such file, or it cannot be read.
  public func bytes(of file: URL) throws(ImportFailure) -> [UInt8] { try SourceFile.bytes(of: file, limit: limits.fileSize) }

  /// Reads a file.
  /// - Throws: `ImportFailure` where there is none, where it cannot be read, or where it is of no known format.
  public func read(_ file: URL) throws(ImportFailure) -> Document {
    try read(SourceFile.bytes(of: file, limit: limits.fileSize), name: file.lastPathComponent, path: file)
  }

  /// Reads the bytes of a file.
  /// - Parameters:
  ///   - name: The file's name; its extension is a hint, where the content leaves the format open.
  ///   - path: Where the file stands, for programs at the edge that read it themselves.
  /// - Throws: `ImportFailure` for bytes that are no known format, or damaged.
  public func read(_ bytes: [UInt8], name: String, path: URL? = nil) throws(ImportFailure) -> Document {
    if bytes.count > limits.fileSize { throw SourceFile.tooLarge(bytes.count, limit: limits.fileSize) }
    let finding = try Detection.find(bytes, name: name, limits: limits)
    let format = finding.format
    let source = SourceDocument.Source(
      file: name, sha256: SHA256.hex(bytes), mediaType: format.mediaType, reader: format.readerVersion)
    switch finding {
    case .bytes(.pdf): return try PDFReader().read(bytes, source: source, path: path)
    case .bytes(let format):
      let reading = format == .excel ? try ExcelReader(limits: limits).read(bytes) : try WordReader(limits: limits).read(bytes)
      return Document(source: source, title: reading.title, blocks: reading.blocks, diagnostics: reading.diagnostics)
    case .text(let format, let decoding):
      var document = try readText(decoding.text, as: format, source: source)
      document.diagnostics.insert(contentsOf: decoding.diagnostics, at: 0)
      return document
    }
  }

  private func readText(_ text: String, as format: FileFormat, source: SourceDocument.Source) throws(ImportFailure) -> Document {
    let reading: Reading
    switch format {
    case .csv: reading = try CSVReader(limits: limits).read(text)
    case .html: reading = try HTMLReader(limits: limits).read(text)
    case .markdown, .text, .pdf, .word, .excel: return TextReader().read(text, source: source)
    }
    return Document(source: source, title: reading.title, blocks: reading.blocks, diagnostics: reading.diagnostics)
  }
}

/// What one format's reader makes of a file.
struct Reading: Sendable {
  var title: String?
  var blocks: [Block]
  var diagnostics: [Diagnostic] = []
}
