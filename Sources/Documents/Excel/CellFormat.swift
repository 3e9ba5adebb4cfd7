/// A number format of Excel, read into its sections. `display` shows a value as Excel set to the United Kingdom would.
struct CellFormat: Sendable, Hashable {
  enum Token: Sendable, Hashable {
    case literal(String)
    /// A place for a digit: `0` always shows, `#` and `?` only where there is one.
    case digit(UInt8)
    case point, comma, percent, general, text
    /// E+ or E-: whether a plus sign shows.
    case exponent(plus: Bool)
    case fraction
    case year(Int), month(Int), day(Int), hour(Int), minute(Int)
    /// The places after the second's point.
    case second(Int, places: Int)
    case halfDay(short: Bool)
    /// [h], [m], [s]: time that does not start again at 24 or 60.
    case elapsed(UInt8, Int)
  }

  struct Section: Sendable, Hashable {
    var tokens: [Token] = []
    /// The comparison that a value must meet: "[>=100]".
    var condition: Condition?

    var isDate: Bool {
      tokens.contains {
        switch $0 {
        case .year, .month, .day, .hour, .minute, .second, .halfDay, .elapsed: true
        default: false
        }
      }
    }

    var hasDigits: Bool {
      tokens.contains {
        switch $0 {
        case .digit, .general: true
        default: false
        }
      }
    }
  }

  struct Condition: Sendable, Hashable {
    enum Sign: String, Sendable { case less = "<", notMore = "<=", equal = "=", notLess = ">=", more = ">", differs = "<>" }
    var sign: Sign, value: Double

    func holds(_ number: Double) -> Bool {
      switch sign {
      case .less: number < value
      case .notMore: number <= value
      case .equal: number == value
      case .notLess: number >= value
      case .more: number > value
      case .differs: number != value
      }
    }
  }

  let sections: [Section]

  static let general = CellFormat("General")

  init(_ code: String) {
    var scanner = CellFormatScanner(code)
    sections = scanner.sections()
  }

  /// Formats by number that a workbook need not spell out, as they are in the United Kingdom.
  static func builtIn(_ id: Int) -> String? { builtIns[id] }

  /// Whether a number in this format is a date or time.
  var isDate: Bool { sections.first?.isDate ?? false }

  private static let builtIns: [Int: String] = [
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "£#,##0;-£#,##0", 6: "£#,##0;-£#,##0", 7: "£#,##0.00;-£#,##0.00",
    8: "£#,##0.00;-£#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "dd-mmm-yy",
    16: "dd-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;\"-\"",
    42: "£#,##0;-£#,##0;\"£-\"", 43: "#,##0.00;-#,##0.00;\"-\"", 44: "£#,##0.00;-£#,##0.00;\"£-\"", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
  ]
}

