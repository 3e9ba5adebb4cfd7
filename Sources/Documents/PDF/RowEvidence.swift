import PlanSchema
import Wording

/// What the whole of a printed text tells of its lines.
struct KnownLines {
  /// Lines that come again with other lines behind them: the headers of tables, above all.
  fileprivate private(set) var repeated: Set<String> = []
  /// Lines that come again with the same line behind them, each with that line.
  fileprivate private(set) var pairs: Set<String> = []
  /// Words that lines begin with, and first cells, and how many lines do.
  private var openings: [Substring: Int] = [:], firstCells: [Substring: Int] = [:]

  init(_ pieces: [PrintedRows.Piece]) {
    var followers: [String: Set<String>] = [:], pairCounts: [String: Int] = [:]
    for (piece, next) in zip(pieces, pieces.dropFirst()) where piece.text.utf8.count > 20 {
      followers[piece.text, default: []].insert(next.text)
      pairCounts[Self.pair(piece, next), default: 0] += 1
    }
    repeated = Set(followers.lazy.filter { $0.value.count > 2 }.map(\.key))
    pairs = Set(pairCounts.lazy.filter { $0.value > 2 }.map(\.key))
    for piece in pieces where piece.joint == nil {
      openings[piece.firstWord, default: 0] += 1
      if let cell = piece.firstCell { firstCells[cell, default: 0] += 1 }
    }
  }

  fileprivate static func pair(_ piece: PrintedRows.Piece, _ next: PrintedRows.Piece) -> String { piece.text + "\n" + next.text }

  /// Whether other lines begin with the same word.
  fileprivate func isOpening(_ piece: PrintedRows.Piece) -> Bool {
    piece.text.first?.isUppercase == true && openings[piece.firstWord, default: 0] > 2
  }
  /// Whether other rows have the same first cell.
  fileprivate func isFirstCell(_ piece: PrintedRows.Piece) -> Bool {
    piece.firstCell.map { $0.count > 3 && firstCells[$0, default: 0] > 1 } ?? false
  }
}

/// What speaks against holding lines for a row, or for two, within a stretch of lines.
struct RowEvidence {
  private enum Cost {
    static let narrower = 1.0, surelyNarrower = 0.3, wider = 20.0
    /// Rows that are as wide as none before: a table, where one may be, and for each cell more than any line has as printed, though no more
    /// than the last where rows nearby are so wide.
    static let table = 1.5, widerThanLines = 1.5, asWideAsNearby = 1.0
    /// A line that could go on with the one before, but is held for a new one.
    static let newLine = 0.5
    /// A line that ends within a sentence, in a short cell and in running text, and the next of which begins with a small letter.
    static let withinShortCell = 1.0, withinSentence = 3.0, beforeSmallLetter = 10.0
    /// A row whose first cells are empty, among rows that begin otherwise, and among others like it.
    static let emptyFirst = 1.5, emptyFirstAmongOthers = 0.5
    /// A row without a reference among rows with one, and what may be a reference, or surely is one, within a row.
    static let noReference = 2.0, referenceWithin = 2.0, referenceCellWithin = 3.0
    /// An empty cell that has left its tab at the end of a line, after the first, and any number of them.
    static let emptyAtEnd = 0.75, emptiesAtEnd = 1.5
    /// To go on after a line that comes again and again, and with words or a cell that begin other lines.
    static let afterRepeated = 4.0, withOpening = 3.0, withFirstCell = 4.0
    /// To part two lines that stand together again and again.
    static let partedPair = 2.0
    static let beyondWrap = 20.0, besidePipe = 20.0, beforeListMark = 20.0, besideRule = 20.0
  }

  /// How many lines away rows may be alike, and how short a cell is that holds no running text.
  private static let near = 30, shortCell = 24

  /// The most tabs of a line as printed, and of a line nearby that surely stands whole.
  let widest: Int, nearby: Int
  private let isAllReferences: Bool
  /// With how many empty cells lines begin nearby that surely do.
  private let beginnings: Set<Int>
  private let known: KnownLines
  private let wrap: Int?

  init(_ pieces: [PrintedRows.Piece], _ range: Range<Int>, known: KnownLines, wrap: Int?) {
    self.known = known
    self.wrap = wrap
    let sure = pieces[range].dropFirst().filter { $0.joint == nil && $0.tabs > 0 }
    isAllReferences = sure.count > 1 && sure.count(where: \.beginsWithReference) * 4 >= sure.count * 3
    widest = pieces[range].lazy.map(\.tabs).max() ?? 0
    let around = max(0, range.lowerBound - Self.near)..<min(pieces.count, range.upperBound + Self.near)
    beginnings = Set(around.lazy.filter { pieces[$0].joint == nil && pieces[$0].tabs > 0 }.map { pieces[$0].leadingTabs })
    nearby =
      around.lazy.filter { pieces[$0].joint == nil && ($0 + 1 == pieces.count || pieces[$0 + 1].joint == nil) }
      .map { pieces[$0].tabs }.max() ?? 0
  }

