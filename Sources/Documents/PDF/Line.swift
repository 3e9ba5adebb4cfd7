import Wording

/// A row of running text, its runs put together and its list mark taken off.
struct Line: Sendable {
  var page: Int, number: Int
  /// Where the line begins (its mark, if it has one), where its text begins, and where it ends.
  var x0: Double, textX: Double, x1: Double
  var baseline: Double, size: Double
  var marker: String?
  var text: String
  /// The first words up to a colon are bold, or all are.
  var isBold: Bool
  var isAllBold: Bool
  var isItalic: Bool
  var colour: UInt32?
  var struck: [String] = []
  /// The right edge of the line's column, where the page has two.
  var edge: Double?
  /// Where its words go on after wide white: behind a label, at a tab stop.
  var stops: [Double] = []
  /// Whether its last word is bold.
  var endsBold = false
  /// The words that it begins with, where only they are bold or wide white follows them.
  var boldLead: String?
  /// The colour of the signs in it ("●"), or of a square drawn beside its text.
  var signColour: UInt32?

  var isEmpty: Bool { text.isEmpty && marker == nil && struck.isEmpty }
}

extension Line {
  /// Puts the runs of a row together: white between two runs is a space where it is wider than a letter gap, raised figures at a word's
  /// end (footnote marks) are left out, struck-through runs are kept apart.
  init(_ row: Row) {
    var body = row.spans
    if body.indices.contains(where: { Line.isFootnoteMark(body[$0], at: $0, in: row) }) {
      body = body.enumerated().filter { !Line.isFootnoteMark($0.element, at: $0.offset, in: row) }.map(\.element)
    }
    let hasStruck = body.contains(where: \.isStruck), shown = hasStruck ? body.filter { !$0.isStruck } : body
    var text = "", pieces = shown[...], textX = row.x0, previous: Span?, marker: String?
    if let taken = Line.mark(of: shown) {
      (marker, text, textX) = (taken.mark, taken.rest, taken.textX)
      pieces = shown[taken.spans...]
      if !text.isEmpty { previous = shown[taken.spans - 1] }
    }
    for span in pieces {
      if let previous, previous.isApart(from: span) { text += " " }
      text += span.text
      previous = span
    }
    let struckText = hasStruck ? Line.joined(body.filter(\.isStruck)).cleaned : ""
    let isAllBold = !shown.isEmpty && shown.allSatisfy { $0.isBold || $0.isSymbol }
    let colours = Set(pieces.map(\.colour)), signs = pieces.filter(\.isSign)
    self.init(
      page: row.page, number: row.number, x0: row.x0, textX: textX, x1: row.x1, baseline: row.baseline, size: row.size, marker: marker,
      text: text.cleaned, isBold: isAllBold || Line.beginsBold(shown), isAllBold: isAllBold,
      isItalic: !shown.isEmpty && shown.allSatisfy { $0.isItalic || $0.isSymbol }, colour: colours.count == 1 ? colours.first : nil,
      struck: struckText.isEmpty ? [] : [struckText], edge: row.edge, stops: Line.stops(in: pieces), endsBold: pieces.last?.isBold ?? false,
      boldLead: Line.lead(pieces), signColour: signs.count == 1 ? signs.first?.colour : nil)
  }

  private static func stops(in spans: ArraySlice<Span>) -> [Double] {
    zip(spans, spans.dropFirst()).compactMap { $1.x0 - $0.x1 > 1.1 * $0.size ? $1.x0 : nil }
  }

  private static func lead(_ spans: ArraySlice<Span>) -> String? {
    var lead = spans.prefix(while: \.isBold)
    if lead.isEmpty || lead.count == spans.count {
      guard let wide = zip(spans, spans.dropFirst()).enumerated().first(where: { $1.1.x0 - $1.0.x1 > 1.1 * $1.0.size }) else { return nil }
      lead = spans.prefix(wide.offset + 1)
    }
    return joined(Array(lead)).cleaned
  }

  /// Text turned by a right angle, its runs in the order in which they are set.
  init(upright spans: [Span], page: Int, number: Int) {
    let first = spans[0]
    self.init(
      page: page, number: number, x0: first.x0, textX: first.x0, x1: first.x1, baseline: first.baseline, size: first.size,
      text: spans.map(\.text).joined(separator: " ").cleaned, isBold: spans.allSatisfy(\.isBold), isAllBold: spans.allSatisfy(\.isBold),
      isItalic: spans.allSatisfy(\.isItalic), colour: nil)
  }

