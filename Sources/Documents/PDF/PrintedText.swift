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

  private mutating func rebuild(_ printed: [Printed]) {
    let pieces = pieces(printed)
    let joints = PrintedRows.joints(of: pieces, wrap: Self.wrap(pieces))
    for (piece, joint) in zip(pieces, joints) {
      if let joint {
        lines[lines.count - 1].text += joint + piece.text.drop { joint == " " && $0 == " " }
        lines[lines.count - 1].place = Self.joined(lines[lines.count - 1].place, piece.place)
      } else {
        for _ in 0..<piece.blanks { lines.append(("", piece.place)) }
        lines.append((piece.text, piece.place))
      }
    }
  }

  /// The longest line of running text, where the text itself was wrapped: many of its lines are nearly as long, and none is much longer.
  private static func wrap(_ pieces: [PrintedRows.Piece]) -> Int? {
    let lengths = pieces.filter { $0.tabs == 0 }.map(\.text.unicodeScalars.count).filter { $0 > 20 }
    guard let longest = lengths.max(), longest <= 130, lengths.count > 8 else { return nil }
    return lengths.count(where: { $0 * 5 >= longest * 4 }) * 3 >= lengths.count ? longest + 8 : nil
  }

  private func pieces(_ printed: [Printed]) -> [PrintedRows.Piece] {
    let steps = zip(printed, printed.dropFirst()).filter { $0.page == $1.page }.map { $1.baseline - $0.baseline }.sorted()
    // Most lines follow each other; the least step could be a raised figure's.
    let lead = steps.isEmpty ? 1.2 * printed[0].words[0].size : steps[steps.count / 10]
    let top = printed.lazy.map(\.baseline).min()!, bottom = printed.lazy.map(\.baseline).max()!
    var out: [PrintedRows.Piece] = []
    for (index, line) in printed.enumerated() {
      var piece = PrintedRows.Piece(text: text(of: line), place: Place(page: line.page, line: line.number))
      if index > 0 {
        let last = printed[index - 1]
        let isNext = last.page == line.page ? line.baseline - last.baseline < 1.5 * lead : line.baseline - top < 0.5 * lead
        if isNext, let joint = joint(last, line) {
          if joint.isSure {
            out[out.count - 1].text += " " + piece.text
            out[out.count - 1].place = Self.joined(out[out.count - 1].place, piece.place)
            continue
          }
          piece.joint = joint.joint
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
  private func joint(_ last: Printed, _ next: Printed) -> (joint: PrintedRows.Joint, isSure: Bool)? {
    let word = next.words[0], end = last.words[last.words.count - 1]
    // A stroke does not begin a line: it stays with the word before.
    let held = next.words.count > 1 && next.words[1].text.hasPrefix("/") ? next.words[1].x1 : word.x1
    let width = max(held - word.x0, Double(word.text.unicodeScalars.count) * pitch)
    if word.x0 < left + 0.3 * pitch {
      if end.hasBlankAfter { return end.x1 + pitch + width > right ? (.init(text: " "), true) : nil }
      // A word may be parted behind a hyphen; a dash on its own is followed by a blank.
      let isParted = end.text.count > 1 && end.text.last.map { "-–—/".contains($0) } == true
      if isParted || (end.text.last == "]" && word.text.hasPrefix("(")) {
        return end.x1 + width > right ? (.init(text: ""), false) : nil
      }
      return end.x1 + pitch > right ? (.init(text: " "), false) : nil
    }
    // A tab goes to the next line with the word that it stands before.
    guard let tab, abs((word.x0 - left) / tab - ((word.x0 - left) / tab).rounded()) * tab < 0.6 else { return nil }
    // Empty cells before the word have left their tabs on the line above: at least up to the first stop where the word does not fit.
    let first = Int(((end.x1 - left) / tab + 0.001).rounded(.down)) + 1, last = Int(((right - left) / tab).rounded(.down))
    guard let fitting = (first...max(first, last + 1)).first(where: { left + tab * Double($0) + width > right }) else { return nil }
    return (.init(text: String(repeating: "\t", count: fitting - first), spareTabs: max(0, last - fitting + 1)), false)
  }

  // MARK: What it says

  var blocks: [Block] {
    var texts = lines.map(\.text)
    LostTabs.restore(&texts)
    return TextReader().blocks(of: texts) { place in
      guard let line = place.line else { return place }
      return Self.joined(lines[line - 1].place, lines[(place.lastLine ?? line) - 1].place)
    }
  }

  /// A place that goes on to another, as far as both are on one page.
  private static func joined(_ first: Place, _ last: Place) -> Place {
    let end = last.lastLine ?? last.line
    return Place(page: first.page, line: first.line, lastLine: last.page == first.page && end != first.line ? end : first.lastLine)
  }

  var diagnostics: [Diagnostic] {
    let note = Diagnostic(.note, "text-in-pdf", "a text file printed to PDF: its lines and tabs are put together again")
    return [note] + (lines.contains { $0.text.utf8.contains(0x09) } ? [LostTabs.diagnostic] : [])
  }
}
