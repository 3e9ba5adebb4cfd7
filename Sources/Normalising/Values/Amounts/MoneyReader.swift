import PlanSchema
import Wording

/// Reads costs: "£40k", "£1.2m", "£0". A range ("£10,000 - £12,000"), several sums, or text ("See 3.3.2", "Innovation bid", "TBC") is kept
/// as printed with no number.
public struct MoneyReader: Sendable {
  private let lexicon: Lexicon
  private let kinds: PhraseFinder
  private let scanner = TimeScanner(.prose)

  public init() {
    lexicon = AmountWords.lexicon
    kinds = PhraseFinder(lexicon, meanings: ["kind"])
  }

  /// Reads one cost.
  /// - Parameters:
  ///   - printed: The cell.
  ///   - head: The heading of its column, which may say the year, the kind and the unit: "2014/15 one-off", "Cost (£000s)".
  /// - Returns: `nil` for an empty cell.
  public func read(_ printed: String, head: String? = nil) -> Money? {
    let text = printed.squeezed
    guard !text.isEmpty else { return nil }
    let about = head.map(period) ?? (nil, nil)
    var money = Money(printed: text, period: about.0, kind: about.1)
    money.kind = money.kind ?? kind(in: text)
    if lexicon.meaning(of: text) == "nothing" {
      money.pounds = 0
      return money
    }
    let scalars = Array(text.unicodeScalars)
    let sums = NumberScan.all(in: scalars).filter { $0.sign == "£" }
    if sums.count == 1 {
      money.pounds = sums[0].value * factor(sums[0].suffix, head: nil)
    } else if sums.isEmpty, let head, let number = bareNumber(scalars), head.contains("£") || isCost(head) {
      money.pounds = number.value * factor(number.suffix, head: head)
    }
    return money
  }

  /// The year and the kind that a column's heading gives: ("2014/15", "one-off").
  public func period(_ head: String) -> (period: String?, kind: String?) {
    let text = TimeText(head.squeezed)
    let time = scanner.mentions(in: text).first { if case .malformed = $0.time { false } else { true } }
    return (time.map { text.text($0.range) }, kind(in: head))
  }

  private func kind(in text: String) -> String? {
    let level = text.levelled
    return kinds.hits(in: level).first.map { String(decoding: Array(level.utf8)[$0.range], as: UTF8.self) }
  }

  private func factor(_ suffix: String?, head: String?) -> Double {
    if let suffix {
      if lexicon.phrases(meaning: "times 1000").contains(suffix) { return 1000 }
      if lexicon.phrases(meaning: "times 1000000").contains(suffix) { return 1_000_000 }
    }
    guard let level = head?.levelled else { return 1 }
    if level.contains("£k") || level.contains("£000") || level.contains("£'000") || level.contains("£ 000") { return 1000 }
    return level.contains("£m") ? 1_000_000 : 1
  }

  private func isCost(_ head: String) -> Bool {
    let level = head.levelled
    return level.containsWords("cost") || level.containsWords("costs") || level.containsWords("budget")
  }

  /// The number that makes up the whole cell, but for a "k" or "m".
  private func bareNumber(_ scalars: [Unicode.Scalar]) -> NumberScan? {
    guard let number = NumberScan.all(in: scalars).first, number.range == 0..<scalars.count, number.sign == nil else { return nil }
    return number
  }
}
