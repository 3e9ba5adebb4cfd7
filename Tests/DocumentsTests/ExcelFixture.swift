import Archive
import Documents

/// An Excel workbook built from the XML of its parts.
struct ExcelFixture {
  struct Sheet {
    var name = "Plan"
    /// What stands in `sheetData`.
    var rows: String
    var before = "", after = ""
    var state = ""
    var comments = ""
  }

  var sheets: [Sheet]
  var strings = ""
  /// The number formats of the cell styles, from style 1 on, as codes or built-in ("id:14"); style 0 is General.
  var formats: [String] = []
  /// Further cell styles, after those of the formats.
  var styles = "", fonts = "", fills = "", overlays = ""
  var theme: [String] = []
  var from1904 = false
  var definedNames = ""

  init(_ rows: String, before: String = "", after: String = "") { sheets = [Sheet(rows: rows, before: before, after: after)] }

  func bytes() throws -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", types = WordFixture.types
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    var writer = ArchiveWriter()
    func put(_ path: String, _ xml: String) throws { try writer.add(path, Array(xml.utf8)) }
    func relationships(_ list: [(id: String, kind: String, target: String)]) -> String {
      let inner = list.map { "<Relationship Id='\($0.id)' Type='\(types)/\($0.kind)' Target='\($0.target)'/>" }.joined()
      return "<Relationships xmlns='\(package)'>\(inner)</Relationships>"
    }
    try put("_rels/.rels", relationships([("r1", "officeDocument", "xl/workbook.xml")]))
    var list = "", related: [(id: String, kind: String, target: String)] = [("st", "styles", "styles.xml")]
    for (index, sheet) in sheets.enumerated() {
      list += "<sheet name='\(sheet.name)' sheetId='\(index + 1)' r:id='s\(index)'\(sheet.state.isEmpty ? "" : " state='\(sheet.state)'")/>"
      related.append(("s\(index)", "worksheet", "worksheets/sheet\(index + 1).xml"))
      try put(
        "xl/worksheets/sheet\(index + 1).xml",
        "<worksheet xmlns='\(main)'>\(sheet.before)<sheetData>\(sheet.rows)</sheetData>\(sheet.after)</worksheet>")
      if !sheet.comments.isEmpty {
        try put("xl/worksheets/_rels/sheet\(index + 1).xml.rels", relationships([("c", "comments", "../comments\(index + 1).xml")]))
        try put("xl/comments\(index + 1).xml", "<comments xmlns='\(main)'><commentList>\(sheet.comments)</commentList></comments>")
      }
    }
    if !strings.isEmpty {
      related.append(("ss", "sharedStrings", "sharedStrings.xml"))
      try put("xl/sharedStrings.xml", "<sst xmlns='\(main)'>\(strings)</sst>")
    }
    if !theme.isEmpty {
      related.append(("th", "theme", "theme/theme1.xml"))
      let colours = theme.map { "<a:x><a:srgbClr val='\($0)'/></a:x>" }.joined()
      try put(
        "xl/theme/theme1.xml",
        "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:themeElements><a:clrScheme>\(colours)</a:clrScheme>"
          + "</a:themeElements></a:theme>")
    }
    try put("xl/_rels/workbook.xml.rels", relationships(related))
    try put(
      "xl/workbook.xml",
      "<workbook xmlns='\(main)' xmlns:r='\(types)'><workbookPr\(from1904 ? " date1904='1'" : "")/><sheets>\(list)</sheets>"
        + "<definedNames>\(definedNames)</definedNames></workbook>")
    try put("xl/styles.xml", styleSheet(main))
    return try writer.finished()
  }

  private func styleSheet(_ main: String) -> String {
    var codes = "", cells = "<xf numFmtId='0'/>"
    for (index, format) in formats.enumerated() {
      if format.hasPrefix("id:") {
        cells += "<xf numFmtId='\(format.dropFirst(3))'/>"
      } else {
        codes += "<numFmt numFmtId='\(200 + index)' formatCode='\(format)'/>"
        cells += "<xf numFmtId='\(200 + index)'/>"
      }
    }
    return """
      <styleSheet xmlns='\(main)'><numFmts>\(codes)</numFmts><fonts><font/><font><b/></font>\(fonts)</fonts>\
      <fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='gray125'/></fill>\(fills)</fills>\
      <cellXfs>\(cells)\(styles)</cellXfs><dxfs>\(overlays)</dxfs></styleSheet>
      """
  }

  func read() throws -> Document { try DocumentReader().read(bytes(), name: "plan.xlsx") }

  /// The dump of the only sheet, without its heading and without the cells' addresses.
  func dump() throws -> String {
    try read().dump().replacing(#/\ \[[^\]]*\]/#, with: "").replacing("heading 1 Plan\n", with: "").replacing(" “Plan”", with: "")
  }

  // MARK: Building blocks

  static func row(_ number: Int, _ cells: String..., attributes: String = "") -> String {
    "<row r='\(number)' \(attributes)>\(cells.joined())</row>"
  }

  static func text(_ reference: String, _ text: String, style: Int = 0) -> String {
    "<c r='\(reference)' s='\(style)' t='inlineStr'><is><t>\(text)</t></is></c>"
  }

  static func number(_ reference: String, _ value: String, style: Int = 0) -> String {
    "<c r='\(reference)' s='\(style)'><v>\(value)</v></c>"
  }

  static func blank(_ reference: String, style: Int) -> String { "<c r='\(reference)' s='\(style)'/>" }
}
