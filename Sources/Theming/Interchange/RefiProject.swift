import PlanSchema

/// A coded project as REFI-QDA has it: what NVivo, ATLAS.ti, MAXQDA and QualCoder exchange. https://www.qdasoftware.org
public struct RefiProject: Sendable, Hashable {
  /// A code of the project's codebook.
  public struct Code: Sendable, Hashable {
    public var guid: String
    public var name: String
    public var description: String
  }

  /// A text of the project.
  public struct Source: Sendable, Hashable {
    /// The id of the document that it holds, in a project that Peerview wrote.
    public var name: String
    public var text: String
    public var selections: [Selection]
  }

  /// A passage with its codes.
  public struct Selection: Sendable, Hashable {
    /// The id of the record that it holds, in a project that Peerview wrote.
    public var name: String
    /// Its place in the source's text, in Unicode scalars.
    public var start: Int, end: Int
    public var codings: [Coding]
  }

  /// A code given to a passage.
  public struct Coding: Sendable, Hashable {
    /// The code's GUID.
    public var code: String
    /// Who gave it; `nil` where the project does not say.
    public var user: String?
  }

  public var name: String
  public var codes: [Code]
  public var sources: [Source]

  /// A file that is no REFI-QDA project or codebook.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
  }

  /// The name under which the coder's own codes stand.
  public static let coderName = "Peerview"

  /// The codes of a codebook alone.
  public init(_ codebook: Codebook) {
    name = "Peerview codebook"
    codes = codebook.themes.map { theme in
      let elsewhere = theme.elsewhere.isEmpty ? "" : " Not: \(theme.elsewhere)."
      return Code(guid: Self.guid("theme", theme.id), name: theme.label, description: theme.belongs + "." + elsewhere)
    }
    sources = []
  }

  /// The texts of records with their codes: a source a document, a selection a recommendation, action, measure or finding.
  public init(_ records: [Record], codebook: Codebook) {
    self.init(codebook)
    name = "Peerview"
    let known = codebook.positions
    sources = records.map { record in
      var source = Source(name: record.document.id, text: "", selections: [])
      var length = 0
      for item in record.themedTexts {
        if !source.text.isEmpty {
          source.text += "\n\n"
          length += 2
        }
        // Line breaks count as one everywhere only where they are written as one.
        let text = item.text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let count = text.unicodeScalars.count
        let codings = item.themes.filter { known[$0.id] != nil }.map {
          Coding(code: Self.guid("theme", $0.id), user: $0.by == .person ? $0.person ?? "person" : Self.coderName)
        }
        if !codings.isEmpty { source.selections.append(Selection(name: item.id, start: length, end: length + count, codings: codings)) }
        source.text += text
        length += count
      }
      return source
    }
  }

  /// The theme that a code stands for: by the GUID that Peerview gives it, else by its name.
  public func theme(of guid: String, in codebook: Codebook) -> Theme? {
    if let own = codebook.themes.first(where: { Self.guid("theme", $0.id) == guid.lowercased() }) { return own }
    return codes.first { $0.guid.lowercased() == guid.lowercased() }.flatMap { codebook.theme(named: $0.name) }
  }

  /// What was coded, passage by passage, with the codes in the order in which they were given.
  public func codedTexts(_ codebook: Codebook) -> [CodedText] {
    sources.flatMap { source in
      let scalars = Array(source.text.unicodeScalars)
      return source.selections.compactMap { selection -> CodedText? in
        let start = max(0, selection.start), end = min(scalars.count, selection.end)
        guard start < end else { return nil }
        var themes: [String] = []
        for coding in selection.codings {
          if let id = theme(of: coding.code, in: codebook)?.id, !themes.contains(id) { themes.append(id) }
        }
        return CodedText(text: String(String.UnicodeScalarView(scalars[start..<end])), themes: themes, report: source.name)
      }
    }
  }

  /// The same GUID for the same things, so that the same project gives the same file.
  static func guid(_ parts: String...) -> String {
    let text = parts.joined(separator: "\u{0}")
    let high = Hash.join(Hash.word(text), 1), low = Hash.join(Hash.word(text), 2)
    var hex = (Self.hex(high) + Self.hex(low)).map { $0 }
    hex[12] = "8"
    hex[16] = "a"
    let cuts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return cuts.map { String(hex[$0]) }.joined(separator: "-")
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Record {
  /// Every text that carries themes, in the order of the document's kinds.
  public var themedTexts: [(id: String, text: String, themes: [ThemeCode])] {
    recommendations.map { ($0.id, $0.text, $0.themes) } + actions.map { ($0.id, $0.text, $0.themes) }
      + measures.map { ($0.id, $0.text, $0.themes) } + findings.map { ($0.id, $0.text, $0.themes) }
  }
}
