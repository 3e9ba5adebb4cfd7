import Authorities
import Documents
import PlanSchema
import Wording

/// Reads a plan in two passes: the walk through its blocks gathers recommendations, sections and actions with their cells as printed
/// (`PlanReader+Lines`, `PlanReader+Tables`, `…Rows`); then, when the plan's own keys are known wherever they stood, the values are read
/// (`PlanFinishing`).
struct PlanReader {
  let document: Document
  let vocabulary: PlanVocabulary
  let references = ReferenceReader()
  /// Whether the document is lines of text: what a page cuts off a cell then goes on in the same paragraph.
  let isFlat: Bool
  /// Whether nothing is left of empty cells at the end of a row, so that a table that goes on may be narrower than its header.
  let losesEmptyCells: Bool
  var keeper: LedgerKeeper
  var record: Record
  var actions: [RawAction] = []
  var measures: [RawMeasure] = []
  var context = Context()
  var table: TableState?
  /// Units that no rule understood are left so; these tables are named to the user.
  var unreadTables: [Place] = []
  /// The recommendation of the last row of a table of recommendations.
  var lastRecommendationRow: String?
  /// The owners that recommendations and sections name in label lines of their own, by id.
  var sharedOwners: [String: RawAction.Field] = [:]
  /// Kinds that an appendix gives by reference.
  var mappedKinds: [String: Recommendation.Kind] = [:]
  /// Where a form that was read last stands, while nothing but a page break has come after it.
  var form: Place?
  /// Whether the table read last was label lines with their labels in the margin.
  var inMargin = false
  /// The label in the row above whose value stands under it.
  var labelAbove: RowLabel?
  /// The label whose value a page break may go on with.
  var lastLabel: RowLabel?
  /// The labels that the document's lines set, and what they make of the lines before them.
  let labels: LineLabels
  var outline = LabelOutline()
  /// Headings that set the actions under them apart, in a plan that numbers neither its recommendations nor its parts.
  var topics: Set<Int> = []
  /// Headings that the cells under them have shown to be of ratings.
  var ratingHeadings: Set<String> = []
  /// Headings that the vocabulary does not know, over cells that are dates.
  var dateHeadings: Set<String> = []
  /// The numbers before the first point of the references in tables: "2" of "2.1".
  var stems: Set<String> = []

  /// Where the plan's own keys to its ratings stand.
  var keyPlaces = StatusKeyFinder.Places()

  /// Where the walk stands.
  struct Context {
    /// The id of the recommendation that what follows belongs to.
    var recommendation: String? { didSet { if recommendation != oldValue { alsoAnswers = [] } } }
    /// The ids of others that the same cell of the row names.
    var alsoAnswers: [String] = []
    /// The ids of the sections around it, outermost first.
    var sections: [String] = []
    /// The level of the heading that opened the recommendation or section, where one did.
    var partLevel: Int?
    /// The heading over the narrative.
    var heading: String?
    /// What list items and paragraphs mean until the next heading.
    var listing: Listing = .none
    /// What stands on its own right before an action: its number and its rating.
    var actionHead = ActionHead()
    /// Whether an action of label lines is open.
    var hasOpenAction = false
    /// Whether a table of actions ends right above.
    var isUnderRow = false
    /// Whether a measure is open, whose figures follow in label lines.
    var hasOpenMeasure = false
    /// Whether a recommendation's heading was only its number, and its text is still to come.
    var awaitsText = false
    /// Whether a section's heading was only its number, and its title may stand under it.
    var awaitsTitle = false
  }

  /// What the items of a list mean, by what introduced them.
  enum Listing: Hashable {
    case none
    case label(ColumnRole, String, seen: Int)
    case governance
    case recommendations(Recommendation.Kind)
  }

  init(_ document: Document, record: Record, vocabulary: PlanVocabulary) {
    self.document = document
    self.record = record
    self.vocabulary = vocabulary
    labels = LineLabels(document, vocabulary: vocabulary)
    keeper = LedgerKeeper(document)
    isFlat =
      ["text/plain", "text/markdown"].contains { document.source.mediaType.hasPrefix($0) }
      || document.diagnostics.contains { $0.code.hasPrefix("text-in-") }
    losesEmptyCells = document.diagnostics.contains { $0.code == "lost-tabs" }
  }

  /// Walks through the document.
  mutating func walk() {
    outline = labelOutline()
    topics = topicHeadings()
    stems = referenceStems()
    let keys = StatusKeyFinder(document, vocabulary: vocabulary, labels: labels)
    (record.statusScale, keyPlaces) = (keys.scale, keys.places)
    for (index, block) in document.blocks.enumerated() {
      if skipKey(block: index) { continue }
      switch block.content {
      case .heading(let level, let paragraph):
        form = nil
        line(paragraph, block: index, shape: .heading(level))
      case .paragraph(let paragraph):
        form = nil
        line(paragraph, block: index, shape: .paragraph)
      case .item(let level, let paragraph):
        form = nil
        line(paragraph, block: index, shape: .item(level))
      case .table(let contents):
        let count = actions.count
        read(contents, block: index)
        context.isUnderRow = actions.count > count && table?.kind == .actions
        continue
      case .furniture: continue
      }
      context.isUnderRow = false
    }
  }

