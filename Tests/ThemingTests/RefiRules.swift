import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The rules of REFI-QDA 1.0 for what Peerview writes, in our own words: which attributes an element must and may have and of what form,
/// which elements may stand in it, in which order and how often; and what refers to what.
struct RefiRules {
  enum Form: String {
    case guid, text, number, flag
    case source

    func takes(_ value: String) -> Bool {
      switch self {
      case .guid: value.wholeMatch(of: /[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}/) != nil
      case .text: true
      case .number: value.wholeMatch(of: /-?[0-9]+/) != nil
      case .flag: ["true", "false", "1", "0"].contains(value)
      case .source: value.wholeMatch(of: /internal:\/\/[^\/]+\.[a-z]+/) != nil
      }
    }
  }

  struct Rule {
    var required: [String: Form] = [:]
    var optional: [String: Form] = [:]
    /// In the order in which they must stand, with how many there may be.
    var children: [(name: String, count: ClosedRange<Int>)] = []
  }

  private static let any = 0...Int.max

  static func rules(root: String) -> [String: Rule] {
    [
      "Project": Rule(
        required: ["name": .text], optional: ["origin": .text, "creatingUserGUID": .guid, "modifyingUserGUID": .guid],
        children: [("Users", 0...1), ("CodeBook", 0...1), ("Cases", 0...1), ("Sources", 0...1), ("Description", 0...1)]),
      "Users": Rule(children: [("User", 1...Int.max)]),
      "User": Rule(required: ["guid": .guid], optional: ["name": .text, "id": .text]),
      "CodeBook": Rule(optional: root == "CodeBook" ? ["origin": .text] : [:], children: [("Codes", 1...1), ("Sets", 0...1)]),
      "Codes": Rule(children: [("Code", 1...Int.max)]),
      "Code": Rule(
        required: ["guid": .guid, "name": .text, "isCodable": .flag], optional: ["color": .text],
        children: [("Description", 0...1), ("NoteRef", any), ("Code", any)]),
      "Description": Rule(),
      "Sources": Rule(children: [("TextSource", 1...Int.max)]),
      "TextSource": Rule(
        required: ["guid": .guid], optional: ["name": .text, "plainTextPath": .source, "richTextPath": .source, "creatingUser": .guid],
        children: [("PlainTextContent", 0...1), ("Description", 0...1), ("PlainTextSelection", any), ("Coding", any)]),
      "PlainTextSelection": Rule(
        required: ["guid": .guid, "startPosition": .number, "endPosition": .number], optional: ["name": .text, "creatingUser": .guid],
        children: [("Description", 0...1), ("Coding", any)]),
      "Coding": Rule(required: ["guid": .guid], optional: ["creatingUser": .guid], children: [("CodeRef", 1...1), ("NoteRef", any)]),
      "CodeRef": Rule(required: ["targetGUID": .guid]),
    ]
  }

  /// What a file breaks; empty for a good one.
  /// - Parameter texts: the project's texts by file name, to see whether positions lie in them.
  static func faults(_ xml: String, root: String, texts: [String: String] = [:]) -> [String] {
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    guard parser.parse(), reader.open.isEmpty, let top = reader.top else { return ["not well formed"] }
    var faults = top.name == root ? [] : ["the root is \(top.name)"]
    let space = "urn:QDA-XML:\(root == "Project" ? "project" : "codebook"):1.0"
    if top.attributes["xmlns"] != space { faults.append("the namespace is not \(space)") }
    top.attributes["xmlns"] = nil
    check(top, rules(root: root), &faults)
    refer(top, texts, &faults)
    return faults
  }

  private static func check(_ node: Node, _ rules: [String: Rule], _ faults: inout [String]) {
    guard let rule = rules[node.name] else {
      faults.append("\(node.name) is no element that stands there")
      return
    }
    for (name, form) in rule.required {
      guard let value = node.attributes[name] else {
        faults.append("\(node.name) has no \(name)")
        continue
      }
      if !form.takes(value) { faults.append("\(node.name): “\(value)” is no \(form.rawValue) for \(name)") }
    }
    for (name, value) in node.attributes where rule.required[name] == nil {
      guard let form = rule.optional[name] else {
        faults.append("\(node.name) has an attribute \(name)")
        continue
      }
      if !form.takes(value) { faults.append("\(node.name): “\(value)” is no \(form.rawValue) for \(name)") }
    }
    var place = 0
    for (name, count) in rule.children {
      var found = 0
      while place < node.children.count, node.children[place].name == name {
        found += 1
        place += 1
      }
      if !count.contains(found) { faults.append("\(node.name) has \(found) of \(name)") }
    }
    if place < node.children.count { faults.append("\(node.name): \(node.children[place].name) stands where it may not") }
    for child in node.children { check(child, rules, &faults) }
  }

  private static func refer(_ top: Node, _ texts: [String: String], _ faults: inout [String]) {
    let all = top.all
    let guids = all.compactMap { $0.attributes["guid"] }
    if Set(guids.map { $0.lowercased() }).count != guids.count { faults.append("a GUID is used twice") }
    func known(_ name: String) -> Set<String> { Set(all.filter { $0.name == name }.compactMap { $0.attributes["guid"] }) }
    let codes = known("Code"), users = known("User")
    for node in all {
      if let target = node.attributes["targetGUID"], !codes.contains(target) { faults.append("CodeRef leads to no code") }
      for name in ["creatingUser", "creatingUserGUID"] {
        if let user = node.attributes[name], !users.contains(user) { faults.append("\(node.name): \(name) is no user") }
      }
      guard node.name == "TextSource", let path = node.attributes["plainTextPath"] else { continue }
      guard let text = texts[String(path.dropFirst("internal://".count))] else {
        faults.append("the text \(path) is not in the project")
        continue
      }
      for selection in node.children where selection.name == "PlainTextSelection" {
        let start = Int(selection.attributes["startPosition"] ?? "") ?? -1, end = Int(selection.attributes["endPosition"] ?? "") ?? -1
        if start < 0 || end < start || end > text.unicodeScalars.count {
          faults.append("a passage from \(start) to \(end) is not in its text")
        }
      }
    }
  }

  final class Node {
    let name: String
    var attributes: [String: String]
    var children: [Node] = []

    init(_ name: String, _ attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    var all: [Node] { [self] + children.flatMap(\.all) }
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var top: Node?
    var open: [Node] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      let node = Node(name, attributes)
      if let last = open.last { last.children.append(node) } else { top = node }
      open.append(node)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { open.removeLast() }
  }
}
