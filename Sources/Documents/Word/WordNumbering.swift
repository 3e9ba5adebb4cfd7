import Wording

/// The lists that a Word document defines (its numbering part).
struct WordNumbering: Sendable {
  struct Level: Sendable {
    var start = 1
    var format = "decimal"
    /// What is printed: "%1." with the numbers of the levels put in.
    var text = ""
    /// The font that draws a bullet.
    var font: String?
    /// 0: the level never starts again; n: only after level n or a higher one. `nil`: after any higher one.
    var restart: Int?
    /// The paragraph style that goes with this level.
    var style: String?
    /// All numbers in its text are decimal.
    var isLegal = false
  }

  struct List: Sendable {
    /// Lists of one abstract definition go on counting where the other stopped.
    var abstractID: Int
    var overrides: [Int: Level] = [:]
    var starts: [Int: Int] = [:]
  }

  private var abstracts: [Int: [Int: Level]] = [:]
  private var styleLinks: [Int: String] = [:]
  private var lists: [Int: List] = [:]

  init() {}

  init(_ root: MarkupElement) {
    for element in root.elements {
      switch element.name {
      case "w:abstractNum":
        guard let id = element["w:abstractNumId"].flatMap({ Int($0) }) else { continue }
        abstracts[id] = Self.levels(element)
        if let style = element.first("w:numStyleLink")?["w:val"] { styleLinks[id] = style }
      case "w:num":
        guard let id = element["w:numId"].flatMap({ Int($0) }),
          let abstract = element.first("w:abstractNumId")?["w:val"].flatMap({ Int($0) })
        else { continue }
        var list = List(abstractID: abstract)
        for override in element.elements where override.name == "w:lvlOverride" {
          guard let level = override["w:ilvl"].flatMap({ Int($0) }) else { continue }
          if let start = override.first("w:startOverride")?["w:val"].flatMap({ Int($0) }) { list.starts[level] = start }
          if let own = override.first("w:lvl") { list.overrides[level] = Self.level(own) }
        }
        lists[id] = list
      default: continue
      }
    }
  }

  /// The list of an id, with the definition that its own one may refer to by a numbering style.
  func list(_ id: Int, styles: WordStyles) -> List? {
    guard var list = lists[id] else { return nil }
    if let style = styleLinks[list.abstractID], let linked = styles.numbering(ofStyle: style), let other = lists[linked] {
      list.abstractID = other.abstractID
    }
    return list
  }

  func level(_ index: Int, of list: List) -> Level? { list.overrides[index] ?? abstracts[list.abstractID]?[index] }

  /// The level that goes with one of a paragraph's styles.
  func level(ofStyles ids: [String], in list: List) -> Int? {
    guard let levels = abstracts[list.abstractID] else { return nil }
    for id in ids {
      if let level = levels.filter({ $0.value.style == id }).keys.min() { return level }
    }
    return nil
  }

  private static func levels(_ abstract: MarkupElement) -> [Int: Level] {
    var out: [Int: Level] = [:]
    for element in abstract.elements where element.name == "w:lvl" {
      if let index = element["w:ilvl"].flatMap({ Int($0) }), 0...8 ~= index { out[index] = level(element) }
    }
    return out
  }

  private static func level(_ element: MarkupElement) -> Level {
    var level = Level()
    if let start = element.first("w:start")?["w:val"].flatMap({ Int($0) }) { level.start = start }
    if let format = element.first("w:numFmt")?["w:val"] { level.format = format }
    level.text = element.first("w:lvlText")?["w:val"] ?? ""
    level.font = element.first("w:rPr")?.first("w:rFonts").flatMap { $0["w:ascii"] ?? $0["w:hAnsi"] }
    level.restart = element.first("w:lvlRestart")?["w:val"].flatMap { Int($0) }
    level.style = element.first("w:pStyle")?["w:val"]
    if let legal = element.first("w:isLgl") { level.isLegal = WordRunFormat.isOn(legal["w:val"]) }
    return level
  }
}

/// Counts the items of a document's lists as they come, and gives each its printed mark.
struct ListCounters: Sendable {
  private var counts: [Int: [Int?]] = [:]
  private var begun: Set<Int> = []

  /// The mark of the next item of a list at a level; `nil` where nothing is printed.
  mutating func next(_ id: Int, level: Int, in numbering: WordNumbering, styles: WordStyles) -> String? {
    guard 0...8 ~= level, let list = numbering.list(id, styles: styles), let definition = numbering.level(level, of: list) else {
      return nil
    }
    var count = counts[list.abstractID] ?? [Int?](repeating: nil, count: 9)
    let isFirst = begun.insert(id).inserted
    func start(_ level: Int) -> Int { list.starts[level] ?? numbering.level(level, of: list)?.start ?? 1 }
    if isFirst {
      for overridden in list.starts.keys where 0...8 ~= overridden { count[overridden] = nil }
    }
    count[level] = count[level].map { $0 &+ 1 } ?? start(level)
    for deeper in (level + 1)..<9 where deeper > level {
      let restart = numbering.level(deeper, of: list)?.restart
      // Never where it says 0; else after the level named, or any higher one.
      if restart == nil || restart! > level { count[deeper] = nil }
    }
    counts[list.abstractID] = count
    if definition.format == "bullet" { return Self.bullet(definition) }
    var out = "", scalars = definition.text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "%", let digit = scalars.first, "1" <= digit, digit <= "9" {
        scalars.removeFirst()
        let referred = Int(digit.value - 0x31)
        let format = numbering.level(referred, of: list)?.format ?? "decimal"
        out += NumberFormat.text(count[referred] ?? start(referred), definition.isLegal ? "decimal" : format)
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    let mark = out.squeezed
    return mark.isEmpty ? nil : mark
  }

  private static func bullet(_ level: WordNumbering.Level) -> String? {
    // A small "o" of Courier New is the hollow bullet of Word's second level.
    if level.text == "o" { return "◦" }
    let mark = SymbolFonts.text(level.text, font: level.font).squeezed
    return mark.isEmpty ? nil : mark
  }
}
