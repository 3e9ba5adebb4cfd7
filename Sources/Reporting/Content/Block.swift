/// A part of a page. Pages are written once in blocks; HTML, Markdown and JSON are made from the same ones.
public indirect enum Block: Sendable, Hashable {
  case paragraph([Inline])
  case list([[Inline]], ordered: Bool = false)
  case table(Table)
  case chart(Chart)
  /// Terms with what is said of each.
  case facts([Fact])
  /// Something set apart: a caution, a definition.
  case inset([Inline])
  /// What stands in a line-up: each with its label, its words, its facts, and the items under it.
  case items([Item])
  /// Folded away on the screen; in print open, or left out where it is long.
  case details(summary: String, [Block], inPrint: Bool = true)
  case section(Section)
}

public struct Fact: Sendable, Hashable {
  public var term: String
  public var runs: [Inline]

  public init(_ term: String, _ runs: [Inline]) {
    self.term = term
    self.runs = runs
  }

  public init(_ term: String, _ text: String) { self.init(term, [.text(text)]) }
}

/// A recommendation, action, measure or finding as a report shows it.
public struct Item: Sendable, Hashable {
  /// "Recommendation 5", "Action 5.1".
  public var label: String
  public var runs: [Inline]
  /// Owner, deadline, status, place.
  public var facts: [Fact]
  public var children: [Item]
  /// Where links may lead; unique in its page.
  public var anchor: String?

  public init(_ label: String, _ runs: [Inline], facts: [Fact] = [], children: [Item] = [], anchor: String? = nil) {
    self.anchor = anchor
    self.label = label
    self.runs = runs
    self.facts = facts
    self.children = children
  }
}

/// A part of a page under a heading; its level follows from its depth.
public struct Section: Sendable, Hashable {
  /// Unique in its page.
  public var id: String
  public var title: String
  public var blocks: [Block]
  /// Whether it begins a new sheet of paper in print.
  public var startsSheet: Bool

  public init(_ title: String, id: String, startsSheet: Bool = false, _ blocks: [Block]) {
    self.id = id
    self.title = title
    self.blocks = blocks
    self.startsSheet = startsSheet
  }
}

/// One page of the pack.
public struct Page: Sendable, Hashable {
  public var id: PageID
  public var title: String
  /// What the page is, in a sentence or two under its title.
  public var lede: [Inline]
  public var sections: [Section]

  public init(_ id: PageID, title: String, lede: [Inline], sections: [Section]) {
    self.id = id
    self.title = title
    self.lede = lede
    self.sections = sections
  }

  /// Every table of the page in order, those of its charts among them.
  public var tables: [Table] { sections.flatMap { $0.blocks.flatMap(\.tables) } }
}

extension Block {
  var tables: [Table] {
    switch self {
    case .table(let table): [table]
    case .chart(let chart): [chart.table]
    case .details(_, let blocks, _): blocks.flatMap(\.tables)
    case .section(let section): section.blocks.flatMap(\.tables)
    case .paragraph, .list, .facts, .inset, .items: []
    }
  }
}
