import PlanSchema
import Wording

/// A plan's own key to its posts, found by abbreviation or by post, whatever the case and spacing ("FIS manager" is "FIS Manager";
/// "AL" is not "A&L").
public struct RoleKey: Sendable {
  private var posts: [String: [String]] = [:]

  /// Whether the plan has a key at all.
  public var isEmpty: Bool { posts.isEmpty }

  public init(_ roles: [Role]) {
    for role in roles where !role.abbreviation.squeezed.isEmpty || !role.post.squeezed.isEmpty {
      for form in Set([Self.form(role.abbreviation), Self.form(role.post)]) where !form.isEmpty {
        if posts[form]?.contains(role.post) != true { posts[form, default: []].append(role.post) }
      }
    }
  }

  /// The posts that a text stands for: several where the key gives the abbreviation several; none where it does not list it.
  public func posts(for text: String) -> [String] { posts[Self.form(text)] ?? [] }

  /// The letters, digits and ampersands of a text in lower case; a plural s of an abbreviation stays.
  private static func form(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.levelled.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "&" }))
  }
}
