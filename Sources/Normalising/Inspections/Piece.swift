import Documents
import PlanSchema
import Wording

/// A heading, paragraph, list item or table row of a report as its reader sees it: what a page break or a stray list mark cut apart is one.
struct Piece: Sendable {
  enum Shape: Sendable, Hashable {
    case heading(level: Int)
    case text
    case item(level: Int)
    case row
  }

  var shape: Shape
  /// The list mark as printed: "12.", "•".
  var marker: String?
  var text: String
  var isBold: Bool
  /// The texts of a row's cells, the empty ones left out.
  var cells: [String] = []
  var place: Place
  /// The ids of the units that it stands in.
  var units: [Int]

  var isHeading: Bool { if case .heading = shape { true } else { false } }
  var isRow: Bool { shape == .row }

  /// A heading's level; `nil` for one whose level the format cannot tell.
  var headingLevel: Int? { if case .heading(let level) = shape, level > 0 { level } else { nil } }

  var itemLevel: Int { if case .item(let level) = shape { level } else { 0 } }

  /// The number of a numbered paragraph: "12" for the mark "12.".
  var number: Int? {
    guard let marker else { return nil }
    return Int(marker.filter { !"().".contains($0) })
  }

  /// A bullet, or a letter that stands for one.
  var isBulleted: Bool { marker.map { ListMark.isBullet($0) || ($0.count == 1 && $0.allSatisfy(\.isLetter)) } ?? false }

  enum MarkStyle: Sendable { case numbered, lettered, bulleted }

  var markStyle: MarkStyle? { marker == nil ? nil : isBulleted ? .bulleted : number == nil ? .lettered : .numbered }

  /// The mark as a reference: "12." is "12", "a)" is "a"; a bullet is none.
  var ref: String? {
    guard let marker, !isBulleted else { return nil }
    let bare = marker.filter { !"().".contains($0) || ($0 == "." && marker.dropLast().contains(".")) }
    return bare.hasSuffix(".") ? String(bare.dropLast()) : bare
  }
}

extension Piece {
  /// A document's units as pieces, in reading order. Page furniture is left out.
  static func pieces(of units: [Unit]) -> [Piece] {
    var pieces: [Piece] = []
    for piece in units.lazy.filter({ !$0.isFurniture }).flatMap({ Piece.pieces(of: $0) }) {
      guard let last = pieces.indices.last else {
        pieces.append(piece)
        continue
      }
      if pieces[last].isLoneMark, piece.marker == nil, !piece.isRow {
        pieces[last].text = piece.text
        pieces[last].units += piece.units
        pieces[last].shape = .item(level: pieces[last].itemLevel)
      } else if last > 0, pieces[last].isLoneMark, pieces[last - 1].isOpen {
        // A number at the end of a sentence that stands on a line of its own: "… the age of" "17."
        let mark = pieces.removeLast()
        pieces[last - 1].append(mark)
        pieces.append(piece)
      } else if pieces[last].runs(into: piece) {
        pieces[last].append(piece)
      } else if last > 0, pieces[last].isFootnote, pieces[last - 1].runs(into: piece) {
        // The footnotes of a page stand between the two halves of a sentence.
        pieces[last - 1].append(piece)
      } else {
        pieces.append(piece)
      }
    }
    return marked(pieces)
  }

  /// A unit's pieces: one, or of a row that is a box around text its paragraphs.
  private static func pieces(of unit: Unit) -> [Piece] {
    guard case .row(let row) = unit.content else { return [Piece(unit)] }
    let cells = row.cells.filter { !$0.isEmpty }
    guard cells.count == 1 else { return [Piece(unit)] }
    return cells[0].paragraphs.filter { !$0.text.isEmpty || $0.marker != nil }.map { paragraph in
      var boxed = unit
      boxed.content = paragraph.marker == nil ? .paragraph(paragraph) : .item(level: 0, paragraph)
      return Piece(boxed)
    }
  }

  private init(_ unit: Unit) {
    place = unit.place
    units = [unit.id]
    switch unit.content {
    case .row(let row):
      shape = .row
      cells = row.cells.map(\.text).filter { !$0.isEmpty }
      (marker, isBold) = (nil, false)
      // A list whose marks stand in a column of their own.
      if cells.count == 2, ListMark.isBullet(cells[0]) || (Self.isNumber(cells[0]) && cells[1].utf8.count > 20) {
        shape = .item(level: 1)
        (marker, cells) = (cells[0], [cells[1]])
      }
      text = cells.joined(separator: " ")
    case .heading(let level, let paragraph):
      shape = .heading(level: level)
      (marker, text, isBold) = (paragraph.marker, paragraph.text, true)
    case .item(let level, let paragraph):
      shape = .item(level: level)
      (marker, text, isBold) = (paragraph.marker, paragraph.text, paragraph.isBold)
    case .paragraph(let paragraph), .furniture(let paragraph):
      shape = .text
      (marker, text, isBold) = (paragraph.marker, paragraph.text, paragraph.isBold)
      if marker == nil, let split = ListMark.split(paragraph.text) ?? Self.gluedNumber(paragraph.text) ?? Self.gluedBullet(paragraph.text) {
        (marker, text) = (String(split.mark), String(split.rest))
      }
    }
    // "- a) …": a web or text export puts its own bullet before the printed mark.
    if let outer = marker, ListMark.isBullet(outer), let inner = ListMark.split(text), !ListMark.isBullet(inner.mark) {
      (marker, text) = (String(inner.mark), String(inner.rest))
    }
    text = text.squeezed
    // The number of a footnote, raised and so on a line of its own.
    if marker == nil, shape == .text, (1...2).contains(text.utf8.count), text.allSatisfy({ $0.isASCII && $0.isNumber }) {
      (marker, text) = (text, "")
    }
  }

