import PlanSchema
import Wording

/// What is wrong with a PDF, in words for people.
enum PDFChecks {
  /// Looks at the bytes before a program is started for them.
  static func before(_ bytes: [UInt8]) throws(ImportFailure) {
    if bytes.isEmpty { throw ImportFailure("empty-file", "the file is empty; expected a PDF: download the document again") }
    let head = bytes.prefix(1024)
    guard head.firstRange(of: Array("%PDF-".utf8)) == nil else { return }
    let start = String(decoding: head.prefix(200), as: UTF8.self).levelled
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") || start.contains("<head") {
      throw ImportFailure("html-not-pdf", "an HTML page, not a PDF: download the document again, from the page's own link to it")
    }
    throw ImportFailure("not-pdf", "the file does not begin as a PDF does (“%PDF-”): check what it is, or download it again")
  }

  static func noText(pages: Int) -> ImportFailure {
    ImportFailure("no-text", "no text on its \(pages == 1 ? "one page" : "\(pages) pages"): it needs OCR first (it seems to be a scan)")
  }

  /// What the reader could not be sure of.
  static func after(_ pages: [PageText]) -> [Diagnostic] {
    var out: [Diagnostic] = []
    let empty = pages.filter { $0.spans.allSatisfy(\.isBlank) }.map(\.number)
    if !empty.isEmpty {
      out.append(
        Diagnostic(
          .note, "pages-without-text", "no text on page\(empty.count == 1 ? "" : "s") \(list(empty)): blank, or a picture that needs OCR",
          at: Place(page: empty[0])))
    }
    var unknown = 0, all = 0
    for page in pages {
      for span in page.spans where !span.isSymbol {
        for scalar in span.text.unicodeScalars where !scalar.isBlank {
          all += 1
          if scalar == "\u{FFFD}" { unknown += 1 }
        }
      }
    }
    if unknown * 20 > all {
      out.append(
        Diagnostic(
          .warning, "unreadable-characters", "\(unknown) of \(all) characters have no meaning in the file's fonts: the text may need OCR"))
    }
    return out
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.prefix(12).map(String.init).joined(separator: ", ") + (numbers.count > 12 ? " and \(numbers.count - 12) more" : "")
  }
}
