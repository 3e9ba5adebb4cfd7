import Foundation
import PlanSchema
import Wording

/// The authorities of England by name, slug, code, region and statistical likeness.
public struct Register: Sendable {
  /// The authorities of today, by slug.
  public let authorities: [Authority]
  /// Authorities that are no more and whose reports are still read: each names its successors.
  public let former: [Authority]
  let names: NameIndex
  private let bySlug: [String: Authority], byCode: [String: Authority]
  private let shortNames: [String: [String]], otherCodes: [String: [String]], words: CouncilWords

  /// A register of these authorities, those with successors being former ones.
  /// - Parameters:
  ///   - shortNames: further names by slug that are looked up but not looked for in running text ("Herts").
  ///   - otherCodes: former and newer codes by slug.
  public init(authorities: [Authority], shortNames: [String: [String]] = [:], otherCodes: [String: [String]] = [:]) {
    let sorted = authorities.sorted { $0.slug < $1.slug }
    self.init(sorted, shortNames: shortNames, otherCodes: otherCodes, words: Self.standardWords)
  }

  init(_ sorted: [Authority], shortNames: [String: [String]], otherCodes: [String: [String]], words: CouncilWords) {
    authorities = sorted.filter(\.successors.isEmpty)
    former = sorted.filter { !$0.successors.isEmpty }
    names = NameIndex(sorted, shortNames: shortNames, words: words)
    var bySlug: [String: Authority] = [:], byCode: [String: Authority] = [:]
    for authority in authorities + former {
      bySlug[authority.slug] = bySlug[authority.slug] ?? authority
      for code in [authority.dfeCode, authority.gssCode] + (otherCodes[authority.slug] ?? []) where !code.isEmpty {
        byCode[code] = byCode[code] ?? authority
      }
    }
    self.bySlug = bySlug
    self.byCode = byCode
    self.shortNames = shortNames
    self.otherCodes = otherCodes
    self.words = words
  }

  /// This register with further authorities, such as a council that a user has documents of and that England's does not list.
  public func adding(_ more: [Authority]) -> Register {
    if more.isEmpty { return self }
    let all = (authorities + former + more).sorted { $0.slug < $1.slug }
    return Register(all, shortNames: shortNames, otherCodes: otherCodes, words: words)
  }

  /// The authority of a slug.
  public func authority(slug: String) -> Authority? { bySlug[slug] }

  /// The authority of a slug, a name (former and other names too), or a DfE or ONS code. Council words ("London Borough of", "County
  /// Council"), "the", "&" for "and", hyphens, stops and case do not matter.
  public func authority(named text: String) -> Authority? {
    let text = text.squeezed
    return bySlug[text.lowercased()] ?? byCode[text.uppercased()] ?? names.authority(named: text)
  }

  /// A council's name without the council words around it: "the London Borough of Barnet" → "Barnet".
  public func bareName(_ text: String) -> String {
    let text = text.squeezed
    var rest = NameWords.words(of: text)
    while case let count = words.count(atEndOf: rest), count > 0, count < rest.count { rest.removeLast(count) }
    while rest.count > 1, rest[0].word == "the" { rest.removeFirst() }
    while case let count = words.count(atStartOf: rest), count > 0, count < rest.count { rest.removeFirst(count) }
    guard let first = rest.first, let last = rest.last else { return text }
    return String(decoding: Array(text.utf8)[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
  }

  /// The names nearest to a mistyped one, best first.
  public func nearest(to text: String, limit: Int = 3) -> [String] { names.nearest(to: text, limit: limit) }

  /// The statistical neighbours that England's children's services benchmarking gives an authority, nearest first.
  public func neighbours(of authority: Authority) -> [Authority] { authority.statisticalNeighbours.compactMap { byCode[$0] } }

  /// The authorities that took over from this one.
  public func successors(of authority: Authority) -> [Authority] { authority.successors.compactMap { bySlug[$0.slug] } }

  /// The former authorities that this one took over from and that have an entry of their own.
  public func predecessors(of authority: Authority) -> [Authority] {
    authority.predecessors.compactMap { bySlug[$0.slug] }.filter { $0.slug != authority.slug }
  }

  /// The nine regions, in alphabetical order.
  public var regions: [String] { Set(authorities.map(\.region)).sorted() }

  /// The region that a text names ("yorkshire & the humber"), or `nil`.
  public func region(named text: String) -> String? {
    func key(_ text: String) -> String { NameWords.key(NameWords.words(of: text).filter { $0.word != "the" }) }
    let wanted = key(text)
    return regions.first { key($0) == wanted }
  }

  /// The authorities of a region, by slug.
  public func authorities(inRegion region: String) -> [Authority] { authorities.filter { $0.region == region } }
}
