import Foundation

/// A text that a person has coded.
public struct CodedText: Codable, Sendable, Hashable {
  public var text: String
  /// Theme ids, the primary one first; empty where none fits.
  public var themes: [String]
  /// What it was taken from. Texts of one report are never parted between learning and checking.
  public var report: String?
  public var number: Int?

  public init(text: String, themes: [String], report: String? = nil, number: Int? = nil) {
    self.text = text
    self.themes = themes
    self.report = report
    self.number = number
  }

  /// A line that could not be read.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    public var line: Int
    public var message: String
    public var description: String { "line \(line): \(message)" }
  }

  /// Reads one JSON object a line: `{"text": …, "themes": ["supervision", …]}`, with `report` where known. Blank lines are passed over.
  /// - Throws: `Fault` for the first line that is not of this form, or names a theme that the codebook does not have.
  public static func read(_ data: Data, codebook: Codebook = .standard) throws -> [CodedText] {
    let known = Set(codebook.themes.map(\.id))
    var out: [CodedText] = []
    for (index, bytes) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      let item: CodedText
      do { item = try JSONDecoder().decode(CodedText.self, from: Data(bytes)) } catch {
        throw Fault(line: index + 1, message: "expected {\"text\": …, \"themes\": [\"supervision\", …]}, found \(preview(bytes))")
      }
      for theme in item.themes where !known.contains(theme) {
        let near = codebook.nearest(to: theme).first.map { "; did you mean “\($0)”?" } ?? ""
        throw Fault(line: index + 1, message: "“\(theme)” is no theme of the codebook\(near)")
      }
      var seen: Set<String> = []
      var clean = item
      clean.themes = item.themes.filter { seen.insert($0).inserted }
      out.append(clean)
    }
    return out
  }

  private static func preview(_ bytes: Data) -> String {
    let text = String(decoding: bytes.prefix(60), as: UTF8.self)
    return bytes.count > 60 ? "“\(text)…”" : "“\(text)”"
  }
}
