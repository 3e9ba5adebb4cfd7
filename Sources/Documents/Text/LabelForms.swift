import PlanSchema
import Wording

/// Labels beside their values, with blanks between them in place of a colon, two of them in a line perhaps ("Led by   Head of Court    Deadline
/// 31 March 2025"), as `pdftotext -layout` prints the forms in which plans give an action.
///
/// The text itself tells what a label is: words that lines begin with again and again, in the same order, before other words. Each label is
/// given as a paragraph of its own with what is wrapped beside it.
struct LabelForms {
  private let lines: [TextLine], running: Set<Int>
  /// Labels at the beginning of lines, and behind a value.
  private var left: Set<String> = [], right: Set<String> = []

  /// A label with its value, as it grows line by line.
  private struct Entry {
    var label: String, value: String
    var first: TextLine, last: TextLine
    /// Where the label and its value begin.
    var start: Int, valueStart: Int
  }

  init(_ lines: [TextLine], running: Set<Int>) {
    self.lines = lines
    self.running = running
    let parsed = lines.indices.filter { !running.contains($0) && !lines[$0].isBlank }.map { ColumnLine(lines[$0]) }
    learn(parsed)
  }

  /// Reads the labels of the lines that begin at one, if it begins with one.
  mutating func read(from start: Int) -> (blocks: [Block], end: Int)? {
    guard !left.isEmpty, let opening = entries(ColumnLine(lines[start])) else { return nil }
    var done: [Entry] = [], open = opening, index = start + 1
    while index < lines.count, !running.contains(index), !lines[index].isBlank, lines[index].page == lines[start].page {
      let line = ColumnLine(lines[index])
      if let next = entries(line) {
        done += open
        open = next
      } else if line.words[0].start > open[0].start + 3 {
        goOn(&open, with: line)
      } else if open[0].last.number + 1 == line.source.number || open[0].first.number + 1 == line.source.number,
        endsLabel(line, of: open[0])
      {
        // "Where we want to" over "be"
        open[0].label += " " + line.words[line.runs[0]].map(\.text).joined(separator: " ")
        open[0].last = line.source
        if line.runs.count > 1 { goOn(&open, with: line, from: 1) }
      } else {
        break
      }
      index += 1
    }
    return ((done + open).map(block), index)
  }

  private func block(_ entry: Entry) -> Block {
    var paragraph = Paragraph((entry.label + " " + entry.value).squeezed, place: PlaceOfText(first: entry.first, last: entry.last).place)
    if !entry.label.hasSuffix(":") { paragraph.boldLead = entry.label }
    paragraph.isBold = entry.value.isEmpty
    return Block(.paragraph(paragraph))
  }

  // MARK: One line

  /// The labels of a line with what stands beside them; nil where it begins with none.
  private func entries(_ line: ColumnLine) -> [Entry]? {
    guard let (label, words) = opening(line, from: 0, of: left) else { return nil }
    // "Action plan following the visit" begins with no label.
    if words < line.words.count, line.words[words].blanks == 1, line.words[words].text.first?.isLowercase == true { return nil }
    var entries = [entry(label, line, 0..<words)]
    var index = words
    while index < line.words.count {
      // A label stands behind wide white, or before it.
      if let (label, count) = opening(line, from: index, of: right),
        line.words[index].blanks > 1 || index + count < line.words.count && line.words[index + count].blanks > 1
      {
        entries.append(entry(label, line, index..<index + count))
        index += count
      } else {
        entries[entries.count - 1].value += " " + line.words[index].text
        index += 1
      }
    }
    return entries
  }

  private func entry(_ label: String, _ line: ColumnLine, _ words: Range<Int>) -> Entry {
    let start = line.words[words.lowerBound].start
    let value = words.upperBound < line.words.count ? line.words[words.upperBound].start : line.words[words.upperBound - 1].end + 1
    return Entry(label: label, value: "", first: line.source, last: line.source, start: start, valueStart: value)
  }

  /// The longest label that the words from one on are, and how many words it has.
  private func opening(_ line: ColumnLine, from index: Int, of labels: Set<String>) -> (label: String, words: Int)? {
    for count in (1...5).reversed() where index + count <= line.words.count {
      if line.words[(index + 1)..<(index + count)].contains(where: { $0.blanks > 1 }) { continue }
      let text = line.words[index..<index + count].map(\.text).joined(separator: " ")
      if labels.contains(text) { return (text, count) }
    }
    return nil
  }

  /// Adds the words of a line without labels to the values that they stand under.
  private func goOn(_ entries: inout [Entry], with line: ColumnLine, from first: Int = 0) {
    for run in line.runs.dropFirst(first) {
      let start = line.words[run.lowerBound].start
      let at = entries.lastIndex { $0.start <= start + 2 && $0.valueStart <= start + 3 } ?? 0
      entries[at].value += " " + line.words[run].map(\.text).joined(separator: " ")
      entries[at].last = line.source
    }
  }

  /// Whether a line begins with the rest of a label that was too wide for its column.
  private func endsLabel(_ line: ColumnLine, of entry: Entry) -> Bool {
    line.words[0].text.first?.isLowercase == true && abs(line.words[0].start - entry.start) <= 1
      && line.words[line.runs[0].upperBound - 1].end < entry.valueStart
  }

