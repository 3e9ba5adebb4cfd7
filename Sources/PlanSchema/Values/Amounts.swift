/// A cost as printed; text such as "See 3.3.2" or "Innovation bid" is kept with no number.
public struct Money: Codable, Sendable, Hashable {
  public var printed: String
  /// Pounds; `null` where the text gives no sum.
  @OrNull public var pounds: Double?
  /// The year as printed ("2014/15").
  @OrNull public var period: String?
  /// "one-off", "ongoing", as printed.
  @OrNull public var kind: String?
  public var place: Place?

  public init(printed: String, pounds: Double? = nil, period: String? = nil, kind: String? = nil, place: Place? = nil) {
    self.printed = printed
    self.pounds = pounds
    self.period = period
    self.kind = kind
    self.place = place
  }
}

/// A figure of a measure.
public struct Figure: Codable, Sendable, Hashable {
  public var printed: String
  /// The number as displayed: "54%" is 54 with the unit "%".
  @OrNull public var value: Double?
  /// "%", "days", "£"; `null` for a plain number or text.
  @OrNull public var unit: String?
  /// The date that the plan gives the figure, as printed ("December 2023", "Q2 2024/25").
  @OrNull public var asOf: String?
  public var place: Place?

  public init(printed: String, value: Double? = nil, unit: String? = nil, asOf: String? = nil, place: Place? = nil) {
    self.printed = printed
    self.value = value
    self.unit = unit
    self.asOf = asOf
    self.place = place
  }
}

/// Something printed that has no field of its own: kept under the label that the document gives it.
public struct Note: Codable, Sendable, Hashable {
  public var label: String
  public var text: String
  public var place: Place?

  public init(label: String, text: String, place: Place? = nil) {
    self.label = label
    self.text = text
    self.place = place
  }
}
