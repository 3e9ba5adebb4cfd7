/// Reads what `mutool draw -F stext.json` writes: pages of blocks of lines, a line for each run in one font.
///
///     {"file": …, "pages": [{"blocks": [{"type": "text", "lines": [
///       {"bbox": {"x", "y", "w", "h"}, "font": {"name", "weight", "style", "size"}, "x", "y", "text"}, …]}, …]}, …]}
///
/// Keys that are not named here are passed over, whatever they hold, so that other versions of the program are read too. One pass over
/// the bytes; a `String` is made for each run's text only.
struct StructuredTextScanner {
  /// How many units of the output make one point.
  let unitsPerPoint: Double
  private var cursor: JSONCursor
  private var fonts: [(name: [UInt8], flags: FontFlags, descent: Double?)] = []
  /// The font of the line that is being read.
  private var font = -1

  init(_ bytes: UnsafeBufferPointer<UInt8>, unitsPerPoint: Double) {
    self.unitsPerPoint = unitsPerPoint
    cursor = JSONCursor(bytes)
  }

  /// The pages, and whether the output came to its proper end.
  static func pages(of output: [UInt8], unitsPerPoint: Double) -> (pages: [PageText], isWhole: Bool) {
    output.withUnsafeBufferPointer { bytes in
      var scanner = StructuredTextScanner(bytes, unitsPerPoint: unitsPerPoint)
      return scanner.document()
    }
  }

  private mutating func document() -> (pages: [PageText], isWhole: Bool) {
    var pages: [PageText] = []
    // Some versions write a warning before the document.
    guard cursor.findObject(), cursor.enterObject() else { return ([], false) }
    while let key = cursor.nextKey() {
      guard cursor.text(key, is: "pages"), cursor.enterArray() else {
        cursor.skipValue()
        continue
      }
      while cursor.nextElement() {
        pages.append(page(number: pages.count + 1))
      }
    }
    return (pages, !cursor.isBroken)
  }

  private mutating func page(number: Int) -> PageText {
    var page = PageText(number: number)
    guard cursor.enterObject() else { return page }
    while let key = cursor.nextKey() {
      guard cursor.text(key, is: "blocks"), cursor.enterArray() else {
        cursor.skipValue()
        continue
      }
      while cursor.nextElement() { block(into: &page.spans) }
    }
    return page
  }

  private mutating func block(into spans: inout [Span]) {
    guard cursor.enterObject() else { return }
    while let key = cursor.nextKey() {
      guard cursor.text(key, is: "lines"), cursor.enterArray() else {
        cursor.skipValue()
        continue
      }
      while cursor.nextElement() { if let span = line() { spans.append(span) } }
    }
  }

  private mutating func line() -> Span? {
    guard cursor.enterObject() else { return nil }
    var span = Span(text: "", x0: 0, x1: 0, baseline: 0, size: 0)
    var top = 0.0, width = 0.0, height = 0.0, writing = 0.0
    font = -1
    while let key = cursor.nextKey() {
      switch true {
      case cursor.text(key, is: "bbox"):
        guard cursor.enterObject() else { continue }
        while let side = cursor.nextKey() {
          if cursor.text(side, is: "x") {
            span.x0 = cursor.number() / unitsPerPoint
          } else if cursor.text(side, is: "w") {
            width = cursor.number() / unitsPerPoint
          } else if cursor.text(side, is: "y") {
            top = cursor.number() / unitsPerPoint
          } else if cursor.text(side, is: "h") {
            height = cursor.number() / unitsPerPoint
          } else {
            cursor.skipValue()
          }
        }
      case cursor.text(key, is: "font"): font(into: &span)
      case cursor.text(key, is: "wmode"): writing = cursor.number()
      case cursor.text(key, is: "y"): span.baseline = cursor.number() / unitsPerPoint
      case cursor.text(key, is: "text"): span.text = cursor.string()
      default: cursor.skipValue()
      }
    }
    guard !span.text.isEmpty else { return nil }
    span.x1 = span.x0 + width
    mendBaseline(&span, bottom: top + height)
    span.isUpright = writing == 1 || (span.text.utf8.count > 2 && height > 2.5 * span.size && height > 1.5 * width)
    return span
  }

  /// The baseline comes from the run's first glyph. Where that is a blank that the program itself put in, it stands on the baseline of the
  /// run before, which may be a raised figure. How far the font reaches below its baseline, seen from other runs, tells the true one.
  private mutating func mendBaseline(_ span: inout Span, bottom: Double) {
    guard font >= 0, span.size > 0 else { return }
    if span.text.utf8.first != 0x20 {
      if fonts[font].descent == nil { fonts[font].descent = (bottom - span.baseline) / span.size }
    } else if let descent = fonts[font].descent {
      let baseline = bottom - descent * span.size
      if abs(baseline - span.baseline) > 0.1 * span.size, abs(baseline - span.baseline) < span.size { span.baseline = baseline }
    }
  }

  private mutating func font(into span: inout Span) {
    guard cursor.enterObject() else { return }
    var isBold = false, isItalic = false
    while let key = cursor.nextKey() {
      switch true {
      case cursor.text(key, is: "name"):
        let flags = self.flags(of: cursor.rawString())
        span.isSymbol = flags.isSymbol
        isBold = isBold || flags.isBold
        isItalic = isItalic || flags.isItalic
      case cursor.text(key, is: "weight"): if cursor.text(cursor.rawString(), is: "bold") { isBold = true }
      case cursor.text(key, is: "style"): if cursor.text(cursor.rawString(), is: "italic") { isItalic = true }
      case cursor.text(key, is: "size"): span.size = cursor.number() / unitsPerPoint
      default: cursor.skipValue()
      }
    }
    span.isBold = isBold
    span.isItalic = isItalic
  }

  /// A document has a dozen fonts and ten thousand runs: each name is looked at once.
  private mutating func flags(of name: Range<Int>) -> FontFlags {
    if let known = fonts.firstIndex(where: { cursor.text(name, is: $0.name) }) {
      font = known
      return fonts[known].flags
    }
    let bytes = cursor.bytes(name)
    font = fonts.count
    fonts.append((bytes, FontFlags(name: bytes), nil))
    return fonts[font].flags
  }
}
