import Archive

extension RefiProject {
  /// A `.qdc` file: the codebook alone.
  public var codebookFile: String {
    Self.head + "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Peerview\">\n" + codesXML(indent: "  ") + "</CodeBook>\n"
  }

  /// A `.qdpx` file: a ZIP of the project and its texts.
  public func projectFile() throws(ArchiveFailure) -> [UInt8] {
    var archive = ArchiveWriter()
    try archive.add("project.qde", Array(projectXML.utf8))
    for source in sources { try archive.add("sources/\(Self.guid("text", source.name)).txt", Array(source.text.utf8)) }
    return try archive.finished()
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private var users: [String] {
    Set(sources.flatMap { $0.selections.flatMap { $0.codings.compactMap(\.user) } } + [Self.coderName]).sorted()
  }

  /// `project.qde`.
  var projectXML: String {
    var out = Self.head
    out += "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"\(Self.escape(name))\" origin=\"Peerview\""
    out += " creatingUserGUID=\"\(Self.guid("user", Self.coderName))\">\n  <Users>\n"
    for user in users { out += "    <User guid=\"\(Self.guid("user", user))\" name=\"\(Self.escape(user))\"/>\n" }
    out += "  </Users>\n  <CodeBook>\n" + codesXML(indent: "    ") + "  </CodeBook>\n"
    if !sources.isEmpty { out += "  <Sources>\n" + sources.map(sourceXML).joined() + "  </Sources>\n" }
    return out + "</Project>\n"
  }

  private func codesXML(indent: String) -> String {
    var out = indent + "<Codes>\n"
    for code in codes {
      out += "\(indent)  <Code guid=\"\(code.guid)\" name=\"\(Self.escape(code.name))\" isCodable=\"true\">"
      out += code.description.isEmpty ? "</Code>\n" : "<Description>\(Self.escape(code.description))</Description></Code>\n"
    }
    return out + indent + "</Codes>\n"
  }

  private func sourceXML(_ source: Source) -> String {
    let path = "internal://\(Self.guid("text", source.name)).txt"
    var out =
      "    <TextSource guid=\"\(Self.guid("source", source.name))\" name=\"\(Self.escape(source.name))\" plainTextPath=\"\(path)\">\n"
    for selection in source.selections {
      let place = "\(source.name)#\(selection.name)#\(selection.start)"
      out += "      <PlainTextSelection guid=\"\(Self.guid("selection", place))\" name=\"\(Self.escape(selection.name))\""
      out += " startPosition=\"\(selection.start)\" endPosition=\"\(selection.end)\">\n"
      for coding in selection.codings {
        let user = coding.user.map { " creatingUser=\"\(Self.guid("user", $0))\"" } ?? ""
        out +=
          "        <Coding guid=\"\(Self.guid("coding", place, coding.code))\"\(user)><CodeRef targetGUID=\"\(coding.code)\"/></Coding>\n"
      }
      out += "      </PlainTextSelection>\n"
    }
    return out + "    </TextSource>\n"
  }

  /// Text as XML may hold it, in an element or an attribute. Characters that XML cannot hold are left out.
  private static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\t", "\n", "\r": out += "&#\(scalar.value);"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
