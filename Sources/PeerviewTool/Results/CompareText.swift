import Comparison
import PlanSchema

/// A line-up for reading on a terminal.
struct CompareText {
  let width: Int
  let bold: (String) -> String
  /// Whether findings are printed in full, not only by number.
  let withFindings: Bool

  func text(_ lineUp: LineUp, of result: SideBySide) -> String {
    var out = bold(lineUp.label) + " (\(lineUp.id))\n" + wrapped(reference(lineUp.benchmark.reference, result.reference))
    if lineUp.authorities.isEmpty { out += "Nothing on it in these documents.\n" }
    for line in lineUp.authorities { out += "\n" + text(line, in: lineUp.benchmark) }
    return out
  }

  private func text(_ line: AuthorityLine, in benchmark: ThemeBenchmark) -> String {
    let planning = benchmark.plans.first { $0.authority == line.authority }
    var out = bold(line.name) + "\n"
    let facts = [asked(line.asked), benchmark.reference.comparators.first { $0.authority == line.authority }.flatMap(elsewhere)]
    let summary = facts.compactMap { $0 }.joined(separator: " ")
    if !summary.isEmpty { out += wrapped(summary) }
    let rows = line.rows
    for document in line.documents {
      let own = rows.filter { $0.row.document == document.id && ($0.row.what != .finding || withFindings) }
      let findings = line.findings.filter { $0.document == document.id }
      out += "\n  " + document.id + (document.date.map { ", " + $0 } ?? "") + "\n"
      for (row, counterpart) in own { out += block(row, counterpart, in: line) }
      if !withFindings, !findings.isEmpty {
        let refs = findings.map { $0.item.ref ?? $0.item.id }.joined(separator: ", ")
        out += indented("\(findings.count) \(findings.count == 1 ? "finding" : "findings"): \(refs)", by: 4)
      }
    }
    if let overdue = planning?.overdue { out += indented("past and not marked as done: \(overdue) of \(planning!.actions) actions", by: 2) }
    return out
  }

  private func block(_ row: ItemRow, _ counterpart: Counterpart?, in line: AuthorityLine) -> String {
    var facts: [String] = []
    if !row.owners.isEmpty { facts.append(row.owners.joined(separator: "; ")) }
    if let due = row.duePrinted ?? row.due { facts.append("due " + due) }
    if let status = row.status { facts.append(status.rawValue + (row.statusPrinted.map { " (“\($0)”)" } ?? "")) }
    if let target = row.target { facts.append("target " + target) }
    if let current = row.current { facts.append("now " + current) }
    if !row.links.isEmpty { facts.append((row.what == .action ? "answers " : "answered by ") + row.links.joined(separator: ", ")) }
    if !row.place.isEmpty { facts.append(row.place) }
    var out = indented("\(row.what.rawValue) \(bold(row.ref ?? row.id)) \(row.text)", by: 4, hanging: 2)
    if !facts.isEmpty { out += indented(facts.joined(separator: " · "), by: 6) }
    if let counterpart {
      let shared = counterpart.shared.isEmpty ? "" : ", shares: " + counterpart.shared.joined(separator: ", ")
      out += indented("like \(counterpart.document) \(counterpart.ref ?? counterpart.id)\(shared)", by: 6)
    }
    return out
  }

  private func reference(_ theme: ThemeReference, _ set: ReferenceSummary) -> String {
    if set.inspections == 0 { return "No inspections to compare with." }
    let rank = theme.rank.map { ", number \($0) of \(theme.rankOf) themes" } ?? ""
    let grades = theme.judgements.compactMap { group in
      group.judgement.grade.map { "\($0.rawValue)\(group.judgement.basis == .leaders ? " (leaders)" : "") \(group.share.percent)" }
    }
    return "Asked for in \(theme.england.words) inspections of \(theme.authorities) authorities\(rank); before 2018 "
      + "\(theme.before2018.percent), since then \(theme.since2018.percent); by judgement: \(grades.joined(separator: ", "))."
  }

  /// How common the theme is around an authority; `nil` where the reference set has nothing of it.
  private func elsewhere(_ comparators: ThemeReference.Comparators) -> String? {
    var parts: [String] = []
    if let region = comparators.region, comparators.inRegion.of > 0 { parts.append("\(comparators.inRegion.words) in \(region)") }
    if comparators.amongNeighbours.of > 0 { parts.append("\(comparators.amongNeighbours.words) among its statistical neighbours") }
    return parts.isEmpty ? nil : "Inspections around it: " + parts.joined(separator: ", ") + "."
  }

  private func asked(_ asked: AskedBefore) -> String? {
    guard let since = asked.since else { return nil }
    let undated = asked.times - asked.years.count
    let besides = undated == 0 ? "" : undated == 1 ? " and once without a date" : " and \(undated) times without a date"
    return asked.times == 1
      ? "Asked for once, in \(since)."
      : "Asked for \(asked.times == 2 ? "twice" : "\(asked.times) times") since \(since): \(asked.years.joined(separator: ", "))\(besides)."
  }

  private func wrapped(_ text: String) -> String { TextWrap.lines(text, width: width).joined(separator: "\n") + "\n" }

  private func indented(_ text: String, by count: Int, hanging: Int = 0) -> String {
    let blank = String(repeating: " ", count: count)
    return TextWrap.lines(text, width: width - count, hanging: hanging).map { blank + $0 + "\n" }.joined()
  }
}
