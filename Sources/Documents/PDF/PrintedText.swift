import PlanSchema
import Wording

/// A text file that was printed to PDF: one typewriter face throughout, lines wrapped wherever the page ended, tabs become white. The text is
/// put together again, its tabs and its lines, and read as the text that it is.
struct PrintedText {
  private struct Printed {
    var words: [Span]
    var page: Int
    /// Its number among the lines of its page, from 1.
    var number: Int
    var baseline: Double
  }

  /// The rebuilt lines, each with its place.
  private(set) var lines: [(text: String, place: Place)] = []
  /// The width of a character, where the lines begin, how far they reach, and how far the tab stops lie apart.
  private let pitch: Double, left: Double
  private var right = 0.0, tab: Double?
  /// The longest line of running text, where the text itself was wrapped.
  private var wrap: Int?

  // MARK: Whether it is one

  /// The width of a character in points, where nearly all runs are set in characters of one width and one size; nil for any other document.
  static func pitch(of pages: [PageText]) -> Double? {
    var widths: [Double] = [], texts: Set<String> = []
    for span in pages.lazy.flatMap(\.spans) where span.text.utf8.count > 3 && !span.isBlank {
      guard !span.isBold, !span.isItalic, !span.isUpright else { return nil }
      // The same words are as wide again in any face, and so are figures.
      guard texts.insert(span.text.filter { !$0.isNumber }).inserted else { continue }
      widths.append((span.x1 - span.x0) / Double(span.text.unicodeScalars.count))
      if widths.count == 40, widths.count(where: { abs($0 - widths[0]) < 0.02 * widths[0] }) < 20 { return nil }
    }
    guard widths.count >= 10 else { return nil }
    let pitch = widths.sorted()[widths.count / 2]
    guard pitch > 1, widths.count(where: { abs($0 - pitch) < 0.02 * pitch }) * 10 >= widths.count * 8 else { return nil }
    return pitch
  }

  /// - Parameter pages: The pages with every word where it stands.
  init?(_ pages: [PageText], pitch: Double) {
    let printed = pages.flatMap(Self.printed)
    guard printed.count > 1, let left = printed.lazy.map({ $0.words[0].x0 }).min() else { return nil }
    self.pitch = pitch
    self.left = left
    right = printed.lazy.map { $0.words[$0.words.count - 1].x1 }.max()! + 0.1
    tab = Self.tab(printed, pitch: pitch, left: left)
    rebuild(printed)
  }

  private static func printed(_ page: PageText) -> [Printed] {
    var out: [Printed] = []
    for word in page.spans.sorted(by: { ($0.baseline, $0.x0) < ($1.baseline, $1.x0) }) where !word.isBlank {
      if let last = out.last, word.baseline - last.baseline < 0.3 * word.size {
        out[out.count - 1].words.append(word)
      } else {
        out.append(Printed(words: [word], page: page.number, number: out.count + 1, baseline: word.baseline))
      }
    }
    for index in out.indices { out[index].words.sort { $0.x0 < $1.x0 } }
    return out
  }

  // MARK: Tabs

  /// Half an inch and one and a quarter centimetres: what the common programs set their tab stops to.
  private static let tabs = [35.433, 36.0]

  /// How far the tab stops lie apart, if white that is no whole number of characters ends at them; nil: there are none.
  private static func tab(_ printed: [Printed], pitch: Double, left: Double) -> Double? {
    var starts: [Double] = []
    for line in printed {
      var end = left
      for word in line.words {
        let blanks = (word.x0 - end) / pitch
        if blanks > 0.15, abs(blanks - blanks.rounded()) > 0.08 { starts.append(word.x0 - left) }
        end = word.x1
      }
    }
    guard starts.count >= 3 else { return nil }
    for tab in tabs where starts.count(where: { abs($0 / tab - ($0 / tab).rounded()) * tab < 0.6 }) * 10 >= starts.count * 9 { return tab }
    return nil
  }

