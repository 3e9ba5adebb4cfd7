import PlanSchema

extension PDFProgram {
  /// Coordinates come as whole numbers, so the page is asked for at a hundred times its size.
  private static let unitsPerPoint = 100.0

  /// The text of every page.
  /// - Throws: `ImportFailure` for a file that is locked, damaged beyond repair, too long, or that the program does not finish.
  func pages(of path: String, limits: PDFReader.Limits) throws(ImportFailure) -> (pages: [PageText], diagnostics: [Diagnostic]) {
    let arguments = ["draw", "-q", "-i", "-r", "7200", "-F", "stext.json", path, "1-\(limits.pages + 1)"]
    let result = try run(arguments, limits: limits)
    let (pages, isWhole) = StructuredTextScanner.pages(of: result.output, unitsPerPoint: Self.unitsPerPoint)
    if result.messages.contains("password") {
      throw ImportFailure("encrypted", "the PDF is locked with a password: save a copy without one, and import that")
    }
    if pages.isEmpty { throw Self.noPages(result) }
    if pages.count > limits.pages {
      throw ImportFailure("too-long", "the PDF has more than \(limits.pages) pages, and at most \(limits.pages) are read: split it")
    }
    var diagnostics: [Diagnostic] = []
    if result.messages.contains("repair") || !isWhole || result.status != 0 {
      diagnostics.append(
        Diagnostic(
          .warning, "damaged-pdf",
          "the PDF is damaged (\(Self.firstComplaint(result.messages))); \(pages.count) pages were read: compare with the original"))
    }
    return (pages, diagnostics)
  }

  /// How many pages are asked for at once: the drawing of a page can take half a megabyte.
  private static let drawnAtOnce = 100

  /// The text and the drawing of some pages.
  /// - Throws: `ImportFailure` as `pages(of:limits:)` does. A page whose drawing cannot be read is left out.
  func drawnPages(_ numbers: [Int], of path: String, limits: PDFReader.Limits) throws(ImportFailure) -> [PageText] {
    var out: [PageText] = []
    for start in stride(from: 0, to: numbers.count, by: Self.drawnAtOnce) {
      let some = Array(numbers[start..<min(numbers.count, start + Self.drawnAtOnce)])
      let result = try run(["draw", "-q", "-i", "-F", "trace", path, some.map(String.init).joined(separator: ",")], limits: limits)
      let pages = TraceScanner.pages(of: result.output, numbers: some)
      // A page that fails is left out of the output, and nothing tells which: then the text alone has to do.
      if pages.count == some.count { out += pages }
    }
    return out
  }

  private func run(_ arguments: [String], limits: PDFReader.Limits) throws(ImportFailure) -> OutsideProgram.Result {
    do throws(OutsideProgram.Failure) {
      return try program.run(arguments, limits: .init(seconds: limits.seconds, memory: limits.memory))
    } catch {
      switch error {
      case .cannotStart(let reason):
        throw ImportFailure("no-pdf-program", "“\(program.path)” does not start (\(reason)): \(Self.howToInstall)")
      case .timedOut(let seconds):
        throw ImportFailure("timed-out", "the PDF was not read within \(Int(seconds)) seconds: print it to a new PDF, and import that")
      case .tooMuchOutput(let bytes):
        throw ImportFailure("too-large", "the PDF gives more than \(bytes >> 20) MB of text and drawing: split it")
      }
    }
  }

  private static func noPages(_ result: OutsideProgram.Result) -> ImportFailure {
    if result.messages.contains("cannot find") || result.messages.contains("trailer") || result.messages.contains("error") {
      return ImportFailure(
        "corrupt", "the PDF is damaged beyond repair (\(firstComplaint(result.messages))): download it again, or print it to a new PDF")
    }
    return ImportFailure("no-pages", "the PDF has no pages: download it again")
  }

  private static func firstComplaint(_ messages: String) -> String {
    let line = messages.split(whereSeparator: \.isNewline).first { $0.contains("error") || $0.contains("warning") }
    guard let line else { return "it ends too early" }
    return String(line.drop { $0 != ":" }.dropFirst().drop { $0 == " " })
  }
}
