import PlanSchema

/// How the parts of a record come by their codes.
///
/// A recommendation is coded by its text. An action is coded by its own words first; the codes of the recommendation that it answers are a
/// weaker hint, and say so (`basis: .recommendation`). They count where the recommendation has one theme only; of several themes those
/// that the action's words take up, and the primary one for an action whose own words say nothing: an answer to a broad recommendation
/// is seldom about all of it. A measure is read with the title of its section as a hint. A long finding carries the codes of its
/// sentences.
extension ThemeCoder {
  /// Codes everything in a record that carries themes. Codes that a person gave are kept, and then nothing is added to that text.
  public func code(_ record: inout Record) {
    for index in record.recommendations.indices where !record.recommendations[index].themes.decidedByPerson {
      record.recommendations[index].themes = codes(for: record.recommendations[index].text)
    }
    let asked = Dictionary(record.recommendations.map { ($0.id, $0.themes) }, uniquingKeysWith: { first, _ in first })
    let titles = Dictionary(record.sections.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    for index in record.actions.indices where !record.actions[index].themes.decidedByPerson {
      let action = record.actions[index]
      let answered = record.closelyAnswered(by: action).compactMap { asked[$0] }
      let own = codes(for: action.text)
      let hints = answered.map { codes in
        codes.count == 1 ? codes : own.isEmpty ? Array(codes.prefix(1)) : takenUp(codes, by: action.text)
      }
      record.actions[index].themes = own.hinted(by: hints)
    }
    for index in record.measures.indices where !record.measures[index].themes.decidedByPerson {
      let measure = record.measures[index]
      let own = codes(for: measure.text)
      let section = measure.section.flatMap { titles[$0] }.map { codes(for: $0) }
      record.measures[index].themes = own.isEmpty ? (section ?? []).asHint(keeping: 1) : own
    }
    for index in record.findings.indices where !record.findings[index].themes.decidedByPerson {
      record.findings[index].themes = codes(forPassage: record.findings[index].text)
    }
  }

  /// The codes of a passage of several sentences: those of the sentences together, each with the weight of the surest one; the primary
  /// is the one with the most weight over all sentences.
  public func codes(forPassage text: String) -> [ThemeCode] {
    let sentences = text.sentences
    guard sentences.count > 2 else { return codes(for: text) }
    var totals: [String: Double] = [:]
    var merged: [ThemeCode] = []
    for sentence in sentences {
      for code in codes(for: sentence) {
        totals[code.id, default: 0] += code.weight * (code.primary ? 1.5 : 1)
        if let known = merged.firstIndex(where: { $0.id == code.id }) {
          merged[known].weight = max(merged[known].weight, code.weight)
          for words in code.evidence where !merged[known].evidence.contains(words) { merged[known].evidence.append(words) }
        } else {
          merged.append(code)
        }
      }
    }
    let order = merged.indices.sorted { (-totals[merged[$0].id]!, $0) < (-totals[merged[$1].id]!, $1) }
    return order.enumerated().map { place, index in
      var code = merged[index]
      code.primary = place == 0
      return code
    }
  }
}

extension Record {
  /// The recommendations that tell something of what an action is about: those that it answers itself; else the one that its section
  /// answers. A section that answers many tells little of each action in it.
  func closelyAnswered(by action: Action) -> [String] {
    if !action.answers.isEmpty { return action.answers }
    let all = answered(by: action)
    return all.count == 1 ? all : []
  }
}

extension [ThemeCode] {
  /// Whether a person has said which themes the text carries.
  public var decidedByPerson: Bool { contains { $0.by == .person } }

  /// A text's own codes, and after them what is hinted by those that it answers. Without own codes the hints come first, still as hints.
  func hinted(by hints: [[ThemeCode]]) -> [ThemeCode] {
    var out = self
    for codes in hints {
      for code in codes where !out.contains(where: { $0.id == code.id }) { out.append(code.asHint) }
    }
    if isEmpty, let first = out.indices.first { out[first].primary = true }
    return out
  }

  /// These codes as hints for another text.
  func asHint(keeping count: Int) -> [ThemeCode] {
    var out = prefix(count).map(\.asHint)
    if let first = out.indices.first { out[first].primary = true }
    return out
  }
}

extension ThemeCode {
  /// The share of a code's weight that is left when it comes from what the text answers and not from the text.
  static let hintShare = 0.4

  var asHint: ThemeCode {
    ThemeCode(id: id, weight: weight * Self.hintShare, primary: false, by: by, basis: .recommendation, evidence: evidence)
  }
}
