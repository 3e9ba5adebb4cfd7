import Authorities
import Comparison
import PlanSchema
import Theming

/// The options by which commands choose what to compare, and what they make of them.
enum SelectionOptions {
  static let region = Option("region", .text("REGION"), help: "the councils of this region, such as “South East”")
  static let neighboursOf = Option("neighbours-of", .council, help: "a council with its statistical neighbours")
  static let since = Option("since", .date, help: "only documents dated on this day, month or year, or later")
  static let until = Option("until", .date, help: "only documents dated on this day, month or year, or before")
  static let judgement = Option(
    "judgement", .choice(Judgement.Grade.allCases.filter { $0 != .other }.map(\.rawValue)),
    help: "only documents under this overall judgement (that of leaders, where no overall one is given)")
  static let asOf = Option("as-of", .date, help: "say what is overdue on this day; without it nothing is called overdue")

  static let all: [Option] = [.themes, .councils, region, neighboursOf, since, until, judgement]

  static let discussion = """
    Councils chosen by name, by region and as neighbours are taken together. A document is dated by its publication, else by the end of \
    the inspection that it tells of; one without a date is left out where a time is asked for, and named.
    """
}

/// What a command compares: the documents chosen, and what they are compared with.
struct Chosen {
  var documents: DocumentSet
  var themes: [ThemeName]
  /// The shipped facts with those of all imported reports in their place.
  var reference: ReferenceSet
}

extension Call {
  /// Loads the documents and chooses among them by the options given.
  /// - Parameter prepare: what is done to each record before it is compared.
  /// - Throws: `ToolFailure` for an unknown theme or council, and where nothing is left to compare.
  func chosen(_ prepare: (Record) -> Record = { $0 }) throws -> Chosen {
    // Names are looked up first: a slip is told before anything is loaded.
    var selection = try selection()
    selection.councils = try all(.councils).map(council(named:))
    let set = DocumentSet(try records().map(prepare), codebook: .standard)
    let undated = set.undated(selection).map(\.id)
    if !undated.isEmpty {
      console.report(Diagnostic(.note, "undated-documents", "left out, for they have no date: \(undated.joined(separator: ", "))"))
    }
    let documents = set.selecting(selection)
    if documents.records.isEmpty {
      throw ToolFailure("nothing-chosen", "no document in \(dataFolder.path) is of what was asked for")
    }
    return Chosen(
      documents: documents, themes: set.themes(of: selection),
      reference: ReferenceSet.standard.merging(ReferenceSet(records: set.records)))
  }

  /// The inspections chosen by the options given, among those imported and, unless only these are wanted, the reference set's. A council need
  /// not have any documents.
  /// - Throws: `ToolFailure` for an unknown theme or council.
  func inspections(importedOnly: Bool) throws -> (ReferenceSet, themes: [ThemeName]) {
    var selection = try selection()
    selection.councils = try all(.councils).map { try Register.standard.authority(named: $0)?.slug ?? council(named: $0) }
    let records = try library.documentIDs.isEmpty && !importedOnly ? [] : records()
    let set = DocumentSet(records, codebook: .standard)
    let imported = ReferenceSet(records: records)
    let all = importedOnly ? imported : ReferenceSet.standard.merging(imported)
    return (all.selecting(selection), set.themes(of: selection))
  }

  /// The selection without the councils named one by one.
  private func selection() throws -> Selection {
    let register = Register.standard
    var selection = Selection(
      themes: try themes(all(.themes)).map(\.id), since: self[SelectionOptions.since], until: self[SelectionOptions.until],
      judgement: self[SelectionOptions.judgement].flatMap(Judgement.Grade.init(rawValue:)))
    if let name = self[SelectionOptions.region] {
      guard let region = register.region(named: name) else {
        throw ToolFailure("unknown-region", Suggestion.wrong("region “\(name)”", given: name, among: register.regions))
      }
      selection.region = region
    }
    if let name = self[SelectionOptions.neighboursOf] {
      guard let authority = register.authority(named: name) else {
        throw ToolFailure("unknown-council", Suggestion.unknown("council “\(name)”", given: name, nearest: register.nearest(to: name)))
      }
      selection.neighboursOf = authority.slug
    }
    return selection
  }

  /// The day of `--as-of`.
  /// - Throws: `UsageError` for a year, which is no day to say "overdue" on; a month counts as its last day.
  func asOf(in command: any Command) throws -> CalendarDay? {
    guard let text = self[SelectionOptions.asOf] else { return nil }
    guard let day = CalendarDay(text) else {
      throw UsageError("--as-of takes a day such as 2024-03-31, not “\(text)”", command: command)
    }
    return day
  }
}