  /// What speaks against rows of a width that the rows before have not.
  func costOfTable(width: Int) -> Double {
    let wider = Double(max(0, width - widest)) * Cost.widerThanLines
    return Cost.table + (width == nearby ? min(wider, Cost.asWideAsNearby) : wider)
  }

  func cost(of row: PrintedRows.Row, before next: PrintedRows.Piece?, width: Int) -> Double {
    if row.tabs == width { return 0 }
    if row.tabs > width { return Cost.wider }
    return row.isSureToBegin && next?.joint == nil ? Cost.surelyNarrower : Cost.narrower
  }

  func costOfBreak(before next: PrintedRows.Piece, after row: PrintedRows.Row) -> Double {
    guard let joint = next.joint else { return 0 }
    var cost = Cost.newLine
    if next.leadingTabs > 0 {
      cost += beginnings.contains(next.leadingTabs) ? Cost.emptyFirstAmongOthers : Cost.emptyFirst
    } else if joint.text.isEmpty {
      cost += Cost.withinSentence
    } else if !row.last.text.endsSentence {
      let isSmall = next.text.first?.isLowercase == true
      let isShort = row.cellLength < Self.shortCell || next.isReferenceCell
      cost += isSmall ? Cost.beforeSmallLetter : isShort ? Cost.withinShortCell : Cost.withinSentence
    }
    if isAllReferences, !next.beginsWithReference { cost += Cost.noReference }
    if known.pairs.contains(KnownLines.pair(row.last, next)) { cost += Cost.partedPair }
    return cost
  }

  func costOfJoint(_ row: PrintedRows.Row, _ next: PrintedRows.Piece, joint: PrintedRows.Joint) -> Double {
    var cost = min(Double(max(0, joint.tabs + next.leadingTabs - 1)) * Cost.emptyAtEnd, Cost.emptiesAtEnd)
    if row.opensWithPipe, row.last.text.hasSuffix("|"), next.text.hasPrefix("|"), next.text.dropFirst().contains("|") {
      cost += Cost.besidePipe
    }
    if next.isRule && !row.last.isOfRules || row.last.isRule && !next.isOfRules { cost += Cost.besideRule }
    if row.tabs == 0, joint.text == " ", row.last.text.endsSentence, ListMark.split(next.text[...]) != nil { cost += Cost.beforeListMark }
    if known.repeated.contains(row.last.text) { cost += Cost.afterRepeated }
    if row.tabs > 0, joint.text == " " {
      if row.cellLength < Self.shortCell, known.isOpening(next) { cost += Cost.withOpening }
      if known.isFirstCell(next) { cost += Cost.withFirstCell }
    }
    if next.leadingTabs == 0, joint.text == " " {
      if next.isReferenceCell || next.beginsWithNumber {
        cost += Cost.referenceCellWithin
      } else if isAllReferences, next.beginsWithReference {
        cost += Cost.referenceWithin
      }
    }
    if row.tabs + next.tabs == 0, let wrap, row.length + 1 + next.text.unicodeScalars.count > wrap { cost += Cost.beyondWrap }
    return cost
  }
}

extension PrintedRows.Piece {
  /// How many empty cells it begins with.
  fileprivate var leadingTabs: Int { text.utf8.prefix { $0 == 0x09 }.count }
  fileprivate var firstWord: Substring { text.drop { $0 == "\t" }.prefix { !$0.isWhitespace } }
  /// The text before its first tab; nil: it has none, or begins with it.
  fileprivate var firstCell: Substring? {
    guard let tab = text.firstIndex(of: "\t"), tab > text.startIndex else { return nil }
    return text[..<tab]
  }
  /// "2.1", "A03": what tells the rows of a table apart.
  fileprivate var beginsWithReference: Bool { firstWord.count <= 8 && firstWord.contains(where: \.isNumber) }
  /// "4.1.3": a number in three parts is no figure of a sentence.
  fileprivate var beginsWithNumber: Bool { firstWord.count { $0 == "." } > 1 && firstWord.allSatisfy { $0.isNumber || $0 == "." } }
  /// Whether its first cell is a reference, and surely not the end of a date: "5.9", "A03".
  fileprivate var isReferenceCell: Bool {
    guard let cell = firstCell, cell == firstWord, beginsWithReference else { return false }
    return cell.contains { $0 == "." || $0.isLetter }
  }
  /// Whether it is a line of dashes, and whether it may be the rest of one.
  fileprivate var isRule: Bool { isOfRules && text.contains("----") }
  fileprivate var isOfRules: Bool { text.utf8.allSatisfy { [0x09, 0x20, 0x2B, 0x2D, 0x3D, 0x7C].contains($0) } }
}
