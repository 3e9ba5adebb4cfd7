import Comparison
import PlanSchema

extension Coverage {
  /// One row a recommendation.
  var table: TextTable {
    TextTable(
      ["Report", "Addressed to", "Recommendation", "Answer", "In the plan", "Likeness", "Differences", "Actions", "Worth a look"],
      rows: lines.map { line in
        [
          line.recommendation.printedRef, line.recommendation.body.rawValue, line.recommendation.text, line.answer.words,
          line.wordings.map(\.recommendation.printedRef).joined(separator: "; "),
          line.wordings.map { "\($0.likeness)" }.joined(separator: "; "),
          line.wordings.map { marked($0.differences) }.joined(separator: "; "),
          line.actions.map { $0.ref ?? $0.id }.joined(separator: "; "),
          line.alike.map { "\($0.action.ref ?? $0.action.id) (\($0.shared.joined(separator: ", ")))" }.joined(separator: "; "),
        ]
      })
  }

  /// For reading on a terminal.
  func text(width: Int, bold: (String) -> String) -> String {
    var out = bold(plan.title.isEmpty ? plan.id : plan.title) + "\n"
    out += TextWrap.lines(introduction, width: width).joined(separator: "\n") + "\n"
    for line in lines {
      out += "\n" + block(line.recommendation.printedRef, line.recommendation.text, width: width, bold: bold)
      out += indented(
        (line.recommendation.body == .safeguardingBoard ? "LSCB " : "") + "→ " + line.answer.words + actions(line), width: width)
      for wording in line.wordings where wording.differences.contains(where: { $0.kind != .same }) {
        out += indented("plan’s \(wording.recommendation.printedRef): " + marked(wording.differences), width: width)
      }
      for alike in line.alike {
        out += indented(
          "worth a look: \(alike.action.ref ?? alike.action.id) \(alike.action.text) (shares \(alike.shared.joined(separator: ", ")))",
          width: width)
      }
    }
    if !further.isEmpty {
      out += "\n" + bold("In the plan, not in the report") + "\n"
      for own in further { out += block(own.recommendation.printedRef, own.recommendation.text, width: width, bold: bold) }
    }
    return out
  }

  private var introduction: String {
    let toAuthority = lines.filter { $0.recommendation.body != .safeguardingBoard }
    var count = "\(toAuthority.count { $0.answer == .answered }) of \(toAuthority.count) recommendations are answered by an action."
    if toAuthority.count < lines.count {
      count += " \(lines.count - toAuthority.count) more are addressed to the safeguarding board (marked LSCB)."
    }
    guard let report else { return "No report that it answers is imported; these are its own recommendations. " + count }
    return "Set beside \(report.id), \(basis.words). " + count
  }

  private func actions(_ line: Line) -> String {
    line.actions.isEmpty ? "" : ": " + line.actions.map { $0.ref ?? $0.id }.joined(separator: ", ")
  }

  private func block(_ ref: String, _ text: String, width: Int, bold: (String) -> String) -> String {
    let label = ref.padded(to: 4)
    let lines = TextWrap.lines(text, width: width - label.count - 1)
    return lines.enumerated().map { ($0 == 0 ? bold(label) : label.blank) + " " + $1 + "\n" }.joined()
  }

  private func indented(_ text: String, width: Int) -> String {
    TextWrap.lines(text, width: width - 5, hanging: 2).map { "     " + $0 + "\n" }.joined()
  }

  /// "[-the report’s-] {+the plan’s+} words that both have".
  private func marked(_ differences: [WordDifference]) -> String {
    differences.map { part in
      switch part.kind {
      case .same: part.text
      case .removed: "[-\(part.text)-]"
      case .added: "{+\(part.text)+}"
      }
    }.joined(separator: " ")
  }
}

extension Recommendation {
  /// Its ref as printed, else its number.
  var printedRef: String { ref ?? String(number) }
}

extension Coverage.Answer {
  var words: String {
    switch self {
    case .answered: "answered"
    case .withoutAction: "in the plan, without an action"
    case .notAnswered: "not answered"
    }
  }
}

extension Coverage.Basis {
  var words: String {
    switch self {
    case .date: "whose date the plan names"
    case .wording: "whose recommendations the plan words alike"
    case .latest: "the latest report before the plan, which names none"
    case .noReport: "no report"
    }
  }
}

extension String {
  /// As many spaces.
  var blank: String { String(repeating: " ", count: count) }
}
