/// Finds the times that a text names. The day always comes before the month in figures: American order is never assumed.
struct TimeScanner: Sendable {
  /// A time found.
  struct Mention: Sendable, Hashable {
    var time: PrintedTime
    /// Where it stands, in Unicode scalars of the text.
    var range: Range<Int>
    /// Whether it is joined to the next mention as the start of a stretch ("12 June – 6 July").
    var opensRange = false
  }

  /// Whether the text is a date column's cell, where any figures may be a date ("01.03.24", "06/24", stray blanks), or prose, where only
  /// unmistakable ones are.
  enum Setting: Sendable { case cell, prose }

  var words = TimeWords.shared
  var setting: Setting

  init(_ setting: Setting) { self.setting = setting }

  /// Every time named in a text, in reading order. A day or month that shares the year of the next one ("12 June and 6 July 2017")
  /// carries that year.
  func mentions(in text: TimeText) -> [Mention] {
    var mentions: [Mention] = []
    var ends: [Int] = []
    var index = 0
    while index < text.tokens.count {
      if let (time, next) = time(in: text, at: index), next > index {
        mentions.append(Mention(time: time, range: text.tokens[index].start..<text.tokens[next - 1].end))
        ends.append(next)
        index = next
      } else {
        index += 1
      }
    }
    shareYears(&mentions, ends: ends, in: text)
    return mentions
  }

  /// The time that begins at a token, with the token after it.
  private func time(in text: TimeText, at index: Int) -> (PrintedTime, Int)? {
    if text.number(at: index) != nil {
      if let found = figures(in: text, at: index) { return found }
      if let found = dayAndMonth(in: text, at: index, depth: 0) { return found }
      if let found = ordinalQuarter(in: text, at: index) { return found }
      return yearAlone(in: text, at: index)
    }
    if words.isWeekday(text.word(at: index)) {
      var next = index + 1
      while text.mark(at: next) == "," || text.mark(at: next) == "." || text.word(at: next) == "the" { next += 1 }
      guard text.number(at: next) != nil else { return nil }
      return figures(in: text, at: next) ?? dayAndMonth(in: text, at: next, depth: 0)
    }
    if let found = monthFirst(in: text, at: index) { return found }
    if let found = quarter(in: text, at: index) { return found }
    if let found = ordinalQuarter(in: text, at: index) { return found }
    return term(in: text, at: index)
  }

  // MARK: Words

  /// `31 March 2024`, `31st of March, 24`, `31-Mar-24`; and the first of several days that share a month (`5 to 9 December 2022`).
  private func dayAndMonth(in text: TimeText, at index: Int, depth: Int) -> (PrintedTime, Int)? {
    guard let day = text.number(at: index), day.digits <= 2, index == 0 || text.mark(at: index - 1) != "." || text.isSpaced(at: index)
    else { return nil }
    var next = index + 1
    if let suffix = text.word(at: next), ["st", "nd", "rd", "th"].contains(suffix) { next += 1 }
    let afterDay = next
    if text.word(at: next) == "of" || text.word(at: next) == "day" { next += 1 }
    if let mark = text.mark(at: next), mark == "-" || mark == "/" || mark == "." { next += 1 }
    if let month = month(text.word(at: next)) {
      let (year, end) = yearAfterMonth(in: text, at: next + 1)
      return (.day(year: year, month: month, day: day.value), end)
    }
    // Several days of one month: the next one tells which.
    guard depth < 8, (1...31).contains(day.value) else { return nil }
    var other = afterDay
    let mark = text.mark(at: other), word = text.word(at: other)
    guard mark == "-" || mark == "," || mark == "&" || words.isRangeWord(word) || words.isAlsoWord(word) else { return nil }
    other += 1
    if mark == ",", words.isAlsoWord(text.word(at: other)) { other += 1 }
    if words.isWeekday(text.word(at: other)) { other += 1 }
    guard case .day(let year, let month, _)? = dayAndMonth(in: text, at: other, depth: depth + 1)?.0 else { return nil }
    return (.day(year: year, month: month, day: day.value), afterDay)
  }

