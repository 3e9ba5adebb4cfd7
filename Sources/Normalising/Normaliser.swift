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

/// Turns any document into a record: recognises what it is and hands it to the normaliser of its kind.
public struct Normaliser: Sendable {
  private let plans: PlanNormaliser
  private let inspections: InspectionNormaliser

  public init(register: Register = .standard) {
    plans = PlanNormaliser(register: register)
    inspections = InspectionNormaliser(register: register)
  }

  /// - Throws: `ImportFailure` where the authority cannot be told, or nothing that Peerview looks for was found.
  public func normalise(_ document: Document, context: ImportContext = ImportContext()) throws(ImportFailure) -> Record {
    return inspections.recognises(document)
      ? try inspections.normalise(document, context: context) : try plans.normalise(document, context: context)

  }
}
