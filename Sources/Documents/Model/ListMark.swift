import Wording

/// The mark at the start of a list item or numbered paragraph: "1.", "2.1", "a)", "(iv)", "•".
public enum ListMark {
  /// Splits a line into its mark and the rest; `nil` where it begins with none.
  public static func split(_ line: Substring) -> (mark: Substring, rest: Substring)? {
    guard let end = markEnd(line) else { return nil }
    let rest = line[end...]
    guard let blank = rest.unicodeScalars.first, blank.isBlank else { return nil }
    let body = rest.drop { $0.unicodeScalars.allSatisfy(\.isBlank) }
    return body.isEmpty ? nil : (line[..<end], body)
  }

  public static func split(_ line: String) -> (mark: Substring, rest: Substring)? { split(Substring(line)) }

  /// Whether a mark is a bullet rather than a number or letter.
  public static func isBullet(_ mark: some StringProtocol) -> Bool {
    isBox(mark) || mark.unicodeScalars.allSatisfy(isBulletScalar) && !mark.isEmpty
  }

  /// Whether a mark is a box to tick, with or without a sign in it: "☐", "☑", "[~]".
  public static func isBox(_ mark: some StringProtocol) -> Bool {
    let scalars = Array(mark.unicodeScalars)
    return scalars.count == 1 ? (0x2610...0x2612).contains(scalars[0].value) : scalars.count == 3 && scalars[0] == "[" && scalars[2] == "]"
  }

  private static func isBulletScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2A, 0x2010...0x2015, 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2212, 0x2219, 0x2500, 0x25A0...0x25FF, 0x2610...0x2612,
      0x2756, 0x27A2,
      0x27A4, 0xB7,
      0xE000...0xF8FF:
      true
    case 0x2714, 0x2713, 0x2794, 0x2192: true
    default: false
    }
  }

  /// The grammar: bullet | "(" inner ")" | number ("." number)* [".)"] | letters [".)"], each followed by a blank.
  private static func markEnd(_ line: Substring) -> Substring.Index? {
    let scalars = line.unicodeScalars
    guard let first = scalars.first else { return nil }
    var index = scalars.index(after: scalars.startIndex)
    if isBulletScalar(first) { return index }
    func read(_ accept: (Unicode.Scalar) -> Bool, limit: Int) -> Int {
      var count = 0
      while index < scalars.endIndex, count < limit, accept(scalars[index]) {
        index = scalars.index(after: index)
        count += 1
      }
      return count
    }
    let digit: (Unicode.Scalar) -> Bool = { "0" <= $0 && $0 <= "9" }
    if first == "(" {
      let inner = read({ digit($0) || ("a" <= $0 && $0 <= "z") }, limit: 4)
      guard inner > 0, index < scalars.endIndex, scalars[index] == ")" else { return nil }
      return scalars.index(after: index)
    }
    if digit(first) {
      _ = read(digit, limit: 2)
      var groups = 1
      while groups < 5, index < scalars.endIndex, scalars[index] == "." {
        let next = scalars.index(after: index)
        guard next < scalars.endIndex, digit(scalars[next]) else { break }
        index = next
        _ = read(digit, limit: 3)
        groups += 1
      }
      if index < scalars.endIndex, scalars[index] == "." || scalars[index] == ")" { return scalars.index(after: index) }
      return groups > 1 ? index : nil
    }
    let roman: Set<Unicode.Scalar> = ["i", "v", "x"]
    if ("a" <= first && first <= "z") || ("A" <= first && first <= "Z") {
      if roman.contains(first) { _ = read({ roman.contains($0) }, limit: 4) }
      guard index < scalars.endIndex, scalars[index] == ")" || scalars[index] == "." else { return nil }
      return scalars.index(after: index)
    }
    return nil
  }
}
