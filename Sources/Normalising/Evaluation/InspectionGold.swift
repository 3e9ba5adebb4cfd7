import Foundation
import PlanSchema
import Wording

/// A careful person's reading of one report, to measure the normaliser against.
public struct InspectionGold: Sendable, Codable {
  public struct Judgement: Sendable, Codable {
    /// As printed.
    public var area: String
    /// "requires improvement".
    public var grade: String
  }

  public struct Recommendation: Sendable, Codable {
    public var ref: String?
    /// "priority" or "improvement".
    public var kind: String
    /// "authority" or "lscb".
    public var body: String
    public var heading: String?
    public var text: String
  }

  public var id: String
  public var framework: String
  public var inspectionStart: String?
  public var inspectionEnd: String?
  public var published: String?
  public var leadInspector: String?
  public var judgements: [Judgement]
  public var recommendations: [Recommendation]
  /// The name of the report's file.
  public var file: String

  private enum CodingKeys: String, CodingKey {
    case id, framework, published, judgements, recommendations, file
    case inspectionStart = "inspection_start"
    case inspectionEnd = "inspection_end"
    case leadInspector = "lead_inspector"
  }

  /// Every reading in a folder of JSON files, by the files' names.
  /// - Throws: an error of the file system, or of a file that is no such reading.
  public static func readings(in folder: URL) throws -> [InspectionGold] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try JSONDecoder().decode(InspectionGold.self, from: Data(contentsOf: $0)) }
  }
}

/// How a measure came out: how many of a thing there are, and how many were read right.
public struct EvaluationCount: Sendable, Hashable, Codable {
  public var expected = 0
  public var found = 0
  public var right = 0

  public init() {}

  /// Two times the right ones over those expected and those found: 1 where nothing is missed and nothing is invented.
  public var f1: Double { expected + found == 0 ? 1 : 2 * Double(right) / Double(expected + found) }

  mutating func note(_ isRight: Bool) {
    expected += 1
    found += 1
    if isRight { right += 1 }
  }
}

/// How far the normaliser's records agree with careful readings of the same reports.
public struct InspectionEvaluation: Sendable, Codable {
  /// One disagreement, in words.
  public struct Difference: Sendable, Hashable, Codable {
    public var report: String
    public var field: String
    public var expected: String?
    public var found: String?
  }

  public private(set) var reports = 0
  public private(set) var counts: [String: EvaluationCount] = [:]
  public private(set) var differences: [Difference] = []

  /// The measures in the order of their importance.
  public static let fields = [
    "recommendations", "kind", "body", "reference", "heading", "judgements", "dates", "published", "inspector", "framework",
    "blocks placed",
  ]

  public init() {}

  /// Compares a record with the reading of its report.
  public mutating func add(_ record: Record, against gold: InspectionGold) {
    reports += 1
    compareRecommendations(record, gold)
    compareJudgements(record, gold)
    let inspection = record.inspection
    check("dates", gold.inspectionStart, inspection?.start, gold.id)
    check("dates", gold.inspectionEnd, inspection?.end, gold.id)
    check("published", gold.published, inspection?.published, gold.id)
    check("inspector", gold.leadInspector, inspection?.leadInspector, gold.id)
    let allowed = Self.frameworks[gold.framework] ?? []
    let framework = inspection?.framework ?? .other
    note("framework", allowed.contains(framework), gold.framework, framework.rawValue, gold.id)
    addLedger(record, of: gold.id)
  }

  /// Compares only the texts of a record's recommendations with those that somebody else read in its report.
  public mutating func add(_ record: Record, againstTexts texts: [String], of report: String) {
    reports += 1
    _ = match(record.recommendations, texts: texts, of: report)
    addLedger(record, of: report)
  }

  /// Notes a report that could not be read at all.
  public mutating func add(failure: ImportFailure, of report: String) {
    reports += 1
    counts["recommendations", default: EvaluationCount()].expected += 1
    differences.append(Difference(report: report, field: "import", expected: nil, found: failure.message))
  }

