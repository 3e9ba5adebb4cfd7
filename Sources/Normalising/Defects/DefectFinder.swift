import PlanSchema
import Wording

/// Finds what the authors of a document would want to mend. The rules name no document: each looks at what the record itself says.
public struct DefectFinder: Sendable {
  private let rules: [DefectRule]

  public init() { rules = DefectRule.all }

  /// The defects of a record, rule by rule, each rule's in the order of the document.
  public func defects(in record: Record) -> [Defect] {
    let plan = PlanView(record)
    return rules.flatMap { $0.find(plan) }
  }
}

/// One rule: what it looks for, in a name for developers, and how.
struct DefectRule: Sendable {
  var name: String
  var find: @Sendable (PlanView) -> [Defect]

  /// All rules, in the order in which their defects are told.
  static let all: [DefectRule] = [
    .invalidDates, .datesBeforeThePlan, .yearSlips, .farDates, .futureToldAsPast, .noDates, .noOwners, .unknownOwners,
    .duplicateReferences, .missingReferences, .objectivesWithoutSection, .unansweredRecommendations, .unlinkedActions, .missingFigures,
    .ongoingYetComplete, .ratingsAgainstFigures, .unlistedRatings, .mappings, .overviewTitles, .listedTitles, .appendices,
    .ownersInTwoForms, .countsInHeadings,
    .numbersOfSections, .measuresInTwoForms,
  ]
}

/// A record with what the rules look up in it.
struct PlanView: Sendable {
  let record: Record
  /// The day or month that the plan is dated, and that of its first version.
  let date: CalendarDay?, firstDate: CalendarDay?
  private let sections: [String: Section]
  private let actionsBySection: [String: [Action]]
  private let children: [String: [Action]]

  init(_ record: Record) {
    self.record = record
    date = record.document.published.flatMap(CalendarDay.init)
    // A draft is no plan yet.
    let versions = record.document.versions.filter { !$0.isDraft }.compactMap { $0.date.flatMap(CalendarDay.init) }
    firstDate = (versions + [date].compactMap { $0 }).min { $0.first < $1.first }
    sections = Dictionary(record.sections.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    actionsBySection = Dictionary(grouping: record.actions.filter { $0.section != nil }, by: { $0.section ?? "" })
    children = Dictionary(grouping: record.actions.filter { $0.parent != nil }, by: { $0.parent ?? "" })
  }

  /// Whether the document is a plan: it has actions, and is no inspection report.
  var isPlan: Bool { !record.actions.isEmpty && record.document.kind != .inspectionReport }

  func section(_ id: String?) -> Section? { id.flatMap { sections[$0] } }

  func actions(inSection id: String) -> [Action] { actionsBySection[id] ?? [] }

  /// The parts of an action that stand as actions of their own.
  func parts(of action: Action) -> [Action] { children[action.id] ?? [] }

  /// A section and those above it.
  func lineage(of id: String?) -> [Section] {
    var line: [Section] = []
    var next = section(id)
    // A section that is its own ancestor is a fault elsewhere; it must not hang this.
    while let current = next, line.count < 32 {
      line.append(current)
      next = section(current.parent)
    }
    return line
  }

  /// What an action is called in a sentence: "Action 2.3.1", or its first words.
  func name(of action: Action) -> String {
    if let ref = action.ref { return "Action \(ref)" }
    if let parent = action.parent.flatMap({ id in record.actions.first { $0.id == id } }), let ref = parent.ref {
      return "The part “\(Self.short(action.text))” of action \(ref)"
    }
    return "The action “\(Self.short(action.text))”"
  }

  func name(of measure: Measure) -> String { "The measure “\(Self.short(measure.text, to: 12))”" }

  /// The first words of a text.
  static func short(_ text: String, to count: Int = 8) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    return words.count <= count ? words.joined(separator: " ") : words.prefix(count).joined(separator: " ") + " …"
  }
}

/// Words for messages.
enum Phrase {
  /// "a", "a and b", "a, b and c".
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// "1 block", "12 blocks".
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// A date in words where it is one, else as it stands.
  static func date(_ iso: String) -> String { CalendarDay(iso)?.printed ?? iso }
}

extension SourceDocument.Version {
  private static let words = Vocabulary.load("plan-dates")

  /// Whether it was a draft: by its number ("0.3") or by what is said of it ("For consultation").
  var isDraft: Bool {
    let number = printed.drop { !$0.isNumber }
    let level = (printed + " " + change).levelled
    return number.hasPrefix("0.") || Self.words.phrases(meaning: "draft").contains { level.containsWords($0) }
  }
}
