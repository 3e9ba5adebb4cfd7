import PlanSchema
import Wording

/// Reads what the meaning that a key gives a rating stands for on the common scale, by the phrases of `statuses.txt`.
///
/// The first phrase decides, with three exceptions. "Not" before a phrase turns it round. Where work goes on, what follows is the news:
/// "under way, but at risk". A delay that is made good after "but" is only a risk: "behind, but can be recovered".
struct MeaningReader: Sendable {
  static let shared = MeaningReader()

  /// A phrase found, with "not" and "until" before it taken into account.
  private struct Hit {
    var status: CommonStatus
    var range: Range<Int>
  }

  private let phrases = PhraseFinder(Vocabulary.load("statuses"))
  private let ratings = Vocabulary.load("ratings")

  /// The status that a meaning stands for; `nil` where the vocabulary knows none of its words, `.unknown` where it says that none is given.
  func status(of meaning: String) -> CommonStatus? {
    let level = meaning.levelled
    let hits = hits(in: level)
    guard let first = hits.first else { return nil }
    if let explicit = inBrackets(level), first.status != .complete || explicit == .embedded { return explicit }
    let later = hits.dropFirst()
    switch first.status {
    case .onTrack:
      let news = later.first {
        [.atRisk, .offTrack].contains($0.status) && !Self.ends(level, from: first.range.upperBound, to: $0.range.lowerBound)
      }
      return news?.status ?? .onTrack
    case .offTrack:
      let isRecovered = later.contains { hit in
        [.atRisk, .onTrack].contains(hit.status) && Self.turns(level, from: first.range.upperBound, to: hit.range.lowerBound)
      }
      return isRecovered ? .atRisk : .offTrack
    case .notStarted:
      // "Not started or well behind" is more than not started.
      let isLate = later.contains { hit in
        hit.status == .offTrack && Self.adds(level, from: first.range.upperBound, to: hit.range.lowerBound)
      }
      return isLate ? .offTrack : .notStarted
    default: return first.status
    }
  }

  /// Whether a meaning says that what was done has lasted.
  func speaksOfEmbedding(_ text: String) -> Bool { hits(in: text.levelled).contains { $0.status == .embedded } }

  private func hits(in level: String) -> [Hit] {
    let text = Array(level.utf8)
    return phrases.hits(in: level).compactMap { hit in
      let before = Self.wordsBefore(hit.range.lowerBound, in: text)
      // "How much has been done" tells of no status.
      if before.contains("how") || before.contains("whether") { return nil }
      let isDenied = !Self.denials.isDisjoint(with: before.suffix(3))
      let status: CommonStatus
      if hit.meaning == "begun" {
        status = isDenied || Self.waits(before) ? .notStarted : .onTrack
      } else if let known = CommonStatus(rawValue: hit.meaning) {
        status = known
      } else {
        return nil
      }
      guard isDenied else { return Hit(status: status, range: hit.range) }
      switch status {
      case .embedded: return nil
      case .complete: return Hit(status: .offTrack, range: hit.range)
      case .onTrack where hit.meaning != "begun": return Hit(status: .offTrack, range: hit.range)
      default: return Hit(status: status, range: hit.range)
      }
    }
  }

  /// "Better than before but short of target (at risk)": a rating in brackets at the end says it outright.
  private func inBrackets(_ level: String) -> CommonStatus? {
    guard let inner = level.trailingBrackets, let meaning = ratings.meaning(of: inner), meaning.hasPrefix("word ") else { return nil }
    return CommonStatus(rawValue: String(meaning.dropFirst(5)))
  }

  private static let denials: Set<String> = ["not", "cannot", "never", "nobody", "isn't", "hasn't", "won't"]
  private static let turnings: Set<String> = ["but", "though", "although", "however", "with"]

  /// Whether work is only waited for: "left blank until work on the action has started".
  private static func waits(_ before: [String]) -> Bool { before.contains("until") || before.contains("till") || before.contains("before") }

  /// The words of the clause before an offset.
  private static func wordsBefore(_ offset: Int, in text: [UInt8]) -> [String] {
    var start = offset
    while start > 0, !(text[start - 1] == 0x2C || text[start - 1] == 0x2E || text[start - 1] == 0x3B || text[start - 1] == 0x3A) {
      start -= 1
    }
    let words = String(decoding: text[start..<offset], as: UTF8.self).split(separator: " ").map(String.init)
    return words
  }

  /// Whether a clause ends between two places of a text.
  private static func ends(_ level: String, from start: Int, to end: Int) -> Bool {
    start < end && Array(level.utf8)[start..<end].contains { [0x2E, 0x3A].contains($0) }
  }

  /// Whether what follows "not started" is said of the same rating: "not started, overdue", "not started or well behind".
  private static func adds(_ level: String, from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    let bytes = Array(level.utf8)
    let between = String(decoding: bytes[start..<end], as: UTF8.self)
    // "Not started – no progress" says one thing twice.
    let rest = String(decoding: bytes[end...], as: UTF8.self)
    guard between.split(separator: " ").count <= 4, !["no ", "little ", "limited "].contains(where: rest.hasPrefix) else { return false }
    return between.contains(",") || between.contains("-") || between.split { !$0.isLetter }.contains { ["or", "and", "but"].contains($0) }
  }

  private static func turns(_ level: String, from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    let between = String(decoding: Array(level.utf8)[start..<end], as: UTF8.self)
    return between.split { !$0.isLetter && $0 != "'" }.contains { turnings.contains(String($0)) }
  }
}
