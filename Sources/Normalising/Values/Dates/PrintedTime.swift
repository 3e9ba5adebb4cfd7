import PlanSchema

/// A time that a text names, as exactly as it names it.
enum PrintedTime: Sendable, Hashable {
  /// A day; without a year where the text gives none. The calendar may not have it (31 November).
  case day(year: Int?, month: Int, day: Int)
  case month(year: Int?, month: Int)
  /// A quarter of a financial year (April to March), which begins in `startYear`; `nil` where the text does not settle which year.
  case quarter(Int, startYear: Int?)
  case term(year: Int?)
  case year(Int)
  /// A year printed as 2023/24.
  case splitYear(Int)
  /// Figures set like a date that are none ("31/01/04/1 5").
  case malformed

  /// ISO 8601: a day, a month, or the last day of a quarter; `nil` where the text does not settle it or the calendar has no such day.
  var iso: String? {
    switch self {
    case .day(let year?, let month, let day): Gregorian.has(year, month, day) ? Gregorian.iso(year, month, day) : nil
    case .month(let year?, let month): (1...12).contains(month) ? Gregorian.iso(year, month) : nil
    case .quarter(let quarter, let start?): Self.lastDay(ofQuarter: quarter, startYear: start)
    case .day, .month, .quarter, .term, .year, .splitYear, .malformed: nil
    }
  }

  /// The last day of the time that is named, where it has one for certain.
  var lastDay: String? {
    switch self {
    case .month(let year?, let month): Gregorian.iso(year, month, CalendarDay.length(of: month, in: year))
    case .year(let year): Gregorian.iso(year, 12, 31)
    case .day, .quarter, .month, .term, .splitYear, .malformed: iso
    }
  }

  /// Whether figures are printed that cannot be a time.
  var isImpossible: Bool {
    switch self {
    case .day(let year, let month, let day): !Gregorian.has(year ?? 2000, month, day)
    case .month(_, let month): !(1...12).contains(month)
    case .quarter(let quarter, _): !(1...4).contains(quarter)
    case .malformed: true
    case .term, .year, .splitYear: false
    }
  }

  /// The year, where one is given.
  var year: Int? {
    switch self {
    case .day(let year, _, _), .month(let year, _), .term(let year): year
    case .year(let year), .splitYear(let year): year
    case .quarter(_, let year): year
    case .malformed: nil
    }
  }

  private static func lastDay(ofQuarter quarter: Int, startYear: Int) -> String? {
    switch quarter {
    case 1: Gregorian.iso(startYear, 6, 30)
    case 2: Gregorian.iso(startYear, 9, 30)
    case 3: Gregorian.iso(startYear, 12, 31)
    case 4: Gregorian.iso(startYear + 1, 3, 31)
    default: nil
    }
  }
}

/// The Gregorian calendar, as far as dates of documents need it.
enum Gregorian {
  static func has(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= CalendarDay.length(of: month, in: year)
  }

  static func iso(_ year: Int, _ month: Int) -> String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }

  static func iso(_ year: Int, _ month: Int, _ day: Int) -> String { "\(iso(year, month))-\(padded(day, to: 2))" }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
