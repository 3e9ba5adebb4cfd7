import Archive
import PlanSchema
import Wording

/// The container of Office's formats (ECMA-376 part 2): a ZIP of parts that refer to one another by relationships.
struct OfficePackage: Sendable {
  /// A part's reference to another.
  struct Relationship: Sendable, Hashable {
    var id: String
    /// The last word of the type's address: "styles", "worksheet".
    var kind: String
    /// The path of the part, or an address outside.
    var target: String
    var isExternal: Bool
  }

  let archive: ArchiveReader
  let depth: Int

  /// Opens a container.
  /// - Throws: `ImportFailure` for a damaged or protected one, or one beyond the limits.
  init(_ bytes: [UInt8], limits: ReadingLimits) throws(ImportFailure) {
    do { archive = try ArchiveReader(bytes, limits: limits.archive) } catch { throw Self.failure(error) }
    depth = limits.depth
  }

  /// What the container holds.
  /// - Throws: `ImportFailure` for a ZIP that is no Word document and no Excel workbook.
  func format() throws(ImportFailure) -> FileFormat {
    guard let main = try mainPart() else { throw otherArchive() }
    let names = main.lowercased()
    if names.hasPrefix("word/") { return .word }
    if names.hasPrefix("ppt/") { throw Self.presentation }
    if names.hasPrefix("xl/") {
      if names.hasSuffix(".bin") {
        throw ImportFailure("old-excel", "an Excel binary workbook (.xlsb): open it in Excel and save it as an Excel workbook (.xlsx)")
      }
      return .excel
    }
    // Parts may stand anywhere: the root element tells.
    switch try part(main)?.name {
    case "w:document": return .word
    case "workbook": return .excel
    default: throw otherArchive()
    }
  }

  /// The path of the part that everything hangs on.
  func mainPart() throws(ImportFailure) -> String? {
    if let target = try relationships(of: "").first(where: { $0.kind == "officeDocument" && !$0.isExternal })?.target,
      archive.entry(target) != nil
    {
      return target
    }
    return ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"].first { archive.entry($0) != nil }
  }

  /// The tree of an XML part; `nil` where there is no such part.
  func part(_ path: String) throws(ImportFailure) -> MarkupElement? {
    guard let bytes = try bytes(path) else { return nil }
    do { return try XMLParser.tree(bytes, depth: depth) } catch { throw Self.failure(error, in: path) }
  }

  /// The bytes of a part; `nil` where there is no such part.
  func bytes(_ path: String) throws(ImportFailure) -> [UInt8]? {
    do { return try archive.read(path) } catch { throw Self.failure(error) }
  }

  /// Parses a part's events into a handler.
  /// - Returns: Whether there is such a part.
  func parse(_ path: String, into handler: some MarkupHandler) throws(ImportFailure) -> Bool {
    guard let bytes = try bytes(path) else { return false }
    do { try XMLParser.parse(bytes, depth: depth, into: handler) } catch { throw Self.failure(error, in: path) }
    return true
  }

  /// The relationships of a part; of the whole container for the empty path.
  func relationships(of part: String) throws(ImportFailure) -> [Relationship] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let name = part.dropFirst(folder.count)
    guard let root = try self.part("\(folder)_rels/\(name).rels") else { return [] }
    return root.elements.compactMap { element in
      guard let id = element["Id"], let type = element["Type"], let target = element["Target"] else { return nil }
      let isExternal = element["TargetMode"] == "External"
      let kind = type.split(separator: "/").last.map(String.init) ?? type
      return Relationship(id: id, kind: kind, target: isExternal ? target : Self.path(target, from: folder), isExternal: isExternal)
    }
  }

  /// The title in the file's own properties.
  func title() -> String? {
    guard let paths = try? relationships(of: "") else { return nil }
    let path = paths.first { $0.kind == "core-properties" }?.target ?? "docProps/core.xml"
    // Properties that cannot be read are no reason to refuse the document.
    guard let title = (try? part(path))??.first("dc:title")?.text.squeezed, !title.isEmpty else { return nil }
    return title
  }

  /// A target as a path from the container's root.
  static func path(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(String(step))
      }
    }
    return parts.joined(separator: "/")
  }

  private static let presentation = ImportFailure("presentation", "a PowerPoint presentation: save it as a PDF and import that")

  /// What a ZIP that is none of Office's own formats is.
  private func otherArchive() -> ImportFailure {
    let type = ((try? archive.read("mimetype")) ?? nil).map { String(decoding: $0, as: UTF8.self) } ?? ""
    if type.contains("opendocument.text") {
      return ImportFailure("open-document", "an OpenDocument text (.odt): open it in LibreOffice or Word and save it as .docx")
    }
    if type.contains("opendocument.spreadsheet") {
      return ImportFailure("open-document", "an OpenDocument spreadsheet (.ods): open it in LibreOffice or Excel and save it as .xlsx")
    }
    if type.contains("opendocument.presentation") { return Self.presentation }
    let documents = archive.entries.filter { !$0.isFolder }.prefix(3).map(\.name).joined(separator: ", ")
    return ImportFailure(
      "packed",
      "a ZIP archive that is no Word or Excel file\(documents.isEmpty ? "" : " (it holds \(documents))"): "
        + "unpack it and import the documents inside")
  }

  private static func failure(_ failure: ArchiveFailure) -> ImportFailure {
    switch failure {
    case .encrypted:
      ImportFailure("encrypted", "the file is protected by a password: open it, remove the password, save it, and import it again")
    case .beyondLimit(let detail): ImportFailure("too-large", "the file unpacks to more than is read: \(detail)")
    case .noDirectory, .damaged, .unsupported, .unsafeName:
      ImportFailure(
        "corrupt", "the file is damaged (\(failure)): open it in its program, which may repair it, and save it again, or fetch it again")
    }
  }

  private static func failure(_ fault: XMLParser.Fault, in path: String) -> ImportFailure {
    ImportFailure(
      "corrupt",
      "the file is damaged (in its part \(path), line \(fault.line): \(fault.message)): open it in its program and save it again",
      at: Place(line: fault.line))
  }
}
