import Foundation
import Wording

/// The themes, in the order in which reports show them.
public struct Codebook: Codable, Sendable, Hashable {
  public var themes: [Theme]

  public init(themes: [Theme]) { self.themes = themes }

  /// A fault in a codebook file.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line, from 1; `nil` for the file as a whole.
    public var line: Int?
    public var message: String

    public var description: String { line.map { "line \($0): \(message)" } ?? message }
  }

  /// The codebook that Peerview ships.
  public static let standard: Codebook = {
    do { return try Codebook(Resource.text("codebook.txt")) } catch { preconditionFailure("the shipped codebook is broken: \(error)") }
  }()

  public subscript(id: String) -> Theme? { themes.first { $0.id == id } }

  /// The place of each theme in the codebook, by id.
  public var positions: [String: Int] {
    Dictionary(themes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The theme that a person means by an id, or by a label in any case.
  public func theme(named name: String) -> Theme? {
    let level = name.levelled
    return themes.first { $0.id == level || $0.label.levelled == level || $0.id == name.slug }
  }

  /// The ids nearest to a word that names no theme.
  public func nearest(to word: String) -> [String] {
    let byLabel = Likeness.nearest(to: word, among: themes.map(\.label)).compactMap { label in themes.first { $0.label == label }?.id }
    var out = Likeness.nearest(to: word.slug, among: themes.map(\.id))
    for id in byLabel where !out.contains(id) { out.append(id) }
    return Array(out.prefix(3))
  }
}

extension Codebook {
  /// Reads a codebook file: `[id]` opens a theme, `key: value` lines describe it, `#` begins a comment.
  /// - Throws: `Fault` with the line of what was not understood.
  public init(_ source: String) throws {
    var themes: [Theme] = []
    for (index, raw) in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = String(raw).squeezed
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        let id = String(line.dropFirst().dropLast()).squeezed
        guard !id.isEmpty, id == id.slug else {
          throw Fault(line: index + 1, message: "“\(id)” is no theme id: use lower-case letters, digits and hyphens, such as “\(id.slug)”")
        }
        guard !themes.contains(where: { $0.id == id }) else { throw Fault(line: index + 1, message: "the theme “\(id)” stands twice") }
        themes.append(Theme(id: id, label: id))
        continue
      }
      guard !themes.isEmpty else { throw Fault(line: index + 1, message: "“\(line)” stands before the first [theme]") }
      guard let colon = line.firstIndex(of: ":") else {
        throw Fault(line: index + 1, message: "found “\(line)”, expected “key: value” with one of: \(Self.keys.joined(separator: ", "))")
      }
      let key = line[..<colon].lowercased(), value = String(line[line.index(after: colon)...]).squeezed
      switch key {
      case "label": themes[themes.count - 1].label = value
      case "nature":
        guard let nature = Theme.Nature(rawValue: value) else {
          let known = Theme.Nature.allCases.map(\.rawValue).joined(separator: ", ")
          throw Fault(line: index + 1, message: "found the nature “\(value)”, expected one of: \(known)")
        }
        themes[themes.count - 1].nature = nature
      case "belongs": themes[themes.count - 1].belongs = value
      case "elsewhere": themes[themes.count - 1].elsewhere = value
      case "example": themes[themes.count - 1].examples.append(value)
      case "merges":
        themes[themes.count - 1].merges += value.split(separator: ",").map { String($0).squeezed }
      case "phrase": themes[themes.count - 1].phrases.append(value)
      default:
        let near = Likeness.nearest(to: key, among: Self.keys).first.map { "; did you mean “\($0)”?" } ?? ""
        throw Fault(line: index + 1, message: "“\(key)” is no key of a theme (\(Self.keys.joined(separator: ", ")))\(near)")
      }
    }
    guard !themes.isEmpty else { throw Fault(line: nil, message: "no [theme] in the codebook") }
    self.themes = themes
  }

  private static let keys = ["label", "nature", "belongs", "elsewhere", "example", "merges", "phrase"]

  /// The codebook in the form of its file.
  public var fileText: String {
    var out = ""
    for theme in themes {
      out += "[\(theme.id)]\nlabel: \(theme.label)\nnature: \(theme.nature.rawValue)\n"
      if !theme.belongs.isEmpty { out += "belongs: \(theme.belongs)\n" }
      if !theme.elsewhere.isEmpty { out += "elsewhere: \(theme.elsewhere)\n" }
      if !theme.merges.isEmpty { out += "merges: \(theme.merges.joined(separator: ", "))\n" }
      for phrase in theme.phrases { out += "phrase: \(phrase)\n" }
      for example in theme.examples { out += "example: \(example)\n" }
      out += "\n"
    }
    return out
  }
}
