import Foundation
import PlanSchema
import Wording

extension Register {
  /// The register that Peerview carries: the 153 authorities of England, and those former ones whose inspection reports are still read.
  public static let standard: Register = {
    do {
      return try Register(csv: resource("authorities.csv"), words: resource("words.txt"))
    } catch {
      // The files are part of the program; a fault in them is caught by the tests before anybody runs it.
      fatalError("the register of authorities cannot be read: \(error)")
    }
  }()

  static let standardWords: CouncilWords = {
    guard let words = try? CouncilWords(resource("words.txt")) else { fatalError("words.txt of the register cannot be read") }
    return words
  }()

  /// A fault in a register file.
  public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The row or line of the file, from 1.
    public var row: Int
    public var description: String
  }

  /// Reads a register: a row an authority; several names or codes in a field are parted by `|`, neighbours by spaces.
  /// - Throws: `Fault` for a row without a name, code or region, or an unknown heading in the words; `Lexicon.Fault` for another fault there.
  public init(csv: String, words: String) throws {
    var authorities: [Authority] = [], shortNames: [String: [String]] = [:], otherCodes: [String: [String]] = [:]
    for (index, row) in CSV.records(csv).enumerated() {
      func list(_ field: String) -> [String] { (row[field] ?? "").split(separator: "|").map { String($0).squeezed } }
      for field in ["name", "dfe_code", "gss_code", "region", "kind"] where (row[field] ?? "").isEmpty {
        throw Fault(row: index + 2, description: "row \(index + 2) has no \(field)")
      }
      let name = row["name"]!
      authorities.append(
        Authority(
          slug: name.slug, name: name, aliases: list("other_names"), dfeCode: row["dfe_code"]!, gssCode: row["gss_code"]!,
          region: row["region"]!, kind: row["kind"]!,
          statisticalNeighbours: (row["statistical_neighbours"] ?? "").split(separator: " ").map(String.init),
          predecessors: list("predecessors"), successors: list("successors")))
      shortNames[name.slug] = list("short_names")
      otherCodes[name.slug] = list("other_codes")
    }
    authorities.sort { $0.slug < $1.slug }
    self.init(authorities, shortNames: shortNames, otherCodes: otherCodes, words: try CouncilWords(words))
  }

  private static func resource(_ name: String) throws -> String {
    guard let url = Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Resources") else {
      throw Fault(row: 0, description: "\(name) is missing")
    }
    return try String(contentsOf: url, encoding: .utf8)
  }
}
