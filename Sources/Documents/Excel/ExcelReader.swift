import PlanSchema
import Wording

/// Reads an Excel workbook (.xlsx, ECMA-376): what its cells show, with the dates and numbers behind, sheet by sheet.
struct ExcelReader {
  var limits: ReadingLimits = .standard

  private struct Sheet {
    var name: String, path: String
    var isHidden: Bool
  }

  func read(_ bytes: [UInt8]) throws(ImportFailure) -> Reading {
    let package = try OfficePackage(bytes, limits: limits)
    guard let main = try package.mainPart(), let root = try package.part(main) else {
      throw ImportFailure("corrupt", "the file is an Excel container without a workbook in it: open it in Excel and save it again")
    }
    let related = try package.relationships(of: main)
    func path(_ kind: String) -> String? { related.first { $0.kind == kind && !$0.isExternal }?.target }
    let theme: MarkupElement? = if let path = path("theme") { try package.part(path) } else { nil }
    let styles: MarkupElement? = if let path = path("styles") { try package.part(path) } else { nil }
    let strings = SharedStrings()
    if let path = path("sharedStrings") { _ = try package.parse(path, into: strings) }
    let from1904 = root.first("workbookPr").map { $0["date1904"] == "1" || $0["date1904"] == "true" } ?? false
    let context = WorkbookContext(
      styles: ExcelStyles(styles, palette: ExcelPalette(theme: theme)), strings: strings.items,
      system: from1904 ? .from1904 : .from1900, limits: limits)

    var reading = Reading(title: package.title(), blocks: [])
    var remaining = limits.cells
    let sheets = root.first("sheets")?.elements.map { $0 } ?? []
    let isOneOfMany = sheets.count { ($0["state"] ?? "visible") == "visible" } > 1
    for (index, element) in sheets.enumerated() {
      guard let name = element["name"], let id = element["r:id"], let target = related.first(where: { $0.id == id }) else { continue }
      guard target.kind == "worksheet" else {
        reading.diagnostics.append(
          Diagnostic(.note, "chart-sheet", "the sheet “\(name)” is a chart or macro sheet, not read", at: Place(sheet: name)))
        continue
      }
      let sheet = Sheet(name: name, path: target.target, isHidden: element["state"].map { $0 != "visible" } ?? false)
      let titles = Self.printTitles(root, sheet: index)
      try read(sheet, isOneOfMany: isOneOfMany, titles: titles, package, context, remaining: &remaining, into: &reading)
    }
    if !reading.blocks.contains(where: { if case .table = $0.content { true } else if case .paragraph = $0.content { true } else { false } }
    ) {
      throw ImportFailure("no-text", "a workbook without any text in its cells")
    }
    return reading
  }

  private func read(
    _ sheet: Sheet, isOneOfMany: Bool, titles: ClosedRange<Int>?, _ package: OfficePackage, _ context: WorkbookContext,
    remaining: inout Int,
    into reading: inout Reading
  ) throws(ImportFailure) {
    let place = Place(sheet: sheet.name)
    let scanner = SheetScanner(limit: remaining)
    guard try package.parse(sheet.path, into: scanner) else {
      reading.diagnostics.append(Diagnostic(.warning, "missing-part", "the sheet “\(sheet.name)” is not in the file", at: place))
      return
    }
    if scanner.isTooLarge {
      throw ImportFailure("too-large", "its sheets have more than \(limits.cells) cells: split the workbook", at: place)
    }
    var raw = scanner.sheet
    var tables = GridTables(name: sheet.name, isCaptioned: sheet.isHidden, limits: limits)
    if let filter = raw.filter { tables.headers.insert(filter.rows.lowerBound) }
    if let titles { tables.headers.formUnion(titles) }
    var comments: [Diagnostic] = []
    for related in try package.relationships(of: sheet.path) {
      switch related.kind {
      case "table":
        guard let table = try package.part(related.target) else { continue }
        if table.first("autoFilter")?.first("filterColumn") != nil { raw.isFiltered = true }
        guard table["headerRowCount"] != "0", let range = table["ref"].flatMap({ CellRange($0) }) else { continue }
        tables.headers.insert(range.rows.lowerBound)
      case "comments": comments += try self.comments(package.part(related.target), sheet: sheet.name)
      default: continue
      }
    }
    var cells = SheetCells(name: sheet.name, context: context)
    let rows = cells.rows(raw)
    remaining -= raw.rows.reduce(0) { $0 + $1.cells.count }
    if !isOneOfMany, !sheet.isHidden, let text = TextInWorkbook(rows, merges: raw.merges) {
      reading.blocks += text.blocks
      reading.diagnostics += text.diagnostics + Self.diagnostics(sheet, raw, rows, unsaved: cells.unsaved)
      return
    }
    reading.diagnostics += comments
    let blocks = try tables.blocks(rows, merges: raw.merges, isHidden: sheet.isHidden)
    if blocks.isEmpty { return }
    // The name of a workbook's only sheet is hardly ever a heading; it stays in the places.
    if !sheet.isHidden, isOneOfMany { reading.blocks.append(Block(.heading(level: 1, Paragraph(sheet.name.squeezed, place: place)))) }
    reading.blocks += blocks
    reading.diagnostics += Self.diagnostics(sheet, raw, rows, unsaved: cells.unsaved)
  }

