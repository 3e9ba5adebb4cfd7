import PlanSchema
import Wording

/// Reads the figures of measures: "98%", "21 days plus notice period", "£1,200", "54% (December 2023)".
///
/// A text that gives no single number ("Increase", "1 in 20", "12 of 15", "10–12") is kept as printed with no value.
public struct FigureReader: Sendable {
  /// A figure, and what is printed after it in brackets that is not its date ("12 of 22 children").
  public struct Reading: Sendable, Hashable {
    public var figure: Figure
    public var note: String?
  }

  private let lexicon: Lexicon
  private let units: [String]
  private let scanner = TimeScanner(.cell)
  private let asOfWords: Set<String>
  private let aboutWords: [String]

  public init() {
    lexicon = AmountWords.lexicon
    units = lexicon.phrases(meaning: "unit").sorted { $0.utf8.count > $1.utf8.count }
    asOfWords = Set(lexicon.phrases(meaning: "as of"))
    aboutWords = lexicon.phrases(meaning: "about").sorted { $0.utf8.count > $1.utf8.count }
  }

  /// Reads a figure, or `nil` for an empty cell.
  /// - Parameters:
  ///   - printed: The cell.
  ///   - asOf: The date in its column's heading, if any ("Feb 2015"): it holds where the cell gives none.
  public func read(_ printed: String, asOf: String? = nil) -> Figure? { reading(printed, asOf: asOf)?.figure }

  /// Reads a figure with the words in brackets after it.
  public func reading(_ printed: String, asOf: String? = nil) -> Reading? {
    let whole = printed.squeezed
    guard !whole.isEmpty else { return nil }
    var text = whole, date: String?, note: String?
    if let trend = Self.trend(of: whole) { (text, note) = trend }
    if let (value, bracketed) = splitBracket(text), hasDigit(value) {
      text = value
      if isDate(bracketed) { date = bracketed } else { note = bracketed }
    } else if let (value, tail) = splitDate(text) {
      text = value
      date = tail
    }
    let (value, unit) = number(in: text)
    return Reading(figure: Figure(printed: text, value: value, unit: unit, asOf: date ?? asOf), note: note)
  }

  /// The date that a column's heading gives its figures: "Current (Feb 2015)" → "Feb 2015".
  public func date(inHead head: String) -> String? {
    let text = TimeText(head.squeezed)
    guard let first = scanner.mentions(in: text).first, let last = scanner.mentions(in: text).last else { return nil }
    return text.text(first.range.lowerBound..<last.range.upperBound)
  }

  // MARK: Parts

  /// A figure beside an arrow that says which way it goes: "71% ↑".
  private static func trend(of text: String) -> (String, String)? {
    func isArrow(_ character: Character) -> Bool {
      character.unicodeScalars.contains {
        0x2190...0x21FF ~= $0.value || 0x2B05...0x2B0D ~= $0.value || [0x25B2, 0x25BC, 0x27A1].contains($0.value)
      }
    }
    guard let at = text.firstIndex(where: isArrow), text.contains(where: \.isNumber) else { return nil }
    let before = String(text[..<at]).squeezed, after = String(text[at...].drop(while: isArrow)).squeezed
    return before.isEmpty || after.isEmpty ? (before + after, String(text[at...].prefix(while: isArrow))) : nil
  }

  private func hasDigit(_ text: String) -> Bool { text.utf8.contains(where: \.isDigit) }