  // MARK: The labels of the text

  private mutating func learn(_ lines: [ColumnLine]) {
    // With what stands beside them: the heading of a column that comes again has the same others beside it.
    var firsts: [String: Set<String>] = [:], openings: [String: Set<String>] = [:]
    for line in lines {
      if line.runs.count > 1, let label = Self.label(line, line.runs[0]) {
        firsts[label, default: []].insert(line.words[line.runs[0].upperBound...].map(\.text).joined(separator: " "))
      }
      for count in 1...3 where count < line.runs[0].count {
        let words = line.words[line.runs[0]].map(\.text)
        if let label = Self.label(words.prefix(count)), words[count].first?.isLowercase == false {
          openings[label, default: []].insert(words[count...].joined(separator: " "))
        }
      }
    }
    let known = Set(firsts.filter { $0.value.count > 2 }.keys)
    guard known.count > 1 else { return }
    // A wide label leaves one blank before its value.
    let indents = Set(lines.filter { line in Self.label(line, line.runs[0]).map(known.contains) ?? false }.map(\.words[0].start))
    var wide: Set<String> = []
    for (label, others) in openings where others.count > 2 && !known.contains(label) && label.contains(" ") {
      let own = lines.indices.filter { Self.begins(lines[$0], with: label) }
      let beside = own.count { at in
        [at - 1, at + 1, at + 2].contains { near in
          lines.indices.contains(near) && Self.label(lines[near], lines[near].runs[0]).map(known.contains) ?? false
        }
      }
      if beside * 10 >= own.count * 8, own.allSatisfy({ indents.contains(lines[$0].words[0].start) }) { wide.insert(label) }
    }
    left = known.union(wide.filter { label in !wide.contains { $0 != label && $0.hasPrefix(label + " ") } })
    let formed = lines.filter { opening($0, from: 0, of: left) != nil }
    right = seconds(formed)
    if right.isEmpty || !keepsOrder(formed) { (left, right) = ([], []) }
  }

  /// What stands behind a value again and again, beside the same label at the left: a run of words before another, or what a run begins with.
  private func seconds(_ lines: [ColumnLine]) -> Set<String> {
    var counts: [String: [String: Int]] = [:], values: [String: Set<String>] = [:]
    for line in lines {
      guard let first = opening(line, from: 0, of: left)?.label else { continue }
      for (number, run) in line.runs.enumerated().dropFirst() {
        let words = line.words[run].map(\.text)
        for count in 1...min(3, words.count) {
          let isWhole = count == words.count
          guard let label = Self.label(words.prefix(count)), !isWhole || number + 1 < line.runs.count || label.hasSuffix(":") else {
            continue
          }
          if !isWhole, words[count].first?.isLowercase == true { continue }
          counts[label, default: [:]][first, default: 0] += 1
          let rest = isWhole ? number + 1 < line.runs.count ? line.words[line.runs[number + 1]].map(\.text) : [] : Array(words[count...])
          values[label, default: []].insert(rest.joined(separator: " "))
        }
      }
    }
    let found = counts.filter { label, firsts in
      let all = firsts.values.reduce(0, +)
      return all > 2 && firsts.values.max()! * 10 >= all * 8 && values[label]!.count > 1 && !left.contains(label)
    }.keys
    return Set(found.filter { label in !found.contains { $0 != label && $0.hasPrefix(label + " ") } })
  }

  /// Whether the labels follow each other as in forms: hardly ever the same twice, and after one mostly the same other.
  private func keepsOrder(_ lines: [ColumnLine]) -> Bool {
    var next: [String: [String: Int]] = [:], before: String?
    for line in lines {
      let label = opening(line, from: 0, of: left)?.label ?? ""
      if let before { next[before, default: [:]][label, default: 0] += 1 }
      before = label
    }
    let all = next.values.flatMap(\.values).reduce(0, +), same = next.reduce(0) { $0 + ($1.value[$1.key] ?? 0) }
    let usual = next.values.compactMap { $0.values.max() }.reduce(0, +)
    return all > 5 && same * 10 <= all && usual * 10 >= all * 6
  }

  private static func label(_ line: ColumnLine, _ run: Range<Int>) -> String? { label(line.words[run].map(\.text)[...]) }

  /// Words that may be a label.
  private static func label(_ words: ArraySlice<String>) -> String? {
    guard words.count <= 5, let last = words.last?.last, !".;,)–-".contains(last), words.first?.first?.isUppercase == true else {
      return nil
    }
    let label = words.joined(separator: " ")
    // "Progress at 14 March" is one, "Audit 3 files" is not.
    let isDated = words.count > 3 && words.dropFirst(2).contains(where: ColumnHeader.isTime)
    return label.utf8.count <= 34 && label.utf8.count > 2 && (isDated || !label.contains(where: \.isNumber)) ? label : nil
  }

  private static func begins(_ line: ColumnLine, with label: String) -> Bool {
    let words = label.split(separator: " ")
    return line.words.count > words.count && zip(line.words, words).allSatisfy { $0.text == $1 }
  }
}
