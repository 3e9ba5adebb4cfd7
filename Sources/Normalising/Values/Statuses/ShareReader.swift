import PlanSchema
import Wording

/// Reads shares ("75%") through a key of shares: the very number, a range that holds it, or what any percentage means.
struct ShareReader: Sendable {
  private static let limits = Vocabulary.load("share-limits")

  /// What a share stands for; `nil` where the text is none, or where the key lists shares but not this one. Without a key of shares, only
  /// 0% and 100% say anything for certain.
  func status(of text: String, in lines: [StatusReader.Line]) -> (CommonStatus, Status.Basis)? {
    guard let (value, rest) = share(text) else { return nil }
    var hasShares = false
    for line in lines where line.key.printed.contains("%") {
      hasShares = true
      if rest.isEmpty, let bounds = bounds(line.key.printed), bounds.contains(value) { return (line.status, .key) }
    }
    for line in lines {
      let printed = line.key.printed.levelled
      if printed.containsWords("percentage") {
        hasShares = true
        // "A percentage with the words at risk".
        if rest.isEmpty ? !printed.contains(" with ") : printed.hasSuffix(rest) { return (line.status, .key) }
      }
    }
    for line in lines where !hasShares && rest.isEmpty {
      if let meaning = line.key.meaning, let bounds = bounds(meaning), bounds.lowerBound < bounds.upperBound, bounds.contains(value) {
        return (line.status, .key)
      }
    }
    guard !hasShares, rest.isEmpty else { return nil }
    switch value {
    case 100: return (.complete, .words)
    case 0: return (.notStarted, .words)
    default: return nil
    }
  }

  /// "40% at risk": the number, and the words after it.
  private func share(_ text: String) -> (value: Double, rest: String)? {
    let scalars = Array(text.unicodeScalars)
    let numbers = NumberScan.all(in: scalars)
    guard numbers.count == 1, let number = numbers.first, number.sign == "%", number.range.lowerBound == 0 else { return nil }
    return (number.value, String(String.UnicodeScalarView(scalars[number.range.upperBound...])).levelled.trimmedOfMarks)
  }

  /// "75% to 99%", "under 50%", "90% or more", "100%".
  private func bounds(_ text: String) -> ClosedRange<Double>? {
    guard text.contains("%") else { return nil }
    // In "0-49%" the dash is no sign of a negative number.
    let level = text.levelled.replacing("-", with: " - ")
    let numbers = NumberScan.all(in: Array(level.unicodeScalars)).map { abs($0.value) }
    guard let first = numbers.first, numbers.count <= 2 else { return nil }
    if numbers.count == 2 { return min(first, numbers[1])...max(first, numbers[1]) }
    func says(_ meaning: String) -> Bool { Self.limits.phrases(meaning: meaning).contains { level.containsWords($0) } }
    if says("at least") || level.contains("%+") { return first...100 }
    if says("at most") { return 0...first }
    if says("less than") { return 0...first.nextDown }
    if says("more than") { return first.nextUp...100 }
    return first...first
  }
}
