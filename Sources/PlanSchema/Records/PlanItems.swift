/// What a plan wants to come about.
public struct Outcome: Codable, Sendable, Hashable {
  public var id: String
  @OrNull public var ref: String?
  public var text: String
  /// The ids of the recommendation, section or action that it belongs to.
  @OrNull public var recommendation: String?
  @OrNull public var section: String?
  @OrNull public var action: String?
  public var place: Place?

  public init(
    id: String, ref: String? = nil, text: String, recommendation: String? = nil, section: String? = nil, action: String? = nil,
    place: Place? = nil
  ) {
    self.id = id
    self.ref = ref
    self.text = text
    self.recommendation = recommendation
    self.section = section
    self.action = action
    self.place = place
  }
}

/// What somebody will do.
public struct Action: Codable, Sendable, Hashable {
  public var id: String
  /// As printed, without the word "Action".
  @OrNull public var ref: String?
  public var text: String
  /// The id of its section.
  @OrNull public var section: String?
  /// The ids of the recommendations that it answers itself (a section's own answers stand in the section).
  public var answers: [String]
  /// The id of the action that this one is a part of.
  @OrNull public var parent: String?
  public var owners: [Owner]
  public var due: DueDate
  public var status: Status
  /// What has been done, as printed.
  @OrNull public var progress: String?
  public var costs: [Money]
  /// References to other reviews within its text ("RQ11").
  public var references: [String]
  /// What its row says in columns of the plan's own.
  public var notes: [Note]
  public var themes: [ThemeCode]
  public var place: Place?

  public init(
    id: String, ref: String? = nil, text: String, section: String? = nil, answers: [String] = [], parent: String? = nil,
    owners: [Owner] = [],
    due: DueDate = DueDate(), status: Status = Status(), progress: String? = nil, costs: [Money] = [], references: [String] = [],
    notes: [Note] = [], themes: [ThemeCode] = [], place: Place? = nil
  ) {
    self.id = id
    self.ref = ref
    self.text = text
    self.section = section
    self.answers = answers
    self.parent = parent
    self.owners = owners
    self.due = due
    self.status = status
    self.progress = progress
    self.costs = costs
    self.references = references
    self.notes = notes
    self.themes = themes
    self.place = place
  }
}

/// A figure that a plan follows.
public struct Measure: Codable, Sendable, Hashable {
  public var id: String
  @OrNull public var ref: String?
  public var text: String
  /// The ids of the section, recommendation or action that it belongs to.
  @OrNull public var section: String?
  @OrNull public var recommendation: String?
  @OrNull public var action: String?
  @OrNull public var baseline: Figure?
  @OrNull public var target: Figure?
  /// The latest figure given.
  @OrNull public var current: Figure?
  /// All figures between baseline and the latest, in the order printed; `asOf` tells which is which.
  public var series: [Figure]
  public var status: Status
  public var owners: [Owner]
  public var notes: [Note]
  public var themes: [ThemeCode]
  public var place: Place?

  public init(
    id: String, ref: String? = nil, text: String, section: String? = nil, recommendation: String? = nil, action: String? = nil,
    baseline: Figure? = nil, target: Figure? = nil, current: Figure? = nil, series: [Figure] = [], status: Status = Status(),
    owners: [Owner] = [], notes: [Note] = [], themes: [ThemeCode] = [], place: Place? = nil
  ) {
    self.id = id
    self.ref = ref
    self.text = text
    self.section = section
    self.recommendation = recommendation
    self.action = action
    self.baseline = baseline
    self.target = target
    self.current = current
    self.series = series
    self.status = status
    self.owners = owners
    self.notes = notes
    self.themes = themes
    self.place = place
  }
}

/// A body that watches over a plan, or one line of how it is monitored.
public struct Governance: Codable, Sendable, Hashable {
  public struct Member: Codable, Sendable, Hashable {
    public var post: String
    @OrNull public var organisation: String?
    @OrNull public var name: String?
    public var place: Place?

    public init(post: String, organisation: String? = nil, name: String? = nil, place: Place? = nil) {
      self.post = post
      self.organisation = organisation
      self.name = name
      self.place = place
    }
  }

  public var body: String
  /// "monthly", "quarterly", "annual", "every-two-months" …; `null` where the document does not say.
  @OrNull public var frequency: String?
  public var printed: String
  public var members: [Member]
  public var place: Place?

  public init(body: String, frequency: String? = nil, printed: String, members: [Member] = [], place: Place? = nil) {
    self.body = body
    self.frequency = frequency
    self.printed = printed
    self.members = members
    self.place = place
  }
}

/// One statement of the document that a recommendation belongs to a section: in the section's head, or in an appendix.
public struct Mapping: Codable, Sendable, Hashable {
  public enum Source: String, Codable, Sendable, CaseIterable { case header, appendix }

  public var source: Source
  /// The recommendation's ref as printed.
  public var recommendation: String
  /// The section's ref.
  public var section: String
  public var place: Place?

  public init(source: Source, recommendation: String, section: String, place: Place? = nil) {
    self.source = source
    self.recommendation = recommendation
    self.section = section
    self.place = place
  }
}

/// A recommendation of another review that a plan refers to by a code of its own ("RQ11").
public struct ExternalReference: Codable, Sendable, Hashable {
  public var ref: String
  /// The parts that the plan distinguishes ("RQ5a", "RQ5b").
  public var parts: [String]
  /// The ids of the actions that cite it.
  public var actions: [String]
  public var place: Place?

  public init(ref: String, parts: [String] = [], actions: [String] = [], place: Place? = nil) {
    self.ref = ref
    self.parts = parts
    self.actions = actions
    self.place = place
  }
}
