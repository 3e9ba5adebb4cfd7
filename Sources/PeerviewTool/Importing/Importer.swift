import Authorities
import Documents
import Foundation
import Normalising
import PlanSchema
import Store
import Theming
import Wording

/// Makes records of files: reads, normalises, codes.
struct Importer: Sendable {
  /// What became of one file.
  enum Outcome: Sendable {
    /// One record; a table of many authorities' outcomes gives one for each.
    case read([Record], Document)
    /// Read before, by the same reader.
    case known(id: String)
    /// With the document, where its file could be read and only holds nothing that Peerview knows.
    case failed(ImportFailure, Document?)
  }

  private let library: Library
  private let choice: CouncilChoice
  private let mapping: [String: String]
  private let reader = DocumentReader()
  private let normaliser: Normaliser
  private let coder: any ThemeCoder
  private let known: [String: [Library.SourceEntry]]
  private let profiles: [String: Profile]

  /// - Parameters:
  ///   - mapping: heading → role, as the user gives it.
  ///   - skipsKnown: whether files that were read before are left alone.
  init(library: Library, council: String?, mapping: [String: String], skipsKnown: Bool) throws {
    self.library = library
    self.mapping = mapping
    choice = try CouncilChoice(council, library: library)
    normaliser = Normaliser(register: choice.register)
    coder = try StandardThemeCoder()
    known = skipsKnown ? Dictionary(grouping: library.sources(), by: \.sha256) : [:]
    var profiles: [String: Profile] = [:]
    for council in library.councils() { profiles[council] = try library.profile(of: council) }
    self.profiles = profiles
  }

  /// The profile that a record's council gets at its first import.
  func profile(for record: Record) -> Profile {
    let slug = record.document.authority
    if let profile = profiles[slug] { return profile }
    var authority = choice.register.authority(slug: slug) ?? Authority(unlisted: slug, slug: slug)
    // A council without an entry is called as its document prints it, not as somebody typed it.
    if authority.dfeCode.isEmpty, let printed = record.document.printedAuthority.map(choice.register.bareName), printed.slug == slug {
      authority.name = printed
    }
    return Profile(of: authority)
  }

  func outcome(of file: URL) -> Outcome {
    var read: Document?
    do throws(ImportFailure) {
      let bytes = try reader.bytes(of: file)
      if !known.isEmpty, let id = id(of: SHA256.hex(bytes)) { return .known(id: id) }
      let document = try reader.read(bytes, name: file.lastPathComponent, path: file)
      read = document
      return .read(try records(of: document), document)
    } catch {
      return .failed(error, read)
    }
  }

  /// The record of a document, with its themes.
  private func records(of document: Document) throws(ImportFailure) -> [Record] {
    try choice.check(document)
    let words = self.words(of: choice.authority?.slug)
    var records = try normaliser.records(of: document, context: ImportContext(council: choice.authority?.slug, mapping: words))
    if records.count == 1, records[0].document.kind != .outcomeTable {
      records[0] = try finished(records[0], of: document, words: words)
    } else {
      for index in records.indices { records[index].document.source.reader = Self.stamp(document.source.reader, words) }
    }
    return records
  }

  /// A record read again by its council's own words, if it has any, and coded.
  private func finished(_ first: Record, of document: Document, words: [String: String]) throws(ImportFailure) -> Record {
    var record = first, words = words
    // Only now is it known whose document it is, and what that council's profile says of its columns.
    let own = self.words(of: record.document.authority)
    if own != words {
      words = own
      record = try normaliser.normalise(document, context: ImportContext(council: record.document.authority, mapping: words))
    }
    record.document.source.reader = Self.stamp(document.source.reader, words)
    record.notices += choice.notices(on: record.document, told: record.notices)
    coder.code(&record)
    return record
  }

  /// What the columns of a council's documents mean beside the common vocabulary: its profile, and over that what the user says now.
  private func words(of council: String?) -> [String: String] {
    (council.flatMap { profiles[$0]?.columns } ?? [:]).merging(mapping) { _, now in now }
  }

  /// The record of a file that was read before by the same reader with the same words, for the council named if one is.
  private func id(of sha256: String) -> String? {
    known[sha256]?.first { entry in
      let council = String(entry.id.prefix { $0 != "/" })
      guard choice.authority == nil || choice.authority?.slug == council else { return false }
      return DocumentReader.version(ofMediaType: entry.mediaType).map { Self.stamp($0, words(of: council)) } == entry.reader
    }?.id
  }

  /// Other words or weights of the coder give other themes: a file is then read again.
  private static let coderStamp = SHA256.hex(CoderData.bytes).prefix(12)

  /// By what a file was read: where this is the same, the same bytes give the same record.
  private static func stamp(_ reader: String, _ words: [String: String]) -> String {
    let stamp = "\(reader) \(Tool.name)/\(Tool.version) themes/\(coderStamp)"
    if words.isEmpty { return stamp }
    let text = words.map { $0.key.levelled + "=" + $0.value }.sorted().joined(separator: "\n")
    return stamp + " map/" + SHA256.hex([UInt8](text.utf8)).prefix(12)
  }
}
