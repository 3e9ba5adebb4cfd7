/// A format that can be read.
enum FileFormat: String, Sendable, CaseIterable {
  case pdf, word, excel, html, csv, markdown, text

  /// The media type (RFC 6838).
  var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .excel: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .html: "text/html"
    case .csv: "text/csv"
    case .markdown: "text/markdown"
    case .text: "text/plain"
    }
  }

  /// The reader and its version; raised whenever that reader comes to read the same bytes differently, so that they are read again.
  var readerVersion: String {
    switch self {
    case .pdf: PDFReader().version
    case .word: "word/2"
    case .excel: "excel/2"
    case .html: "html/3"
    case .csv: "csv/1"
    case .markdown, .text: TextReader.version
    }
  }

  /// The file name's extension in lower case without its full stop; empty where it has none.
  static func nameExtension(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
