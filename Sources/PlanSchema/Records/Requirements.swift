/// A part of a plan under which its actions stand.
public struct Section: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case workstream, priority, objective, theme, judgement, area, other }

  public var id: String
  @OrNull public var ref: String?
  public var kind: Kind
  public var title: String
  /// The id of the section that holds this one.
  @OrNull public var parent: String?
  /// The outcome or purpose printed at its head.
  @OrNull public var outcome: String?
  /// The refs of the recommendations that it answers, as printed ("A02").
  public var answers: [String]
  /// The grade printed with it, in an inspection report.
  @OrNull public var grade: Judgement.Grade?
  /// Sponsor, lead, project manager and whatever else its head says.
  public var notes: [Note]
  public var place: Place?

  public init(
    id: String, ref: String? = nil, kind: Kind = .other, title: String, parent: String? = nil, outcome: String? = nil,
    answers: [String] = [],
    grade: Judgement.Grade? = nil, notes: [Note] = [], place: Place? = nil
  ) {
    self.id = id
    self.ref = ref
    self.kind = kind
    self.title = title
    self.parent = parent
    self.outcome = outcome
    self.answers = answers
    self.grade = grade
    self.notes = notes
    self.place = place
  }
}

/// What an inspection or review asked for.
public struct Recommendation: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable { case priority, improvement, unstated }

  /// Whom it is addressed to, or, for `external`, who else made it.
  public enum Body: String, Codable, Sendable, CaseIterable {
    case authority
    case safeguardingBoard = "safeguarding-board"
    case external
  }

  public var id: String
  /// As printed, without the word "Recommendation"; `null` for a bulleted one.
  @OrNull public var ref: String?
  /// Its place in the document's list, from 1.
  public var number: Int
  public var kind: Kind
  public var body: Body
  /// The sub-heading that it stands under.
  @OrNull public var heading: String?
  public var text: String
  /// What the plan reprints of the report behind it, and the standard that it says to reach.
  @OrNull public var story: String?
  @OrNull public var whatGoodLooksLike: String?
  /// A deadline printed with it or over it ("Within three months").
  @OrNull public var due: DueDate?
  public var notes: [Note]
  public var themes: [ThemeCode]
  public var place: Place?

  public init(
    id: String, ref: String? = nil, number: Int, kind: Kind = .unstated, body: Body = .authority, heading: String? = nil, text: String,
    story: String? = nil, whatGoodLooksLike: String? = nil, due: DueDate? = nil, notes: [Note] = [], themes: [ThemeCode] = [],
    place: Place? = nil
  ) {
    self.id = id
    self.ref = ref
    self.number = number
    self.kind = kind
    self.body = body
    self.heading = heading
    self.text = text
    self.story = story
    self.whatGoodLooksLike = whatGoodLooksLike
    self.due = due
    self.notes = notes
    self.themes = themes
    self.place = place
  }
}

/// A finding of an inspection or a visit: a paragraph of its report.
public struct Finding: Codable, Sendable, Hashable {
  public var id: String
  /// The paragraph's number or letter as printed.
  @OrNull public var ref: String?
  /// The heading that it stands under.
  @OrNull public var heading: String?
  /// The id of its section.
  @OrNull public var section: String?
  public var text: String
  public var themes: [ThemeCode]
  public var place: Place?

  public init(
    id: String, ref: String? = nil, heading: String? = nil, section: String? = nil, text: String, themes: [ThemeCode] = [],
    place: Place? = nil
  ) {
    self.id = id
    self.ref = ref
    self.heading = heading
    self.section = section
    self.text = text
    self.themes = themes
    self.place = place
  }
}

/// A passage of narrative, kept as such.
public struct Passage: Codable, Sendable, Hashable {
  public var id: String
  @OrNull public var heading: String?
  /// The number or letter printed before it.
  @OrNull public var ref: String?
  public var text: String
  public var place: Place?

  public init(id: String, heading: String? = nil, ref: String? = nil, text: String, place: Place? = nil) {
    self.id = id
    self.heading = heading
    self.ref = ref
    self.text = text
    self.place = place
  }
}
