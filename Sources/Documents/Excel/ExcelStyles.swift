/// The styles of a workbook: what cells look like, as far as it matters.
struct ExcelStyles: Sendable {
  struct CellStyle: Sendable {
    var format: CellFormat
    var fill: String?
    var text: StyledText.Style
  }

  private(set) var cellStyles: [CellStyle] = []
  /// The fills of differential styles, which conditional formats put over a cell's own.
  private(set) var overlays: [String?] = []
  private let palette: ExcelPalette

  init(_ root: MarkupElement?, palette base: ExcelPalette) {
    var palette = base
    if let colours = root?.first("colors")?.first("indexedColors") {
      palette.indexed = colours.elements.map { Colours.hex($0["rgb"]) ?? "000000" }
    }
    self.palette = palette
    var codes: [Int: String] = [:]
    for format in root?.first("numFmts")?.elements.map({ $0 }) ?? [] {
      if let id = format["numFmtId"].flatMap({ Int($0) }), let code = format["formatCode"] { codes[id] = code }
    }
    let fonts = root?.first("fonts")?.elements.map { Self.font($0, palette) } ?? []
    let fills = root?.first("fills")?.elements.map { Self.fill($0, palette, isOverlay: false) } ?? []
    var formats: [Int: CellFormat] = [:]
    for style in root?.first("cellXfs")?.elements.map({ $0 }) ?? [] {
      let id = style["numFmtId"].flatMap { Int($0) } ?? 0
      let format = formats[id] ?? CellFormat(codes[id] ?? CellFormat.builtIn(id) ?? "General")
      formats[id] = format
      let font = style["fontId"].flatMap { Int($0) } ?? 0, fill = style["fillId"].flatMap { Int($0) } ?? 0
      cellStyles.append(
        CellStyle(
          format: format, fill: fills.indices.contains(fill) ? fills[fill] : nil,
          text: fonts.indices.contains(font) ? fonts[font] : StyledText.Style()))
    }
    overlays = root?.first("dxfs")?.elements.map { $0.first("fill").flatMap { Self.fill($0, palette, isOverlay: true) } } ?? []
  }

  /// The style of a cell; plain where the workbook names none of that number.
  func style(_ index: Int) -> CellStyle {
    cellStyles.indices.contains(index) ? cellStyles[index] : CellStyle(format: .general, fill: nil, text: StyledText.Style())
  }

  /// The look of a run of rich text over that of its cell.
  func runStyle(_ properties: MarkupElement?) -> StyledText.Style? { properties.map { Self.font($0, palette) } }

  private static func font(_ element: MarkupElement, _ palette: ExcelPalette) -> StyledText.Style {
    func isOn(_ name: String) -> Bool { element.first(name).map { WordRunFormat.isOn($0["val"]) } ?? false }
    return StyledText.Style(
      isBold: isOn("b"), isItalic: isOn("i"), isStruck: isOn("strike"), colour: Colours.ink(palette.colour(element.first("color"))))
  }

  /// The colour that a fill shows. Over a cell's own look a solid fill is given by its background; in a cell's, by its foreground.
  private static func fill(_ element: MarkupElement, _ palette: ExcelPalette, isOverlay: Bool) -> String? {
    if let stops = element.first("gradientFill")?.elements.map({ $0.first("color") }), let first = stops.first {
      return Colours.fill(palette.colour(first))
    }
    guard let pattern = element.first("patternFill") else { return nil }
    let kind = pattern["patternType"]
    if kind == "none" { return nil }
    if isOverlay {
      return Colours.fill(palette.colour(pattern.first(kind == nil || kind == "solid" ? "bgColor" : "fgColor")))
        ?? Colours.fill(palette.colour(pattern.first("fgColor")))
    }
    // A pattern of lines or dots is no rating; only a solid one fills.
    guard kind == "solid" else { return nil }
    return Colours.fill(palette.colour(pattern.first("fgColor")))
  }
}

/// The colours that a workbook refers to by number.
struct ExcelPalette: Sendable {
  /// In the order of the theme part: dark 1, light 1, dark 2, light 2, six accents, two for links.
  var theme: [String]
  var indexed = ExcelPalette.standard

  init(theme root: MarkupElement?) {
    theme = []
    guard let scheme = root?.first("a:themeElements")?.first("a:clrScheme") else { return }
    for colour in scheme.elements {
      let system = colour.first("a:sysClr").flatMap { $0["lastClr"] }
      theme.append(Colours.hex(colour.first("a:srgbClr")?["val"] ?? system) ?? "000000")
    }
  }

  /// The colour that an element names: by its parts, by the theme with a tint, or by its place in the palette.
  func colour(_ element: MarkupElement?) -> String? {
    guard let element else { return nil }
    let tint = element["tint"].flatMap { Double($0) } ?? 0
    if let own = Colours.hex(element["rgb"]) { return Colours.tinted(own, by: tint) }
    if let index = element["theme"].flatMap({ Int($0) }) {
      // Excel counts light before dark, the theme part dark before light.
      let place = index < 4 ? index ^ 1 : index
      return theme.indices.contains(place) ? Colours.tinted(theme[place], by: tint) : nil
    }
    if let index = element["indexed"].flatMap({ Int($0) }), indexed.indices.contains(index) {
      return Colours.tinted(indexed[index], by: tint)
    }
    return nil
  }

  /// The 64 colours of Excel before themes (ECMA-376 part 1, 18.8.27).
  private static let standard: [String] = {
    let first = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"]
    return first + first + [
      "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366", "FFFFCC", "CCFFFF", "660066",
      "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF", "00CCFF", "CCFFFF",
      "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699",
      "969696", "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
    ]
  }()
}
