import PlanSchema

/// Writes one sheet: the header in row 1, then a row a row.
struct SheetWriter {
  let sheet: Workbook.Sheet
  let isFirst: Bool
  let address: @Sendable (Target) -> String?
  /// Addresses that cells link to, in order of first use.
  private var targets: [String] = []
  private var targetIDs: [String: Int] = [:]
  private var linkedCells: [(cell: String, target: Int)] = []

  /// Excel keeps no more characters in a cell, and no more links in a sheet.
  static let longestText = 32_767, mostLinks = 65_530

  init(sheet: Workbook.Sheet, isFirst: Bool, address: @escaping @Sendable (Target) -> String?) {
    self.sheet = sheet
    self.isFirst = isFirst
    self.address = address
  }

  mutating func write() -> [UInt8] {
    let table = sheet.table
    // Rows first: they gather the links that are listed after them.
    var rows = Markup()
    rows.element("row", ["r": "1"]) { row in
      for (index, column) in table.columns.enumerated() {
        Self.writeText(column.title, at: Self.name(ofColumn: index) + "1", style: .header, into: &row)
      }
    }
    for (index, cells) in table.rows.enumerated() {
      rows.newline()
      let number = index + 2
      rows.element("row", ["r": String(number)]) { row in
        for (column, cell) in cells.enumerated() {
          write(cell, at: Self.name(ofColumn: column) + String(number), isRowHeader: column == table.rowHeader, into: &row)
        }
      }
    }
    return Workbook.part { xml in
      xml.element("worksheet", ["xmlns": Workbook.main, "xmlns:r": Workbook.officeRelations]) { body in
        body.element("sheetPr") { $0.void("pageSetUpPr", ["fitToPage": "1"]) }
        body.void("dimension", ["ref": Self.range(of: table)])
        body.element("sheetViews") {
          $0.element("sheetView", ["tabSelected": isFirst ? "1" : nil, "workbookViewId": "0"]) {
            $0.void("pane", ["ySplit": "1", "topLeftCell": "A2", "activePane": "bottomLeft", "state": "frozen"])
            $0.void("selection", ["pane": "bottomLeft", "activeCell": "A2", "sqref": "A2"])
          }
        }
        body.void("sheetFormatPr", ["defaultRowHeight": "15"])
        body.element("cols") {
          for (index, column) in table.columns.enumerated() {
            let position = String(index + 1)
            $0.void("col", ["min": position, "max": position, "width": String(column.width), "customWidth": "1"])
          }
        }
        body.element("sheetData") { $0.append(rows) }
        body.void("autoFilter", ["ref": Self.range(of: table)])
        if !linkedCells.isEmpty {
          body.element("hyperlinks") {
            for link in linkedCells { $0.void("hyperlink", ["ref": link.cell, "r:id": "rId\(link.target)"]) }
          }
        }
        body.void("pageMargins", ["left": "0.5", "right": "0.5", "top": "0.6", "bottom": "0.6", "header": "0.3", "footer": "0.3"])
        body.void("pageSetup", ["paperSize": "9", "orientation": "landscape", "fitToWidth": "1", "fitToHeight": "0"])
        body.element("headerFooter") { $0.element("oddFooter", text: "&L&A&RPage &P of &N") }
      }
    }
  }

  /// The list of what the cells link to, if any do.
  func relations() -> [UInt8]? {
    guard !targets.isEmpty else { return nil }
    return Workbook.part { xml in
      xml.element("Relationships", ["xmlns": Workbook.packages + "relationships"]) {
        for (index, target) in targets.enumerated() {
          $0.void(
            "Relationship",
            ["Id": "rId\(index + 1)", "Type": Workbook.officeRelations + "/hyperlink", "Target": target, "TargetMode": "External"])
        }
      }
    }
  }

  private mutating func write(_ cell: Table.Cell, at place: String, isRowHeader: Bool, into row: inout Markup) {
    var linked = false
    if linkedCells.count < Self.mostLinks, let target = cell.runs?.firstTarget, let address = address(target) {
      let id = targetIDs[address] ?? targets.count + 1
      if id > targets.count {
        targets.append(address)
        targetIDs[address] = id
      }
      linkedCells.append((place, id))
      linked = true
    }
    switch cell.value {
    case .none: break
    case .text(let text): Self.writeText(text, at: place, style: linked ? .link : isRowHeader ? .rowHeader : .text, into: &row)
    case .count: Self.writeNumber(cell.value.plain, at: place, style: linked ? .link : .count, into: &row)
    case .number(_, let places): Self.writeNumber(cell.value.plain, at: place, style: places == 0 ? .count : .decimal, into: &row)
    case .share: Self.writeNumber(cell.value.plain, at: place, style: .share, into: &row)
    case .date(let iso):
      if let day = CalendarDay(iso), day.year >= 1900 {
        // Excel counts days from the last of 1899; a month stands on its last day and shows as a month.
        Self.writeNumber(String(day.number + 25_569), at: place, style: day.day == nil ? .month : .day, into: &row)
      } else {
        Self.writeText(iso, at: place, style: .text, into: &row)
      }
    }
  }

  private static func writeNumber(_ digits: String, at place: String, style: WorkbookStyle, into row: inout Markup) {
    row.element("c", ["r": place, "s": String(style.rawValue)]) { $0.element("v", text: digits) }
  }

  private static func writeText(_ text: String, at place: String, style: WorkbookStyle, into row: inout Markup) {
    guard !text.isEmpty else { return }
    // Excel counts UTF-16 units.
    let kept = text.utf16.count <= longestText ? text : String(text.prefix(longestText / 2 - 1)) + "…"
    row.element("c", ["r": place, "s": String(style.rawValue), "t": "inlineStr"]) {
      $0.element("is") { $0.element("t", ["xml:space": "preserve"], text: kept) }
    }
  }

  /// "A1:F20", or "$A$1:$F$20".
  static func range(of table: Table, absolute: Bool = false) -> String {
    let mark = absolute ? "$" : ""
    return "\(mark)A\(mark)1:\(mark)\(name(ofColumn: table.columns.count - 1))\(mark)\(table.rows.count + 1)"
  }

  /// A, B, … Z, AA, AB …
  static func name(ofColumn index: Int) -> String {
    var out = "", rest = index
    repeat {
      out = String(UnicodeScalar(UInt8(65 + rest % 26))) + out
      rest = rest / 26 - 1
    } while rest >= 0
    return out
  }
}

extension Array where Element == Inline {
  /// What the first link among these leads to.
  var firstTarget: Target? {
    for run in self {
      switch run {
      case .link(_, let target), .numberLink(_, _, let target): return target
      case .quote(let runs): if let target = runs.firstTarget { return target }
      default: continue
      }
    }
    return nil
  }
}
