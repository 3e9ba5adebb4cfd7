import PlanSchema
import Wording

/// A text file that was opened as a workbook: each of its lines is a row, cut at tabs or pipes, or not cut at all. Such a sheet is read as
/// the text that it is.
struct TextInWorkbook {
  private struct Line {
    var text: String
    var place: Place
  }

  private let lines: [Line]
  /// Cells that the program which opened the text took for a day or a number: what stood there is not in the workbook any more.
  private var changed: [Place] = []

  /// Nil for a sheet that was made as one.
  init?(_ rows: [GridRow], merges: [CellRange]) {
    guard merges.isEmpty, let last = rows.last, last.number < 1_000_000 else { return nil }
    let cells = rows.lazy.flatMap(\.cells)
    guard cells.allSatisfy({ $0.fill == nil && $0.paragraphs.allSatisfy { !$0.isBold && !$0.isItalic && $0.colour == nil } }) else {
      return nil
    }
    guard Self.isText(rows) else { return nil }
    var lines = [Line](repeating: Line(text: "", place: Place()), count: last.number + 1)
    for row in rows {
      var text = ""
      var column = 0
      for cell in row.cells {
        text += String(repeating: "\t", count: cell.column - column) + cell.text
        column = cell.column
        if cell.date != nil || cell.number != nil { changed.append(cell.place) }
      }
      lines[row.number] = Line(text: text, place: row.place)
    }
    self.lines = lines
  }

  /// Only one column; or marks of a text file in the cells: HTML paragraphs, the rule of dashes under a header.
  private static func isText(_ rows: [GridRow]) -> Bool {
    if rows.count > 2, rows.allSatisfy({ $0.cells.allSatisfy { $0.column == 0 } }) { return true }
    return rows.contains { row in
      (row.cells.count > 1 && row.cells.allSatisfy { isRule($0.text) })
        || row.cells.contains { $0.text.utf8.contains(UInt8(ascii: "<")) && $0.text.contains("</p>") }
    }
  }

  private static func isRule(_ text: String) -> Bool {
    text.utf8.count > 2 && text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
  }

  var diagnostics: [Diagnostic] {
    var out = [
      Diagnostic(
        .note, "text-in-workbook", "a text file saved as a workbook: read as the text that it is",
        at: lines.first { !$0.text.isEmpty }?.place)
    ]
    if lines.contains(where: { $0.text.utf8.contains(0x09) }) { out.append(LostTabs.diagnostic) }
    if let first = changed.first {
      out.append(
        Diagnostic(
          .warning, "changed-cells",
          "\(changed.count) cell\(changed.count == 1 ? " was" : "s were") made a day or a number when the text was opened as a workbook, and may not say what the text said: import the text itself",
          at: first))
    }
    return out
  }

  var blocks: [Block] {
    var texts = lines.map(\.text)
    LostTabs.restore(&texts)
    return TextReader().blocks(of: texts) { place in place.line.map { lines[$0 - 1].place } ?? Place() }
  }
}
