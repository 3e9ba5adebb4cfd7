import PlanSchema

/// Writes a page as Markdown that reads well on a forge and as plain text.
public struct MarkdownPage: Sendable {
  public var links: Links

  public init(links: Links) { self.links = links }

  public func write(_ page: Page) -> [UInt8] {
    var out = "# \(Self.escaped(page.title))\n\n"
    if !page.lede.isEmpty { out += runs(page.lede, from: page.id) + "\n\n" }
    if page.sections.count > 1 {
      for section in page.sections { out += "- [\(Self.escaped(section.title))](#\(Self.forgeAnchor(section.title)))\n" }
      out += "\n"
    }
    for section in page.sections { write(section, level: 2, page: page.id, into: &out) }
    while out.hasSuffix("\n\n") { out.removeLast() }
    return Array(out.utf8)
  }

  private func write(_ section: Section, level: Int, page: PageID, into out: inout String) {
    out += String(repeating: "#", count: min(level, 6)) + " " + Self.escaped(section.title) + "\n\n"
    for block in section.blocks { write(block, level: level + 1, page: page, into: &out) }
  }

  private func write(_ block: Block, level: Int, page: PageID, into out: inout String) {
    switch block {
    case .paragraph(let words): out += Self.guarded(runs(words, from: page)) + "\n\n"
    case .inset(let words): out += "> " + runs(words, from: page) + "\n\n"
    case .list(let entries, let ordered):
      for (index, entry) in entries.enumerated() {
        out += (ordered ? "\(index + 1). " : "- ") + Self.guarded(runs(entry, from: page)) + "\n"
      }
      out += "\n"
    case .facts(let facts):
      for fact in facts { out += "- \(Self.escaped(fact.term)): \(runs(fact.runs, from: page))\n" }
      if !facts.isEmpty { out += "\n" }
    case .items(let items):
      for item in items { write(item, indent: "", page: page, into: &out) }
      if !items.isEmpty { out += "\n" }
    case .table(let table): write(table, page: page, into: &out)
    case .chart(let chart):
      out += "**\(Self.escaped(chart.title))** \(Self.escaped(chart.description))\n\n"
      write(chart.table, page: page, into: &out)
    case .section(let section): write(section, level: level, page: page, into: &out)
    case .details(let summary, let blocks, _):
      out += "**\(Self.escaped(summary))**\n\n"
      for block in blocks { write(block, level: level, page: page, into: &out) }
    }
  }

  private func write(_ item: Item, indent: String, page: PageID, into out: inout String) {
    let label = item.label.isEmpty ? "" : "**\(Self.escaped(item.label))** "
    out += "\(indent)- \(label)\(runs(item.runs, from: page))"
    if !item.facts.isEmpty {
      let facts = item.facts.map { "\(Self.escaped($0.term)): \(runs($0.runs, from: page))" }
      out += "\\\n\(indent)  " + facts.joined(separator: " · ")
    }
    out += "\n"
    for child in item.children { write(child, indent: indent + "  ", page: page, into: &out) }
  }

  private func write(_ table: Table, page: PageID, into out: inout String) {
    out += "*\(Self.escaped(table.caption))*\n\n"
    out += "| " + table.columns.map { Self.escaped($0.title, inTable: true) }.joined(separator: " | ") + " |\n"
    out += "|" + table.columns.map { $0.kind == .number ? "---:|" : "---|" }.joined() + "\n"
    for row in table.rows {
      let cells = row.map { cell in
        cell.runs.map { runs($0, from: page, inTable: true) } ?? Self.escaped(cell.value.printed, inTable: true)
      }
      out += "| " + cells.joined(separator: " | ") + " |\n"
    }
    out += "\n"
  }

  private func runs(_ runs: [Inline], from page: PageID, inTable: Bool = false) -> String {
    var out = ""
    for run in runs {
      switch run {
      case .text(let text): out += Self.escaped(text, inTable: inTable)
      case .strong(let text): out += "**\(Self.escaped(text, inTable: inTable))**"
      case .evidence(let text): out += "**\(Self.escaped(text, inTable: inTable))**"
      case .code(let text): out += "`\(text.filter { $0 != "`" })`"
      case .quote(let runs): out += "“" + self.runs(runs, from: page, inTable: inTable) + "”"
      case .status(let status, let printed): out += Self.escaped(Wordings.status(status, printed: printed), inTable: inTable)
      case .lineBreak: out += inTable ? "<br>" : "\\\n"
      case .removed(let text): out += "~~\(Self.escaped(text, inTable: inTable))~~"
      case .added(let text): out += "**\(Self.escaped(text, inTable: inTable))**"
      case .link(let text, let target), .numberLink(let text, _, let target):
        let words = Self.escaped(text, inTable: inTable)
        out += links.address(of: target, from: page, extension: "md").map { "[\(words)](\($0))" } ?? words
      }
    }
    return out
  }

  /// Text whose marks Markdown would read, with a backslash before each; line breaks become spaces.
  static func escaped(_ text: String, inTable: Bool = false) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"),
        UInt8(ascii: "`"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case UInt8(ascii: "|") where inTable:
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case .lineFeed, .carriageReturn, .tab: out.append(.space)
      default: out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A paragraph that would begin a heading, a list or a quotation, with a backslash in the way.
  private static func guarded(_ text: String) -> String {
    guard let first = text.utf8.first else { return text }
    if "#+->=".utf8.contains(first) { return "\\" + text }
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, let next = text.utf8.dropFirst(digits.count).first, next == UInt8(ascii: ".") || next == UInt8(ascii: ")")
    else { return text }
    return String(text.prefix(digits.count)) + "\\" + text.dropFirst(digits.count)
  }

  /// The anchor that forges give a heading: lower case, punctuation dropped, spaces as hyphens.
  static func forgeAnchor(_ title: String) -> String {
    String(
      title.lowercased().compactMap { character in
        if character == " " { return "-" }
        return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
      })
  }
}
