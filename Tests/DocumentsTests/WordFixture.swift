import Archive
import Documents

/// A Word document built from the XML of its parts.
struct WordFixture {
  var body: String
  var styles = ""
  var numbering = ""
  var footnotes = ""
  var header = ""
  var footer = ""
  var title: String?
  /// The prefix that the file gives to the main namespace, and the namespace itself.
  var space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  func bytes() throws -> [UInt8] {
    var writer = ArchiveWriter()
    func put(_ path: String, _ xml: String) throws { try writer.add(path, Array(("<?xml version='1.0' encoding='UTF-8'?>" + xml).utf8)) }
    let package = "http://schemas.openxmlformats.org/package/2006"
    try put("[Content_Types].xml", "<Types xmlns='\(package)/content-types'/>")
    var root = "<Relationship Id='r1' Type='\(Self.types)/officeDocument' Target='word/document.xml'/>"
    if title != nil {
      root += "<Relationship Id='r2' Type='\(package)/relationships/metadata/core-properties' Target='docProps/core.xml'/>"
    }
    try put("_rels/.rels", "<Relationships xmlns='\(package)/relationships'>\(root)</Relationships>")
    if let title {
      try put(
        "docProps/core.xml",
        "<p xmlns='\(package)/metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>\(title)</dc:title></p>")
    }
    let names = """
      xmlns:w='\(space)' xmlns:r='\(Self.types)' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
      xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml' \
      xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'
      """
    try put("word/document.xml", "<w:document \(names)><w:body>\(body)</w:body></w:document>")
    var related = ""
    for (kind, element, content) in [
      ("styles", "styles", styles), ("numbering", "numbering", numbering), ("footnotes", "footnotes", footnotes), ("header", "hdr", header),
      ("footer", "ftr", footer),
    ] where !content.isEmpty {
      try put("word/\(kind).xml", "<w:\(element) \(names)>\(content)</w:\(element)>")
      related += "<Relationship Id='r\(kind)' Type='\(Self.types)/\(kind)' Target='\(kind).xml'/>"
    }
    try put("word/_rels/document.xml.rels", "<Relationships xmlns='\(package)/relationships'>\(related)</Relationships>")
    return try writer.finished()
  }

  func read() throws -> Document { try DocumentReader().read(bytes(), name: "plan.docx") }

  /// The dump without the places, where these are not what is tested.
  func dump() throws -> String { try read().dump().replacing(#/\ \[paragraph \d+\]/#, with: "") }

  // MARK: Building blocks

  static func p(_ text: String, style: String? = nil, properties: String = "", run: String = "") -> String {
    let styled = style.map { "<w:pStyle w:val='\($0)'/>" } ?? ""
    return "<w:p><w:pPr>\(styled)\(properties)</w:pPr>\(r(text, run))</w:p>"
  }

  static func r(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t xml:space='preserve'>\(text)</w:t></w:r>"
  }

  static func listed(_ text: String, list: Int, level: Int = 0) -> String {
    p(text, properties: "<w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\(list)'/></w:numPr>")
  }

  static func level(_ index: Int, _ format: String, _ text: String, start: Int = 1, more: String = "") -> String {
    "<w:lvl w:ilvl='\(index)'><w:start w:val='\(start)'/><w:numFmt w:val='\(format)'/>\(more)<w:lvlText w:val='\(text)'/></w:lvl>"
  }

  static func cell(_ content: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(content.hasPrefix("<") ? content : p(content))</w:tc>"
  }

  static func row(_ cells: String..., properties: String = "") -> String {
    "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
  }

  static func table(_ rows: String...) -> String { "<w:tbl>\(rows.joined())</w:tbl>" }
}
