import Archive
import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

extension RefiProject {
  /// Reads a `.qdpx` project or a `.qdc` codebook.
  /// - Throws: `Fault` for a file that is neither, or a broken one; `ArchiveFailure` for a broken ZIP.
  public init(file bytes: [UInt8]) throws {
    guard bytes.starts(with: [0x50, 0x4B]) else {
      self = try RefiReader.read(bytes, texts: { _ in nil })
      return
    }
    let archive = try ArchiveReader(bytes)
    guard let project = try archive.read("project.qde") else {
      throw Fault(description: "it is a ZIP without project.qde: no REFI-QDA project")
    }
    self = try RefiReader.read(project) { path in
      let name = path.hasPrefix("internal://") ? String(path.dropFirst(11)) : path
      for folder in ["sources/", "Sources/", ""] {
        if let text = try? archive.read(folder + name) { return text.map { $0 } }
      }
      return nil
    }
  }
}

/// Collects a project from its XML.
private final class RefiReader: NSObject, XMLParserDelegate {
  private var project = RefiProject(Codebook(themes: []))
  private var users: [String: String] = [:]
  private var selection: RefiProject.Selection?
  private var coding: RefiProject.Coding?
  private var openCodes: [Int] = []
  private var text = ""
  private var path: [String] = []
  private var sawRoot = false
  private let texts: (String) -> [UInt8]?

  private init(texts: @escaping (String) -> [UInt8]?) { self.texts = texts }

  static func read(_ bytes: [UInt8], texts: @escaping (String) -> [UInt8]?) throws -> RefiProject {
    let start = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if start.contains("<!DOCTYPE") || start.contains("<!ENTITY") {
      throw RefiProject.Fault(description: "it declares entities of its own, which no REFI-QDA file does")
    }
    let reader = RefiReader(texts: texts)
    let parser = XMLParser(data: Data(bytes))
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    // The parser may take a file that was cut short for a whole one: its elements are then still open.
    let parsed = parser.parse()
    guard reader.sawRoot else { throw RefiProject.Fault(description: "it is no REFI-QDA project or codebook") }
    guard parsed, parser.parserError == nil, reader.path.isEmpty else {
      throw RefiProject.Fault(description: "its XML is broken, or was cut short (line \(parser.lineNumber))")
    }
    reader.nameUsers()
    return reader.project
  }

  private func nameUsers() {
    for source in project.sources.indices {
      for selection in project.sources[source].selections.indices {
        for coding in project.sources[source].selections[selection].codings.indices {
          let guid = project.sources[source].selections[selection].codings[coding].user
          project.sources[source].selections[selection].codings[coding].user = guid.flatMap { users[$0.lowercased()] }
        }
      }
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let name = element.split(separator: ":").last.map(String.init) ?? element
    path.append(name)
    text = ""
    switch name {
    case "Project", "CodeBook":
      if path.count == 1 { sawRoot = true }
      if name == "Project" { project.name = attributes["name"] ?? "" }
    case "User": users[attributes["guid"]?.lowercased() ?? ""] = attributes["name"]
    case "Code":
      openCodes.append(project.codes.count)
      project.codes.append(.init(guid: attributes["guid"] ?? "", name: attributes["name"] ?? "", description: ""))
    case "TextSource":
      let content = attributes["plainTextPath"].flatMap(texts).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let clean = content.hasPrefix("\u{FEFF}") ? String(content.dropFirst()) : content
      project.sources.append(.init(name: attributes["name"] ?? "", text: clean, selections: []))
    case "PlainTextSelection":
      selection = .init(
        name: attributes["name"] ?? "", start: attributes["startPosition"].flatMap { Int($0) } ?? 0,
        end: attributes["endPosition"].flatMap { Int($0) } ?? 0, codings: [])
    case "Coding": coding = .init(code: "", user: attributes["creatingUser"])
    case "CodeRef": coding?.code = attributes["targetGUID"] ?? ""
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    let name = path.popLast() ?? element
    switch name {
    case "Description": if path.last == "Code", let open = openCodes.last { project.codes[open].description = text }
    case "PlainTextContent": if !project.sources.isEmpty { project.sources[project.sources.count - 1].text = text }
    case "Code": openCodes.removeLast()
    case "Coding":
      if let coding, !coding.code.isEmpty { selection?.codings.append(coding) }
      coding = nil
    case "PlainTextSelection":
      if let selection, !project.sources.isEmpty { project.sources[project.sources.count - 1].selections.append(selection) }
      selection = nil
    default: break
    }
    text = ""
  }
}
