import Comparison
import PlanSchema

/// A recommendation, action, measure or finding as one row: what `export` and `compare --format csv` give.
struct ItemRow: Codable, Sendable, Hashable {
  enum What: String, Codable, Sendable, CaseIterable { case recommendation, action, measure, finding }

  var document: String
  var authority: String
  var what: What
  var id: String
  @OrNull var ref: String?
  var text: String
  /// The refs of the recommendations that an action answers, or of the actions that answer a recommendation.
  var links: [String] = []
  var owners: [String] = []
  @OrNull var due: String?
  @OrNull var duePrinted: String?
  @OrNull var status: CommonStatus?
  @OrNull var statusPrinted: String?
  @OrNull var baseline: String?
  @OrNull var target: String?
  @OrNull var current: String?
  /// Theme ids, the primary first.
  var themes: [String]
  /// In words: "page 7".
  var place: String

  init(_ item: Recommendation, in document: SourceDocument, links: [String]) {
    self.init(document, .recommendation, item.id, ref: item.ref ?? String(item.number), item.text, item.themes, item.place)
    self.links = links
    set(item.due)
  }

  init(_ item: Action, in document: SourceDocument, links: [String]) {
    self.init(document, .action, item.id, ref: item.ref, item.text, item.themes, item.place)
    self.links = links
    owners = item.owners.map(\.printed)
    set(item.due)
    set(item.status)
  }

  init(_ item: Measure, in document: SourceDocument) {
    self.init(document, .measure, item.id, ref: item.ref, item.text, item.themes, item.place)
    owners = item.owners.map(\.printed)
    baseline = item.baseline?.printed
    target = item.target?.printed
    current = item.current?.printed
    set(item.status)
  }

  init(_ item: Finding, in document: SourceDocument) {
    self.init(document, .finding, item.id, ref: item.ref, item.text, item.themes, item.place)
  }

  private init(
    _ document: SourceDocument, _ what: What, _ id: String, ref: String?, _ text: String, _ themes: [ThemeCode], _ place: Place?
  ) {
    self.document = document.id
    authority = document.authority
    self.what = what
    self.id = id
    self.text = text
    self.themes = themes.filter(\.primary).map(\.id) + themes.filter { !$0.primary }.map(\.id)
    self.place = place?.description ?? ""
    self.ref = ref
  }

  private mutating func set(_ date: DueDate?) {
    due = date?.value
    duePrinted = date?.printed
  }

  private mutating func set(_ given: Status) {
    status = given.printed == nil && given.value == .unknown ? nil : given.value
    statusPrinted = given.printed
  }

  static let columns = [
    "document", "authority", "what", "id", "ref", "text", "links", "owners", "due", "due printed", "status", "status printed", "baseline",
    "target", "current", "themes", "place",
  ]

  /// Beside `columns`.
  var cells: [String] {
    [
      document, authority, what.rawValue, id, ref ?? "", text, links.joined(separator: "; "), owners.joined(separator: "; "), due ?? "",
      duePrinted ?? "", status?.rawValue ?? "", statusPrinted ?? "", baseline ?? "", target ?? "", current ?? "",
      themes.joined(separator: " "), place,
    ]
  }

  /// Every item of some documents, in their order.
  static func rows(of records: [Record]) -> [ItemRow] {
    records.flatMap { record in
      let facts = ActionFacts(record)
      let recommendations = record.recommendations.map { item in
        ItemRow(item, in: record.document, links: facts.actions(answering: item.id).map { $0.ref ?? $0.id })
      }
      let actions = record.actions.indices.map { ItemRow(record.actions[$0], in: record.document, links: facts.answers(of: $0)) }
      return recommendations + actions + record.measures.map { ItemRow($0, in: record.document) }
        + record.findings.map { ItemRow($0, in: record.document) }
    }
  }
}
