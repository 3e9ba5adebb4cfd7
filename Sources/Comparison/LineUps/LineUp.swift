import PlanSchema

/// One theme, with the authorities side by side.
public struct LineUp: Codable, Sendable, Hashable {
  /// The theme's id and label.
  public var id: String
  public var label: String
  /// Those with anything on the theme, by slug.
  public var authorities: [AuthorityLine]
  /// How common the theme is, and how the plans handle it.
  public var benchmark: ThemeBenchmark
}

/// What one authority's documents hold on one theme.
public struct AuthorityLine: Codable, Sendable, Hashable {
  /// The authority's slug.
  public var authority: String
  public var name: String
  /// The documents that the entries come from, oldest first.
  public var documents: [DocumentSummary]
  public var recommendations: [Entry<Recommendation>]
  /// Those of the recommendations that a plan prints again from a report that is here: each such pair counts as one.
  public var reprints: [Reprint]
  public var actions: [Entry<Action>]
  public var measures: [Entry<Measure>]
  public var findings: [Entry<Finding>]
  /// The theme in this authority over time, a line a document, oldest first.
  public var history: [ThemeMoment]
  /// How often inspections have asked for the theme.
  public var asked: AskedBefore

  /// How much it holds; a recommendation that a plan prints again counts once.
  public var counts: ThemeCounts {
    ThemeCounts(
      recommendations: recommendations.count - reprints.count, actions: actions.count, measures: measures.count, findings: findings.count)
  }
}

/// A plan's recommendation that is one of a report's, printed again.
public struct Reprint: Codable, Sendable, Hashable {
  /// The plan, and the recommendation in it.
  public var document: String
  public var id: String
  /// The report, and the recommendation in it.
  public var ofDocument: String
  public var ofID: String

  public init(document: String, id: String, ofDocument: String, ofID: String) {
    self.document = document
    self.id = id
    self.ofDocument = ofDocument
    self.ofID = ofID
  }

  private enum CodingKeys: String, CodingKey {
    case document, id, ofDocument
    case ofID = "ofId"
  }
}

/// A recommendation, action, measure or finding in a line-up: all its own fields in the JSON, and these beside them.
public struct Entry<Item: Codable & Sendable & Hashable>: Codable, Sendable, Hashable {
  public var item: Item
  /// The id of the document that it stands in.
  public var document: String
  /// For an action: the recommendations of its document that it answers, itself or through its section, by ref (or number). For a
  /// recommendation: the actions of its document that answer it, by ref (or id).
  public var links: [String]
  /// The most alike recommendations and actions of other authorities on the theme, best first; empty for measures and findings.
  public var counterparts: [Counterpart]

  public init(_ item: Item, document: String, links: [String] = [], counterparts: [Counterpart] = []) {
    self.item = item
    self.document = document
    self.links = links
    self.counterparts = counterparts
  }

  private enum Keys: String, CodingKey { case document, links, counterparts }

  public init(from decoder: any Decoder) throws {
    item = try Item(from: decoder)
    let fields = try decoder.container(keyedBy: Keys.self)
    document = try fields.decode(String.self, forKey: .document)
    links = try fields.decode([String].self, forKey: .links)
    counterparts = try fields.decode([Counterpart].self, forKey: .counterparts)
  }

  public func encode(to encoder: any Encoder) throws {
    try item.encode(to: encoder)
    var fields = encoder.container(keyedBy: Keys.self)
    try fields.encode(document, forKey: .document)
    try fields.encode(links, forKey: .links)
    try fields.encode(counterparts, forKey: .counterparts)
  }
}

/// A recommendation or action of another authority that is like one in hand.
public struct Counterpart: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case recommendation, action }

  public var authority: String
  public var document: String
  public var kind: Kind
  public var id: String
  /// As printed; a recommendation's number where none is.
  @OrNull public var ref: String?
  public var text: String
  /// From 0 to 1: the cosine between the two texts' words, rarer words weighing more.
  public var score: Double
  /// The words that both have and that make them alike, weightiest first, as the counterpart prints them.
  public var shared: [String]
  public var place: Place?
}

/// How much an authority, or one document, holds on a theme.
public struct ThemeCounts: Codable, Sendable, Hashable {
  public var recommendations = 0
  public var actions = 0
  public var measures = 0
  public var findings = 0

  public var total: Int { recommendations + actions + measures + findings }

  /// Whether the theme is asked for or planned, not only reported on.
  public var isAskedOrPlanned: Bool { recommendations + actions > 0 }
}

/// A theme in one document: a line of an authority's history.
public struct ThemeMoment: Codable, Sendable, Hashable {
  @OrNull public var date: String?
  public var document: String
  public var kind: SourceDocument.Kind
  public var counts: ThemeCounts
  /// The refs (or ids) of its recommendations and actions on the theme.
  public var recommendations: [String]
  public var actions: [String]
}

/// How often inspections have asked an authority for a theme: "third time since 2014".
public struct AskedBefore: Codable, Sendable, Hashable {
  /// The inspections that asked, oldest first; from the imported reports and the reference set together.
  public var inspections: [Asking]

  public struct Asking: Codable, Sendable, Hashable {
    /// The slug of the authority inspected: the one compared, or one that it took over from.
    public var authority: String
    /// The day or month of the inspection, or of its report; `nil` where neither is known.
    @OrNull public var date: String?
    public var framework: Inspection.Framework
    /// How many recommendations to the authority carried the theme.
    public var recommendations: Int

    public init(authority: String, date: String?, framework: Inspection.Framework, recommendations: Int) {
      self.authority = authority
      self.date = date
      self.framework = framework
      self.recommendations = recommendations
    }
  }

  public var times: Int { inspections.count }

  /// The year of the first that has a date; `nil` where none has.
  public var since: String? { years.first }

  /// The years of those that have a date.
  public var years: [String] { inspections.compactMap { $0.date.map { String($0.prefix(4)) } } }

  public init(inspections: [Asking] = []) { self.inspections = inspections }
}
