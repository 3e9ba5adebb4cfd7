import PlanSchema

/// A document as comparisons name it.
public struct DocumentSummary: Codable, Sendable, Hashable {
  public var id: String
  public var kind: SourceDocument.Kind
  public var title: String
  /// The authority's slug.
  public var authority: String
  /// The day or month by which it is put in order: its publication, else the end of the inspection or visit that it tells of.
  @OrNull public var date: String?
  @OrNull public var published: String?
  @OrNull public var answersInspection: String?
  /// The framework of the inspection that a report tells of; `null` for a plan.
  @OrNull public var framework: Inspection.Framework?
  /// The judgement that it stands under: a report's own, a plan's by the inspection that it answers.
  public var judgement: OverallJudgement
  /// The file that was read, without its folder.
  public var file: String
  /// For a report of an inspection that another report here tells of as well: the id of that one, which counts.
  @OrNull public var repeats: String?

  init(_ record: Record, date: String?, judgement: OverallJudgement, repeats: String?) {
    id = record.document.id
    kind = record.document.kind
    title = record.document.title
    authority = record.document.authority
    self.date = date
    published = record.document.published
    answersInspection = record.document.answersInspection
    framework = record.document.kind.tellsOfInspection ? record.inspection?.framework : nil
    self.judgement = judgement
    file = record.document.source.file
    self.repeats = repeats
  }
}

extension SourceDocument.Kind {
  /// Whether such a document is Ofsted's own account of an inspection or visit.
  var tellsOfInspection: Bool {
    switch self {
    case .inspectionReport, .monitoringVisit: true
    case .actionPlan, .improvementPlan, .progressReport, .outcomeTable, .unknown: false
    }
  }

  /// Whether such a document says what an authority will do.
  public var isPlan: Bool {
    switch self {
    case .actionPlan, .improvementPlan, .progressReport: true
    case .inspectionReport, .monitoringVisit, .outcomeTable, .unknown: false
    }
  }
}

/// The judgement that a comparison "by judgement" goes by.
public struct OverallJudgement: Codable, Sendable, Hashable {
  public enum Basis: String, Codable, Sendable, CaseIterable {
    /// The grade for overall effectiveness.
    case overall
    /// The grade for leaders: from April 2026 there is no overall one.
    case leaders
    /// The document gives no grade that was read.
    case none
  }

  @OrNull public var grade: Judgement.Grade?
  public var basis: Basis

  public init(grade: Judgement.Grade?, basis: Basis) {
    self.grade = grade
    self.basis = basis
  }

  public static let none = OverallJudgement(grade: nil, basis: .none)

  /// The judgement of an inspection: overall effectiveness where its framework grades that, else the impact of leaders.
  public init(of inspection: Inspection) {
    func grade(_ area: Judgement.Area) -> Judgement.Grade? { inspection.judgements.first { $0.area == area }?.grade }
    if inspection.givesOverallGrade {
      let overall = grade(.overallEffectiveness)
      self.init(grade: overall, basis: overall == nil ? .none : .overall)
    } else {
      let leaders = grade(.leaders)
      self.init(grade: leaders, basis: leaders == nil ? .none : .leaders)
    }
  }
}
