/// A published document, normalised: the shared schema's unit.
public struct Record: Codable, Sendable, Hashable {
  /// The version of the schema.
  public var schema: String
  public var document: SourceDocument
  @OrNull public var inspection: Inspection?
  public var statusScale: [StatusKey]
  public var governance: [Governance]
  public var roles: [Role]
  public var sections: [Section]
  public var recommendations: [Recommendation]
  public var outcomes: [Outcome]
  public var actions: [Action]
  public var measures: [Measure]
  public var findings: [Finding]
  public var mappings: [Mapping]
  public var references: [ExternalReference]
  public var narrative: [Passage]
  /// What the columns of its tables were taken to mean.
  public var columns: [ColumnReading]
  public var defects: [Defect]
  public var ledger: Ledger
  /// What the import wants to tell a person about this document.
  public var notices: [Diagnostic]

  public static let currentSchema = "peerview/1"

  public init(document: SourceDocument) {
    schema = Self.currentSchema
    self.document = document
    statusScale = []
    governance = []
    roles = []
    sections = []
    recommendations = []
    outcomes = []
    actions = []
    measures = []
    findings = []
    mappings = []
    references = []
    narrative = []
    columns = []
    defects = []
    ledger = Ledger()
    notices = []
  }
}

extension Record {
  /// The ids of the recommendations that an action answers: its own, and those of its section and the sections above.
  public func answered(by action: Action) -> [String] {
    var ids = action.answers
    var next = action.section
    while let id = next, let section = sections.first(where: { $0.id == id }) {
      for ref in section.answers {
        if let recommendation = recommendations.first(where: { $0.ref == ref }), !ids.contains(recommendation.id) {
          ids.append(recommendation.id)
        }
      }
      next = section.parent
    }
    return ids
  }
}