  /// A paragraph's number printed without a blank after it: "12.Children …".
  private static func gluedNumber(_ text: String) -> (mark: Substring, rest: Substring)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count), text.dropFirst(digits.count).first == "." else { return nil }
    let rest = text.dropFirst(digits.count + 1)
    return rest.first?.isUppercase == true ? (text.prefix(digits.count + 1), rest) : nil
  }

  /// A bullet printed without a blank after it: "•Children …".
  private static func gluedBullet(_ text: String) -> (mark: Substring, rest: Substring)? {
    guard let first = text.first, "•▪■◼●○◦".contains(first), text.dropFirst().first?.isLetter == true else { return nil }
    return (text.prefix(1), text.dropFirst())
  }

  /// "3", "3." or "3)".
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return (1...3).contains(digits.count) && ["", ".", ")"].contains(text.dropFirst(digits.count))
  }

  /// The number that it begins with, if no stop or bracket follows: "3" before a capital, as in footnotes and some lists.
  var bareNumber: Int? {
    guard isFootnote else { return nil }
    return Int(marker ?? String(text.prefix { $0 != " " }))
  }

  /// With its bare number as its mark.
  var withBareMark: Piece {
    guard marker == nil, let number = bareNumber else { return self }
    var piece = self
    piece.marker = String(number)
    piece.text = String(text.drop { $0 != " " }.dropFirst())
    return piece
  }

  /// A list mark whose text stands in the next block.
  private var isLoneMark: Bool { marker != nil && text.isEmpty }

  /// Whether it is text that breaks off within a sentence.
  private var isOpen: Bool { !isHeading && !isRow && !text.isEmpty && !text.endsSentence }

  /// Whether the next piece is the rest of this one: a sentence that a page break cut.
  private func runs(into next: Piece) -> Bool {
    guard isOpen, !next.isHeading, !next.isRow, next.marker == nil else { return false }
    guard let first = next.text.unicodeScalars.first else { return false }
    if first.properties.isLowercase || next.beginsWithHyphen { return text.utf8.count > 30 }
    // A numbered paragraph breaks off nowhere but at a line's end; the lines after it may lack its indent.
    if number != nil, next.place.page == place.page, !next.isBold, next.text.endsSentence || next.text.utf8.count > 60 { return true }
    return next.place.page != place.page && text.utf8.count > 60 && !next.isBold
  }

  /// The second half of a word: "cross" "-referenced".
  private var beginsWithHyphen: Bool { text.first == "-" && text.dropFirst().first?.isLetter == true }

  private mutating func append(_ next: Piece) {
    // A hyphen at the cut stays: "child-" + "centred".
    text += (text.hasSuffix("-") || next.beginsWithHyphen ? "" : " ") + (next.isLoneMark ? next.marker ?? "" : next.text)
    units += next.units
    place = place.through(next.place)
  }

  /// Text exports print a bullet as one letter ("B"): where three or more paragraphs running begin with the same single letter that is no
  /// word of its own, it is their mark.
  private static func marked(_ pieces: [Piece]) -> [Piece] {
    var pieces = pieces
    func letter(_ index: Int) -> Substring? {
      guard pieces.indices.contains(index), pieces[index].marker == nil, !pieces[index].isRow else { return nil }
      let first = pieces[index].text.prefix { $0 != " " }
      guard first.count == 1, first.utf8.count < pieces[index].text.utf8.count, first != "A", first != "I", first.allSatisfy(\.isLetter)
      else { return nil }
      return first
    }
    var index = 0
    while index < pieces.count {
      guard let mark = letter(index) else {
        index += 1
        continue
      }
      var end = index + 1
      while letter(end) == mark { end += 1 }
      if end - index >= 3 {
        for item in index..<end {
          pieces[item].marker = String(mark)
          pieces[item].text = String(pieces[item].text.dropFirst(2)).squeezed
          pieces[item].shape = .item(level: 0)
        }
      }
      index = end
    }
    return pieces
  }
}
