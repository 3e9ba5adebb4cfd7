import Wording

/// A line as scalars and words, so that columns can be counted.
struct ColumnLine {
  struct Word {
    var start: Int
    var end: Int
    /// How many blanks stand before it; a line's first word has many.
    var blanks: Int
    /// "1.2", "3a", "B07": what tells rows apart.
    var isReference: Bool
    /// A dash or the like, which begins no cell after another's text.
    var isJoint: Bool
    var text: String
    /// The word as what cells begin with: all figures and months are one.
    var opener: String
  }

  let source: TextLine
  private let scalars: [Unicode.Scalar]
  private(set) var words: [Word] = []
  /// Where words begin after two or more blanks.
  private(set) var starts: [Int] = []
  /// The words that stand between two or more blanks, as ranges of their indices.
  private(set) var runs: [Range<Int>] = []

  init(_ source: TextLine) {
    self.source = source
    scalars = Array(source.text.unicodeScalars)
    var start: Int?, end = -100
    for index in 0...scalars.count {
      if index < scalars.count, !scalars[index].isBlank {
        if start == nil { start = index }
      } else if let begun = start {
        let text = Self.text(scalars[begun..<index])
        words.append(
          Word(
            start: begun, end: index, blanks: begun - end, isReference: Self.isReference(scalars[begun..<index]),
            isJoint: scalars[begun..<index].allSatisfy { "-–—/&+".unicodeScalars.contains($0) }, text: text,
            opener: text.first?.isNumber == true || ColumnHeader.isTime(text) ? "#" : text))
        if begun - end > 1 {
          starts.append(begun)
          runs.append(words.count - 1..<words.count)
        } else {
          runs[runs.count - 1] = runs[runs.count - 1].lowerBound..<words.count
        }
        (start, end) = (nil, index)
      }
    }
  }

  var isBlank: Bool { words.isEmpty }

  /// The line with blanks in some places.
  func blanked(_ places: [Range<Int>]) -> ColumnLine {
    var scalars = scalars
    for place in places { for at in place where at < scalars.count { scalars[at] = " " } }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    var line = source
    line.text = String(view)[...]
    return ColumnLine(line)
  }
  /// What stands between two or more blanks.
  var cells: [(text: String, width: Int)] {
    runs.map { run in
      let start = words[run.lowerBound].start, end = words[run.upperBound - 1].end
      return (text(start..<end), end - start)
    }
  }

  /// Its words.
  var texts: [String] { words.map(\.text) }

  func text(_ range: Range<Int>) -> String { Self.text(scalars[range]).squeezed }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private static func isReference(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.count <= 7 else { return false }
    var body = word
    if let last = body.last, last == "." || last == ":" { body.removeLast() }
    let capitals = body.prefix { $0.properties.isUppercase }.count
    let digits = body.dropFirst(capitals).prefix { ("0"..."9").contains($0) }.count
    let rest = body.dropFirst(capitals + digits)
    guard capitals <= 4, (1...2).contains(digits) else { return false }
    if rest.isEmpty { return capitals > 0 || body.count < word.count }
    if rest.count == 1 { return rest.first!.properties.isLowercase }
    // "1-2", but no stretch such as "10-12".
    if capitals == 0, digits == 1, rest.first == "-" { return rest.count <= 3 && rest.dropFirst().allSatisfy { ("0"..."9").contains($0) } }
    guard rest.first == "." || capitals > 0 && (rest.first == "-" || rest.first == "/") else { return false }
    return rest.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == "." || $0.properties.isLowercase }
  }
}