  /// `March 2024`, `Sept. 24`, `Sep-24`, `March 31st, 2024`, and a month without a year.
  private func monthFirst(in text: TimeText, at index: Int) -> (PrintedTime, Int)? {
    guard let word = text.word(at: index), let month = month(word) else { return nil }
    var next = index + 1
    if text.mark(at: next) == "." { next += 1 }
    if let day = text.number(at: next), day.digits <= 2 {
      if let suffix = text.word(at: next + 1), ["st", "nd", "rd", "th"].contains(suffix) {
        let (year, end) = yearAfterMonth(in: text, at: next + 2)
        return (.day(year: year, month: month, day: day.value), end)
      }
      if text.mark(at: next + 1) == ",", let year = text.number(at: next + 2), year.digits == 4 {
        return (.day(year: year.value, month: month, day: day.value), next + 3)
      }
    }
    let (year, end) = yearAfterMonth(in: text, at: index + 1)
    // "may" and "mar" are words of their own, and short names stand in other words' places: in prose a month without a year must be
    // its full name.
    if year == nil, setting == .prose, word.count < 4 || word == "march" { return nil }
    return (.month(year: year, month: month), year == nil ? index + 1 : end)
  }

  /// A year after a month: `2024`, `24`, `’24`, `-24`, `/24`, `, 2024`. Two digits are read by sense.
  private func yearAfterMonth(in text: TimeText, at index: Int) -> (Int?, Int) {
    var next = index
    if text.mark(at: next) == "." { next += 1 }
    if let mark = text.mark(at: next), mark == "-" || mark == "/" || mark == "," || mark == "'" {
      next += 1
      if mark == ",", text.number(at: next)?.digits != 4 { return (nil, index) }
    } else if text.word(at: next) == "of" {
      next += 1
    }
    if text.mark(at: next) == "'" { next += 1 }
    guard let number = text.number(at: next) else { return (nil, index) }
    if let word = text.word(at: next + 1), !text.isSpaced(at: next + 1) || month(word) != nil, number.digits <= 2 {
      return (nil, index)
    }
    // "30 June - 31 July 2024" and "30 June 31/07/24": the figures belong to the next date.
    if number.digits <= 2, let mark = text.mark(at: next + 1), mark == "/" || mark == ".", text.number(at: next + 2) != nil {
      return (nil, index)
    }
    guard let year = year(number) else { return (nil, index) }
    return (year, next + 1)
  }

  /// `Spring term 2024`, `Autumn 2024`, `summer term`.
  private func term(in text: TimeText, at index: Int) -> (PrintedTime, Int)? {
    guard words.isSeason(text.word(at: index)) else { return nil }
    var next = index + 1, hasTerm = false
    while words.isTermWord(text.word(at: next)) || (hasTerm && text.mark(at: next) == "-") {
      hasTerm = true
      next += 1
    }
    // "Autumn 2 2024": the second half of the term.
    if let half = text.number(at: next), half.digits == 1, (1...2).contains(half.value), text.number(at: next + 1)?.digits == 4 {
      next += 1
    }
    let figures = text.mark(at: next) == "'" ? next + 1 : next
    if let split = splitYear(in: text, at: figures, twoDigits: setting == .cell) { return (.term(year: split.0), split.1) }
    if let number = text.number(at: figures), let year = year(number), number.digits == 4 || hasTerm || figures > next || setting == .cell {
      return (.term(year: year), figures + 1)
    }
    return hasTerm || setting == .cell ? (.term(year: nil), next) : nil
  }

  /// `Q2 2024/25`, `Quarter 3 23/24`, `Qtr 4 of 2023-24`.
  private func quarter(in text: TimeText, at index: Int) -> (PrintedTime, Int)? {
    guard words.isQuarterWord(text.word(at: index)) else { return nil }
    let number = text.number(at: index + 1).flatMap { $0.digits == 1 ? $0.value : nil } ?? words.quarter(text.word(at: index + 1))
    guard let number else { return nil }
    return withFinancialYear(quarter: number, in: text, at: index + 2)
  }