  private mutating func addLedger(_ record: Record, of report: String) {
    for block in record.ledger.unplaced { note("blocks placed", false, nil, block.text, report) }
    counts["blocks placed", default: EvaluationCount()].expected += record.ledger.blocks - record.ledger.unplaced.count
    counts["blocks placed", default: EvaluationCount()].found += record.ledger.blocks - record.ledger.unplaced.count
    counts["blocks placed", default: EvaluationCount()].right += record.ledger.blocks - record.ledger.unplaced.count
  }

  private mutating func compareRecommendations(_ record: Record, _ gold: InspectionGold) {
    let pairs = match(record.recommendations, texts: gold.recommendations.map(\.text), of: gold.id)
    for (expected, found) in pairs {
      let wanted = gold.recommendations[expected], read = record.recommendations[found]
      let at = gold.id + " recommendation \(expected + 1)"
      check("kind", wanted.kind, read.kind.rawValue, at)
      check("body", wanted.body == "lscb" ? "safeguarding-board" : wanted.body, read.body.rawValue, at)
      check("reference", wanted.ref, read.ref, at)
      check("heading", wanted.heading, read.heading, at)
    }
  }

  /// Pairs equal texts, each once, and notes what has no pair.
  private mutating func match(_ found: [Recommendation], texts: [String], of report: String) -> [(Int, Int)] {
    var open: [String: [Int]] = [:]
    for (index, recommendation) in found.enumerated().reversed() { open[recommendation.text.printLevelled, default: []].append(index) }
    var pairs: [(Int, Int)] = []
    var count = counts["recommendations"] ?? EvaluationCount()
    count.expected += texts.count
    count.found += found.count
    for (index, text) in texts.enumerated() {
      if let other = open[text.printLevelled]?.popLast() {
        pairs.append((index, other))
      } else {
        differences.append(Difference(report: report, field: "recommendations", expected: text, found: nil))
      }
    }
    count.right += pairs.count
    counts["recommendations"] = count
    for index in open.values.joined().sorted() {
      differences.append(Difference(report: report, field: "recommendations", expected: nil, found: found[index].text))
    }
    return pairs
  }

  private mutating func compareJudgements(_ record: Record, _ gold: InspectionGold) {
    let vocabulary = InspectionVocabulary.standard
    var open = record.inspection?.judgements ?? []
    for wanted in gold.judgements {
      let area = vocabulary.area(of: wanted.area) ?? .other, grade = vocabulary.grades.grade(of: wanted.grade)
      let index = open.firstIndex {
        $0.area == area && (area != .other || $0.printedArea.levelled.hasSuffix(wanted.area.withoutLeadingNumber.levelled))
      }
      let read = index.map { open.remove(at: $0) }
      note(
        "judgements", read?.grade == grade && grade != nil, "\(wanted.area): \(wanted.grade)",
        read.map { "\($0.printedArea): \($0.printed)" }, gold.id)
    }
    for extra in open { note("judgements", false, nil, "\(extra.printedArea): \(extra.printed)", gold.id) }
  }

  private mutating func check(_ field: String, _ expected: String?, _ found: String?, _ report: String) {
    note(field, expected?.printLevelled == found?.printLevelled, expected, found, report)
  }

  private mutating func note(_ field: String, _ isRight: Bool, _ expected: String?, _ found: String?, _ report: String) {
    counts[field, default: EvaluationCount()].note(isRight)
    if !isRight { differences.append(Difference(report: report, field: field, expected: expected, found: found)) }
  }

  private static let frameworks: [String: [Inspection.Framework]] = [
    "ILACS": [.ilacs, .ilacsShort], "SIF": [.sif], "SIF-reinspection": [.sif], "other": [.preSif, .other],
  ]
}

extension String {
  /// The text with white space squeezed and quote marks made plain, and nothing else changed.
  var printLevelled: String {
    var out = String.UnicodeScalarView()
    for scalar in squeezed.unicodeScalars {
      switch scalar {
      case "\u{2018}", "\u{2019}", "\u{201B}": out.append("'")
      case "\u{201C}", "\u{201D}", "\u{201F}": out.append("\"")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
