import Authorities
import Documents
import PlanSchema

/// What the person who imports a document says about it.
public struct ImportContext: Sendable, Hashable {
  /// The authority, where the user named one: a name, slug or code.
  public var council: String?
  /// Column or label words of this document → role ("Evidence of impact" → "progress"), from `--map` or the council's profile.
  public var mapping: [String: String]

  public init(council: String? = nil, mapping: [String: String] = [:]) {
    self.council = council
    self.mapping = mapping
  }
}

/// Turns any document into a record: recognises what it is, hands it to the normaliser of its kind, and finds its defects.
public struct Normaliser: Sendable {
  private let letters: LetterNormaliser
  private let inspections: InspectionNormaliser
  private let plans: PlanNormaliser
  private let outcomes: OutcomeTableNormaliser
  private let defects = DefectFinder()

  public init(register: Register = .standard) {
    letters = LetterNormaliser(register: register)
    inspections = InspectionNormaliser(register: register)
    plans = PlanNormaliser(register: register)
    outcomes = OutcomeTableNormaliser(register: register)
  }

  /// The records of a document: one, or for a table of the outcomes of many authorities one for each of them.
  /// - Throws: as `normalise`.
  public func records(of document: Document, context: ImportContext = ImportContext()) throws(ImportFailure) -> [Record] {
    if outcomes.recognises(document), !plans.recognises(document) { return try outcomes.normalise(document, context: context) }
    return [try normalise(document, context: context)]
  }

  /// - Throws: `ImportFailure` where the authority cannot be told, or nothing that Peerview looks for was found.
  public func normalise(_ document: Document, context: ImportContext = ImportContext()) throws(ImportFailure) -> Record {
    var record = try read(document, context: context)
    record.defects += defects.defects(in: record)
    return record
  }

  private func read(_ document: Document, context: ImportContext) throws(ImportFailure) -> Record {
    if plans.recognises(document) { return try plans.normalise(document, context: context) }
    if inspections.recognises(document) { return try inspections.normalise(document, context: context) }
    if letters.recognises(document) { return try letters.normalise(document, context: context) }
    return try plans.normalise(document, context: context)
  }
}
