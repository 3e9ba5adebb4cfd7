/// Who leads an action, as printed and as the plan's own key to its posts reads it.
public struct Owner: Codable, Sendable, Hashable {
  /// One joint owner as printed, with a person's name where the plan gives it beside the post.
  public var printed: String
  /// The post; an abbreviation is resolved through the plan's own key.
  @OrNull public var post: String?
  /// The person, where the plan names one.
  @OrNull public var name: String?

  public init(printed: String, post: String? = nil, name: String? = nil) {
    self.printed = printed
    self.post = post
    self.name = name
  }
}

/// A row of a plan's key to the posts that its actions abbreviate.
public struct Role: Codable, Sendable, Hashable {
  public var abbreviation: String
  public var post: String
  /// The people in post, as printed.
  public var holders: [String]
  public var place: Place?

  public init(abbreviation: String, post: String, holders: [String] = [], place: Place? = nil) {
    self.abbreviation = abbreviation
    self.post = post
    self.holders = holders
    self.place = place
  }
}
