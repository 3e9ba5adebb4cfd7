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