  /// `third quarter of 2024/25`, `2nd quarter 2024/25`.
  private func ordinalQuarter(in text: TimeText, at index: Int) -> (PrintedTime, Int)? {
    var next = index + 1
    let number: Int
    if let word = words.quarter(text.word(at: index)) {
      number = word
    } else if let figure = text.number(at: index), figure.digits == 1, ["st", "nd", "rd", "th"].contains(text.word(at: next) ?? "") {
      number = figure.value
      next += 1
    } else {
      return nil
    }
    guard words.isQuarterWord(text.word(at: next)) else { return nil }
    return withFinancialYear(quarter: number, in: text, at: next + 1)
  }

  private func withFinancialYear(quarter: Int, in text: TimeText, at index: Int) -> (PrintedTime, Int) {
    var next = index
    while let word = text.word(at: next), word == "of" || word == "in" || word == "the" || words.isFinancialYearWord(word) { next += 1 }
    if let mark = text.mark(at: next), mark == "," || mark == "-" || mark == "(" || mark == "/" { next += 1 }
    while words.isFinancialYearWord(text.word(at: next)) { next += 1 }
    if let (start, end) = splitYear(in: text, at: next, twoDigits: true) { return (.quarter(quarter, startYear: start), end) }
    // "Q1 2024" does not say whether the year is a financial one: which months are meant stays open.
    if let number = text.number(at: next), number.digits == 4, year(number) != nil {
      return (.quarter(quarter, startYear: nil), next + 1)
    }
    return (.quarter(quarter, startYear: nil), index)
  }

  // MARK: Figures

  private func yearAlone(in text: TimeText, at index: Int) -> (PrintedTime, Int)? {
    if let (start, end) = splitYear(in: text, at: index, twoDigits: setting == .cell) {
      // "2024/25 Q2"
      if words.isQuarterWord(text.word(at: end)), let number = text.number(at: end + 1), number.digits == 1 {
        return (.quarter(number.value, startYear: start), end + 2)
      }
      return (.splitYear(start), end)
    }
    guard let number = text.number(at: index), number.digits == 4, let year = year(number) else { return nil }
    return (.year(year), index + 1)
  }

  /// `2023/24`, `2023-24`, `2023/2024`: two years that follow each other; `23/24` where the setting allows.
  private func splitYear(in text: TimeText, at index: Int, twoDigits: Bool = false) -> (Int, Int)? {
    guard let first = text.number(at: index), let mark = text.mark(at: index + 1), mark == "/" || mark == "-",
      let second = text.number(at: index + 2), first.digits == 4 || (twoDigits && first.digits == 2),
      second.digits == 2 || second.digits == first.digits, let start = year(first)
    else { return nil }
    guard second.value % 100 == (start + 1) % 100, second.digits == 2 || second.value == start + 1 else { return nil }
    // A third figure makes it a date ("20/21/…" is none, "2024-25-…" neither).
    if text.mark(at: index + 3) == mark, text.number(at: index + 4) != nil { return nil }
    return (start, index + 3)
  }

  /// `31/03/2024`, `31.03.24`, `31-03-2024`, `2024-03-31`, `06/2024`; figures set like a date that are none are `malformed`.
  private func figures(in text: TimeText, at index: Int) -> (PrintedTime, Int)? {
    guard let first = text.number(at: index), let mark = text.mark(at: index + 1), mark == "/" || mark == "." || mark == "-",
      let second = text.number(at: index + 2)
    else { return nil }
    let isLoose = text.isSpaced(at: index + 1) || text.isSpaced(at: index + 2)
    if isLoose, setting == .prose || mark != "/" { return nil }
    if index > 0, !text.isSpaced(at: index), text.mark(at: index - 1) == mark { return nil }
    guard text.mark(at: index + 3) == mark, let third = text.number(at: index + 4) else {
      return monthInFigures(first, mark, second, in: text, at: index)
    }
    if setting == .prose, mark != "/", first.digits != 4, third.digits != 4 { return nil }
    var end = index + 5
    if text.mark(at: end) == mark, text.number(at: end + 1) != nil {
      while text.mark(at: end) == mark, text.number(at: end + 1) != nil { end += 2 }
      while text.number(at: end) != nil { end += 1 }
      return (.malformed, end)
    }
    if first.digits == 4, let year = year(first) { return (.day(year: year, month: second.value, day: third.value), end) }
    guard first.digits <= 2, second.digits <= 2, third.digits == 2 || third.digits == 4, let year = year(third) else {
      return first.digits <= 4 && third.digits > 1 ? (.malformed, end) : nil
    }
    // "31/01/20 25": two more figures after a blank leave the year open.
    if third.digits == 2, let more = text.number(at: end), more.digits <= 2, text.mark(at: end + 1) == nil,
      month(text.word(at: end + 1)) == nil
    {
      return (.malformed, end + 1)
    }
    return (.day(year: year, month: second.value, day: first.value), end)
  }