  /// What stands between two places of a line: blanks, or as many tabs as there are stops.
  private func white(from end: Double, to start: Double, hasBlank: Bool) -> String {
    let blanks = (start - end) / pitch
    if blanks < 0.03 { return "" }
    if let tab {
      let stop = (start - left) / tab
      let isAtStop = abs(stop - stop.rounded()) * tab < 0.6, isWhole = abs(blanks - blanks.rounded()) < 0.08
      if isAtStop, !(isWhole && hasBlank && blanks < 1.5) {
        let passed = ((end - left) / tab + 0.001).rounded(.down)
        return (hasBlank && end > left ? " " : "") + String(repeating: "\t", count: max(1, Int(stop.rounded() - passed)))
      }
    }
    return blanks < 0.15 ? "" : String(repeating: " ", count: max(1, Int(blanks.rounded())))
  }

  // MARK: Lines

  /// A printed line with all that surely goes on with it.
  private struct Piece {
    var text: String
    var place: Place
    /// How many blank lines stand before it.
    var blanks = 0
    /// What would join it to the piece before, if it goes on with that; nil: it begins a line.
    var joint: String?
    var tabs: Int { text.utf8.count { $0 == 0x09 } }
  }

  private mutating func rebuild(_ printed: [Printed]) {
    let pieces = pieces(printed)
    let longest = pieces.lazy.filter { $0.tabs == 0 }.map(\.text.unicodeScalars.count).max() ?? 0
    if longest <= 130 { wrap = longest }
    for (index, piece) in pieces.enumerated() {
      if index > 0, let joint = piece.joint, belongs(index, of: pieces, joint: joint) {
        lines[lines.count - 1].text += joint + piece.text.drop { joint == " " && $0 == " " }
      } else {
        for _ in 0..<piece.blanks { lines.append(("", piece.place)) }
        lines.append((piece.text, piece.place))
      }
    }
  }

  private func pieces(_ printed: [Printed]) -> [Piece] {
    let steps = zip(printed, printed.dropFirst()).filter { $0.page == $1.page }.map { $1.baseline - $0.baseline }.sorted()
    // Most lines follow each other; the least step could be a raised figure's.
    let lead = steps.isEmpty ? 1.2 * printed[0].words[0].size : steps[steps.count / 10]
    let top = printed.lazy.map(\.baseline).min()!, bottom = printed.lazy.map(\.baseline).max()!
    var out: [Piece] = []
    for (index, line) in printed.enumerated() {
      var piece = Piece(text: text(of: line), place: Place(page: line.page, line: line.number))
      if index > 0 {
        let last = printed[index - 1]
        let isNext = last.page == line.page ? line.baseline - last.baseline < 1.5 * lead : line.baseline - top < 0.5 * lead
        if isNext, let joint = joint(last, line) {
          if joint.isSure {
            out[out.count - 1].text += " " + piece.text
            continue
          }
          piece.joint = joint.text
        }
        var blanks = Int(((line.baseline - last.baseline) / lead).rounded()) - 1
        if last.page != line.page {
          // A row that would leave a line alone at the foot moves to the next page whole; the white below is no blank line then.
          let below = Int(((bottom - last.baseline) / lead).rounded())
          let isLongRow = piece.tabs > 0 && index + 1 < printed.count && joint(line, printed[index + 1]) != nil
          blanks = (isLongRow && below <= 2 ? max(0, below - 1) : below) + Int(((line.baseline - top) / lead).rounded())
        }
        piece.blanks = max(0, min(60, blanks))
      }
      out.append(piece)
    }
    return out
  }

  /// The most tabs of rows that are surely whole near a piece: in the same run of lines, and in all; 0: there are none.
  private static func widths(around index: Int, in pieces: [Piece]) -> (run: Int, all: Int) {
    func whole(_ at: Int) -> Int {
      pieces[at].joint == nil && (at + 1 == pieces.count || pieces[at + 1].joint == nil) ? pieces[at].tabs : 0
    }
    var run = 0, all = 0, isInRun = true
    for at in (index + 1)..<max(index + 1, min(pieces.count, index + 30)) {
      if pieces[at].blanks > 0 { isInRun = false }
      all = max(all, whole(at))
      if isInRun { run = max(run, whole(at)) }
    }
    isInRun = pieces[index].blanks == 0
    for at in stride(from: index - 1, through: max(0, index - 30), by: -1) {
      all = max(all, whole(at))
      if isInRun { run = max(run, whole(at)) }
      if pieces[at].blanks > 0 { isInRun = false }
    }
    return (run, all)
  }