  /// What is hidden is read, and said.
  private static func diagnostics(_ sheet: Sheet, _ raw: RawSheet, _ rows: [GridRow], unsaved: Int) -> [Diagnostic] {
    let place = Place(sheet: sheet.name)
    var out: [Diagnostic] = []
    if sheet.isHidden {
      out.append(Diagnostic(.note, "hidden-sheet", "the sheet “\(sheet.name)” is hidden; kept as notes", at: place))
    }
    func numbers(_ isWanted: (RawSheet.Row) -> Bool) -> [Int] {
      let wanted = Set(raw.rows.filter { $0.isHidden && isWanted($0) }.map(\.number))
      return rows.lazy.map(\.number).filter(wanted.contains).map { $0 + 1 }
    }
    func tell(_ numbers: [Int], _ how: String, _ what: String) {
      guard let first = numbers.first else { return }
      let count = "\(numbers.count) row\(numbers.count == 1 ? " is" : "s are")"
      out.append(Diagnostic(.note, "hidden-rows", "\(count) \(how), from row \(first); \(what)", at: place))
    }
    tell(numbers { $0.isFolded && !raw.isFiltered }, "folded away", "read")
    tell(
      numbers { !$0.isFolded || raw.isFiltered }, raw.isFiltered ? "hidden by a filter" : "hidden",
      raw.isFiltered ? "read" : "kept as notes")
    let hiddenColumns = Set(rows.flatMap(\.cells).filter { $0.isHidden && !$0.isEmpty }.map(\.column)).sorted()
    if !hiddenColumns.isEmpty {
      let names = hiddenColumns.map(CellReference.letters).joined(separator: ", ")
      out.append(
        Diagnostic(
          .note, "hidden-columns", "column\(hiddenColumns.count == 1 ? "" : "s") \(names) hidden; kept as notes", at: place))
    }
    if unsaved > 0 {
      out.append(
        Diagnostic(
          .warning, "formula-without-value",
          "\(unsaved) formula\(unsaved == 1 ? " has" : "s have") no saved value: open the workbook in Excel and save it", at: place))
    }
    return out
  }

  /// The comments and notes of a sheet: they are no part of its cells, and told one by one.
  private func comments(_ root: MarkupElement?, sheet: String) -> [Diagnostic] {
    guard let list = root?.first("commentList") else { return [] }
    return list.elements.compactMap { comment in
      let text = comment.first("text")?.text.squeezed ?? ""
      guard !text.isEmpty, let cell = comment["ref"] else { return nil }
      return Diagnostic(.note, "cell-comment", "a comment, not read as part of the cell: “\(text)”", at: Place(sheet: sheet, cell: cell))
    }
  }

  /// The rows that are printed on top of each page of a sheet, as the workbook defines them.
  private static func printTitles(_ root: MarkupElement, sheet: Int) -> ClosedRange<Int>? {
    for name in root.first("definedNames")?.elements.map({ $0 }) ?? [] {
      guard name["name"] == "_xlnm.Print_Titles", name["localSheetId"] == "\(sheet)" else { continue }
      for part in name.text.split(separator: ",") {
        let ends = (part.split(separator: "!").last ?? "").split(separator: ":").compactMap { Int($0.drop { $0 == "$" }) }
        if ends.count == 2, 1 <= ends[0], ends[0] <= ends[1], ends[1] <= CellReference.rows { return ends[0] - 1...ends[1] - 1 }
      }
    }
    return nil
  }
}