  static func joined(_ spans: [Span]) -> String {
    var text = "", previous: Span?
    for span in spans {
      if let previous, previous.isApart(from: span) { text += " " }
      text += span.text
      previous = span
    }
    return text
  }

  /// The list mark at the row's beginning: how many runs it takes, and what is left of the last of them.
  private static func mark(of spans: [Span]) -> (mark: String, spans: Int, rest: String, textX: Double)? {
    guard let first = spans.first else { return nil }
    // "1" + "." and "(" + "a)" come as runs of their own: take up to three that touch.
    var head = first.text, count = 1
    while count < min(4, spans.count), !spans[count - 1].isApart(from: spans[count]), head.utf8.count < 8 {
      head += spans[count].text
      count += 1
    }
    let next = count < spans.count ? spans[count] : nil
    if first.text == "o", !first.isBold, let second = spans.dropFirst().first, second.x0 - first.x1 > 0.5 * first.size {
      return ("o", 1, "", second.x0)
    }
    // A footnote begins with its raised figure.
    if let body = spans.dropFirst().first, first.size <= 0.8 * body.size, body.baseline - first.baseline > 0.12 * body.size,
      first.text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "*" || $0 == "\u{2020}" })
    {
      return (first.text, 1, "", body.x0)
    }
    guard let found = PrintedMark.leading(head, isSymbol: first.isSymbol) else { return nil }
    if found.rest.isEmpty {
      // A bare number is a mark only where a wide white sets it off.
      if PrintedMark.isBareNumber(found.mark) {
        guard let next, next.x0 - spans[count - 1].x1 > 0.6 * first.size else { return nil }
      }
      return (found.mark, count, "", next?.x0 ?? first.x1)
    }
    if PrintedMark.isBareNumber(found.mark), !found.mark.contains(".") { return nil }
    let share = Double(head.utf8.count - found.rest.utf8.count) / Double(max(1, head.utf8.count))
    let width = spans[count - 1].x1 - first.x0
    return (found.mark, count, found.rest, first.x0 + width * share)
  }

  /// A raised small figure after a word: "improve?¹".
  private static func isFootnoteMark(_ span: Span, at index: Int, in row: Row) -> Bool {
    guard index > 0, span.size <= 0.8 * row.size, row.baseline - span.baseline > 0.12 * row.size else { return false }
    let marks = span.text.unicodeScalars.filter { !$0.isBlank && $0 != "," }
    guard !marks.isEmpty, marks.count <= 4 else { return false }
    return marks.allSatisfy { ("0"..."9").contains($0) || $0 == "*" || $0 == "\u{2020}" || $0 == "\u{2021}" }
  }

  private static func beginsBold(_ spans: [Span]) -> Bool {
    guard spans.first?.isBold == true else { return false }
    var text = ""
    for span in spans {
      guard span.isBold || span.isBlank else { return text.contains(":") || span.text.hasPrefix(":") }
      text += span.text
    }
    return true
  }
}

extension Span {
  /// Whether it shows a sign alone, such as a traffic light, in a colour of its own.
  fileprivate var isSign: Bool {
    colour != 0 && !text.isEmpty && StyledText.isSign(text)
  }
}

extension String {
  /// Squeezed, ligatures as the letters that they stand for, soft hyphens and glyphs without a character gone.
  var cleaned: String {
    // Most lines are plain already; the ligatures begin with this byte.
    if isSqueezed, !utf8.contains(0xEF) { return self }
    var out = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0xFB00: out.append(contentsOf: "ff".unicodeScalars)
      case 0xFB01: out.append(contentsOf: "fi".unicodeScalars)
      case 0xFB02: out.append(contentsOf: "fl".unicodeScalars)
      case 0xFB03: out.append(contentsOf: "ffi".unicodeScalars)
      case 0xFB04: out.append(contentsOf: "ffl".unicodeScalars)
      case 0xFB05, 0xFB06: out.append(contentsOf: "st".unicodeScalars)
      case 0..<0x09, 0x0E..<0x20: continue
      default: out.append(scalar)
      }
    }
    return String(out).squeezed
  }
}
