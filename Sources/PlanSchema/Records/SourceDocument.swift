/// A published document: what it is and where it came from.
public struct SourceDocument: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case inspectionReport = "inspection-report"
    case monitoringVisit = "monitoring-visit"
    case actionPlan = "action-plan"
    case improvementPlan = "improvement-plan"
    case progressReport = "progress-report"
    case outcomeTable = "outcome-table"
    case unknown
  }

  /// The file that was read.
  public struct Source: Codable, Sendable, Hashable {
    /// The file's name without its folder.
    public var file: String
    public var sha256: String
    public var mediaType: String
    /// `null` where the format has no pages.
    @OrNull public var pages: Int?
    /// The reader and its version: a file read by the same one need not be read again.
    public var reader: String

    public init(file: String, sha256: String, mediaType: String, pages: Int? = nil, reader: String = "") {
      self.file = file
      self.sha256 = sha256
      self.mediaType = mediaType
      self.pages = pages
      self.reader = reader
    }
  }

  /// A row of a document's own account of its versions.
  public struct Version: Codable, Sendable, Hashable {
    /// The version as printed ("November 2014", "v1.2").
    public var printed: String
    /// ISO 8601, a day or a month.
    @OrNull public var date: String?
    public var change: String
    @OrNull public var by: String?
    public var place: Place?

    public init(printed: String, date: String? = nil, change: String, by: String? = nil, place: Place? = nil) {
      self.printed = printed
      self.date = date
      self.change = change
      self.by = by
      self.place = place
    }
  }

  /// "buckinghamshire/2022-post-ofsted-action-plan": the authority's folder and the document's name in it.
  public var id: String
  public var kind: Kind
  public var title: String
  /// The authority's slug ("buckinghamshire"), the name of its folder.
  public var authority: String
  /// The authority as the document prints it.
  @OrNull public var printedAuthority: String?
  /// When it was published or is dated: ISO 8601, a day or a month.
  @OrNull public var published: String?
  /// The inspection that a plan answers: its publication date or its first day, ISO 8601, a day or a month.
  @OrNull public var answersInspection: String?
  /// Its own account of its versions, in the order printed.
  public var versions: [Version]
  public var source: Source

  public init(
    id: String = "", kind: Kind = .unknown, title: String = "", authority: String = "", printedAuthority: String? = nil,
    published: String? = nil, answersInspection: String? = nil,
    versions: [Version] = [], source: Source
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.authority = authority
    self.printedAuthority = printedAuthority
    self.published = published
    self.answersInspection = answersInspection
    self.versions = versions
    self.source = source
  }
}
