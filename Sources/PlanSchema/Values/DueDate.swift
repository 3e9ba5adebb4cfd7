/// When an action is due: the text as printed, and what it says.
public struct DueDate: Codable, Sendable, Hashable {
  /// How exactly the printed text names a time.
  public enum Precision: String, Codable, Sendable, CaseIterable {
    case day, month, quarter, term, year, recurring, ongoing, event, complete, unreadable, none
  }

  /// An earlier deadline that the document still shows: struck through, or after "was".
  public struct Revision: Codable, Sendable, Hashable {
    public var printed: String
    @OrNull public var value: String?

    public init(printed: String, value: String?) {
      self.printed = printed
      self.value = value
    }
  }

  /// The whole text as printed; `null` where the document gives none.
  @OrNull public var printed: String?
  /// ISO 8601: `2022-06-30`, `2018-04` for a month, the last day for a quarter. `null` where the text names no such time, or an impossible one.
  @OrNull public var value: String?
  public var precision: Precision
  /// "Then quarterly", "ongoing": what goes on after the first date, as printed.
  @OrNull public var recurrence: String?
  public var revisions: [Revision]
  public var place: Place?

  public init(
    printed: String? = nil, value: String? = nil, precision: Precision = .none, recurrence: String? = nil, revisions: [Revision] = [],
    place: Place? = nil
  ) {
    self.printed = printed
    self.value = value
    self.precision = precision
    self.recurrence = recurrence
    self.revisions = revisions
    self.place = place
  }
}
