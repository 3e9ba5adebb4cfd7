/// A text cut into numbers, words and marks, for reading the times that it names. Positions count Unicode scalars.
struct TimeText: Sendable {
  enum Kind: Sendable, Hashable {
    /// A run of digits.
    case number(value: Int, digits: Int)
    /// A run of letters, in lower case.
    case word(String)
    /// Anything else but white space; every kind of dash is "-", every kind of apostrophe "'".
    case mark(Unicode.Scalar)
  }

  struct Token: Sendable, Hashable {
    var kind: Kind
    var start: Int, end: Int
    /// Whether white space comes before it.
    var isSpaced: Bool
  }

  let scalars: [Unicode.Scalar]
  let tokens: [Token]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var position = 0, isSpaced = true
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar.isBlank {
        isSpaced = true
        position += 1
        continue
      }
      let start = position
      var kind = Kind.mark(Self.plain(scalar))
      if Self.isDigit(scalar) {
        var value = 0
        while position < scalars.count, Self.isDigit(scalars[position]) {
          // Ten digits are more than any date has; beyond them the value no longer matters.
          if position - start < 10 { value = value * 10 + Int(scalars[position].value - 0x30) }
          position += 1
        }
        kind = .number(value: value, digits: position - start)
      } else if scalar.properties.isAlphabetic {
        var word = String.UnicodeScalarView()
        while position < scalars.count, scalars[position].properties.isAlphabetic {
          word.append(scalars[position])
          position += 1
        }
        kind = .word(String(word).lowercased())
      } else {
        position += 1
      }
      tokens.append(Token(kind: kind, start: start, end: position, isSpaced: isSpaced))
      isSpaced = false
    }
    self.scalars = scalars
    self.tokens = tokens
  }

  /// The text between two positions.
  func text(_ range: Range<Int>) -> String {
    var out = String.UnicodeScalarView()
    out.append(contentsOf: scalars[range])
    return String(out)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{2010}"..."\u{2015}", "\u{2212}": "-"
    case "\u{2018}", "\u{2019}", "\u{00B4}", "`": "'"
    default: scalar
    }
  }
}

extension TimeText {
  func number(at index: Int) -> (value: Int, digits: Int)? {
    guard tokens.indices.contains(index), case .number(let value, let digits) = tokens[index].kind else { return nil }
    return (value, digits)
  }

  func word(at index: Int) -> String? {
    guard tokens.indices.contains(index), case .word(let word) = tokens[index].kind else { return nil }
    return word
  }

  func mark(at index: Int) -> Unicode.Scalar? {
    guard tokens.indices.contains(index), case .mark(let mark) = tokens[index].kind else { return nil }
    return mark
  }

  func isSpaced(at index: Int) -> Bool { tokens.indices.contains(index) ? tokens[index].isSpaced : true }
}
