import Comparison
import PlanSchema
import Theming

/// What a pack of reports is made from.
public struct PackInput: Sendable {
  /// The documents compared.
  public var documents: DocumentSet
  public var result: SideBySide
  /// A line a plan, where there is one.
  public var coverage: [Coverage]
  public var trend: Trend
  public var codebook: Codebook
  /// Where the published documents stand, by id.
  public var sources: [String: Links.Source]
  /// The day that the reports speak of; `nil` for none, and then nothing is called overdue.
  public var asOf: CalendarDay?
  /// The pack that this one is compared with.
  public var earlier: Snapshot?

  public init(
    documents: DocumentSet, result: SideBySide, coverage: [Coverage], trend: Trend, codebook: Codebook,
    sources: [String: Links.Source] = [:], asOf: CalendarDay? = nil, earlier: Snapshot? = nil
  ) {
    self.documents = documents
    self.result = result
    self.coverage = coverage
    self.trend = trend
    self.codebook = codebook
    self.sources = sources
    self.asOf = asOf
    self.earlier = earlier
  }
}

/// What of a pack is wanted.
public struct PackOptions: Sendable, Hashable {
  /// A kind of page or file.
  public enum Part: String, Sendable, Hashable, CaseIterable { case overview, themes, councils, quality, method, workbook, data }

  public enum Format: String, Sendable, Hashable, CaseIterable { case html, markdown, csv, json, xlsx }

  public var parts: Set<Part>
  public var formats: Set<Format>
  /// The council that gets a peer-review pack.
  public var peerReview: String?

  public init(
    parts: Set<Part> = Set(Part.allCases), formats: Set<Format> = Set(Format.allCases),
    peerReview: String? = nil
  ) {
    self.parts = parts
    self.formats = formats
    self.peerReview = peerReview
  }
}
