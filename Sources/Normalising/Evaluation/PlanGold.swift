import Foundation
import PlanSchema
import Wording

/// A careful person's reading of one plan (`truth.json` beside it), to measure the normaliser against.
public struct PlanGold: Sendable, Decodable {
  public struct Answered: Sendable, Decodable {
    /// The first day of the inspection, or its month.
    public var date: String?
    /// The overall grade as printed.
    public var judgement: String?
  }

  public struct Item: Sendable, Decodable {
    public var ref: String?
    public var text: String
  }

  public struct Action: Sendable, Decodable {
    public var ref: String?
    public var recommendationRef: String?
    public var text: String
    public var owners: [String]
    public var dueText: String?
    public var due: String?
    public var statusText: String?
    public var status: String
    public var outcomes: [String]
    public var progress: String?
  }

  public struct Measure: Sendable, Decodable {
    public var text: String
    public var baseline: String?
    public var target: String?
    public var current: String?
    public var status: String
  }

  public struct Fault: Sendable, Decodable {
    public var kind: String
    public var ref: String?
    public var detail: String?
  }

  public var council: String
  public var title: String
  public var inspection: Answered?
  public var planDate: String?
  public var recommendations: [Item]
  public var actions: [Action]
  public var measures: [Measure]
  public var defects: [Fault]

  /// Reads one.
  /// - Throws: an error of the file system or of the JSON.
  public static func read(_ file: URL) throws -> PlanGold {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(PlanGold.self, from: Data(contentsOf: file))
  }
}
