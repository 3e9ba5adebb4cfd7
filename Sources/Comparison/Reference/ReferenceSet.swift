import PlanSchema

/// What inspections have asked for, in facts only: no wording of a report is in it.
public struct ReferenceSet: Sendable, Hashable {
  /// By authority, then date.
  public let inspections: [InspectionFacts]

  public init(_ inspections: [InspectionFacts]) {
    self.inspections = inspections.sorted { $0.order < $1.order }
  }

  /// The facts of the inspection reports among these records; an inspection that two of them tell of counts once.
  public init(records: [Record]) {
    let repeated = Repetitions.reports(among: records)
    self.init(
      records.filter { $0.document.kind == .inspectionReport && repeated[$0.document.id] == nil }.map(InspectionFacts.init))
  }

  /// The set that Peerview ships.
  public static let standard: ReferenceSet = {
    do { return try ReferenceSet(csv: Resource.text("reference.csv")) } catch {
      // The file is part of the program; the tests read it.
      fatalError("the reference set cannot be read: \(error)")
    }
  }()

  /// This set with another's inspections added; where both tell of the same inspection, the other's facts stand.
  public func merging(_ other: ReferenceSet) -> ReferenceSet {
    let newer = Dictionary(grouping: other.inspections, by: \.authority)
    let kept = inspections.filter { own in !(newer[own.authority] ?? []).contains { $0.isSame(as: own) } }
    // A report that prints no date has that which is known of its inspection here.
    let dated = other.inspections.map { facts in
      guard facts.date == nil, let known = inspections.first(where: { $0.isSame(as: facts) }) else { return facts }
      var out = facts
      (out.start, out.end, out.published) = (known.start, known.end, known.published)
      return out
    }
    return ReferenceSet(kept + dated)
  }

  public var summary: ReferenceSummary {
    let dates = inspections.compactMap(\.date).sorted()
    return ReferenceSummary(
      inspections: inspections.count, authorities: Set(inspections.map(\.authority)).count,
      recommendations: inspections.reduce(0) { $0 + $1.recommendations.count }, first: dates.first, last: dates.last)
  }
}

/// One inspection, in facts.
public struct InspectionFacts: Codable, Sendable, Hashable {
  /// The authority's slug.
  public var authority: String
  public var framework: Inspection.Framework
  /// The first and the last day, and the publication of the report, ISO 8601.
  @OrNull public var start: String?
  @OrNull public var end: String?
  @OrNull public var published: String?
  public var judgement: OverallJudgement
  public var recommendations: [RecommendationFacts]

  public init(
    authority: String, framework: Inspection.Framework, start: String?, end: String?, published: String?, judgement: OverallJudgement,
    recommendations: [RecommendationFacts]
  ) {
    self.authority = authority
    self.framework = framework
    self.start = start
    self.end = end
    self.published = published
    self.judgement = judgement
    self.recommendations = recommendations
  }

  /// The facts of an inspection report.
  public init(_ record: Record) {
    let inspection = record.inspection ?? Inspection()
    self.init(
      authority: record.document.authority, framework: inspection.framework, start: inspection.start, end: inspection.end,
      published: record.document.published ?? inspection.published, judgement: OverallJudgement(of: inspection),
      recommendations: record.recommendations.map(RecommendationFacts.init))
  }

  /// By which it is put in order and in its year: its first day, else its last, else its publication. Publication comes last since many
  /// reports do not print it.
  public var date: String? { start ?? end ?? published }

  var order: (String, String, String) { (authority, date ?? "", published ?? "") }

  /// Whether a recommendation to the authority carries a theme. What the safeguarding board was told is left out: only one framework
  /// reported on it, which would make the years before 2018 look worse.
  public func asks(for theme: String) -> Bool { recommendations.contains { $0.body == .authority && $0.themes.contains(theme) } }

  func count(for theme: String) -> Int { recommendations.count { $0.body == .authority && $0.themes.contains(theme) } }

  func isSame(as other: InspectionFacts) -> Bool {
    guard authority == other.authority else { return false }
    if let start, let theirs = other.start { return start == theirs }
    if let end, let theirs = other.end { return end == theirs }
    if let published, let theirs = other.published { return published == theirs }
    // A report that prints no date is known by what it asked for and how it judged.
    guard date == nil || other.date == nil else { return false }
    return judgement == other.judgement && recommendations.map(\.kind) == other.recommendations.map(\.kind)
  }
}

/// One recommendation, in facts.
public struct RecommendationFacts: Codable, Sendable, Hashable {
  public var number: Int
  public var kind: Recommendation.Kind
  public var body: Recommendation.Body
  /// The page of the report that it begins on.
  @OrNull public var page: Int?
  /// Theme ids, the primary first.
  public var themes: [String]

  public init(number: Int, kind: Recommendation.Kind, body: Recommendation.Body, page: Int?, themes: [String]) {
    self.number = number
    self.kind = kind
    self.body = body
    self.page = page
    self.themes = themes
  }

  init(_ recommendation: Recommendation) {
    let codes = recommendation.themes
    self.init(
      number: recommendation.number, kind: recommendation.kind, body: recommendation.body, page: recommendation.place?.page,
      themes: codes.filter(\.primary).map(\.id) + codes.filter { !$0.primary }.map(\.id))
  }
}
