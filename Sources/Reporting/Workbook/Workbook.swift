import Archive

/// An Excel workbook: one sheet a table. Real numbers and dates, a frozen header with filters, wrapped text, links; no macros and no
/// merged cells. The same tables give the same bytes.
public struct Workbook: Sendable {
  public struct Sheet: Sendable, Hashable {
    /// At most 31 characters, none of `[ ] : * ? / \`.
    public var name: String
    public var table: Table

    public init(_ name: String, _ table: Table) {
      precondition(!name.isEmpty && name.count <= 31 && !name.contains { "[]:*?/\\'".contains($0) }, "\(name) can name a sheet")
      self.name = name
      self.table = table
    }
  }

  /// A file of the package.
  public struct Part: Sendable, Hashable {
    public var path: String
    public var bytes: [UInt8]
  }

  public var title: String
  public var sheets: [Sheet]
  /// Where a cell's link leads, from the workbook's folder: `nil` for a cell that stays plain.
  public var address: @Sendable (Target) -> String?

  public init(title: String, sheets: [Sheet], address: @escaping @Sendable (Target) -> String? = { _ in nil }) {
    self.title = title
    self.sheets = sheets
    self.address = address
  }

  /// The package's files, in the order in which they are stored.
  public func parts() -> [Part] {
    var parts = [
      Part(path: "[Content_Types].xml", bytes: contentTypes()),
      Part(path: "_rels/.rels", bytes: Self.packageRelations),
      Part(path: "docProps/app.xml", bytes: Self.application),
      Part(path: "docProps/core.xml", bytes: core()),
      Part(path: "xl/workbook.xml", bytes: workbook()),
      Part(path: "xl/_rels/workbook.xml.rels", bytes: relations()),
      Part(path: "xl/styles.xml", bytes: WorkbookStyle.part()),
    ]
    for (index, sheet) in sheets.enumerated() {
      var writer = SheetWriter(sheet: sheet, isFirst: index == 0, address: address)
      let body = writer.write()
      parts.append(Part(path: "xl/worksheets/sheet\(index + 1).xml", bytes: body))
      if let relations = writer.relations() {
        parts.append(Part(path: "xl/worksheets/_rels/sheet\(index + 1).xml.rels", bytes: relations))
      }
    }
    return parts
  }

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packages = "http://schemas.openxmlformats.org/package/2006/"

  /// An XML part with its declaration.
  static func part(_ body: (inout Markup) -> Void) -> [UInt8] {
    var out = Markup()
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    body(&out)
    return out.bytes
  }

  private func contentTypes() -> [UInt8] {
    let sheetML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return Self.part { xml in
      xml.element("Types", ["xmlns": Self.packages + "content-types"]) {
        $0.void("Default", ["Extension": "rels", "ContentType": "application/vnd.openxmlformats-package.relationships+xml"])
        $0.void("Default", ["Extension": "xml", "ContentType": "application/xml"])
        $0.void("Override", ["PartName": "/xl/workbook.xml", "ContentType": sheetML + "sheet.main+xml"])
        for index in sheets.indices {
          $0.void("Override", ["PartName": "/xl/worksheets/sheet\(index + 1).xml", "ContentType": sheetML + "worksheet+xml"])
        }
        $0.void("Override", ["PartName": "/xl/styles.xml", "ContentType": sheetML + "styles+xml"])
        $0.void(
          "Override", ["PartName": "/docProps/core.xml", "ContentType": "application/vnd.openxmlformats-package.core-properties+xml"])
        $0.void(
          "Override",
          ["PartName": "/docProps/app.xml", "ContentType": "application/vnd.openxmlformats-officedocument.extended-properties+xml"])
      }
    }
  }

  private static let packageRelations = part { xml in
    xml.element("Relationships", ["xmlns": packages + "relationships"]) {
      $0.void("Relationship", ["Id": "rId1", "Type": officeRelations + "/officeDocument", "Target": "xl/workbook.xml"])
      $0.void(
        "Relationship", ["Id": "rId2", "Type": packages + "relationships/metadata/core-properties", "Target": "docProps/core.xml"])
      $0.void("Relationship", ["Id": "rId3", "Type": officeRelations + "/extended-properties", "Target": "docProps/app.xml"])
    }
  }

  private static let application = part { xml in
    xml.element("Properties", ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]) {
      $0.element("Application", text: "Peerview")
    }
  }

  private func core() -> [UInt8] {
    Self.part { xml in
      xml.element(
        "cp:coreProperties",
        ["xmlns:cp": Self.packages + "metadata/core-properties", "xmlns:dc": "http://purl.org/dc/elements/1.1/"]
      ) {
        $0.element("dc:title", text: title)
        $0.element("dc:creator", text: "Peerview")
        $0.element("dc:language", text: "en-GB")
      }
    }
  }

  private func workbook() -> [UInt8] {
    Self.part { xml in
      xml.element("workbook", ["xmlns": Self.main, "xmlns:r": Self.officeRelations]) { book in
        book.element("bookViews") { $0.void("workbookView", ["activeTab": "0"]) }
        book.element("sheets") {
          for (index, sheet) in sheets.enumerated() {
            $0.void("sheet", ["name": sheet.name, "sheetId": String(index + 1), "r:id": "rId\(index + 1)"])
          }
        }
        book.element("definedNames") { names in
          for (index, sheet) in sheets.enumerated() {
            names.element(
              "definedName", ["name": "_xlnm._FilterDatabase", "localSheetId": String(index), "hidden": "1"],
              text: "'\(sheet.name)'!" + SheetWriter.range(of: sheet.table, absolute: true))
          }
          // The header is repeated on every printed page.
          for (index, sheet) in sheets.enumerated() {
            names.element("definedName", ["name": "_xlnm.Print_Titles", "localSheetId": String(index)], text: "'\(sheet.name)'!$1:$1")
          }
        }
      }
    }
  }

  private func relations() -> [UInt8] {
    Self.part { xml in
      xml.element("Relationships", ["xmlns": Self.packages + "relationships"]) {
        for index in sheets.indices {
          $0.void(
            "Relationship",
            ["Id": "rId\(index + 1)", "Type": Self.officeRelations + "/worksheet", "Target": "worksheets/sheet\(index + 1).xml"])
        }
        $0.void("Relationship", ["Id": "rId\(sheets.count + 1)", "Type": Self.officeRelations + "/styles", "Target": "styles.xml"])
      }
    }
  }
}

extension Workbook {
  /// The .xlsx file.
  /// - Throws: `ArchiveFailure` beyond the format's limits.
  public func bytes() throws -> [UInt8] {
    var writer = ArchiveWriter()
    for part in parts() { try writer.add(part.path, part.bytes) }
    return try writer.finished()
  }
}
