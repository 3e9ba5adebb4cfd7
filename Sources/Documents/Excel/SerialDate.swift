import PlanSchema

/// Dates and times as Excel counts them: days since the beginning of 1900 or of 1904, with the time as a fraction.
struct SerialDate: Sendable, Hashable {
  enum System: Sendable, Hashable {
    /// Day 1 is 1 January 1900. Day 60 is 29 February 1900, which there never was: Excel keeps this slip of an older program.
    case from1900
    /// Day 0 is 1 January 1904: workbooks begun on older Macs.
    case from1904
  }

  var year: Int, month: Int, day: Int
  /// From 0 for Sunday.
  var weekday: Int
  /// Seconds of the day.
  var seconds: Double

  /// `nil` for a number that Excel shows no date for: below 0 or after the year 9999.
  /// - Parameter secondPlaces: To how many places seconds show; the time is rounded to them first, as 23:59:59.7 shows the next day.
  init?(_ serial: Double, system: System, secondPlaces: Int = 0) {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    var whole = Int(serial)
    let scale = secondPlaces > 0 ? 1000.0 : 1.0
    seconds = ((serial - Double(whole)) * 86_400 * scale).rounded() / scale
    if seconds >= 86_400 {
      seconds -= 86_400
      whole += 1
    }
    let leapSlip = system == .from1900 && whole == 60
    // Days since 1 January 1970.
    let number =
      switch system {
      case .from1904: whole - 24_107
      case .from1900: whole > 60 ? whole - 25_569 : whole - 25_568
      }
    (year, month, day) = Self.civil(leapSlip ? number - 1 : number)
    if leapSlip { day = 29 }
    weekday = ((system == .from1900 ? whole - 1 : whole + 5) % 7 + 7) % 7
  }

  /// The calendar day of a number of days since 1 January 1970.
  private static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    // Years that begin in March, so that a leap day comes last, in eras of 400 years.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
