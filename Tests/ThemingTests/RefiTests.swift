import Archive
import PlanSchema
import Testing

@testable import Theming

@Suite("REFI-QDA") struct RefiTests {
  static let record: Record = {
    let source = SourceDocument.Source(file: "plan.md", sha256: "0", mediaType: "text/markdown")
    var record = Record(
      document: SourceDocument(id: "northmere/2024-plan", kind: .actionPlan, title: "Plan", authority: "northmere", source: source))
    record.recommendations = [
      Recommendation(
        id: "r1", number: 1, text: "Speed up “décisions” 🙂 & <supervision>\r\nfor all",
        themes: [
          ThemeCode(id: "supervision", weight: 0.9, primary: true), ThemeCode(id: "iro", weight: 1, by: .person, person: "A \"B\" & C"),
        ]
      )
    ]
    record.actions = [
      Action(id: "a1", text: "Visit each child."),
      Action(id: "a2", text: "Audit files.", themes: [ThemeCode(id: "recording", weight: 0.5)]),
    ]
    return record
  }()

  @Test("a project comes back as it was written")
  func roundTrip() throws {
    let project = RefiProject([Self.record], codebook: .standard)
    let back = try RefiProject(file: try project.projectFile())
    #expect(back == project)
    let texts = back.codedTexts(.standard)
    #expect(texts.map(\.themes) == [["supervision", "iro"], ["recording"]])
    #expect(texts.map(\.text) == ["Speed up “décisions” 🙂 & <supervision>\nfor all", "Audit files."])
    #expect(back.sources[0].selections[0].codings.map(\.user) == ["Peerview", "A \"B\" & C"])
    #expect(try project.projectFile() == project.projectFile())
  }

  @Test("a codebook comes back, and its codes are known by GUID or by name")
  func codebook() throws {
    let back = try RefiProject(file: [UInt8](RefiProject(Codebook.standard).codebookFile.utf8))
    #expect(back.codes.count == Codebook.standard.themes.count)
    for (code, theme) in zip(back.codes, Codebook.standard.themes) {
      #expect(back.theme(of: code.guid, in: .standard) == theme)
      #expect(code.guid.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
    #expect(Set(back.codes.map(\.guid)).count == back.codes.count)
  }

  @Test("what is written keeps the rules of the format")
  func rules() throws {
    let project = RefiProject([Self.record, Self.second], codebook: .standard)
    let (xml, texts) = try Self.parts(of: project)
    #expect(texts.count == 2)
    #expect(RefiRules.faults(xml, root: "Project", texts: texts) == [])
    #expect(RefiRules.faults(RefiProject(Codebook.standard).codebookFile, root: "CodeBook") == [])
    let empty = RefiProject([], codebook: .standard)
    #expect(RefiRules.faults(empty.projectXML, root: "Project") == [])
  }

  /// A project's XML and its texts by file name, out of the file as it is written.
  static func parts(of project: RefiProject) throws -> (xml: String, texts: [String: String]) {
    let archive = try ArchiveReader(try project.projectFile())
    #expect(archive.entries.first?.name == "project.qde")
    var texts: [String: String] = [:]
    for entry in archive.entries where entry.name.hasPrefix("sources/") {
      texts[String(entry.name.dropFirst("sources/".count))] = String(decoding: try archive.read(entry), as: UTF8.self)
    }
    let xml = try #require(try archive.read("project.qde"))
    return (String(decoding: xml, as: UTF8.self), texts)
  }

  static let second: Record = {
    var other = record
    other.document.id = "wyvern-vale/2023-plan"
    other.document.authority = "wyvern-vale"
    return other
  }()

  @Test(
    "a file that breaks a rule is found out",
    arguments: [
      ("<CodeBook>", "<CodeBook name=\"x\">", "CodeBook has an attribute name"), ("isCodable=\"true\"", "", "Code has no isCodable"),
      ("isCodable=\"true\"", "isCodable=\"yes\"", "is no flag for isCodable"), ("<User guid=\"", "<User guid=\"{", "is no guid for guid"),
      ("<Users>", "<Sources/><Users>", "stands where it may not"), ("<CodeRef ", "<CodeRef/><CodeRef ", "Coding has 2 of CodeRef"),
      ("startPosition=\"0\"", "startPosition=\"-2\"", "is not in its text"),
      ("xmlns=\"urn:QDA-XML:project:1.0\"", "", "the namespace is not"),
      ("targetGUID=\"", "targetGUID=\"00000000-0000-0000-0000-000000000000\" was=\"", "leads to no code"),
      ("</Project>", "", "not well formed"), ("<Sources>", "<Sources><Video/>", "no element that stands there"),
    ])
  func broken(part: String, by other: String, says: String) throws {
    let (good, texts) = try Self.parts(of: RefiProject([Self.record], codebook: .standard))
    let place = try #require(good.firstRange(of: part), "\(part) is in the file")
    let faults = RefiRules.faults(good.replacingCharacters(in: place, with: other), root: "Project", texts: texts)
    #expect(faults.contains { $0.contains(says) }, "\(faults)")
  }

  @Test("a project of another tool is read: prefixes, content inside, nested codes, a code known by name alone")
  func foreign() throws {
    let xml = """
      <?xml version="1.0"?><q:Project xmlns:q="urn:QDA-XML:project:1.0" name="Study"><q:Users><q:User guid="U-1" name="Ben"/></q:Users>
      <q:CodeBook><q:Codes><q:Code guid="C-1" name="All" isCodable="false"><q:Code guid="C-2" name="Case recording, systems and information sharing"
       isCodable="true"><q:Description>x</q:Description></q:Code></q:Code></q:Codes></q:CodeBook>
      <q:Sources><q:TextSource guid="S" name="Text"><q:PlainTextContent>Ab🙂 cd</q:PlainTextContent>
      <q:PlainTextSelection guid="P" startPosition="2" endPosition="99"><q:Coding guid="K" creatingUser="u-1"><q:CodeRef targetGUID="c-2"/></q:Coding>
      </q:PlainTextSelection></q:TextSource></q:Sources></q:Project>
      """
    let project = try RefiProject(file: [UInt8](xml.utf8))
    #expect(project.codes.map(\.name) == ["All", "Case recording, systems and information sharing"])
    #expect(project.codedTexts(.standard) == [CodedText(text: "🙂 cd", themes: ["recording"], report: "Text")])
    #expect(project.sources[0].selections[0].codings[0].user == "Ben")
  }

  @Test(
    "a file that is none says so",
    arguments: [
      ("", "no REFI-QDA project or codebook"), ("<a>", "no REFI-QDA project or codebook"), ("<Project><Users>", "cut short"),
      ("<html/>", "no REFI-QDA project or codebook"), ("PK\u{3}\u{4}", "no ZIP"),
      ("<!DOCTYPE a [<!ENTITY b \"c\">]><Project>&b;</Project>", "declares entities"),
    ])
  func broken(text: String, says: String) {
    let error = #expect(throws: (any Error).self) { try RefiProject(file: [UInt8](text.utf8)) }
    #expect("\(String(describing: error))".contains(says))
  }
}
