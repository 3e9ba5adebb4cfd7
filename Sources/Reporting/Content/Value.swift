import Foundation
import PlanSchema

/// What a cell of a table holds: one value for the page, the workbook, the CSV and the JSON, so that they cannot disagree.
public enum Value: Sendable, Hashable {
  case none
  case text(String)
  case count(Int)
  /// A number shown with so many decimal places.
  case number(Double, places: Int)
  /// A part of a whole, from 0 to 1; shown as a whole percentage.
  case share(Double)
  /// A day or a month, ISO 8601 ("2022-06-30", "2018-04").
  case date(String)

  /// As people read it: "1,234", "43%", "30 June 2022", "April 2018"; empty for `none`.
  public var printed: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .count(let count): Self.grouped(count)
    case .number(let number, let places): Self.decimal(number, places: places)
    case .share(let share): "\(Int((share * 100).rounded()))%"
    case .date(let iso): CalendarDay(iso)?.printed ?? iso
    }
  }

  /// For programs: the number plain, the date in ISO 8601. What `printed` rounds is rounded here to four places.
  public var plain: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .count(let count): String(count)
    case .number(let number, let places): Self.plainDecimal(number, places: places)
    case .share(let share): Self.plainDecimal(share, places: 4)
    case .date(let iso): iso
    }
  }

  public var isNumeric: Bool {
    switch self {
    case .count, .number, .share: true
    case .none, .text, .date: false
    }
  }

  static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { out.append(",") }
      out.append(digit)
    }
    return count < 0 ? "−" + out : out
  }

  private static func decimal(_ number: Double, places: Int) -> String {
    let plain = fixed(number.magnitude, places: places)
    let whole = plain.prefix { $0 != "." }
    let grouped = (Int(whole).map { Value.grouped($0) } ?? String(whole)) + plain.dropFirst(whole.count)
    return number < 0 && plain.contains { ("1"..."9").contains($0) } ? "−" + grouped : grouped
  }

  private static func plainDecimal(_ number: Double, places: Int) -> String {
    var text = fixed(number, places: places)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }

  /// Fixed decimals without the cost of a format string; numbers beyond a billion, which no report has, fall back to it.
  private static func fixed(_ number: Double, places: Int) -> String {
    guard number.magnitude < 1e9, (0...6).contains(places) else { return String(format: "%.\(places)f", number) }
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((number.magnitude * scale).rounded())
    let unit = Int(scale)
    let fraction = String(scaled % unit)
    let sign = number < 0 && scaled > 0 ? "-" : ""
    if places == 0 { return sign + String(scaled) }
    return sign + String(scaled / unit) + "." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}

extension Value {
  /// A text, or `none` where there is none.
  public static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .none }

  /// A date, or `none` where there is none.
  public static func optional(date: String?) -> Value { date.map { .date($0) } ?? .none }

  /// A share of a whole, or `none` where the whole is nothing.
  public static func share(_ part: Int, of whole: Int) -> Value { whole == 0 ? .none : .share(Double(part) / Double(whole)) }
}
