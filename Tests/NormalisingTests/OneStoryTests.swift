import Documents
import Foundation
import Normalising
import PlanSchema
import Testing

/// One invented plan, written in seven formats (`Fixtures/one-story/make.py`), must give one and the same record.
@Suite struct OneStoryTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/one-story")

  private static func record(_ name: String) throws -> Record {
    try Normaliser().normalise(DocumentReader().read(folder.appendingPathComponent(name)))
  }

  /// The record as lines of JSON, without what differs from format to format: places, the file itself, the account of its blocks, what the
  /// import has to tell about it, and which heading narrative stands under, as not every format knows its headings.
  private static func story(_ record: Record) throws -> [String] {
    var object = try #require(JSONSerialization.jsonObject(with: SchemaJSON.pretty(record)) as? [String: Any])
    object["ledger"] = nil
    object["notices"] = nil
    object["narrative"] = (object["narrative"] as? [[String: Any]])?.map { $0.filter { $0.key != "heading" } }
    if var document = object["document"] as? [String: Any] {
      document["source"] = nil
      object["document"] = document
    }
    let plain = try JSONSerialization.data(withJSONObject: withoutPlaces(object), options: [.prettyPrinted, .sortedKeys])
    return String(decoding: plain, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func withoutPlaces(_ value: Any) -> Any {
    switch value {
    case let object as [String: Any]: object.filter { $0.key != "place" && $0.key != "places" }.mapValues(withoutPlaces)
    case let list as [Any]: list.map(withoutPlaces)
    default: value
    }
  }

  @Test func theStoryIsReadWhole() throws {
    let record = try Self.record("plan.docx")
    #expect(record.recommendations.count == 4)
    #expect(record.actions.map(\.ref) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3"])
    #expect(record.actions.allSatisfy { $0.answers.count == 1 && $0.owners.count == 1 })
    #expect(
      record.actions.map(\.due.value) == [
        "2024-05-31", "2024-09-30", nil, "2024-06-30", "2025-03", "2024-06-28", "2024-05-17", "2024-10-31", record.actions[8].due.value,
        "2024-07-31", "2024-11-29", "2024-12",
      ])
    #expect(record.measures.count == 3)
    #expect(record.measures.map { $0.target?.printed } == ["20%", "90%", "20"])
    #expect(record.statusScale.count == 4)
    #expect(record.outcomes.count == 12)
  }

  @Test(arguments: ["plan.xlsx", "plan.csv", "plan.html", "plan.md", "plan.txt", "plan.pdf"])
  func everyFormatGivesTheSameRecord(name: String) throws {
    let told = try Self.story(Self.record("plan.docx")), read = try Self.story(Self.record(name))
    let difference = read.difference(from: told)
    let lines = difference.map { change in
      switch change {
      case .insert(let line, let text, _): (line, "+\(line): \(text)")
      case .remove(let line, let text, _): (line, "-\(line): \(text)")
      }
    }.sorted { $0.0 < $1.0 }.map(\.1)
    #expect(difference.isEmpty, "\(name) differs:\n\(lines.prefix(60).joined(separator: "\n"))")
  }
}