  // MARK: Records that several kinds of block make

  /// The recommendation of a ref, found or made. A text that comes later fills one that was only named.
  mutating func recommendation(
    ref: String?, text: String, kind: Recommendation.Kind? = nil, heading: String? = nil, place: Place
  ) -> String {
    let plain = text.levelled
    if let index = record.recommendations.firstIndex(where: {
      if let ref, let other = $0.ref {
        // Areas for priority action and areas for improvement are each counted from 1.
        let isOtherList = ($0.kind == .priority) != (kind == .priority) && kind != nil && !plain.isEmpty && !$0.text.isEmpty
        return other.levelled == ref.levelled && !(isOtherList && $0.text.levelled != plain)
      }
      return !plain.isEmpty && $0.text.levelled == plain
    }) {
      if record.recommendations[index].text.isEmpty { record.recommendations[index].text = text }
      if record.recommendations[index].ref == nil { record.recommendations[index].ref = ref }
      if let kind, kind != .unstated { record.recommendations[index].kind = kind }
      return record.recommendations[index].id
    }
    let number = record.recommendations.count + 1
    record.recommendations.append(
      Recommendation(id: "r\(number)", ref: ref, number: number, kind: kind ?? .unstated, heading: heading, text: text, place: place))
    return "r\(number)"
  }

  mutating func edit(recommendation id: String, _ change: (inout Recommendation) -> Void) {
    if let index = record.recommendations.firstIndex(where: { $0.id == id }) { change(&record.recommendations[index]) }
  }

  /// The section of a ref, found or made. One first seen in an overview takes the kind that a later heading gives it.
  @discardableResult
  mutating func section(ref: String?, title: String, kind: SectionKind, parent: String?, place: Place, isOverview: Bool = false) -> String {
    if let index = record.sections.firstIndex(where: { section in
      if let ref { return section.ref?.levelled == ref.levelled && (section.kind == kind || section.kind == .other || kind == .other) }
      return section.ref == nil && section.title.levelled == title.levelled && section.parent == parent
    }) {
      if !isOverview {
        let old = record.sections[index]
        // "Priority 1 – KPIs" says what follows, not what the priority is.
        let title = old.title.isEmpty || vocabulary.role(of: title) == nil ? title : ""
        if !title.isEmpty, old.title.levelled != title.levelled, !old.title.isEmpty {
          record.sections[index].notes.append(Note(label: Self.otherTitle, text: old.title, place: old.place))
        }
        if kind != .other { record.sections[index].kind = kind }
        if !title.isEmpty { record.sections[index].title = title }
        if let parent { record.sections[index].parent = parent }
        record.sections[index].place = place
      }
      return record.sections[index].id
    }
    let id = "s\(record.sections.count + 1)"
    record.sections.append(PlanSchema.Section(id: id, ref: ref, kind: kind, title: title, parent: parent, place: place))
    return id
  }

  /// The label of a note that keeps a title printed in another form elsewhere.
  static let otherTitle = "Title elsewhere in the document"

  mutating func edit(section id: String, _ change: (inout PlanSchema.Section) -> Void) {
    if let index = record.sections.firstIndex(where: { $0.id == id }) { change(&record.sections[index]) }
  }

  mutating func outcome(_ text: String, ref: String? = nil, recommendation: String?, section: String?, action: String? = nil, place: Place)
  {
    guard !text.isEmpty else { return }
    record.outcomes.append(
      Outcome(
        id: "o\(record.outcomes.count + 1)", ref: ref, text: text, recommendation: recommendation, section: section, action: action,
        place: place))
  }

  mutating func passage(_ paragraph: Paragraph, heading: String? = nil) {
    guard !paragraph.printed.isEmpty else { return }
    let split = paragraph.marker.map { ListMark.isBullet($0) } ?? true
    record.narrative.append(
      Passage(
        id: "p\(record.narrative.count + 1)", heading: heading ?? context.heading,
        ref: split ? nil : paragraph.marker.map(Self.bareRef), text: paragraph.text, place: paragraph.place))
  }

  /// "1." → "1", "(a)" → "a".
  static func bareRef(_ marker: String) -> String {
    String(marker.drop { $0 == "(" }.reversed().drop { ".):–-".contains($0) }.reversed())
  }
}

/// An action as gathered: its cells by what their columns or labels mean.
struct RawAction {
  struct Field {
    /// The column, or a running number for label lines.
    var key: Int
    var role: ColumnRole?
    var label: String
    var group: String?
    var cell: PlanCell
  }

  var ref: String?
  var fields: [Field] = []
  var recommendation: String?
  /// Further recommendations that it answers.
  var alsoAnswers: [String] = []
  var section: String?
  var parent: Int?
  /// Whether its table has a column for ratings, which may be blank.
  var isRated = false
  var place: Place

  func text(_ role: ColumnRole) -> String {
    fields.filter { $0.role == role }.map(\.cell.text).joined(separator: " ").squeezed
  }

  func has(_ role: ColumnRole) -> Bool { fields.contains { $0.role == role && !$0.cell.isBlank } }
}

/// A measure as gathered.
struct RawMeasure {
  var fields: [RawAction.Field] = []
  var recommendation: String?
  var section: String?
  var action: Int?
  var place: Place
}
