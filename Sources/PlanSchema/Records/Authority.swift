/// A local authority with responsibility for children's services in England.
public struct Authority: Codable, Sendable, Hashable {
  /// The name of its folder: "buckinghamshire".
  public var slug: String
  public var name: String
  /// Former and other names.
  public var aliases: [String]
  /// The Department for Education's three-digit code.
  public var dfeCode: String
  /// The Office for National Statistics' nine-character code.
  public var gssCode: String
  public var region: String
  /// "London Borough", "Unitary Authority" …
  public var kind: String
  /// DfE codes of its statistical neighbours, nearest first.
  public var statisticalNeighbours: [String]
  /// The slugs or names of authorities that it took over from, with their codes where known.
  public var predecessors: [String]
  public var successors: [String]

  public init(
    slug: String, name: String, aliases: [String] = [], dfeCode: String, gssCode: String, region: String, kind: String,
    statisticalNeighbours: [String] = [], predecessors: [String] = [], successors: [String] = []
  ) {
    self.slug = slug
    self.name = name
    self.aliases = aliases
    self.dfeCode = dfeCode
    self.gssCode = gssCode
    self.region = region
    self.kind = kind
    self.statisticalNeighbours = statisticalNeighbours
    self.predecessors = predecessors
    self.successors = successors
  }
}
