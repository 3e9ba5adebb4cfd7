import Documents
import PlanSchema
import Wording

/// The id of a normalised report: "<authority>/<date>-<kind>". The date is that of publication, else that printed at the end of the file's
/// name, else the first day on site; a day or a month.
enum DocumentID {
  static func make(authority: String, record: Record, source: SourceDocument.Source) -> String {
    let date = record.document.published ?? fileDate(source.file) ?? record.inspection?.start
    let kind = record.inspection?.framework == .focusedVisit ? "focused-visit" : record.document.kind.rawValue
    return authority + "/" + [date, kind].compactMap { $0 }.joined(separator: "-")
  }

  /// A day in a file's name: "anyshire-2022-02-11.pdf".
  private static func fileDate(_ file: String) -> String? {
    let digits = Array(file.unicodeScalars)
    guard digits.count >= 10 else { return nil }
    for start in 0...(digits.count - 10) {
      let text = String(String.UnicodeScalarView(digits[start..<(start + 10)]))
      if CalendarDay(text)?.day != nil { return text }
    }
    return nil
  }
}

extension Document {
  /// The title that a document prints, else the one that its framework has. Metadata titles are too often a file name to be used.
  func title(printed: String?, framework: FrameworkDescription?) -> String {
    printed ?? framework?.label ?? title ?? source.file
  }
}
