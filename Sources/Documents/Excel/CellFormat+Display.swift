import Wording

extension CellFormat {
  /// What a number shows.
  struct Shown: Sendable, Hashable {
    var text: String
    /// The date as far as it shows: "2024-03-31", "2024-03" where the format shows no day, "2024" where only the year.
    var date: String?
  }

  /// A number as Excel shows it; blanks that only make columns line up are squeezed.
  func display(_ value: Double, system: SerialDate.System) -> Shown {
    guard value.isFinite else { return Shown(text: "#NUM!") }
    let (section, number) = section(for: value)
    if section.isDate {
      if let shown = CellFormat.date(value, section, system: system) { return shown }
      return Shown(text: CellFormat.generalText(value))
    }
    return Shown(text: CellFormat.number(number, section, isNegative: value < 0 && number < 0).squeezed)
  }

  /// A text as the format's section for text shows it.
  func display(text: String) -> String {
    guard sections.count > 3 || sections.count == 1 && sections[0].tokens.contains(.text) else { return text }
    let section = sections.count > 3 ? sections[3] : sections[0]
    return section.tokens.map { token in
      switch token {
      case .literal(let literal): literal
      case .text, .general: text
      default: ""
      }
    }.joined()
  }

  /// The section for a number, and the number as that section shows it: the one for negative numbers shows no sign.
  private func section(for value: Double) -> (Section, Double) {
    let numeric = sections.prefix(3)
    if numeric.contains(where: { $0.condition != nil }) {
      if let match = numeric.first(where: { $0.condition?.holds(value) ?? false }) { return (match, value) }
      if let rest = numeric.first(where: { $0.condition == nil }) { return (rest, value) }
      return (numeric[0], value)
    }
    if value < 0, numeric.count > 1 { return (numeric[1], -value) }
    if value == 0, numeric.count > 2 { return (numeric[2], value) }
    return (numeric[0], value)
  }

  // MARK: Numbers

  private static func number(_ value: Double, _ section: Section, isNegative: Bool) -> String {
    if section.tokens.contains(.general) || section.tokens.contains(.fraction) {
      return section.tokens.reduce(into: "") { out, token in
        switch token {
        case .general: out += generalText(value)
        case .literal(let literal): out += literal
        default: break
        }
      } + (section.tokens.contains(.fraction) ? generalText(value) : "")
    }
    if section.tokens.contains(.text), !section.hasDigits { return generalText(value) }
    let shape = NumberShape(section)
    guard shape.hasDigits else { return (isNegative ? "-" : "") + section.literals }
    var scaled = value
    for _ in 0..<shape.percents { scaled *= 100 }
    for _ in 0..<shape.thousands { scaled /= 1000 }
    var exponent = 0
    if shape.exponent != nil, scaled != 0 {
      exponent = DecimalDigits(scaled).point - 1
      // A mantissa of several places, as in ##0.0E+0, goes by steps.
      let step = max(1, shape.wholePlaces)
      exponent = Int((Double(exponent) / Double(step)).rounded(.down)) * step
      scaled /= pow10(exponent)
    }
    let digits = DecimalDigits(scaled).rounded(to: shape.maximumPlaces)
    var whole = digits.whole.map { Character(Unicode.Scalar($0 + 0x30)) }
    while whole.count < shape.minimumWhole { whole.insert("0", at: 0) }
    if shape.isGrouped, whole.count > 3 {
      var at = whole.count - 3
      while at > 0 {
        whole.insert(",", at: at)
        at -= 3
      }
    }
    var fraction = digits.fraction
    while fraction.count < shape.minimumPlaces { fraction.append(0) }
    var out = String(whole)
    if shape.hasPoint { out += "." + String(decoding: fraction.map { $0 + 0x30 }, as: UTF8.self) }
    if let plus = shape.exponent {
      let size = String(abs(exponent))
      out += "E" + (exponent < 0 ? "-" : plus ? "+" : "") + String(repeating: "0", count: max(0, shape.exponentPlaces - size.count)) + size
    }
    let isZero = digits.digits.isEmpty
    return (isNegative && !isZero ? "-" : "") + shape.prefix + out + shape.suffix
  }

  private static func pow10(_ exponent: Int) -> Double {
    var out = 1.0
    for _ in 0..<abs(exponent) { out *= 10 }
    return exponent < 0 ? 1 / out : out
  }

