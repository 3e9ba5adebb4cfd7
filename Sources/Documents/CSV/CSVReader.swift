import PlanSchema
import Wording

/// Reads delimited values (CSV, TSV): the delimiter found by trying, fields with line breaks, lines of titles before the table.
struct CSVReader {
  var limits: ReadingLimits = .standard

  func read(_ text: String) throws(ImportFailure) -> Reading {
    var bytes = Array(text.utf8)
    var delimiter = Self.delimiter(DelimitedText.sample(text))
    var firstLine = 1
    // Excel's own way to say it, on a line before the first: "sep=;".
    if bytes.has("sep=", at: 0), bytes.count > 5, bytes[5] == 0x0A || bytes[5] == 0x0D {
      delimiter = bytes[4]
      bytes.removeSubrange(0..<(bytes[5] == 0x0D && bytes.count > 6 && bytes[6] == 0x0A ? 7 : 6))
      firstLine = 2
    }
    var scanner = DelimitedScanner(bytes, delimiter: delimiter)
    var records: [Numbered] = [], number = 0, cells = 0
    var diagnostics: [Diagnostic] = []
    while let record = scanner.next() {
      number += 1
      if record.isUnclosed {
        diagnostics.append(
          Diagnostic(
            .warning, "unclosed-quote", "a quotation mark opens a cell and none closes it; read as a character of the text",
            at: Place(line: record.lines[0] + firstLine - 1)))
      }
      if record.isBlank { continue }
      cells += record.fields.count
      if cells > limits.cells { throw ImportFailure("too-large", "the table has more than \(limits.cells) cells: split the file") }
      records.append(Numbered(number: number, record: record, lineOffset: firstLine - 1))
    }
    let blocks = try blocks(records, &diagnostics)
    if blocks.isEmpty { throw ImportFailure("no-text", "a table without any text in its cells") }
    return Reading(blocks: blocks, diagnostics: diagnostics)
  }

  /// A record with its number as a spreadsheet counts rows, from 1.
  private struct Numbered {
    var number: Int
    var record: DelimitedScanner.Record
    var lineOffset: Int

    func place(_ column: Int) -> Place {
      let line = record.lines[min(column, record.lines.count - 1)] + lineOffset
      return Place(line: line, cell: CellReference(column: column, row: number - 1).name)
    }

    var place: Place {
      let first = record.lines[0] + lineOffset, last = record.lastLine + lineOffset
      return Place(line: first, lastLine: last > first ? last : nil)
    }
  }

  private func blocks(_ records: [Numbered], _ diagnostics: inout [Diagnostic]) throws(ImportFailure) -> [Block] {
    let rows = records.map { record in
      GridRow(
        number: record.number,
        cells: record.record.fields.indices.compactMap { column in
          let paragraphs = paragraphs(record, column)
          return paragraphs.isEmpty ? nil : Table.Cell(paragraphs: paragraphs, column: column, place: record.place(column))
        }, place: record.place)
    }
    var blocks = try GridTables(limits: limits).blocks(rows, merges: [], isHidden: false)
    for index in blocks.indices {
      guard case .table(var table) = blocks[index].content, let first = table.rows.first, let last = table.rows.last else { continue }
      table.place = first.place.through(last.place)
      blocks[index] = Block(.table(table))
      tellWideRows(table, &diagnostics)
    }
    return blocks
  }

  private func tellWideRows(_ table: Table, _ diagnostics: inout [Diagnostic]) {
    func width(_ row: Table.Row) -> Int { row.cells.last.map { $0.column + 1 } ?? 0 }
    let wide = table.rows.dropFirst().filter { width($0) > width(table.rows[0]) }
    guard let first = wide.first else { return }
    diagnostics.append(
      Diagnostic(
        .warning, "wide-row",
        "\(wide.count) row\(wide.count == 1 ? " has" : "s have") more cells than the table’s first row has columns; all are kept. "
          + "A cell that holds the delimiter should stand in quotation marks", at: first.place))
  }

  private func paragraphs(_ record: Numbered, _ column: Int) -> [Paragraph] {
    let field = record.record.fields[column]
    let place = record.place(column)
    guard field.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      let text = field.squeezed
      return text.isEmpty ? [] : [Paragraph(text, place: place)]
    }
    var text = StyledText()
    for (index, line) in field.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      text.append((index > 0 ? StyledText.lineBreak : "") + line, StyledText.Style())
    }
    return text.paragraphs(place: place)
  }

  /// The delimiter by which most records have one and the same number of fields, two or more.
  private static func delimiter(_ sample: [UInt8]) -> UInt8 {
    var best: (delimiter: UInt8, agreeing: Int, width: Int) = (DelimitedText.delimiters[0], 0, 0)
    for delimiter in DelimitedText.delimiters {
      var counts: [Int: Int] = [:]
      for width in DelimitedText.fieldCounts(sample, delimiter: delimiter) where width > 1 { counts[width, default: 0] += 1 }
      guard let (width, agreeing) = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
      if (agreeing, width) > (best.agreeing, best.width) { best = (delimiter, agreeing, width) }
    }
    return best.delimiter
  }
}
