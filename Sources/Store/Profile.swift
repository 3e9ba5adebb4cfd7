import PlanSchema

/// What is known of a council beside its documents: `profile.json` in its folder, made at the first import and then a person's to edit.
public struct Profile: Codable, Sendable, Hashable {
  public static let currentSchema = "peerview-profile/1"

  public var schema: String
  /// The folder's name.
  public var authority: String
  public var name: String
  /// `null` for a council that is not in the register.
  @OrNull public var dfeCode: String?
  @OrNull public var gssCode: String?
  @OrNull public var region: String?
  /// Column and label words of this council's documents → role ("Evidence of impact" → "progress"); see `peerview import --map`.
  public var columns: [String: String]

  public init(
    authority: String, name: String, dfeCode: String? = nil, gssCode: String? = nil, region: String? = nil, columns: [String: String] = [:]
  ) {
    schema = Self.currentSchema
    self.authority = authority
    self.name = name
    self.dfeCode = dfeCode
    self.gssCode = gssCode
    self.region = region
    self.columns = columns
  }

  public init(_ authority: Authority) {
    self.init(
      authority: authority.slug, name: authority.name, dfeCode: authority.dfeCode, gssCode: authority.gssCode, region: authority.region)
  }
}
