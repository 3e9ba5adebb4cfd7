import PlanSchema
import Wording

/// A text file that was saved as a Word document: each of its lines is a paragraph of its own, its tables are still tabs or pipes. Such a
/// document is read as the text that it is.
enum TextInWord {
  /// Word's and LibreOffice's styles for text without a format.
  private static let plainStyles: Set<String> = ["PreformattedText", "PlainText", "HTMLPreformatted"]

  /// The lines of such a document; `nil` for one that was written in Word.
  static func lines(_ body: MarkupElement) -> [String]? {
    var lines: [String] = []
    var isPlain = true
    for child in body.elements {
      switch child.name {
      case "w:p":
        let properties = child.first("w:pPr")
        let style = properties?.first("w:pStyle")?["w:val"] ?? "Normal"
        guard properties?.first("w:numPr") == nil, plainStyles.contains(style) || style == "Normal" else { return nil }
        if !plainStyles.contains(style) {
          isPlain = false
          // What somebody set in bold, struck through or changed with tracking was written in Word, whatever its style.
          if isFormatted(child) { return nil }
        }
        var line = ""
        append(child, to: &line)
        lines.append(line)
      case "w:sectPr", "w:bookmarkStart", "w:bookmarkEnd": continue
      default: return nil
      }
    }
    let rows = lines.count { $0.utf8.contains(0x09) || ($0.hasPrefix("|") && $0.dropFirst().contains("|")) }
    guard lines.contains(where: { !$0.isEmpty }) else { return nil }
    return isPlain || rows >= 3 ? lines : nil
  }

  /// Whether a paragraph has what no text file has: letters set apart, tracked changes, pictures, notes.
  private static func isFormatted(_ element: MarkupElement) -> Bool {
    element.elements.contains { child in
      switch child.name {
      case "w:b", "w:i", "w:u", "w:strike", "w:dstrike", "w:highlight", "w:vanish", "w:ins", "w:del", "w:drawing", "w:pict",
        "mc:AlternateContent", "w:footnoteReference", "w:endnoteReference", "w:hyperlink", "w:fldSimple", "w:fldChar", "w:sdt":
        WordRunFormat.isOn(child["w:val"])
      default: isFormatted(child)
      }
    }
  }

  private static func append(_ element: MarkupElement, to line: inout String) {
    for child in element.elements {
      switch child.name {
      case "w:t": line += child.text
      case "w:tab": if element.name == "w:r" { line += "\t" }
      case "w:br", "w:cr": line += " "
      case "w:noBreakHyphen": line += "-"
      case "w:pPr", "w:rPr", "w:del": continue
      default: append(child, to: &line)
      }
    }
  }

  /// The blocks of such lines; a place names the paragraph that the line is.
  static func blocks(_ lines: [String]) -> [Block] {
    TextReader().blocks(of: lines) { Place(paragraph: $0.line) }
  }
}
