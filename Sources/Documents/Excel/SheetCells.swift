import PlanSchema
import Wording

/// What the sheets of one workbook share.
struct WorkbookContext {
  var styles: ExcelStyles
  var strings: [ExcelText]
  var system: SerialDate.System
  var limits: ReadingLimits
}

/// Turns a raw sheet's cells into what they show.
struct SheetCells {
  let name: String
  let context: WorkbookContext
  /// Formulas whose value was never saved.
  private(set) var unsaved = 0

  init(name: String, context: WorkbookContext) {
    self.name = name
    self.context = context
  }

  /// The rows that show something; a cell's column is that of the sheet.
  mutating func rows(_ sheet: RawSheet) -> [GridRow] {
    var out: [GridRow] = []
    out.reserveCapacity(sheet.rows.count)
    for raw in sheet.rows {
      var cells: [Table.Cell] = []
      cells.reserveCapacity(raw.cells.count)
      for cell in raw.cells {
        let shown = show(cell, row: raw.number)
        if !shown.paragraphs.isEmpty || shown.fill != nil { cells.append(shown) }
      }
      // A filter, or a folded outline, is a way to look at a sheet: what it passes over is as much a part of the plan as what it shows.
      let isHidden = raw.isHidden && !raw.isFolded && !sheet.isFiltered
      if !cells.isEmpty { out.append(GridRow(number: raw.number, isHidden: isHidden, cells: cells, place: cells[0].place)) }
    }
    if !sheet.hiddenColumns.isEmpty { hide(sheet.hiddenColumns, in: &out) }
    if !sheet.rules.isEmpty { colour(&out, by: sheet.rules) }
    return out
  }

  private mutating func show(_ raw: RawSheet.Cell, row: Int) -> Table.Cell {
    let style = context.styles.style(raw.style)
    let place = Place(sheet: name, cell: CellReference(column: raw.column, row: row).name)
    var cell = Table.Cell(paragraphs: [], column: raw.column, fill: style.fill, place: place)
    if raw.isFormula, raw.value.isEmpty, raw.text == nil, raw.type != "str" { unsaved += 1 }
    switch raw.type {
    case "s":
      if let index = Int(raw.value), context.strings.indices.contains(index) {
        cell.paragraphs = paragraphs(context.strings[index], style, place)
      }
    case "inlineStr": if let text = raw.text { cell.paragraphs = paragraphs(text, style, place) }
    case "str": cell.paragraphs = paragraphs(ExcelText(plain: style.format.display(text: raw.value)), style, place)
    case "b": cell.paragraphs = paragraphs(ExcelText(plain: raw.value == "1" || raw.value == "true" ? "TRUE" : "FALSE"), style, place)
    case "e": cell.paragraphs = paragraphs(ExcelText(plain: raw.value), style, place)
    case "d":
      if let day = CalendarDay(String(raw.value.prefix(10))) {
        // Shown by way of the number that Excel has for the day.
        let serial = day.number + (context.system == .from1900 ? 25_569 : 24_107)
        show(Double(serial), style.format.isDate ? style.format : CellFormat("dd/mm/yyyy"), style, in: &cell)
      } else {
        cell.paragraphs = paragraphs(ExcelText(plain: raw.value), style, place)
      }
    default:
      if let number = Double(raw.value) {
        show(number, style.format, style, in: &cell)
      } else {
        cell.paragraphs = paragraphs(ExcelText(plain: raw.value), style, place)
      }
    }
    return cell
  }

  private func show(_ number: Double, _ format: CellFormat, _ style: ExcelStyles.CellStyle, in cell: inout Table.Cell) {
    let shown = format.display(number, system: context.system)
    cell.date = shown.date
    if !format.isDate { cell.number = number }
    cell.paragraphs = paragraphs(ExcelText(plain: shown.text), style, cell.place)
  }

  /// A cell's text as paragraphs: a line break in a cell parts them.
  private func paragraphs(_ text: ExcelText, _ style: ExcelStyles.CellStyle, _ place: Place) -> [Paragraph] {
    if text.runs.isEmpty, !style.text.isStruck, !text.plain.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == UInt8(ascii: "_") }) {
      // Nearly every cell: one paragraph in one style.
      let squeezed = text.plain.squeezed
      if squeezed.isEmpty { return [] }
      return [
        Paragraph(squeezed, isBold: style.text.isBold, isItalic: style.text.isItalic, colour: style.text.colour, place: place)
      ]
    }
    var styled = StyledText()
    if text.runs.isEmpty {
      styled.append(Self.plain(text.plain), style.text)
    } else {
      for run in text.runs { styled.append(Self.plain(run.text), context.styles.runStyle(run.properties) ?? style.text) }
    }
    return styled.paragraphs(place: place)
  }

  /// Line breaks as such, and the characters that Excel writes as "_x000D_".
  private static func plain(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "_", index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" {
        var hex = String.UnicodeScalarView()
        hex.append(contentsOf: scalars[(index + 2)..<(index + 6)])
        if let code = UInt32(String(hex), radix: 16), let character = Unicode.Scalar(code) {
          if character == "\n" { out.append("\u{2028}") } else if character.value >= 0x20 || character == "\t" { out.append(character) }
          index += 7
          continue
        }
      }
      if scalar == "\n" || scalar == "\r" {
        if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
        out.append("\u{2028}")
      } else {
        out.append(scalar)
      }
      index += 1
    }
    return String(out)
  }

  private func hide(_ columns: [ClosedRange<Int>], in rows: inout [GridRow]) {
    for row in rows.indices {
      for cell in rows[row].cells.indices where columns.contains(where: { $0.contains(rows[row].cells[cell].column) }) {
        rows[row].cells[cell].isHidden = true
      }
    }
  }

  /// Lays the colour of the first rule that holds over each cell.
  private func colour(_ rows: inout [GridRow], by rules: [ConditionalRule]) {
    let rules = rules.sorted { $0.priority < $1.priority }
    let overlays = context.styles.overlays
    let before = rows
    func shown(_ reference: CellReference) -> String {
      var low = 0, high = before.count
      while low < high {
        let middle = (low + high) / 2
        if before[middle].number < reference.row { low = middle + 1 } else { high = middle }
      }
      guard low < before.count, before[low].number == reference.row else { return "" }
      return before[low].cells.first { $0.column == reference.column }?.text ?? ""
    }
    for row in rows.indices {
      for cell in rows[row].cells.indices {
        let reference = CellReference(column: rows[row].cells[cell].column, row: rows[row].number)
        let text = rows[row].cells[cell].text, number = rows[row].cells[cell].number
        for rule in rules where rule.holds(reference, shown: text, number: number, other: shown) {
          guard let overlay = rule.overlay, overlays.indices.contains(overlay), let fill = overlays[overlay] else { continue }
          rows[row].cells[cell].fill = fill
          break
        }
      }
    }
  }
}