/// Reads a format code. Grammar, in short:
///
///     code    = section *(";" section)
///     section = *( "[" colour / condition / currency / elapsed "]" / '"' text '"' / "\" any / "_" any / "*" any / placeholder / any )
struct CellFormatScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  init(_ code: String) {
    // The system's long date and time.
    let code = code.contains("[$-F800]") ? "dd mmmm yyyy" : code.contains("[$-F400]") ? "hh:mm:ss" : code
    scalars = Array(code.unicodeScalars.prefix(1000))
  }

  mutating func sections() -> [CellFormat.Section] {
    var out = [CellFormat.Section()]
    while index < scalars.count {
      if scalars[index] == ";" {
        index += 1
        out.append(CellFormat.Section())
      } else {
        token(&out[out.count - 1])
      }
    }
    return out.map(Self.withMinutes)
  }

  private mutating func token(_ section: inout CellFormat.Section) {
    let scalar = scalars[index]
    switch scalar {
    case "\"":
      let end = scalars[(index + 1)...].firstIndex(of: "\"") ?? scalars.count
      section.tokens.append(.literal(string(index + 1, end)))
      index = end + 1
    case "\\":
      if index + 1 < scalars.count { section.tokens.append(.literal(string(index + 1, index + 2))) }
      index += 2
    case "_":
      section.tokens.append(.literal(" "))
      index += 2
    case "*": index += 2
    case "[": bracket(&section)
    case "0", "#", "?":
      section.tokens.append(.digit(UInt8(scalar.value)))
      index += 1
    case ".":
      section.tokens.append(.point)
      index += 1
    case ",":
      section.tokens.append(.comma)
      index += 1
    case "%":
      section.tokens.append(.percent)
      index += 1
    case "@":
      section.tokens.append(.text)
      index += 1
    case "/" where section.hasDigits && !section.isDate:
      section.tokens.append(.fraction)
      index += 1
    case "E", "e":
      if index + 1 < scalars.count, scalars[index + 1] == "+" || scalars[index + 1] == "-" {
        section.tokens.append(.exponent(plus: scalars[index + 1] == "+"))
        index += 2
      } else {
        section.tokens.append(.year(run()))
      }
    case "y", "Y": section.tokens.append(.year(run()))
    case "m", "M": section.tokens.append(.month(run()))
    case "d", "D": section.tokens.append(.day(run()))
    case "h", "H": section.tokens.append(.hour(run()))
    case "s", "S": second(&section)
    case "A", "a": halfDay(&section)
    case "G", "g":
      if word("general") {
        section.tokens.append(.general)
        index += 7
      } else {
        literal(&section)
      }
    default: literal(&section)
    }
  }

  private mutating func literal(_ section: inout CellFormat.Section) {
    section.tokens.append(.literal(string(index, index + 1)))
    index += 1
  }

  private mutating func second(_ section: inout CellFormat.Section) {
    let length = run()
    var places = 0
    if index + 1 < scalars.count, scalars[index] == ".", scalars[index + 1] == "0" {
      index += 1
      while index < scalars.count, scalars[index] == "0" {
        places += 1
        index += 1
      }
    }
    section.tokens.append(.second(length, places: places))
  }

  private mutating func halfDay(_ section: inout CellFormat.Section) {
    if word("am/pm") {
      section.tokens.append(.halfDay(short: false))
      index += 5
    } else if word("a/p") {
      section.tokens.append(.halfDay(short: true))
      index += 3
    } else {
      literal(&section)
    }
  }

  /// A colour, a condition, a currency or language, or time that runs on.
  private mutating func bracket(_ section: inout CellFormat.Section) {
    let end = scalars[index...].firstIndex(of: "]") ?? scalars.count
    let inner = string(index + 1, end)
    index = min(end + 1, scalars.count)
    let low = inner.lowercased()
    if low.hasPrefix("$") {
      let symbol = inner.dropFirst().prefix { $0 != "-" }
      if !symbol.isEmpty { section.tokens.append(.literal(String(symbol))) }
    } else if let first = low.utf8.first, low.utf8.allSatisfy({ $0 == first }), "hms".utf8.contains(first) {
      section.tokens.append(.elapsed(first, low.utf8.count))
    } else {
      for sign in ["<=", ">=", "<>", "<", ">", "="] where low.hasPrefix(sign) {
        guard let value = Double(low.dropFirst(sign.count)), let sign = CellFormat.Condition.Sign(rawValue: sign) else { return }
        section.condition = CellFormat.Condition(sign: sign, value: value)
        return
      }
    }
  }

  /// The length of a run of one letter, which is passed over.
  private mutating func run() -> Int {
    let letter = scalars[index].value | 0x20, start = index
    while index < scalars.count, scalars[index].value | 0x20 == letter { index += 1 }
    return index - start
  }

  private func word(_ word: String) -> Bool {
    string(index, index + word.unicodeScalars.count).lowercased() == word
  }

  private func string(_ start: Int, _ end: Int) -> String {
    var out = String.UnicodeScalarView()
    if start < scalars.count { out.append(contentsOf: scalars[start..<min(end, scalars.count)]) }
    return String(out)
  }

  /// An "m" after hours or before seconds means minutes.
  private static func withMinutes(_ section: CellFormat.Section) -> CellFormat.Section {
    var section = section
    var afterHour = false, lastMonth: Int?
    for (index, token) in section.tokens.enumerated() {
      switch token {
      case .hour: (afterHour, lastMonth) = (true, nil)
      case .elapsed(let unit, _): afterHour = unit == UInt8(ascii: "h")
      case .month(let length):
        if afterHour, length <= 2 { section.tokens[index] = .minute(length) } else { lastMonth = length <= 2 ? index : nil }
        afterHour = false
      case .second:
        if let month = lastMonth, case .month(let length) = section.tokens[month] { section.tokens[month] = .minute(length) }
        (afterHour, lastMonth) = (false, nil)
      case .literal, .halfDay: continue
      case .year, .day: (afterHour, lastMonth) = (false, nil)
      default: afterHour = false
      }
    }
    return section
  }
}
