/// How something stands on the common scale.
public enum CommonStatus: String, Codable, Sendable, CaseIterable {
  case notStarted = "not-started"
  case offTrack = "off-track"
  case atRisk = "at-risk"
  case onTrack = "on-track"
  case complete, embedded, unknown
}

/// A status as printed, and as the plan's own key (or, without one, common usage) reads it.
public struct Status: Codable, Sendable, Hashable {
  /// How the value was come by.
  public enum Basis: String, Codable, Sendable, CaseIterable {
    /// Through the plan's own key.
    case key
    /// By words that mean the same in every plan ("Complete", "On track").
    case words
    /// By a rating without a key in the plan: the usual meaning of red, amber, green, blue.
    case usage
    /// Nothing was printed, or it was not understood.
    case none
  }

  @OrNull public var printed: String?
  public var value: CommonStatus
  /// The colour of the cell as `RRGGBB`, where the colour alone, or also, carries the rating.
  @OrNull public var colour: String?
  public var basis: Basis
  public var place: Place?

  public init(printed: String? = nil, value: CommonStatus = .unknown, colour: String? = nil, basis: Basis = .none, place: Place? = nil) {
    self.printed = printed
    self.value = value
    self.colour = colour
    self.basis = basis
    self.place = place
  }
}

/// One line of a plan's own key to its statuses.
public struct StatusKey: Codable, Sendable, Hashable {
  public enum Scope: String, Codable, Sendable, CaseIterable { case action, measure, any }

  /// The rating as the key prints it: "Amber (A)", "Slipping".
  public var printed: String
  public var appliesTo: Scope
  /// What the key says it means, as printed.
  @OrNull public var meaning: String?
  public var status: CommonStatus
  /// Cell fills that stand for it, as `RRGGBB`.
  public var colours: [String]
  public var place: Place?

  public init(
    printed: String, appliesTo: Scope = .any, meaning: String? = nil, status: CommonStatus, colours: [String] = [], place: Place? = nil
  ) {
    self.printed = printed
    self.appliesTo = appliesTo
    self.meaning = meaning
    self.status = status
    self.colours = colours
    self.place = place
  }
}
