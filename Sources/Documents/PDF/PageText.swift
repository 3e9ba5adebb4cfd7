import Wording

/// A run of glyphs in one font on one baseline, as the outside program gives it. Lengths are points (1/72 inch), y grows downwards.
struct Span: Sendable {
  var text: String
  /// The left and right edge, and the baseline.
  var x0: Double, x1: Double, baseline: Double
  var size: Double
  var isBold = false, isItalic = false
  /// Set in a font of pictures (Wingdings, Symbol), where a letter is not that letter.
  var isSymbol = false
  /// `0xRRGGBB`; 0 is black.
  var colour: UInt32 = 0
  var isStruck = false
  /// Runs up or down the page.
  var isUpright = false
  /// A blank was printed before it, or after it.
  var hasBlankBefore = false, hasBlankAfter = false
  /// Read from a layer that is not shown: text behind a scanned image.
  var isHidden = false

  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.isBlank) }
}

/// A straight ruling line, or a filled area.
struct Rule: Sendable, Hashable {
  var x0: Double, y0: Double, x1: Double, y1: Double
  var width: Double { x1 - x0 }
  var height: Double { y1 - y0 }
}

/// A filled rectangle and its colour.
struct Fill: Sendable, Hashable {
  var area: Rule
  var colour: UInt32
  /// Drawn with curves: a traffic light in a cell, perhaps.
  var isRound = false
}

/// One page as the outside program gives it.
struct PageText: Sendable {
  /// From 1, as a viewer counts.
  var number: Int
  var spans: [Span] = []
  /// Known where the page's drawing was read too.
  var drawing: PageDrawing?
}

/// What is drawn on a page besides text.
struct PageDrawing: Sendable {
  var width = 0.0, height = 0.0
  var horizontals: [Rule] = []
  var verticals: [Rule] = []
  /// In the order in which they are drawn: a later one covers an earlier.
  var fills: [Fill] = []
}