  /// "54% (December 2023)" → ("54%", "December 2023").
  private func splitBracket(_ text: String) -> (String, String)? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return nil }
    let value = String(text[..<open]).squeezed, inside = String(text[text.index(after: open)...].dropLast()).squeezed
    return value.isEmpty || inside.isEmpty ? nil : (value, inside)
  }

  /// Whether a text is a date and nothing but the words that lead up to one.
  private func isDate(_ text: String) -> Bool {
    let time = TimeText(text)
    let mentions = scanner.mentions(in: time)
    guard !mentions.isEmpty else { return false }
    return time.tokens.allSatisfy { token in
      if mentions.contains(where: { $0.range.contains(token.start) }) { return true }
      switch token.kind {
      case .word(let word): return asOfWords.contains(word) || word == "as"
      case .mark: return true
      case .number: return false
      }
    }
  }

  /// "54% at December 2023", "54%, Dec 23", "Dec 23: 54%" → the figure and its date.
  private func splitDate(_ text: String) -> (String, String)? {
    let time = TimeText(text)
    let mentions = scanner.mentions(in: time).filter { mention in
      // A number alone may be the figure; after a word that leads up to a date it is a year: "80% by 2025".
      guard case .year = mention.time else { return true }
      return time.text(0..<mention.range.lowerBound).squeezed.split(separator: " ").last.map { asOfWords.contains($0.lowercased()) }
        ?? false
    }
    guard let mention = mentions.last, mentions.count == 1 else { return nil }
    let before = time.text(0..<mention.range.lowerBound), after = time.text(mention.range.upperBound..<time.scalars.count)
    if hasDigit(before), after.trimmedOfMarks.isEmpty {
      var words = before.squeezed.split(separator: " ").map(String.init)
      while let last = words.last, words.count > 1,
        asOfWords.contains(last.levelled) || last.levelled == "as" || last.trimmedOfMarks.isEmpty
      { words.removeLast() }
      let value = words.joined(separator: " ").trimmedOfTrailingMarks
      return value.isEmpty ? nil : (value, time.text(mention.range))
    }
    if before.trimmedOfMarks.isEmpty, hasDigit(after), after.hasPrefix(":") || after.hasPrefix(" -") || after.hasPrefix(" –") {
      return (after.trimmedOfMarks, time.text(mention.range))
    }
    return nil
  }

  /// The number that a text begins with, and its unit; neither where the text holds a second number that is not a part of the unit.
  private func number(in text: String) -> (Double?, String?) {
    let scalars = Array(text.unicodeScalars)
    let numbers = NumberScan.all(in: scalars)
    guard let first = numbers.first else { return (nil, nil) }
    var lead = String.UnicodeScalarView()
    lead.append(contentsOf: scalars[..<first.range.lowerBound])
    guard isAbout(String(lead)) else { return (nil, nil) }
    var tail = String.UnicodeScalarView()
    tail.append(contentsOf: scalars[first.range.upperBound...])
    let rest = String(tail).levelled
    var unit = first.sign.map(String.init)
    var unitNumbers = 0
    let wordUnit = (first.sign == nil ? first.suffix : nil).map { written in
      // The unit is written against the number ("21days") or after it ("21 working days").
      rest.hasPrefix(written) ? rest : written + " " + rest
    }
    if unit == nil, let after = wordUnit ?? Optional(rest), let match = units.first(where: { after.hasPrefixWord($0) }) {
      unit = match == "per cent" || match == "percent" ? "%" : match
      unitNumbers = NumberScan.all(in: Array(match.unicodeScalars)).count
    }
    var value = first.value
    if first.sign == "£", let suffix = first.suffix {
      if lexicon.phrases(meaning: "times 1000").contains(suffix) { value *= 1000 }
      if lexicon.phrases(meaning: "times 1000000").contains(suffix) { value *= 1_000_000 }
    }
    return numbers.count > 1 + unitNumbers ? (nil, nil) : (value, unit)
  }

  private func isAbout(_ lead: String) -> Bool {
    var rest = lead.levelled
    while !rest.isEmpty {
      guard
        let word = aboutWords.first(where: {
          rest == $0 || rest.hasPrefix($0 + " ") || (!$0.utf8.allSatisfy(\.isWordByte) && rest.hasPrefix($0))
        })
      else { return false }
      rest = String(rest.dropFirst(word.count)).squeezed
    }
    return true
  }
}

extension String {
  /// The text without white space, commas, colons and dashes at its end.
  var trimmedOfTrailingMarks: String {
    var out = Substring(squeezed)
    while let last = out.last, " ,;:-–—@".contains(last) { out.removeLast() }
    return String(out)
  }

  /// Whether the text begins with a phrase as whole words.
  func hasPrefixWord(_ phrase: String) -> Bool {
    guard hasPrefix(phrase) else { return false }
    let next = utf8.dropFirst(phrase.utf8.count).first
    return next.map { !$0.isWordByte } ?? true || phrase.utf8.last.map { !$0.isWordByte } ?? true
  }
}
