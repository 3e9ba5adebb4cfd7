import PlanSchema
import Wording

/// The reference set as a file: a row a recommendation; an inspection without any has one row with no number.
extension ReferenceSet {
  /// A row that could not be read.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The row of the file, from 1.
    public var row: Int
    public var description: String
  }

  static let columns = [
    "authority", "framework", "start", "end", "published", "overall_grade", "leaders_grade", "number", "kind", "body", "page", "themes",
  ]

  /// What stands for the overall grade of an inspection whose framework gives none.
  static let noOverallGrade = "not-given"

  public var csv: String {
    var out = CSV.line(Self.columns)
    for inspection in inspections {
      let grade = inspection.judgement.grade?.rawValue ?? ""
      let head = [
        inspection.authority, inspection.framework.rawValue, inspection.start ?? "", inspection.end ?? "", inspection.published ?? "",
        inspection.judgement.basis == .leaders ? Self.noOverallGrade : grade, inspection.judgement.basis == .leaders ? grade : "",
      ]
      if inspection.recommendations.isEmpty { out += CSV.line(head + ["", "", "", "", ""]) }
      for recommendation in inspection.recommendations {
        out += CSV.line(
          head + [
            String(recommendation.number), recommendation.kind.rawValue, recommendation.body.rawValue,
            recommendation.page.map { String($0) } ?? "", recommendation.themes.joined(separator: " "),
          ])
      }
    }
    return out
  }

  /// - Throws: `Fault` with the first row that could not be read.
  public init(csv: String) throws {
    let rows = CSV.rows(csv)
    guard let head = rows.first, Self.columns.allSatisfy(head.contains) else {
      let missing = Self.columns.filter { !(rows.first ?? []).contains($0) }
      throw Fault(
        row: 1,
        description: "a reference file has the columns \(Self.columns.joined(separator: ", ")); missing: \(missing.joined(separator: ", "))"
      )
    }
    var inspections: [InspectionFacts] = []
    for (index, cells) in rows.dropFirst().enumerated() {
      let row = Row(number: index + 2, fields: Dictionary(zip(head, cells), uniquingKeysWith: { first, _ in first }))
      let facts = try row.inspection()
      if let last = inspections.last, last.order == facts.order, last.framework == facts.framework {
        inspections[inspections.count - 1].recommendations += facts.recommendations
      } else {
        inspections.append(facts)
      }
    }
    self.init(inspections)
  }

  private struct Row {
    let number: Int
    let fields: [String: String]

    func text(_ column: String) -> String? { fields[column].flatMap { $0.isEmpty ? nil : $0 } }

    func value<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type, _ column: String) throws -> Value {
      let text = text(column) ?? ""
      guard let value = Value(rawValue: text) else {
        let allowed = Value.allCases.map(\.rawValue).joined(separator: ", ")
        throw Fault(row: number, description: "row \(number): “\(text)” is no \(column) (one of \(allowed))")
      }
      return value
    }

    func date(_ column: String) throws -> String? {
      guard let text = text(column) else { return nil }
      guard CalendarDay(text) != nil else {
        throw Fault(row: number, description: "row \(number): “\(text)” is no date for \(column) (such as 2022-06-30 or 2022-06)")
      }
      return text
    }

    func inspection() throws -> InspectionFacts {
      guard let authority = text("authority") else { throw Fault(row: number, description: "row \(number) has no authority") }
      let judgement: OverallJudgement =
        if text("overall_grade") == ReferenceSet.noOverallGrade {
          text("leaders_grade") == nil ? .none : OverallJudgement(grade: try value(Judgement.Grade.self, "leaders_grade"), basis: .leaders)
        } else {
          text("overall_grade") == nil ? .none : OverallJudgement(grade: try value(Judgement.Grade.self, "overall_grade"), basis: .overall)
        }
      return InspectionFacts(
        authority: authority, framework: try value(Inspection.Framework.self, "framework"), start: try date("start"), end: try date("end"),
        published: try date("published"), judgement: judgement, recommendations: try recommendation().map { [$0] } ?? [])
    }

    func recommendation() throws -> RecommendationFacts? {
      guard let number = text("number") else { return nil }
      guard let value = Int(number) else { throw Fault(row: self.number, description: "row \(self.number): “\(number)” is no number") }
      return RecommendationFacts(
        number: value, kind: try self.value(Recommendation.Kind.self, "kind"), body: try self.value(Recommendation.Body.self, "body"),
        page: text("page").flatMap { Int($0) }, themes: (text("themes") ?? "").split(separator: " ").map(String.init))
    }
  }
}
