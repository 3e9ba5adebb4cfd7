import Comparison
import PlanSchema
import Theming
import Wording

/// What every page builder asks for again and again, worked out once.
struct PackContext: Sendable {
  let input: PackInput
  /// Line-ups with anything in them, in the order of the codebook.
  let lineUps: [LineUp]
  /// A short name for each document, unique among its authority's: "Action plan of May 2022".
  let labels: [String: String]
  /// The authorities that a document with words tells of; a table of outcomes gives no more than grades.
  let compared: [AuthorityName]
  private let authorityNames: [String: String]
  private let themeLabels: [String: String]
  /// By document: its actions and recommendations by id.
  private let actionsByID: [String: [String: Action]]
  private let recommendationsByID: [String: [String: Recommendation]]

  init(_ input: PackInput) {
    self.input = input
    lineUps = input.result.themes.filter { !$0.authorities.isEmpty }
    let spoken = Set(input.documents.records.filter { !$0.isOnlyGrades }.map(\.document.authority))
    compared = input.result.authorities.filter { spoken.contains($0.slug) }
    authorityNames = Dictionary(input.result.authorities.map { ($0.slug, $0.name) }, uniquingKeysWith: { first, _ in first })
    themeLabels = Dictionary(input.codebook.themes.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    labels = Self.labels(of: input.documents.summaries)
    let records = input.documents.records
    func byDocument<Value>(_ value: (Record) -> Value) -> [String: Value] {
      Dictionary(records.map { ($0.document.id, value($0)) }, uniquingKeysWith: { first, _ in first })
    }
    actionsByID = byDocument { Dictionary($0.actions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }
    recommendationsByID = byDocument { Dictionary($0.recommendations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }
  }

  var result: SideBySide { input.result }
  var asOf: CalendarDay? { input.asOf }
  var records: [Record] { input.documents.records }

  func name(of slug: String) -> String { authorityNames[slug] ?? input.documents.name(of: slug) }
  func themeLabel(_ id: String) -> String { themeLabels[id] ?? id }
  func label(of document: String) -> String { labels[document] ?? document }
  func records(of authority: String) -> [Record] { records.filter { $0.document.authority == authority } }
  func action(_ id: String, in document: String) -> Action? { actionsByID[document]?[id] }
  func recommendation(_ id: String, in document: String) -> Recommendation? { recommendationsByID[document]?[id] }

  /// "Wexbridge" as a link to its page.
  func councilLink(_ slug: String, anchor: String? = nil) -> Inline { .link(name(of: slug), to: .page(.council(slug), anchor: anchor)) }

  func themeLink(_ id: String, anchor: String? = nil) -> Inline { .link(themeLabel(id), to: .page(.theme(id), anchor: anchor)) }

  /// Where something stands: "page 7", linked to the document; the document's name too where `inFull`.
  func source(_ document: String, _ place: Place?, inFull: Bool = false, lowercased: Bool = false) -> Inline {
    let words = place.map(Self.words) ?? ""
    let name = lowercased ? label(of: document).lowercasedFirst : label(of: document)
    let shown = inFull || words.isEmpty ? [name, words].filter { !$0.isEmpty }.joined(separator: ", ") : words
    return .link(shown, to: .source(document, place))
  }

  /// A place as a reader looks for it: in a PDF the page, which is what a link can open.
  private static func words(_ place: Place) -> String { place.page.map { "page \($0)" } ?? place.description }

  /// How an action stands on the day asked for.
  func state(of action: Action) -> Timeline.State {
    switch action.status.value {
    case .complete, .embedded: return .met
    case .notStarted, .offTrack, .atRisk, .onTrack, .unknown: if action.due.precision == .complete { return .met }
    }
    guard let asOf, let due = action.due.value.flatMap({ CalendarDay($0) }), due < asOf else { return .ahead }
    return action.status.value == .unknown ? .passed : .overdue
  }

  /// "both authorities", "all 12 authorities".
  var everyAuthority: String {
    switch compared.count {
    case 0: "no authority"
    case 1: "the one authority"
    case 2: "both authorities"
    default: "all \(compared.count) authorities"
    }
  }

  /// The latest plan of each authority: by its date, or where it has none by the inspection that it answers.
  var currentPlans: [PlanBenchmark] {
    let byAuthority = Dictionary(grouping: result.plans, by: \.document.authority)
    return byAuthority.keys.sorted().compactMap { slug in
      byAuthority[slug]!.enumerated().max { ($0.element.document.order, $0.offset) < ($1.element.document.order, $1.offset) }?.element
    }
  }

  /// Documents in a sentence, oldest first: "inspection reports of July 2014 and March 2019 and action plan of June 2019".
  func named(_ documents: [DocumentSummary]) -> String {
    var groups: [(kind: SourceDocument.Kind, labels: [String])] = []
    for document in documents {
      let label = label(of: document.id).lowercasedFirst
      if let last = groups.last, last.kind == document.kind {
        groups[groups.count - 1].labels.append(label)
      } else {
        groups.append((document.kind, [label]))
      }
    }
    let words = groups.flatMap { kind, labels -> [String] in
      let head = Wordings.kind(kind).lowercasedFirst + " of "
      guard labels.count > 1, labels.allSatisfy({ $0.hasPrefix(head) }) else { return labels }
      return [Wordings.kind(kind).lowercasedFirst + "s of " + Wordings.listed(labels.map { String($0.dropFirst(head.count)) })]
    }
    return words.count < 3 ? words.joined(separator: " and ") : words.joined(separator: "; ")
  }

  private static func labels(of summaries: [DocumentSummary]) -> [String: String] {
    func short(_ summary: DocumentSummary) -> String {
      let when = summary.date.map { CalendarDay($0).map(month) ?? $0 }
      if when == nil, let answered = summary.answersInspection.flatMap({ CalendarDay($0) }) {
        return "\(Wordings.kind(summary.kind)) after the inspection of \(month(answered))"
      }
      return [Wordings.kind(summary.kind), when].compactMap { $0 }.joined(separator: " of ")
    }
    var counts: [String: Int] = [:]
    for summary in summaries { counts[summary.authority + "/" + short(summary), default: 0] += 1 }
    return Dictionary(
      summaries.map { summary in
        let label = short(summary)
        return (summary.id, counts[summary.authority + "/" + label] == 1 ? label : "\(label) (\(summary.file))")
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func month(_ day: CalendarDay) -> String {
    var out = day
    out.day = nil
    return out.printed
  }
}

extension Record {
  /// Whether it holds grades and nothing else.
  var isOnlyGrades: Bool { document.kind == .outcomeTable }
}

extension DocumentSummary {
  /// What puts plans in order of time.
  var order: String { date ?? answersInspection ?? "" }
}

extension AskedBefore {
  /// " since 2014"; nothing where no inspection that asked has a date.
  var sinceWords: String { years.first.map { " since \($0)" } ?? "" }
}

extension Recommendation {
  /// "Recommendation 5"; where none is printed, its place in the list.
  var title: String { "Recommendation " + (ref ?? String(number)) }
}

extension Action {
  var title: String { ref.map { "Action " + $0 } ?? "Action (no reference)" }
}

extension Measure {
  var title: String { ref.map { "Measure " + $0 } ?? "Measure" }
}

extension Finding {
  var title: String { ref.map { "Finding " + $0 } ?? "Finding" }
}

extension Owner {
  /// The post, with the person where the plan names one; else as printed.
  var shown: String {
    guard let post else { return printed }
    return name.map { "\(post) (\($0))" } ?? post
  }
}

extension DueDate {
  /// As printed; with the day that it was read as where the words do not say it themselves.
  var shown: String? {
    guard let printed, !printed.isEmpty else { return value.flatMap { CalendarDay($0)?.printed } }
    guard let read = value.flatMap({ CalendarDay($0)?.printed }) else { return printed }
    // A date in figures needs no second telling; the data has both.
    let isFigures = printed.unicodeScalars.allSatisfy { "0123456789/.- ".unicodeScalars.contains($0) }
    return isFigures || read.levelled == printed.levelled ? read : "\(read) (printed “\(printed)”)"
  }
}
