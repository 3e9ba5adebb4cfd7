import Normalising
import PlanSchema

/// Makes records by hand, for the rules on defects.
enum PlanFixture {
  static func record(published: String? = "2024-01", kind: SourceDocument.Kind = .actionPlan, _ build: (inout Record) -> Void) -> Record {
    var record = Record(
      document: SourceDocument(
        id: "northmere/2024-plan", kind: kind, title: "Plan", authority: "northmere", published: published,
        source: .init(file: "plan.docx", sha256: "", mediaType: "")))
    build(&record)
    return record
  }

  /// An action that has everything: tests take away or change what they are about.
  static func action(
    _ ref: String?, due: String = "31 March 2024", owner: String? = "Head of Service", status: String? = nil, section: String? = nil,
    answers: [String] = [], scale: [StatusKey] = []
  ) -> Action {
    Action(
      id: "a" + (ref ?? "x"), ref: ref, text: "Hold a workshop for all teams", section: section, answers: answers,
      owners: owner.map { OwnerReader().read($0) } ?? [], due: DateReader().read(due),
      status: StatusReader(scale: scale).read(printed: status), place: Place(page: 1))
  }

  static func measure(_ text: String, baseline: String? = nil, target: String?, current: String?, status: String?, scale: [StatusKey] = [])
    -> Measure
  {
    let figures = FigureReader()
    return Measure(
      id: "m1", text: text, baseline: baseline.flatMap { figures.read($0) }, target: target.flatMap { figures.read($0) },
      current: current.flatMap { figures.read($0) }, status: StatusReader(scale: scale).read(printed: status, for: .measure))
  }

  /// The defects of a kind, by what they say.
  static func details(_ kind: Defect.Kind, in record: Record) -> [String] {
    DefectFinder().defects(in: record).filter { $0.kind == kind }.map(\.detail)
  }
}