  private func text(of line: Printed) -> String {
    var text = "", end = left, hasBlank = false
    for word in line.words {
      text += white(from: end, to: word.x0, hasBlank: hasBlank || word.hasBlankBefore) + word.text
      end = word.x1
      hasBlank = word.hasBlankAfter
    }
    return text
  }

  /// What joins a line to the one before, if that was only ended because the page was full; nil: it was ended on purpose. Sure: the blank at
  /// the line's end was printed.
  private func joint(_ last: Printed, _ next: Printed) -> (text: String, isSure: Bool)? {
    let word = next.words[0], end = last.words[last.words.count - 1]
    let width = Double(word.text.unicodeScalars.count) * pitch
    if word.x0 < left + 0.3 * pitch {
      if end.hasBlankAfter { return end.x1 + pitch + width > right ? (" ", true) : nil }
      if let character = end.text.last, "-–—/".contains(character) || (character == "]" && word.text.hasPrefix("(")) {
        return end.x1 + width > right ? ("", false) : nil
      }
      return end.x1 + pitch > right ? (" ", false) : nil
    }
    // A tab goes to the next line with the word that it stands before.
    guard let tab, abs((word.x0 - left) / tab - ((word.x0 - left) / tab).rounded()) * tab < 0.6 else { return nil }
    // Empty cells before the word have left their tabs on the line above.
    let first = ((end.x1 - left) / tab + 0.001).rounded(.down) + 1
    guard let passed = (0..<4).first(where: { left + tab * (first + Double($0)) + width > right }) else { return nil }
    return (String(repeating: "\t", count: passed), false)
  }

  /// "2.1", "A03": what tells the rows of a table apart.
  private static func beginsWithReference(_ text: String) -> Bool {
    let word = text.prefix { !$0.isWhitespace }
    return word.count <= 8 && word.contains(where: \.isNumber)
  }

  /// Whether a piece goes on with the line before: a row of a table has no more cells than the rows around it.
  private func belongs(_ index: Int, of pieces: [Piece], joint: String) -> Bool {
    let piece = pieces[index]
    let open = lines[lines.count - 1].text
    if open.hasPrefix("|"), piece.text.hasPrefix("|"), open.hasSuffix("|") { return false }
    if joint == " ", open.endsSentence, ListMark.split(piece.text[...]) != nil { return false }
    let before = open.utf8.count { $0 == 0x09 }, isPassed = joint.hasPrefix("\t"), more = piece.tabs + (isPassed ? joint.utf8.count : 0)
    if before + more == 0, let wrap, open.unicodeScalars.count + 1 + piece.text.unicodeScalars.count > wrap { return false }
    if joint == " ", before > 0, !open.endsSentence, piece.text.first?.isLowercase == true { return true }
    if joint == " ", before > 0, Self.beginsWithReference(open), !Self.beginsWithReference(piece.text) { return true }
    if more == 0 || (before == 0 && joint.isEmpty) { return true }
    let widths = Self.widths(around: index, in: pieces)
    // With all that may go on from here it makes a row just as wide as others.
    var whole = before + more
    for next in pieces[(index + 1)...].prefix(8) {
      if next.joint == nil { break }
      whole += next.tabs
    }
    if whole == widths.all { return true }
    if isPassed || (widths.run > 0 && before >= widths.run) { return false }
    return widths.all > 0 ? before + more <= widths.all : before <= more
  }

  // MARK: What it says

  var blocks: [Block] {
    var texts = lines.map(\.text)
    LostTabs.restore(&texts)
    return TextReader().blocks(of: texts) { place in
      guard let line = place.line else { return place }
      let first = lines[line - 1].place, last = lines[(place.lastLine ?? line) - 1].place
      return Place(page: first.page, line: first.line, lastLine: last.page == first.page && last.line != first.line ? last.line : nil)
    }
  }

  var diagnostics: [Diagnostic] {
    let note = Diagnostic(.note, "text-in-pdf", "a text file printed to PDF: its lines and tabs are put together again")
    return [note] + (lines.contains { $0.text.utf8.contains(0x09) } ? [LostTabs.diagnostic] : [])
  }
}
