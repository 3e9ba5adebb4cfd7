import Wording

/// Reads what `mutool draw -F trace` writes: every glyph with its place and colour, every line and filled area.
///
///     <page mediabox="0 0 595 842">
///       <fill_text colorspace="DeviceRGB" color="1 0 0" transform="1 0 0 -1 0 842">
///         <span font="ABC+Tahoma" trm="12 0 0 12"> <g unicode="A" x="72" y="700" adv=".6"/> … </span>
///       </fill_text>
///       <fill_path color="0" transform="…"> <moveto x="…" y="…"/> <lineto …/> … <closepath/> </fill_path>
///
/// Tags that are not named here are passed over, so that other versions of the program are read too. One pass over the bytes.
struct TraceScanner {
  private var cursor: MarkupCursor
  private var pages: [PageText] = []
  private var page = PageText(number: 0)
  private var drawing = DrawingBuilder()
  private var fonts: [(name: [UInt8], flags: FontFlags)] = []

  /// The pages with their drawings, numbered as they were asked for.
  static func pages(of output: [UInt8], numbers: [Int]) -> [PageText] {
    output.withUnsafeBufferPointer { bytes in
      var scanner = TraceScanner(cursor: MarkupCursor(bytes))
      scanner.scan(numbers)
      return scanner.pages
    }
  }

  private init(cursor: MarkupCursor) { self.cursor = cursor }

  private enum Paint { case fill, stroke, hidden, none }

  private mutating func scan(_ numbers: [Int]) {
    var paint = Paint.none, colour: UInt32 = 0, transform = Transform()
    while cursor.nextTag() {
      let name = cursor.name
      if cursor.text(name, is: "g") {
        glyph(paint, colour)
      } else if cursor.text(name, is: "span") {
        span(transform)
      } else if cursor.text(name, is: "moveto") || cursor.text(name, is: "lineto") || cursor.text(name, is: "curveto") {
        if drawing.isOpen { point(cursor.text(name, is: "moveto"), isCurve: cursor.text(name, is: "curveto")) }
      } else if cursor.text(name, is: "closepath") {
        drawing.close()
      } else if cursor.text(name, is: "fill_text") || cursor.text(name, is: "stroke_text") || cursor.text(name, is: "clip_text") {
        // Text that is filled and stroked comes twice; `Row` takes it once.
        (colour, transform, _) = paintAttributes()
        paint = .fill
      } else if cursor.text(name, is: "ignore_text") {
        (colour, transform, _) = paintAttributes()
        paint = .hidden
      } else if cursor.text(name, is: "fill_path") || cursor.text(name, is: "stroke_path") {
        let isStroke = cursor.text(name, is: "stroke_path")
        let (colour, transform, isClear) = paintAttributes()
        drawing.open(isStroke: isStroke, colour: colour, transform: transform, isClear: isClear)
      } else if cursor.text(name, is: "/fill_path") || cursor.text(name, is: "/stroke_path") {
        drawing.finish()
      } else if cursor.text(name, is: "page") {
        beginPage(numbers)
      } else if cursor.text(name, is: "/page") {
        endPage()
      }
    }
    endPage()
  }

  private mutating func beginPage(_ numbers: [Int]) {
    endPage()
    var box = [0.0, 0, 0, 0]
    while let (name, value) = cursor.nextAttribute() {
      if cursor.text(name, is: "mediabox") { box = cursor.numbers(value) }
    }
    page = PageText(number: pages.count < numbers.count ? numbers[pages.count] : 0)
    drawing = DrawingBuilder()
    if box.count >= 4 { (drawing.drawing.width, drawing.drawing.height) = (box[2] - box[0], box[3] - box[1]) }
  }

  private mutating func endPage() {
    guard page.number > 0 else { return }
    endWord()
    page.drawing = drawing.drawing
    pages.append(page)
    page = PageText(number: 0)
  }

  private mutating func paintAttributes() -> (colour: UInt32, transform: Transform, isClear: Bool) {
    endWord()
    var colour: UInt32 = 0, transform = Transform(), isClear = false, isSeparation = false
    while let (name, value) = cursor.nextAttribute() {
      if cursor.text(name, is: "colorspace") {
        isSeparation = cursor.bytes(value).starts(with: "Separation".utf8) || cursor.bytes(value).starts(with: "DeviceN".utf8)
      } else if cursor.text(name, is: "color") {
        colour = PDFColour.packed(cursor.numbers(value), isInk: isSeparation)
      } else if cursor.text(name, is: "transform") {
        transform = Transform(cursor.numbers(value)) ?? transform
      } else if cursor.text(name, is: "alpha") {
        isClear = cursor.number(value) < 0.05
      }
    }
    return (colour, transform, isClear)
  }

