import Foundation
import PlanSchema

@testable import Store

/// A folder that is there for one test.
struct TemporaryFolder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Every file below, as a path from here, in alphabetical order.
  var files: [String] {
    let all = FileManager.default.subpaths(atPath: url.path) ?? []
    return all.filter { !((try? url.appendingPathComponent($0).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false) }.sorted()
  }
}

enum Samples {
  static let profile = Profile(authority: "northmere", name: "Northmere")

  /// A plan of an invented council with these recommendations.
  static func plan(
    _ texts: [String], id: String = "northmere/2024-01-action-plan", file: String = "plan.docx", sha256: String = "aa11"
  ) -> Record {
    var record = Record(
      document: SourceDocument(
        id: id, kind: .actionPlan, title: "Action plan", authority: "northmere",
        source: .init(file: file, sha256: sha256, mediaType: "text/markdown", reader: "text 1")))
    for (index, text) in texts.enumerated() {
      record.recommendations.append(
        Recommendation(
          id: "r\(index + 1)", number: index + 1, text: text,
          themes: [ThemeCode(id: "recording", weight: 0.8, primary: true, evidence: ["notes"])]))
    }
    return record
  }

  static let texts = ["Keep fuller notes of visits.", "Meet every six weeks to look at drift.", "Find foster homes near by."]
}
