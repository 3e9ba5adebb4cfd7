import PlanSchema

/// A file as read: its blocks in reading order, each with its place. The one form that every format becomes.
public struct Document: Sendable, Hashable {
  public var source: SourceDocument.Source
  /// The title in the file's own metadata, where it has one.
  public var title: String?
  public var blocks: [Block]
  /// What the reader wants to tell: another encoding than UTF-8, hidden rows, tracked changes.
  public var diagnostics: [Diagnostic]

  public init(source: SourceDocument.Source, title: String? = nil, blocks: [Block] = [], diagnostics: [Diagnostic] = []) {
    self.source = source
    self.title = title
    self.blocks = blocks
    self.diagnostics = diagnostics
  }
}

/// One block of a document.
public struct Block: Sendable, Hashable {
  public enum Content: Sendable, Hashable {
    /// A heading by style, mark-up or type size; level 1 is the highest. Level 0: a heading whose level the format cannot tell.
    case heading(level: Int, Paragraph)
    case paragraph(Paragraph)
    /// An item of a list: its mark is in the paragraph, `level` counts nesting from 0.
    case item(level: Int, Paragraph)
    case table(Table)
    /// Page numbers, running headers and footers.
    case furniture(Paragraph)
  }

  public var content: Content

  public init(_ content: Content) { self.content = content }

  public var place: Place {
    switch content {
    case .heading(_, let p), .paragraph(let p), .item(_, let p), .furniture(let p): p.place
    case .table(let table): table.place
    }
  }

  public var isFurniture: Bool { if case .furniture = content { true } else { false } }

  /// The paragraph of every block but a table.
  public var paragraph: Paragraph? {
    switch content {
    case .heading(_, let p), .paragraph(let p), .item(_, let p), .furniture(let p): p
    case .table: nil
    }
  }
}

/// A run of text between two paragraph breaks. Line ends inside it are spaces, words cut by a line end are mended, white space is squeezed.
public struct Paragraph: Sendable, Hashable {
  /// The text without its list mark and without struck-through words.
  public var text: String
  /// The mark of a list item or numbered paragraph as printed: "1.", "a)", "•", "2.1".
  public var marker: String?
  /// Whether all of the text is bold, or the first words up to a colon are.
  public var isBold: Bool
  /// The words that the text begins with, where only they are bold, or wide white follows them: a label without a colon ("**Lead** Head of
  /// Service").
  public var boldLead: String?
  /// Whether all of the text is italic.
  public var isItalic: Bool
  /// Struck-through text, kept apart.
  public var struck: [String]
  /// The colour of the one sign in the text ("●"), or of a square drawn beside it, as `RRGGBB`.
  public var signColour: String?
  /// The text's colour or highlight as `RRGGBB`, where the whole of it has one that is not black.
  public var colour: String?
  public var place: Place

  public init(
    _ text: String, marker: String? = nil, isBold: Bool = false, isItalic: Bool = false, struck: [String] = [], colour: String? = nil,
    place: Place = Place()
  ) {
    self.text = text
    self.marker = marker
    self.isBold = isBold
    self.isItalic = isItalic
    self.struck = struck
    self.colour = colour
    self.place = place
  }
}
