import Foundation
import Testing

@testable import Theming

@Suite("Kin") struct KinTests {
  /// Sentences in which ponies and horses keep one company, and spanners and hammers another.
  static let texts: [String] = (0..<60).map { number in
    let animal = number.isMultiple(of: 2) ? "ponies" : "horses"
    let tool = number.isMultiple(of: 2) ? "spanners" : "hammers"
    return "Stables feed \(animal) hay in paddocks. Workshops hang \(tool) beside benches and lathes."
  }

  private static func points(_ file: String) throws -> [String: [Double]] {
    var out: [String: [Double]] = [:]
    for line in file.split(separator: "\n") where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t")
      out[String(cells[0])] = cells.dropFirst(2).compactMap { Double($0) }
    }
    return out
  }

  private static func nearness(_ a: [Double], _ b: [Double]) -> Double {
    func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    return dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
  }

  @Test("words that keep the same company lie near each other")
  func company() throws {
    let points = try Self.points(Learning.kinFile(from: Self.texts))
    let pony = try #require(points["pony"]), horse = try #require(points["horse"])
    let spanner = try #require(points["spanner"]), hammer = try #require(points["hammer"])
    #expect(Self.nearness(pony, horse) > 0.6 && Self.nearness(spanner, hammer) > 0.6)
    #expect(abs(Self.nearness(pony, hammer)) < 0.3)
  }

  @Test("the same texts give the same file; words too rare to say anything have no point")
  func repeated() throws {
    let texts = Self.texts + ["Zebras graze once."]
    let file = try Learning.kinFile(from: texts)
    #expect(try Learning.kinFile(from: texts) == file)
    #expect(try Self.points(file)["zebra"] == nil)
    #expect(try Self.points(Learning.kinFile(from: [])).isEmpty)
  }

  @Test("a file of another form is refused with its line", arguments: ["word\t1.5\t3", "word\tmuch" + String(repeating: "\t1", count: 64)])
  func broken(line: String) {
    #expect { try WordKin([UInt8](("# head\n" + line).utf8)) } throws: { "\($0)".hasPrefix("line 2: expected a word, its rarity") }
  }

  @Test("a text is read by its words' kin where no phrase names its theme")
  func unnamed() throws {
    let coder = try StandardThemeCoder()
    let known = coder.weight(of: "education-in-care", in: "Raise the tutoring and literacy of pupils in care.")
    let unknown = coder.weight(of: "education-in-care", in: "Raise the quality of the car park.")
    #expect(known > unknown)
  }
}
