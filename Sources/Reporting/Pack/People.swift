import PlanSchema
import Wording

/// How reports name people. Posts are always named; they are public offices.
public enum People: String, Sendable, Hashable, CaseIterable {
  /// No person's name: "[person 2]".
  case hide
  /// "J.S." for Jane Smith.
  case initials
  /// As the documents print them.
  case asPrinted = "as-printed"

  /// The record with its people so named: where a field holds a name, and wherever that name stands in a text.
  public func applied(to record: Record) -> Record {
    guard self != .asPrinted else { return record }
    // Longer names first: "Jane Smith-Jones" before "Jane Smith".
    let names = Set(Self.names(in: record)).sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    guard !names.isEmpty else { return record }
    let swaps = shown(names)
    let known = Dictionary(swaps.map { ($0.name, $0.shown) }, uniquingKeysWith: { first, _ in first })
    func text(_ text: String) -> String {
      swaps.reduce(text) { text, swap in text.contains(swap.name) ? text.replacing(swap.name, with: swap.shown) : text }
    }
    func optional(_ value: String?) -> String? { value.map(text) }
    func notes(_ notes: [Note]) -> [Note] { notes.map { Note(label: $0.label, text: text($0.text), place: $0.place) } }
    func owners(_ owners: [Owner]) -> [Owner] {
      owners.map { owner in
        Owner(
          printed: text(owner.printed), post: optional(owner.post), name: self == .hide ? nil : owner.name.map { known[$0] ?? text($0) })
      }
    }
    func codes(_ codes: [ThemeCode]) -> [ThemeCode] {
      codes.map { code in
        var out = code
        out.evidence = code.evidence.map(text)
        return out
      }
    }
    var out = record
    for index in out.roles.indices { out.roles[index].holders = out.roles[index].holders.map(text) }
    for index in out.governance.indices {
      out.governance[index].printed = text(out.governance[index].printed)
      for member in out.governance[index].members.indices {
        out.governance[index].members[member].name = optional(out.governance[index].members[member].name)
      }
    }
    if var inspection = out.inspection {
      inspection.leadInspector = optional(inspection.leadInspector)
      inspection.inspectors = inspection.inspectors.map(text)
      out.inspection = inspection
    }
    for index in out.sections.indices { out.sections[index].notes = notes(out.sections[index].notes) }
    for index in out.recommendations.indices {
      out.recommendations[index].text = text(out.recommendations[index].text)
      out.recommendations[index].notes = notes(out.recommendations[index].notes)
      out.recommendations[index].themes = codes(out.recommendations[index].themes)
    }
    for index in out.actions.indices {
      out.actions[index].text = text(out.actions[index].text)
      out.actions[index].owners = owners(out.actions[index].owners)
      out.actions[index].progress = optional(out.actions[index].progress)
      out.actions[index].notes = notes(out.actions[index].notes)
      out.actions[index].themes = codes(out.actions[index].themes)
    }
    for index in out.measures.indices {
      out.measures[index].text = text(out.measures[index].text)
      out.measures[index].owners = owners(out.measures[index].owners)
      out.measures[index].notes = notes(out.measures[index].notes)
      out.measures[index].themes = codes(out.measures[index].themes)
    }
    for index in out.findings.indices {
      out.findings[index].text = text(out.findings[index].text)
      out.findings[index].themes = codes(out.findings[index].themes)
    }
    for index in out.defects.indices { out.defects[index].detail = text(out.defects[index].detail) }
    for index in out.ledger.unplaced.indices { out.ledger.unplaced[index].text = text(out.ledger.unplaced[index].text) }
    return out
  }

  /// What stands for each name. Two people stay two: figures on who leads how much would else be wrong.
  private func shown(_ names: [String]) -> [(name: String, shown: String)] {
    var taken: [String: Int] = [:]
    return names.map { name in
      if self == .hide {
        taken["", default: 0] += 1
        return (name, "[person \(taken["", default: 0])]")
      }
      let initials = name.split { $0 == " " || $0 == "-" }.compactMap(\.first).filter(\.isLetter).map { "\($0)." }.joined()
      taken[initials, default: 0] += 1
      let count = taken[initials, default: 0]
      return (name, count == 1 ? initials : "\(initials) (\(count))")
    }
  }

  /// Every name that a field of the record holds, of two words at least: a single word may be an abbreviation of a post.
  private static func names(in record: Record) -> [String] {
    var names = (record.actions.flatMap(\.owners) + record.measures.flatMap(\.owners)).compactMap(\.name)
    names += record.roles.flatMap(\.holders) + record.governance.flatMap(\.members).compactMap(\.name)
    if let inspection = record.inspection {
      names += inspection.inspectors + (inspection.leadInspector?.split(separator: ",").map { String($0).squeezed } ?? [])
    }
    return names.filter { $0.contains(" ") && $0.contains(where: \.isLetter) }
  }
}
