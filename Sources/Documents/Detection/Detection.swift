import PlanSchema

/// Recognises a format by content: the leading bytes and the structure decide, the extension only where those leave it open.
enum Detection {
  /// What a file turned out to be. Text formats come with their decoded text.
  enum Finding {
    case bytes(FileFormat)
    case text(FileFormat, TextDecoding)

    var format: FileFormat {
      switch self {
      case .bytes(let format), .text(let format, _): format
      }
    }
  }

  /// - Throws: `ImportFailure` for what cannot be read, saying what it is and what to do.
  static func find(_ bytes: [UInt8], name: String, limits: ReadingLimits) throws(ImportFailure) -> Finding {
    if bytes.isEmpty { throw ImportFailure("empty-file", "the file is empty") }
    switch Signature(bytes) {
    case .pdf: return .bytes(.pdf)
    case .zip: return .bytes(try OfficePackage(bytes, limits: limits).format())
    case .oldOffice: throw OldOffice.failure(bytes)
    case .richText:
      throw ImportFailure(
        "rich-text", "a Rich Text document (.rtf): open it in Word or LibreOffice and save it as a Word document (.docx)")
    case .webArchive:
      throw ImportFailure("web-archive", "a saved mail or web archive (.mht, .eml): save the page as HTML, or print it to a PDF")
    case .image(let kind):
      throw ImportFailure("image", "a \(kind) image, not a document: run OCR on it and save the result as a PDF with text")
    case .packed(let kind):
      throw ImportFailure("packed", "a packed file (\(kind)): unpack it and import the documents inside")
    case nil: break
    }
    if isBinary(bytes) {
      throw ImportFailure(
        "binary", "the bytes are no text and no known format; expected PDF, Word (.docx), Excel (.xlsx), HTML, CSV, Markdown or text")
    }
    let decoding = TextDecoding(bytes)
    let format = textFormat(decoding.text, nameExtension: FileFormat.nameExtension(of: name))
    if decoding.text.unicodeScalars.allSatisfy(\.isBlankOrControl) {
      throw ImportFailure("empty-file", "the file holds nothing but white space")
    }
    if case .html = format, FileFormat.nameExtension(of: name) == "pdf" {
      let title = HTMLProbe.title(decoding.text).map { ", titled “\($0)”" } ?? ""
      throw ImportFailure("html-not-pdf", "an HTML page, not a PDF\(title): download the document again, from the page's own link to it")
    }
    if case nil = format { throw unknownMarkup(decoding.text) }
    return .text(format ?? .text, decoding)
  }

  /// Text has no NUL, and hardly any other control characters. UTF-16 has many zeros, but in their own places.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || TextDecoding.unmarkedUTF16(bytes) != nil { return false }
    var zeros = 0, controls = 0
    for byte in bytes {
      if byte == 0 { zeros += 1 }
      if byte < 0x09 || 0x0E..<0x20 ~= byte && byte != 0x1B { controls += 1 }
    }
    return zeros * 1000 > bytes.count || controls * 50 > bytes.count
  }

  /// The format of a text; `nil` for XML that is no web page.
  private static func textFormat(_ text: String, nameExtension: String) -> FileFormat? {
    switch HTMLProbe.markup(text, mayBeFragment: nameExtension == "html" || nameExtension == "htm" || nameExtension == "xhtml") {
    case .page: return .html
    case .otherXML: return nil
    case .none: break
    }
    switch nameExtension {
    case "csv", "tsv": return .csv
    case "md", "markdown": return .markdown
    default: return DelimitedProbe.looksDelimited(text) ? .csv : MarkdownProbe.looksLikeMarkdown(text) ? .markdown : .text
    }
  }

  private static func unknownMarkup(_ text: String) -> ImportFailure {
    let head = text.utf8.prefix(2048)
    if String(decoding: Array(head), as: UTF8.self).contains("Word.Document") {
      return ImportFailure("old-word", "a Word document in the XML format of 2003: open it in Word and save it as a Word document (.docx)")
    }
    if String(decoding: Array(head), as: UTF8.self).contains("Excel.Sheet") {
      return ImportFailure("old-excel", "an Excel workbook in the XML format of 2003: open it in Excel and save it as a workbook (.xlsx)")
    }
    return ImportFailure(
      "xml", "an XML file that is neither a web page nor an Office document; expected PDF, .docx, .xlsx, HTML, CSV or text")
  }
}

extension Unicode.Scalar {
  fileprivate var isBlankOrControl: Bool { value < 0x20 || value == 0xFEFF || properties.isWhitespace }
}
