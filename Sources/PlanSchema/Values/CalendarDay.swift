/// A day or a month of the calendar, with no time zone to go wrong by.
public struct CalendarDay: Sendable, Hashable, Comparable {
  public var year: Int
  /// From 1 to 12.
  public var month: Int
  /// From 1; `nil` for a whole month.
  public var day: Int?

  /// Reads "2022-06-30" or "2018-04"; `nil` for anything else, and for a day that does not exist.
  public init?(_ iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0].utf8.count == 4, parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
      let year = Int(parts[0]), let month = Int(parts[1]), (1...12).contains(month)
    else { return nil }
    self.year = year
    self.month = month
    if parts.count == 3 {
      guard let day = Int(parts[2]), (1...Self.length(of: month, in: year)).contains(day) else { return nil }
      self.day = day
    }
  }

  /// The first of its days: a month begins on its first.
  public var first: CalendarDay {
    var out = self
    out.day = day ?? 1
    return out
  }

  /// "2022-06-30", "2018-04".
  public var iso: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    return padded(year, 4) + "-" + padded(month, 2) + (day.map { "-" + padded($0, 2) } ?? "")
  }

  /// "30 June 2022", "April 2018".
  public var printed: String {
    let name = Self.monthNames[month - 1]
    return if let day { "\(day) \(name) \(year)" } else { "\(name) \(year)" }
  }

  /// Days since 1 January 1970. A month counts as its last day: what is due in April is not late before May.
  public var number: Int {
    let day = day ?? Self.length(of: month, in: year)
    // Days are counted in years that begin in March, so that a leap day comes last.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

  /// The months' names, from January.
  public static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  /// The number of days of a month.
  public static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
