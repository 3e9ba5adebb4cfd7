import Comparison
import Foundation
import PlanSchema
import Reporting
import Store
import Theming

/// `peerview report`.
struct ReportCommand: Command {
  static let out = Option("out", .folder, short: "o", help: "the folder to write to", fallback: "reports")
  static let only = Option(
    "only", .choice(PackOptions.Part.allCases.map(\.rawValue)), arity: .list, help: "only these parts of the pack")
  static let formats = Option(
    "format", .choice(PackOptions.Format.allCases.map(\.rawValue)), arity: .list, help: "only files of these forms")
  static let people = Option(
    "people", .choice(People.allCases.map(\.rawValue)), help: "how people are named; posts always are", fallback: People.asPrinted.rawValue)
  static let peerReview = Option("peer-review", .council, help: "add a peer-review pack for this council: about four printed pages")
  static let sinceReport = Option("since-report", .folder, help: "open with what has changed since the pack in this folder")
  static let sources = Option("sources", .folder, help: "where the published documents are, to link to them")

  let name = "report"
  let summary = "write the pack of reports: pages, workbook, tables"
  let discussion =
    """
    Writes an overview, a page a theme, a page a council, data quality and method, each as HTML that stands alone and as Markdown; the \
    workbook peerview.xlsx; and the same as CSV and JSON under data/. Prints the files. Nothing is called overdue without --as-of.

    Every line links to the published document where that is found: in the council's own folder (councils/NAME/documents), or under \
    --sources by its file name. A whole run takes away files of the earlier pack that are no longer made; other files are left alone.

    """ + SelectionOptions.discussion
  var options: [Option] {
    [Self.out, Self.only, Self.formats, Self.people, Self.peerReview, Self.sinceReport, Self.sources] + SelectionOptions.all
      + [SelectionOptions.asOf]
  }
  let examples = [
    Example("peerview report", "everything, into reports/"),
    Example("peerview report --as-of 2024-03-31 --since-report last-month", "what is overdue, and what has changed"),
    Example("peerview report --peer-review northmere --out visit", "a pack for a review team"),
    Example("peerview report --only overview themes --format html --theme iro supervision", "a few pages"),
  ]

  func run(_ call: Call) throws -> ExitCode {
    let asOf = try call.asOf(in: self)
    let folder = call.url(call[Self.out] ?? "reports")
    let reviewed = try call[Self.peerReview].map(call.council(named:))
    let earlier = try call[Self.sinceReport].map { try snapshot($0, call) }
    let people = call[Self.people].flatMap(People.init(rawValue:)) ?? .asPrinted
    let chosen = try call.chosen(people.applied(to:))
    if let reviewed, !chosen.documents.authorities.contains(reviewed) {
      throw ToolFailure("nothing-chosen", "--peer-review asks for \(reviewed), which the other options leave out")
    }
    let options = PackOptions(
      parts: parts(call), formats: forms(call), peerReview: reviewed)
    let result = chosen.documents.compared(by: chosen.themes, reference: chosen.reference, asOf: asOf)
    let plans = chosen.documents.records.filter { $0.document.kind.isPlan }.map(\.document.id)
    let input = PackInput(
      documents: chosen.documents, result: result, coverage: plans.compactMap(chosen.documents.coverage(of:)),
      trend: chosen.reference.trend(of: chosen.themes), codebook: .standard,
      sources: SourceFinder(library: call.library, extra: call[Self.sources].map(call.url)).links(
        for: chosen.documents.records, from: folder), asOf: asOf, earlier: earlier)
    let files = try Pack(input, options: options).files()
    // What an earlier whole run wrote is known from its own list, read before it is written over.
    let isWhole = !call.has(Self.only) && !call.has(Self.formats)
    let old = isWhole ? (try? Data(contentsOf: folder.appendingPathComponent("data/tables.json"))).map(Snapshot.files) ?? [] : []
    try write(files, to: folder, call)
    for path in Set(old).subtracting(files.map(\.path)).sorted() where Self.isInside(path) {
      try? FileManager.default.removeItem(at: folder.appendingPathComponent(path))
    }
    return .done
  }

  private func parts(_ call: Call) -> Set<PackOptions.Part> {
    let named = call.all(Self.only).compactMap(PackOptions.Part.init(rawValue:))
    return named.isEmpty ? Set(PackOptions.Part.allCases) : Set(named)
  }

  private func forms(_ call: Call) -> Set<PackOptions.Format> {
    let named = call.all(Self.formats).compactMap(PackOptions.Format.init(rawValue:))
    return named.isEmpty ? Set(PackOptions.Format.allCases) : Set(named)
  }

  /// A path of an earlier list that leads nowhere else.
  private static func isInside(_ path: String) -> Bool { !path.hasPrefix("/") && !path.split(separator: "/").contains("..") }

  private func snapshot(_ path: String, _ call: Call) throws -> Snapshot {
    let file = call.url(path).appendingPathComponent("data/tables.json")
    guard let data = try? Data(contentsOf: file) else {
      throw ToolFailure(
        "no-earlier-report",
        "\(file.path) is not there: --since-report takes the folder of a pack that peerview report wrote, with its data as JSON")
    }
    do { return try Snapshot(tables: data) } catch {
      throw ToolFailure("no-earlier-report", "\(file.path) cannot be compared with: \(error)")
    }
  }

  private func write(_ files: [Pack.File], to folder: URL, _ call: Call) throws {
    let progress = Progress(call.console, of: files.count)
    do {
      for path in Set(files.map { folder.appendingPathComponent($0.path).deletingLastPathComponent() }) {
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
      }
      let written = files.concurrentMap { file in
        Result {
          let url = folder.appendingPathComponent(file.path), data = Data(file.bytes)
          // A report can be made again at any time: it need not be waited for until it is on the disk, only never be seen half written.
          if (try? Data(contentsOf: url)) != data { try data.write(to: url, options: .atomic) }
          progress.step(file.path)
        }
      }
      for result in written { try result.get() }
    } catch {
      throw ToolFailure("not-writable", "the reports cannot be written to \(folder.path): \(AtomicFile.reason(error))")
    }
    for file in files { call.print((call[Self.out] ?? "reports") + "/" + file.path) }
  }
}

/// Finds the published documents, to link to them.
struct SourceFinder {
  let library: Library
  /// A folder given by the user.
  let extra: URL?

  /// By document id, from the folder of the reports.
  func links(for records: [Record], from reports: URL) -> [String: Links.Source] {
    let found = extra.map(Self.files) ?? [:]
    var links: [String: Links.Source] = [:]
    for record in records {
      let source = record.document.source
      let own = library.documentsFolder(record.document.authority).appendingPathComponent(source.file)
      let file = FileManager.default.fileExists(atPath: own.path) ? own : found[source.file]
      if let file { links[record.document.id] = Links.Source(path: Self.path(to: file, from: reports), mediaType: source.mediaType) }
    }
    return links
  }

  /// Every file under a folder by its name; of several with one name the first by path.
  private static func files(_ folder: URL) -> [String: URL] {
    let paths = (FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []).sorted()
    return Dictionary(
      paths.map { (($0 as NSString).lastPathComponent, folder.appendingPathComponent($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The way from one folder to a file, with ".." where it leads up.
  static func path(to file: URL, from folder: URL) -> String {
    let target = file.standardizedFileURL.pathComponents, start = folder.standardizedFileURL.pathComponents
    let shared = zip(target, start).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: start.count - shared) + target[shared...]).joined(separator: "/")
  }
}