  /// `06/2024`, `2024-06` and, in a cell, `06/24` and `30/06`.
  private func monthInFigures(
    _ first: (value: Int, digits: Int), _ mark: Unicode.Scalar, _ second: (value: Int, digits: Int), in text: TimeText, at index: Int
  ) -> (PrintedTime, Int)? {
    if second.digits == 4, first.digits <= 2, mark != ".", let year = year(second), (1...12).contains(first.value) {
      return (.month(year: year, month: first.value), index + 3)
    }
    if first.digits == 4, mark == "-", second.digits == 2, let year = year(first), (1...12).contains(second.value),
      splitYear(in: text, at: index) == nil
    {
      return (.month(year: year, month: second.value), index + 3)
    }
    guard setting == .cell, mark == "/", first.digits <= 2, second.digits <= 2 else { return nil }
    if splitYear(in: text, at: index, twoDigits: true) != nil, first.value > 12 { return nil }
    if (1...12).contains(second.value), (1...31).contains(first.value) {
      return (.day(year: nil, month: second.value, day: first.value), index + 3)
    }
    if (1...12).contains(first.value), second.digits == 2, second.value > 12, second.value != first.value + 1 {
      return (.month(year: 2000 + second.value, month: first.value), index + 3)
    }
    return (.malformed, index + 3)
  }

  /// A year of two or four digits; two are read by sense: 00–69 are this century.
  private func year(_ number: (value: Int, digits: Int)) -> Int? {
    switch number.digits {
    case 4: (1900...2099).contains(number.value) ? number.value : nil
    case 2: number.value < 70 ? 2000 + number.value : 1900 + number.value
    default: nil
    }
  }

  // MARK: Shared years

  private func month(_ word: String?) -> Int? { words.month(word, isLenient: setting == .cell) }

  private func shareYears(_ mentions: inout [Mention], ends: [Int], in text: TimeText) {
    guard mentions.count > 1 else { return }
    for index in stride(from: mentions.count - 2, through: 0, by: -1) {
      let gap = text.tokens.dropFirst(ends[index]).prefix { $0.end <= mentions[index + 1].range.lowerBound }
      var isRange = false, isJoined = !gap.isEmpty
      for token in gap {
        switch token.kind {
        case .mark("-"): isRange = true
        case .mark(","), .mark("&"), .mark("/"): continue
        case .word(let word) where words.isRangeWord(word): isRange = true
        // "from 5 to 9 February and from 12 to 16 February 2024"
        case .word(let word) where words.isAlsoWord(word) || words.isWeekday(word) || word == "from": continue
        case .mark, .word, .number: isJoined = false
        }
      }
      guard isJoined else { continue }
      mentions[index].opensRange = isRange
      let later = mentions[index + 1].time
      switch (mentions[index].time, later) {
      case (.day(nil, let month, let day), .day(let year?, let laterMonth, let laterDay)):
        let isAfter = (month, day) > (laterMonth, laterDay)
        if !isAfter || isRange { mentions[index].time = .day(year: isAfter ? year - 1 : year, month: month, day: day) }
      case (.month(nil, let month), .month(let year?, let laterMonth)):
        if month <= laterMonth || isRange { mentions[index].time = .month(year: month > laterMonth ? year - 1 : year, month: month) }
      default: continue
      }
    }
  }
}
