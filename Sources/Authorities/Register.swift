import Foundation
import PlanSchema
import Wording

/// The authorities of England by name, slug and code.
public struct Register: Sendable {
  public let authorities: [Authority]

  public init(authorities: [Authority]) { self.authorities = authorities }

  /// The authority of a slug, a name (former and other names too), or a DfE or ONS code.
  public func authority(named text: String) -> Authority? {
    let level = text.levelled, slug = text.slug
    return authorities.first {
      $0.slug == slug || $0.dfeCode == text || $0.gssCode.levelled == level || $0.name.levelled == level
        || $0.aliases.contains { $0.levelled == level }
    }
  }
}