  private mutating func point(_ isMove: Bool, isCurve: Bool) {
    var x = 0.0, y = 0.0
    while let (name, value) = cursor.nextAttribute() {
      // A curve's end is its third point.
      if cursor.text(name, is: "x") || cursor.text(name, is: "x3") { x = cursor.number(value) }
      if cursor.text(name, is: "y") || cursor.text(name, is: "y3") { y = cursor.number(value) }
    }
    drawing.add(x, y, isMove: isMove, isCurve: isCurve)
  }

  // MARK: Glyphs into words

  private var flags = FontFlags(name: [])
  private var textTransform = Transform()
  /// From the font's unit square to the page; its shift is not used.
  private var glyphTransform = Transform()
  private var size = 0.0
  private var word: Span?
  private var pendingBlank = false

  private mutating func span(_ transform: Transform) {
    endWord()
    pendingBlank = false
    textTransform = transform
    glyphTransform = transform
    while let (name, value) = cursor.nextAttribute() {
      if cursor.text(name, is: "font") {
        flags = flags(of: value)
      } else if cursor.text(name, is: "trm") {
        glyphTransform = (Transform(cursor.numbers(value)) ?? Transform()).then(transform)
      }
    }
    size = glyphTransform.scale
  }

  private mutating func glyph(_ paint: Paint, _ colour: UInt32) {
    var text = "", x = 0.0, y = 0.0, advance = 0.5, isDrawn = false
    while let (name, value) = cursor.nextAttribute() {
      if cursor.text(name, is: "unicode") {
        text = cursor.string(value)
      } else if cursor.text(name, is: "x") {
        x = cursor.number(value)
      } else if cursor.text(name, is: "y") {
        y = cursor.number(value)
      } else if cursor.text(name, is: "adv") {
        advance = cursor.number(value)
      } else if cursor.text(name, is: "glyph") {
        isDrawn = !cursor.text(value, is: "-1")
      }
    }
    guard !text.isEmpty else { return }
    // The further letters of a ligature have no glyph of their own.
    if !isDrawn, word != nil {
      word!.text += text
      return
    }
    let at = textTransform.point(x, y)
    if text.unicodeScalars.allSatisfy(\.isBlank) {
      word?.hasBlankAfter = true
      endWord()
      pendingBlank = true
      return
    }
    let isUpright = abs(glyphTransform.b) > abs(glyphTransform.a)
    let end = at.x + (isUpright ? 0 : advance * abs(glyphTransform.a))
    // The further letters of a ligature stand where its first one does, and take no room.
    if advance == 0, let open = word, abs(open.baseline - at.y) < 0.05 * size, open.x0 - 0.05 * size <= at.x, at.x <= open.x1 {
      word!.text += text
      return
    }
    if word != nil, abs(word!.baseline - at.y) < 0.05 * size || isUpright, at.x - word!.x1 < 0.17 * size, at.x - word!.x1 > -0.5 * size {
      word!.text += text
      word!.x1 = max(word!.x1, end)
      return
    }
    endWord()
    var next = Span(text: text, x0: at.x, x1: end, baseline: at.y, size: size)
    (next.isBold, next.isItalic, next.isSymbol) = (flags.isBold, flags.isItalic || isSlanted, flags.isSymbol)
    next.colour = colour
    next.isUpright = isUpright
    next.isHidden = paint == .hidden
    next.hasBlankBefore = pendingBlank
    pendingBlank = false
    word = next
  }

  /// Slanted by the matrix, where the font has no italic.
  private var isSlanted: Bool { glyphTransform.b == 0 && abs(glyphTransform.c) > 0.1 * abs(glyphTransform.d) }

  private mutating func endWord() {
    if let word { page.spans.append(word) }
    word = nil
  }

  private mutating func flags(of name: Range<Int>) -> FontFlags {
    let bytes = Array(cursor.bytes(name))
    if let known = fonts.first(where: { $0.name == bytes }) { return known.flags }
    let flags = FontFlags(name: bytes)
    fonts.append((bytes, flags))
    return flags
  }
}
