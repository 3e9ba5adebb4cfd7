import Authorities
import PlanSchema
import Theming

/// The documents that are compared, with the themes that they are compared by.
public struct DocumentSet: Sendable {
  /// By authority, then date, then id. A document without a date comes before the dated ones of its authority.
  public let records: [Record]
  /// Beside each record.
  public let summaries: [DocumentSummary]
  /// The themes of the codebook, in its order.
  public let themes: [ThemeName]
  public let register: Register
  private let indexByID: [String: Int]

  public init(_ records: [Record], themes: [ThemeName], register: Register = .standard) {
    let reports = Dictionary(grouping: records.filter { $0.document.kind == .inspectionReport }, by: \.document.authority)
    let dated = records.map {
      (record: $0, date: Self.date(of: $0), order: Self.order(of: $0, among: reports[$0.document.authority] ?? []))
    }
    let sorted = dated.sorted {
      ($0.record.document.authority, $0.order, $0.record.document.id) < ($1.record.document.authority, $1.order, $1.record.document.id)
    }
    let repeated = Repetitions.reports(among: sorted.map(\.record))
    let judgements = Self.judgements(of: sorted.map(\.record), dates: sorted.map(\.date))
    self.init(
      sorted.map(\.record),
      summaries: zip(sorted, judgements).map {
        DocumentSummary($0.record, date: $0.date, judgement: $1, repeats: repeated[$0.record.document.id])
      }, themes: themes,
      register: register)
  }

  /// The same with the themes of a codebook.
  public init(_ records: [Record], codebook: Codebook, register: Register = .standard) {
    self.init(records, themes: codebook.themes.map { ThemeName(id: $0.id, label: $0.label) }, register: register)
  }

  init(_ sorted: [Record], summaries: [DocumentSummary], themes: [ThemeName], register: Register) {
    records = sorted
    self.summaries = summaries
    self.themes = themes
    self.register = register
    indexByID = Dictionary(sorted.enumerated().map { ($1.document.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The slugs of the authorities with a document here, sorted.
  public var authorities: [String] { Set(records.map(\.document.authority)).sorted() }

  /// The register's name for a slug; for a council that is not in it, the name that its documents print, else the slug in words.
  public func name(of slug: String) -> String {
    if let authority = register.authority(slug: slug) { return authority.name }
    if let printed = records.lazy.filter({ $0.document.authority == slug }).compactMap(\.document.printedAuthority).first { return printed }
    return slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
  }

  func leavingOut(_ ids: Set<String>) -> DocumentSet {
    let kept = records.indices.filter { !ids.contains(records[$0].document.id) }
    return DocumentSet(kept.map { records[$0] }, summaries: kept.map { summaries[$0] }, themes: themes, register: register)
  }

  public func record(_ id: String) -> Record? { indexByID[id].map { records[$0] } }

  public func summary(_ id: String) -> DocumentSummary? { indexByID[id].map { summaries[$0] } }

  /// The day or month of a document: its publication, else the end of the inspection or visit that it tells of.
  static func date(of record: Record) -> String? {
    if let published = record.document.published ?? record.inspection?.published { return published }
    guard record.document.kind.tellsOfInspection else { return nil }
    return record.inspection?.end ?? record.inspection?.start
  }

  /// By what documents are put in order of time. One that prints no date of its own stands after the inspection that it answers, or by the
  /// date that it is filed under; neither is taken for its date.
  private static func order(of record: Record, among reports: [Record]) -> String {
    if let date = date(of: record) { return date }
    if let answered = record.document.answersInspection {
      // The inspection may be named by its month or its first day, and its report be of a later one. The mark sorts after every date.
      let report = reports.first { $0.isInspection(on: answered) }
      return max(answered, report.flatMap(date) ?? "") + "~"
    }
    let name = record.document.id.split(separator: "/").last ?? ""
    return String(name.prefix { $0.isNumber || $0 == "-" })
  }

  /// The judgement that each document stands under. A plan or visit that gives no grades itself takes those of the inspection report that it
  /// answers, else of its authority's latest report before it.
  private static func judgements(of records: [Record], dates: [String?]) -> [OverallJudgement] {
    let own = records.map { $0.inspection.map(OverallJudgement.init(of:)) ?? .none }
    return records.indices.map { index in
      let record = records[index]
      if own[index].grade != nil || record.document.kind == .inspectionReport { return own[index] }
      let reports = records.indices.filter {
        records[$0].document.authority == record.document.authority && records[$0].document.kind == .inspectionReport
      }
      if let answered = record.document.answersInspection,
        let report = reports.first(where: { records[$0].isInspection(on: answered) })
      {
        return own[report]
      }
      guard let date = dates[index] else { return .none }
      let earlier = reports.last { dates[$0].map { $0 <= date } ?? false }
      return earlier.map { own[$0] } ?? .none
    }
  }
}

extension Record {
  /// Whether a date, a day or a month, names the inspection that this report tells of: its publication or a day of it.
  func isInspection(on date: String) -> Bool {
    let days = [document.published, inspection?.published, inspection?.start, inspection?.end].compactMap { $0 }
    if days.contains(where: { $0.hasPrefix(date) || date.hasPrefix($0) }) { return true }
    guard let start = inspection?.start, let end = inspection?.end else { return false }
    return start <= date && date <= end
  }
}

/// A theme of the codebook by name.
public struct ThemeName: Codable, Sendable, Hashable {
  public var id: String
  public var label: String

  public init(id: String, label: String) {
    self.id = id
    self.label = label
  }
}
