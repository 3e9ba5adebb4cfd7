/// Something in a published document that its authors would want to mend.
public struct Defect: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case invalidDate = "invalid-date"
    case dateBeforePlan = "date-before-plan"
    case implausibleDate = "implausible-date"
    case noDate = "no-date"
    case noOwner = "no-owner"
    case unknownOwner = "unknown-owner"
    case duplicateReference = "duplicate-reference"
    case missingReference = "missing-reference"
    case recommendationWithoutAction = "recommendation-without-action"
    case actionWithoutRecommendation = "action-without-recommendation"
    case missingValue = "missing-value"
    case statusContradictsValue = "status-contradicts-value"
    case unknownStatus = "unknown-status"
    case mappingMismatch = "mapping-mismatch"
    case labelMismatch = "label-mismatch"
    case outcomeMismatch = "outcome-mismatch"
  }

  public var kind: Kind
  /// The id of the record that it concerns ("a7"); `null` for the document.
  @OrNull public var record: String?
  /// In words for the plan's authors.
  public var detail: String
  public var place: Place?

  public init(_ kind: Kind, record: String? = nil, detail: String, place: Place? = nil) {
    self.kind = kind
    self.record = record
    self.detail = detail
    self.place = place
  }
}

/// What became of every block of the source.
public struct Ledger: Codable, Sendable, Hashable {
  /// A block that no rule understood.
  public struct Unplaced: Codable, Sendable, Hashable {
    public var text: String
    public var place: Place?

    public init(text: String, place: Place? = nil) {
      self.text = text
      self.place = place
    }
  }

  /// Paragraphs, list items, headings and table rows of the source.
  public var blocks: Int
  /// Those whose text stands in a record.
  public var placed: Int
  /// Headings, table headers, page furniture: understood, and needed to read the rest.
  public var context: Int
  public var unplaced: [Unplaced]

  public init(blocks: Int = 0, placed: Int = 0, context: Int = 0, unplaced: [Unplaced] = []) {
    self.blocks = blocks
    self.placed = placed
    self.context = context
    self.unplaced = unplaced
  }
}

/// How a table was understood: what each of its columns was taken to mean.
public struct ColumnReading: Codable, Sendable, Hashable {
  /// The heading as printed.
  public var printed: String
  /// The role of the vocabulary ("due"), or `null` for a column kept as a note.
  @OrNull public var role: String?
  public var place: Place?

  public init(printed: String, role: String?, place: Place? = nil) {
    self.printed = printed
    self.role = role
    self.place = place
  }
}
