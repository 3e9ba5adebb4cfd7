import Wording

/// The vocabulary of sums and figures.
enum AmountWords {
  static let lexicon = Vocabulary.load("amounts")
}

/// A number in a text, with the characters around it that belong to it.
struct NumberScan: Sendable, Hashable {
  /// The number itself; `nil` where it has more digits than a number can hold.
  var value: Double
  /// "£" before it or "%" after it.
  var sign: Unicode.Scalar?
  /// The word written against it or right after it ("k", "million", "days"), lower case.
  var suffix: String?
  /// Where it stands with its sign and the suffix, if that is written against it; Unicode scalars.
  var range: Range<Int>

  /// Every number in a text: `1,200`, `98.5`, `£40k`, `-3`, `54%`.
  static func all(in scalars: [Unicode.Scalar]) -> [NumberScan] {
    var found: [NumberScan] = []
    var index = 0
    while index < scalars.count {
      guard isDigit(scalars[index]) else {
        index += 1
        continue
      }
      var start = index
      var digits = ""
      while index < scalars.count {
        if isDigit(scalars[index]) {
          digits.unicodeScalars.append(scalars[index])
        } else if scalars[index] == ",", isGroup(scalars, after: index) {
        } else if scalars[index] == ".", !digits.contains("."), index + 1 < scalars.count, isDigit(scalars[index + 1]) {
          digits.append(".")
        } else {
          break
        }
        index += 1
      }
      var scan = NumberScan(value: Double(digits) ?? 0, range: start..<index)
      if start > 0, scalars[start - 1] == "-" || scalars[start - 1] == "\u{2212}", start == 1 || scalars[start - 2].isBlank {
        scan.value = -scan.value
        start -= 1
      }
      if let pound = before(start, in: scalars), scalars[pound] == "£" {
        scan.sign = "£"
        start = pound
      }
      var end = index
      if let percent = after(index, in: scalars), scalars[percent] == "%" {
        scan.sign = "%"
        end = percent + 1
      } else {
        let (word, wordEnd) = word(from: index, in: scalars)
        scan.suffix = word
        if wordEnd > index, index < scalars.count, !scalars[index].isBlank { end = wordEnd }
      }
      scan.range = start..<end
      index = max(index, end)
      found.append(scan)
    }
    return found
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Whether a comma is followed by exactly three digits.
  private static func isGroup(_ scalars: [Unicode.Scalar], after comma: Int) -> Bool {
    guard comma + 3 < scalars.count, (1...3).allSatisfy({ isDigit(scalars[comma + $0]) }) else { return false }
    return comma + 4 >= scalars.count || !isDigit(scalars[comma + 4])
  }

  private static func before(_ index: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var at = index - 1
    while at >= 0, scalars[at].isBlank { at -= 1 }
    return at >= 0 ? at : nil
  }

  private static func after(_ index: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var at = index
    while at < scalars.count, scalars[at].isBlank { at += 1 }
    return at < scalars.count ? at : nil
  }

  private static func word(from index: Int, in scalars: [Unicode.Scalar]) -> (String?, Int) {
    guard var at = after(index, in: scalars) else { return (nil, index) }
    var word = String.UnicodeScalarView()
    while at < scalars.count, scalars[at].properties.isAlphabetic {
      word.append(scalars[at])
      at += 1
    }
    return word.isEmpty ? (nil, index) : (String(word).lowercased(), at)
  }
}
