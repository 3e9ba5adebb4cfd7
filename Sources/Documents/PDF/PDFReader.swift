import Foundation
import PlanSchema

/// Reads a PDF into the one `Document` form: the outside program gives runs of glyphs with their places; rows, tables, furniture, paragraphs
/// and headings are found here.
public struct PDFReader: Sendable {
  /// How far one file may go.
  public struct Limits: Sendable, Hashable {
    /// Wall clock for the outside program, in seconds.
    public var seconds: Double
    /// The longest document that is read.
    public var pages: Int
    /// Memory of the outside program, in bytes.
    public var memory: Int

    public init(seconds: Double = 120, pages: Int = 3000, memory: Int = 2 << 30) {
      self.seconds = seconds
      self.pages = pages
      self.memory = memory
    }
  }

  public var limits: Limits
  private let environment: [String: String]

  /// - Parameter environment: Where the outside program is looked for: `PATH`, and `PEERVIEW_MUTOOL` for another one.
  public init(limits: Limits = Limits(), environment: [String: String] = ProcessInfo.processInfo.environment) {
    self.limits = limits
    self.environment = environment
  }

  /// This reader and the outside program with its version ("pdf/1 mutool/1.21"): a file read by the same need not be read again.
  public var version: String {
    guard let program = try? PDFProgram.find(in: environment) else { return Self.ownVersion }
    return "\(Self.ownVersion) mutool/\(program.version)"
  }

  /// Raised whenever this reader comes to read the same bytes differently.
  static let ownVersion = "pdf/2"

  /// Reads a PDF.
  /// - Parameters:
  ///   - name: The file's name without its folder.
  ///   - path: Where the file stands; without it the bytes are put into a file of their own while they are read.
  /// - Throws: `ImportFailure` where the program is not installed, and for what is no PDF, is locked, damaged, without pages or without text.
  public func read(_ bytes: [UInt8], name: String, path: URL? = nil) throws(ImportFailure) -> Document {
    let source = SourceDocument.Source(file: name, sha256: SHA256.hex(bytes), mediaType: "application/pdf", reader: version)
    return try read(bytes, source: source, path: path)
  }

  /// Reads a PDF whose source is already known.
  /// - Throws: As `read(_:name:path:)`.
  public func read(_ bytes: [UInt8], source: SourceDocument.Source, path: URL? = nil) throws(ImportFailure) -> Document {
    try PDFChecks.before(bytes)
    let program = try PDFProgram.find(in: environment)
    let file = try PDFFile(bytes, path: path)
    defer { file.remove() }
    var (pages, diagnostics) = try program.pages(of: file.path, limits: limits)
    var source = source
    source.pages = pages.count
    if pages.allSatisfy({ $0.spans.allSatisfy(\.isBlank) }) { throw PDFChecks.noText(pages: pages.count) }
    diagnostics += PDFChecks.after(pages)
    if let text = try printedText(pages, program, file) {
      return Document(
        source: source, title: PDFTitle.find(in: bytes), blocks: text.blocks, diagnostics: diagnostics + text.diagnostics)
    }
    var rows = pages.map(Row.rows)
    for page in try program.drawnPages(DrawingNeed.pages(rows), of: file.path, limits: limits) where pages.indices.contains(page.number - 1)
    {
      var page = page
      StruckText.mark(&page)
      pages[page.number - 1] = page
      rows[page.number - 1] = Row.rows(of: page)
    }
    let layout = PageLayout(pages, rows: rows)
    let blocks = BlockBuilder.blocks(layout.elements, metrics: layout.metrics, mending: layout.mending)
    return Document(source: source, title: PDFTitle.find(in: bytes), blocks: blocks, diagnostics: diagnostics)
  }

  /// The text file that the pages were printed from, if they were.
  private func printedText(_ pages: [PageText], _ program: PDFProgram, _ file: PDFFile) throws(ImportFailure) -> PrintedText? {
    guard let pitch = PrintedText.pitch(of: pages) else { return nil }
    return PrintedText(try program.drawnPages(pages.map(\.number), of: file.path, limits: limits), pitch: pitch)
  }
}

/// The file that the outside program reads: the one that was named, or one of our own that holds the bytes.
struct PDFFile {
  var path: String
  private var isOurs: Bool

  init(_ bytes: [UInt8], path: URL?) throws(ImportFailure) {
    if let path, path.isFileURL {
      self.path = path.standardizedFileURL.path
      isOurs = false
      return
    }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-\(UUID().uuidString).pdf")
    do { try Data(bytes).write(to: file, options: [.withoutOverwriting]) } catch {
      throw ImportFailure(
        "unwritable", "the PDF could not be put into \(file.deletingLastPathComponent().path) for reading: make room there")
    }
    self.path = file.path
    isOurs = true
  }

  func remove() { if isOurs { try? FileManager.default.removeItem(atPath: path) } }
}
