import Foundation
import PlanSchema
import Store

/// A folder that is there for one test.
struct TemporaryFolder: ~Copyable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("peerview-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file for a test to read.
  func file(_ name: String, _ content: String) throws -> URL { try file(name, bytes: [UInt8](content.utf8)) }

  func file(_ name: String, bytes: [UInt8]) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file
  }

  /// Every file below, as a path from here, in alphabetical order.
  var files: [String] {
    let all = FileManager.default.subpaths(atPath: url.path) ?? []
    return all.filter { !((try? url.appendingPathComponent($0).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false) }.sorted()
  }
}

enum Samples {
  /// A record with something in every field.
  static let full: Record = {
    let place = Place(page: 7, line: 3, lastLine: 5, sheet: "Plan", cell: "C12", paragraph: 9)
    let theme = ThemeCode(
      id: "supervision", weight: 0.93, primary: true, by: .person, basis: .recommendation, evidence: ["managers"], person: "JO")
    let note = Note(label: "Sponsor", text: "Director", place: place)
    let due = DueDate(
      printed: "31 May 2024, then quarterly", value: "2024-05-31", precision: .day, recurrence: "then quarterly",
      revisions: [.init(printed: "30 April 2024", value: "2024-04-30"), .init(printed: "soon", value: nil)], place: place)
    let status = Status(printed: "Amber", value: .atRisk, colour: "FFC000", basis: .key, place: place)
    let owner = Owner(printed: "Ann Field, HoS", post: "Head of Service", name: "Ann Field")
    let figure = Figure(printed: "54.5%", value: 54.5, unit: "%", asOf: "March 2024", place: place)
    var record = Record(
      document: SourceDocument(
        id: "northmere/2024-01-action-plan", kind: .actionPlan, title: "Action | plan", authority: "northmere",
        printedAuthority: "Northmere City Council", published: "2024-01", answersInspection: "2023-10-09",
        versions: [.init(printed: "v2", date: "2024-02", change: "dates moved", by: "Board", place: place)],
        source: .init(
          file: "plan.docx", sha256: String(repeating: "a1", count: 32), mediaType: "application/pdf", pages: 9, reader: "pdf/1")))
    record.inspection = Inspection(
      framework: .ilacs, start: "2023-10-09", end: "2023-10-20", spells: [.init(start: "2023-10-09", end: "2023-10-20")],
      printedDates: "9 to 20 October 2023", published: "2023-12-01", leadInspector: "I. Spector", inspectors: ["I. Spector"],
      judgements: [.init(area: .leaders, printedArea: "Leaders", grade: .good, printed: "Good", place: place)])
    record.statusScale = [
      .init(printed: "Amber", appliesTo: .action, meaning: "Slipping", status: .atRisk, colours: ["FFC000"], place: place)
    ]
    record.governance = [
      .init(
        body: "Board", frequency: "monthly", printed: "The Board meets monthly",
        members: [.init(post: "Chair", organisation: "Council", name: "A. B.", place: place)], place: place)
    ]
    record.roles = [.init(abbreviation: "HoS", post: "Head of Service", holders: ["Ann Field"], place: place)]
    record.sections = [
      .init(
        id: "s1", ref: "1", kind: .priority, title: "Managers", outcome: "Steady oversight", answers: ["1"], grade: .good, notes: [note],
        place: place),
      .init(id: "s2", kind: .objective, title: "Notes", parent: "s1"),
    ]
    record.recommendations = [
      .init(
        id: "r1", ref: "1", number: 1, kind: .priority, body: .external, heading: "Areas", text: "See that managers meet staff.",
        story: "s",
        whatGoodLooksLike: "w", due: due, notes: [note], themes: [theme], place: place)
    ]
    record.outcomes = [.init(id: "o1", ref: "1", text: "Fewer delays", recommendation: "r1", section: "s1", action: "a1", place: place)]
    record.actions = [
      .init(
        id: "a1", ref: "1.1", text: "=Meet, \"monthly\"\nwith staff", section: "s1", answers: ["r1"], parent: nil, owners: [owner],
        due: due, status: status,
        progress: "begun", costs: [.init(printed: "£40k", pounds: 40000, period: "2014/15", kind: "one-off", place: place)],
        references: ["RQ1"],
        notes: [note], themes: [theme], place: place)
    ]
    record.measures = [
      .init(
        id: "m1", ref: "M1", text: "Meetings held", section: "s1", recommendation: "r1", action: "a1", baseline: figure, target: figure,
        current: figure, series: [figure], status: status, owners: [owner], notes: [note], themes: [theme], place: place)
    ]
    record.findings = [
      .init(id: "f1", ref: "13", heading: "Leaders", section: "s1", text: "Oversight varies.", themes: [theme], place: place)
    ]
    record.mappings = [.init(source: .appendix, recommendation: "1", section: "1", place: place)]
    record.references = [.init(ref: "RQ1", parts: ["RQ1a"], actions: ["a1"], place: place)]
    record.narrative = [.init(id: "n1", heading: "Foreword", ref: "i", text: "We begin.", place: place)]
    record.columns = [.init(printed: "By when", role: "due", place: place), .init(printed: "Odd", role: nil)]
    record.defects = [
      .init(.noOwner, record: "a1", detail: "nobody leads it", place: place), .init(.missingReference, detail: "1.2 is missing"),
    ]
    record.ledger = Ledger(blocks: 12, placed: 9, context: 2, unplaced: [.init(text: "odd", place: place)])
    record.notices = [.init(.note, "hidden-rows", "2 rows are hidden", at: place)]
    return record
  }()

  /// A record with nothing in it that may be left out.
  static let bare = Record(
    document: SourceDocument(
      id: "southmere/plan", authority: "southmere",
      source: .init(file: "plan.txt", sha256: String(repeating: "b2", count: 32), mediaType: "text/plain", reader: "text/1")))

  /// A report of an inspection, with what the full record has.
  static let report: Record = {
    var report = full
    report.document.id = "northmere/2023-12-inspection-report"
    report.document.kind = .inspectionReport
    report.document.published = "2023-12-01"
    report.document.source.sha256 = String(repeating: "c3", count: 32)
    report.document.source.file = "report.pdf"
    return report
  }()

  /// A `councils/` folder with these records.
  static func library(_ records: [Record], in folder: borrowing TemporaryFolder) throws -> Library {
    let library = Library(folder: folder.url.appendingPathComponent("councils"))
    for record in records {
      _ = try library.save(record, profile: Profile(authority: record.document.authority, name: record.document.authority.capitalized))
    }
    return library
  }
}