  /// A number in no particular format: up to eleven characters.
  static func generalText(_ value: Double) -> String {
    if value == 0 { return "0" }
    let sign = value < 0 ? "-" : "", size = DecimalDigits(value)
    if size.point > 11 || size.point < -8 {
      let mantissa = DecimalDigits(abs(value) / pow10(size.point - 1)).rounded(to: 5)
      let fraction = String(decoding: mantissa.fraction.map { $0 + 0x30 }, as: UTF8.self)
      let whole = String(decoding: mantissa.whole.map { $0 + 0x30 }, as: UTF8.self)
      let exponent = size.point - 1
      let digits = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
      return sign + whole + (fraction.isEmpty ? "" : "." + fraction) + "E" + (exponent < 0 ? "-" : "+") + digits
    }
    let rounded = size.rounded(to: max(0, 10 - max(1, size.point)))
    let whole = rounded.whole.isEmpty ? "0" : String(decoding: rounded.whole.map { $0 + 0x30 }, as: UTF8.self)
    let fraction = String(decoding: rounded.fraction.map { $0 + 0x30 }, as: UTF8.self)
    return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  // MARK: Dates

  private static func date(_ serial: Double, _ section: Section, system: SerialDate.System) -> Shown? {
    var places = 0
    for case .second(_, let own) in section.tokens { places = max(places, own) }
    guard let date = SerialDate(serial, system: system, secondPlaces: places) else { return nil }
    let hasHalfDay = section.tokens.contains { if case .halfDay = $0 { true } else { false } }
    let seconds = Int(date.seconds)
    var text = "", showsYear = false, showsMonth = false, showsDay = false
    for token in section.tokens {
      switch token {
      case .literal(let literal): text += literal
      case .year(let length):
        text += length <= 2 ? padded(date.year % 100, 2) : padded(date.year, 4)
        showsYear = true
      case .month(let length):
        let name = SerialDate.months[date.month - 1]
        switch length {
        case 1, 2: text += padded(date.month, length)
        case 3: text += name.prefix(3)
        case 5: text += name.prefix(1)
        default: text += name
        }
        showsMonth = true
      case .day(let length):
        let name = SerialDate.weekdays[date.weekday]
        text += length <= 2 ? padded(date.day, length) : length == 3 ? String(name.prefix(3)) : name
        if length <= 2 { showsDay = true }
      case .hour(let length):
        let hour = seconds / 3600
        text += padded(hasHalfDay ? (hour + 11) % 12 + 1 : hour, length)
      case .minute(let length): text += padded(seconds / 60 % 60, length)
      case .second(let length, let places):
        text += padded(seconds % 60, length)
        if places > 0 {
          let thousandths = Int(((date.seconds - Double(seconds)) * 1000).rounded())
          text += "." + padded(thousandths, 3).prefix(places)
        }
      case .halfDay(let short): text += seconds < 43_200 ? (short ? "A" : "AM") : (short ? "P" : "PM")
      case .elapsed(let unit, let length):
        let total = Int((serial * 86_400).rounded())
        text += padded(unit == UInt8(ascii: "h") ? total / 3600 : unit == UInt8(ascii: "m") ? total / 60 : total, length)
      case .point: text += "."
      case .comma: text += ","
      case .fraction: text += "/"
      case .digit, .percent, .general, .text, .exponent: break
      }
    }
    // A time of day alone is no date; a day or month without a year still has one behind it.
    guard showsYear || showsMonth || showsDay, serial >= 1 else { return Shown(text: text.squeezed) }
    let iso =
      showsDay || !showsMonth && !showsYear
      ? "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
      : showsMonth ? "\(padded(date.year, 4))-\(padded(date.month, 2))" : padded(date.year, 4)
    return Shown(text: text.squeezed, date: iso)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension CellFormat.Section {
  /// The literal text of a section that shows no digits.
  fileprivate var literals: String {
    tokens.reduce(into: "") { out, token in
      if case .literal(let literal) = token { out += literal }
      if case .percent = token { out += "%" }
      if case .comma = token { out += "," }
      if case .point = token { out += "." }
    }
  }
}

/// How a section sets out a number's digits.
private struct NumberShape {
  var prefix = "", suffix = ""
  var minimumWhole = 0, wholePlaces = 0, minimumPlaces = 0, maximumPlaces = 0, exponentPlaces = 0
  var percents = 0, thousands = 0
  var isGrouped = false, hasPoint = false, hasDigits = false
  var exponent: Bool?

  init(_ section: CellFormat.Section) {
    // Commas between places group by thousands; after the last one each divides by a thousand.
    var pendingCommas = 0
    for token in section.tokens {
      switch token {
      case .digit(let kind):
        hasDigits = true
        if exponent != nil {
          exponentPlaces += 1
        } else if hasPoint {
          maximumPlaces += 1
          if kind == UInt8(ascii: "0") { minimumPlaces = maximumPlaces }
        } else {
          wholePlaces += 1
          if kind == UInt8(ascii: "0") || minimumWhole > 0 { minimumWhole += 1 }
          if pendingCommas > 0 { isGrouped = true }
        }
        pendingCommas = 0
      case .point:
        if hasPoint { continue }
        hasPoint = true
        hasDigits = true
        thousands += pendingCommas
        pendingCommas = 0
      case .comma: if hasDigits { pendingCommas += 1 } else { prefix += "," }
      case .percent:
        percents += 1
        if hasDigits { suffix += "%" } else { prefix += "%" }
      case .exponent(let plus): exponent = plus
      case .literal(let literal): if hasDigits { suffix += literal } else { prefix += literal }
      default: continue
      }
    }
    thousands += pendingCommas
  }
}
