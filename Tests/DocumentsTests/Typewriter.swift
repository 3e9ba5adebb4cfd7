import Documents

/// Prints a text file as a word processor does: one typewriter face, a paragraph a line of the file, wrapped where the page ends; tabs become
/// white up to the next stop, and a tab before a word that no longer fits goes to the next line with it.
struct Typewriter {
  var pitch = 6.0, left = 56.8, right = 538.5, stop = 35.45, lines = 62

  /// What stands at a place of a line.
  private struct Run {
    var text: String, x: Double
  }

  func print(_ text: [String]) -> PDFFixture {
    let printed = text.flatMap(wrapped)
    let pages = stride(from: 0, to: printed.count, by: lines).map { start in
      printed[start..<min(printed.count, start + lines)].enumerated().flatMap { number, runs in
        runs.map { PDFFixture.text($0.text, $0.x, 780 - 11.3 * Double(number), pitch / 0.6, .typewriter) }
      }
    }
    return PDFFixture(pages)
  }

  private func wrapped(_ line: String) -> [[Run]] {
    var out: [[Run]] = [[]], x = left, isBroken = false
    func nextStop() -> Double { left + stop * (((x - left) / stop + 0.001).rounded(.down) + 1) }
    func put(_ text: String) {
      if isBroken || out[out.count - 1].isEmpty {
        out[out.count - 1].append(Run(text: text, x: x))
      } else {
        out[out.count - 1][out[out.count - 1].count - 1].text += text
      }
      isBroken = false
      x += pitch * Double(text.count)
    }
    func breakLine() { (out, x, isBroken) = (out + [[]], left, true) }
    for (column, cell) in line.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
      let words = cell.split(separator: " ")
      if column > 0 {
        let first = pitch * Double(words.first?.count ?? 0)
        if nextStop() + first > right { breakLine() }
        (x, isBroken) = (nextStop(), true)
      }
      for (number, word) in words.enumerated() {
        if number > 0 {
          // A blank that does not fit hangs over the edge, and is not printed.
          let isOver = x + pitch > right
          if !isOver { put(" ") }
          if isOver || x + pitch * Double(word.count) > right { breakLine() }
        }
        put(String(word))
      }
    }
    return out
  }
}
